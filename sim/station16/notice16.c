#include <string.h>

#include "base/tz.h"
#include "ocpp/whole.h"
#include "station/reader.h"
#include "station/station_state.h"
#include "station16/dialect16.h"
#include "station16/sample16.h"

#define GATHER_LIMIT 200 /* samples in transactionData */

/* --- status --- */

static cJSON *status_payload(const struct station *s, int connector, const char *error,
                             const char *status)
{
    char at[25];

    tz_rfc3339(station_now_ms(s), at);
    return evlog_data("i s s s", "connectorId", connector, "errorCode", error, "status", status,
                      "timestamp", at);
}

static bool unheard(const struct outbox_reply *reply)
{
    return reply->end == OUTBOX_lost || reply->end == OUTBOX_timed_out;
}

static void status_done(void *owner, const struct outbox_reply *reply)
{
    struct connector *c = owner;

    if (unheard(reply))
        c->told_state = CONNECTOR_STATE_COUNT;
}

static void station_status_done(void *owner, const struct outbox_reply *reply)
{
    struct station *s = owner;

    if (unheard(reply))
        s->told = false;
}

static bool is_due(const struct connector *c)
{
    return c->told_state != c->state || strcmp(c->told_error, c->error) != 0;
}

static void send_status(struct connector *c)
{
    const char *state = connector_state_name((enum connector_state)c->state);

    c->told_state = c->state;
    c->told_error = c->error;
    if (uplink_call(c->station, "StatusNotification",
                    status_payload(c->station, c->n, c->error, state), status_done, c) != S_OK)
        c->told_state = CONNECTOR_STATE_COUNT;
}

/* MinimumStatusDuration (9.1.23): told when it lasts so long. */
static void tell_status(struct connector *c)
{
    struct vclock *clk = station_clock(c->station);
    int64_t s = config_number(&c->station->config, CONFIG_MinimumStatusDuration);

    vclock_disarm(clk, &c->status_timer);
    if (!uplink_online(c->station->uplink) || !is_due(c))
        return;
    if (s > 0)
        vclock_arm(clk, &c->status_timer, s * 1000);
    else
        send_status(c);
}

static void status_changed(struct connector *c)
{
    tell_status(c);
    core16_settle(c);
}

static void status_lasts(struct vtimer *timer, void *owner)
{
    struct connector *c = owner;

    (void)timer;
    if (uplink_online(c->station->uplink) && is_due(c))
        send_status(c);
}

static void make(struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        vtimer_init(&s->connectors[i].status_timer, status_lasts, &s->connectors[i]);
}

static void forget(struct station *s)
{
    for (int i = 0; i < s->profile.connectors; i++)
        vclock_disarm(station_clock(s), &s->connectors[i].status_timer);
}

static void send_station_status(struct station *s)
{
    s->told_inoperative = s->inoperative;
    s->told =
        uplink_call(s, "StatusNotification", status_payload(s, 0, "NoError", station_status(s, 0)),
                    station_status_done, s) == S_OK;
}

static void tell_station_status(struct station *s)
{
    if (uplink_online(s->uplink))
        send_station_status(s);
}

/* 3.5.3: told once, the station itself goes on as it is. */
static void tell_list_conflict(struct station *s)
{
    if (uplink_online(s->uplink))
        uplink_call(s, "StatusNotification",
                    status_payload(s, 0, "LocalListConflict", station_status(s, 0)), NULL, NULL);
}

void notice16_trigger_status(struct station *s, int connector)
{
    if (connector <= 0)
        send_station_status(s); /* also while the CSMS has the station wait: 4.2.1 */
    for (int n = 1; n <= s->profile.connectors; n++)
        if (connector < 0 || connector == n)
            send_status(station_connector(s, n));
}

/* --- authorization and transactions --- */

static const char *text_in(const cJSON *object, const char *field)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, field));
}

