#include "station/life_cycle.h"

#include <stdlib.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/card_reader.h"
#include "station/lock.h"
#include "station/sampling.h"
#include "station/station_state.h"
#include "station/supply.h"

/* The part. */
struct life_cycle {
    bool switched_on; /* there are mains, unless those are at fault */
    bool was_up;      /* it has booted before */
    struct vtimer boot;
    struct vtimer backup; /* without mains, on a battery of its own */
};

static void disarm_connector(struct connector *c)
{
    struct vclock *clk = station_clock(c->station);

    vclock_disarm(clk, &c->lock_timer);
    vclock_disarm(clk, &c->connection_timer);
    sampling_ends(c);
    vclock_disarm(clk, &c->allowance_timer);
}

static void boot(struct station *s)
{
    s->phase = STATION_booting;
    station_happens(s, HAPPENS_starts);
    vclock_arm(station_clock(s), &s->life_cycle->boot, s->profile.boot_ms);
}

/* What the software of a connector knows when it comes up. */
static void come_up(struct connector *c)
{
    const struct station *s = c->station;

    if (c->inoperative)
        connector_feed(c, IN_close);
    else if (c->vehicle)
        connector_feed(c, IN_plug_in);
    if (station_broken(s, FAULT_ground, c->n))
        connector_feed(c, IN_fault);
    if (c->locked)
        lock_open(c, "Reset");
}

static void boot_ends(struct vtimer *timer, void *owner)
{
    struct station *s = owner;

    (void)timer;
    s->phase = STATION_up;
    s->life_cycle->was_up = true;
    config_rebooted(&s->config);
    station_happens(s, HAPPENS_boots);
    if (s->dialect->up)
        s->dialect->up(s);
    uplink_start(s->uplink);
    for (int i = 0; i < s->profile.connectors; i++)
        come_up(&s->connectors[i]);
    station_happens(s, HAPPENS_up);
    supply_update(s, "boot");
}

/* The software of a connector stops; what the hands and the meter know stays. */
static void go_down(struct connector *c, const char *reason)
{
    disarm_connector(c);
    card_reader_answers(c, "hung", "", CARD_READER_HUNG_MS);
    if (transaction_running(c))
        transaction_stop(c, reason, NULL);
    c->authorized = false;
    c->used = RESERVATION_NONE;
    c->unlock_by = NULL;
    c->unlock_call[0] = '\0';
    c->state = CONNECTOR_Available;
    c->error = "NoError";
    c->told_state = CONNECTOR_STATE_COUNT;
}

/* @p phase is off or booting: set first, so that nothing is fed or told any more. */
static void shut_down(struct station *s, enum station_phase phase, const char *reason)
{
    member_touch(&s->member);
    station_happens(s, HAPPENS_goes_down);
    s->phase = phase;
    s->told = false;
    vclock_disarm(station_clock(s), &s->life_cycle->boot);
    vclock_disarm(station_clock(s), &s->life_cycle->backup);
    for (int i = 0; i < s->profile.connectors; i++)
        go_down(&s->connectors[i], reason);
    if (s->dialect->down)
        s->dialect->down(s, reason);
}

static void mains_gone(struct station *s)
{
    shut_down(s, STATION_off, "PowerLoss");
    supply_update(s, "power");
}

static void backup_ends(struct vtimer *timer, void *owner)
{
    (void)timer;
    mains_gone(owner);
}

/* With a battery of its own the station ends its transactions and tells of it before it goes down.
 */
static bool last_words(struct station *s)
{
    if (s->profile.backup_ms == 0 || s->phase != STATION_up)
        return false;
    for (int i = 0; s->phase == STATION_up && i < s->profile.connectors; i++)
        if (transaction_running(&s->connectors[i]))
            transaction_stop(&s->connectors[i], "PowerLoss", NULL);
    vclock_arm(station_clock(s), &s->life_cycle->backup, s->profile.backup_ms);
    return true;
}

void life_cycle_power_changed(struct station *s)
{
    bool on = s->life_cycle->switched_on && !station_broken(s, FAULT_power, 0);

    if (on && s->phase == STATION_off) {
        s->boot_reason = "PowerUp";
        if (s->life_cycle->was_up)
            evlog_add(station_log(s), s->member.actor, EV_restarts,
                      json_object(jtext("why", "power")));
        boot(s);
    } else if (!on && s->phase != STATION_off) {
        station_happens(s, HAPPENS_mains_gone);
        if (!last_words(s))
            mains_gone(s);
    } else if (on) {
        vclock_disarm(station_clock(s), &s->life_cycle->backup);
    }
}

void station_power(struct station *s, bool on)
{
    s->life_cycle->switched_on = on;
    life_cycle_power_changed(s);
}

void life_cycle_restart(struct station *s, const char *why, const char *reason)
{
    evlog_add(station_log(s), s->member.actor, EV_restarts, json_object(jtext("why", why)));
    shut_down(s, STATION_booting, reason);
    boot(s);
}

enum status station_press_restart(struct station *s)
{
    if (!s->profile.restart_button || s->phase == STATION_off)
        return S_REFUSED;
    s->boot_reason = "LocalReset";
    life_cycle_restart(s, "restart button", "Reboot");
    return S_OK;
}

void life_cycle_hang(struct station *s)
{
    if (s->phase == STATION_off || s->phase == STATION_hung)
        return;
    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];
        c->frozen = station_display(s, c->n);
        disarm_connector(c);
        c->unlock_by = NULL;
        c->authorized = false;
        c->used = RESERVATION_NONE;
        card_reader_answers(c, "hung", c->frozen, CARD_READER_HUNG_MS);
    }
    s->phase = STATION_hung;
    vclock_disarm(station_clock(s), &s->life_cycle->boot);
    station_happens(s, HAPPENS_hangs);
}

static void make(struct station *s)
{
    s->life_cycle = mem_new(sizeof(*s->life_cycle));
    vtimer_init(&s->life_cycle->boot, boot_ends, s);
    vtimer_init(&s->life_cycle->backup, backup_ends, s);
}

static void forget(struct station *s)
{
    vclock_disarm(station_clock(s), &s->life_cycle->boot);
    vclock_disarm(station_clock(s), &s->life_cycle->backup);
    for (int i = 0; i < s->profile.connectors; i++)
        disarm_connector(&s->connectors[i]);
    free(s->life_cycle);
}

const struct station_part part_life_cycle = {.make = make, .forget = forget};
