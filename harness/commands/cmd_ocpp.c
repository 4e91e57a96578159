#include "commands/cmd_ocpp.h"

#include <stdio.h>
#include <string.h>

#include "commands/command_list.h"
#include "script/script.h"

static const char help[] =
    "Usage: chargerig ocpp coverage [OPTIONS] [SCENARIO, FOLDER or RUN.db]...\n"
    "       chargerig ocpp show ACTION [OPTIONS]\n"
    "       chargerig ocpp check FILE|- [OPTIONS]\n"
    "\n"
    "coverage plays the scenarios (all that are installed, those of conformance too) on the\n"
    "embedded stack and prints for each message and direction what was on the wire: whether the\n"
    "one side sent a CALL that is as the standard says, and the other answered it with a\n"
    "CALLRESULT that is, and not with NotSupported or NotImplemented. What a scenario broke on\n"
    "purpose does not count, and a CALL that it had a station send not for the station. The "
    "frames\n"
    "of a run file are read without playing.\n"
    "\n"
    "show prints the fields of a message: names, types, how many, lengths, values, and where the\n"
    "standard has it.\n"
    "\n"
    "check judges OCPP-J frames, one a line: the code that answers each violation, and its place.\n"
    "Without --version a frame is right when any version has it so. It reads line by line, at "
    "most\n"
    "1 MiB each; an answer is held against the last CALL with its id, of the 10,000 before it.\n"
    "\n"
    "  --version V     only this version: 1.6 or 2.0.1\n"
    "  --format F      table (the default) or json\n"
    "  --jobs N        coverage: as many worker processes (2)\n"
    "\n"
    "Exit code: 0 when nothing is missing and nothing wrong, else 1; 3 error, 130 interrupted.\n";

static const struct {
    const char *name;
    int (*answer)(const struct ocpp_question *q);
    int least, most; /* arguments, most -1: any number */
    const char *wants;
} questions[] = {
    {"coverage", ocpp_coverage, 0, -1, ""},
    {"show", ocpp_show, 1, 1, "one action, as in chargerig ocpp show BootNotification"},
    {"check", ocpp_check, 1, 1, "one file with a frame a line, or - for what comes in"},
};

enum { QUESTIONS = sizeof(questions) / sizeof(questions[0]) };

static int unknown(const char *word)
{
    const char *names[QUESTIONS + 1] = {0}, *nearest;

    for (int i = 0; i < QUESTIONS; i++)
        names[i] = questions[i].name;
    nearest = script_nearest(word, names);
    return args_error(&command_ocpp, "it is coverage, show or check, not \"%s\"%s%s%s", word,
                      nearest ? ": did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
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
    return args_error(&command_ocpp, "--version is %s, not \"%s\"", list, name);
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
            return args_error(&command_ocpp, "%s wants %s", word, questions[i].wants);
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
        return args_error(&command_ocpp, "wants coverage, show or check (--help tells)");
    if (version && !(q.version = ocpp_version(version)))
        return unknown_version(version);
    q.json = strcmp(format, "json") == 0;
    q.jobs = (int)jobs;
    return answer(&q);
}

const struct command command_ocpp = {
    "ocpp", "tells OCPP's messages: shown, checked, covered by scenarios", help, run};
