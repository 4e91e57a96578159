/* title: the operator API is what openapi.json says, route by route and answer by answer */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "pki/crypto_openssl.h"
#include "refstack/refstack.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

#define get cJSON_GetObjectItemCaseSensitive

static cJSON *read_document(void)
{
    FILE *f = fopen(SOURCE_DIR "/harness/refstack/stack/openapi.json", "rb");
    char *text = mem_new(1 << 20);
    cJSON *doc;

    cr_assert(f != NULL);
    text[fread(text, 1, (1 << 20) - 1, f)] = 0;
    fclose(f);
    doc = cJSON_ParseWithOpts(text, NULL, 1);
    cr_assert(doc != NULL, "openapi.json is not JSON");
    free(text);
    return doc;
}

/* What "$ref": "#/components/schemas/X" stands for. */
static const cJSON *resolve(const cJSON *doc, const cJSON *schema)
{
    const char *ref = cJSON_GetStringValue(get(schema, "$ref"));

    if (!ref)
        return schema;
    schema = get(get(get(doc, "components"), "schemas"), strrchr(ref, '/') + 1);
    cr_assert(schema != NULL, "%s leads nowhere", ref);
    return schema;
}

static const cJSON *content_schema(const cJSON *doc, const cJSON *holder)
{
    const cJSON *content = get(get(holder, "content"), "application/json");

    return resolve(doc, get(content, "schema"));
}

static const char *json_type(const char *kind)
{
    if (!strcmp(kind, "text"))
        return "string";
    if (!strcmp(kind, "int"))
        return "integer";
    return !strcmp(kind, "bool") ? "boolean" : kind;
}

static bool is_required(const cJSON *schema, const char *name)
{
    const cJSON *word;

    cJSON_ArrayForEach (word, get(schema, "required")) {
        if (!strcmp(word->valuestring, name))
            return true;
    }
    return false;
}

/* Compares "name:kind?" words with the properties of an object schema. */
static void fields_are_described(const cJSON *doc, const cJSON *schema, const char *fields,
                                 const char *where)
{
    char copy[1000], *save = NULL;
    int count = 0;

    cr_assert(schema != NULL, "%s: no schema", where);
    snprintf(copy, sizeof(copy), "%s", fields);
    for (char *w = strtok_r(copy, " ", &save); w; w = strtok_r(NULL, " ", &save), count++) {
        bool optional = w[strlen(w) - 1] == '?';
        char *kind = strchr(w, ':');
        const cJSON *property;
        const char *type;

        *kind++ = 0;
        if (optional)
            kind[strlen(kind) - 1] = 0;
        property = resolve(doc, get(get(schema, "properties"), w));
        cr_assert(property != NULL, "%s: %s is not described", where, w);
        type = cJSON_GetStringValue(get(property, "type"));
        if (strcmp(kind, "any") != 0)
            cr_expect(type && !strcmp(type, json_type(kind)), "%s: %s is a %s", where, w, kind);
        cr_expect(is_required(schema, w) == !optional, "%s: is %s required?", where, w);
    }
    cr_expect(cJSON_GetArraySize(get(schema, "properties")) == count,
              "%s: a property is described that the route does not have", where);
    cr_expect(cJSON_IsFalse(get(schema, "additionalProperties")), "%s: an open object", where);
}

/* Query parameters as an object schema, so that they compare like a body. */
static cJSON *query_schema(const cJSON *operation)
{
    cJSON *schema = cJSON_CreateObject();
    cJSON *properties = cJSON_AddObjectToObject(schema, "properties");
    cJSON *required = cJSON_AddArrayToObject(schema, "required");
    const cJSON *p;

    cJSON_AddFalseToObject(schema, "additionalProperties");
    cJSON_ArrayForEach (p, get(operation, "parameters")) {
        const char *name = get(p, "name")->valuestring;

        if (strcmp(get(p, "in")->valuestring, "query") != 0)
            continue;
        cJSON_AddItemToObject(properties, name, cJSON_Duplicate(get(p, "schema"), 1));
        if (cJSON_IsTrue(get(p, "required")))
            cJSON_AddItemToArray(required, cJSON_CreateString(name));
    }
    return schema;
}

static int path_words(const char *pattern)
{
    int n = 0;

    for (; *pattern; pattern++)
        n += *pattern == '{';
    return n;
}

static int path_parameters(const cJSON *operation)
{
    const cJSON *p;
    int n = 0;

    cJSON_ArrayForEach (p, get(operation, "parameters")) {
        n += !strcmp(get(p, "in")->valuestring, "path");
    }
    return n;
}

