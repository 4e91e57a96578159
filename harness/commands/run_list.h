/* run_list.h - chargerig run --list: what would be played, and what would be skipped and why. */
#ifndef HARNESS_RUN_LIST_H
#define HARNESS_RUN_LIST_H

#include <stdbool.h>

#include "stage/stage.h"

/** Prints a line for each of @p plays (ended by NULL) with what would become of it, and the sum;
 * nothing is played, and nothing is sent. @return the exit code: 3 when one does not load */
int run_list(const struct stage_options *options, char *const *plays, bool json);

#endif
