#include "facts/told_transactions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "facts/register.h"
#include "facts/spread.h"

/* A CALL of a station. */
struct told_call {
    int64_t actor, sent_ms, heard_ms;
    uint64_t id;  /* a hash: ids are compared among the CALLs of one station that wait */
    cJSON *frame; /* of one that tells of a transaction */
    uint64_t seq;
};

/* ---- registers ---- */

/* To the nearest whole Wh, half up; what is below zero or beyond all bounds is no register. */
static void hear_register(void *ctx, const struct reading *r)
{
    struct told_transaction *t = ctx;
    struct decimal whole = decimal_round(r->wh, 0, DECIMAL_half_up);

    if (whole.units < 0 || whole.units >= WHOLE_MAX)
        return;
    if (t->begun_wh < 0)
        t->begun_wh = whole.units;
    else
        t->ended_wh = whole.units;
}

/* ---- transactions ---- */

/* The transaction @p id; one without an id ("") is always another. */
static struct told_transaction *known(struct told_transactions *told, int64_t actor, const char *id)
{
    for (size_t i = told->count; *id && i-- > 0;)
        if (told->list[i].actor == actor && strcmp(told->list[i].id, id) == 0)
            return &told->list[i];
    told->list = mem_resize(told->list, told->count + 1, sizeof(*told->list));
    told->list[told->count] = (struct told_transaction){.actor = actor,
                                                        .begun_ms = INT64_MAX,
                                                        .ended_ms = INT64_MAX,
                                                        .stopped_ms = INT64_MAX,
                                                        .begun_wh = -1,
                                                        .ended_wh = -1,
                                                        .ended_heard_ms = INT64_MAX};
    snprintf(told->list[told->count].id, TRANSACTION_TEXT, "%s", id);
    return &told->list[told->count++];
}

/* What a CSMS can know of the moment at which @p call was made. */
static int64_t known_ms(const struct told_transactions *told, const struct told_call *call,
                        const cJSON *payload)
{
    return stamp_known(&told->clocks, (int)call->actor, stamp_field(payload, "timestamp"),
                       call->sent_ms);
}

static void hear_end(const struct told_transactions *told, struct told_transaction *t,
                     const struct told_call *call, const cJSON *payload)
{
    t->ended_sent = true;
    t->ended_ms = known_ms(told, call, payload);
    t->stopped_ms = stamp_truly(&told->clocks, (int)call->actor, stamp_field(payload, "timestamp"),
                                call->sent_ms);
    t->ended_heard_ms = number_least(t->ended_heard_ms, call->heard_ms);
    if (!t->end)
        t->end = call->seq;
}

static void hear_event(struct told_transactions *told, const struct told_call *call,
                       const cJSON *payload)
{
    struct told_transaction *t;
    char id[TRANSACTION_TEXT];

    field_transaction(field(payload, "transactionInfo"), "transactionId", id);
    if (!*id)
        return;
    t = known(told, call->actor, id);
    if (t->begun_ms == INT64_MAX)
        t->begun_ms = known_ms(told, call, payload);
    register_each(field(payload, "meterValue"), hear_register, t);
    if (json_is(payload, "eventType", "Ended"))
        hear_end(told, t, call, payload);
}

static void hear_stop(struct told_transactions *told, const struct told_call *call,
                      const cJSON *payload)
{
    struct told_transaction *t;
    char id[TRANSACTION_TEXT];

    field_transaction(payload, "transactionId", id);
    t = known(told, call->actor, id);
    t->ended_wh = json_int(payload, "meterStop", -1);
    hear_end(told, t, call, payload);
}

/* The answer to a StartTransaction gives it its id. */
static void hear_start(struct told_transactions *told, const struct told_call *call,
                       const cJSON *answer)
{
    const cJSON *asked = cJSON_GetArrayItem(call->frame, 3);
    struct told_transaction *t;
    char id[TRANSACTION_TEXT];

    field_transaction(cJSON_GetArrayItem(answer, 2), "transactionId", id);
    if (!*id)
        return;
    t = known(told, call->actor, id);
    t->begun_ms = known_ms(told, call, asked);
    t->begun_wh = json_int(asked, "meterStart", -1);
}

static bool is_action(const cJSON *frame, const char *action)
{
    const char *name = cJSON_GetStringValue(cJSON_GetArrayItem(frame, 2));

    return name && strcmp(name, action) == 0;
}

/* ---- frames ---- */

static struct told_call *waiting(struct told_transactions *told, int64_t actor, uint64_t id)
{
    for (size_t i = told->call_count; i-- > 0;) {
        struct told_call *call = &told->calls[i];

        if (call->actor == actor && call->id == id)
            return call->heard_ms == INT64_MAX ? call : NULL;
    }
    return NULL;
}

static void keep_call(struct told_transactions *told, const struct told_call *call)
{
    told->calls = mem_more(told->calls, told->call_count, sizeof(*told->calls));
    told->calls[told->call_count++] = *call;
}

