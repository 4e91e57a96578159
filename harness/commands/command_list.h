/* command_list.h - every command of the program, one row each, in the order of `chargerig help`.
 *
 * A row NAME stands for cmd_NAME.c, which defines command_NAME, for help/NAME.txt, which the build
 * puts into help_NAME, and for the man page chargerig-NAME.1, which is made from both.
 * CMakeLists.txt reads the rows here, so each has a line of its own.
 */
#ifndef HARNESS_COMMAND_LIST_H
#define HARNESS_COMMAND_LIST_H

#include "commands/command.h"

/* clang-format off */
#define COMMAND_LIST(X) \
    X(run)              \
    X(serve)            \
    X(merge)            \
    X(score)            \
    X(report)           \
    X(bundle)           \
    X(show)             \
    X(list)             \
    X(mutants)          \
    X(ocpp)             \
    X(new)              \
    X(doctor)           \
    X(manual)           \
    X(completion)       \
    X(help)
/* clang-format on */

#define X(name)                                                                                    \
    extern const struct command command_##name;                                                    \
    extern const char help_##name[];
COMMAND_LIST(X)
#undef X

/** All commands, ended by NULL. */
extern const struct command *const command_all[];

#endif
