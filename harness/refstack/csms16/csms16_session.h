/* csms16_session.h - StartTransaction and StopTransaction: a session from its two messages.
 *
 * Either may come twice, late or alone.  A stop that contradicts its start is kept, and not sold.
 */
#ifndef REFSTACK_CSMS16_SESSION_H
#define REFSTACK_CSMS16_SESSION_H

#include "refstack/csms/station_call.h"

csms_handler csms16_start_transaction, csms16_stop_transaction;

/** The session that the station knows as transaction @p id, of several the open one; 0: none. */
int64_t csms16_session_called(struct csms_turn *turn, int64_t id);

#endif
