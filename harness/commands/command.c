#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const struct command *command_of(const struct command *const *all, const char *name)
{
    while (*all && strcmp((*all)->name, name) != 0)
        all++;
    return *all;
}

void command_rows(const struct command *c, command_rows_fn *fn, void *ctx)
{
    char name[32], *argv[] = {name, NULL};

    snprintf(name, sizeof(name), "%s", c->name);
    c->run(&(struct command_call){.command = c, .argc = 1, .argv = argv, .hear = fn, .ctx = ctx});
}

char *command_lines(const struct command *const *all, const char *indent)
{
    char *lines = mem_text("");

    for (; *all; all++) {
        char *longer = mem_printf("%s%s%-9s %s\n", lines, indent, (*all)->name, (*all)->summary);
        free(lines);
        lines = longer;
    }
    return lines;
}
