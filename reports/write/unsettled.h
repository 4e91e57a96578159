/* unsettled.h - why stories that were begun are inconclusive, or known to fail: a reason a row,
 * with the stories.
 *
 * A hundred stories may lack one and the same answer; that is one thing to read.
 */
#ifndef REPORTS_UNSETTLED_H
#define REPORTS_UNSETTLED_H

#include <stddef.h>

#include "score/verdicts.h"

struct unsettled {
    const char *rule, *sentence; /* of the first finding; rule: NULL where the story has no end */
    const struct verdicts_row **rows;
    size_t count; /* of rows */
};

/** The reasons of all inconclusive stories that were begun, most frequent first, as they were found
 * where they are equally frequent; unsettled_free() frees the array of @p count. */
struct unsettled *unsettled_find(const struct verdicts *v, size_t *count);
/** The known failures likewise, of stories that do not fail otherwise. */
struct unsettled *unsettled_known(const struct verdicts *v, size_t *count);
void unsettled_free(struct unsettled *list, size_t count);

/** Why the story with these @p facts has no end, or NULL. */
const char *unsettled_end(const cJSON *facts);

#endif
