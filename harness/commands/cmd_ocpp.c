/* cmd_ocpp.c - chargerig ocpp: reads the options and asks one of the three questions of cmd_ocpp.h.
 */
#include "commands/cmd_ocpp.h"

#include <stdio.h>
#include <string.h>

#include "commands/command_list.h"
#include "script/script.h"

static const struct {
    const char *name;
    int (*answer)(const struct ocpp_question *q);
    int least, most; /* arguments, most -1: any number */
    const char *needs;
} questions[] = {
    {"coverage", ocpp_coverage, 0, -1, ""},
    {"show", ocpp_show, 1, 1, "one action, as in chargerig ocpp show BootNotification"},
    {"check", ocpp_check, 1, 1, "one file with a frame per line, or - for standard input"},
};

enum { QUESTIONS = sizeof(questions) / sizeof(questions[0]) };

static int unknown(const char *word)
{
    const char *names[QUESTIONS + 1] = {0}, *nearest;

    for (int i = 0; i < QUESTIONS; i++)
        names[i] = questions[i].name;
    nearest = script_nearest(word, names);
    return args_error(&command_ocpp, "expected coverage, show or check, got \"%s\"%s%s%s", word,
                      nearest ? ", did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
}

static int unknown_version(const char *name)
{
    char list[80] = "";
    size_t n = 0;

    for (const struct ocpp_version *const *v = ocpp_versions(); *v && n < sizeof(list); v++)
        n += (size_t)snprintf(list + n, sizeof(list) - n, "%s%s",
                              n == 0 ? ""
                              : v[1] ? ", "
                                     : " or ",
                              (*v)->name);
    return args_error(&command_ocpp, "--version: expected %s, got \"%s\"", list, name);
}

static int answer(struct ocpp_question *q)
{
    const char *word = *q->args++;

    q->count--;
    for (int i = 0; i < QUESTIONS; i++) {
        if (strcmp(questions[i].name, word) != 0)
            continue;
        if (q->count < questions[i].least ||
            (questions[i].most >= 0 && q->count > questions[i].most))
            return args_error(&command_ocpp, "%s needs %s", word, questions[i].needs);
        return questions[i].answer(q);
    }
    return unknown(word);
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    const char *format = "table", *version = NULL;
    int64_t jobs = 2;
    const struct arg rows[] = {{"--version", ARG_text, &version, NULL},
                               {"--format", ARG_word, &format, formats},
                               {"--jobs", ARG_number, &jobs, NULL},
                               {NULL, ARG_flag, NULL, NULL}};
    struct ocpp_question q = {.command = &command_ocpp, .args = call->argv + 1};
    enum args got = args_read(call, rows, &q.count);

    if (got != ARGS_go)
        return args_exit(got);
    if (q.count == 0)
        return args_error(&command_ocpp, "needs coverage, show or check (see --help)");
    if (version && !(q.version = ocpp_version(version)))
        return unknown_version(version);
    q.json = strcmp(format, "json") == 0;
    q.jobs = (int)jobs;
    return answer(&q);
}

const struct command command_ocpp = {
    "ocpp", "shows OCPP's messages, checks frames, measures what scenarios cover", help_ocpp, run};
