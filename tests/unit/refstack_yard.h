/* refstack_yard.h - a reference stack, a clock and stations played by hand, for tests. */
#ifndef TESTS_REFSTACK_YARD_H
#define TESTS_REFSTACK_YARD_H

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "pki/keysmith_openssl.h"
#include "refstack/refstack.h"

#define get     cJSON_GetObjectItemCaseSensitive
#define T0      "2026-03-06T17:30:00Z"
#define T1      "2026-03-06T18:30:00Z"
#define T2      "2026-03-06T19:30:00Z"
#define YARD_MS INT64_C(1772818200000) /* 2026-03-06T17:30:00Z */

/* Lives as long as the test. */
static inline struct keysmith *yard_keysmith(void)
{
    static struct keysmith *ks;

    if (!ks)
        ks = keysmith_openssl_new();
    return ks;
}

struct yard {
    struct vclock *clk;
    struct refstack *rs;
};

/* A station on its connection: what the stack sent to it, oldest first. */
struct post {
    struct yard *yard;
    struct refstack_conn *conn;
    cJSON *sent; /* array of frames */
    int calls;
    int closed; /* code with which the stack closed it */
};

static inline void post_heard(void *ctx, const char *text, size_t len)
{
    struct post *post = ctx;
    char *copy = mem_text_n(text, len);
    cJSON *frame = cJSON_ParseWithOpts(copy, NULL, 1);

    cr_assert(frame != NULL, "the stack sent %s", copy);
    cJSON_AddItemToArray(post->sent, frame);
    free(copy);
}

static inline void post_closed(void *ctx, int code, const char *why)
{
    struct post *post = ctx;

    (void)why;
    post->closed = code;
}

static inline void yard_open(struct yard *yard, enum mutant mutant, const char *db_path)
{
    struct refstack_config config = {.clk = yard->clk,
                                     .keysmith = yard_keysmith(),
                                     .db_path = db_path,
                                     .mutant = mutant,
                                     .quiet = true,
                                     .heartbeat_s = 60};
    char *why = NULL;

    yard->rs = refstack_new(&config, &why);
    cr_assert(yard->rs != NULL, "%s", why);
}

static inline void yard_begin(struct yard *yard, enum mutant mutant)
{
    yard->clk = vclock_new(YARD_MS);
    yard_open(yard, mutant, NULL);
}

static inline void yard_end(struct yard *yard)
{
    refstack_free(yard->rs);
    vclock_free(yard->clk);
}

/* Lets @p seconds pass. */
static inline void yard_wait(struct yard *yard, int64_t seconds)
{
    int64_t until_ms = vclock_now_ms(yard->clk) + seconds * 1000;

    while (vclock_step(yard->clk, until_ms))
        continue;
}

/* Asks the API; the body is a printf format. */
static inline cJSON *yard_ask(struct yard *yard, const char *method, const char *path,
                              const char *body)
{
    cJSON *json = body ? cJSON_Parse(body) : NULL, *answer;

    cr_assert(eq(int, body == NULL, json == NULL), "%s", body);
    refstack_request(yard->rs, method, path, json, &answer);
    cJSON_Delete(json);
    return answer;
}

static inline void yard_do(struct yard *yard, const char *path, const char *body)
{
    cJSON *answer = yard_ask(yard, "POST", path, body);

    cr_assert(get(answer, "error") == NULL, "%s", get(answer, "error")->valuestring);
    cJSON_Delete(answer);
}

static inline void yard_station(struct yard *yard, const char *id)
{
    char body[200];

    snprintf(body, sizeof(body),
             "{\"station\":\"%s\",\"protocol\":\"ocpp1.6\",\"connectors\":2,\"site\":\"Hall\"}",
             id);
    yard_do(yard, "/api/csms/stations", body);
}

static inline void yard_token(struct yard *yard, const char *token, const char *status)
{
    char body[200];

    snprintf(body, sizeof(body), "{\"token\":\"%s\",\"status\":\"%s\",\"account\":\"of %s\"}",
             token, status, token);
    yard_do(yard, "/api/csms/tokens", body);
}

