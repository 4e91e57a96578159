#include "station/credentials.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "station/credentials_state.h"
#include "station/station_state.h"

#define RECONNECT_MS 1000                         /* so that the answer is heard */
#define ATTEMPTS     3                            /* of a new profile, before the old one is back */
#define RENEW_MS     ((int64_t)30 * 86400 * 1000) /* before its certificate expires */

static struct keysmith *smith_of(const struct credentials *c)
{
    return world_keysmith(c->s->member.world);
}

static void reconnects(struct vtimer *timer, void *owner)
{
    struct credentials *c = owner;

    (void)timer;
    uplink_reconnect(c->s->uplink, "the security profile or the credentials changed");
}

/* One that is not connected dials with what has changed anyway. */
static void reconnect(struct credentials *c)
{
    if (uplink_connected(c->s->uplink))
        vclock_arm(station_clock(c->s), &c->reconnect_timer, RECONNECT_MS);
}

static void renews(struct vtimer *timer, void *owner)
{
    (void)timer;
    credentials_sign(owner, NULL);
}

struct credentials *credentials_new(struct station *s, const char *password)
{
    struct credentials *c = mem_new(sizeof(*c));

    c->s = s;
    c->password = mem_text(password);
    c->password_len = password ? strlen(password) : 0;
    c->security = password ? 1 : 0;
    c->previous = -1;
    c->store = certificates_new(smith_of(c), CERTIFICATE_STORE_MAX);
    c->organization = mem_text("");
    rng_init(&c->rng, world_seed(s->member.world),
             c->stream = mem_printf("keys of %s", s->member.name));
    vtimer_init(&c->reconnect_timer, reconnects, c);
    vtimer_init(&c->renew_timer, renews, c);
    credentials_init_signing(c);
    return c;
}

void credentials_free(struct credentials *c)
{
    struct vclock *clk;

    if (!c)
        return;
    clk = station_clock(c->s);
    vclock_disarm(clk, &c->reconnect_timer);
    vclock_disarm(clk, &c->renew_timer);
    vclock_disarm(clk, &c->signing_timer);
    security_events_free(c);
    certificates_free(c->store);
    free(c->stream);
    free(c->user);
    free(c->password);
    free(c->organization);
    free(c->certificate);
    free(c->key);
    free(c->vehicle);
    free(c->vehicle_key);
    free(c->next_key);
    free(c->roots);
    free(c);
}

/* Whoever has a certificate asks for the next one in time. */
static void watch_expiry(struct credentials *c)
{
    struct certificate_facts facts;
    struct keysmith *ks = smith_of(c);

    if (ks && c->certificate && ks->ops->read(ks, c->certificate, &facts))
        vclock_arm_at(station_clock(c->s), &c->renew_timer, facts.until_ms - RENEW_MS);
}

void credentials_provision(struct credentials *c, const struct station_security *start)
{
    c->tells = true;
    c->security = start->profile;
    c->tls_newest = start->tls_newest;
    free(c->user);
    c->user = mem_text(start->user);
    if (start->password)
        credentials_set_password(c, start->password, start->password_len);
    if (start->organization)
        credentials_set_organization(c, start->organization);
    if (start->roots)
        certificates_install(c->store, ROOT_csms, start->roots, station_now_ms(c->s), false);
    free(c->certificate);
    free(c->key);
    c->certificate = mem_text(start->certificate);
    c->key = mem_text(start->key);
    watch_expiry(c);
}

/* --- connecting --- */

void credentials_show(struct credentials *c, struct wire_target *target,
                      struct wire_identity *identity)
{
    bool basic = c->password && c->security < 3;

    free(c->roots);
    c->roots = certificates_believed(c->store, c->falls_back);
    *identity = (struct wire_identity){.roots = c->roots, .tls_newest = c->tls_newest};
    if (c->security == 3) {
        identity->certificate = c->certificate;
        identity->key = c->key;
    }
    target->security = c->security;
    target->identity = identity;
    target->user = basic ? (c->user ? c->user : station_id(c->s)) : NULL;
    target->password = basic ? c->password : NULL;
    target->password_len = basic ? c->password_len : 0;
}

void credentials_connected(struct credentials *c)
{
    c->previous = -1;
    c->failures = 0;
    if (c->security >= 2 && !c->falls_back)
        certificates_drop_fallback(c->store); /* M05.FR.13 */
    c->falls_back = false;
}

