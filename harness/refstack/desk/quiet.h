/* quiet.h - trouble that is gone may come back: a ticket of the desk's own waits a quarter of an
 * hour before it is closed.
 *
 * A station that comes and goes forty times in an hour is one ticket, not forty.  When the trouble
 * is back within a day of such a close, it is the same ticket again, too.
 */
#ifndef REFSTACK_QUIET_H
#define REFSTACK_QUIET_H

#include "refstack/desk/desk.h"

/** The trouble of @p ticket is gone: unless it comes back the ticket will be closed. */
void quiet_begin(struct desk *d, int64_t ticket);
/** It is back. @return false when it had not been gone */
bool quiet_end(struct desk *d, int64_t ticket);
/** The ticket of @p station that was closed as quiet within the last day; 0 when there is none. */
int64_t quiet_last(struct desk *d, const char *station);
/** Closes a ticket that has been quiet for long enough; another one is due at once, too. */
void quiet_fire(struct desk *d);

#endif