static inline bool post_dial(struct post *post, struct yard *yard, const char *id,
                             const char *protocol)
{
    static const struct refstack_peer peer = {post_heard, post_closed};
    int http;

    memset(post, 0, sizeof(*post));
    post->yard = yard;
    post->sent = cJSON_CreateArray();
    post->conn =
        refstack_open(yard->rs, &(struct refstack_caller){.station = id, .protocol = protocol},
                      &peer, post, &http);
    cr_assert(eq(int, post->conn != NULL, http == 101));
    return post->conn != NULL;
}

static inline bool post_open(struct post *post, struct yard *yard, const char *id)
{
    return post_dial(post, yard, id, "ocpp1.6");
}

/* The connection is lost. */
static inline void post_lose(struct post *post)
{
    refstack_closed(post->conn);
    post->conn = NULL;
    cJSON_Delete(post->sent);
    post->sent = NULL;
}

/* The test is over; the stack, where it still has the connection, is freed by the yard. */
static inline void post_end(struct post *post)
{
    cJSON_Delete(post->sent);
}

static inline void post_text(struct post *post, const char *text)
{
    refstack_text(post->conn, text, strlen(text));
}

/* Sends a CALL. @return the frame that answers it, borrowed; NULL when there is none */
static inline const cJSON *post_call(struct post *post, const char *action, const char *payload)
{
    int before = cJSON_GetArraySize(post->sent);
    char id[20], text[2000];
    const cJSON *frame;

    snprintf(id, sizeof(id), "p%d", ++post->calls);
    snprintf(text, sizeof(text), "[2,\"%s\",\"%s\",%s]", id, action, payload);
    post_text(post, text);
    cJSON_ArrayForEach (frame, post->sent) {
        if (before-- <= 0 && !strcmp(cJSON_GetArrayItem(frame, 1)->valuestring, id))
            return frame;
    }
    return NULL;
}

/* The payload of the answer to a CALL that must be answered. */
static inline const cJSON *post_ask(struct post *post, const char *action, const char *payload)
{
    const cJSON *frame = post_call(post, action, payload);
    char *text = cJSON_PrintUnformatted(frame);

    cr_assert(frame != NULL, "%s was not answered", action);
    cr_assert(cJSON_GetArrayItem(frame, 0)->valueint == 3, "%s: %s", action, text);
    free(text);
    return cJSON_GetArrayItem(frame, 2);
}

