#include "station/hands.h"

#include <assert.h>
#include <string.h>

#include "station/lock.h"
#include "station/station_state.h"
#include "station/supply.h"

bool hands_can_plug(const struct station *s, int connector, const struct vehicle *v)
{
    const struct connector *c = station_connector(s, connector);

    if (c->vehicle || c->locked || vehicle_attached(v))
        return false;
    return !s->profile.dc || vehicle_traits(v)->dc_max_w > 0;
}

static void vehicle_changed(void *ctx)
{
    struct connector *c = ctx;

    supply_update(c->station, "vehicle");
}

static void wait_for_card(struct connector *c)
{
    if (connector_feed(c, IN_plug_in))
        transaction_await(c);
}

static void plug(struct connector *c, struct vehicle *v, const char *driver)
{
    struct station *s = c->station;
    char token[TOKEN_ROOM], parent[TOKEN_ROOM];

    assert(!c->vehicle);
    member_touch(&s->member);
    c->vehicle = v;
    c->driver = driver;
    c->plugged_ms = station_now_ms(s);
    vehicle_attach(v, vehicle_changed, c);
    if (c->session)
        session_plugged(c->session, driver, c->plugged_ms);
    if (s->dialect->plugged)
        s->dialect->plugged(c);
    if (transaction_running(c)) {
        lock_close(c);
    } else if (s->phase == STATION_up && c->authorized) {
        c->authorized = false;
        c->cause = evlog_cause(station_log(s));
        memcpy(token, c->token, sizeof(token));
        memcpy(parent, c->parent, sizeof(parent));
        transaction_authorized(c, token, parent);
    } else if (s->phase == STATION_up) {
        wait_for_card(c);
    }
    supply_update(s, "plug in");
}

enum status hands_plug(struct station *s, int connector, struct vehicle *v, const char *driver)
{
    if (!hands_can_plug(s, connector, v))
        return S_REFUSED;
    plug(station_connector(s, connector), v, driver);
    return S_OK;
}

const char *hands_held_by(const struct station *s, int connector)
{
    const struct connector *c = station_connector(s, connector);

    if (!c->vehicle)
        return NULL;
    if (c->locked)
        return "station";
    return vehicle_traits(c->vehicle)->latch_stuck ? "vehicle" : NULL;
}

static void unplug(struct connector *c)
{
    struct station *s = c->station;

    assert(c->vehicle && !c->locked);
    supply_settle(c);
    vehicle_detach(c->vehicle);
    c->vehicle = NULL;
    c->car_side_out = false;
    c->cost[0] = '\0';
    vclock_disarm(station_clock(s), &c->connection_timer);
    member_touch(&s->member);
    if (transaction_running(c) && s->phase == STATION_up &&
        config_true(&s->config, CONFIG_StopTransactionOnEVSideDisconnect))
        transaction_stop(c, "EVDisconnected", NULL);
    supply_update(s, "plug out");
    if (!transaction_running(c)) {
        if (c->state == CONNECTOR_Preparing || c->state == CONNECTOR_Finishing)
            connector_feed(c, IN_unplug);
        transaction_tell_session(c);
    }
    if (s->dialect->unplugged)
        s->dialect->unplugged(c);
}

void hands_pull(struct station *s, int connector)
{
    assert(!hands_held_by(s, connector));
    unplug(station_connector(s, connector));
}

static void car_side(struct connector *c, bool out)
{
    struct station *s = c->station;

    assert(c->vehicle && c->car_side_out != out);
    supply_settle(c);
    member_touch(&s->member);
    c->car_side_out = out;
    if (out && transaction_running(c) && s->phase == STATION_up &&
        config_true(&s->config, CONFIG_StopTransactionOnEVSideDisconnect))
        transaction_stop(c, "EVDisconnected", NULL);
    if (s->dialect->car_side)
        s->dialect->car_side(c);
    supply_update(s, out ? "the car is disconnected" : "the car is connected");
}

enum status hands_car_side(struct station *s, int connector, bool out)
{
    struct connector *c = station_connector(s, connector);

    assert(c->vehicle);
    if (c->car_side_out == out || vehicle_traits(c->vehicle)->latch_stuck)
        return S_REFUSED;
    car_side(c, out);
    return S_OK;
}

bool hands_car_is_free(const struct station *s, int connector)
{
    return station_connector(s, connector)->car_side_out;
}

enum status hands_car_ends(struct station *s, int connector)
{
    struct connector *c = station_connector(s, connector);

    if (!s->dialect->needs || !transaction_running(c) || s->phase != STATION_up ||
        c->car_side_out || !vehicle_traits(c->vehicle)->iso15118)
        return S_REFUSED;
    transaction_stop(c, "SessionStop", NULL);
    return S_OK;
}

void hands_bay(struct station *s, int connector, bool in)
{
    if (s->dialect->parked)
        s->dialect->parked(station_connector(s, connector), in);
}

void hands_tap(struct station *s, int connector, const char *token, struct tap *tap)
{
    authorization_tap(station_connector(s, connector), token, tap);
}
