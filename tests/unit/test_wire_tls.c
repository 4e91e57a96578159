/* title: security profiles on both wires: who is let in, who is believed, and what is shown */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "pki/crypto_openssl.h"
#include "pki/pki.h"
#include "refstack/refstack.h"
#include "server/server.h"
#include "wire/loop.h"
#include "wire/wire_mem.h"
#include "wire/wire_ws.h"

#define NOW    ((int64_t)1772818200000) /* 2026-03-06T17:30Z: far from the wall clock */
#define YEAR   ((int64_t)365 * 86400 * 1000)
#define CENT   (100 * YEAR)
#define OPENED 101

enum which { ON_mem, ON_ws, WIRES };

static const char *const wire_names[WIRES] = {"mem", "ws"};

struct fixture {
    struct vclock *clk;
    struct loop *loop;
    struct crypto *ks;
    struct pki *pki;
    struct pki_pair own, station;
    struct refstack_trust trust;
    struct refstack *rs;
    struct server *server;
    struct wire *wires[WIRES];
    /* what happened to the link */
    int outcome;
    char said[200], heard[70000];
    char protocol[32];
};

static void on_opened(void *owner, const char *protocol)
{
    struct fixture *f = owner;

    f->outcome = OPENED;
    snprintf(f->protocol, sizeof(f->protocol), "%s", protocol);
}

static void on_text(void *owner, const char *text, size_t len)
{
    struct fixture *f = owner;

    snprintf(f->heard, sizeof(f->heard), "%.*s", (int)len, text);
}

static void on_closed(void *owner, const struct wire_end *end)
{
    struct fixture *f = owner;

    f->outcome = end->code;
    snprintf(f->said, sizeof(f->said), "%s", end->why);
}

static const struct wire_handler handler = {
    .opened = on_opened, .text = on_text, .closed = on_closed};

static int tls_port(void *ctx)
{
    return server_tls_port(((struct fixture *)ctx)->server);
}

static void provision(struct fixture *f, const char *json)
{
    cJSON *body = cJSON_Parse(json), *answer = NULL;

    cr_expect_lt(refstack_request(f->rs, "POST", "/api/csms/stations", body, &answer), 300);
    cJSON_Delete(body);
    cJSON_Delete(answer);
}

static const char *server_chain(void *ctx)
{
    return ((struct fixture *)ctx)->own.certificate;
}

static void listen(struct fixture *f, struct pki_pair rsa)
{
    struct server_config config = {.host = "127.0.0.1"};
    struct ws_tls_own own = {{f->own.certificate, rsa.certificate}, {f->own.key, rsa.key}};
    struct wire_ws_tls tls = {f->ks, tls_port, f, "localhost"};
    char *why = NULL, *url;

    f->server = server_new(f->loop, f->rs, &config, &why);
    cr_assert(f->server != NULL, "%s", why ? why : "");
    cr_assert(server_secure(f->server, &own, 0, &why) > 0, "%s", why ? why : "");
    url = mem_printf("ws://127.0.0.1:%d/ocpp/{station}", server_port(f->server));
    f->wires[ON_ws] = wire_ws_new(f->loop, f->clk, url, 2000, &why);
    wire_ws_secure(f->wires[ON_ws], &tls);
    free(url);
    f->wires[ON_mem] = wire_mem_new(f->clk, f->rs);
    wire_mem_secure(
        f->wires[ON_mem],
        &(struct wire_mem_tls){.ks = f->ks, .server = server_chain, .ctx = f, .host = "localhost"});
}

static const struct refstack_trust *trust(void *ctx)
{
    return &((struct fixture *)ctx)->trust;
}

/* @p own: what the server shows, NULL for what it should. */
static void begin_with(struct fixture *f, const struct pki_pair *own)
{
    struct refstack_config config = {.quiet = true, .heartbeat_s = 300, .zone_rule = "UTC0"};
    struct pki_pair rsa = {0};
    char *why = NULL;

    *f = (struct fixture){.clk = vclock_new(NOW), .ks = crypto_openssl_new()};
    f->loop = loop_new(f->clk, 0);
    f->pki = pki_new(f->ks, 1, NOW);
    f->own = own ? (struct pki_pair){mem_text(own->certificate), mem_text(own->key)}
                 : pki_server(f->pki, PKI_csms, KEY_ec);
    if (!own)
        rsa = pki_server(f->pki, PKI_csms, KEY_rsa);
    f->station = pki_station(f->pki, "CP-1", NULL);
    f->trust = (struct refstack_trust){PKI_CPO_NAME, pki_root(f->pki, PKI_cpo), NULL, NULL};
    config.clk = f->clk;
    config.crypto = f->ks;
    config.trust = trust;
    config.trust_ctx = f;
    f->rs = refstack_new(&config, &why);
    listen(f, rsa);
    pki_pair_fini(&rsa);
}