static const cJSON *operation_of(const cJSON *doc, const struct api_route *r)
{
    char method[10] = "";

    for (int i = 0; r->method[i]; i++)
        method[i] = (char)tolower((unsigned char)r->method[i]);
    return get(get(get(doc, "paths"), r->pattern), method);
}

static void route_is_described(const cJSON *doc, const struct api_route *r)
{
    const cJSON *op = operation_of(doc, r), *response;
    cJSON *query;
    char where[200];

    snprintf(where, sizeof(where), "%s %s", r->method, r->pattern);
    cr_assert(op != NULL, "%s is not described", where);
    cr_expect(eq(str, get(op, "summary")->valuestring, (char *)r->summary), "%s: its summary",
              where);
    cr_expect(path_words(r->pattern) == path_parameters(op), "%s: path parameters", where);
    query = query_schema(op);
    fields_are_described(doc, query, r->asks ? r->asks : "", where);
    cJSON_Delete(query);
    cr_expect(eq(int, get(op, "requestBody") != NULL, r->takes != NULL), "%s: its body", where);
    if (r->takes)
        fields_are_described(doc, content_schema(doc, get(op, "requestBody")), r->takes, where);
    cJSON_ArrayForEach (response, get(op, "responses")) {
        if (response->string[0] == '2')
            fields_are_described(doc, content_schema(doc, response), r->gives, where);
        else
            fields_are_described(doc, content_schema(doc, response), "error:text", where);
    }
}

/* ---- real answers ---- */

static bool is_type(const cJSON *v, const char *type)
{
    if (!strcmp(type, "string"))
        return cJSON_IsString(v);
    if (!strcmp(type, "integer"))
        return cJSON_IsNumber(v) && v->valuedouble == (double)(long long)v->valuedouble;
    if (!strcmp(type, "boolean"))
        return cJSON_IsBool(v);
    if (!strcmp(type, "array"))
        return cJSON_IsArray(v);
    return cJSON_IsObject(v);
}

static bool is_one_of(const cJSON *v, const cJSON *values)
{
    const cJSON *one;

    cJSON_ArrayForEach (one, values) {
        if (cJSON_Compare(one, v, 1))
            return true;
    }
    return !values;
}

/* The sentence in @p why is set when @p v is not what @p schema says. */
static bool conforms(const cJSON *doc, const cJSON *schema, const cJSON *v, char why[200])
{
    const cJSON *item, *properties;

    schema = resolve(doc, schema);
    properties = get(schema, "properties");
    if (get(schema, "type") && !is_type(v, get(schema, "type")->valuestring)) {
        snprintf(why, 200, "%s has another type", v->string ? v->string : "an item");
        return false;
    }
    if (!is_one_of(v, get(schema, "enum"))) {
        snprintf(why, 200, "%s has a value that is not listed", v->string);
        return false;
    }
    cJSON_ArrayForEach (item, get(schema, "required")) {
        if (!get(v, item->valuestring)) {
            snprintf(why, 200, "%s is missing", item->valuestring);
            return false;
        }
    }
    cJSON_ArrayForEach (item, v) {
        const cJSON *inner =
            cJSON_IsArray(v) ? get(schema, "items") : get(properties, item->string);

        if (!inner && cJSON_IsFalse(get(schema, "additionalProperties"))) {
            snprintf(why, 200, "%s is not described", item->string);
            return false;
        }
        if (inner && !conforms(doc, inner, item, why))
            return false;
    }
    return true;
}

struct talk {
    struct crypto *ks;
    struct vclock *clk;
    struct refstack *rs;
    cJSON *doc;
    char *sent; /* last text to the station */
};

static void keep_text(void *ctx, const char *text, size_t len)
{
    struct talk *t = ctx;

    free(t->sent);
    t->sent = mem_text_n(text, len);
}

static void ignore_close(void *ctx, int code, const char *why)
{
    (void)ctx, (void)code, (void)why;
}

static void begin(struct talk *t)
{
    struct refstack_config config = {.quiet = true, .heartbeat_s = 300};
    char *why = NULL;

    memset(t, 0, sizeof(*t));
    config.clk = t->clk = vclock_new(1772818200000);
    config.crypto = t->ks = crypto_openssl_new();
    t->rs = refstack_new(&config, &why);
    t->doc = read_document();
    cr_assert(t->rs != NULL, "%s", why);
}

static void end(struct talk *t)
{
    refstack_free(t->rs);
    vclock_free(t->clk);
    crypto_openssl_free(t->ks);
    cJSON_Delete(t->doc);
    free(t->sent);
}

