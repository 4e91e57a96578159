#include "parts/signing.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "parts/security_event.h"
#include "parts/security_profile.h"
#include "station/credentials_state.h"
#include "station/station_state.h"

#define RENEW_MS ((int64_t)30 * 86400 * 1000) /* before its certificate expires */

struct signing {
    struct station *s;
    char *stream;
    struct rng rng;
    char *next_key;              /* that a certificate was asked for */
    const char *type;            /* of that; NULL: not said */
    int asked;                   /* SignCertificate was sent so often */
    char *vehicle, *vehicle_key; /* V2GCertificate */
    struct vtimer patience, renewal;
};

/* How long it waits for CertificateSigned: doubled each time, A02.FR.18. */
static int64_t patience_ms(const struct signing *g)
{
    return config_number(&g->s->config, CONFIG_CertSigningWaitMinimum) * 1000 << (g->asked - 1);
}

static void answered(void *owner, const struct call_queue_reply *reply)
{
    struct signing *g = owner;
    const cJSON *status = cJSON_GetObjectItemCaseSensitive(reply->payload, "status");

    if (reply->end == CALL_QUEUE_answered && cJSON_IsString(status) &&
        strcmp(status->valuestring, "Accepted") == 0)
        vclock_arm(station_clock(g->s), &g->patience, patience_ms(g));
}

static bool ask(struct signing *g)
{
    struct station *s = g->s;
    struct crypto *ks = world_crypto(s->member.world);
    char *csr = ks->ops->request(ks, g->next_key, station_id(s), s->credentials->organization);
    cJSON *payload = json_object(jtext("csr", csr), jtext("certificateType", g->type));
    enum status st;

    g->asked++;
    st = uplink_call(s, "SignCertificate", payload, answered, g);
    free(csr);
    return st == S_OK;
}

/* No CertificateSigned came: A02.FR.17 */
static void unsigned_yet(struct vtimer *timer, void *owner)
{
    struct signing *g = owner;

    (void)timer;
    if (g->asked <= config_number(&g->s->config, CONFIG_CertSigningRepeatTimes) && g->next_key)
        ask(g);
}

bool signing_begins(struct station *s, const char *type)
{
    struct signing *g = s->signing;
    struct crypto *ks = world_crypto(s->member.world);

    if (!ks || !s->credentials->organization[0])
        return false;
    free(g->next_key);
    g->next_key = ks->ops->make_key(ks, &g->rng, KEY_ec);
    g->asked = 0;
    g->type = type;
    return ask(g);
}

/* Whoever has a certificate asks for the next one in time. */
static void watch_expiry(struct station *s)
{
    struct crypto *ks = world_crypto(s->member.world);
    const char *certificate = credentials_certificate(s->credentials);
    struct certificate_facts facts;

    if (ks && certificate && ks->ops->read(ks, certificate, &facts))
        vclock_arm_at(station_clock(s), &s->signing->renewal, facts.until_ms - RENEW_MS);
}

/* What may be wrong with a certificate that comes, and the words for it. */
#define WRONG_LIST(X)                                                                              \
    X(none, "", "")                                                                                \
    X(too_long, "too long", "it is longer than the station can take")                              \
    X(unreadable, "unreadable", "it cannot be read")                                               \
    X(authority, "authority", "it is that of an authority")                                        \
    X(too_early, "too early", "it is not valid yet")                                               \
    X(expired, "expired", "it has expired")                                                        \
    X(other_name, "other name", "it has the name of somebody else")                                \
    X(not_asked, "not asked", "the station waits for none")                                        \
    X(other_key, "other key", "it has another key than the request")
#define X(name, code, words) WRONG_##name,
enum wrong { WRONG_LIST(X) WRONG_COUNT };
#undef X

static enum wrong wrong_with(const struct signing *g, const char *chain,
                             struct certificate_facts *facts)
{
    const struct station *s = g->s;
    struct crypto *ks = world_crypto(s->member.world);
    int64_t now_ms = station_now_ms(s);

    *facts = (struct certificate_facts){.until_ms = 0};
    if (strlen(chain) > CHAIN_SIZE_MAX)
        return WRONG_too_long;
    if (!ks || !ks->ops->read(ks, chain, facts) || facts->is_request)
        return WRONG_unreadable;
    if (facts->is_authority)
        return WRONG_authority;
    if (facts->from_ms > now_ms || now_ms >= facts->until_ms)
        return facts->from_ms > now_ms ? WRONG_too_early : WRONG_expired;
    if (strcmp(facts->common_name, station_id(s)) != 0)
        return WRONG_other_name;
    if (!g->next_key)
        return WRONG_not_asked;
    return ks->ops->fits(ks, g->next_key, chain) ? WRONG_none : WRONG_other_key;
}

static void refuse(const struct station *s, enum wrong wrong, const struct certificate_facts *facts)
{
    static const struct {
        const char *code, *words;
    } rows[WRONG_COUNT] = {
#define X(name, code, words) {code, words},
        WRONG_LIST(X)
#undef X
    };
    cJSON *data = json_object(jtext("why", rows[wrong].words), jtext("wrong", rows[wrong].code));

    if (facts->until_ms) {
        cJSON_AddNumberToObject(data, "from_ms", (double)facts->from_ms);
        cJSON_AddNumberToObject(data, "until_ms", (double)facts->until_ms);
    }
    evlog_add(station_log(s), s->member.actor, EV_certificate_refused, data);
}

const char *signing_answered(struct station *s, const char *chain)
{
    struct signing *g = s->signing;
    struct certificate_facts facts;
    enum wrong wrong = wrong_with(g, chain, &facts);

    if (wrong != WRONG_none) {
        refuse(s, wrong, &facts);
        security_event(s, SECURITY_own, NULL);
        return "Rejected";
    }
    vclock_disarm(station_clock(s), &g->patience);
    if (g->type && strcmp(g->type, "V2GCertificate") == 0) {
        free(g->vehicle);
        free(g->vehicle_key);
        g->vehicle = mem_text(chain);
        g->vehicle_key = g->next_key;
    } else {
        credentials_take(s->credentials, chain, g->next_key);
        watch_expiry(s);
        if (credentials_profile(s->credentials) == 3) /* A02.FR.09: from the next connection on */
            security_profile_reconnect(s);
    }
    g->next_key = NULL;
    return "Accepted";
}

const char *signing_vehicle(const struct station *s)
{
    return s->signing->vehicle;
}

void station_secure(struct station *s, const struct station_security *security)
{
    credentials_provision(s->credentials, security);
    watch_expiry(s);
}

static void renews(struct vtimer *timer, void *owner)
{
    struct signing *g = owner;

    (void)timer;
    signing_begins(g->s, NULL);
}

static void make(struct station *s)
{
    struct signing *g = s->signing = mem_new(sizeof(*g));

    g->s = s;
    rng_init(&g->rng, world_seed(s->member.world),
             g->stream = mem_printf("keys of %s", s->member.name));
    vtimer_init(&g->patience, unsigned_yet, g);
    vtimer_init(&g->renewal, renews, g);
}

static void forget(struct station *s)
{
    struct signing *g = s->signing;

    vclock_disarm(station_clock(s), &g->patience);
    vclock_disarm(station_clock(s), &g->renewal);
    free(g->stream);
    free(g->next_key);
    free(g->vehicle);
    free(g->vehicle_key);
    free(g);
}

const struct station_part part_signing = {.make = make, .forget = forget};
