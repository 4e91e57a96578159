/* scoring.h - one scorer at work on one scenario: what it may ask, and where it puts what it found.
 *
 * A scorer reads the run file, asks for the scenario's expectation, and tells findings and figures.
 * In a story that was not played to its end what did not come may only not have come yet: a finding
 * of absence is inconclusive, what is broken stays broken (enum rule_kind).
 */
#ifndef REPORTS_SCORING_H
#define REPORTS_SCORING_H

#include <stdbool.h>
#include <stdint.h>

#include "facts/runfile.h"
#include "score/scorer.h"

/* A scenario as every scorer gets it. */
struct scoring_scene {
    struct runfile *rf;
    int scenario;
    const cJSON *expect; /* all expectations of the scenario, an object */
    const cJSON *can;    /* "role.verb" of all that the SUT can be asked, an array; or NULL */
    bool broken_off;     /* the story was not played to its end */
    int findings;        /* how many were found so far: they are numbered through all scorers */
};

/** Has @p scorer judge @p scene and keeps its score in the run file. @return its verdict, the worst
 * of what it says and what it found. */
enum verdict scoring_judge(struct scoring_scene *scene, const struct scorer *scorer);

/* --- what a scorer calls --- */

struct runfile *scoring_runfile(struct scoring *sc);
int scoring_scenario(struct scoring *sc);
/** As runfile_rows(), of the scenario; the caller deletes them. */
cJSON *scoring_rows(struct scoring *sc, const char *sql);
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

#endif
