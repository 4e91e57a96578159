/* args.h - reads a command's options: --name value, --name=value, --flag; -- ends them. The usual
 * ones have a letter, too, the same in every command: -j2, -j 2, -qv.
 *
 * An unknown option is an error that names the nearest; so is a value of the wrong kind.
 */
#ifndef HARNESS_ARGS_H
#define HARNESS_ARGS_H

#include <stdbool.h>
#include <stdint.h>

#include "commands/command.h"

enum arg_kind {
    ARG_flag,   /* bool */
    ARG_text,   /* const char * */
    ARG_number, /* int64_t, not negative */
    ARG_word,   /* const char *, one of words */
    ARG_list,   /* struct arg_list: it may be given several times */
};

enum { ARG_LIST_MOST = 32 };

struct arg_list {
    const char *items[ARG_LIST_MOST + 1]; /* ended by NULL */
};

struct arg {
    const char *name; /* "--seed" */
    enum arg_kind kind;
    void *into;
    const char *const *words; /* for ARG_word, ended by NULL */
};

/* What args_read() found. */
enum args {
    ARGS_go,
    ARGS_help, /* the help was printed: exit code 0 */
    ARGS_bad,  /* a sentence was printed on stderr: exit code 3 */
};

/** Reads argv[1..] of @p call by @p rows (ended by a row without name). What is no option is moved
 * to the front of argv[1..] and counted in @p rest. Where the call asks for the rows alone, they
 * are handed over, and that is all. */
enum args args_read(const struct command_call *call, const struct arg *rows, int *rest);

/** The letter of the option @p name ("--jobs"); '\0': it has none. */
char args_letter(const char *name);
/** A line with the letters of those @p rows that have one, "" where none has; the caller frees it.
 */
char *args_letters(const struct arg *rows);

/** The exit code that goes with @p a, which is not ARGS_go. */
int args_exit(enum args a);

/** Prints "chargerig NAME: sentence" on stderr; @return 3. */
int args_error(const struct command *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
