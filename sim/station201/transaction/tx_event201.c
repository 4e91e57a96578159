#include "station201/transaction/tx_event201.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station201/inside/fields201.h"
#include "station201/inside/person201.h"
#include "station201/transaction/tx_timers201.h"

/* One TransactionEvent until it is answered. */
struct told201 {
    struct told201 *next;
    struct tx201 *tx;
    struct transaction *t; /* the permission it is about; NULL: none */
    bool asks;             /* it carries the token that starts */
    bool offline;
    bool ended;
    int64_t made_ms;
    char token[TOKEN_ROOM];
    const char *token_type;
};

const char *tx201_charging_state(const struct connector *c)
{
    if (!tx201_connected(c))
        return "Idle";
    if (!tx201_permitted(c))
        return "EVConnected";
    if (c->state == CONNECTOR_Charging)
        return "Charging";
    if (c->state == CONNECTOR_SuspendedEV)
        return "SuspendedEV";
    if (c->state == CONNECTOR_SuspendedEVSE || c->state == CONNECTOR_Faulted)
        return "SuspendedEVSE";
    return "EVConnected";
}

/* --- the record --- */

/* A random UUID (version 4). */
static void make_id(struct rng *rng, char out[37])
{
    uint64_t high = rng_next(rng), low = rng_next(rng);

    snprintf(out, 37, "%08x-%04x-4%03x-%04x-%012llx", (unsigned)(high >> 32),
             (unsigned)(high >> 16 & 0xffff), (unsigned)(high & 0xfff),
             (unsigned)(low >> 48 & 0x3fff) | 0x8000, (unsigned long long)(low & 0xffffffffffff));
}

struct tx201 *tx201_new(struct port201 *port)
{
    struct station *s = port->c->station;
    struct state201 *state = state201_of(s);
    struct tx201 *tx = mem_new(sizeof(*tx));

    tx->port = port;
    make_id(&state->rng, tx->id);
    tx->running = true;
    tx->begin_ms = station_now_ms(s);
    tx->begin_wh = station_register_wh(s, port->c->n);
    tx->next = state->txs;
    state->txs = tx;
    port->tx = tx;
    return tx;
}

static void tx_free(struct tx201 *tx)
{
    tx201_disarm(tx);
    cJSON_Delete(tx->ended_data);
    free(tx);
}

void tx201_discard(struct tx201 *tx)
{
    struct station *s = tx->port->c->station;
    struct tx201 **at = &state201_of(s)->txs;

    while (*at != tx)
        at = &(*at)->next;
    *at = tx->next;
    tx_free(tx);
}

void tx201_forget_all(struct station *s)
{
    struct state201 *state = state201_of(s);

    while (state->txs) {
        struct tx201 *tx = state->txs;
        state->txs = tx->next;
        tx_free(tx);
    }
    while (state->on_the_way) {
        struct told201 *told = state->on_the_way;
        state->on_the_way = told->next;
        free(told);
    }
    for (int i = 0; i < s->profile.connectors; i++)
        vclock_disarm(station_clock(s), &state->ports[i].later);
}

/* --- answers --- */

static void unlink_told(struct station *s, struct told201 *told)
{
    struct told201 **at = &state201_of(s)->on_the_way;

    while (*at != told)
        at = &(*at)->next;
    *at = told->next;
}

/* The CSMS said what it thinks of the token (E05, C15). */
static void token_answered(struct port201 *port, const struct told201 *told,
                           const struct token_info *info)
{
    struct connector *c = port->c;
    bool accepted = strcmp(info->status, "Accepted") == 0;

    if (told->token[0] &&
        (!told->token_type || strcmp(told->token_type, "Central") != 0)) /* C05.FR.02 */
        authorization_learn(c->station, told->token, info);
    if (told->t && (!told->t->answered || !accepted)) {
        transaction_answered_text(told->t, told->tx->id, info->status);
    } else if (!told->t && !accepted && c->authorized && port->tx == told->tx) {
        transaction_cancel(c);
        tx201_happens(port, TX_CAUSE_deauthorized);
    }
}

static void answered(struct told201 *told, const struct call_queue_reply *reply)
{
    struct port201 *port = told->tx->port;
    struct token_info info = {.status = "Accepted"};
    const cJSON *cost = cJSON_GetObjectItemCaseSensitive(reply->payload, "totalCost");

    if (reply->end == CALL_QUEUE_answered && port->tx == told->tx)
        person201_learn(port->c, reply->payload);
    if (cJSON_IsNumber(cost))
        person201_cost(port->c, told->ended, cost->valuedouble);
    if (reply->end != CALL_QUEUE_answered) {
        if (told->t && told->asks)
            transaction_answered(told->t, -1, NULL);
    } else if (fields201_token_info(reply->payload, &info)) {
        token_answered(port, told, &info);
    } else if (told->t && !told->t->answered) {
        transaction_answered_text(told->t, told->tx->id, "Accepted");
    }
}

