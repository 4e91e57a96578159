#include "station/outlet.h"

#include <assert.h>

#include "station/station_state.h"

bool outlet_takes(const struct station *s, int connector, const struct vehicle *v)
{
    const struct connector *c = station_connector(s, connector);

    if (c->vehicle || c->locked || vehicle_attached(v))
        return false;
    return !s->profile.dc || vehicle_traits(v)->dc_max_w > 0;
}

enum status outlet_plug(struct station *s, int connector, struct vehicle *v, const char *driver)
{
    if (!outlet_takes(s, connector, v))
        return S_REFUSED;
    transaction_plug(station_connector(s, connector), v, driver);
    return S_OK;
}

const char *outlet_held_by(const struct station *s, int connector)
{
    const struct connector *c = station_connector(s, connector);

    assert(c->vehicle);
    if (c->locked)
        return "station";
    return vehicle_traits(c->vehicle)->latch_stuck ? "vehicle" : NULL;
}

void outlet_pull(struct station *s, int connector)
{
    assert(!outlet_held_by(s, connector));
    transaction_unplug(station_connector(s, connector));
}

enum status outlet_car_side(struct station *s, int connector, bool out)
{
    struct connector *c = station_connector(s, connector);

    assert(c->vehicle);
    if (c->car_side_out == out || vehicle_traits(c->vehicle)->latch_stuck)
        return S_REFUSED;
    transaction_car_side(c, out);
    return S_OK;
}

enum status outlet_car_ends(struct station *s, int connector)
{
    return transaction_car_ends(station_connector(s, connector)) ? S_OK : S_REFUSED;
}

void outlet_bay(struct station *s, int connector, bool in)
{
    if (s->speech->parked)
        s->speech->parked(station_connector(s, connector), in);
}

void outlet_tap(struct station *s, int connector, const char *token, struct tap *tap)
{
    authorization_tap(station_connector(s, connector), token, tap);
}
