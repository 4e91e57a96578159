/* recurring.h - what is wrong in several stories at once: findings with one rule and key.
 *
 * The plays of one file are one story. What follows from another finding is not counted.
 */
#ifndef REPORTS_RECURRING_H
#define REPORTS_RECURRING_H

#include <stddef.h>

#include "score/verdicts.h"

struct recurring {
    const struct verdicts_row *row; /* where it was found first */
    const cJSON *finding;           /* and that finding */
    int times, scenarios;
    bool several; /* in more than one story */
    size_t order; /* of that finding among all of the run */
};

/** All that is wrong in more than one story, worst first, then in most scenarios, then as it was
 * found; the caller frees the array of @p count, which points into @p v. */
struct recurring *recurring_find(const struct verdicts *v, size_t *count);
/** The same of all that is wrong, in one story or in several. */
struct recurring *recurring_all(const struct verdicts *v, size_t *count);

/** The order of kinds, as of strcmp(); 0: of one kind. */
int recurring_order(const cJSON *finding, const cJSON *other);

#endif
