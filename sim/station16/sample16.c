#include "sample16.h"

#include <stdio.h>

#include "reading.h"
#include "station_state.h"
#include "tz.h"

struct reading {
    enum measurand measurand;
    const char *context;
    const char *location;
    const char *phase; /* NULL: of all */
    char value[READING_ROOM];
};

static void add_reading(cJSON *values, const struct reading *r)
{
    cJSON_AddItemToArray(values,
                         evlog_data("s s s s s s", "value", r->value, "context", r->context,
                                    "measurand", measurand_name(r->measurand), "phase", r->phase,
                                    "location", r->location, "unit", measurand_unit(r->measurand)));
}

static bool read_one(const struct connector *c, struct reading *r)
{
    r->location = reading_location(r->measurand);
    return reading_take(c, r->measurand, r->value);
}

/* Current and voltage, where the profile has them for each phase of an AC station. */
static bool by_phase(const struct connector *c, enum measurand m)
{
    const struct profile *p = &c->station->profile;

    return p->per_phase && p->phases == 3 && (m == MEASURAND_current || m == MEASURAND_voltage);
}

static void add_phases(cJSON *values, const struct connector *c, struct reading *r)
{
    static const char *const names[][2] = {{"L1", "L1-N"}, {"L2", "L2-N"}, {"L3", "L3-N"}};
    int used = c->vehicle ? vehicle_traits(c->vehicle)->ac_phases : 3;
    bool voltage = r->measurand == MEASURAND_voltage;

    for (int i = 0; i < 3; i++) {
        r->phase = names[i][voltage];
        if (i >= used && !voltage)
            snprintf(r->value, sizeof(r->value), "0.0");
        add_reading(values, r);
    }
    r->phase = NULL;
}

static cJSON *meter_value(int64_t at_ms, cJSON *values)
{
    char at[25];
    cJSON *value;

    tz_rfc3339(at_ms, at);
    value = evlog_data("s", "timestamp", at);
    cJSON_AddItemToObject(value, "sampledValue", values);
    return value;
}

cJSON *sample_now(const struct connector *c, enum config_key key, const char *context)
{
    const struct station_config *config = &c->station->config;
    cJSON *values = cJSON_CreateArray();
    struct reading r = {.context = context};

    for (int m = 0; m < MEASURAND_COUNT; m++) {
        r.measurand = (enum measurand)m;
        if (!config_samples(config, key, r.measurand) || !read_one(c, &r))
            continue;
        if (by_phase(c, r.measurand))
            add_phases(values, c, &r);
        else
            add_reading(values, &r);
    }
    if (cJSON_GetArraySize(values) > 0)
        return meter_value(station_now_ms(c->station), values);
    cJSON_Delete(values);
    return NULL;
}
