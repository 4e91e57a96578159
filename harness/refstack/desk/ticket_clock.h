/* ticket_clock.h - the clocks of a ticket: sla.h's arithmetic, kept in table desk_clock.
 */
#ifndef REFSTACK_TICKET_CLOCK_H
#define REFSTACK_TICKET_CLOCK_H

#include "refstack/desk/desk.h"

void ticket_clock_start(struct desk *d, int64_t ticket, enum sla_clock_kind kind);
/** Starts anew one that runs; of another nothing happens. */
void ticket_clock_restart(struct desk *d, int64_t ticket, enum sla_clock_kind kind);
void ticket_clock_stop(struct desk *d, int64_t ticket, enum sla_clock_kind kind);
void ticket_clocks_stop(struct desk *d, int64_t ticket);
/** From now on somebody is to be told of it. */
void ticket_clock_reveal(struct desk *d, int64_t ticket, enum sla_clock_kind kind);
void ticket_clocks_pause(struct desk *d, int64_t ticket);
void ticket_clocks_resume(struct desk *d, int64_t ticket);
/** The ticket has another grade: other targets. */
void ticket_clocks_retarget(struct desk *d, int64_t ticket);
/** Escalates and breaches what is due; false when nothing was. */
bool ticket_clock_fire(struct desk *d);

#endif
