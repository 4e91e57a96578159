/* verdicts.h - what the scorers said, as all writers need it: one row a scenario.
 */
#ifndef REPORTS_VERDICTS_H
#define REPORTS_VERDICTS_H

#include "facts/cast.h"
#include "facts/runfile.h"
#include "score/score.h"

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

/** To be emptied with verdicts_fini(). */
void verdicts_init(struct verdicts *v, struct runfile *rf);
void verdicts_fini(struct verdicts *v);

/** What @p scorer said of the scenario; VERDICT_none when it said nothing. */
enum verdict verdicts_of(const struct verdicts_row *row, const char *scorer);
/** Findings that are worse than notes. */
int verdicts_faults(const struct verdicts_row *row);

#endif
