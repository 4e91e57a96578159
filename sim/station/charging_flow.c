#include "station/charging_flow.h"

#include <string.h>

#include "charging/charging_json.h"
#include "station/dialect.h"
#include "station/rtc.h"
#include "station/station_state.h"

#define LEAST_A_TENTHS 60

static int64_t now_s(const struct station *s)
{
    return rtc_now_ms(s) / 1000;
}

int charging_places(const struct station *s)
{
    return s->dialect->charging->by_connector ? s->profile.connectors : s->profile.evses;
}

int charging_place(const struct connector *c)
{
    int places = charging_places(c->station);

    return c->n < places ? c->n : places;
}

struct connector *charging_running(const struct station *s, int place)
{
    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];

        if (charging_place(c) == place && transaction_running(c))
            return c;
    }
    return NULL;
}

static struct charging_scope scope_at(const struct station *s, int place)
{
    const struct connector *c = charging_running(s, place);

    return (struct charging_scope){.place = place,
                                   .running = c != NULL,
                                   .begin_s = c ? rtc_at_ms(s, c->transaction->begin_ms) / 1000
                                                : now_s(s)};
}

static enum composite_gap gap_of(const struct profile *p)
{
    if (strcmp(p->charging_gaps, "fixed") == 0)
        return COMPOSITE_fixed;
    return strcmp(p->charging_gaps, "omit") == 0 ? COMPOSITE_omit : COMPOSITE_capacity;
}

static struct composite_grid grid_of(const struct station *s)
{
    const struct profile *p = &s->profile;

    return (struct composite_grid){
        .voltage_v = p->voltage_v,
        .phases = p->dc ? 1 : p->phases,
        .dc = p->dc,
        .whole_watts = strcmp(p->charging_watts, "whole") == 0,
        .places = charging_places(s),
        .place_w = p->max_power_w,
        .station_w = p->station_power_w ? p->station_power_w : p->max_power_w * p->connectors,
        .gap = gap_of(p),
        .fixed_a = p->charging_gap_ma / 100,
        .fixed_w = p->charging_gap_w * 10,
    };
}

void charging_composite(struct composite *out, const struct station *s, int place,
                        int64_t duration_s, enum charging_unit unit)
{
    const struct composite_grid grid = grid_of(s);
    struct charging_scope scopes[PROFILE_MAX_CONNECTORS];

    for (int i = 0; i < grid.places; i++)
        scopes[i] = scope_at(s, i + 1);
    composite_make(out, &(struct composite_ask){.store = &s->charging->store,
                                                .grid = &grid,
                                                .scopes = scopes,
                                                .place = place,
                                                .from_s = now_s(s),
                                                .duration_s = duration_s,
                                                .unit = unit});
}

static int hardware_phases(const struct connector *c)
{
    const struct profile *p = &c->station->profile;
    int phases = p->dc ? 1 : p->phases;

    if (!p->dc && c->vehicle && vehicle_traits(c->vehicle)->ac_phases < phases)
        phases = vehicle_traits(c->vehicle)->ac_phases;
    return phases;
}

static int words_at(const struct connector *c, struct charging_word words[CHARGING_WORDS])
{
    const struct charging_store *store = &c->station->charging->store;
    const struct charging_scope scope = scope_at(c->station, charging_place(c));

    return store->first ? charging_limit_words(store, &scope, now_s(c->station), words) : 0;
}

int charging_phases(const struct connector *c)
{
    const struct profile *p = &c->station->profile;
    struct charging_word words[CHARGING_WORDS];
    int phases = hardware_phases(c), count = words_at(c, words);

    for (int i = 0; i < count && (p->switches_phases || p->fewer_phases) && !p->dc; i++)
        if (words[i].period.phases > 0 && words[i].period.phases < phases)
            phases = words[i].period.phases;
    return phases;
}

int charging_line(const struct connector *c)
{
    struct charging_word words[CHARGING_WORDS];
    int count = words_at(c, words);

    for (int i = 0; i < count && charging_phases(c) == 1; i++)
        if (words[i].period.phase > 0)
            return words[i].period.phase;
    return 1;
}

/* What @p word lets flow over @p used phases. */
static int64_t word_w(const struct composite_grid *grid, const struct charging_word *word, int used)
{
    enum charging_unit unit = charging_profile_schedule(word->profile)->unit;
    int phases = composite_phases(grid, &word->period);

    if (unit == CHARGING_amperes)
        return word->period.limit * grid->voltage_v * used / 10;
    if (grid->whole_watts)
        return word->period.limit / 10;
    return word->period.limit * (used < phases ? used : phases) / phases / 10;
}

int64_t charging_least_w(const struct connector *c)
{
    const struct profile *p = &c->station->profile;

    return p->dc ? 1 : (int64_t)LEAST_A_TENTHS / 10 * p->voltage_v * charging_phases(c);
}

int64_t charging_cap_w(const struct connector *c)
{
    const struct composite_grid grid = grid_of(c->station);
    struct charging_word words[CHARGING_WORDS];
    int count = words_at(c, words), used = charging_phases(c);
    int64_t cap = grid.place_w;

    for (int i = 0; i < count; i++) {
        int64_t w = word_w(&grid, &words[i], used);
        cap = w < cap ? w : cap;
    }
    return count > 0 && cap < charging_least_w(c) ? 0 : cap;
}

int64_t charging_budget_w(const struct station *s)
{
    const struct composite_grid grid = grid_of(s);
    const struct charging_scope station = {0};
    struct charging_word words[CHARGING_WORDS];
    int count = charging_limit_words(&s->charging->store, &station, now_s(s), words);
    int64_t budget = grid.station_w;

    for (int i = 0; i < count; i++) {
        int64_t w = word_w(&grid, &words[i], composite_phases(&grid, &words[i].period));
        budget = w < budget ? w : budget;
    }
    return budget;
}

void charging_arm(struct station *s)
{
    int64_t first = CHARGING_NEVER, now = now_s(s);

    if (s->charging->store.first)
        for (int place = 1; place <= charging_places(s); place++) {
            struct charging_scope scope = scope_at(s, place);
            int64_t next = CHARGING_NEVER;

            if (scope.running) /* where nothing flows, nothing changes */
                next = charging_limit_next_s(&s->charging->store, &scope, now);
            first = next < first ? next : first;
        }
    if (first < CHARGING_NEVER / 1000)
        vclock_arm_at(station_clock(s), &s->charging->timer, rtc_due_ms(s, first * 1000));
    else
        vclock_disarm(station_clock(s), &s->charging->timer);
}

const struct charging_store *charging_store_of(const struct station *s)
{
    return &s->charging->store;
}
