/* score_all.h - the list of all scorers, in the order in which reports show them. */
#ifndef REPORTS_SCORE_ALL_H
#define REPORTS_SCORE_ALL_H

#include "score/scorer.h"

extern const struct scorer *const score_all[]; /* ended by NULL */

#endif
