#include "station/station.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "station/firmware.h"
#include "station/notice.h"
#include "station/station_state.h"
#include "station/supply.h"
#include "station/upload.h"

#define HUNG_MS 10000

struct connector *station_connector(const struct station *s, int n)
{
    assert(n >= 1 && n <= s->profile.connectors);
    return &s->connectors[n - 1];
}

struct vclock *station_clock(const struct station *s)
{
    return world_clock(s->member.world);
}

struct evlog *station_log(const struct station *s)
{
    return world_log(s->member.world);
}

int64_t station_now_ms(const struct station *s)
{
    return world_now_ms(s->member.world);
}

int station_running(const struct station *s)
{
    int running = 0;

    for (int i = 0; i < s->profile.connectors; i++) {
        const struct transaction *t = s->connectors[i].transaction;
        running += t && t->running;
    }
    return running;
}

/* --- made and forgotten --- */

static void disarm_connector(struct connector *c)
{
    struct vclock *clk = station_clock(c->station);

    vclock_disarm(clk, &c->lock_timer);
    vclock_disarm(clk, &c->connection_timer);
    vclock_disarm(clk, &c->sample_timer);
    vclock_disarm(clk, &c->allowance_timer);
}

static void forget(struct member *m)
{
    struct station *s = (struct station *)m;
    struct vclock *clk = station_clock(s);

    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];
        disarm_connector(c);
        vclock_disarm(clk, &c->flow_timer);
        if (c->vehicle)
            vehicle_detach(c->vehicle);
        session_free(c->session);
        free(c->name);
    }
    vclock_disarm(clk, &s->boot_timer);
    vclock_disarm(clk, &s->reset_timer);
    vclock_disarm(clk, &s->backup_timer);
    vclock_disarm(clk, &s->aligned_timer);
    uplink_free(s->uplink);
    credentials_free(s->credentials);
    if (s->speech->forget)
        s->speech->forget(s);
    firmware_free(s);
    upload_free(s);
    charging_fini(s);
    breakage_forget_all(s);
    transaction_forget_all(s);
    reservation_forget_all(s);
    authorization_clear_cache(s);
    local_list_free(s->list);
    station_config_fini(&s->config);
    free(s->connectors);
    member_fini(m);
    free(s);
}

static void check_connector(const struct connector *c)
{
    const struct transaction *t = c->transaction;
    bool running = t && t->running;
    bool transacts = c->state == CONNECTOR_Charging || c->state == CONNECTOR_SuspendedEV ||
                     c->state == CONNECTOR_SuspendedEVSE;

    assert(!c->locked || c->station->profile.socket);
    assert(c->meter.power_w == 0 || (running && c->vehicle));
    assert(c->meter.power_w <= c->station->profile.max_power_w);
    assert(!running || (c->session && !session_stopped(c->session)));
    assert(!transacts || running);
    assert(!c->session ||
           c->meter.register_mj == session_register_mj(c->session) + session_mj(c->session));
    assert(!c->vehicle || vehicle_attached(c->vehicle));
}

static void check(const struct member *m)
{
    const struct station *s = (const struct station *)m;
    int64_t sum_w = 0;

    for (int i = 0; i < s->profile.connectors; i++) {
        check_connector(&s->connectors[i]);
        sum_w += s->connectors[i].meter.power_w;
    }
    assert(s->profile.station_power_w == 0 || sum_w <= s->profile.station_power_w);
    assert(station_running(s) <= s->profile.evses);
    assert(s->phase != STATION_off || sum_w == 0);
}

static void finish(struct member *m)
{
    struct station *s = (struct station *)m;

    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];
        supply_settle(c);
        if (c->session)
            session_tell_take(c->session, station_log(s), m->name, c->n, station_now_ms(s), false);
        c->session = NULL;
        if (c->transaction)
            c->transaction->running = false;
        meter_flow(&c->meter, 0);
        vclock_disarm(station_clock(s), &c->flow_timer);
    }
}

static const struct member_kind kind = {
    .slot = MEMBER_station,
    .actor = ACTOR_station,
    .free = forget,
    .check = check,
    .finish = finish,
};

static void init_connector(struct station *s, int n)
{
    struct connector *c = &s->connectors[n - 1];

    c->station = s;
    c->n = n;
    c->name = mem_printf("%s/%d", s->member.name, n);
    c->actor = evlog_actor(station_log(s), ACTOR_connector, c->name,
                           evlog_data("s i i", "station", s->member.name, "connector", n, "bay",
                                      s->first_bay + n - 1));
    c->state = CONNECTOR_Available;
    c->error = "NoError";
    c->told_state = CONNECTOR_STATE_COUNT;
    c->scheduled = -1;
    meter_init(&c->meter, s->profile.meter_start_wh, station_now_ms(s));
    transaction_init_timers(c);
}

static void boot_ends(struct vtimer *timer, void *owner);
static void backup_ends(struct vtimer *timer, void *owner);

