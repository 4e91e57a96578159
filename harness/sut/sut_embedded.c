#include "sut/sut_embedded.h"

#include <event2/http.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "pki/pki.h"
#include "refstack/refstack.h"
#include "server/server.h"
#include "sut/stock.h"
#include "sut/sut_all.h"
#include "wire/wire_mem.h"
#include "wire/wire_ws.h"

#define ANSWER_WALL_MS 5000
/* A CSMS gives each command half a minute, and 64 of them may wait for one station. */
#define FATE_MS        3600000

struct embedded {
    struct sut sut;
    struct refstack *rs;
    struct server *server; /* NULL on the in-memory wire */
    struct wire *wire;
    struct pki *pki;
    struct refstack_trust trust;
    struct pki_pair own;       /* what the server shows */
    enum pki_authority signer; /* who signed that */
    bool old_tls;              /* it speaks TLS 1.1 and nothing else */
    struct question *questions;
    void (*watch)(void *ctx);
    void *watch_ctx;
};

/* Asked and not yet answered. */
struct question {
    struct question *next;
    struct embedded *e;
    enum sut_verb verb;
    cJSON *args;
    sut_answer_fn *fn;
    void *ctx;
    struct vtimer timer;
    int64_t command; /* id of a command whose fate is awaited, else 0 */
    int64_t due_ms;  /* when that is given up */
};

/* How a verb is asked: {field} in the path is taken out of the arguments; what is left goes into
 * the query of a GET, else into the body. */
static const struct {
    const char *method, *path;
} routes[SUT_VERB_COUNT] = {
    [SUT_csms_provision] = {"POST", "/api/csms/stations"},
    [SUT_csms_enrol] = {"POST", "/api/csms/tokens"},
    [SUT_csms_command] = {"POST", "/api/csms/commands"},
    [SUT_csms_script] = {"POST", "/api/csms/scripts"},
    [SUT_csms_sessions] = {"GET", "/api/csms/sessions"},
    [SUT_csms_api] = {"*", "*"}, /* they are among the arguments */
    [SUT_desk_open] = {"POST", "/api/desk/tickets"},
    [SUT_desk_reply] = {"POST", "/api/desk/tickets/{id}/replies"},
    [SUT_desk_act] = {"POST", "/api/desk/tickets/{id}/acts"},
    [SUT_desk_events] = {"GET", "/api/desk/events"},
    [SUT_billing_account] = {"POST", "/api/billing/accounts"},
    [SUT_billing_tariff] = {"POST", "/api/billing/tariffs"},
    [SUT_billing_invoices] = {"GET", "/api/billing/invoices"},
    [SUT_billing_dispute] = {"POST", "/api/billing/invoices/{invoice}/disputes"},
};

/* --- a request ---------------------------------------------------------------------------------
 */

/* Adds @p text to the path as RFC 3986 wants it. */
static void add_encoded(char **path, const char *text)
{
    char *encoded = evhttp_uriencode(text, -1, 0);
    char *longer = mem_printf("%s%s", *path, encoded);

    free(encoded);
    free(*path);
    *path = longer;
}

static void add_value(char **path, const cJSON *value)
{
    char number[32];

    if (cJSON_IsString(value)) {
        add_encoded(path, value->valuestring);
        return;
    }
    snprintf(number, sizeof(number), "%.0f", cJSON_IsNumber(value) ? value->valuedouble : 0.0);
    add_encoded(path, number);
}

/* The path of @p verb; the field it names is taken out of @p args. */
static char *make_path(enum sut_verb verb, cJSON *args)
{
    const char *pattern = routes[verb].path;
    const char *open = strchr(pattern, '{');
    const char *shut = open ? strchr(open, '}') : NULL;
    char *path, *whole, *field;
    cJSON *value;

    if (!shut)
        return mem_text(pattern);
    path = mem_text_n(pattern, (size_t)(open - pattern));
    field = mem_text_n(open + 1, (size_t)(shut - open - 1));
    value = cJSON_DetachItemFromObjectCaseSensitive(args, field);
    add_value(&path, value);
    whole = mem_printf("%s%s", path, shut + 1);
    cJSON_Delete(value);
    free(field);
    free(path);
    return whole;
}

