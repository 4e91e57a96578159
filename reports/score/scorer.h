/* scorer.h - what a scorer is: one file with one const record that describes itself.
 *
 * It reads the run file and nothing else, tells of findings through scoring.h, and returns a
 * verdict for one scenario. The records are declared here, where each file can see its own;
 * score_all.h lists them.
 */
#ifndef REPORTS_SCORER_H
#define REPORTS_SCORER_H

#include <stdbool.h>

#include "score/verdict.h"

/* What a finding of a rule is worth in a story that was not played to its end: what is broken stays
 * broken, what did not come may only not have come yet. Of a rule that can be broken either way
 * each finding says which. */
#define RULE_KIND_LIST(X) X(breach) X(absence) X(either)
#define X(name)           RULE_##name,
enum rule_kind { RULE_KIND_LIST(X) RULE_KIND_COUNT };
#undef X

/* One rule a scorer can find broken: a row of the scorer's table, which ends with RULES_END. A test
 * refuses a row that leaves something empty. */
struct rule {
    const char *id;       /* scorer.name, as in sim/log/mutant.def */
    const char *sentence; /* what must hold */
    enum rule_kind kind;
    const char *verdict;  /* "fails; inconclusive where the biller cannot be asked" */
    const char *evidence; /* which events a finding points to: "the bill and the session" */
    const char *source;   /* where the rule comes from */
};
#define RULES_END                                                                                  \
    {                                                                                              \
        NULL, NULL, RULE_breach, NULL, NULL, NULL                                                  \
    }

/** "breach", "absence", "either". */
const char *rule_kind_name(enum rule_kind kind);

struct scoring; /* one scorer at work on one scenario: scoring.h */

struct scorer {
    const char *name;
    const char *judges;       /* a sentence for `list --rules` and the report */
    const struct rule *rules; /* ended by RULES_END */
    enum verdict (*judge)(struct scoring *sc);
    bool by_frames; /* it judges what the SUT says on the wire, whatever it was given beforehand */
};

extern const struct scorer score_sla, score_path, score_invoice, score_protocol, score_invariant,
    score_experience, score_story;

#endif
