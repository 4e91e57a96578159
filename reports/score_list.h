/* score_list.h - the scorers, for score_all[] alone. */
#ifndef REPORTS_SCORE_LIST_H
#define REPORTS_SCORE_LIST_H

#include "score/score.h"

extern const struct scorer score_sla, score_path, score_invoice, score_protocol, score_experience,
    score_invariant, score_story;

#endif
