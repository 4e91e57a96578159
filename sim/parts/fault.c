/* What breaks in a station and what mends it: a fault that station_break() arranged shows when its
 * time or the end of a session comes, and ends with station_mend(), in time or with a restart
 * (station.h).  What a part does when it is broken stands where that part is used, and who asks
 * whether it is, asks station/fault_state.h. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/fault_state.h"
#include "station/life_cycle.h"
#include "station/lock.h"
#include "station/station_state.h"
#include "station/supply.h"

static void recover(struct connector *c)
{
    if (transaction_running(c))
        supply_update(c->station, "fault cleared");
    else if (c->inoperative)
        connector_feed(c, IN_close);
    else if (c->vehicle)
        connector_feed(c, c->session ? IN_clear_finishing : IN_clear_plugged);
    else
        connector_feed(c, IN_clear);
}

/* A fault of connector @p n came or went, as long as the software runs. */
static void connector_changed(struct station *s, int n)
{
    struct connector *c = station_connector(s, n);
    bool ground = station_broken(s, FAULT_ground, n);
    bool bolt = station_broken(s, FAULT_bolt, n);
    bool lock_failed = strcmp(c->error, "ConnectorLockFailure") == 0;

    if (s->phase != STATION_up)
        return;
    if (ground && c->state != CONNECTOR_Faulted) {
        connector_feed(c, IN_fault);
        supply_update(s, "ground failure");
    } else if (!ground && !bolt && c->state == CONNECTOR_Faulted) {
        recover(c);
    }
    if (station_broken(s, FAULT_lock, n) || !lock_failed)
        return;
    connector_feed(c, IN_lock_mended);
    if (c->locked && !transaction_running(c))
        lock_open(c, "session end");
}

/* What a station does at once when a part breaks or works again; the rest shows when it is used. */
static void take_effect(struct station *s, enum fault fault, int connector)
{
    switch (fault) {
    case FAULT_controller:
        if (station_broken(s, fault, 0))
            life_cycle_hang(s);
        break;
    case FAULT_contactor:
        supply_update(s, "contactor");
        break;
    case FAULT_power:
        life_cycle_power_changed(s);
        break;
    case FAULT_lock:
    case FAULT_bolt:
    case FAULT_ground:
        for (int n = 1; n <= s->profile.connectors; n++)
            if (connector == 0 || connector == n)
                connector_changed(s, n);
        break;
    case FAULT_meter:
    case FAULT_display:
    case FAULT_restart:
    case FAULT_COUNT:
        break;
    }
}

static void begin(struct broken_part *b)
{
    struct station *s = b->station;
    uint64_t before, seq;

    b->shows = true;
    member_touch(&s->member);
    seq = evlog_add(station_log(s), station_actor(s, b->traits.connector), EV_fault,
                    json_object(jtext("part", fault_words(b->fault))));
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

static void discard(struct broken_part *b)
{
    vclock_disarm(station_clock(b->station), &b->from);
    vclock_disarm(station_clock(b->station), &b->until);
    free(b);
}

static void mend(struct broken_part **at, const char *by)
{
    struct broken_part *b = *at;
    struct station *s = b->station;
    enum fault fault = b->fault;
    int connector = b->traits.connector;
    uint64_t before, seq;

    *at = b->next;
    discard(b);
    seq = evlog_add(station_log(s), station_actor(s, connector), EV_fault_cleared,
                    json_object(jtext("part", fault_words(fault)), jtext("by", by)));
    before = evlog_because(station_log(s), seq);
    if (fault == FAULT_controller && s->phase == STATION_hung)
        life_cycle_restart(s, by, "Reboot");
    take_effect(s, fault, connector);
    evlog_because(station_log(s), before);
}

static void heals(struct vtimer *timer, void *owner)
{
    struct broken_part *b = owner;
    struct broken_part **at = &b->station->faults->first;

    (void)timer;
    while (*at != b)
        at = &(*at)->next;
    mend(at, "itself");
}

void station_break(struct station *s, enum fault fault, const struct fault_traits *traits)
{
    struct broken_part *b = mem_new(sizeof(*b));

    assert((unsigned)fault < FAULT_COUNT);
    assert(traits->connector >= 0 && traits->connector <= s->profile.connectors);
    b->station = s;
    b->fault = fault;
    b->traits = *traits;
    b->next = s->faults->first;
    vtimer_init(&b->from, time_comes, b);
    vtimer_init(&b->until, heals, b);
    s->faults->first = b;
    if (traits->from_session_end)
        return;
    if (traits->from_ms > station_now_ms(s))
        vclock_arm_at(station_clock(s), &b->from, traits->from_ms);
    else
        begin(b);
}

enum fault station_fault_to_come(const struct station *s, int64_t *at_ms)
{
    enum fault next = FAULT_COUNT;

    for (const struct broken_part *b = s->faults->first; b; b = b->next)
        if (b->traits.from_ms > station_now_ms(s) &&
            (next == FAULT_COUNT || b->traits.from_ms < *at_ms)) {
            next = b->fault;
            *at_ms = b->traits.from_ms;
        }
    return next;
}

void station_mend(struct station *s, enum fault fault, int connector, const char *by)
{
    struct broken_part **at = &s->faults->first;

    while (*at) {
        if ((*at)->fault == fault && (*at)->shows && fault_is_at(*at, connector)) {
            mend(at, by);
            at = &s->faults->first; /* mending may have changed the list */
        } else {
            at = &(*at)->next;
        }
    }
}

static void session_over(struct station *s, const struct happened *at)
{
    for (struct broken_part *b = s->faults->first; b; b = b->next)
        if (!b->shows && b->traits.from_session_end && fault_is_at(b, at->c->n))
            begin(b);
}

static void starts(struct station *s, const struct happened *at)
{
    (void)at;
    station_mend(s, FAULT_controller, 0, "restart");
}

static void make(struct station *s)
{
    s->faults = mem_new(sizeof(*s->faults));
}

static void forget(struct station *s)
{
    while (s->faults->first) {
        struct broken_part *b = s->faults->first;

        s->faults->first = b->next;
        discard(b);
    }
    free(s->faults);
}

void station_open_by_hand(struct station *s, int connector, const char *by)
{
    struct connector *c = station_connector(s, connector);

    (void)by;
    if (s->phase == STATION_up && transaction_running(c))
        transaction_stop(c, "Other", NULL);
    lock_force(c);
}

const struct station_part part_fault = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_starts] = starts, [HAPPENS_session_over] = session_over},
};
