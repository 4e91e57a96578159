#include <arpa/inet.h>
#include <event2/event.h>
#include <libwebsockets.h>
#include <lua.h>
#include <netinet/in.h>
#include <openssl/crypto.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

#include "args.h"
#include "folder.h"
#include "mem.h"
#include "vendor_profile.h"
#include "version.h"
#include "zone.h"

static const char help[] =
    "Usage: chargerig doctor\n"
    "\n"
    "Says what is there: versions, time zones, the data folder, sockets, limits. Exit code 3 when\n"
    "something that is needed is missing.\n";

/* One line; @return 1 when it is bad. */
static int line(bool ok, const char *what, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static int line(bool ok, const char *what, const char *format, ...)
{
    va_list args;

    printf("%-4s %-16s ", ok ? "ok" : "BAD", what);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf("\n");
    return !ok;
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

static void versions(void)
{
    line(true, "chargerig", "%s", chargerig_version);
    line(true, "Lua", "%s", LUA_RELEASE);
    line(true, "SQLite", "%s", sqlite3_libversion());
    line(true, "libevent", "%s", event_get_version());
    line(true, "libuv", "%s", uv_version_string());
    line(true, "libwebsockets", "%s", lws_get_library_version());
    line(true, "OpenSSL", "%s", OpenSSL_version(OPENSSL_VERSION_STRING));
}

static int data(void)
{
    char *dir = folder_data();
    char *scenarios = mem_printf("%s/scenarios", dir);
    char **files = folder_files(scenarios, ".lua");
    char *profiles = vendor_profile_names(dir);
    int count = 0, bad = 0;

    while (files[count])
        count++;
    bad += line(folder_is(dir), "data folder", "%s", dir);
    bad += line(count > 0, "scenarios", "%d", count);
    bad += line(profiles[0] != '\0', "vendor profiles", "%s", profiles[0] ? profiles : "none");
    folder_free(files);
    free(profiles);
    free(scenarios);
    free(dir);
    return bad;
}

static int run(int argc, char **argv)
{
    const struct arg rows[] = {{NULL, ARG_flag, NULL, NULL}};
    struct rlimit files = {0, 0};
    char rule[64] = "missing: install tzdata";
    int count, bad = 0;
    enum args got = args_read(&command_doctor, argc, argv, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    versions();
    bad += line(zone_rule("Europe/Amsterdam", rule), "time zones", "Europe/Amsterdam is %s", rule);
    bad += data();
    bad += line(can_listen(), "loopback", "a port on 127.0.0.1 can be opened");
    getrlimit(RLIMIT_NOFILE, &files);
    line(files.rlim_cur >= 256, "open files", "at most %llu, so about as many stations on sockets",
         (unsigned long long)files.rlim_cur);
    bad += line(access(".", W_OK) == 0, "this folder", "can be written");
    return bad ? 3 : 0;
}

const struct command command_doctor = {"doctor", "says what is there and what is missing", help,
                                       run};
