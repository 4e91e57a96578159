/* cmd_report.c - chargerig report: the reports of a run file, into a folder or one to standard
 * output.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "commands/args.h"
#include "commands/command_list.h"
#include "commands/one_play.h"
#include "commands/outputs.h"
#include "facts/runfile.h"
#include "host/folder.h"
#include "report_all.h"

enum { MOST_WRITERS = 16 };

/* One format of one play, to standard output. */
static bool write_one(const char *path, const char *scenario, const char *format, char **why)
{
    const struct report_writer *const *w = report_all;
    struct runfile *rf = runfile_open(path, false, why);
    int play = rf ? one_play(rf, scenario, why) : 0;

    while (*w && strcmp((*w)->name, format) != 0)
        w++;
    if (play) {
        runfile_narrow(rf, play);
        (*w)->write(rf, stdout); /* main() tells of standard output */
    }
    runfile_close(rf);
    return play != 0;
}

static bool write_all(const char *path, const char *out, const char *format, char **why)
{
    if (format)
        return outputs_one(path, format, NULL, why);
    return folder_make(out, why) && outputs_write(path, out, NULL, why);
}

static int run(const struct command_call *call)
{
    const char *formats[MOST_WRITERS + 1] = {0};
    const char *out = "out", *format = NULL, *scenario = NULL;
    const struct arg rows[] = {{"--out", ARG_text, &out, NULL},
                               {"--format", ARG_word, &format, formats},
                               {"--scenario", ARG_text, &scenario, NULL},
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
        !(scenario ? write_one(call->argv[1], scenario, format ? format : "html", &why)
                   : write_all(call->argv[1], out, format, &why)))
        code = args_error(&command_report, "%s", why ? why : "cannot write the report");
    free(why);
    return code;
}

const struct command command_report = {"report", "writes the reports of a run file", help_report,
                                       run};
