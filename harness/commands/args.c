#include "commands/args.h"

#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    const char *names[40] = {0}, *nearest;

    for (int i = 0; i < 39 && rows[i].name; i++)
        names[i] = rows[i].name;
    nearest = script_nearest(name, names);
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

enum args args_read(const struct command_call *call, const struct arg *rows, int *rest)
{
    const struct command *c = call->command;
    char **argv = call->argv;
    bool options = true;

    *rest = 0;
    for (int i = 1; i < call->argc; i++) {
        const char *equals = strchr(argv[i], '=');
        size_t len = equals ? (size_t)(equals - argv[i]) : strlen(argv[i]);
        const struct arg *row;
        if (!options || argv[i][0] != '-' || argv[i][1] == '\0') {
            argv[1 + (*rest)++] = argv[i];
            continue;
        }
        if (strcmp(argv[i], "--") == 0) {
            options = false;
            continue;
        }
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            printf("%s", c->help);
            return ARGS_help;
        }
        row = find(rows, argv[i], len);
        if (!row)
            return unknown(c, rows, argv[i]);
        if (row->kind != ARG_flag && !equals && i + 1 >= call->argc) {
            args_error(c, "%s needs a value", row->name);
            return ARGS_bad;
        }
        if (row->kind == ARG_flag && equals) {
            args_error(c, "%s: expected no value, got \"%s\"", row->name, equals + 1);
            return ARGS_bad;
        }
        if (take(c, row, equals ? equals + 1 : row->kind == ARG_flag ? NULL : argv[++i]) != ARGS_go)
            return ARGS_bad;
    }
    return ARGS_go;
}
