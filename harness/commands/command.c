#include "commands/command.h"

#include <stddef.h>
#include <string.h>

const struct command *command_of(const struct command *const *all, const char *name)
{
    while (*all && strcmp((*all)->name, name) != 0)
        all++;
    return *all;
}
