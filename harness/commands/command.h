/* command.h - a subcommand of the program: one file cmd_NAME.c with one const record.
 *
 * All of them stand in command_list.h, whose list only main.c sees: what a command needs of it
 * (`help` does) is handed down with the call.
 */
#ifndef HARNESS_COMMAND_H
#define HARNESS_COMMAND_H

struct command;
struct arg;

typedef void command_rows_fn(void *ctx, const struct arg *rows);

/* One call of a command. */
struct command_call {
    const struct command *command;    /* the one called */
    const struct command *const *all; /* those of the program, ended by NULL */
    int argc;
    char **argv;           /* argv[0] is the command's name */
    command_rows_fn *hear; /* where only the options are asked for: gets their table; else NULL */
    void *ctx;             /* of hear */
};

struct command {
    const char *name;
    const char *summary; /* one line for the list */
    const char *help;    /* usage and options, as printed by --help and in the man page */
    /** Does what it is for. @return the exit code: 0 pass, 1 fail, 2 inconclusive, 3 error, 130
     * interrupted. */
    int (*run)(const struct command_call *call);
};

/** The command called @p name among @p all, which NULL ends; NULL when there is none. */
const struct command *command_of(const struct command *const *all, const char *name);

/** Hands the table of the options of @p c to @p fn (args.h). */
void command_rows(const struct command *c, command_rows_fn *fn, void *ctx);

/** Name and summary of each of @p all, a line each that begins with @p indent; the caller frees it.
 */
char *command_lines(const struct command *const *all, const char *indent);

#endif