Test(openapi, describes_every_route_of_the_table_and_no_other)
{
    const cJSON *path;
    int described = 0, routes = 0;
    struct talk t;

    begin(&t);
    for (size_t p = 0; p < STACK_PART_COUNT; p++) {
        const struct api_route *r = t.rs->parts[p]->routes;

        for (; r && r->method; r++, routes++)
            route_is_described(t.doc, r);
    }
    cJSON_ArrayForEach (path, get(t.doc, "paths")) {
        if (strncmp(path->string, "/api/serve/", 11) != 0) /* the server's own */
            described += cJSON_GetArraySize(path);
    }
    cr_assert(routes >= 7);
    cr_assert(eq(int, described, routes), "a path is described that nobody answers");
    end(&t);
}

/* Asks and compares the answer with what is described for its status. */
static cJSON *ask(struct talk *t, const char *method, const char *path, const char *pattern,
                  const char *body)
{
    cJSON *json = body ? cJSON_Parse(body) : NULL, *answer = NULL;
    int status = refstack_request(t->rs, method, path, json, &answer);
    char name[10] = "", code[20], why[200] = "";
    const cJSON *response;

    for (int i = 0; method[i]; i++)
        name[i] = (char)tolower((unsigned char)method[i]);
    snprintf(code, sizeof(code), "%d", status);
    response = get(get(get(get(get(t->doc, "paths"), pattern), name), "responses"), code);
    cr_assert(response != NULL, "%s %s: %s is not described", method, path, code);
    cr_expect(conforms(t->doc, content_schema(t->doc, response), answer, why), "%s %s: %s", method,
              path, why);
    cJSON_AddNumberToObject(answer, "_status", status);
    cJSON_Delete(json);
    return answer;
}

static int status_of(cJSON *answer)
{
    int status = get(answer, "_status")->valueint;

    cJSON_Delete(answer);
    return status;
}

#define STATION "{\"station\":\"CP 1/\xc3\xa4\",\"protocol\":\"ocpp1.6\",\"site\":\"Hall\"}"

static struct refstack_conn *play_station(struct talk *t)
{
    static const char *const frames[] = {
        "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]",
        "[2,\"2\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
        "\"status\":\"Preparing\"}]",
        "[2,\"3\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"AA\",\"meterStart\":10,"
        "\"timestamp\":\"2026-03-06T17:30:00Z\"}]",
        "[2,\"4\",\"Authorize\",{\"idTag\":\"BB\"}]",
    };
    static const struct refstack_peer peer = {keep_text, ignore_close};
    int http;
    struct refstack_conn *conn = refstack_open(
        t->rs, &(struct refstack_caller){.station = "CP 1/\xc3\xa4", .protocol = "ocpp1.6"}, &peer,
        t, &http);

    cr_assert(eq(int, http, 101));
    for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
        refstack_text(conn, frames[i], strlen(frames[i]));
        cr_assert(t->sent && !strncmp(t->sent, "[3,", 3), "%s", t->sent);
    }
    return conn;
}

Test(api, answers_are_what_is_described)
{
    struct talk t;
    cJSON *a;

    begin(&t);
    cr_expect(eq(int, status_of(ask(&t, "GET", "/api/health", "/api/health", NULL)), 200));
    a = ask(&t, "POST", "/api/csms/stations", "/api/csms/stations", STATION);
    cr_expect(eq(int, status_of(a), 201));
    a = ask(&t, "POST", "/api/csms/stations", "/api/csms/stations", STATION);
    cr_expect(eq(int, status_of(a), 200));
    a = ask(&t, "POST", "/api/csms/tokens", "/api/csms/tokens",
            "{\"token\":\"AA\",\"account\":\"A1\",\"status\":\"Accepted\"}");
    cr_expect(eq(int, status_of(a), 200));
    play_station(&t);
    a = ask(&t, "GET", "/api/csms/sessions?station=CP%201%2f%C3%A4&since_ms=0",
            "/api/csms/sessions", NULL);
    cr_expect(eq(int, cJSON_GetArraySize(get(a, "sessions")), 1));
    cr_expect(eq(int, cJSON_GetArraySize(get(a, "refused")), 1));
    cr_expect(eq(int, cJSON_GetArraySize(get(a, "stations")), 1));
    cr_expect(eq(int, status_of(a), 200));
    a = ask(&t, "GET", "/api/csms/stations", "/api/csms/stations", NULL);
    cr_expect(eq(int, status_of(a), 200));
    a = ask(&t, "POST", "/api/csms/commands", "/api/csms/commands",
            "{\"station\":\"CP 1/\xc3\xa4\",\"action\":\"Reset\",\"args\":{\"type\":\"Soft\"}}");
    cr_expect(eq(int, status_of(a), 202));
    a = ask(&t, "GET", "/api/csms/commands/1", "/api/csms/commands/{id}", NULL);
    cr_expect(eq(str, get(a, "state")->valuestring, "sent"));
    cr_expect(eq(int, status_of(a), 200));
    end(&t);
}

