#include "station/reading.h"

#include <inttypes.h>
#include <stdio.h>

#include "station/station_state.h"

/* Nothing is offered without a transaction; no more than the phases in use can carry. */
static int64_t offered_w(const struct connector *c)
{
    const struct profile *p = &c->station->profile;
    int64_t most = p->dc ? p->max_power_w : p->max_power_w * charging_phases(c) / p->phases;

    if (!transaction_running(c) || c->transaction->refused)
        return 0;
    return c->offered_w < most ? c->offered_w : most;
}

/* @p power_w in amperes with one decimal, rounded: the current of one phase. */
static void amperes_text(const struct connector *c, int64_t power_w, char out[READING_ROOM])
{
    int64_t volts = (int64_t)c->station->profile.voltage_v * charging_phases(c);
    int64_t tenths = (power_w * 20 / volts + 1) / 2;

    snprintf(out, READING_ROOM, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

bool reading_by_phase(const struct connector *c, enum measurand m)
{
    const struct profile *p = &c->station->profile;

    return p->per_phase && !p->dc && p->phases == 3 &&
           (m == MEASURAND_current || m == MEASURAND_voltage);
}

const char *reading_on(const struct connector *c, enum measurand m, int line,
                       char out[READING_ROOM])
{
    static const char *const names[][2] = {{"L1", "L1-N"}, {"L2", "L2-N"}, {"L3", "L3-N"}};
    int first = charging_line(c);
    bool carries = line >= first && line < first + charging_phases(c);

    reading_take(c, m, out);
    if (m == MEASURAND_current && !carries)
        snprintf(out, READING_ROOM, "0.0");
    return names[line - 1][m == MEASURAND_voltage];
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
        amperes_text(c, c->meter.power_w, out);
        return true;
    case MEASURAND_voltage:
        snprintf(out, READING_ROOM, "%d", p->voltage_v);
        return true;
    case MEASURAND_soc:
        if (!p->dc || !c->vehicle)
            return false;
        snprintf(out, READING_ROOM, "%d", vehicle_soc_permille(c->vehicle) / 10);
        return true;
    case MEASURAND_interval:
        snprintf(out, READING_ROOM, "%" PRId64,
                 station_register_wh(c->station, c->n) - c->sampled_wh);
        return true;
    case MEASURAND_export_register:
        snprintf(out, READING_ROOM, "0"); /* nothing ever flows back */
        return true;
    case MEASURAND_factor:
        snprintf(out, READING_ROOM, "%s", p->dc || c->meter.power_w == 0 ? "1" : "0.99");
        return true;
    case MEASURAND_frequency:
        snprintf(out, READING_ROOM, "50");
        return !p->dc;
    case MEASURAND_temperature: /* of the housing: it warms up with the power */
        snprintf(out, READING_ROOM, "%" PRId64, 20 + c->meter.power_w * 15 / p->max_power_w);
        return true;
    case MEASURAND_current_offered:
        amperes_text(c, offered_w(c), out);
        return true;
    case MEASURAND_power_offered:
        snprintf(out, READING_ROOM, "%" PRId64, offered_w(c));
        return true;
    case MEASURAND_COUNT:
        break;
    }
    return false;
}

void reading_tell(struct connector *c, const char *context)
{
    const struct dialect *dialect = c->station->dialect;

    dialect->samples(c, context);
    if (dialect->changed)
        dialect->changed(c->station);
}
