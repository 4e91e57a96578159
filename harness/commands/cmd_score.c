#include <stdlib.h>

#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/outputs.h"
#include "score/score_run.h"

static const char help[] =
    "Usage: chargerig score RUN.db [--sla FILE.lua] [--format table|json]\n"
    "\n"
    "Scores a run file again, without playing it; its old findings are replaced.\n"
    "\n"
    "  --sla FILE      Lua that returns the table of expect.sla, as in\n"
    "                  return { first_reply = \"5 min\", on_site = \"1 h\" }\n"
    "                  What it names replaces what the scenarios say\n"
    "  --format F      table (the default) or json\n"
    "\n"
    "Exit code: 0 pass, 1 fail, 2 inconclusive, 3 error.\n";

static int score(const char *path, const char *sla_path, const char *format)
{
    char *why = NULL;
    cJSON *sla = sla_path ? sla_file_read(sla_path, &why) : NULL;
    struct runfile *rf = why ? NULL : runfile_open(path, true, &why);
    int code = 3;

    if (rf)
        code = verdict_exit_code(score_run(rf, sla));
    runfile_close(rf);
    if (rf)
        outputs_one(path, format, NULL, &why);
    if (why)
        code = args_error(&command_score, "%s", why);
    cJSON_Delete(sla);
    free(why);
    return code;
}

static int run(const struct command_call *call)
{
    static const char *const formats[] = {"table", "json", NULL};
    const char *sla = NULL, *format = "table";
    const struct arg rows[] = {{"--sla", ARG_text, &sla, NULL},
                               {"--format", ARG_word, &format, formats},
                               {NULL, ARG_flag, NULL, NULL}};
    int count;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1)
        return args_error(&command_score, "wants one run file, as in chargerig score out/run.db");
    return score(call->argv[1], sla, format);
}

const struct command command_score = {
    "score", "scores a run file again, under another SLA if asked", help, run};
