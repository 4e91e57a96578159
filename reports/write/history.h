/* history.h - what came of the same plays in earlier runs.
 *
 * Whoever makes a report adds earlier run files to the one it is about; they stand in a table of
 * the connection ("earlier"), not in the file. Plays are the same by their name (play_names.h).
 */
#ifndef REPORTS_HISTORY_H
#define REPORTS_HISTORY_H

#include "facts/runfile.h"
#include "score/verdict.h"
#include "write/play_names.h"

/** Adds @p earlier, which is called @p file, to what @p rf knows. */
void history_add(struct runfile *rf, struct runfile *earlier, const char *file);

struct history_run {
    char *file, *started;
    int plays[VERDICT_COUNT];
    int gone; /* of them are not in this run */
};

struct history {
    struct history_run *runs; /* oldest first, by when they began */
    size_t count;
    char *letters; /* a row of count letters for each play of this run */
};

/** Reads them for the plays @p names. To be emptied with history_fini(). */
void history_init(struct history *h, struct runfile *rf, const struct play_names *names);
void history_fini(struct history *h);

/** What came of the play of number @p index among the names: a letter for each run: the first of
 * the verdict's word, '-' nothing was judged, ' ' it was not played. */
const char *history_of(const struct history *h, size_t index);

#endif
