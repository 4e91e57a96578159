#include "commands/command_list.h"

#include <stddef.h>

const struct command *const command_all[] = {
#define X(name) &command_##name,
    COMMAND_LIST(X)
#undef X
        NULL,
};
