#include "commands/args.h"

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "script/script.h"

int args_error(const struct command *c, const char *format, ...)
{
    va_list args;

    fprintf(stderr, "chargerig %s: ", c->name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    return 3;
}

int args_exit(enum args a)
{
    return a == ARGS_bad ? 3 : 0;
}

static const struct arg *find(const struct arg *rows, const char *name, size_t len)
{
    for (; rows->name; rows++)
        if (strlen(rows->name) == len && strncmp(rows->name, name, len) == 0)
            return rows;
    return NULL;
}

static enum args unknown(const struct command *c, const struct arg *rows, const char *name)
{
    const char **names, *nearest;
    size_t n = 0;

    while (rows[n].name)
        n++;
    names = mem_new((n + 1) * sizeof(*names));
    for (size_t i = 0; i < n; i++)
        names[i] = rows[i].name;
    nearest = script_nearest(name, names);
    free(names);
    if (nearest)
        args_error(c, "%s is not an option, did you mean %s?", name, nearest);
    else
        args_error(c, "%s is not an option (chargerig %s --help lists them)", name, c->name);
    return ARGS_bad;
}

static bool take_number(const struct arg *row, const char *value)
{
    char *end;
    long long n;

    errno = 0;
    n = strtoll(value, &end, 10);
    if (*end || end == value || n < 0 || errno)
        return false;
    *(int64_t *)row->into = n;
    return true;
}

static enum args take_one_more(const struct command *c, const struct arg *row, const char *value)
{
    struct arg_list *list = row->into;

    for (int i = 0; i < ARG_LIST_MOST; i++)
        if (!list->items[i]) {
            list->items[i] = value;
            return ARGS_go;
        }
    args_error(c, "%s is given more than %d times", row->name, ARG_LIST_MOST);
    return ARGS_bad;
}

static enum args take(const struct command *c, const struct arg *row, const char *value)
{
    char list[200] = "";

    switch (row->kind) {
    case ARG_flag:
        *(bool *)row->into = true;
        return ARGS_go;
    case ARG_text:
        *(const char **)row->into = value;
        return ARGS_go;
    case ARG_list:
        return take_one_more(c, row, value);
    case ARG_number:
        if (take_number(row, value))
            return ARGS_go;
        args_error(c, "%s: expected a whole number, got \"%s\"", row->name, value);
        return ARGS_bad;
    case ARG_word:
        for (int i = 0; row->words[i]; i++) {
            size_t at = strlen(list);
            if (strcmp(row->words[i], value) == 0) {
                *(const char **)row->into = row->words[i];
                return ARGS_go;
            }
            snprintf(list + at, sizeof(list) - at, "%s%s", i ? " or " : "", row->words[i]);
        }
        args_error(c, "%s: expected %s, got \"%s\"", row->name, list, value);
        return ARGS_bad;
    }
    return ARGS_bad;
}

/* One letter means the same in every command that has the option. */
static const struct {
    char letter;
    const char *name;
} letters[] = {
    {'a', "--all"},   {'f', "--filter"}, {'F', "--format"},  {'j', "--jobs"},
    {'l', "--list"},  {'m', "--mutant"}, {'o', "--out"},     {'p', "--port"},
    {'q', "--quiet"}, {'s', "--seed"},   {'v', "--verbose"}, {'x', "--fail-fast"},
};

char args_letter(const char *name)
{
    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
        if (strcmp(letters[i].name, name) == 0)
            return letters[i].letter;
    return '\0';
}

static const struct arg *find_letter(const struct arg *rows, char letter)
{
    for (; rows->name; rows++)
        if (args_letter(rows->name) == letter)
            return rows;
    return NULL;
}

char *args_letters(const struct arg *rows)
{
    char *all = mem_text("");

    for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
        if (find(rows, letters[i].name, strlen(letters[i].name))) {
            char *longer = mem_printf("%s%s -%c %s", all,
                                      *all ? "," : "\nShort:", letters[i].letter, letters[i].name);
            free(all);
            all = longer;
        }
    if (*all) {
        char *line = mem_printf("%s\n", all);
        free(all);
        all = line;
    }
    return all;
}

/* An option and what may stand in its word beside it. */
struct reader {
    const struct command_call *call;
    const struct arg *rows;
    int at; /* in argv */
};

/* @p beside is the value in the option's own word, or NULL. */
static enum args take_value(struct reader *r, const struct arg *row, const char *beside)
{
    const struct command *c = r->call->command;

    if (row->kind == ARG_flag && beside) {
        args_error(c, "%s: expected no value, got \"%s\"", row->name, beside);
        return ARGS_bad;
    }
    if (row->kind == ARG_flag || beside)
        return take(c, row, beside);
    if (r->at + 1 >= r->call->argc) {
        args_error(c, "%s needs a value", row->name);
        return ARGS_bad;
    }
    return take(c, row, r->call->argv[++r->at]);
}

static enum args take_long(struct reader *r, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t len = equals ? (size_t)(equals - word) : strlen(word);
    const struct arg *row = find(r->rows, word, len);

    return row ? take_value(r, row, equals ? equals + 1 : NULL)
               : unknown(r->call->command, r->rows, word);
}

/* Flags may stand in one word, with an option that has a value as the last, its value beside it or
 * in the next word: -qv, -j2, -qj 2. */
static enum args take_letters(struct reader *r, const char *word)
{
    enum args got = ARGS_go;

    for (const char *at = word + 1; *at && got == ARGS_go; at++) {
        const struct arg *row = find_letter(r->rows, *at);
        if (!row) {
            args_error(r->call->command,
                       at == word + 1 && !at[1]
                           ? "%s is not an option (chargerig %s --help lists them)"
                           : "%s: that is not a row of short options (chargerig %s --help lists "
                             "them)",
                       word, r->call->command->name);
            return ARGS_bad;
        }
        got = take_value(r, row, row->kind == ARG_flag || !at[1] ? NULL : at + 1);
        if (row->kind != ARG_flag)
            break;
    }
    return got;
}

static enum args help(const struct command_call *call, const struct arg *rows)
{
    char *short_ones = args_letters(rows);

    printf("%s%s", call->command->help, short_ones);
    free(short_ones);
    return ARGS_help;
}

enum args args_read(const struct command_call *call, const struct arg *rows, int *rest)
{
    struct reader r = {call, rows, 1};
    char **argv = call->argv;
    bool options = true;

    *rest = 0;
    if (call->hear) {
        call->hear(call->ctx, rows);
        return ARGS_help;
    }
    for (; r.at < call->argc; r.at++) {
        const char *word = argv[r.at];
        enum args got = ARGS_go;
        if (!options || word[0] != '-' || word[1] == '\0')
            argv[1 + (*rest)++] = argv[r.at];
        else if (strcmp(word, "--") == 0)
            options = false;
        else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
            got = help(call, rows);
        else if (word[1] == '-')
            got = take_long(&r, word);
        else
            got = take_letters(&r, word);
        if (got != ARGS_go)
            return got;
    }
    return ARGS_go;
}
