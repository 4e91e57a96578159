/* desk.h - the support desk: tickets, the clocks that watch them, and who is sent.
 *
 * The desk keeps, beside its settings and staff, for each ticket: the parties who are told, its
 * events (desk_event, seq strictly increasing over all tickets), its clocks (ticket_clock.h) and
 * its promises (promise.h).  Everything is in the database; one timer waits for whatever is due
 * next (due.h).
 *
 *   desk_ticket  status: open, waiting (for the customer, clocks paused), closed; queue: first
 * line, billing, field; grade 0: none given yet (the slackest targets count); technician: under way
 * or there; on_site 1: there desk_clock   one row a clock of the ticket; state: running, hidden
 * (counts, but nobody is to be told: on_site before anybody is sent), paused, stopped; INT64_MAX:
 * never due desk_want    tickets that want a technician while nobody can go
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

static inline struct desk *desk_of(const struct refstack *rs)
{
    return rs->state[STACK_PART_desk];
}

static inline int64_t desk_now_ms(const struct desk *d)
{
    return vclock_now_ms(d->rs->clk);
}

#endif
