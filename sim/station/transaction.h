/* transaction.h - what a card and a time-out make of a connector: transactions begin, run and end.
 *
 * A transaction record outlives the transaction until the CSMS has heard (or the station has given
 * up telling) all of it: messages that are still queued point at it for their transaction id.
 */
#ifndef SIM_TRANSACTION_H
#define SIM_TRANSACTION_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "station/station.h"
#include "station/token.h"
#include "world/vehicle.h"

struct connector;

#define TRANSACTION_ROOM 37 /* transactionId of 2.x */

struct transaction {
    struct transaction *next; /* of the station, the newest first */
    struct connector *connector;
    int session;
    char token[TOKEN_ROOM], parent[TOKEN_ROOM];
    const char *token_type;         /* as in struct connector */
    int64_t id;                     /* -1: no StartTransaction.conf (OCPP 1.6 errata 3.18) */
    cJSON *told_id;                 /* 1.6: the id as it was told, which may be none (1.5, 1e30) */
    char text_id[TRANSACTION_ROOM]; /* 2.x; "": not told yet, or 1.6 */
    bool answered;                  /* the CSMS knows it */
    int64_t begin_ms, end_ms;
    int64_t begin_wh, end_wh; /* the register, as it truly was */
    int64_t reservation;      /* that it used up, or RESERVATION_NONE */
    bool running;
    bool refused;       /* StartTransaction.conf was not Accepted: no energy any more */
    int64_t allowed_mj; /* when refused: up to this register, where MaxEnergyOnInvalidId lets it */
    char end_token[TOKEN_ROOM]; /* who stopped it; "": nobody with a card */
    cJSON *data;                /* what the dialect gathers for the end; NULL: nothing */
    int messages;               /* queued ones that point here */
};

/** Prepares the timers of a new connector. */
void transaction_init_timers(struct connector *c);

/** Somebody has ConnectionTimeOut from now on to plug in, or to present a card. */
void transaction_await(struct connector *c);
/** The session at @p c is over and its plug is out, or another one begins: its truth is told. */
void transaction_tell_session(struct connector *c);

/** @p token may charge at @p c: begins, or waits for the plug until ConnectionTimeOut. */
void transaction_authorized(struct connector *c, const char *token, const char *parent);
/** Would an authorization lead to anything? NULL, or what the display says instead. */
const char *transaction_obstacle(const struct connector *c);

/** Ends the running transaction; @p reason as OCPP 1.6 7.36 spells it, borrowed for ever;
 * @p token NULL when nobody presented one. */
void transaction_stop(struct connector *c, const char *reason, const char *token);
/** The CSMS answered StartTransaction with @p id and @p status (NULL: never answered). */
void transaction_answered(struct transaction *t, int64_t id, const char *status);
/** The CSMS knows the transaction of 2.x, whose id the station made up. */
void transaction_answered_text(struct transaction *t, const char *id, const char *status);
/** Nobody waits for a plug at @p c any more. */
void transaction_cancel(struct connector *c);
/** One message less points at @p t; frees it when it was the last and the transaction is over. */
void transaction_release(struct transaction *t);

#endif
