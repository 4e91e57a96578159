/* expectation_row.h - the rows of log/expectation.def, as far as a scorer needs them: what an
 * expectation is worth whose object never came about. */
#ifndef REPORTS_EXPECTATION_ROW_H
#define REPORTS_EXPECTATION_ROW_H

struct expectation_row {
    const char *scorer, *field; /* of expect.SCORER { FIELD = ... } */
    const char *rule;           /* that judges it; "" where it only says how others are judged */
    const char *without;        /* inconc, fail, pass or none, as that table says */
    const char *because;        /* what was missing then: "nobody called by phone" */
};

/** The row of expect.@p scorer.@p field; NULL when there is none. */
const struct expectation_row *expectation_row(const char *scorer, const char *field);

#endif
