/* register.h - the registers and times of a session that can be right.
 *
 * A station may tell what cannot be: more energy than its connector delivers in the time, a
 * register that another reading contradicts, a time in another year. Then what it measured
 * otherwise counts: at the end of the transaction, what its meter showed before or after while
 * nobody charged, else its nearest own reading that is possible; for a time that cannot be, when
 * the CSMS heard of it.
 */
#ifndef REFSTACK_REGISTER_H
#define REFSTACK_REGISTER_H

#include "refstack/billing/session.h"

/** What the connector of @p s can deliver in its time, in Wh; INT64_MAX: its power is not known. */
int64_t billing_most_wh(struct refstack *rs, const struct billing_session *s);
/** Replaces times of @p s that cannot be. */
void billing_right_times(struct billing_session *s);
/** Replaces registers of @p s that cannot be right; @p verified: also those that can be, but are
 * contradicted. @return can what is left be right? */
bool billing_right_registers(struct refstack *rs, struct billing_session *s, bool verified);

#endif
