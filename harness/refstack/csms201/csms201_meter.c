#include "refstack/csms201/csms201_meter.h"

#include <math.h>
#include <string.h>

#include "base/json_read.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/samples.h"
#include "refstack/csms201/csms201_place.h"

/* Tens beyond which no register of a charging station goes. */
#define TENS_MAX 9

static bool is_or_absent(const cJSON *sample, const char *name, const char *value)
{
    const char *text = csms_text(sample, name);

    return !text || !strcmp(text, value);
}

/* @p value x 10^@p tens, rounded half away from zero. */
static bool whole_wh(double value, int64_t tens, int64_t *wh)
{
    if (tens < -TENS_MAX || tens > TENS_MAX)
        return false;
    for (; tens > 0; tens--)
        value *= 10;
    for (; tens < 0; tens++)
        value /= 10;
    if (value < -1e15 || value > 1e15)
        return false;
    *wh = llround(value);
    return true;
}

/* The defaults of 2.0.1 part 2, SampledValueType: the register, in Wh, at the outlet. */
bool csms201_register(const cJSON *sample, int64_t *wh)
{
    const cJSON *measure = cJSON_GetObjectItemCaseSensitive(sample, "unitOfMeasure");
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(sample, "value");
    const char *unit = csms_text(measure, "unit");
    bool kilo = unit && !strcmp(unit, "kWh");

    return is_or_absent(sample, "measurand", "Energy.Active.Import.Register") &&
           is_or_absent(sample, "location", "Outlet") && !csms_text(sample, "phase") &&
           (!unit || kilo || !strcmp(unit, "Wh")) && cJSON_IsNumber(value) &&
           whole_wh(value->valuedouble, json_int(measure, "multiplier", 0) + (kilo ? 3 : 0), wh);
}

/* Which of the connectors of an EVSE charges is known from the transaction. */
static int connector_of(struct csms_turn *turn, int evse)
{
    int first = csms201_flat(turn->station, (struct csms201_place){evse, 1});
    int64_t busy = db_number(turn->rs->db, 0,
                             "SELECT connector FROM session WHERE station = ? AND state = "
                             "'active' AND connector >= ? ORDER BY start_ms DESC LIMIT 1",
                             db_t(turn->station->id), db_i((int64_t)first));

    return csms201_evse_of(turn->station, (int)busy) == evse ? (int)busy : first;
}

void csms201_meter_values(struct csms_turn *turn)
{
    int evse = csms_place_number(turn->in, "evseId");
    struct csms_samples to = {.connector = evse > 0 ? connector_of(turn, evse) : 0};

    csms_keep_samples(turn, cJSON_GetObjectItemCaseSensitive(turn->in, "meterValue"), &to);
}
