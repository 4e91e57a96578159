#include "station/station.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "station/station_state.h"
#include "station/supply.h"

/* --- made and forgotten --- */

static void forget(struct member *m)
{
    struct station *s = (struct station *)m;
    struct vclock *clk = station_clock(s);

    for (int i = 0; i < s->profile.connectors; i++) {
        struct connector *c = &s->connectors[i];
        vclock_disarm(clk, &c->flow_timer);
        if (c->vehicle)
            vehicle_detach(c->vehicle);
        session_free(c->session);
        free(c->name);
    }
    if (s->dialect->forget)
        s->dialect->forget(s);
    station_parts_forget(s);
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
        if (c->vehicle)
            vehicle_draw(c->vehicle, 0);
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
                           json_object(jtext("station", s->member.name), jint("connector", n),
                                       jint("bay", s->first_bay + n - 1)));
    c->state = CONNECTOR_Available;
    c->error = "NoError";
    c->told_state = CONNECTOR_STATE_COUNT;
    c->scheduled = -1;
    meter_init(&c->meter, s->profile.meter_start_wh, station_now_ms(s));
    transaction_init_timers(c);
}

static cJSON *facts(const struct station *s)
{
    const struct profile *p = &s->profile;

    return json_object(jtext("profile", p->name), jtext("vendor", p->vendor),
                       jtext("model", p->model), jtext("ocpp", p->ocpp),
                       jtext("site", s->site ? site_name(s->site) : NULL),
                       jint("connectors", p->connectors), jint("max_power_w", p->max_power_w),
                       jint("first_bay", s->first_bay), jflag("socket", p->socket),
                       jtext("charging_watts", strcmp(p->charging_watts, "divided") == 0
                                                   ? NULL /* as K01.FR.50 says */
                                                   : p->charging_watts));
}

struct station *station_new(struct world *w, const struct station_plan *plan)
{
    struct station *s = mem_new(sizeof(*s));

    assert(!profile_problem(plan->profile));
    s->profile = *plan->profile;
    s->dialect = plan->dialect;
    s->parts = plan->parts;
    s->boot_reason = "PowerUp";
    s->site = plan->site;
    s->first_bay = plan->first_bay;
    rng_init(&s->rng, world_seed(w), plan->id);
    station_config_init(&s->config, &s->profile);
    member_init(&s->member, w, &kind, plan->id, facts(s));
    s->connectors = mem_new((size_t)s->profile.connectors * sizeof(struct connector));
    for (int n = 1; n <= s->profile.connectors; n++)
        init_connector(s, n);
    station_parts_make(s);
    if (plan->password)
        credentials_begin(s->credentials, plan->password);
    if (s->dialect->make)
        s->dialect->make(s);
    return s;
}

/* --- asked --- */

bool station_connected(const struct station *s)
{
    return uplink_connected(s->uplink);
}

bool station_settled(const struct station *s)
{
    if (s->phase == STATION_booting || s->leaving)
        return false;
    return uplink_settled(s->uplink);
}
