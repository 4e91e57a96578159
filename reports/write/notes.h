/* notes.h - findings at the lines of scenarios, for the servers that show them beside a change.
 *
 * What follows from another finding is left out. Files are named as the run names them.
 */
#ifndef REPORTS_NOTES_H
#define REPORTS_NOTES_H

#include "score/verdicts.h"
#include "write/play_id.h"

/* What is wrong at one place; all text is borrowed for the call. */
struct note {
    enum verdict verdict; /* inconc, fail, error */
    const char *play;     /* its id */
    const char *title;    /* of the play */
    const char *rule, *key, *sentence;
    const char *evidence; /* the first lines of the log, each after a newline */
    const char *file;
    int line; /* the first where none is known: servers want one */
};

typedef void note_fn(void *ctx, const struct note *note);

/** Hands all notes of @p rf to @p fn, those of the worst plays first: servers show a few of many.
 */
void notes_each(struct runfile *rf, note_fn *fn, void *ctx);

#endif