/* OCPP 2.0.1 A05.FR.05, whitepaper 2.5: when the new profile does not work, the old one does. */
void credentials_failed(struct credentials *c, int code)
{
    if (code == WIRE_UNTRUSTED) {
        security_event(c->s, SECURITY_server, NULL);
        c->falls_back = !c->falls_back && !c->away && certificates_has_fallback(c->store);
    } else if (code == WIRE_OLD_TLS) {
        security_event(c->s, SECURITY_tls, NULL);
    } else if (code == 401 && c->tells)
        security_event(c->s, SECURITY_refused, NULL);
    if (c->previous < 0 || ++c->failures < ATTEMPTS)
        return;
    c->security = c->previous;
    c->previous = -1;
    c->failures = 0;
}

static bool has_root(const struct credentials *c)
{
    char *roots = certificates_roots(c->store, ROOT_csms);
    bool has = roots[0] != '\0';

    free(roots);
    return has;
}

bool credentials_can(const struct credentials *c, int profile)
{
    return (profile < 1 || profile > 2 || c->password) && (profile < 2 || has_root(c)) &&
           (profile < 3 || c->certificate);
}

const char *credentials_raise(struct credentials *c, int profile)
{
    if (profile <= c->security || profile > 3 || !credentials_can(c, profile))
        return profile == c->security ? "Accepted" : "Rejected";
    c->previous = c->security;
    c->failures = 0;
    c->security = profile;
    if (c->tells)
        security_event(c->s, SECURITY_reconfigured, "SecurityProfile");
    reconnect(c);
    return "Accepted";
}

void station_fall_back(struct station *s, int profile)
{
    s->credentials->security = profile;
    uplink_reconnect(s->uplink, "it comes on another security profile");
}

int credentials_profile(const struct credentials *c)
{
    return c->security;
}

void credentials_set_password(struct credentials *c, const char *password, size_t len)
{
    char *copy = mem_text_n(password, len);

    free(c->password);
    c->password = copy;
    c->password_len = len;
}

/* The CSMS accepts only the new one from now on: the station shows it at once. */
void credentials_changed(struct credentials *c)
{
    if (c->tells)
        security_event(c->s, SECURITY_reconfigured, "password");
    reconnect(c);
}

const char *credentials_organization(const struct credentials *c)
{
    return c->organization;
}

void credentials_set_organization(struct credentials *c, const char *name)
{
    char *copy = mem_text(name);

    free(c->organization);
    c->organization = copy;
}

struct certificates *credentials_store(const struct credentials *c)
{
    return c->store;
}

const char *credentials_certificate(const struct credentials *c)
{
    return c->certificate;
}

const char *credentials_install(struct credentials *c, enum certificate_root use, const char *pem)
{
    const char *status =
        certificates_install(c->store, use, pem, station_now_ms(c->s),
                             config_true(&c->s->config, CONFIG_AdditionalRootCertificateCheck));

    c->falls_back = false;
    return status;
}

void credentials_migrates(struct credentials *c, bool away)
{
    if (away == c->away)
        return;
    c->away = away;
    c->falls_back = !away && certificates_has_fallback(c->store);
}

/* --- a certificate of its own --- */

static bool is_ours(const struct credentials *c, const char *chain)
{
    struct keysmith *ks = smith_of(c);
    struct certificate_facts facts;
    int64_t now_ms = station_now_ms(c->s);

    return ks && strlen(chain) <= CHAIN_SIZE_MAX && ks->ops->read(ks, chain, &facts) &&
           !facts.is_request && !facts.is_authority && facts.from_ms <= now_ms &&
           now_ms < facts.until_ms && strcmp(facts.common_name, station_id(c->s)) == 0 &&
           c->next_key && ks->ops->fits(ks, c->next_key, chain);
}

static void take(const char *chain, char **certificate, char *next_key, char **key)
{
    free(*certificate);
    free(*key);
    *certificate = mem_text(chain);
    *key = next_key;
}

const char *credentials_vehicle(const struct credentials *c)
{
    return c->vehicle;
}

const char *credentials_signed(struct credentials *c, const char *chain)
{
    if (!is_ours(c, chain)) {
        security_event(c->s, SECURITY_own, NULL);
        return "Rejected";
    }
    vclock_disarm(station_clock(c->s), &c->signing_timer);
    if (c->type && strcmp(c->type, "V2GCertificate") == 0) {
        take(chain, &c->vehicle, c->next_key, &c->vehicle_key);
    } else {
        take(chain, &c->certificate, c->next_key, &c->key);
        watch_expiry(c);
        if (c->security == 3) /* A02.FR.09: it is used from the next connection on */
            reconnect(c);
    }
    c->next_key = NULL;
    return "Accepted";
}

/* --- of a station --- */

void station_secure(struct station *s, const struct station_security *security)
{
    credentials_provision(s->credentials, security);
}

int station_security_profile(const struct station *s)
{
    return credentials_profile(s->credentials);
}