static void end(struct fixture *f)
{
    wire_ws_free(f->wires[ON_ws]);
    wire_mem_free(f->wires[ON_mem]);
    server_free(f->server);
    refstack_free(f->rs);
    pki_pair_fini(&f->own);
    pki_pair_fini(&f->station);
    pki_free(f->pki);
    crypto_openssl_free(f->ks);
    loop_free(f->loop);
    vclock_free(f->clk);
}

static void settle(struct fixture *f)
{
    int64_t until = vclock_now_ms(f->clk) + 200;

    while (loop_turn(f->loop, until, 20) != LOOP_idle)
        cr_assert_lt(loop_wall_us(f->loop), 20000000, "it never settles");
}

static int dial(struct fixture *f, enum which on, const struct wire_target *target)
{
    struct wire *w = f->wires[on];
    struct wire_link *link;
    int outcome;

    f->outcome = -1;
    f->said[0] = 0;
    link = w->ops->open(w, target, &handler, f);
    settle(f);
    outcome = f->outcome;
    w->ops->free(link);
    settle(f);
    return outcome;
}

static struct wire_identity identity(const struct fixture *f, bool certificate)
{
    return (struct wire_identity){.roots = pki_root(f->pki, PKI_csms),
                                  .certificate = certificate ? f->station.certificate : NULL,
                                  .key = certificate ? f->station.key : NULL};
}

Test(security, a_profile_lets_in_who_fulfils_it)
{
    static const struct {
        int wanted; /* by the server */
        int used;
        const char *password;
        bool certificate;
        int outcome;
    } rows[] = {
        {0, 0, "0123456789abcdef", false, 101},
        {1, 1, "0123456789abcdef", false, 101},
        {1, 1, "wrong", false, 401},
        {1, 1, NULL, false, 401},
        {2, 1, "0123456789abcdef", false, 403},
        {2, 2, "0123456789abcdef", false, 101},
        {2, 2, "wrong", false, 401},
        {2, 2, NULL, false, 401},
        {3, 1, "0123456789abcdef", false, 403},
        {3, 2, "0123456789abcdef", false, 401},
        {3, 3, NULL, true, 101},
        {3, 3, NULL, false, 401},
    };

    for (enum which on = ON_mem; on < WIRES; on++) {
        struct fixture f;

        begin_with(&f, NULL);
        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
            struct wire_identity me = identity(&f, rows[i].certificate);
            struct wire_target target = {.station = "CP-1",
                                         .protocol = "ocpp1.6",
                                         .user = rows[i].password ? "CP-1" : NULL,
                                         .password = rows[i].password,
                                         .security = rows[i].used,
                                         .identity = &me};
            char *json =
                mem_printf("{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\",\"security\":%d,"
                           "\"password\":\"0123456789abcdef\"}",
                           rows[i].wanted);

            target.password_len = rows[i].password ? strlen(rows[i].password) : 0;
            provision(&f, json);
            free(json);
            cr_expect(eq(int, dial(&f, on, &target), rows[i].outcome), "%s, row %zu: %s",
                      wire_names[on], i, f.said);
        }
        end(&f);
    }
}

Test(security, a_server_is_believed_by_root_host_and_date)
{
    static const struct {
        bool root;
        int64_t ahead_ms;
        int outcome;
        const char *said;
    } rows[] = {
        {true, 0, 101, ""},
        {false, 0, WIRE_UNTRUSTED, "the certificate was signed by nobody who is trusted"},
        {true, CENT, WIRE_UNTRUSTED, "the certificate has expired"},
        {true, -CENT / 10, WIRE_UNTRUSTED, "the certificate is not valid yet"},
    };

    for (enum which on = ON_mem; on < WIRES; on++) {
        struct fixture f;

        begin_with(&f, NULL);
        provision(&f, "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\"}");
        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
            struct wire_identity me = identity(&f, false);
            struct wire_target target = {
                .station = "CP-1", .protocol = "ocpp1.6", .security = 2, .identity = &me};

            me.ahead_ms = rows[i].ahead_ms;
            if (!rows[i].root)
                me.roots = pki_root(f.pki, PKI_stranger);
            cr_expect(eq(int, dial(&f, on, &target), rows[i].outcome), "%s, row %zu",
                      wire_names[on], i);
            cr_expect(eq(str, f.said, (char *)(uintptr_t)rows[i].said));
        }
        end(&f);
    }
}