/* idTagInfo (7.9) of an answer; false when there is none. */
static bool id_tag_info(const struct outbox_reply *reply, struct token_info *out)
{
    const cJSON *info = cJSON_GetObjectItemCaseSensitive(reply->payload, "idTagInfo");
    const char *expires = text_in(info, "expiryDate");

    if (reply->end != OUTBOX_answered || !cJSON_IsObject(info))
        return false;
    *out = (struct token_info){text_in(info, "status"), text_in(info, "parentIdTag"), VCLOCK_NEVER};
    if (!out->status)
        out->status = "Invalid";
    if (expires)
        tz_parse_rfc3339(expires, &out->expires_ms);
    return true;
}

static void authorize_done(void *owner, const struct outbox_reply *reply)
{
    struct connector *c = owner;
    struct token_info info;

    if (uplink_hears(c->station->uplink))
        authorization_answered(c, id_tag_info(reply, &info) ? &info : NULL);
}

static enum status authorize(struct connector *c)
{
    if (!uplink_online(c->station->uplink))
        return S_REFUSED;
    return uplink_call(c->station, "Authorize", evlog_data("s", "idTag", c->token), authorize_done,
                       c);
}

static void keep(const char *action, cJSON *payload, outbox_done_fn *done, struct transaction *t)
{
    if (uplink_transaction(t->connector->station, action, payload, done, t) == S_OK)
        t->messages++;
}

static void start_done(void *owner, const struct outbox_reply *reply)
{
    struct transaction *t = owner;
    struct token_info info = {.status = "Invalid"};
    const cJSON *id;

    if (reply->end == OUTBOX_answered) {
        id = cJSON_GetObjectItemCaseSensitive(reply->payload, "transactionId");
        if (id_tag_info(reply, &info))
            authorization_learn(t->connector->station, t->token, &info);
        transaction_answered(t, whole_int(id, -1), info.status);
    } else {
        transaction_answered(t, -1, NULL);
    }
    transaction_release(t);
}

/* One sample more for StopTransaction; of too many every second one goes, never the first. */
static void gather(struct transaction *t, enum config_key key, const char *context)
{
    cJSON *value = sample_now(t->connector, key, context);

    if (!value)
        return;
    if (!t->data)
        t->data = cJSON_CreateArray();
    if (cJSON_GetArraySize(t->data) >= GATHER_LIMIT)
        for (int i = GATHER_LIMIT - 1; i > 0; i -= 2)
            cJSON_DeleteItemFromArray(t->data, i);
    cJSON_AddItemToArray(t->data, value);
}

static void transaction_begins(struct transaction *t)
{
    cJSON *payload;
    char at[25];

    gather(t, CONFIG_StopTxnSampledData, "Transaction.Begin");
    tz_rfc3339(t->begin_ms, at);
    payload = evlog_data("i s I s", "connectorId", t->connector->n, "idTag", t->token, "meterStart",
                         t->begin_wh, "timestamp", at);
    if (t->reservation != RESERVATION_NONE)
        cJSON_AddNumberToObject(payload, "reservationId", (double)t->reservation);
    keep("StartTransaction", payload, start_done, t);
}

static void message_done(void *owner, const struct outbox_reply *reply)
{
    (void)reply;
    transaction_release(owner);
}

/* idTagInfo of StopTransaction.conf reaches the cache (4.10). */
static void stop_done(void *owner, const struct outbox_reply *reply)
{
    struct transaction *t = owner;
    struct token_info info;

    if (t->end_token[0] && id_tag_info(reply, &info))
        authorization_learn(t->connector->station, t->end_token, &info);
    transaction_release(t);
}

static void transaction_ends(struct transaction *t, const char *reason, const char *token,
                             int64_t meter_wh)
{
    cJSON *payload;
    char at[25];

    gather(t, CONFIG_StopTxnSampledData, "Transaction.End");
    tz_rfc3339(t->end_ms, at);
    payload = evlog_data("s I s I s", "idTag", token, "meterStop", meter_wh, "timestamp", at,
                         "transactionId", t->id, "reason", reason);
    if (t->data)
        cJSON_AddItemToObject(payload, "transactionData", t->data);
    t->data = NULL;
    keep("StopTransaction", payload, stop_done, t);
    charging_over(t->connector);
}

