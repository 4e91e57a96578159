/* transaction16.h - authorization, transactions and their meter values in the messages of 1.6:
 * Authorize, StartTransaction, StopTransaction, MeterValues (4.1, 4.7, 4.8, 4.10).
 *
 * Messages of a transaction are kept while offline and sent in order; the transaction id that
 * StartTransaction.conf brings is filled in when a later one is transmitted.  Each function is one
 * of the record in dialect.h.
 */
#ifndef SIM_TRANSACTION16_H
#define SIM_TRANSACTION16_H

#include <cjson/cJSON.h>
#include <stdint.h>

#include "base/status.h"
#include "ocpp/call_queue.h"

struct connector;
struct station;
struct transaction;

enum status transaction16_authorize(struct connector *c);
/** Is @p id what the CSMS called it, which may be 0? */
bool transaction16_has(const struct transaction *t, const cJSON *id);
void transaction16_begins(struct transaction *t);
void transaction16_ends(struct transaction *t, const char *reason, const char *token,
                        int64_t meter_wh);
void transaction16_samples(struct connector *c, const char *context);
void transaction16_prepare(struct station *s, void *owner, const char *action, cJSON *payload);
void transaction16_failed(struct station *s, const struct call_queue_reply *reply);

#endif