static cJSON *facts(const struct station *s)
{
    const struct profile *p = &s->profile;

    return evlog_data("s s s s s i I i b", "profile", p->name, "vendor", p->vendor, "model",
                      p->model, "ocpp", p->ocpp, "site", s->site ? site_name(s->site) : NULL,
                      "connectors", p->connectors, "max_power_w", p->max_power_w, "first_bay",
                      s->first_bay, "socket", p->socket);
}

struct station *station_new(struct world *w, const struct station_plan *plan)
{
    struct station *s = mem_new(sizeof(*s));

    assert(!profile_problem(plan->profile));
    s->profile = *plan->profile;
    s->speech = plan->speech;
    s->boot_reason = "PowerUp";
    s->site = plan->site;
    s->first_bay = plan->first_bay;
    rng_init(&s->rng, world_seed(w), plan->id);
    station_config_init(&s->config, &s->profile);
    vtimer_init(&s->boot_timer, boot_ends, s);
    station_reset_init(s);
    vtimer_init(&s->backup_timer, backup_ends, s);
    station_align_init(s);
    charging_init(s);
    member_init(&s->member, w, &kind, plan->id, facts(s));
    s->credentials = credentials_new(s, plan->password);
    s->connectors = mem_new((size_t)s->profile.connectors * sizeof(struct connector));
    for (int n = 1; n <= s->profile.connectors; n++)
        init_connector(s, n);
    s->uplink = uplink_new(s);
    if (s->speech->make)
        s->speech->make(s);
    return s;
}

/* --- asked --- */

const char *station_id(const struct station *s)
{
    return s->member.name;
}

const struct profile *station_profile(const struct station *s)
{
    return &s->profile;
}

struct site *station_site(const struct station *s)
{
    return s->site;
}

int station_actor(const struct station *s, int connector)
{
    return connector == 0 ? s->member.actor : station_connector(s, connector)->actor;
}

const char *station_connector_name(const struct station *s, int connector)
{
    return connector == 0 ? s->member.name : station_connector(s, connector)->name;
}

int station_bay(const struct station *s, int n)
{
    return s->first_bay + n - 1;
}

int station_connector_at(const struct station *s, int bay)
{
    int n = bay - s->first_bay + 1;

    return n >= 1 && n <= s->profile.connectors ? n : 0;
}

const char *station_status(const struct station *s, int connector)
{
    if (s->phase == STATION_off || s->phase == STATION_booting)
        return "Unavailable";
    if (connector == 0)
        return s->inoperative ? "Unavailable" : "Available";
    return connector_state_name((enum connector_state)station_connector(s, connector)->state);
}

static const char *preparing_text(const struct connector *c)
{
    if (c->authorized)
        return "Please plug in your car";
    if (c->asking != ASKING_nobody)
        return "One moment please";
    return "Please present your card";
}

static const char *finishing_text(const struct connector *c)
{
    if (strcmp(c->error, "ConnectorLockFailure") == 0)
        return "Session ended, cable locked: please call us";
    if (c->session && c->cost[0])
        return c->cost;
    if (!c->session)
        return "Please present your card or take the cable";
    return "Session ended, please take the cable";
}

static const char *display_text(const struct connector *c)
{
    switch ((enum connector_state)c->state) {
    case CONNECTOR_Available:
        return "Welcome: plug in or present your card";
    case CONNECTOR_Preparing:
        return preparing_text(c);
    case CONNECTOR_Charging:
        return c->cost[0] ? c->cost : "Charging";
    case CONNECTOR_SuspendedEV:
        return "The car does not ask for power";
    case CONNECTOR_SuspendedEVSE:
        return "Charging is interrupted by the station";
    case CONNECTOR_Finishing:
        return finishing_text(c);
    case CONNECTOR_Reserved:
        return "Reserved";
    case CONNECTOR_Unavailable:
        return "Out of service";
    case CONNECTOR_Faulted:
        return "Out of order";
    case CONNECTOR_STATE_COUNT:
        break;
    }
    return "";
}

const char *station_display(const struct station *s, int connector)
{
    const struct connector *c = station_connector(s, connector);

    if (s->phase == STATION_off || station_broken(s, FAULT_display, connector))
        return "";
    if (s->phase == STATION_booting)
        return "Starting up";
    if (s->phase == STATION_hung)
        return c->frozen;
    return s->speech->display ? s->speech->display(c, display_text(c)) : display_text(c);
}

bool station_connected(const struct station *s)
{
    return uplink_connected(s->uplink);
}

bool station_settled(const struct station *s)
{
    if (s->phase == STATION_booting || s->reset)
        return false;
    return uplink_settled(s->uplink);
}

int64_t station_register_wh(const struct station *s, int connector)
{
    const struct connector *c = station_connector(s, connector);

    return meter_read_mj(&c->meter, station_now_ms(s)) / METER_MJ_PER_WH;
}

int64_t station_power_w(const struct station *s, int connector)
{
    return station_connector(s, connector)->meter.power_w;
}

