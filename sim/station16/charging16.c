/* Smart charging, 1.6 5.1, 5.7, 5.11, 5.16. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "charging/charging_json.h"
#include "station/station_state.h"
#include "station16/dialect16.h"

const struct charging_form charging16_form = {
    .id = "chargingProfileId",
    .by_connector = true,
    .lenient = true,
    .purposes = /* 7.10 */
    {
        [CHARGING_max] = "ChargePointMaxProfile",
        [CHARGING_tx_default] = "TxDefaultProfile",
        [CHARGING_tx] = "TxProfile",
    },
};

static const cJSON *field(const struct incoming_call *call, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(call->args, name);
}

static void apply(const struct incoming_call *call)
{
    charging_apply(call->s);
}

/* --- 5.16 Set Charging Profile --- */

static void transaction_text(const struct station *s, int place, char out[24])
{
    const struct connector *c = charging_running(s, place);

    out[0] = '\0';
    if (c && c->transaction->answered)
        snprintf(out, 24, "%" PRId64, c->transaction->id);
}

static cJSON *set_profile(const struct incoming_call *call)
{
    struct charging_profile *p =
        charging_json_read(field(call, "csChargingProfiles"), &charging16_form);
    struct charging_terms terms;
    enum charging_refusal refusal;
    char id[24];

    if (!p)
        return incoming_call_refuse(call, OCPP_PropertyConstraintViolation,
                                    "csChargingProfiles is not a charging profile");
    p->place = call->connector;
    terms = charging_terms_at(call->s, p->place);
    transaction_text(call->s, p->place, id);
    terms.transaction = id;
    refusal = charging_take(call->s, p, &terms);
    if (refusal == REFUSAL_place) /* errata 3.24 */
        return incoming_call_refuse(call, OCPP_PropertyConstraintViolation,
                                    "connectorId names no connector");
    return incoming_call_status(refusal == REFUSAL_none ? "Accepted" : "Rejected");
}

/* --- 5.1 Clear Charging Profile --- */

static cJSON *clear_profiles(const struct incoming_call *call)
{
    const char *purpose = incoming_call_text(call, "chargingProfilePurpose");
    struct charging_filter f = charging_filter_all();

    f.has_id = field(call, "id") != NULL;
    f.id = whole_int(field(call, "id"), 0);
    if (field(call, "connectorId")) /* one below 0 is no connector, and none is not all */
        f.place = call->connector < 0 ? PROFILE_MAX_CONNECTORS + 1 : call->connector;
    f.has_level = field(call, "stackLevel") != NULL;
    f.level = whole_int(field(call, "stackLevel"), 0);
    if (purpose)
        f.purpose = charging_json_purpose(purpose, &charging16_form);
    f.spares_others = true;
    return incoming_call_status(charging_clear(call->s, &f) > 0 ? "Accepted" : "Unknown");
}

/* --- 5.7 Get Composite Schedule --- */

static bool unit_of(const struct incoming_call *call, enum charging_unit *unit)
{
    struct charging_terms terms = charging_terms_at(call->s, call->connector);
    const cJSON *asked = field(call, "chargingRateUnit");

    *unit = terms.amperes && !terms.dc ? CHARGING_amperes : CHARGING_watts;
    if (!terms.watts)
        *unit = CHARGING_amperes;
    if (asked && !charging_json_unit(asked, unit))
        return false;
    return *unit == CHARGING_amperes ? terms.amperes : terms.watts;
}

static cJSON *composite_answer(const struct incoming_call *call, const struct composite *c)
{
    cJSON *answer = json_object(jtext("status", "Accepted"), jint("connectorId", call->connector));
    cJSON *schedule;
    char at[25];

    if (c->count == 0)
        return answer; /* nothing limits, and this station leaves gaps out */
    tz_rfc3339(c->from_s * 1000, at);
    cJSON_AddStringToObject(answer, "scheduleStart", at);
    schedule = cJSON_AddObjectToObject(answer, "chargingSchedule");
    cJSON_AddNumberToObject(schedule, "duration", (double)c->duration_s);
    cJSON_AddStringToObject(schedule, "chargingRateUnit", charging_unit_name(c->unit));
    cJSON_AddItemToObject(schedule, "chargingSchedulePeriod",
                          charging_json_periods(c, !call->s->profile.dc));
    return answer;
}

static cJSON *get_composite(const struct incoming_call *call)
{
    int64_t duration = whole_int(field(call, "duration"), -1);
    enum charging_unit unit;
    struct composite c;
    cJSON *answer;

    if (call->connector < 0 || call->connector > call->s->profile.connectors) /* errata 3.38 */
        return incoming_call_refuse(call, OCPP_PropertyConstraintViolation,
                                    "connectorId names no connector");
    if (!unit_of(call, &unit) || duration < 0 || duration > INT32_MAX)
        return incoming_call_status("Rejected");
    charging_composite(&c, call->s, call->connector, duration, unit);
    answer = composite_answer(call, &c);
    composite_fini(&c);
    return answer;
}

/* --- 5.11 Remote Start Transaction --- */

static struct charging_profile *of_start(const struct incoming_call *call)
{
    return charging_json_read(field(call, "chargingProfile"), &charging16_form);
}

static bool counts(const struct incoming_call *call)
{
    return field(call, "chargingProfile") && profile_has(&call->s->profile, "SmartCharging");
}

bool charging16_fits(const struct incoming_call *call, const struct connector *c)
{
    struct charging_profile *p;
    bool fits;

    if (!counts(call))
        return true;
    p = of_start(call);
    if (p)
        p->place = c->n;
    fits = p && charging_judge_promise(c, p) == REFUSAL_none;
    charging_profile_free(p);
    return fits;
}

void charging16_promise(const struct incoming_call *call, struct connector *c)
{
    struct charging_profile *p = counts(call) ? of_start(call) : NULL;

    if (p)
        p->place = c->n;
    charging_promise(c, p, incoming_call_text(call, "idTag"));
}

const struct incoming_call_row charging16_rows[] = {
    {"ClearChargingProfile", clear_profiles, apply},
    {"GetCompositeSchedule", get_composite, NULL},
    {"SetChargingProfile", set_profile, apply},
    {0},
};
