/* csms201_session.h - a session made of the events of its transaction, in whatever order they come.
 */
#ifndef REFSTACK_CSMS201_SESSION_H
#define REFSTACK_CSMS201_SESSION_H

#include <stdint.h>

#include "refstack/csms/station_call.h"

/** The session of a transaction, 0 when there is none. */
int64_t csms201_session_of(struct csms_turn *turn, const char *txid);
/** Makes the session of transaction @p txid what its events say; @p seq: of the one that is new. */
void csms201_derive(struct csms_turn *turn, const char *txid, int64_t seq);
/** csms_dialect.forget of 2.0.1: the sums of transactions under way. */
void csms201_forget_sums(struct csms_station *st);

#endif
