/* desk.h - the support desk: tickets, the clocks that watch them, and who is sent.
 *
 * The desk keeps, beside its settings and staff, for each ticket: the parties who are told, its
 * events (desk_event, seq strictly increasing over all tickets), its clocks (ticket_clock.h) and
 * its promises (promise.h).  Everything is in the database; one timer waits for whatever is due
 * next (due.h).
 */
#ifndef REFSTACK_DESK_H
#define REFSTACK_DESK_H

#include "refstack/desk/sla.h"
#include "refstack/stack/stack.h"

struct desk {
    struct refstack *rs;
    struct sla sla;
    struct vtimer timer;
};

/** schema.sql: SQL that makes those which are not there. */
extern const char desk_schema[];

static inline struct desk *desk_of(const struct refstack *rs)
{
    return rs->state[STACK_PART_desk];
}

static inline int64_t desk_now_ms(const struct desk *d)
{
    return vclock_now_ms(d->rs->clk);
}

#endif
