/* due.h - what the desk does at its time: breaches, escalations, promises, another try to send.
 */
#ifndef REFSTACK_DUE_H
#define REFSTACK_DUE_H

#include "refstack/desk/desk.h"

/** Waits for whatever is due next; after every change. */
void desk_wait(struct desk *d);
/** What the desk does from here to desk_done() is done as a whole. */
void desk_begin(struct desk *d);
/** It is done; waits for whatever is due next. */
void desk_done(struct desk *d);
/** Does what is due: the desk's timer. @p owner is the struct desk. */
void desk_fire(struct vtimer *timer, void *owner);

#endif
