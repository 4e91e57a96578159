/* service_limit.h - how long a clock of a ticket may run, by the fault grade of that ticket.
 *
 * A limit holds for all grades or for one; that of a grade takes the place of that for all.  A
 * ticket that changes its grade is held to the strictest limit of those it had while the clock ran.
 * One that has no grade is held to the slackest of all grades, so that no grade makes a clock
 * later. Where a scenario says which grade its fault has, its limits are for tickets that were
 * given that grade in the end, and for all their clocks.
 */
#ifndef REPORTS_SERVICE_LIMIT_H
#define REPORTS_SERVICE_LIMIT_H

#include "facts/span.h"
#include "facts/ticket.h"

struct service_limits {
    const cJSON *all;    /* object {first_reply_ms, ...}, or NULL */
    const cJSON *grades; /* object {L1: {first_reply_ms, ...}, ...}, or NULL */
    const char *only;    /* the one grade that @p all holds for; "" every grade */
};

/** Those of expect.sla (NULL: none). */
struct service_limits service_limits_expected(const cJSON *sla);
/** Those that a desk was told by desk.act "sla" (NULL: none). */
struct service_limits service_limits_told(const cJSON *by_grade);

/** The limit in ms for @p clock ("first_reply", "progress" ...), which ran in @p run of @p t;
 * -1: none. */
int64_t service_limit(const struct service_limits *limits, const struct ticket *t,
                      const char *clock, struct span run);
/** Does any of them limit @p clock? */
bool service_limited(const struct service_limits *limits, const char *clock);

#endif
