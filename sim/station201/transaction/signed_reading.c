#include "station201/transaction/signed_reading.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base64.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"

/* OCMF's letter for what a reading is about (TX). */
static char occasion(const char *context)
{
    if (strcmp(context, "Transaction.Begin") == 0)
        return 'B';
    return strcmp(context, "Transaction.End") == 0 ? 'E' : 'C';
}

static void make_key(struct port201 *port, struct crypto *ks)
{
    char *name = mem_printf("%s/meter", port->c->name);
    struct rng rng;

    rng_init(&rng, world_seed(port->c->station->member.world), name);
    port->meter_key = ks->ops->make_key(ks, &rng, KEY_ec);
    free(name);
}

/* 2026-03-06T10:00:00,000+0000 S: OCMF's own spelling of a synchronised time. */
static void spell_time(int64_t at_ms, char out[40])
{
    char at[25];

    tz_rfc3339(at_ms, at);
    snprintf(out, 40, "%.19s,%.3s+0000 S", at, at + 20);
}

/* OCMF's words for how somebody was identified (IT), by IdTokenEnumType. */
static const char *identified_by(const char *token_type)
{
    static const char *const words[][2] = {
        {"Central", "CENTRAL"},   {"eMAID", "EMAID"},          {"ISO14443", "ISO14443"},
        {"ISO15693", "ISO15693"}, {"KeyCode", "KEY_CODE"},     {"Local", "LOCAL"},
        {"MacAddress", "EVCCID"}, {"NoAuthorization", "NONE"},
    };

    for (size_t i = 0; token_type && i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i][0], token_type) == 0)
            return words[i][1];
    return token_type ? "UNDEFINED" : "ISO14443";
}

/* Whose energy it is: that of the transaction, which is just over when its end is read. */
static void add_user(cJSON *data, const struct connector *c, const char *context)
{
    const struct transaction *t = c->transaction;
    const char *how = "NONE";

    if (t && (t->running || strcmp(context, "Transaction.End") == 0))
        how = identified_by(t->token_type);
    cJSON_AddBoolToObject(data, "IS", strcmp(how, "NONE") != 0);
    cJSON_AddStringToObject(data, "IT", how);
    if (strcmp(how, "NONE") != 0)
        cJSON_AddStringToObject(data, "ID", t->token);
}

static char *data_of(struct port201 *port, const struct register_reading *reading)
{
    const struct connector *c = port->c;
    const struct profile *p = &c->station->profile;
    cJSON *data =
        json_object(jtext("FV", "1.0"), jtext("GI", p->model), jtext("GS", station_id(c->station)));
    cJSON *list, *row;
    char at[40], page[24], tx[2] = {occasion(reading->context), '\0'}, *text;

    spell_time(reading->at_ms, at);
    snprintf(page, sizeof(page), "T%" PRId64, ++port->signed_count);
    cJSON_AddStringToObject(data, "PG", page);
    cJSON_AddStringToObject(data, "MS", c->name);
    add_user(data, c, reading->context);
    list = cJSON_AddArrayToObject(data, "RD");
    row = json_object(jtext("TM", at), jtext("TX", tx));
    cJSON_AddRawToObject(row, "RV", reading->wh);
    cJSON_AddStringToObject(row, "RI", "1-0:1.8.0");
    cJSON_AddStringToObject(row, "RU", "Wh");
    cJSON_AddStringToObject(row, "ST", "G");
    cJSON_AddItemToArray(list, row);
    text = cJSON_PrintUnformatted(data);
    cJSON_Delete(data);
    return text;
}

static char *record_of(struct crypto *ks, const char *key, const char *data)
{
    char *signature = ks->ops->sign(ks, key, data, strlen(data));
    char *record = mem_printf("OCMF|%s|{\"SA\":\"ECDSA-secp256r1-SHA256\",\"SE\":\"base64\","
                              "\"SD\":\"%s\"}",
                              data, signature);
    char *text = base64_text(record, strlen(record));

    free(signature);
    free(record);
    return text;
}

cJSON *signed_reading(struct port201 *port, const struct register_reading *reading, bool with_key)
{
    struct crypto *ks = world_crypto(port->c->station->member.world);
    char *data, *record, *public_key;
    cJSON *value;

    if (!ks)
        return NULL;
    if (!port->meter_key)
        make_key(port, ks);
    data = data_of(port, reading);
    record = record_of(ks, port->meter_key, data);
    public_key = with_key ? ks->ops->public_key(ks, port->meter_key) : mem_text("");
    value = json_object(jtext("signedMeterData", record),
                        jtext("signingMethod", "ECDSA-secp256r1-SHA256"),
                        jtext("encodingMethod", "OCMF"), jtext("publicKey", public_key));
    free(data);
    free(record);
    free(public_key);
    return value;
}
