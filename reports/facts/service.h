/* service.h - the service clocks of a support ticket, reckoned from its steps alone.
 *
 * A ticket runs through cycles: the first begins with the first notice (contact or alarm), each
 * reopen begins another.  In a cycle every clock starts once and stops once; pauses of the ticket
 * do not count.  What the desk believes of its own clocks plays no part here.
 */
#ifndef REPORTS_SERVICE_H
#define REPORTS_SERVICE_H

#include "facts/service_hours.h"
#include "facts/ticket.h"

/* The clocks a desk can be held to; <name>_ms is the limit in expectation and desk settings. */
#define SERVICE_CLOCK_LIST(X) X(first_reply) X(on_site) X(resolution)
#define X(name)               SERVICE_##name,
enum service_clock { SERVICE_CLOCK_LIST(X) SERVICE_COUNT };
#undef X

const char *service_clock_name(enum service_clock clock);

/* One cycle: the steps first .. end-1. */
struct service_cycle {
    const struct ticket *ticket;
    size_t first, end;
};

/** The cycle that begins at step @p first. */
struct service_cycle service_cycle_at(const struct ticket *t, size_t first);

/** Finds when @p clock ran in @p cycle; to_ms is INT64_MAX and @p stop NULL while it has not
 * stopped. @return false when the clock does not apply (no customer to answer, solved without a
 * visit, no fault). */
bool service_run(const struct service_cycle *cycle, enum service_clock clock, struct span *run,
                 const struct ticket_step **stop);

/** Pauses of @p t until @p end_ms; free spans. */
struct pauses service_pauses(const struct ticket *t, int64_t end_ms);

#endif
