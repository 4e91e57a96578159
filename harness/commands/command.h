/* command.h - the subcommands of the program; each is one file with one const record.
 */
#ifndef HARNESS_COMMAND_H
#define HARNESS_COMMAND_H

struct command {
    const char *name;
    const char *summary; /* one line for the list */
    const char *help;    /* usage and options, as printed by --help and in the man page */
    /* @p argv[0] is the command's name. @return the exit code: 0 pass, 1 fail, 2 inconclusive, 3
     * error, 130 interrupted. */
    int (*run)(int argc, char **argv);
};

extern const struct command *const command_all[]; /* ended by NULL */

/** The command called @p name, NULL when there is none. */
const struct command *command_of(const char *name);

/** Prints the help of @p c; @return 0. */
int command_help(const struct command *c);

extern const struct command command_run, command_serve, command_score, command_report, command_show,
    command_list, command_mutants, command_new, command_doctor, command_manual, command_help_about,
    command_ocpp;

#endif
