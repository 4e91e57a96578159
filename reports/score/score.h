/* score.h - verdicts, findings and the scorers that give them.
 *
 * A scorer is one file with one const record; all are listed in score_all[].  It reads the run file
 * and nothing else, writes findings, and returns a verdict for one scenario.
 */
#ifndef REPORTS_SCORE_H
#define REPORTS_SCORE_H

#include <stdint.h>

#include "facts/runfile.h"

/* The worst wins. */
#define VERDICT_LIST(X) X(none) X(pass) X(inconc) X(fail) X(error)
#define X(name)         VERDICT_##name,
enum verdict { VERDICT_LIST(X) VERDICT_COUNT };
#undef X

const char *verdict_name(enum verdict v);
enum verdict verdict_of(const char *name);
enum verdict verdict_worst(enum verdict a, enum verdict b);
/** Exit code of the program for @p v: 0 pass, 1 fail, 2 inconc (and none: nothing was judged), 3
 * error. */
int verdict_exit_code(enum verdict v);

/* One rule a scorer can find broken. */
struct rule {
    const char *id;       /* scorer.name, as in sim/log/mutant.def */
    const char *sentence; /* what must hold */
    const char *source;   /* where that comes from */
};

struct scoring; /* one scorer at work on one scenario */

struct scorer {
    const char *name;
    const char *judges;       /* a sentence for `list --scorers` and the report */
    const struct rule *rules; /* ended by a row without id */
    enum verdict (*judge)(struct scoring *sc);
};

extern const struct scorer *const score_all[]; /* ended by NULL */

struct runfile *scoring_runfile(struct scoring *sc);
int scoring_scenario(struct scoring *sc);
/** The scenario's expectation for this scorer, or NULL. */
const cJSON *scoring_expect(struct scoring *sc);
/** The scenario's expectation named @p name (that of another scorer, or "dispatch"), or NULL. */
const cJSON *scoring_expectation(struct scoring *sc, const char *name);
/** When the story ended: what is due later cannot be late. */
int64_t scoring_end_ms(struct scoring *sc);
/** Can the SUT be asked "role.verb"? When not, what depends on it is inconclusive. */
bool scoring_can(struct scoring *sc, const char *role_verb);

/** Records a finding; @p evidence are event seqs (0-terminated list in @p seqs, may be NULL).
 * @p rule must be one of the scorer's (asserted). Findings of verdict pass are notes. */
void scoring_find(struct scoring *sc, enum verdict v, const char *rule, const uint64_t *seqs,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/** Adds a figure to the score's data (JSON object), consumed. */
void scoring_figure(struct scoring *sc, const char *name, cJSON *value);

/** Scores every scenario of @p rf anew: deletes old findings and scores, runs all scorers, stores
 * what they say. @p sla (may be NULL) replaces the expectation "sla" of every scenario (fields
 * given override, others stay). @return the worst verdict. */
enum verdict score_run(struct runfile *rf, const cJSON *sla);

/** What the state of the run as a whole says: error, inconc when it was interrupted or killed, else
 * none. */
enum verdict score_run_state(struct runfile *rf);

/** Verdict of one scenario: the worst of its scores; error when its state is error, inconc when
 * interrupted or killed. Then a finding that would be a failure is inconclusive: what is missing
 * may only not have come yet. */
enum verdict score_verdict(struct runfile *rf, int scenario);

#endif
