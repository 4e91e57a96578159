#include "refstack/csms16/csms16_meter.h"

#include <ctype.h>
#include <string.h>

#include "base/json_read.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/samples.h"
#include "refstack/csms16/csms16_session.h"

#define MOST INT64_C(999999999999999) /* no register counts further */

/* Decimal text as whole units of 1/1000 (kilo) or 1, rounded half up; false for anything else. */
static bool read_wh(const char *text, bool kilo, int64_t *wh)
{
    const char *s = text;
    bool minus = *s == '-';
    int64_t n = 0;
    int places = 0;

    s += *s == '-' || *s == '+';
    if (!isdigit((unsigned char)*s))
        return false;
    for (; isdigit((unsigned char)*s); s++) {
        n = n * 10 + (*s - '0');
        if (n > MOST)
            return false;
    }
    if (*s == '.')
        s++;
    for (; places < (kilo ? 3 : 0); places++)
        n = n * 10 + (isdigit((unsigned char)*s) ? *s++ - '0' : 0);
    if (isdigit((unsigned char)*s) && *s >= '5')
        n++;
    while (isdigit((unsigned char)*s))
        s++;
    *wh = minus ? -n : n;
    return !*s;
}

/* Is the optional text field @p name absent or @p value? */
static bool is_or_absent(const cJSON *sample, const char *name, const char *value)
{
    const char *text = csms_text(sample, name);

    return !text || !strcmp(text, value);
}

/* The defaults of OCPP 1.6 7.43: a sample that says nothing is the register, in Wh, at the outlet.
 */
bool csms16_register(const cJSON *sample, int64_t *wh)
{
    const char *unit = csms_text(sample, "unit");
    bool kilo = unit && !strcmp(unit, "kWh");

    return is_or_absent(sample, "measurand", "Energy.Active.Import.Register") &&
           is_or_absent(sample, "location", "Outlet") && is_or_absent(sample, "format", "Raw") &&
           !csms_text(sample, "phase") && (!unit || kilo || !strcmp(unit, "Wh")) &&
           read_wh(csms_text(sample, "value"), kilo, wh);
}

void csms16_meter_values(struct csms_turn *turn)
{
    int64_t id = json_int(turn->in, "transactionId", 0);
    struct csms_samples to = {.connector = csms_place_number(turn->in, "connectorId"),
                              .session = csms16_session_called(turn, id)};

    if (to.connector < 0) {
        csms_fail_field(turn, "$.connectorId", "there is no such connector");
        return;
    }
    csms_keep_samples(turn, cJSON_GetObjectItemCaseSensitive(turn->in, "meterValue"), &to);
}
