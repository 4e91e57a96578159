/* playlist.h - the plays that are meant: files and folders, their rows and versions, and what is
 * left of them by what somebody asks for.
 *
 * A story that is told in several versions of OCPP, or once a row of a table, is a play in each of
 * them: FILE[ROW]@VERSION (play_choice.h).
 */
#ifndef HARNESS_PLAYLIST_H
#define HARNESS_PLAYLIST_H

#include <stdbool.h>
#include <stddef.h>

#include "run/failures.h"
#include "stage/stage.h"

/* What is asked for. */
struct playlist_wish {
    char *const *args; /* files and folders; none: those of the data folder */
    int count;
    int shard, shards;             /* only those of shard 1 to shards; 0: all */
    const struct failures *failed; /* only these; without args, wherever they are; NULL: all */
    const char *const *filters;    /* words for filter.h, all of which must hold; NULL ends them */
};

struct playlist {
    char **plays; /* NULL behind the last */
    size_t count;
    int *ids;        /* of each in the run file: where it stands in the list without shards */
    uint64_t *seeds; /* with which each failed; NULL unless that was asked for */
};

/** Makes the list of what @p wish asks for; playlist_fini() empties it, also after a failure.
 * @return false with @p why, a sentence that the caller frees, when there is nothing in it but for
 * a shard */
bool playlist_make(struct playlist *l, const struct stage_options *options,
                   const struct playlist_wish *wish, char **why);
void playlist_fini(struct playlist *l);

#endif
