/* cmd_new.c - chargerig new: a first scenario, in a file that was not there before.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/form.h"
#include "host/outfile.h"

static int write_new(const char *path, const char *title)
{
    char *why = NULL;
    struct outfile *out = outfile_open(path, OUTFILE_new, &why);
    int code = 0;

    if (out)
        form_print(outfile_stream(out), form_scenario,
                   (const struct form_word[]){{"FILE", path}, {"TITLE", title}, {NULL, NULL}});
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

static int run(const struct command_call *call)
{
    const struct arg rows[] = {{NULL, ARG_flag, NULL, NULL}};
    char *path, *title, *slash;
    int count, code;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1 || !call->argv[1][0])
        return args_error(&command_new, "needs one name, as in chargerig new night-shift");
    if (strpbrk(call->argv[1], "\"\\\n"))
        return args_error(&command_new,
                          "expected a name without quotes, backslashes and line ends");
    path =
        ends_in_lua(call->argv[1]) ? mem_text(call->argv[1]) : mem_printf("%s.lua", call->argv[1]);
    slash = strrchr(path, '/');
    title = mem_text(slash ? slash + 1 : path);
    title[strlen(title) - strlen(".lua")] = '\0';
    for (char *p = title; *p; p++)
        if (*p == '-' || *p == '_')
            *p = ' ';
    code = write_new(path, title);
    free(title);
    free(path);
    return code;
}

const struct command command_new = {"new", "writes a commented scenario to start from", help_new,
                                    run};
