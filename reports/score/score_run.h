/* score_run.h - has all scorers judge all scenarios of a run file and keeps what they say in it.
 *
 * The tables finding and score are the result: scoring again replaces them whole, or, where it is
 * killed on the way, leaves the old ones.
 */
#ifndef REPORTS_SCORE_RUN_H
#define REPORTS_SCORE_RUN_H

#include "facts/runfile.h"
#include "score/verdict.h"

/** Scores every scenario of @p rf anew: deletes old findings and scores, runs all scorers, stores
 * what they say. @p sla (may be NULL) replaces the expectation "sla" of every scenario (fields
 * given override, others stay). @return the worst verdict; error when nothing could be stored. */
enum verdict score_run(struct runfile *rf, const cJSON *sla);

/** What score_run() would say of one scenario of @p rf, which can be written; nothing is kept. */
enum verdict score_peek(struct runfile *rf, int scenario);

#endif
