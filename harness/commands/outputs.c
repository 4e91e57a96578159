#include "commands/outputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/outfile.h"
#include "host/run_file.h"
#include "report_all.h"
#include "run/paint.h"

static const struct report_writer *writer_of(const char *name)
{
    for (size_t i = 0; report_all[i]; i++)
        if (strcmp(report_all[i]->name, name) == 0)
            return report_all[i];
    return NULL;
}

static bool write_to(struct runfile *rf, const struct report_writer *w, const char *file,
                     char **why)
{
    struct outfile *out = outfile_open(file, OUTFILE_over, why);

    enum status st;

    if (!out)
        return false;
    st = w->write(rf, outfile_stream(out));
    if (!outfile_close(out, why)) /* it knows better than the writer */
        return false;
    if (st != S_OK)
        *why = mem_printf("cannot write %s: %s", file, status_text(st));
    return st == S_OK;
}

bool outputs_ready(const char *path, char **why)
{
    return run_file_take_up(path, why) && run_file_is_sound(path, why);
}

struct runfile *outputs_open(const char *path, bool writable, char **why)
{
    return outputs_ready(path, why) ? runfile_open(path, writable, why) : NULL;
}

bool outputs_into(struct runfile *rf, const char *dir, const char *junit, char **why)
{
    bool ok = true;

    for (size_t i = 0; ok && report_all[i]; i++) {
        char *file;
        if (!report_all[i]->file)
            continue;
        file = mem_printf("%s/%s", dir, report_all[i]->file);
        ok = write_to(rf, report_all[i], file, why);
        free(file);
    }
    return ok && (!junit || write_to(rf, writer_of("junit"), junit, why));
}

bool outputs_write(const char *run_db, const char *dir, const char *junit, char **why)
{
    struct runfile *rf = runfile_open(run_db, false, why);
    bool ok = rf && outputs_into(rf, dir, junit, why);

    runfile_close(rf);
    return ok;
}

bool outputs_print(const char *run_db, const char *name, FILE *out, char **why)
{
    struct runfile *rf = runfile_open(run_db, false, why);

    if (rf)
        writer_of(name)->write(rf, out);
    runfile_close(rf);
    return rf != NULL;
}

bool outputs_one(const char *run_db, const char *name, const char *file, char **why)
{
    const struct report_writer *w = writer_of(name);
    struct runfile *rf = runfile_open(run_db, false, why);
    bool ok = false;

    if (rf && file)
        ok = write_to(rf, w, file, why);
    else if (rf)
        ok = w->write(rf, stdout) == S_OK || ferror(stdout); /* main() tells of standard output */
    runfile_close(rf);
    return ok;
}

void outputs_summary(const char *run_db, const struct table_wishes *wishes)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(run_db, false, &why);

    free(why);
    if (rf && paint_wanted()) {
        FILE *painted = paint_open(stdout);

        report_table_put(rf, painted, wishes);
        paint_close(painted);
    } else if (rf) {
        report_table_put(rf, stdout, wishes);
    }
    runfile_close(rf);
}
