/* late_reply.h - replies that the mutant replies_late holds back for half an hour (table
 * desk_held).
 */
#ifndef REFSTACK_LATE_REPLY_H
#define REFSTACK_LATE_REPLY_H

#include "refstack/desk/desk.h"
#include "refstack/desk/message.h"

/** Keeps reply @p m to the parties of @p ticket until its time has come. */
void late_reply_keep(struct desk *d, int64_t ticket, const struct ticket_message *m);
/** Lets go of one reply whose time has come; false when there is none. */
bool late_reply_release(struct desk *d);

#endif