static void meter_values(struct connector *c, const char *context)
{
    bool aligned = strcmp(context, "Sample.Clock") == 0;
    struct transaction *t = c->transaction;
    cJSON *sample = sample_now(
        c, aligned ? CONFIG_MeterValuesAlignedData : CONFIG_MeterValuesSampledData, context);
    cJSON *payload, *values;

    if (t && t->running && strcmp(context, "Trigger") != 0)
        gather(t, aligned ? CONFIG_StopTxnAlignedData : CONFIG_StopTxnSampledData, context);
    if (!sample)
        return;
    payload = evlog_data("i", "connectorId", c->n);
    if (t && t->running)
        cJSON_AddNumberToObject(payload, "transactionId", (double)t->id);
    values = cJSON_AddArrayToObject(payload, "meterValue");
    cJSON_AddItemToArray(values, sample);
    if (t && t->running)
        keep("MeterValues", payload, message_done, t);
    else if (uplink_online(c->station->uplink) ||
             strcmp(context, "Trigger") == 0) /* 4.2: not before an accepted boot */
        uplink_call(c->station, "MeterValues", payload, NULL, NULL);
    else
        cJSON_Delete(payload);
}

static void tell_changes(struct station *s)
{
    if (!uplink_online(s->uplink))
        return;
    if (!s->told || s->told_inoperative != s->inoperative)
        tell_station_status(s);
    for (int i = 0; i < s->profile.connectors; i++)
        if (is_due(&s->connectors[i]))
            send_status(&s->connectors[i]);
}

static bool due(const struct station *s)
{
    if (!s->told || s->told_inoperative != s->inoperative)
        return true;
    for (int i = 0; i < s->profile.connectors; i++)
        if (is_due(&s->connectors[i]))
            return true;
    return false;
}

static cJSON *boot(const struct station *s)
{
    const struct profile *p = &s->profile;
    cJSON *payload = evlog_data("s s s s", "chargePointVendor", p->vendor, "chargePointModel",
                                p->model, "chargePointSerialNumber", station_id(s),
                                "firmwareVersion", p->firmware[0] ? p->firmware : NULL);

    if (strlen(station_id(s)) > 25)
        cJSON_DeleteItemFromObjectCaseSensitive(payload, "chargePointSerialNumber");
    return payload;
}

static void fill_in(struct station *s, void *owner, const char *action, cJSON *payload)
{
    const struct transaction *t = owner;

    (void)s;
    if (strcmp(action, "StartTransaction") != 0)
        cJSON_ReplaceItemInObjectCaseSensitive(payload, "transactionId",
                                               cJSON_CreateNumber((double)t->id));
}

/* Who waits for StartTransaction.conf need not wait for its repetitions: the session runs. */
static void failed(struct station *s, const struct outbox_reply *reply)
{
    if (strcmp(reply->action, "StartTransaction") != 0)
        return;
    for (int i = 0; i < s->profile.connectors; i++)
        if (s->connectors[i].asking == ASKING_begun)
            reader_answers(&s->connectors[i], "Accepted", "Charging starts", 0);
}

const struct dialect dialect16 = {
    .version = "1.6",
    .when_rejected = OCPP_CODE_COUNT, /* 4.2: it does not respond */
    .make = make,
    .forget = forget,
    .boot = boot,
    .call = dialect16_call,
    .prepare = fill_in,
    .failed = failed,
    .status = status_changed,
    .station_status = tell_station_status,
    .changes = tell_changes,
    .due = due,
    .authorize = authorize,
    .begins = transaction_begins,
    .ends = transaction_ends,
    .samples = meter_values,
    .list_conflict = tell_list_conflict,
};
