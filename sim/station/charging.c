#include "station/charging.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "charging/charging_json.h"
#include "station/dialect.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station/supply.h"

static int64_t now_s(const struct station *s)
{
    return rtc_now_ms(s) / 1000;
}

/* --- the profiles --- */

/* The limits are others now: that of another who sets some is told first, then who draws at another
 * rate. */
static void limits_change(struct station *s, const char *why, bool outside)
{
    int64_t before[PROFILE_MAX_CONNECTORS] = {0};

    for (int i = 0; i < s->profile.connectors; i++)
        before[i] = s->connectors[i].meter.power_w;
    supply_update(s, why);
    if (outside && s->dialect->external_limit)
        s->dialect->external_limit(s);
    for (int i = 0; i < s->profile.connectors; i++)
        if (s->dialect->rate_changed && before[i] != s->connectors[i].meter.power_w)
            s->dialect->rate_changed(&s->connectors[i], before[i]);
}

static void moment_comes(struct vtimer *timer, void *owner)
{
    (void)timer;
    limits_change(owner, "charging profile", false);
}

static void make(struct station *s)
{
    s->charging = mem_new(sizeof(*s->charging));
    vtimer_init(&s->charging->timer, moment_comes, s);
}

static void forget(struct station *s)
{
    vclock_disarm(station_clock(s), &s->charging->timer);
    charging_store_fini(&s->charging->store);
    for (int i = 0; i < s->profile.connectors; i++)
        charging_profile_free(s->charging->promises[i].profile);
    free(s->charging);
}

struct charging_terms charging_terms_at(const struct station *s, int place)
{
    const struct profile *p = &s->profile;

    return (struct charging_terms){
        .lenient = s->dialect->charging->lenient,
        .places = charging_places(s),
        .most_level = p->charging_levels,
        .most_periods = p->charging_periods,
        .most_profiles = p->charging_profiles,
        .amperes =
            profile_lists(p->charging_units, "Current") || profile_lists(p->charging_units, "A"),
        .watts = profile_lists(p->charging_units, "Power") || profile_lists(p->charging_units, "W"),
        .dc = p->dc,
        .phases = p->phases,
        .switches_phases = p->switches_phases,
        .fewer_phases = p->fewer_phases,
        .transaction_runs = charging_running(s, place) != NULL,
        .transaction = "",
    };
}

enum charging_refusal charging_take(struct station *s, struct charging_profile *p,
                                    const struct charging_terms *terms)
{
    enum charging_refusal refusal = charging_store_judge(&s->charging->store, p, terms);

    if (refusal != REFUSAL_none) {
        charging_profile_free(p);
        return refusal;
    }
    charging_store_take(&s->charging->store, p, terms->lenient, now_s(s));
    return REFUSAL_none;
}

int charging_clear(struct station *s, const struct charging_filter *f)
{
    return charging_store_clear(&s->charging->store, f);
}

void charging_apply(struct station *s)
{
    limits_change(s, "charging profile", false);
}

enum charging_refusal charging_judge_promise(const struct connector *c,
                                             const struct charging_profile *p)
{
    struct charging_terms terms = charging_terms_at(c->station, charging_place(c));

    terms.transaction_runs = true;
    terms.promised = true;
    return charging_store_judge(&c->station->charging->store, p, &terms);
}

static struct charging_promise *promise_at(struct connector *c)
{
    return &c->station->charging->promises[c->n - 1];
}

void charging_promise(struct connector *c, struct charging_profile *p, const char *token)
{
    struct charging_promise *promise = promise_at(c);

    charging_profile_free(promise->profile);
    promise->profile = p;
    snprintf(promise->token, sizeof(promise->token), "%s", token);
}

void charging_begins(struct connector *c)
{
    struct station *s = c->station;
    struct charging_promise *promise = promise_at(c);

    if (!promise->profile)
        return;
    if (strcmp(promise->token, c->transaction->token) == 0)
        charging_store_take(&s->charging->store, promise->profile, s->dialect->charging->lenient,
                            now_s(s));
    else
        charging_profile_free(promise->profile);
    promise->profile = NULL;
}

void charging_over(struct connector *c)
{
    charging_store_over(&c->station->charging->store, charging_place(c));
}

/* --- limits from outside --- */

/* Ids below 0 are those of limits from outside (K11.FR.06). */
static int64_t outside_id(enum charging_source source, int place)
{
    return -1 - (int64_t)source - (int64_t)CHARGING_SOURCE_COUNT * place;
}

void charging_limited(struct station *s, const struct charging_order *limit)
{
    struct charging_filter f = charging_filter_all();
    struct charging_profile *p = charging_profile_new();

    f.has_id = true;
    f.id = p->id = outside_id(limit->source, limit->place);
    p->place = limit->place;
    p->purpose = CHARGING_external;
    p->kind = CHARGING_Absolute;
    p->source = limit->source;
    p->schedules[0].unit = limit->unit;
    p->schedules[0].has_start = true;
    p->schedules[0].start_s = now_s(s);
    charging_profile_period(p, 0, (struct charging_period){.limit = limit->limit});
    charging_store_clear(&s->charging->store, &f);
    charging_keep(s, p);
    limits_change(s, "external limit", true);
    station_happens(s, HAPPENS_limited);
}

void charging_keep(struct station *s, struct charging_profile *p)
{
    charging_store_take(&s->charging->store, p, s->dialect->charging->lenient, now_s(s));
}

const struct charging_profile *charging_outside(const struct station *s,
                                                enum charging_source source, int place)
{
    return charging_store_find(&s->charging->store, outside_id(source, place));
}

bool charging_released(struct station *s, enum charging_source source)
{
    struct charging_filter f = charging_filter_all();

    f.purpose = CHARGING_external;
    f.sources = 1u << source;
    if (charging_store_clear(&s->charging->store, &f) == 0)
        return false;
    limits_change(s, "external limit", true);
    station_happens(s, HAPPENS_limited);
    return true;
}

bool charging_renegotiates(struct station *s, int n)
{
    struct connector *c = station_connector(s, n);

    if (!s->dialect->needs || !transaction_running(c) || !c->vehicle ||
        !vehicle_traits(c->vehicle)->iso15118)
        return false;
    s->dialect->needs(c);
    return true;
}

/* Its clock was set: what counts from a moment on that it noted by itself goes on counting. */
static void clock_set(struct station *s, const struct happened *at)
{
    int64_t jump_s = rtc_jump_ms(s) / 1000;

    (void)at;
    for (struct charging_profile *p = s->charging->store.first; p; p = p->next) {
        p->installed_s += jump_s;
        if (p->purpose == CHARGING_external)
            p->schedules[0].start_s += jump_s;
    }
    if (s->charging->store.first)
        limits_change(s, "clock", false);
}

const struct station_part part_charging = {
    .make = make, .forget = forget, .hears = {[HAPPENS_clock_set] = clock_set}};
