/* verdicts.h - what the scorers said, read back from the run file: one row a scenario, as all
 * writers need it.
 */
#ifndef REPORTS_VERDICTS_H
#define REPORTS_VERDICTS_H

#include "facts/runfile.h"
#include "score/verdict.h"

struct verdicts_row {
    int scenario;
    cJSON *facts;    /* row of table scenario */
    cJSON *scores;   /* rows of table score */
    cJSON *findings; /* rows of table finding, worst first */
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

/** To be emptied with verdicts_fini(). */
void verdicts_init(struct verdicts *v, struct runfile *rf);
void verdicts_fini(struct verdicts *v);

/** What @p scorer said of the scenario; VERDICT_none when it said nothing. */
enum verdict verdicts_of(const struct verdicts_row *row, const char *scorer);
/** Findings that are worse than notes. */
int verdicts_faults(const struct verdicts_row *row);

#endif
