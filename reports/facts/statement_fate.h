/* statement_fate.h - what became of a promise: one judge a topic.
 *
 * Deeds are taken from the world's own record (who arrived when, who has the cable, what is billed)
 * where there is one, else from the steps of the ticket.  A promise is renewed when a later one of
 * its topic comes before it breaks and the customer hears of that by then; it is needless when what
 * it was for is over before it is due.
 */
#ifndef REPORTS_STATEMENT_FATE_H
#define REPORTS_STATEMENT_FATE_H

#include "facts/statement.h"

/* pending: not due yet, or nothing came by which it could be told */
#define STATEMENT_END_LIST(X) X(kept) X(renewed) X(needless) X(broken) X(pending)
#define X(name)               STATEMENT_END_##name,
enum statement_end { STATEMENT_END_LIST(X) STATEMENT_END_COUNT };
#undef X

struct statement_fate {
    enum statement_end end;
    int64_t done_ms; /* when the deed came after all; INT64_MAX: it did not */
    uint64_t event;  /* seq of the event that shows the deed, 0 none */
    char *instead;   /* what came in its place, in words ("1.40 EUR/kWh"); or NULL */
};

/* Whom to ask. */
struct statement_court {
    struct runfile *rf;
    int scenario;
    int64_t end_ms; /* of the story */
    const struct statement_book *book;
};

/** What became of statement number @p i of the book; @p fate is to be emptied with
 * statement_fate_fini(). */
void statement_judge(const struct statement_court *court, size_t i, struct statement_fate *fate);
void statement_fate_fini(struct statement_fate *fate);

#endif
