/* verdicts.h - what the scorers said, read back from the run file: one row a scenario, as all
 * writers need it.
 */
#ifndef REPORTS_VERDICTS_H
#define REPORTS_VERDICTS_H

#include <stdbool.h>

#include "facts/runfile.h"
#include "score/verdict.h"

struct verdicts_row {
    int scenario;
    cJSON *facts;    /* row of table scenario */
    cJSON *scores;   /* rows of table score */
    cJSON *findings; /* rows of table finding, worst first, each with what follows from it behind
                        it; "depth": 0, or how far it hangs below the first cause */
    enum verdict verdict;
};

struct verdicts {
    struct runfile *rf;
    struct verdicts_row *rows;
    size_t count;
    enum verdict worst;
};

/** What the state of the run as a whole says: error, inconc when it was interrupted or killed, else
 * none. */
enum verdict verdicts_of_run(struct runfile *rf);
/** Verdict of one scenario: the worst of its scores; error when its state is error, inconc when it
 * was interrupted or killed. */
enum verdict verdicts_of_scenario(struct runfile *rf, int scenario);

/** Exit code of the program for @p rf, whose verdict is @p v: verdict_exit_code(), but 0 for one
 * that is inconclusive where the run accepts that (fact accept). */
int verdicts_exit_code(struct runfile *rf, enum verdict v);

/** To be emptied with verdicts_fini(). */
void verdicts_init(struct verdicts *v, struct runfile *rf);
void verdicts_fini(struct verdicts *v);

/** What @p scorer said of the scenario; VERDICT_none when it said nothing. */
enum verdict verdicts_of(const struct verdicts_row *row, const char *scorer);
/** Was it begun? Else it does not apply to this system, or lacks something; its findings say why.
 */
bool verdicts_begun(const struct verdicts_row *row);

/* Why stories were not begun, most frequent first: a sentence, and how many plays it kept back. */
struct verdicts_reason {
    enum verdict verdict; /* skipped, inconc */
    const char *sentence; /* of the verdicts */
    int plays;
};

struct verdicts_reasons {
    struct verdicts_reason *list;
    size_t count;
};

/** To be emptied with verdicts_reasons_fini(), before @p v is. */
void verdicts_reasons_init(struct verdicts_reasons *r, const struct verdicts *v);
void verdicts_reasons_fini(struct verdicts_reasons *r);

/** Findings that are worse than notes and follow from no other: how many things are wrong. */
int verdicts_faults(const struct verdicts_row *row);
/** How often @p finding was found, at least once. */
int verdicts_times(const cJSON *finding);
/** How far @p finding hangs below the finding that it follows from at first; 0: from none. */
int verdicts_depth(const cJSON *finding);
/** The finding that @p finding follows from; NULL: none. */
const cJSON *verdicts_cause(const struct verdicts_row *row, const cJSON *finding);

#endif
