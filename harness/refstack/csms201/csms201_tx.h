/* csms201_tx.h - TransactionEvent: each event is kept, judged and answered, and its session derived
 * anew (csms201_session.h).
 */
#ifndef REFSTACK_CSMS201_TX_H
#define REFSTACK_CSMS201_TX_H

#include "refstack/csms/station_call.h"

csms_handler csms201_transaction_event;

#endif
