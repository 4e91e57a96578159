#include "commands/command.h"

#include <stdio.h>
#include <string.h>

const struct command *const command_all[] = {
    &command_run,    &command_serve,      &command_score, &command_report, &command_show,
    &command_list,   &command_mutants,    &command_ocpp,  &command_new,    &command_doctor,
    &command_manual, &command_help_about, NULL,
};

const struct command *command_of(const char *name)
{
    for (size_t i = 0; command_all[i]; i++)
        if (strcmp(command_all[i]->name, name) == 0)
            return command_all[i];
    return NULL;
}

int command_help(const struct command *c)
{
    printf("%s", c->help);
    return 0;
}
