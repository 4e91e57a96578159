/* play_names.h - what the plays of a run are called wherever and whenever they are played:
 * FILE@VERSION, FILE[ROW]@VERSION for a story that is played once a row of a table.
 *
 * The number of a scenario is that of one run; a link and the history over runs need a name that
 * stays. The version is the one that the play was made for, or that all of its stations speak;
 * where they speak several it is FILE alone. Plays that would be called the same are told apart by
 * their seed (FILE@VERSION~7), and, where that is the same, by a count.
 */
#ifndef REPORTS_PLAY_NAMES_H
#define REPORTS_PLAY_NAMES_H

#include <stddef.h>

#include "facts/runfile.h"

struct play_name {
    int scenario;
    char *name;    /* no two have the same */
    char *version; /* "1.6", "1.6,2.0.1", "": no station, or nobody knows */
    int64_t seed;
};

struct play_names {
    struct play_name *rows; /* in the order of the scenarios */
    size_t count;
};

/** To be emptied with play_names_fini(). */
void play_names_init(struct play_names *n, struct runfile *rf);
void play_names_fini(struct play_names *n);

/** The one of @p scenario; NULL where there is none. */
const struct play_name *play_names_of(const struct play_names *n, int scenario);

#endif