Test(api, what_is_wrong_gets_a_sentence_and_the_status_that_fits)
{
    static const struct {
        const char *method, *path, *pattern, *body;
        int status;
    } rows[] = {
        {"POST", "/api/csms/stations", "/api/csms/stations", NULL, 400},
        {"POST", "/api/csms/stations", "/api/csms/stations", "[]", 400},
        {"POST", "/api/csms/stations", "/api/csms/stations", "{\"station\":\"A\"}", 400},
        {"POST", "/api/csms/stations", "/api/csms/stations",
         "{\"station\":\"\",\"protocol\":\"ocpp1.6\"}", 400},
        {"POST", "/api/csms/stations", "/api/csms/stations",
         "{\"station\":\"A\",\"protocol\":\"ocpp9\"}", 400},
        {"POST", "/api/csms/stations", "/api/csms/stations",
         "{\"station\":\"A\",\"protocol\":\"ocpp1.6\",\"connectors\":1.5}", 400},
        {"POST", "/api/csms/stations", "/api/csms/stations",
         "{\"station\":\"A\",\"protocol\":\"ocpp1.6\",\"colour\":\"red\"}", 400},
        {"POST", "/api/csms/tokens", "/api/csms/tokens",
         "{\"token\":\"AA\",\"status\":\"Perhaps\"}", 400},
        {"POST", "/api/csms/commands", "/api/csms/commands",
         "{\"station\":\"nobody\",\"action\":\"Reset\"}", 404},
        {"GET", "/api/csms/commands/77", "/api/csms/commands/{id}", NULL, 404},
        {"GET", "/api/csms/commands/x", "/api/csms/commands/{id}", NULL, 404},
        {"GET", "/api/csms/sessions?since_ms=soon", "/api/csms/sessions", NULL, 400},
        {"GET", "/api/csms/sessions?station=%ZZ", "/api/csms/sessions", NULL, 400},
        {"GET", "/api/csms/sessions?colour=red", "/api/csms/sessions", NULL, 400},
    };
    struct talk t;

    begin(&t);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(
            eq(int, status_of(ask(&t, rows[i].method, rows[i].path, rows[i].pattern, rows[i].body)),
               rows[i].status),
            "row %zu", i);
    end(&t);
}

Test(api, a_path_nobody_has_is_404_and_a_method_nobody_has_is_405)
{
    static const struct {
        const char *method, *path;
        int status;
    } rows[] = {
        {"GET", "/api/nothing", 404},          {"GET", "", 404},
        {"GET", "/api/csms/commands/", 404},   {"GET", "/api/csms/commands/1/2", 404},
        {"DELETE", "/api/csms/stations", 405}, {"get", "/api/health", 405},
        {"GET", "/api/%68ealth", 200},         {"GET", "/api/health%", 404},
    };
    struct talk t;

    begin(&t);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *answer;

        cr_expect(eq(int, refstack_request(t.rs, rows[i].method, rows[i].path, NULL, &answer),
                     rows[i].status),
                  "row %zu", i);
        cr_expect(rows[i].status == 200 || get(answer, "error"));
        cJSON_Delete(answer);
    }
    end(&t);
}