static void hear_frame(void *ctx, sqlite3_stmt *row)
{
    struct told_transactions *told = ctx;
    const char *text = runfile_text(row, 6);
    struct told_call call = {.actor = sqlite3_column_int64(row, 1),
                             .sent_ms = runfile_int(row, 2),
                             .heard_ms = INT64_MAX,
                             .id = spread(runfile_text(row, 4)),
                             .seq = (uint64_t)sqlite3_column_int64(row, 0)};
    struct told_call *asked;

    if (sqlite3_column_int(row, 3)) {
        call.frame = json_parse(text);
        keep_call(told, &call);
        return;
    }
    asked = waiting(told, call.actor, call.id);
    if (!asked)
        return;
    asked->heard_ms = call.sent_ms;
    if (is_action(asked->frame, "StartTransaction")) {
        cJSON *answer = json_parse(text);

        hear_start(told, asked, answer);
        cJSON_Delete(answer);
    }
}

static void hear_call(struct told_transactions *told, const struct told_call *call)
{
    const cJSON *payload = cJSON_GetArrayItem(call->frame, 3);

    if (is_action(call->frame, "TransactionEvent"))
        hear_event(told, call, payload);
    else if (is_action(call->frame, "StopTransaction"))
        hear_stop(told, call, payload);
}

void told_transactions_init(struct told_transactions *told, struct runfile *rf, int scenario)
{
    *told = (struct told_transactions){.list = NULL};
    stamp_clocks_init(&told->clocks, rf, scenario);
    told->stations = runfile_rows(
        rf,
        "WITH p AS MATERIALIZED (SELECT json_extract(data,'$.args.station') AS name, "
        "json_extract(data,'$.args.power_w') AS power_w, max(seq) FROM event WHERE scenario=?1 AND "
        "kind='sut_call' AND json_extract(data,'$.verb')='provision' GROUP BY 1) SELECT a.name, "
        "a.id, p.power_w FROM actor a LEFT JOIN p ON p.name=a.name WHERE a.scenario=?1 AND "
        "a.kind='station'",
        scenario);
    runfile_each(
        rf,
        "SELECT seq, actor, virt_ms, json_extract(data,'$.dir')='out', json_extract(data,'$.id'), "
        "json_extract(data,'$.action'), CASE WHEN json_extract(data,'$.action') IN "
        "('StartTransaction','StopTransaction','TransactionEvent') THEN (SELECT f.text FROM frame "
        "f WHERE f.scenario=?1 AND f.seq=event.seq) END FROM event WHERE scenario=?1 AND "
        "kind='frame' AND CASE WHEN json_extract(data,'$.dir')='out' THEN "
        "json_extract(data,'$.type')=2 ELSE json_extract(data,'$.type') IN (3,4) END ORDER BY seq",
        scenario, hear_frame, told);
    for (size_t i = 0; i < told->call_count; i++)
        hear_call(told, &told->calls[i]);
}

void told_transactions_fini(struct told_transactions *told)
{
    for (size_t i = 0; i < told->call_count; i++)
        cJSON_Delete(told->calls[i].frame);
    free(told->calls);
    free(told->list);
    stamp_clocks_fini(&told->clocks);
    cJSON_Delete(told->stations);
}

/* NULL: no station is called so; then nothing is told of it, as nobody has the number 0. */
static const cJSON *station_called(const struct told_transactions *told, const char *station)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, told->stations)
        if (json_is(row, "name", station))
            return row;
    return NULL;
}

int told_transactions_actor(const struct told_transactions *told, const char *station)
{
    return (int)field_int(station_called(told, station), "id");
}

const struct told_transaction *told_transactions_find(const struct told_transactions *told,
                                                      const char *station, const char *id,
                                                      int64_t ended_ms)
{
    int64_t actor = field_int(station_called(told, station), "id");

    for (size_t i = told->count; i-- > 0;) {
        const struct told_transaction *t = &told->list[i];

        if (t->actor == actor && strcmp(t->id, id) == 0 && (*id || t->stopped_ms == ended_ms))
            return t;
    }
    return NULL;
}

int64_t told_transactions_heard_ms(const struct told_transactions *told, const char *station,
                                   int64_t ms)
{
    int64_t actor = field_int(station_called(told, station), "id");

    for (size_t i = 0; i < told->call_count; i++) {
        const struct told_call *call = &told->calls[i];

        if (call->actor == actor && call->sent_ms >= ms && call->heard_ms != INT64_MAX)
            return call->heard_ms;
    }
    return INT64_MAX;
}

int64_t told_transactions_last_ms(const struct told_transactions *told, const char *station,
                                  int64_t ms)
{
    int64_t actor = field_int(station_called(told, station), "id");

    for (size_t i = told->call_count; i-- > 0;) {
        const struct told_call *call = &told->calls[i];

        if (call->actor == actor && call->sent_ms <= ms && call->heard_ms != INT64_MAX)
            return call->sent_ms;
    }
    return INT64_MIN;
}

int64_t told_transactions_power_w(const struct told_transactions *told, const char *station)
{
    return field_int(station_called(told, station), "power_w");
}
