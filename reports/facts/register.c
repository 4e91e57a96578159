#include "facts/register.h"

#include <math.h>
#include <string.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "facts/stamp.h"

#define TENS_MAX 9 /* no register of a charging station has a higher power of ten */

static bool says_or_nothing(const cJSON *sample, const char *name, const char *word)
{
    return !field(sample, name) || json_is(sample, name, word);
}

/* @p tens: the power of ten that the unit and its multiplier come to. */
static bool unit_of(const cJSON *sample, int64_t *tens)
{
    static const struct unit {
        const char *name;
        int64_t tens;
    } units[] = {{"", 0}, {"Wh", 0}, {"kWh", 3}, {NULL, 0}};
    const cJSON *measure = field(sample, "unitOfMeasure");
    const char *name = field_text(measure ? measure : sample, "unit");
    const struct unit *unit = units;

    while (unit->name && strcmp(unit->name, name) != 0)
        unit++;
    *tens = unit->tens + field_int(measure, "multiplier");
    return unit->name;
}

/* Text of 1.6 or number of 2.x, to a thousandth where it is no whole number. */
static struct decimal figure_of(const cJSON *value)
{
    double n = cJSON_IsNumber(value) ? value->valuedouble : 0;

    if (cJSON_IsString(value))
        return decimal_parse(value->valuestring);
    if (!cJSON_IsNumber(value) || !(fabs(n) < (double)WHOLE_MAX))
        return decimal_parse(NULL);
    if (n == floor(n))
        return decimal_make((int64_t)n, 0);
    return decimal_make((int64_t)llround(n * 1000), 3);
}

static struct decimal times_ten(struct decimal n, int64_t tens)
{
    for (; n.valid && tens > 0; tens--)
        n = n.scale > 0 ? decimal_make(n.units, n.scale - 1) : decimal_mul(n, decimal_make(10, 0));
    for (; tens < 0; tens++)
        n = decimal_mul(n, decimal_make(1, 1));
    return n;
}

bool register_read(const cJSON *sample, struct decimal *wh)
{
    int64_t tens;

    if (!says_or_nothing(sample, "measurand", "Energy.Active.Import.Register") ||
        !says_or_nothing(sample, "location", "Outlet") ||
        !says_or_nothing(sample, "format", "Raw") || field(sample, "phase") ||
        !unit_of(sample, &tens) || tens < -TENS_MAX || tens > TENS_MAX)
        return false;
    *wh = times_ten(figure_of(field(sample, "value")), tens);
    return wh->valid;
}

void register_each(const cJSON *values, void (*fn)(void *ctx, const struct reading *r), void *ctx)
{
    const cJSON *value, *sample;

    cJSON_ArrayForEach (value, values) {
        cJSON_ArrayForEach (sample, field(value, "sampledValue")) {
            struct reading r = {.at_ms = stamp_field(value, "timestamp"),
                                .context = field_text(sample, "context")};

            if (!*r.context)
                r.context = "Sample.Periodic";
            if (register_read(sample, &r.wh))
                fn(ctx, &r);
        }
    }
}