Test(security, a_server_with_another_name_or_use_is_not_believed)
{
    static const struct {
        enum certificate_use use;
        const char *name, *said;
    } rows[] = {{USE_server, "csms.example", "the certificate is for another host"},
                {USE_client, "localhost", NULL}};
    struct crypto *ks = crypto_openssl_new();
    struct pki *pki = pki_new(ks, 1, NOW);

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct pki_pair own = pki_make(pki, PKI_csms, rows[i].use, rows[i].name);
        struct fixture f;

        begin_with(&f, &own);
        provision(&f, "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\"}");
        for (enum which on = ON_mem; on < WIRES; on++) {
            struct wire_identity me = identity(&f, false);
            struct wire_target target = {
                .station = "CP-1", .protocol = "ocpp1.6", .security = 2, .identity = &me};

            cr_expect(eq(int, dial(&f, on, &target), WIRE_UNTRUSTED), "%s, row %zu", wire_names[on],
                      i);
            if (rows[i].said)
                cr_expect(eq(str, f.said, (char *)(uintptr_t)rows[i].said));
        }
        end(&f);
        pki_pair_fini(&own);
    }
    pki_free(pki);
    crypto_openssl_free(ks);
}

/* Whose certificate it is, who signed it, and whether it still holds. */
Test(security, a_station_is_believed_by_name_issuer_and_key)
{
    struct fixture f;

    begin_with(&f, NULL);
    provision(&f, "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\",\"security\":3}");
    for (enum which on = ON_mem; on < WIRES; on++) {
        struct pki_pair wrong[] = {pki_station(f.pki, "CP-2", NULL),
                                   pki_make(f.pki, PKI_stranger, USE_client, "CP-1"),
                                   pki_make(f.pki, PKI_cpo, USE_server, "CP-1")};

        for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
            struct wire_identity me = identity(&f, true);
            struct wire_target target = {
                .station = "CP-1", .protocol = "ocpp1.6", .security = 3, .identity = &me};

            me.certificate = wrong[i].certificate;
            me.key = wrong[i].key;
            cr_expect(eq(int, dial(&f, on, &target), 401), "%s, row %zu: %s", wire_names[on], i,
                      f.said);
            me.certificate = f.station.certificate;
            cr_expect(eq(int, dial(&f, on, &target), 401), "%s, row %zu: the key of another",
                      wire_names[on], i);
            pki_pair_fini(&wrong[i]);
        }
    }
    end(&f);
}

Test(security, a_key_of_1_6_is_bytes_and_one_of_them_may_be_nothing)
{
    static const char key[16] = "\0\1\2\3:\xff\xfe\0\n\rxyz\0\0\7";
    struct fixture f;

    begin_with(&f, NULL);
    provision(&f, "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\","
                  "\"authorization_key\":\"000102033AFFFE000A0D78797A000007\"}");
    for (enum which on = ON_mem; on < WIRES; on++) {
        struct wire_target target = {.station = "CP-1",
                                     .protocol = "ocpp1.6",
                                     .user = "CP-1",
                                     .password = key,
                                     .password_len = sizeof(key),
                                     .security = 1};

        cr_expect(eq(int, dial(&f, on, &target), 101), "%s", wire_names[on]);
        target.password_len--;
        cr_expect(eq(int, dial(&f, on, &target), 401), "%s", wire_names[on]);
    }
    end(&f);
}

Test(security, either_version_of_tls_will_do_and_long_frames_are_compressed_and_whole)
{
    static const int versions[][2] = {{0, 0}, {12, 12}, {0, 12}, {13, 0}, {13, 13}};
    struct fixture f;
    char *words = mem_new(60001), *frame;

    begin_with(&f, NULL);
    provision(&f, "{\"station\":\"CP-1\",\"protocol\":\"ocpp1.6\"}");
    for (int i = 0; i < 60000; i++)
        words[i] = (char)('a' + (i % 7) * (i % 7) % 7 + i % 3);
    frame = mem_printf("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":\"%s\"}]", words);
    for (size_t i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
        struct wire_identity me = identity(&f, false);
        struct wire_target target = {.station = "CP-1",
                                     .protocol = "ocpp1.6",
                                     .security = 2,
                                     .identity = &me,
                                     .compress = i % 2 == 0};
        struct wire *w = f.wires[ON_ws];
        struct wire_link *link;

        me.tls_oldest = versions[i][0];
        me.tls_newest = versions[i][1];
        f.outcome = -1;
        link = w->ops->open(w, &target, &handler, &f);
        settle(&f);
        cr_expect(eq(int, f.outcome, OPENED), "row %zu: %s", i, f.said);
        f.heard[0] = 0;
        cr_expect(eq(int, w->ops->send(link, frame, strlen(frame)), S_OK));
        settle(&f);
        cr_expect(strstr(f.heard, "SecurityError") != NULL, "row %zu: heard %.80s", i, f.heard);
        w->ops->free(link);
        settle(&f);
    }
    free(frame);
    free(words);
    end(&f);
}
