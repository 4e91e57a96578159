/* promise.h - what somebody was promised, as an object: kept, renewed in time, or broken.
 *
 * A promise names what will have happened (on_site, returned, resolution) by when.  The deed keeps
 * it; another promise of the same thing before it breaks renews it.  Two minutes before it breaks
 * the desk escalates; when it breaks the desk says so to staff and customer.  Who judges that:
 * reports/desk/sla_promise.c, by reports/facts/statement.h.
 */
#ifndef REFSTACK_PROMISE_H
#define REFSTACK_PROMISE_H

#include "refstack/desk/desk.h"

/** Is @p what something that can be promised? */
bool promise_known(const char *what);

/** Promises @p what by @p due_ms, in place of an open promise of the same. @return its id */
int64_t promise_make(struct desk *d, int64_t ticket, const char *what, int64_t due_ms);
/** The open promise of @p what; 0 when there is none. */
int64_t promise_open(struct desk *d, int64_t ticket, const char *what);
/** @p what has happened. */
void promise_keep(struct desk *d, int64_t ticket, const char *what);
/** The ticket is closed: what is still promised has lost its object. */
void promise_void(struct desk *d, int64_t ticket);
/** Warns of and breaks what is due; false when nothing was. */
bool promise_fire(struct desk *d);

#endif
