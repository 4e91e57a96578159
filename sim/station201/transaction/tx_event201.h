/* tx_event201.h - inside transaction201: the record of a transaction, the events that are told of
 * it, and its meter values.
 */
#ifndef SIM_TX_EVENT201_H
#define SIM_TX_EVENT201_H

#include "station201/transaction/transaction201.h"

/* What is to be told, besides the facts. */
struct news201 {
    const char *event; /* Started, Updated, Ended */
    const char *trigger;
    const char *token;     /* that ends the permission; NULL: none did */
    struct transaction *t; /* the permission that ends; NULL: none does */
};

const char *tx201_charging_state(const struct connector *c);
/** A new transaction at @p port, with an id of its own; runs. Its timers are the caller's to init.
 */
struct tx201 *tx201_new(struct port201 *port);
/** Nothing of it is left to be told. */
void tx201_discard(struct tx201 *tx);
/** Sends or keeps a TransactionEvent. @p stopped is the stoppedReason of Ended, else NULL; @p
 * samples an array of MeterValues or NULL, consumed. */
void tx201_tell(struct tx201 *tx, const struct news201 *news, const char *stopped, cJSON *samples);

/* --- tx_meter201.c --- */
/** An array with @p sample (consumed); NULL when that is NULL. */
cJSON *tx201_list(cJSON *sample);
/** Ended will carry @p sample, consumed; may be NULL. */
void tx201_keep(struct tx201 *tx, cJSON *sample);
/** The timers of @p tx, new, do what is due. */
void tx201_init_timers(struct tx201 *tx);

#endif
