/* cmd_report.c - chargerig report: the reports of a run file, into a folder or one to standard
 * output.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/one_play.h"
#include "commands/outputs.h"
#include "facts/runfile.h"
#include "host/folder.h"
#include "report_all.h"
#include "write/history.h"

enum { MOST_WRITERS = 16 };

/* Adds the earlier runs that are named; @p rf is the one that is told of. */
static bool add_history(struct runfile *rf, const struct arg_list *files, char **why)
{
    for (size_t i = 0; files->items[i]; i++) {
        struct runfile *earlier = outputs_open(files->items[i], false, why);

        if (!earlier)
            return false;
        history_add(rf, earlier, files->items[i]);
        runfile_close(earlier);
    }
    return true;
}

static bool narrow(struct runfile *rf, const char *scenario, char **why)
{
    int play = one_play(rf, scenario, why);

    if (play)
        runfile_narrow(rf, play);
    return play != 0;
}

/* One format to standard output, or all into a folder. */
static bool put(struct runfile *rf, const char *format, const char *out, char **why)
{
    const struct report_writer *const *w = report_all;

    if (!format)
        return folder_make(out, why) && outputs_into(rf, out, NULL, why);
    while (*w && strcmp((*w)->name, format) != 0)
        w++;
    return *w && ((*w)->write(rf, stdout) == S_OK || ferror(stdout)); /* main() tells of that */
}

static int run(const struct command_call *call)
{
    const char *formats[MOST_WRITERS + 1] = {0};
    const char *out = "out", *format = NULL, *scenario = NULL;
    struct arg_list history = {{NULL}};
    const struct arg rows[] = {{"--out", ARG_text, &out, NULL},
                               {"--format", ARG_word, &format, formats},
                               {"--scenario", ARG_text, &scenario, NULL},
                               {"--history", ARG_list, &history, NULL},
                               {NULL, ARG_flag, NULL, NULL}};
    struct runfile *rf;
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
    rf = outputs_open(call->argv[1], false, &why);
    if (!rf || !add_history(rf, &history, &why) || (scenario && !narrow(rf, scenario, &why)) ||
        !put(rf, format || !scenario ? format : "html", out, &why))
        code = args_error(&command_report, "%s", why ? why : "cannot write the report");
    runfile_close(rf);
    free(why);
    return code;
}

const struct command command_report = {"report", "writes the reports of a run file", help_report,
                                       run};
