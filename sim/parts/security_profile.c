#include "parts/security_profile.h"

#include <stdlib.h>

#include "base/mem.h"
#include "parts/security_event.h"
#include "station/credentials_state.h"
#include "station/station_state.h"

#define RECONNECT_MS 1000 /* so that the answer is heard */
#define ATTEMPTS     3    /* of a new profile, before the old one is back */

struct security_profile {
    struct vtimer timer; /* connects anew */
};

static void reconnects(struct vtimer *timer, void *owner)
{
    struct station *s = owner;

    (void)timer;
    uplink_reconnect(s->uplink, "the security profile or the credentials changed");
}

/* One that is not connected dials with what has changed anyway. */
void security_profile_reconnect(struct station *s)
{
    if (uplink_connected(s->uplink))
        vclock_arm(station_clock(s), &s->security_profile->timer, RECONNECT_MS);
}

static void connected(struct station *s, const struct happened *at)
{
    struct credentials *c = s->credentials;

    (void)at;
    c->previous = -1;
    c->failures = 0;
    if (c->security >= 2 && !c->falls_back)
        certificates_drop_fallback(c->store); /* M05.FR.13 */
    c->falls_back = false;
}

/* OCPP 2.0.1 A05.FR.05, whitepaper 2.5: when the new profile does not work, the old one does. */
static void refused(struct station *s, const struct happened *at)
{
    struct credentials *c = s->credentials;

    if (at->code == WIRE_UNTRUSTED) {
        security_event(s, SECURITY_server, NULL);
        c->falls_back = !c->falls_back && !c->away && certificates_has_fallback(c->store);
    } else if (at->code == WIRE_OLD_TLS) {
        security_event(s, SECURITY_tls, NULL);
    } else if (at->code == 401 && c->tells)
        security_event(s, SECURITY_refused, NULL);
    if (c->previous < 0 || ++c->failures < ATTEMPTS)
        return;
    c->security = c->previous;
    c->previous = -1;
    c->failures = 0;
}

const char *security_profile_raise(struct station *s, int profile)
{
    struct credentials *c = s->credentials;

    if (profile <= c->security || profile > 3 || !credentials_can(c, profile))
        return profile == c->security ? "Accepted" : "Rejected";
    c->previous = c->security;
    c->failures = 0;
    c->security = profile;
    if (c->tells)
        security_event(s, SECURITY_reconfigured, "SecurityProfile");
    security_profile_reconnect(s);
    return "Accepted";
}

void station_fall_back(struct station *s, int profile)
{
    s->credentials->security = profile;
    uplink_reconnect(s->uplink, "it comes on another security profile");
}

/* The CSMS accepts only the new one from now on: the station shows it at once. */
void security_profile_changed(struct station *s)
{
    if (s->credentials->tells)
        security_event(s, SECURITY_reconfigured, "password");
    security_profile_reconnect(s);
}

void security_profile_migrates(struct station *s, bool away)
{
    struct credentials *c = s->credentials;

    if (away == c->away)
        return;
    c->away = away;
    c->falls_back = !away && certificates_has_fallback(c->store);
}

static void make(struct station *s)
{
    s->security_profile = mem_new(sizeof(*s->security_profile));
    vtimer_init(&s->security_profile->timer, reconnects, s);
}

static void forget(struct station *s)
{
    vclock_disarm(station_clock(s), &s->security_profile->timer);
    free(s->security_profile);
}

const struct station_part part_security_profile = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_connected] = connected, [HAPPENS_refused] = refused},
};