static inline void post_boot(struct post *post)
{
    post_ask(post, "BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
}

static inline void post_status(struct post *post, const char *status, const char *error)
{
    char payload[200];

    snprintf(payload, sizeof(payload), "{\"connectorId\":1,\"status\":\"%s\",\"errorCode\":\"%s\"}",
             status, error);
    post_ask(post, "StatusNotification", payload);
}

/* Begins a transaction of connector 1. @return the transactionId; idTagInfo.status in @p status */
static inline int post_start(struct post *post, const char *token, int meter, const char *at,
                             char status[20])
{
    const cJSON *answer;
    char payload[200];

    snprintf(payload, sizeof(payload),
             "{\"connectorId\":1,\"idTag\":\"%s\",\"meterStart\":%d,\"timestamp\":\"%s\"}", token,
             meter, at);
    answer = post_ask(post, "StartTransaction", payload);
    snprintf(status, 20, "%s", get(get(answer, "idTagInfo"), "status")->valuestring);
    return get(answer, "transactionId")->valueint;
}

static inline void post_stop(struct post *post, int transaction, int meter, const char *at)
{
    char payload[200];

    snprintf(payload, sizeof(payload),
             "{\"transactionId\":%d,\"meterStop\":%d,\"timestamp\":\"%s\"}", transaction, meter,
             at);
    post_ask(post, "StopTransaction", payload);
}

/* A yard with station CP-1, booted, and token AA. */
static inline void story_begin(struct yard *yard, struct post *post, enum mutant mutant)
{
    yard_begin(yard, mutant);
    yard_station(yard, "CP-1");
    yard_token(yard, "AA", "Accepted");
    cr_assert(post_open(post, yard, "CP-1"));
    post_boot(post);
}

static inline void story_end(struct yard *yard, struct post *post)
{
    yard_end(yard);
    post_end(post);
}

/* Sessions as text: "CP-1/1 AA done 5000 Local" each, with a semicolon behind. */
static inline void sessions_text(struct yard *yard, char out[400])
{
    cJSON *answer = yard_ask(yard, "GET", "/api/csms/sessions", NULL);
    const cJSON *s;
    size_t len = 0;

    out[0] = 0;
    cJSON_ArrayForEach (s, get(answer, "sessions")) {
        const cJSON *wh = get(s, "wh"), *reason = get(s, "reason");

        len += (size_t)snprintf(out + len, 400 - len, "%s/%d %s %s %d %s;",
                                get(s, "station")->valuestring, get(s, "connector")->valueint,
                                get(s, "token")->valuestring, get(s, "state")->valuestring,
                                wh ? wh->valueint : -1, reason ? reason->valuestring : "-");
    }
    cJSON_Delete(answer);
}

#define sessions_are(yard, expected)                                                               \
    do {                                                                                           \
        char text_[400];                                                                           \
        sessions_text(yard, text_);                                                                \
        cr_expect(eq(str, text_, (char *)(expected)));                                             \
    } while (0)

/* ---- the same in OCPP 2.0.1 ---- */

/* Station CP-1 of two EVSEs and three connectors, booted, and token AA. */
static inline void story201_begin(struct yard *yard, struct post *post, enum mutant mutant)
{
    yard_begin(yard, mutant);
    yard_do(yard, "/api/csms/stations",
            "{\"station\":\"CP-1\",\"protocol\":\"ocpp2.0.1\",\"connectors\":3,\"evses\":2}");
    yard_token(yard, "AA", "Accepted");
    cr_assert(post_dial(post, yard, "CP-1", "ocpp2.0.1"));
    post_ask(post, "BootNotification",
             "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"}}");
}

static inline void post_status201(struct post *post, const char *status, int evse, int connector)
{
    char payload[200];

    snprintf(payload, sizeof(payload),
             "{\"timestamp\":\"" T0 "\",\"connectorStatus\":\"%s\",\"evseId\":%d,"
             "\"connectorId\":%d}",
             status, evse, connector);
    post_ask(post, "StatusNotification", payload);
}

/* A TransactionEvent as one line: what stands in the rows of a story. */
struct tx_row {
    const char *type, *cause;
    int seq;
    const char *at, *state;
    int evse, connector; /* 0: not said */
    const char *token;   /* NULL: none */
    int wh;              /* -1: no meter value */
    const char *context, *stopped, *txid;
};

/* Sends it. @return idTokenInfo.status, "" when there is none */
static inline const char *post_event(struct post *post, const struct tx_row *r)
{
    char text[1200];
    int n = snprintf(text, sizeof(text),
                     "{\"eventType\":\"%s\",\"triggerReason\":\"%s\",\"seqNo\":%d,"
                     "\"timestamp\":\"%s\",\"transactionInfo\":{\"transactionId\":\"%s\"",
                     r->type, r->cause, r->seq, r->at, r->txid ? r->txid : "tx-1");
    const cJSON *answer;

#define ADD(...) n += snprintf(text + n, sizeof(text) - (size_t)n, __VA_ARGS__)
    if (r->state)
        ADD(",\"chargingState\":\"%s\"", r->state);
    if (r->stopped)
        ADD(",\"stoppedReason\":\"%s\"", r->stopped);
    ADD("}");
    if (r->evse)
        ADD(",\"evse\":{\"id\":%d,\"connectorId\":%d}", r->evse, r->connector);
    if (r->token)
        ADD(",\"idToken\":{\"idToken\":\"%s\",\"type\":\"ISO14443\"}", r->token);
    if (r->wh >= 0)
        ADD(",\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":%d,\"context\":"
            "\"%s\"}]}]",
            r->at, r->wh, r->context ? r->context : "Sample.Periodic");
    ADD("}");
#undef ADD
    answer = get(get(post_ask(post, "TransactionEvent", text), "idTokenInfo"), "status");
    return answer ? answer->valuestring : "";
}

#endif
