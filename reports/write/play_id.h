/* play_id.h - names of plays for machines, and the places in files that their findings speak of.
 *
 * A server that keeps results over months knows a test by its name. That of a play is what runs it
 * alone (FILE[ROW]@VERSION), whether its scenario loads or not; behind it ~SEED where a run has
 * several seeds, and #2 where it plays the same twice.
 */
#ifndef REPORTS_PLAY_ID_H
#define REPORTS_PLAY_ID_H

#include <stddef.h>

#include "score/verdicts.h"

/** A name for each row of @p v, no two the same; play_ids_free() frees them. */
char **play_ids(const struct verdicts *v);
void play_ids_free(char **ids, size_t count);

/* A place in a scenario. */
struct play_place {
    char *file; /* owned; as the run file has it */
    int line;   /* 0: nobody knows */
};

/** Where @p finding of @p row was made: at the check that is its evidence, or, where @p finding is
 * NULL, where the scenario went wrong. play_place_fini() empties it. */
struct play_place play_place_of(struct runfile *rf, const struct verdicts_row *row,
                                const cJSON *finding);
void play_place_fini(struct play_place *place);

#endif
