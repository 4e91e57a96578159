/* cmd_score.c - chargerig score: judges a run file anew, perhaps by another SLA, without playing.
 */
#include <stdlib.h>
#include <string.h>

#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/data_file.h"
#include "commands/outputs.h"
#include "score/score_run.h"
#include "score/verdicts.h"

static int score(const char *path, const char *sla_path, const char *format,
                 const struct table_wishes *wishes)
{
    char *why = NULL;
    cJSON *sla = sla_path ? sla_file_read(sla_path, &why) : NULL;
    struct runfile *rf = why ? NULL : outputs_open(path, true, &why);
    int code = 3;

    if (rf)
        code = verdicts_exit_code(rf, score_run(rf, sla));
    runfile_close(rf);
    if (rf && strcmp(format, "json") == 0)
        outputs_one(path, format, NULL, &why);
    else if (rf)
        outputs_summary(path, wishes);
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
    struct table_wishes wishes = {0};
    const struct arg rows[] = {{"--sla", ARG_text, &sla, NULL},
                               {"--verbose", ARG_flag, &wishes.rows, NULL},
                               {"--quiet", ARG_flag, &wishes.only_last, NULL},
                               {"--format", ARG_word, &format, formats},
                               {NULL, ARG_flag, NULL, NULL}};
    int count;
    enum args got = args_read(call, rows, &count);

    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1)
        return args_error(&command_score, "needs one run file, as in chargerig score out/run.db");
    return score(call->argv[1], sla, format, &wishes);
}

const struct command command_score = {
    "score", "scores a run file again, under another SLA if asked", help_score, run};