int64_t station_transaction(const struct station *s, int connector)
{
    return station_connector(s, connector)->last_id;
}

/* --- power, boot, restart --- */

static void boot(struct station *s)
{
    s->phase = STATION_booting;
    s->reset = NULL;
    vclock_disarm(station_clock(s), &s->reset_timer);
    station_mend(s, FAULT_controller, 0, "restart");
    vclock_arm(station_clock(s), &s->boot_timer, s->profile.boot_ms);
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
        connector_unlock(c, "Reset");
}

static void boot_ends(struct vtimer *timer, void *owner)
{
    struct station *s = owner;

    (void)timer;
    s->phase = STATION_up;
    s->was_up = true;
    config_rebooted(&s->config);
    uplink_configured(s->uplink);
    firmware_boots(s);
    credentials_boots(s->credentials, strcmp(s->boot_reason, "PowerUp") != 0);
    if (s->speech->up)
        s->speech->up(s);
    uplink_start(s->uplink);
    for (int i = 0; i < s->profile.connectors; i++)
        come_up(&s->connectors[i]);
    reservation_settle(s);
    station_align(s);
    supply_update(s, "boot");
}

/* The software of a connector stops; what the hands and the meter know stays. */
static void go_down(struct connector *c, const char *reason)
{
    disarm_connector(c);
    authorization_end(c, "hung", "", HUNG_MS);
    if (c->transaction && c->transaction->running)
        transaction_stop(c, reason, NULL);
    c->authorized = false;
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
    firmware_goes_down(s);
    upload_goes_down(s);
    uplink_stop(s->uplink);
    s->phase = phase;
    s->told = false;
    vclock_disarm(station_clock(s), &s->boot_timer);
    vclock_disarm(station_clock(s), &s->backup_timer);
    vclock_disarm(station_clock(s), &s->aligned_timer);
    for (int i = 0; i < s->profile.connectors; i++)
        go_down(&s->connectors[i], reason);
    if (s->speech->down)
        s->speech->down(s, reason);
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
        if (s->connectors[i].transaction && s->connectors[i].transaction->running)
            transaction_stop(&s->connectors[i], "PowerLoss", NULL);
    vclock_arm(station_clock(s), &s->backup_timer, s->profile.backup_ms);
    return true;
}

void station_power_changed(struct station *s)
{
    bool on = s->switched_on && !station_broken(s, FAULT_power, 0);

    if (on && s->phase == STATION_off) {
        s->boot_reason = "PowerUp";
        if (s->was_up)
            evlog_add(station_log(s), s->member.actor, EV_restarts,
                      evlog_data("s", "why", "power"));
        boot(s);
    } else if (!on && s->phase != STATION_off) {
        vclock_disarm(station_clock(s), &s->reset_timer);
        s->reset = NULL;
        if (!last_words(s))
            mains_gone(s);
    } else if (on) {
        vclock_disarm(station_clock(s), &s->backup_timer);
    }
}

void station_power(struct station *s, bool on)
{
    s->switched_on = on;
    station_power_changed(s);
}

void station_restart(struct station *s, const char *why, const char *reason)
{
    evlog_add(station_log(s), s->member.actor, EV_restarts, evlog_data("s", "why", why));
    shut_down(s, STATION_booting, reason);
    boot(s);
}

enum status station_press_restart(struct station *s)
{
    if (!s->profile.restart_button || s->phase == STATION_off)
        return S_REFUSED;
    s->boot_reason = "LocalReset";
    station_restart(s, "restart button", "Reboot");
    return S_OK;
}

/* --- faults --- */

void station_hangs(struct station *s)
{
    if (s->phase == STATION_off || s->phase == STATION_hung)
        return;
    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];
        c->frozen = station_display(s, c->n);
        disarm_connector(c);
        c->unlock_by = NULL;
        c->authorized = false;
        authorization_end(c, "hung", c->frozen, HUNG_MS);
    }
    s->phase = STATION_hung;
    vclock_disarm(station_clock(s), &s->boot_timer);
    vclock_disarm(station_clock(s), &s->aligned_timer);
    uplink_freeze(s->uplink);
}

static void recover(struct connector *c)
{
    if (c->transaction && c->transaction->running)
        supply_update(c->station, "fault cleared");
    else if (c->inoperative)
        connector_feed(c, IN_close);
    else if (c->vehicle)
        connector_feed(c, c->session ? IN_clear_finishing : IN_clear_plugged);
    else
        connector_feed(c, IN_clear);
}

void station_faults_changed(struct station *s, int n)
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
    if (c->locked && !(c->transaction && c->transaction->running))
        connector_unlock(c, "session end");
}

void station_open_by_hand(struct station *s, int connector, const char *by)
{
    struct connector *c = station_connector(s, connector);

    (void)by;
    if (s->phase == STATION_up && c->transaction && c->transaction->running)
        transaction_stop(c, "Other", NULL);
    connector_force_open(c);
}
