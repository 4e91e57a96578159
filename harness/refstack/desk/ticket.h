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
/** A ticket that nobody asked for (alarm.h). */
void ticket_open_alarm(struct desk *d, const struct ticket_opening *o);
/** The oldest open ticket for trouble at @p station, with @p alarm_only one that an alarm opened; 0
 * when there is none. */
int64_t ticket_open_fault(struct desk *d, const char *station, bool alarm_only);

/** @p by works on it from now on. */
void ticket_take_over(struct desk *d, int64_t ticket, const char *by);
void ticket_close(struct desk *d, int64_t ticket, struct ticket_step step);
void ticket_reopen(struct desk *d, int64_t ticket, struct ticket_step step);
/** The desk itself opens it again, because of @p why: it is nobody's until somebody takes it over.
 */
void ticket_reopen_by_desk(struct desk *d, int64_t ticket, const char *why);

bool ticket_is_closed(struct desk *d, int64_t ticket);
/** Is it open again with no agent behind it? */
bool ticket_is_nobodys(struct desk *d, int64_t ticket);

#endif
