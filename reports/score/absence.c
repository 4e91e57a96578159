#include "score/absence.h"

#include <assert.h>

#include "facts/expectation_row.h"

enum verdict absence_find(struct scoring *sc, const char *scorer, const char *field)
{
    const struct expectation_row *row = expectation_row(scorer, field);
    enum verdict v;

    assert(row);
    v = verdict_of(row->without);
    if (v == VERDICT_fail || v == VERDICT_inconc)
        scoring_find_missing(sc, v, row->rule, NULL, "expect.%s { %s }: %s.", scorer, field,
                             row->because);
    return v;
}

void absence_unripe(struct scoring *sc, const char *scorer, const char *field)
{
    const struct expectation_row *row = expectation_row(scorer, field);

    assert(row);
    scoring_find(sc, VERDICT_inconc, row->rule, NULL,
                 "expect.%s { %s }: the story ends before that was due.", scorer, field);
}
