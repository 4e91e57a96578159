#include <ctype.h>
#include <string.h>

#include "refstack/csms/csms_inside.h"

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
        if (n > INT64_C(100000000000000))
            return false;
        n = n * 10 + (*s - '0');
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
bool csms_register16(const cJSON *sample, int64_t *wh)
{
    const char *unit = csms_text(sample, "unit");
    bool kilo = unit && !strcmp(unit, "kWh");

    return is_or_absent(sample, "measurand", "Energy.Active.Import.Register") &&
           is_or_absent(sample, "location", "Outlet") && is_or_absent(sample, "format", "Raw") &&
           !csms_text(sample, "phase") && (!unit || kilo || !strcmp(unit, "Wh")) &&
           read_wh(csms_text(sample, "value"), kilo, wh);
}

static void keep_sample(struct csms_turn *turn, struct csms_samples *to, const cJSON *sample,
                        int64_t at_ms)
{
    const char *context = csms_text(sample, "context");
    int64_t wh;

    if (!turn->station->dialect->register_of(sample, &wh))
        return;
    if (!context)
        context = "Sample.Periodic";
    if (!to->any)
        to->first_wh = wh;
    to->any = true;
    to->last_wh = wh;
    if (!strcmp(context, "Transaction.End")) {
        to->ended = true;
        to->end_wh = wh;
    }
    db_run(turn->rs->db,
           "INSERT OR IGNORE INTO meter(station, connector, session, at_ms, wh, context) "
           "VALUES(?, ?, ?, ?, ?, ?)",
           "tiniit", turn->station->id, (int64_t)to->connector, to->session ? &to->session : NULL,
           at_ms, wh, context);
}

/* The session that a connector had at that moment. */
static int64_t session_at(struct csms_turn *turn, int connector, int64_t at_ms)
{
    return db_number(turn->rs->db, 0,
                     "SELECT id FROM session WHERE station = ? AND connector = ? "
                     "AND start_ms <= ? AND (stop_ms IS NULL OR stop_ms >= ?) "
                     "ORDER BY start_ms DESC LIMIT 1",
                     "tiii", turn->station->id, (int64_t)connector, at_ms, at_ms);
}

void csms_keep_samples(struct csms_turn *turn, const cJSON *values, struct csms_samples *to)
{
    int64_t session = to->session;
    const cJSON *value, *sample;

    cJSON_ArrayForEach (value, values) {
        int64_t at_ms = csms_time(value, "timestamp", turn->now_ms);

        if (!session && to->connector > 0)
            to->session = session_at(turn, to->connector, at_ms);
        cJSON_ArrayForEach (sample, cJSON_GetObjectItemCaseSensitive(value, "sampledValue")) {
            keep_sample(turn, to, sample, at_ms);
        }
    }
}

void csms_meter_values(struct csms_turn *turn)
{
    struct csms_samples to = {.connector = csms_place_number(turn->in, "connectorId")};
    int64_t id = csms_int(turn->in, "transactionId", 0);

    if (to.connector < 0) {
        csms_fail(turn, OCPP_PropertyConstraintViolation, "there is no such connectorId");
        return;
    }
    if (id > 0)
        to.session =
            db_number(turn->rs->db, 0, "SELECT id FROM session WHERE id = ? AND station = ?", "it",
                      id, turn->station->id);
    csms_keep_samples(turn, cJSON_GetObjectItemCaseSensitive(turn->in, "meterValue"), &to);
}