/* A fault, a call about it, everything that can be done, and a bill that is disputed. */
static void play_desk_and_billing(struct talk *t)
{
    static const struct {
        const char *method, *path, *pattern, *body;
        int status;
    } rows[] = {
        {"POST", "/api/csms/stations", "/api/csms/stations", STATION, 201},
        {"POST", "/api/desk/staff", "/api/desk/staff",
         "{\"technicians\":[{\"name\":\"Van\",\"lat_e6\":1,\"lon_e6\":2}]}", 200},
        {"PUT", "/api/desk/sla", "/api/desk/sla",
         "{\"grades\":{\"L1\":{\"progress_ms\":60000}},\"holidays\":[\"2026-12-25\"]}", 200},
        {"PUT", "/api/desk/sla", "/api/desk/sla", "{\"grades\":{\"L1\":{\"on_site_ms\":-1}}}", 400},
        {"POST", "/api/desk/tickets", "/api/desk/tickets",
         "{\"channel\":\"phone\",\"requester\":\"R\",\"words\":\"dead\",\"category\":\"fault\","
         "\"station\":\"CP 1/\xc3\xa4\",\"grade\":\"L1\",\"connector\":1,\"by\":\"Ann\"}",
         200},
        {"POST", "/api/desk/tickets/1/acts", "/api/desk/tickets/{id}/acts",
         "{\"action\":\"dispatch\",\"by\":\"Ann\",\"role\":\"agent\"}", 200},
        {"POST", "/api/desk/tickets/1/acts", "/api/desk/tickets/{id}/acts",
         "{\"action\":\"dispatch\",\"by\":\"Ann\",\"role\":\"agent\"}", 409},
        {"POST", "/api/desk/tickets/2/acts", "/api/desk/tickets/{id}/acts",
         "{\"action\":\"close\",\"by\":\"Ann\",\"role\":\"agent\"}", 404},
        {"POST", "/api/desk/tickets/1/replies", "/api/desk/tickets/{id}/replies",
         "{\"by\":\"Ann\",\"text\":\"soon\",\"topic\":\"eta\",\"due_ms\":5}", 200},
        {"GET", "/api/desk/tickets?status=open", "/api/desk/tickets", NULL, 200},
        {"GET", "/api/desk/tickets/1", "/api/desk/tickets/{id}", NULL, 200},
        {"GET", "/api/desk/tickets/7", "/api/desk/tickets/{id}", NULL, 404},
        {"GET", "/api/desk/events?since=0", "/api/desk/events", NULL, 200},
        {"POST", "/api/csms/tokens", "/api/csms/tokens",
         "{\"token\":\"AA\",\"account\":\"A1\",\"status\":\"Accepted\"}", 200},
        {"POST", "/api/billing/accounts", "/api/billing/accounts",
         "{\"account\":\"A1\",\"person\":\"R\",\"delivery\":\"paper\",\"period\":\"day\"}", 200},
        {"GET", "/api/billing/accounts", "/api/billing/accounts", NULL, 200},
        {"POST", "/api/billing/tariffs", "/api/billing/tariffs",
         "{\"name\":\"T\",\"currency\":\"EUR\",\"tax_percent\":\"21\",\"rounding\":{\"decimals\":2}"
         ","
         "\"elements\":[{\"kind\":\"energy\",\"price\":\"1\",\"per\":\"kWh\"}]}",
         200},
        {"GET", "/api/billing/tariffs", "/api/billing/tariffs", NULL, 200},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *a = ask(t, rows[i].method, rows[i].path, rows[i].pattern, rows[i].body);

        cr_expect(eq(int, status_of(a), rows[i].status), "row %zu", i);
    }
}

Test(api, answers_of_desk_and_billing_are_what_is_described)
{
    static const char stop[] = "[2,\"5\",\"StopTransaction\",{\"transactionId\":1,\"meterStop\":"
                               "2010,\"timestamp\":\"2026-03-06T18:30:00Z\"}]";
    static const char out[] = "[2,\"6\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":"
                              "\"NoError\",\"status\":\"Available\",\"timestamp\":"
                              "\"2026-03-06T18:30:00Z\"}]";
    static const char disputes[] = "/api/billing/invoices/{id}/disputes";
    struct refstack_conn *conn;
    struct talk t;
    cJSON *a;

    begin(&t);
    play_desk_and_billing(&t);
    conn = play_station(&t);
    refstack_text(conn, stop, strlen(stop));
    refstack_text(conn, out, strlen(out));
    while (vclock_step(t.clk, 1772818200000 + 86400000))
        continue;
    a = ask(&t, "GET", "/api/billing/invoices?since=0", "/api/billing/invoices", NULL);
    cr_expect(eq(int, cJSON_GetArraySize(get(a, "invoices")), 1));
    cr_expect(eq(int, status_of(a), 200));
    a = ask(&t, "POST", "/api/billing/invoices/INV-00001/disputes", disputes,
            "{\"by\":\"Ann\",\"reason\":\"too much\"}");
    cr_expect(eq(int, status_of(a), 200));
    a = ask(&t, "POST", "/api/billing/invoices/INV-9/disputes", disputes,
            "{\"by\":\"Ann\",\"reason\":\"too much\"}");
    cr_expect(eq(int, status_of(a), 404));
    a = ask(&t, "GET", "/api/desk/events?since=0", "/api/desk/events", NULL);
    cr_expect(eq(int, status_of(a), 200));
    end(&t);
}
