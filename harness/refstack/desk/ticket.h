/* ticket.h - a ticket's life: a contact or an alarm opens it, somebody takes it over, it is closed.
 */
#ifndef REFSTACK_TICKET_H
#define REFSTACK_TICKET_H

#include "refstack/desk/desk.h"
#include "refstack/desk/ticket_log.h"

struct ticket_opening {
    const char *channel, *requester, *words, *category, *station, *invoice, *account, *by;
    int connector, grade;
    bool alarm;
};

/** A customer's contact: opens a ticket, or joins the one that is open already. @return its id */
int64_t ticket_contact(struct desk *d, const struct ticket_opening *o);
/** The desk's own notice of trouble; a station whose trouble is known gets no second ticket. */
void ticket_alarm(struct desk *d, const struct ticket_opening *o);
/** The trouble of @p station is over: closes its ticket when nobody else has touched it. */
void ticket_recovered(struct desk *d, const char *station);

/** @p by works on it from now on. */
void ticket_take_over(struct desk *d, int64_t ticket, const char *by);
void ticket_close(struct desk *d, int64_t ticket, struct ticket_step step);
void ticket_reopen(struct desk *d, int64_t ticket, struct ticket_step step);

#endif
