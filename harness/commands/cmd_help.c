/* cmd_help.c - chargerig help: the commands, the help of one, and the man pages, which are made of
 * the same texts when the program is built.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/form.h"
#include "host/version.h"

/* @p text as roff wants it: \ and - escaped, and a leading . or ', which begins a request; the
 * caller frees it. */
static char *roff_text(const char *text)
{
    char *roff = mem_new(4 * strlen(text) + 1), *at = roff;
    bool begins = true;

    for (; *text; text++) {
        if (begins && (*text == '.' || *text == '\''))
            at = stpcpy(at, "\\&");
        if (*text == '\\')
            at = stpcpy(at, "\\e");
        else if (*text == '-')
            at = stpcpy(at, "\\-");
        else
            *at++ = *text;
        begins = *text == '\n';
    }
    return roff;
}

static void print_man(const struct command *const *all)
{
    char *list = mem_text("");

    for (; *all; all++) {
        char *summary = roff_text((*all)->summary);
        char *longer =
            mem_printf("%s.TP\n.BR chargerig\\-%s (1)\n%s\n", list, (*all)->name, summary);
        free(summary);
        free(list);
        list = longer;
    }
    form_print(stdout, form_man,
               (const struct form_word[]){
                   {"VERSION", chargerig_version}, {"COMMANDS", list}, {NULL, NULL}});
    free(list);
}

static void take_letters(void *ctx, const struct arg *options)
{
    *(char **)ctx = args_letters(options);
}

/* What --help prints of it; the caller frees it. */
static char *whole_help(const struct command *c)
{
    char *letters = NULL, *whole;

    command_rows(c, take_letters, &letters);
    whole = mem_printf("%s%s", c->help, letters ? letters : "");
    free(letters);
    return whole;
}

static void print_command_man(const struct command *c)
{
    char *text = whole_help(c);
    char *summary = roff_text(c->summary), *help = roff_text(text);

    form_print(stdout, form_man_of,
               (const struct form_word[]){{"VERSION", chargerig_version},
                                          {"NAME", c->name},
                                          {"SUMMARY", summary},
                                          {"HELP", help},
                                          {NULL, NULL}});
    free(summary);
    free(help);
    free(text);
}

static int run(const struct command_call *call)
{
    bool man = false;
    const struct arg rows[] = {{"--man", ARG_flag, &man, NULL}, {NULL, ARG_flag, NULL, NULL}};
    const struct command *c;
    char *lines;
    int count;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (man && count == 0) {
        print_man(call->all);
        return 0;
    }
    if (count == 0) {
        lines = command_lines(call->all, "");
        printf("%s", lines);
        free(lines);
        return 0;
    }
    c = command_of(call->all, call->argv[1]);
    if (!c)
        return args_error(&command_help, "\"%s\" is not a command", call->argv[1]);
    if (man) {
        print_command_man(c);
        return 0;
    }
    lines = whole_help(c);
    printf("%s", lines);
    free(lines);
    return 0;
}

const struct command command_help = {"help", "explains a command", help_help, run};
