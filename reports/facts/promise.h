/* promise.h - what a desk promises on a ticket, and what becomes of it.
 *
 * A promise is a step "eta" or "promise_renewed" that says when. It is kept when what was promised
 * happens by then; renewed when a later promise comes before it breaks and the customer hears of
 * that; else broken, once its time is over.  The embedded desk's own:
 * harness/refstack/desk/promise.h.
 */
#ifndef REPORTS_PROMISE_H
#define REPORTS_PROMISE_H

#include "facts/ticket.h"

enum promise_end { PROMISE_kept, PROMISE_renewed, PROMISE_broken, PROMISE_pending };

/** Does @p step promise something by a time? */
bool promise_is(const struct ticket_step *step);
/** What became of the promise that is step @p promise of @p t, in a story that ends at @p end_ms.
 */
enum promise_end promise_ends(const struct ticket *t, size_t promise, int64_t end_ms);

#endif