static void add_query(char **path, const cJSON *args)
{
    const char *sign = "?";
    const cJSON *item;

    cJSON_ArrayForEach (item, args) {
        char *longer = mem_printf("%s%s%s=", *path, sign, item->string);
        free(*path);
        *path = longer;
        add_value(path, item);
        sign = "&";
    }
}

static enum status status_of(int http)
{
    if (http < 300)
        return S_OK;
    if (http >= 500)
        return S_SYSTEM;
    return http == 404 ? S_NOTFOUND : http == 400 ? S_BADINPUT : S_REFUSED;
}

/* csms.api: whatever comes of it is the answer. */
static enum status raw_request(struct embedded *e, const cJSON *args, cJSON **answer)
{
    const char *method = json_text(args, "method"), *path = json_text(args, "path");
    cJSON *said = NULL;
    int http;

    if (!method || !path)
        return S_BADINPUT;
    http = refstack_request(e->rs, method, path, json_item(args, "body"), &said);
    *answer = json_object(jint("status", http));
    cJSON_AddItemToObject(*answer, "answer", said);
    return S_OK;
}

static enum status request(struct embedded *e, enum sut_verb verb, cJSON *args, cJSON **answer)
{
    bool get = strcmp(routes[verb].method, "GET") == 0;
    char *path;
    int http;

    if (verb == SUT_csms_api)
        return raw_request(e, args, answer);
    path = make_path(verb, args);
    if (get)
        add_query(&path, args);
    http = refstack_request(e->rs, routes[verb].method, path, get ? NULL : args, answer);
    free(path);
    return status_of(http);
}

/* --- questions and answers ---------------------------------------------------------------------
 */

static void answer(struct question *q, enum status st, const cJSON *json, const char *why)
{
    struct embedded *e = q->e;
    struct question **at = &e->questions;

    while (*at != q)
        at = &(*at)->next;
    *at = q->next;
    vclock_disarm(e->sut.clk, &q->timer);
    q->fn(q->ctx, st, st == S_OK ? json : NULL, why);
    cJSON_Delete(q->args);
    free(q);
}

/* It was taken, and nobody says what came of it: that is the answer. */
static void give_up(struct question *q)
{
    cJSON *fate = json_object(
        jtext("outcome", "error"),
        jtext("error", "the CSMS took the command, and has not said for an hour what came of it"));

    answer(q, S_OK, fate, NULL);
    cJSON_Delete(fate);
}

/* Answers @p q when its command is done; the fate of a command is csms.command's answer. */
static void ask_fate(struct question *q)
{
    char path[64];
    cJSON *json = NULL;
    const char *state;
    int http;

    snprintf(path, sizeof(path), "/api/csms/commands/%lld", (long long)q->command);
    http = refstack_request(q->e->rs, "GET", path, NULL, &json);
    state = json_text(json, "state");
    if (http >= 300) {
        answer(q, status_of(http), NULL, json_text(json, "error"));
    } else if (state && strcmp(state, "sent") != 0) {
        cJSON *fate =
            json_object(jtext("outcome", state), jtext("error", json_text(json, "error")));
        cJSON *said = cJSON_DetachItemFromObjectCaseSensitive(json, "answer");
        if (said)
            cJSON_AddItemToObject(fate, "answer", said);
        answer(q, S_OK, fate, NULL);
        cJSON_Delete(fate);
    } else if (vclock_now_ms(q->e->sut.clk) >= q->due_ms) {
        give_up(q);
    } else {
        vclock_arm_at(q->e->sut.clk, &q->timer, q->due_ms);
    }
    cJSON_Delete(json);
}

