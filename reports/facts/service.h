/* service.h - the service clocks of a support ticket, reckoned from its steps alone.
 *
 * A ticket runs through cycles: the first begins with the first notice (contact or alarm), each
 * reopen begins another.  In a cycle every clock starts once and stops once; while the desk waits
 * for the customer's answer none counts.  What the desk believes of its own clocks plays no part
 * here.
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

/** Was the customer asked something that they had not answered yet when step @p pause of @p t
 * stopped the clocks? */
bool service_pause_founded(const struct ticket *t, size_t pause);
/** Pauses of @p t until @p end_ms; free spans. @p founded_only: only those in which the desk waits
 * for the customer, until they answer; else all, as the desk has them. */
struct pauses service_pauses(const struct ticket *t, int64_t end_ms, bool founded_only);

#endif
