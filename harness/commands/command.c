#include "commands/command.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const struct command *command_of(const struct command *const *all, const char *name)
{
    while (*all && strcmp((*all)->name, name) != 0)
        all++;
    return *all;
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
