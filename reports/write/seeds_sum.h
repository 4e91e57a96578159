/* seeds_sum.h - what a run with many seeds says of them: which stories failed with which. */
#ifndef REPORTS_SEEDS_SUM_H
#define REPORTS_SEEDS_SUM_H

#include <stdio.h>

#include "score/verdicts.h"

/** An object with asked ("1-100"), count, plays, failed_plays and failing, an array of stories with
 * scenario, name and seeds; the caller deletes it. NULL: the run had one seed. */
cJSON *seeds_sum(const struct verdicts *v);

/** Prints it, a line a story that failed; nothing where the run had one seed. */
void seeds_sum_print(FILE *out, const struct verdicts *v);

#endif
