#include "sample201.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "device_model.h"
#include "reading.h"
#include "speech201.h"
#include "tz.h"

/* Whether they are sampled at all, and where the list of measurands stands. */
static const struct {
    enum variable enabled, list;
} settings[] = {
    [SAMPLE_started] = {VARIABLE_SampledDataEnabled, VARIABLE_SampledDataTxStartedMeasurands},
    [SAMPLE_updated] = {VARIABLE_SampledDataEnabled, VARIABLE_SampledDataTxUpdatedMeasurands},
    [SAMPLE_ended] = {VARIABLE_SampledDataEnabled, VARIABLE_SampledDataTxEndedMeasurands},
    [SAMPLE_aligned] = {VARIABLE_AlignedDataEnabled, VARIABLE_AlignedDataMeasurands},
    [SAMPLE_aligned_end] = {VARIABLE_AlignedDataEnabled, VARIABLE_AlignedDataTxEndedMeasurands},
};

static bool samples(const struct station *s, enum sample201 which, enum measurand m)
{
    return variable_true(s, settings[which].enabled) &&
           variable_lists(s, settings[which].list, measurand_name(m));
}

struct sampled {
    enum measurand m;
    const char *value, *context, *phase; /* NULL: of all */
};

static void add_reading(cJSON *values, const struct sampled *r)
{
    cJSON *sampled = cJSON_CreateObject();
    enum measurand m = r->m;

    cJSON_AddNumberToObject(sampled, "value", strtod(r->value, NULL));
    cJSON_AddStringToObject(sampled, "context", r->context);
    cJSON_AddStringToObject(sampled, "measurand", measurand_name(m));
    if (r->phase)
        cJSON_AddStringToObject(sampled, "phase", r->phase);
    cJSON_AddStringToObject(sampled, "location", reading_location(m));
    cJSON_AddItemToObject(sampled, "unitOfMeasure", evlog_data("s", "unit", measurand_unit(m)));
    cJSON_AddItemToArray(values, sampled);
}

static cJSON *meter_value(int64_t at_ms, cJSON *values)
{
    char at[25];
    cJSON *value;

    if (cJSON_GetArraySize(values) == 0) {
        cJSON_Delete(values);
        return NULL;
    }
    tz_rfc3339(at_ms, at);
    value = evlog_data("s", "timestamp", at);
    cJSON_AddItemToObject(value, "sampledValue", values);
    return value;
}

static void add_measurand(cJSON *values, const struct connector *c, enum measurand m,
                          const char *context)
{
    char text[READING_ROOM];
    struct sampled r = {.m = m, .value = text, .context = context};

    if (!reading_by_phase(c, m)) {
        if (reading_take(c, m, text))
            add_reading(values, &r);
        return;
    }
    for (int line = 1; line <= 3; line++) {
        r.phase = reading_on(c, m, line, text);
        add_reading(values, &r);
    }
}

cJSON *sample201_now(const struct connector *c, enum sample201 which, const char *context)
{
    cJSON *values = cJSON_CreateArray();

    for (int m = 0; m < MEASURAND_COUNT; m++)
        if (samples(c->station, which, (enum measurand)m))
            add_measurand(values, c, (enum measurand)m, context);
    return meter_value(station_now_ms(c->station), values);
}

cJSON *sample201_register(const struct connector *c, enum sample201 which, const char *context,
                          int64_t at_ms, int64_t wh)
{
    cJSON *values = cJSON_CreateArray();
    char text[READING_ROOM];

    snprintf(text, sizeof(text), "%" PRId64, wh);
    if (samples(c->station, which, MEASURAND_energy))
        add_reading(values, &(struct sampled){MEASURAND_energy, text, context, NULL});
    return meter_value(at_ms, values);
}
