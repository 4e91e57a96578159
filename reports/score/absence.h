/* absence.h - expectations of which nothing could be judged: what they speak of never came about.
 *
 * What that is worth says the row of the expectation (log/expectation.def, columns without and
 * because): it fails where its absence is the failure, else it is inconclusive; it is never green.
 */
#ifndef REPORTS_ABSENCE_H
#define REPORTS_ABSENCE_H

#include "score/scoring.h"

/** Tells that what expect.@p scorer.@p field speaks of never came about, by the rule of that field.
 * @return its verdict: VERDICT_pass where the absence is what was expected */
enum verdict absence_find(struct scoring *sc, const char *scorer, const char *field);
/** Tells that it did come about, but too late in the story to be judged. */
void absence_unripe(struct scoring *sc, const char *scorer, const char *field);

#endif
