/* message.h - what the desk tells the parties of a ticket.
 *
 * Whoever has turned to the desk about it is told, each on their own channel.  Anything more
 * than a receipt is an answer: it stops the clock of the first reply and starts that of progress.
 */
#ifndef REFSTACK_MESSAGE_H
#define REFSTACK_MESSAGE_H

#include "refstack/desk/desk.h"

struct ticket_message {
    const char *by, *role, *text, *topic;
    const char *channel; /* NULL: the party's own */
    const char *reason;  /* or NULL */
    int64_t due_ms;      /* 0: none */
};

/** Tells every party of @p ticket; without one it is a note, unless the desk itself says it. */
void ticket_tell(struct desk *d, int64_t ticket, const struct ticket_message *m);

#endif