static void event_done(void *owner, const struct call_queue_reply *reply)
{
    struct told201 *told = owner;
    struct tx201 *tx = told->tx;
    struct station *s = tx->port->c->station;

    unlink_told(s, told);
    answered(told, reply);
    if (told->t)
        transaction_release(told->t);
    free(told);
    if (--tx->events == 0 && !tx->running)
        tx201_discard(tx);
}

/* E11.FR.07: what was still in the queue when the connection went is offline, too. */
void tx201_prepare(struct station *s, void *owner, cJSON *payload)
{
    struct told201 *told = owner;

    if (told->offline || told->made_ms >= uplink_opened_ms(s->uplink))
        return;
    told->offline = true;
    cJSON_AddBoolToObject(payload, "offline", 1);
}

/* --- telling --- */

static void send(struct tx201 *tx, struct told201 *told, cJSON *payload)
{
    struct station *s = tx->port->c->station;
    struct state201 *state = state201_of(s);

    told->next = state->on_the_way;
    state->on_the_way = told;
    tx->events++;
    if (told->t)
        told->t->messages++;
    if (uplink_transaction(s, "TransactionEvent", payload, event_done, told) == S_OK)
        return;
    unlink_told(s, told);
    if (told->t)
        told->t->messages--;
    tx->events--;
    free(told);
}

/* numberOfPhasesUsed when energy begins to flow, and when it is another: E02.FR.18. */
static void add_phases(struct tx201 *tx, cJSON *payload)
{
    const struct connector *c = tx->port->c;

    if (tx->phases_told == charging_phases(c) || c->station->profile.dc ||
        c->state != CONNECTOR_Charging || !tx201_permitted(c) || !c->vehicle)
        return;
    tx->phases_told = charging_phases(c);
    cJSON_AddNumberToObject(payload, "numberOfPhasesUsed", tx->phases_told);
}

/* evse once after the plug went in (E01.FR.16), and in Started, where each connector has a reader
 * of its own. */
static void add_evse(struct tx201 *tx, cJSON *payload, bool started)
{
    if (started ? tx->begin_due : tx->evse_told || !tx201_connected(tx->port->c))
        return;
    tx->evse_told = tx201_connected(tx->port->c);
    cJSON_AddItemToObject(payload, "evse", fields201_evse(tx->port->c));
}

/* The token once when it is authorized (E01.FR.10) and the one that ends (E07.FR.02). */
static void add_token(struct port201 *port, struct told201 *told, const char *ends, cJSON *payload)
{
    const struct connector *c = port->c;
    const char *token = ends;

    told->token_type = c->token_type;
    if (!token && port->token_due) {
        token = tx201_permitted(c) ? c->transaction->token : c->token;
        told->token_type = tx201_permitted(c) ? c->transaction->token_type : c->token_type;
        told->asks = true;
        port->token_due = false;
    }
    if (!token)
        return;
    snprintf(told->token, sizeof(told->token), "%s", token);
    cJSON_AddItemToObject(payload, "idToken", fields201_token(token, told->token_type));
}

/* Once, with the first event after the permission used it up (H03). */
static void add_reservation(struct tx201 *tx, cJSON *payload)
{
    const struct connector *c = tx->port->c;

    if (tx->reservation_told || !tx201_permitted(c) ||
        c->transaction->reservation == RESERVATION_NONE)
        return;
    cJSON_AddNumberToObject(payload, "reservationId", (double)c->transaction->reservation);
    tx->reservation_told = true;
}

static cJSON *info_of(struct tx201 *tx, const char *stopped)
{
    struct port201 *port = tx->port;
    cJSON *info;

    tx->state = tx201_charging_state(port->c);
    info = json_object(jtext("transactionId", tx->id), jtext("chargingState", tx->state),
                       jtext("stoppedReason", stopped));
    if (port->remote)
        cJSON_AddNumberToObject(info, "remoteStartId", (double)port->remote_id);
    port->remote = false;
    return info;
}

void tx201_tell(struct tx201 *tx, const struct news201 *news, const char *stopped, cJSON *samples)
{
    struct port201 *port = tx->port;
    struct connector *c = port->c;
    struct told201 *told = mem_new(sizeof(*told));
    cJSON *payload;
    char at[25];

    told->tx = tx;
    told->ended = strcmp(news->event, "Ended") == 0;
    told->t = tx201_permitted(c) ? c->transaction : news->t;
    told->made_ms = station_now_ms(c->station);
    told->offline = !uplink_connected(c->station->uplink);
    tz_rfc3339(rtc_at_ms(c->station, told->made_ms), at);
    payload = json_object(jtext("eventType", news->event), jtext("timestamp", at),
                          jtext("triggerReason", news->trigger), jint("seqNo", tx->seq_no++));
    if (told->offline)
        cJSON_AddBoolToObject(payload, "offline", 1);
    add_phases(tx, payload);
    cJSON_AddItemToObject(payload, "transactionInfo", info_of(tx, stopped));
    add_token(port, told, news->token, payload);
    add_evse(tx, payload, strcmp(news->event, "Started") == 0);
    add_reservation(tx, payload);
    if (samples)
        cJSON_AddItemToObject(payload, "meterValue", samples);
    send(tx, told, payload);
}
