/* cmd_report.c - chargerig report: the reports of a run file, into a folder or one to standard
 * output.
 */
#include <assert.h>
#include <stdlib.h>

#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/outputs.h"
#include "host/folder.h"
#include "report_all.h"

enum { MOST_WRITERS = 16 };

static int run(const struct command_call *call)
{
    const char *formats[MOST_WRITERS + 1] = {0};
    const char *out = "out", *format = NULL;
    const struct arg rows[] = {{"--out", ARG_text, &out, NULL},
                               {"--format", ARG_word, &format, formats},
                               {NULL, ARG_flag, NULL, NULL}};
    char *why = NULL;
    int count, code = 0;
    enum args got;

    for (int i = 0; report_all[i]; i++) {
        assert(i < MOST_WRITERS);
        formats[i] = report_all[i]->name;
    }
    got = args_read(call, rows, &count);
    if (got != ARGS_go)
        return args_exit(got);
    if (count != 1)
        return args_error(&command_report, "needs one run file, as in chargerig report out/run.db");
    if (!outputs_ready(call->argv[1], &why) ||
        (format ? !outputs_one(call->argv[1], format, NULL, &why)
                : !folder_make(out, &why) || !outputs_write(call->argv[1], out, NULL, &why)))
        code = args_error(&command_report, "%s", why ? why : "cannot write the report");
    free(why);
    return code;
}

const struct command command_report = {"report", "writes the reports of a run file", help_report,
                                       run};
