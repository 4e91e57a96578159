#include "score/score_all.h"

#include <stddef.h>

const struct scorer *const score_all[] = {
    &score_sla,       &score_path,       &score_invoice, &score_protocol,
    &score_invariant, &score_experience, &score_story,   NULL,
};