static void question_due(struct vtimer *timer, void *owner)
{
    struct question *q = owner;
    cJSON *json = NULL;
    const cJSON *id;
    enum status st;

    (void)timer;
    if (q->command) {
        ask_fate(q);
        return;
    }
    st = request(q->e, q->verb, q->args, &json);
    id = json_item(json, "command");
    if (st == S_OK && q->verb == SUT_csms_command && cJSON_IsNumber(id)) {
        q->command = whole_int(id, 0);
        q->due_ms = vclock_now_ms(q->e->sut.clk) + FATE_MS;
        ask_fate(q);
    } else {
        const char *why = json_text(json, "error");
        answer(q, st, json, st == S_OK ? NULL : why ? why : "refused without a reason");
    }
    cJSON_Delete(json);
}

static void ask(struct sut *sut, enum sut_verb verb, const cJSON *args, sut_answer_fn *fn,
                void *ctx)
{
    struct embedded *e = (struct embedded *)sut;
    struct question *q = mem_new(sizeof(*q));
    struct question **at = &e->questions;

    *q = (struct question){.e = e, .verb = verb, .fn = fn, .ctx = ctx};
    q->args = args ? cJSON_Duplicate(args, 1) : cJSON_CreateObject();
    vtimer_init(&q->timer, question_due, q);
    while (*at)
        at = &(*at)->next;
    *at = q;
    vclock_arm(sut->clk, &q->timer, 0);
}

/* News: perhaps of a command; each is looked at by its own timer, since answers may ask anew. */
static void news(void *ctx)
{
    struct embedded *e = ctx;

    for (struct question *q = e->questions; q; q = q->next)
        if (q->command)
            vclock_arm(e->sut.clk, &q->timer, 0);
    if (e->watch)
        e->watch(e->watch_ctx);
}

/* --- the role ----------------------------------------------------------------------------------
 */

static bool can(const struct sut *sut, enum sut_verb verb)
{
    (void)sut;
    return routes[verb].method != NULL;
}

static void watch(struct sut *sut, void (*fn)(void *ctx), void *ctx)
{
    struct embedded *e = (struct embedded *)sut;

    e->watch = fn;
    e->watch_ctx = ctx;
}

static struct wire *wire(struct sut *sut)
{
    return ((struct embedded *)sut)->wire;
}

static bool settled(const struct sut *sut)
{
    const struct embedded *e = (const struct embedded *)sut;

    return !e->questions && refstack_settled(e->rs);
}

static void embedded_free(struct sut *sut)
{
    struct embedded *e = (struct embedded *)sut;

    while (e->questions) /* answer() takes its question off the list, which the analyzer loses */
        answer(e->questions, S_SYSTEM, NULL, // NOLINT(clang-analyzer-unix.Malloc)
               "the run is over");
    if (e->server)
        wire_ws_free(e->wire);
    else if (e->wire)
        wire_mem_free(e->wire);
    server_free(e->server);
    refstack_free(e->rs);
    pki_pair_fini(&e->own);
    free(e);
}

static const struct sut_ops embedded_ops = {"embedded", can,     ask,          watch,
                                            wire,       settled, embedded_free};

/* Keys and certificates are dear, and few stories come to need them: made when asked for. */

static const struct pki_pair *server_pair(struct embedded *e)
{
    if (!e->own.certificate)
        e->own = pki_server(e->pki, e->signer, KEY_ec);
    return &e->own;
}

static const char *server_chain(void *ctx)
{
    return server_pair(ctx)->certificate;
}

static const struct refstack_trust *trust(void *ctx)
{
    struct embedded *e = ctx;
    const struct pki_pair *signer, *vehicle;

    if (!e->trust.signer) {
        signer = pki_station_signer(e->pki);
        vehicle = pki_vehicle_signer(e->pki);
        e->trust = (struct refstack_trust){.organization = pki_cpo(e->pki),
                                           .station_roots = pki_root(e->pki, PKI_cpo),
                                           .signer = signer->certificate,
                                           .signer_key = signer->key,
                                           .vehicle_signer = vehicle->certificate,
                                           .vehicle_signer_key = vehicle->key};
    }
    return &e->trust;
}

