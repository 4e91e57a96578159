/* desk.h - the support desk: tickets, the clocks that watch them, and who is sent.
 *
 * The desk keeps, beside its settings and staff, for each ticket: the parties who are told, its
 * events (desk_event, seq strictly increasing over all tickets), its clocks (ticket_clock.h) and
 * its promises (promise.h).  Everything is in the database; one timer waits for whatever is due
 * next (due.h).
 *
 * What comes in: alarm.h (trouble that a station tells), routes.h (what customers, agents and
 * technicians send) with ticket_act.h.  What it becomes: ticket.h, its story ticket_log.h, messages
 * to its parties message.h, somebody who goes staff.h with dispatch.h and arrival.h.  What time
 * does: sla.h, ticket_clock.h, calendar.h, promise.h, quiet.h, due.h.  What the operator sets:
 * setting.h, roster.h.  What is read back: show.h.  part.c makes the desk a part of the stack;
 * late_reply.h is a mutant.
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
