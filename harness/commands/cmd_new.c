/* cmd_new.c - chargerig new: a first scenario or playbook, in a file that was not there before.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/form.h"
#include "host/folder.h"
#include "host/outfile.h"

static int write_new(const char *form, const char *path, const struct form_word *words)
{
    char *why = NULL;
    struct outfile *out = outfile_open(path, OUTFILE_new, &why);
    int code = 0;

    if (out)
        form_print(outfile_stream(out), form, words);
    if (out && outfile_close(out, &why))
        printf("%s\n", path);
    else
        code = args_error(&command_new, "%s", why);
    free(why);
    return code;
}

static bool ends_in_lua(const char *name)
{
    size_t n = strlen(name);

    return n > 4 && name[n - 5] != '/' && strcmp(name + n - 4, ".lua") == 0;
}

/* "agents/night-shift" of "agents/night-shift.lua": where it goes, and what it is called. */
static int write_playbook(const char *name)
{
    const char *slash = strrchr(name, '/'), *last = slash ? slash + 1 : name;
    char *plain = mem_text_n(last, strlen(last) - (ends_in_lua(last) ? 4 : 0));
    char *dir = slash ? mem_text_n(name, (size_t)(slash - name)) : mem_text("playbooks");
    char *path = mem_printf("%s/%s.lua", dir, plain), *why = NULL;
    int code = folder_make(dir, &why)
                   ? write_new(form_playbook, path,
                               (const struct form_word[]){{"NAME", plain}, {NULL, NULL}})
                   : args_error(&command_new, "%s", why);

    free(why);
    free(path);
    free(dir);
    free(plain);
    return code;
}

static int write_scenario(const char *name)
{
    char *path = ends_in_lua(name) ? mem_text(name) : mem_printf("%s.lua", name);
    const char *slash = strrchr(path, '/');
    char *title = mem_text(slash ? slash + 1 : path);
    int code;

    title[strlen(title) - strlen(".lua")] = '\0';
    for (char *p = title; *p; p++)
        if (*p == '-' || *p == '_')
            *p = ' ';
    code = write_new(form_scenario, path,
                     (const struct form_word[]){{"FILE", path}, {"TITLE", title}, {NULL, NULL}});
    free(title);
    free(path);
    return code;
}

static int run(const struct command_call *call)
{
    bool playbook = false;
    const struct arg rows[] = {{"--playbook", ARG_flag, &playbook, NULL},
                               {NULL, ARG_flag, NULL, NULL}};
    int count;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1 || !call->argv[1][0])
        return args_error(&command_new, "needs one name, as in chargerig new night-shift");
    if (strpbrk(call->argv[1], "\"\\\n"))
        return args_error(&command_new,
                          "expected a name without quotes, backslashes and line ends");
    return playbook ? write_playbook(call->argv[1]) : write_scenario(call->argv[1]);
}

const struct command command_new = {"new", "writes a commented scenario or playbook to start from",
                                    help_new, run};