static int newest_tls(void *ctx)
{
    return ((const struct embedded *)ctx)->old_tls ? 11 : 13;
}

/* The TLS side of the server is opened for the first station that needs it: an RSA key is dear. */
static int tls_port(void *ctx)
{
    struct embedded *e = ctx;
    struct pki_pair rsa = pki_server(e->pki, e->signer, KEY_rsa);
    const struct pki_pair *ec = server_pair(e);
    const struct ws_tls_own own = {.certificate = {ec->certificate, rsa.certificate},
                                   .key = {ec->key, rsa.key}};
    int port = server_tls_port(e->server);
    char *why = NULL;

    if (port == 0)
        port = server_secure(e->server, &own, 0, &why);
    server_shows(e->server, &own, e->old_tls);
    pki_pair_fini(&rsa);
    free(why);
    return port;
}

bool sut_embedded_shows(struct sut *sut, enum pki_authority signer, bool old_tls)
{
    struct embedded *e = (struct embedded *)sut;

    if (sut->ops != &embedded_ops)
        return false;
    pki_pair_fini(&e->own);
    e->signer = signer;
    e->old_tls = old_tls;
    if (e->server && server_tls_port(e->server))
        tls_port(e);
    return true;
}

static bool dial(struct embedded *e, struct loop *loop, char **why)
{
    const struct wire_ws_tls tls = {
        .ks = pki_crypto(e->pki), .port = tls_port, .ctx = e, .host = "localhost"};
    struct server_config config = {.host = "127.0.0.1"};
    char url[64];

    e->server = server_new(loop, e->rs, &config, why);
    if (!e->server)
        return false;
    snprintf(url, sizeof(url), "ws://127.0.0.1:%d/ocpp/{station}", server_port(e->server));
    e->wire = wire_ws_new(loop, e->sut.clk, url, ANSWER_WALL_MS, why);
    if (e->wire) {
        wire_ws_secure(e->wire, &tls);
        return true;
    }
    server_free(e->server);
    e->server = NULL;
    return false;
}

static void join_in_process(struct embedded *e)
{
    e->wire = wire_mem_new(e->sut.clk, e->rs);
    wire_mem_secure(e->wire, &(struct wire_mem_tls){.ks = pki_crypto(e->pki),
                                                    .server = server_chain,
                                                    .newest = newest_tls,
                                                    .ctx = e,
                                                    .host = "localhost"});
}

static struct sut *join(const struct sut_config *config, char **why)
{
    struct embedded *e = mem_new(sizeof(*e));
    struct refstack_config stack = {.clk = config->clk,
                                    .zone_rule = config->zone_rule,
                                    .mutant = config->mutant,
                                    .quiet = config->quiet,
                                    .heartbeat_s = 300,
                                    .silent_session_ms = config->silent_session_ms,
                                    .crypto = pki_crypto(config->pki),
                                    .spare = config->stock ? config->stock->spare : NULL,
                                    .trust = trust,
                                    .trust_ctx = e};
    char *cause = NULL;

    *e = (struct embedded){.sut = {.ops = &embedded_ops, .clk = config->clk, .log = config->log},
                           .pki = config->pki};
    e->rs = refstack_new(&stack, &cause);
    if (!e->rs) {
        *why = mem_printf("the reference stack does not start: %s", cause);
        goto fail;
    }
    if (!config->sockets)
        join_in_process(e);
    else if (!dial(e, config->loop, why))
        goto fail;
    e->sut.actor = evlog_actor(config->log, ACTOR_sut, "reference stack",
                               json_object(jtext("kind", "embedded")));
    refstack_watch(e->rs, news, e);
    return &e->sut;
fail:
    refstack_free(e->rs);
    pki_pair_fini(&e->own);
    free(e);
    free(cause);
    return NULL;
}

const struct sut_adapter sut_embedded = {"embedded", join};
