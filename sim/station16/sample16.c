#include "station16/sample16.h"

#include <stdio.h>

#include "base/json_write.h"
#include "base/tz.h"
#include "station/reading.h"
#include "station/rtc.h"
#include "station/station_state.h"

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
                         json_object(jtext("value", r->value), jtext("context", r->context),
                                     jtext("measurand", measurand_name(r->measurand)),
                                     jtext("phase", r->phase), jtext("location", r->location),
                                     jtext("unit", measurand_unit(r->measurand))));
}

static bool read_one(const struct connector *c, struct reading *r)
{
    r->location = reading_location(r->measurand);
    return reading_take(c, r->measurand, r->value);
}

static void add_phases(cJSON *values, const struct connector *c, struct reading *r)
{
    for (int line = 1; line <= 3; line++) {
        r->phase = reading_on(c, r->measurand, line, r->value);
        add_reading(values, r);
    }
    r->phase = NULL;
}

static cJSON *meter_value(int64_t at_ms, cJSON *values)
{
    char at[25];
    cJSON *value;

    tz_rfc3339(at_ms, at);
    value = json_object(jtext("timestamp", at));
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
        if (reading_by_phase(c, r.measurand))
            add_phases(values, c, &r);
        else
            add_reading(values, &r);
    }
    if (cJSON_GetArraySize(values) > 0)
        return meter_value(rtc_now_ms(c->station), values);
    cJSON_Delete(values);
    return NULL;
}
