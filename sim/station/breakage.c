#include "station/breakage.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "station/station_state.h"
#include "station/supply.h"

struct breakage {
    struct breakage *next;
    struct station *station;
    enum fault fault;
    struct fault_traits traits;
    bool shows;
    struct vtimer from, until;
};

static const struct {
    const char *name, *words;
} faults[FAULT_COUNT] = {
#define X(name, words, effect) [FAULT_##name] = {#name, words},
    FAULT_LIST(X)
#undef X
};

enum fault fault_of(const char *words)
{
    int f = 0;

    while (f < FAULT_COUNT && strcmp(faults[f].words, words) != 0)
        f++;
    return (enum fault)f;
}

const char *fault_words(enum fault fault)
{
    assert((unsigned)fault < FAULT_COUNT);
    return faults[fault].words;
}

static bool is_at(const struct breakage *b, int connector)
{
    return b->traits.connector == 0 || connector == 0 || b->traits.connector == connector;
}

const struct fault_traits *breakage_of(const struct station *s, enum fault fault, int connector)
{
    for (const struct breakage *b = s->breakages; b; b = b->next)
        if (b->fault == fault && b->shows && is_at(b, connector))
            return &b->traits;
    return NULL;
}

bool station_broken(const struct station *s, enum fault fault, int connector)
{
    return breakage_of(s, fault, connector) != NULL;
}

/* What a station does at once when a part breaks or works again; the rest shows when it is used. */
static void take_effect(struct station *s, enum fault fault, int connector)
{
    switch (fault) {
    case FAULT_controller:
        if (station_broken(s, fault, 0))
            station_hangs(s);
        break;
    case FAULT_contactor:
        supply_update(s, "contactor");
        break;
    case FAULT_power:
        station_power_changed(s);
        break;
    case FAULT_lock:
    case FAULT_bolt:
    case FAULT_ground:
        for (int n = 1; n <= s->profile.connectors; n++)
            if (connector == 0 || connector == n)
                station_faults_changed(s, n);
        break;
    case FAULT_meter:
    case FAULT_display:
    case FAULT_restart:
    case FAULT_COUNT:
        break;
    }
}

static void begin(struct breakage *b)
{
    struct station *s = b->station;
    uint64_t before, seq;

    b->shows = true;
    member_touch(&s->member);
    seq = evlog_add(station_log(s), station_actor(s, b->traits.connector), EV_fault,
                    evlog_data("s", "part", faults[b->fault].words));
    if (b->traits.until_ms > 0)
        vclock_arm_at(station_clock(s), &b->until, b->traits.until_ms);
    before = evlog_because(station_log(s), seq);
    take_effect(s, b->fault, b->traits.connector);
    evlog_because(station_log(s), before);
}

static void time_comes(struct vtimer *timer, void *owner)
{
    (void)timer;
    begin(owner);
}

static void discard(struct breakage *b)
{
    vclock_disarm(station_clock(b->station), &b->from);
    vclock_disarm(station_clock(b->station), &b->until);
    free(b);
}

static void mend(struct breakage **at, const char *by)
{
    struct breakage *b = *at;
    struct station *s = b->station;
    enum fault fault = b->fault;
    int connector = b->traits.connector;
    uint64_t before, seq;

    *at = b->next;
    discard(b);
    seq = evlog_add(station_log(s), station_actor(s, connector), EV_fault_cleared,
                    evlog_data("s s", "part", faults[fault].words, "by", by));
    before = evlog_because(station_log(s), seq);
    if (fault == FAULT_controller && s->phase == STATION_hung)
        station_restart(s, by, "Reboot");
    take_effect(s, fault, connector);
    evlog_because(station_log(s), before);
}

static void heals(struct vtimer *timer, void *owner)
{
    struct breakage *b = owner;
    struct breakage **at = &b->station->breakages;

    (void)timer;
    while (*at != b)
        at = &(*at)->next;
    mend(at, "itself");
}

void station_break(struct station *s, enum fault fault, const struct fault_traits *traits)
{
    struct breakage *b = mem_new(sizeof(*b));

    assert((unsigned)fault < FAULT_COUNT);
    assert(traits->connector >= 0 && traits->connector <= s->profile.connectors);
    b->station = s;
    b->fault = fault;
    b->traits = *traits;
    b->next = s->breakages;
    vtimer_init(&b->from, time_comes, b);
    vtimer_init(&b->until, heals, b);
    s->breakages = b;
    if (traits->from_session_end)
        return;
    if (traits->from_ms > station_now_ms(s))
        vclock_arm_at(station_clock(s), &b->from, traits->from_ms);
    else
        begin(b);
}

void station_mend(struct station *s, enum fault fault, int connector, const char *by)
{
    struct breakage **at = &s->breakages;

    while (*at) {
        if ((*at)->fault == fault && (*at)->shows && is_at(*at, connector)) {
            mend(at, by);
            at = &s->breakages; /* mending may have changed the list */
        } else {
            at = &(*at)->next;
        }
    }
}

void breakage_session_end(struct station *s, int connector)
{
    for (struct breakage *b = s->breakages; b; b = b->next)
        if (!b->shows && b->traits.from_session_end && is_at(b, connector))
            begin(b);
}

void breakage_forget_all(struct station *s)
{
    while (s->breakages) {
        struct breakage *b = s->breakages;

        s->breakages = b->next;
        discard(b);
    }
}
