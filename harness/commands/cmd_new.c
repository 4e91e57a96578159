#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/form.h"

static int write_new(const char *path, const char *title)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    FILE *out = fd < 0 ? NULL : fdopen(fd, "w");

    if (!out)
        return args_error(&command_new, "%s cannot be made: %s", path, strerror(errno));
    form_print(out, form_scenario,
               (const struct form_word[]){{"FILE", path}, {"TITLE", title}, {NULL, NULL}});
    if (fclose(out) != 0)
        return args_error(&command_new, "%s cannot be written: %s", path, strerror(errno));
    printf("%s\n", path);
    return 0;
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
        return args_error(&command_new, "wants one name, as in chargerig new night-shift");
    if (strpbrk(call->argv[1], "\"\\\n"))
        return args_error(&command_new, "a name has no quotes, backslashes or line ends");
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

const struct command command_new = {"new", "writes a commented scenario to begin from", help_new,
                                    run};
