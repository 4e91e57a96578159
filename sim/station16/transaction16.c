#include "station16/transaction16.h"

#include <stdio.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "station/card_reader.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station16/sample16.h"

#define GATHER_LIMIT 200 /* samples in transactionData */

/* idTagInfo (7.9) of an answer; false when there is none. */
static bool id_tag_info(const struct call_queue_reply *reply, struct token_info *out)
{
    const cJSON *info = cJSON_GetObjectItemCaseSensitive(reply->payload, "idTagInfo");
    const char *expires = json_text(info, "expiryDate");

    if (reply->end != CALL_QUEUE_answered || !cJSON_IsObject(info))
        return false;
    *out = (struct token_info){json_text(info, "status"), json_text(info, "parentIdTag"),
                               VCLOCK_NEVER};
    if (!out->status)
        out->status = "Invalid";
    if (expires)
        tz_parse_rfc3339(expires, &out->expires_ms);
    return true;
}

static void authorize_done(void *owner, const struct call_queue_reply *reply)
{
    struct connector *c = owner;
    struct token_info info;

    if (uplink_hears(c->station->uplink))
        authorization_answered(c, id_tag_info(reply, &info) ? &info : NULL);
}

enum status transaction16_authorize(struct connector *c)
{
    if (!uplink_online(c->station->uplink))
        return S_REFUSED;
    return uplink_call(c->station, "Authorize", json_object(jtext("idTag", c->token)),
                       authorize_done, c);
}

static void keep(const char *action, cJSON *payload, call_queue_done_fn *done,
                 struct transaction *t)
{
    if (uplink_transaction(t->connector->station, action, payload, done, t) == S_OK)
        t->messages++;
}

bool transaction16_has(const struct transaction *t, const cJSON *id)
{
    int64_t told, asked;

    if (!t->answered || !cJSON_IsNumber(id))
        return false;
    if (json_exact(t->told_id, &told) && json_exact(id, &asked))
        return told == asked;
    return id->valuedouble == (t->told_id ? t->told_id->valuedouble : (double)t->id);
}

/* The id goes back as it was told, whatever it was. */
static cJSON *id_of(const struct transaction *t)
{
    return t->told_id ? cJSON_Duplicate(t->told_id, false) : json_number(t->id);
}

static void start_done(void *owner, const struct call_queue_reply *reply)
{
    struct transaction *t = owner;
    struct token_info info = {.status = "Invalid"};
    const cJSON *id;

    if (reply->end == CALL_QUEUE_answered) {
        id = cJSON_GetObjectItemCaseSensitive(reply->payload, "transactionId");
        if (id_tag_info(reply, &info))
            authorization_learn(t->connector->station, t->token, &info);
        cJSON_Delete(t->told_id);
        t->told_id = cJSON_IsNumber(id) ? cJSON_Duplicate(id, false) : NULL;
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

void transaction16_begins(struct transaction *t)
{
    cJSON *payload;
    char at[25];

    gather(t, CONFIG_StopTxnSampledData, "Transaction.Begin");
    tz_rfc3339(rtc_at_ms(t->connector->station, t->begin_ms), at);
    payload = json_object(jint("connectorId", t->connector->n), jtext("idTag", t->token),
                          jint("meterStart", t->begin_wh), jtext("timestamp", at));
    if (t->reservation != RESERVATION_NONE)
        cJSON_AddNumberToObject(payload, "reservationId", (double)t->reservation);
    keep("StartTransaction", payload, start_done, t);
}

static void message_done(void *owner, const struct call_queue_reply *reply)
{
    (void)reply;
    transaction_release(owner);
}

/* idTagInfo of StopTransaction.conf reaches the cache (4.10). */
static void stop_done(void *owner, const struct call_queue_reply *reply)
{
    struct transaction *t = owner;
    struct token_info info;

    if (t->end_token[0] && id_tag_info(reply, &info))
        authorization_learn(t->connector->station, t->end_token, &info);
    transaction_release(t);
}

void transaction16_ends(struct transaction *t, const char *reason, const char *token,
                        int64_t meter_wh)
{
    cJSON *payload;
    char at[25];

    gather(t, CONFIG_StopTxnSampledData, "Transaction.End");
    tz_rfc3339(rtc_at_ms(t->connector->station, t->end_ms), at);
    payload =
        json_object(jtext("idTag", token), jint("meterStop", meter_wh), jtext("timestamp", at),
                    jint("transactionId", t->id), jtext("reason", reason));
    if (t->data)
        cJSON_AddItemToObject(payload, "transactionData", t->data);
    t->data = NULL;
    keep("StopTransaction", payload, stop_done, t);
    charging_over(t->connector);
}

void transaction16_samples(struct connector *c, const char *context)
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
    payload = json_object(jint("connectorId", c->n));
    if (t && t->running)
        cJSON_AddItemToObject(payload, "transactionId", id_of(t));
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

void transaction16_prepare(struct station *s, void *owner, const char *action, cJSON *payload)
{
    const struct transaction *t = owner;

    (void)s;
    if (strcmp(action, "StartTransaction") != 0)
        cJSON_ReplaceItemInObjectCaseSensitive(payload, "transactionId", id_of(t));
}

/* Who waits for StartTransaction.conf need not wait for its repetitions: the session runs. */
void transaction16_failed(struct station *s, const struct call_queue_reply *reply)
{
    if (strcmp(reply->action, "StartTransaction") != 0)
        return;
    for (int i = 0; i < s->profile.connectors; i++)
        if (s->connectors[i].asking == ASKING_begun)
            card_reader_answers(&s->connectors[i], "Accepted", "Charging starts", 0);
}
