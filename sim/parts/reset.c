#include "parts/reset.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/fault_state.h"
#include "station/life_cycle.h"
#include "station/station_state.h"

#define HARD_RESET_MS 100   /* the answer to Reset leaves before the link is cut */
#define RETRY_MS      10000 /* after a reset that failed; no version names a time */
#define SOFT_RESET_MS 30000 /* how long a Soft reset waits for the CSMS to hear everything */

void reset_cures(struct station *s, int n)
{
    const struct fault_traits *lock = fault_now(s, FAULT_lock, n);

    if (lock && !lock->reset_fails)
        station_mend(s, FAULT_lock, n, "Reset");
}

/* What a Reset does: 1.6 5.14; 2.0.1 B11, B12. */
static const struct reset_kind {
    const char *type;
    const char *reason;      /* of transactions that it ends */
    const char *boot_reason; /* of 2.x */
    int64_t wait_ms;         /* at most, for the CSMS to hear everything */
    bool stops, idle;        /* stops transactions; waits until there is none */
} reset_kinds[] = {
    {"Hard", "HardReset", "RemoteReset", HARD_RESET_MS, false, false},
    {"Soft", "SoftReset", "RemoteReset", SOFT_RESET_MS, true, false},
    {"Immediate", "ImmediateReset", "RemoteReset", SOFT_RESET_MS, true, false},
    {"OnIdle", "ImmediateReset", "ScheduledReset", SOFT_RESET_MS, false, true},
};

struct reset {
    const struct reset_kind *how; /* under way; NULL: none is */
    int attempts;                 /* that failed, of this one */
    struct vtimer timer;
};

static const struct reset_kind *reset_kind(const char *type)
{
    for (size_t i = 0; i < sizeof(reset_kinds) / sizeof(reset_kinds[0]); i++)
        if (strcmp(reset_kinds[i].type, type) == 0)
            return &reset_kinds[i];
    return &reset_kinds[0];
}

static void is_over(struct station *s, const struct happened *at)
{
    (void)at;
    vclock_disarm(station_clock(s), &s->reset->timer);
    s->reset->how = NULL;
    s->leaving = false;
}

/* ResetRetries: 1.6 9.1.22, 2.0.1 2.1.14. */
static void failed(struct station *s)
{
    struct reset *r = s->reset;

    r->attempts++;
    evlog_add(station_log(s), s->member.actor, EV_reset_failed,
              json_object(jtext("type", r->how->type), jint("attempt", r->attempts)));
    if (r->attempts <= config_number(&s->config, CONFIG_ResetRetries))
        vclock_arm(station_clock(s), &r->timer, RETRY_MS);
    else
        is_over(s, NULL);
}

static void reset_now(struct vtimer *timer, void *owner)
{
    struct station *s = owner;
    const struct reset_kind *how = s->reset->how;

    (void)timer;
    if (station_broken(s, FAULT_restart, 0)) {
        failed(s);
        return;
    }
    s->boot_reason = how->boot_reason;
    life_cycle_restart(s, how->type, how->reason);
    for (int n = 1; n <= s->profile.connectors; n++)
        reset_cures(s, n);
}

static bool is_idle(const struct station *s)
{
    return station_running(s) == 0 && !(s->dialect->busy && s->dialect->busy(s));
}

void reset_begins(struct station *s, const char *type)
{
    const struct reset_kind *how = reset_kind(s->phase == STATION_hung ? "Hard" : type);
    struct reset *r = s->reset;

    if (r->how)
        return;
    r->how = how;
    r->attempts = 0;
    s->leaving = true;
    if (!how->idle)
        vclock_arm(station_clock(s), &r->timer, how->wait_ms);
    for (int i = 0; how->stops && s->phase == STATION_up && i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];
        if (transaction_running(c))
            transaction_stop(c, how->reason, NULL);
    }
    reset_goes_on(s);
}

bool reset_pending(const struct station *s)
{
    return s->reset->how != NULL;
}

void reset_goes_on(struct station *s)
{
    struct reset *r = s->reset;
    const struct reset_kind *how = r->how;

    if (!how || r->attempts > 0) /* then its time comes */
        return;
    if ((!how->stops && !how->idle) || (how->idle && !is_idle(s)))
        return;
    if (uplink_settled(s->uplink))
        vclock_arm(station_clock(s), &r->timer, HARD_RESET_MS);
    else if (!vtimer_armed(&r->timer))
        vclock_arm(station_clock(s), &r->timer, how->wait_ms);
}

static void heard(struct station *s, const struct happened *at)
{
    (void)at;
    reset_goes_on(s);
}

static void make(struct station *s)
{
    s->reset = mem_new(sizeof(*s->reset));
    vtimer_init(&s->reset->timer, reset_now, s);
}

static void forget(struct station *s)
{
    vclock_disarm(station_clock(s), &s->reset->timer);
    free(s->reset);
}

const struct station_part part_reset = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_starts] = is_over, [HAPPENS_mains_gone] = is_over, [HAPPENS_heard] = heard},
};
