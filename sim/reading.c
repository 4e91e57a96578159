#include "reading.h"

#include <inttypes.h>
#include <stdio.h>

#include "station_state.h"

/* Amperes with one decimal, rounded: the current of one phase. */
static void current_text(const struct connector *c, char out[READING_ROOM])
{
    const struct profile *p = &c->station->profile;
    int phases = p->phases;
    int64_t tenths;

    if (c->vehicle && vehicle_traits(c->vehicle)->ac_phases < phases)
        phases = vehicle_traits(c->vehicle)->ac_phases;
    if (p->dc)
        phases = 1;
    tenths = (c->meter.power_w * 20 / ((int64_t)p->voltage_v * phases) + 1) / 2;
    snprintf(out, READING_ROOM, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

const char *reading_location(enum measurand m)
{
    return m == MEASURAND_soc ? "EV" : "Outlet";
}

bool reading_take(const struct connector *c, enum measurand m, char out[READING_ROOM])
{
    const struct profile *p = &c->station->profile;

    switch (m) {
    case MEASURAND_energy:
        snprintf(out, READING_ROOM, "%" PRId64, station_register_wh(c->station, c->n));
        return true;
    case MEASURAND_power:
        snprintf(out, READING_ROOM, "%" PRId64, c->meter.power_w);
        return true;
    case MEASURAND_current:
        current_text(c, out);
        return true;
    case MEASURAND_voltage:
        snprintf(out, READING_ROOM, "%d", p->voltage_v);
        return true;
    case MEASURAND_soc:
        if (!p->dc || !c->vehicle)
            return false;
        snprintf(out, READING_ROOM, "%d", vehicle_soc_permille(c->vehicle) / 10);
        return true;
    case MEASURAND_COUNT:
        break;
    }
    return false;
}
