/* plug.h - when the plug of a session was out, as far as anybody could see.
 *
 * It is out when the connector says Available, and at the latest when the next session begins at
 * it. While the station was not there (table absence) nobody could see the plug: of such a time it
 * counts as in only where the connector, back again, does not say that it is out. A connector that
 * says nothing after the stop let go with it.
 */
#ifndef REFSTACK_PLUG_H
#define REFSTACK_PLUG_H

#include "refstack/billing/session.h"

/** VCLOCK_NEVER: it still is in. */
int64_t billing_plug_out_ms(struct refstack *rs, const struct billing_session *s);

#endif
