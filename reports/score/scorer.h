/* scorer.h - what a scorer is: one file with one const record that describes itself.
 *
 * It reads the run file and nothing else, tells of findings through scoring.h, and returns a
 * verdict for one scenario. The records are declared here, where each file can see its own;
 * score_all.h lists them.
 */
#ifndef REPORTS_SCORER_H
#define REPORTS_SCORER_H

#include "score/verdict.h"

/* One rule a scorer can find broken. */
struct rule {
    const char *id;       /* scorer.name, as in sim/log/mutant.def */
    const char *sentence; /* what must hold */
    const char *source;   /* where that comes from */
};

struct scoring; /* one scorer at work on one scenario: scoring.h */

struct scorer {
    const char *name;
    const char *judges;       /* a sentence for `list --scorers` and the report */
    const struct rule *rules; /* ended by a row without id */
    enum verdict (*judge)(struct scoring *sc);
};

extern const struct scorer score_sla, score_path, score_invoice, score_protocol, score_invariant,
    score_experience, score_story;

#endif
