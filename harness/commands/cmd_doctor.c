/* cmd_doctor.c - chargerig doctor: what this machine has of what the program needs.
 *
 * Looks at things as the other commands would use them (it opens a port, reads a time zone), and
 * changes nothing.
 */
#include <arpa/inet.h>
#include <cjson/cJSON.h>
#include <event2/event.h>
#include <libwebsockets.h>
#include <lua.h>
#include <netinet/in.h>
#include <openssl/crypto.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/project.h"
#include "host/folder.h"
#include "host/version.h"
#include "host/zone.h"
#include "stage/vendor_profile.h"

/* One line more. */
static void line(cJSON *list, bool ok, const char *what, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
static void line(cJSON *list, bool ok, const char *what, const char *format, ...)
{
    cJSON *row = cJSON_CreateObject();
    char *text;
    va_list args;

    va_start(args, format);
    text = mem_vprintf(format, args);
    va_end(args);
    cJSON_AddStringToObject(row, "what", what);
    cJSON_AddBoolToObject(row, "ok", ok);
    cJSON_AddStringToObject(row, "is", text);
    cJSON_AddItemToArray(list, row);
    free(text);
}

/* @return the exit code */
static int print(const cJSON *list, bool json)
{
    char *text = json ? cJSON_Print(list) : NULL;
    const cJSON *row;
    int code = 0;

    cJSON_ArrayForEach (row, list) {
        bool ok = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(row, "ok"));
        if (!json)
            printf("%-4s %-16s %s\n", ok ? "ok" : "BAD",
                   cJSON_GetObjectItemCaseSensitive(row, "what")->valuestring,
                   cJSON_GetObjectItemCaseSensitive(row, "is")->valuestring);
        if (!ok)
            code = 3;
    }
    if (json)
        printf("%s\n", text);
    free(text);
    return code;
}

static bool can_listen(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    bool ok;

    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ok = fd >= 0 && bind(fd, (const struct sockaddr *)&at, sizeof(at)) == 0 && listen(fd, 1) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}

static void versions(cJSON *list)
{
    line(list, true, "chargerig", "%s", chargerig_version);
    line(list, true, "Lua", "%s", LUA_RELEASE);
    line(list, true, "SQLite", "%s", sqlite3_libversion());
    line(list, true, "libevent", "%s", event_get_version());
    line(list, true, "libuv", "%s", uv_version_string());
    line(list, true, "libwebsockets", "%s", lws_get_library_version());
    line(list, true, "OpenSSL", "%s", OpenSSL_version(OPENSSL_VERSION_STRING));
}

static void data(cJSON *list)
{
    char *dir = folder_data();
    char *scenarios = mem_printf("%s/scenarios", dir);
    char **files = folder_files(scenarios, ".lua");
    char *profiles = vendor_profile_names(&(struct vendor_shelf){dir, NULL});
    int count = 0;

    while (files[count])
        count++;
    line(list, folder_is(dir), "data folder", "%s", dir);
    line(list, count > 0, "scenarios", "%d", count);
    line(list, profiles[0] != '\0', "vendor profiles", "%s", profiles[0] ? profiles : "none");
    folder_free(files);
    free(profiles);
    free(scenarios);
    free(dir);
}

static void project(cJSON *list)
{
    char *path = project_find();

    line(list, true, "project file", "%s", path ? path : "none, here or above (chargerig.lua)");
    free(path);
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    const char *format = "table";
    const struct arg rows[] = {{"--format", ARG_word, &format, formats},
                               {NULL, ARG_flag, NULL, NULL}};
    struct rlimit files = {0, 0};
    char rule[64] = "missing: install tzdata";
    int count, code;
    enum args got = args_read(call, rows, &count);
    cJSON *list;

    if (got != ARGS_go)
        return args_exit(got);
    if (count)
        return args_error(&command_doctor, "expected no argument, got \"%s\"", call->argv[1]);
    list = cJSON_CreateArray();
    versions(list);
    line(list, zone_rule("Europe/Amsterdam", rule), "time zones", "Europe/Amsterdam is %s", rule);
    data(list);
    project(list);
    line(list, can_listen(), "loopback", "a port on 127.0.0.1 can be opened");
    getrlimit(RLIMIT_NOFILE, &files);
    line(list, files.rlim_cur >= 256, "open files",
         "at most %llu, so about as many stations on sockets", (unsigned long long)files.rlim_cur);
    line(list, access(".", W_OK) == 0, "this folder", "can be written");
    code = print(list, strcmp(format, "json") == 0);
    cJSON_Delete(list);
    return code;
}

const struct command command_doctor = {"doctor", "checks that what the program needs is in place",
                                       help_doctor, run};
