/* The annotations of GitHub: workflow commands, one a line, as a step prints them. They name files
 * as the run does, so a run is started where the repository begins. */
#include <string.h>

#include "write/notes.h"
#include "write/report.h"

/* A command ends with its line, and its values with a comma or a colon: what of that is in @p text
 * is written as %XX. */
static void put_escaped(FILE *out, const char *text, const char *marks)
{
    for (; *text; text++) {
        if (strchr(marks, *text))
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*text);
        else
            fputc(*text, out);
    }
}

static void put_command(void *ctx, const struct note *note)
{
    static const char data[] = "%\r\n", value[] = "%\r\n:,";
    FILE *out = ctx;

    fprintf(out, "::%s file=", note->verdict == VERDICT_inconc ? "warning" : "error");
    put_escaped(out, note->file, value);
    fprintf(out, ",line=%d,title=", note->line);
    put_escaped(out, note->title, value);
    put_escaped(out, ": ", value);
    put_escaped(out, note->rule, value);
    fputs("::", out);
    put_escaped(out, note->sentence, data);
    put_escaped(out, note->evidence, data);
    fputc('\n', out);
}

static enum status write_github(struct runfile *rf, FILE *out)
{
    notes_each(rf, put_command, out);
    return ferror(out) ? S_SYSTEM : S_OK;
}

const struct report_writer report_github = {
    .name = "github",
    .what = "workflow commands of GitHub: an annotation for each finding",
    .write = write_github,
};
