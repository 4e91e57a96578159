#include "station201/transaction/sample201.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/tz.h"
#include "station/reading.h"
#include "station/rtc.h"
#include "station201/model/device_model.h"
#include "station201/transaction/signed_reading.h"
#include "station201/transaction/transaction201.h"

/* Whether they are sampled at all, where the list of measurands stands, whether they are signed. */
static const struct {
    enum variable enabled, list, sign;
} settings[] = {
    [SAMPLE_started] = {VARIABLE_SampledDataEnabled, VARIABLE_SampledDataTxStartedMeasurands,
                        VARIABLE_SampledDataSignReadings},
    [SAMPLE_updated] = {VARIABLE_SampledDataEnabled, VARIABLE_SampledDataTxUpdatedMeasurands,
                        VARIABLE_SampledDataSignReadings},
    [SAMPLE_ended] = {VARIABLE_SampledDataEnabled, VARIABLE_SampledDataTxEndedMeasurands,
                      VARIABLE_SampledDataSignReadings},
    [SAMPLE_aligned] = {VARIABLE_AlignedDataEnabled, VARIABLE_AlignedDataMeasurands,
                        VARIABLE_AlignedDataSignReadings},
    [SAMPLE_aligned_end] = {VARIABLE_AlignedDataEnabled, VARIABLE_AlignedDataTxEndedMeasurands,
                            VARIABLE_AlignedDataSignReadings},
};

/* A MeterValue that is being put together. */
struct taking {
    const struct connector *c;
    enum sample201 which;
    const char *context;
    int64_t at_ms;
};

static bool samples(const struct station *s, enum sample201 which, enum measurand m)
{
    return variable_true(s, settings[which].enabled) &&
           variable_lists(s, settings[which].list, measurand_name(m));
}

struct sampled {
    enum measurand m;
    const char *value, *phase; /* phase NULL: of all */
};

/* 2.7.17 PublicKeyWithSignedMeterValue */
static bool key_due(struct port201 *port)
{
    const char *when = variable_text(port->c->station, VARIABLE_PublicKeyWithSignedMeterValue);

    if (strcmp(when, "OncePerTransaction") != 0)
        return strcmp(when, "EveryMeterValue") == 0;
    if (!port->tx || port->tx->key_told)
        return false;
    port->tx->key_told = true;
    return true;
}

/* J01.FR.21, J02.FR.21: the meter signs its register. */
static cJSON *signature(const struct taking *t, enum measurand m, const char *wh)
{
    struct port201 *port = port201_of(t->c);
    struct register_reading reading = {wh, t->context, t->at_ms};

    if (m != MEASURAND_energy || !variable_true(t->c->station, settings[t->which].sign))
        return NULL;
    return signed_reading(port, &reading, key_due(port));
}

static void add_reading(cJSON *values, const struct taking *t, const struct sampled *r)
{
    cJSON *sampled = cJSON_CreateObject(), *said = signature(t, r->m, r->value);
    enum measurand m = r->m;

    cJSON_AddNumberToObject(sampled, "value", strtod(r->value, NULL));
    cJSON_AddStringToObject(sampled, "context", t->context);
    cJSON_AddStringToObject(sampled, "measurand", measurand_name(m));
    if (r->phase)
        cJSON_AddStringToObject(sampled, "phase", r->phase);
    cJSON_AddStringToObject(sampled, "location", reading_location(m));
    if (said)
        cJSON_AddItemToObject(sampled, "signedMeterValue", said);
    cJSON_AddItemToObject(sampled, "unitOfMeasure", json_object(jtext("unit", measurand_unit(m))));
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
    value = json_object(jtext("timestamp", at));
    cJSON_AddItemToObject(value, "sampledValue", values);
    return value;
}

static void add_measurand(cJSON *values, const struct taking *t, enum measurand m)
{
    char text[READING_ROOM];
    struct sampled r = {.m = m, .value = text};

    if (!reading_by_phase(t->c, m)) {
        if (reading_take(t->c, m, text))
            add_reading(values, t, &r);
        return;
    }
    for (int line = 1; line <= 3; line++) {
        r.phase = reading_on(t->c, m, line, text);
        add_reading(values, t, &r);
    }
}

cJSON *sample201_now(const struct connector *c, enum sample201 which, const char *context)
{
    const struct taking taking = {c, which, context, rtc_now_ms(c->station)};
    cJSON *values = cJSON_CreateArray();

    for (int m = 0; m < MEASURAND_COUNT; m++)
        if (samples(c->station, which, (enum measurand)m))
            add_measurand(values, &taking, (enum measurand)m);
    return meter_value(taking.at_ms, values);
}

cJSON *sample201_register(const struct connector *c, enum sample201 which, const char *context,
                          int64_t at_ms, int64_t wh)
{
    const struct taking taking = {c, which, context, rtc_at_ms(c->station, at_ms)};
    cJSON *values = cJSON_CreateArray();
    char text[READING_ROOM];

    snprintf(text, sizeof(text), "%" PRId64, wh);
    if (samples(c->station, which, MEASURAND_energy))
        add_reading(values, &taking, &(struct sampled){MEASURAND_energy, text, NULL});
    return meter_value(taking.at_ms, values);
}
