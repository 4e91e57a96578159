/* message.h - what the desk tells the parties of a ticket.
 *
 * Whoever has turned to the desk about it is told, each on their own channel.  What a person writes
 * is an answer: it stops the clock of the first reply and starts that of progress.  What the desk
 * sends by itself is a word, but no answer: it starts the clock of progress anew where that runs.
 */
#ifndef REFSTACK_MESSAGE_H
#define REFSTACK_MESSAGE_H

#include "refstack/desk/desk.h"

struct ticket_message {
    const char *by, *role, *text, *topic;
    const char *channel; /* NULL: the party's own */
    const char *reason;  /* or NULL */
    const char *price;   /* or NULL */
    int64_t promise;     /* the number of the promise that it tells, 0: none */
    int64_t due_ms;      /* 0: none */
};

/** Tells every party of @p ticket; without one it is a note, unless the desk itself says it. */
void ticket_tell(struct desk *d, int64_t ticket, const struct ticket_message *m);

/** A person has answered the customers of @p ticket. */
void ticket_answered(struct desk *d, int64_t ticket);

#endif
