/* Smart charging, 2.0.1 block K. */
#include "station201/charging201.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "charging/charging_json.h"
#include "station/rtc.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/call201.h"
#include "station201/inside/state201.h"
#include "station201/model/device_model.h"
#include "station201/transaction/transaction201.h"

/* ReportChargingProfiles carries at most so many. */
#define PER_REPORT 4

const struct charging_form charging201_form = {
    .id = "id",
    .many = true,
    .text_transactions = true,
    .purposes = /* ChargingProfilePurposeEnumType */
    {
        [CHARGING_max] = "ChargingStationMaxProfile",
        [CHARGING_external] = "ChargingStationExternalConstraints",
        [CHARGING_tx_default] = "TxDefaultProfile",
        [CHARGING_tx] = "TxProfile",
    },
};

static const cJSON *field(const cJSON *json, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(json, name);
}

static const cJSON *argument(const struct incoming_call *call, const char *name)
{
    return field(call->args, name);
}

static bool enabled(const struct station *s)
{
    return profile_has(&s->profile, "SmartCharging") &&
           variable_true(s, VARIABLE_SmartChargingEnabled);
}

static cJSON *refusal_answer(enum charging_refusal refusal)
{
    cJSON *answer = incoming_call_status(refusal == REFUSAL_none ? "Accepted" : "Rejected");

    if (refusal != REFUSAL_none)
        cJSON_AddItemToObject(
            answer, "statusInfo",
            json_object(jtext("reasonCode", charging_refusal_code(refusal)),
                        jtext("additionalInfo", charging_refusal_sentence(refusal))));
    return answer;
}

static cJSON *not_enabled(const struct incoming_call *call)
{ /* K01.FR.29 */
    return incoming_call_refuse(call, OCPP_NotSupported,
                                "smart charging is not supported or not enabled");
}

static void apply(const struct incoming_call *call)
{
    charging_apply(call->s);
}

/* The transaction at EVSE @p place, also one without a permission to charge (yet). */
static const struct port201 *port_at(const struct station *s, int place)
{
    for (int i = 0; i < s->profile.connectors; i++) {
        const struct port201 *port = port201_of(&s->connectors[i]);

        if (charging_place(port->c) == place && port->tx && port->tx->running)
            return port;
    }
    return NULL;
}

static bool negotiates(const struct port201 *port)
{
    return port && port->c->vehicle && vehicle_traits(port->c->vehicle)->iso15118;
}

/* --- K01 set --- */

static cJSON *set_profile(const struct incoming_call *call)
{
    struct charging_profile *p;
    struct charging_terms terms;
    const struct port201 *port;
    int evse = call201_evse(call);

    if (!enabled(call->s))
        return not_enabled(call);
    p = charging_json_read(argument(call, "chargingProfile"), &charging201_form);
    if (!p)
        return refusal_answer(REFUSAL_validity);
    p->place = evse < 0 ? PROFILE_MAX_CONNECTORS + 1 : evse;
    terms = charging_terms_at(call->s, p->place);
    port = port_at(call->s, p->place);
    terms.transaction_runs = port != NULL;
    terms.transaction = port ? port->tx->id : "";
    terms.negotiates = negotiates(port);
    return refusal_answer(charging_take(call->s, p, &terms));
}

/* The vehicle takes the first schedule of the profile that was just taken in, and says so:
 * K15.FR.10, .19, K16.FR.02, .13 */
static void vehicle_agrees(const struct incoming_call *call)
{
    const struct port201 *port = port_at(call->s, call201_evse(call));
    const struct charging_profile *p = charging_store_find(
        charging_store_of(call->s), whole_int(field(argument(call, "chargingProfile"), "id"), 0));
    cJSON *payload;
    char at[25];

    if (!p || p->purpose != CHARGING_tx || !negotiates(port))
        return;
    tz_rfc3339(rtc_now_ms(call->s), at);
    payload = json_object(jtext("timeBase", at), jint("evseId", p->place));
    cJSON_AddItemToObject(payload, "chargingSchedule",
                          charging_json_schedule(charging_profile_schedule(p), &charging201_form));
    uplink_call(call->s, "NotifyEVChargingSchedule", payload, NULL, NULL);
}

static void set_then(const struct incoming_call *call)
{
    charging_apply(call->s);
    vehicle_agrees(call);
}

/* --- K10 clear --- */

/* The EVSE, or one that does not exist. */
static int place_of(const cJSON *id)
{
    int64_t place = whole_int(id, -1);

    return place >= 0 && place <= PROFILE_MAX_CONNECTORS ? (int)place : PROFILE_MAX_CONNECTORS + 1;
}

static cJSON *clear_profiles(const struct incoming_call *call)
{
    const cJSON *criteria = argument(call, "chargingProfileCriteria");
    const char *purpose = cJSON_GetStringValue(field(criteria, "chargingProfilePurpose"));
    struct charging_filter f = charging_filter_all();

    if (!enabled(call->s))
        return not_enabled(call);
    f.has_id = argument(call, "chargingProfileId") != NULL;
    f.id = whole_int(argument(call, "chargingProfileId"), 0);
    if (field(criteria, "evseId"))
        f.place = place_of(field(criteria, "evseId"));
    f.has_level = field(criteria, "stackLevel") != NULL;
    f.level = whole_int(field(criteria, "stackLevel"), 0);
    if (purpose)
        f.purpose = charging_json_purpose(purpose, &charging201_form);
    f.spares_others = true;
    return incoming_call_status(charging_clear(call->s, &f) > 0 ? "Accepted" : "Unknown");
}

/* --- K09 get --- */

static bool lists(const cJSON *ids, int64_t id)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, ids) {
        if (whole_int(item, id - 1) == id)
            return true;
    }
    return !ids;
}

static struct charging_filter asked_for(const struct incoming_call *call)
{
    const cJSON *c = argument(call, "chargingProfile"), *source;
    const char *purpose = cJSON_GetStringValue(field(c, "chargingProfilePurpose"));
    struct charging_filter f = charging_filter_all();

    if (argument(call, "evseId"))
        f.place = call201_evse(call) < 0 ? PROFILE_MAX_CONNECTORS + 1 : call201_evse(call);
    f.has_level = field(c, "stackLevel") != NULL;
    f.level = whole_int(field(c, "stackLevel"), 0);
    if (purpose)
        f.purpose = charging_json_purpose(purpose, &charging201_form);
    cJSON_ArrayForEach (source, field(c, "chargingLimitSource")) {
        f.sources |= 1u << charging_source_of(cJSON_GetStringValue(source));
    }
    return f;
}

static bool is_asked_for(const struct incoming_call *call, const struct charging_filter *f,
                         const struct charging_profile *p)
{
    return charging_filter_matches(f, p) &&
           lists(field(argument(call, "chargingProfile"), "chargingProfileId"), p->id);
}

static cJSON *get_profiles(const struct incoming_call *call)
{
    struct charging_filter f = asked_for(call);
    bool any = false;

    if (!enabled(call->s))
        return not_enabled(call);
    for (const struct charging_profile *p = charging_store_of(call->s)->first; p; p = p->next)
        any |= is_asked_for(call, &f, p);
    return incoming_call_status(any ? "Accepted" : "NoProfiles");
}

static cJSON *told_profile(const struct station *s, const struct charging_profile *p)
{
    cJSON *json = charging_json_write(p, &charging201_form);
    const struct port201 *port = port_at(s, p->place);

    if (p->purpose == CHARGING_tx && !p->transaction[0] && port) /* came with a remote start */
        cJSON_AddStringToObject(json, "transactionId", port->tx->id);
    return json;
}

static void add_to_report(cJSON *reports, const struct incoming_call *call,
                          const struct charging_profile *p)
{
    int last = cJSON_GetArraySize(reports) - 1;
    cJSON *report = NULL, *list;
    const char *source = charging_source_name(p->source);

    for (int i = 0; i <= last; i++) {
        cJSON *r = cJSON_GetArrayItem(reports, i);

        if (strcmp(cJSON_GetStringValue(field(r, "chargingLimitSource")), source) == 0 &&
            field(r, "evseId")->valueint == p->place &&
            cJSON_GetArraySize(field(r, "chargingProfile")) < PER_REPORT)
            report = r;
    }
    if (!report) {
        report = json_object(jint("requestId", whole_int(argument(call, "requestId"), 0)),
                             jtext("chargingLimitSource", source), jint("evseId", p->place));
        cJSON_AddArrayToObject(report, "chargingProfile");
        cJSON_AddItemToArray(reports, report);
    }
    list = cJSON_GetObjectItemCaseSensitive(report, "chargingProfile");
    cJSON_AddItemToArray(list, told_profile(call->s, p));
}

/* One message for each source and EVSE, and more when there are many (K09.FR.02). */
static void report_then(const struct incoming_call *call)
{
    struct charging_filter f = asked_for(call);
    cJSON *reports = cJSON_CreateArray(), *report;

    for (const struct charging_profile *p = charging_store_of(call->s)->first; p; p = p->next)
        if (is_asked_for(call, &f, p))
            add_to_report(reports, call, p);
    while ((report = cJSON_DetachItemFromArray(reports, 0))) {
        cJSON_AddBoolToObject(report, "tbc", cJSON_GetArraySize(reports) > 0);
        uplink_call(call->s, "ReportChargingProfiles", report, NULL, NULL);
    }
    cJSON_Delete(reports);
}

/* --- K08 composite schedule --- */

static cJSON *composite_answer(const struct composite *c, int evse, bool phases)
{
    cJSON *answer = incoming_call_status("Accepted"), *schedule;
    char at[25];

    if (c->count == 0)
        return answer; /* nothing limits, and this station leaves gaps out */
    tz_rfc3339(c->from_s * 1000, at);
    schedule = json_object(jint("evseId", evse), jint("duration", c->duration_s),
                           jtext("scheduleStart", at),
                           jtext("chargingRateUnit", charging_unit_name(c->unit)));
    cJSON_AddItemToObject(schedule, "chargingSchedulePeriod", charging_json_periods(c, phases));
    cJSON_AddItemToObject(answer, "schedule", schedule);
    return answer;
}

static cJSON *get_composite(const struct incoming_call *call)
{
    struct charging_terms terms = charging_terms_at(call->s, 0);
    enum charging_unit unit = terms.amperes ? CHARGING_amperes : CHARGING_watts;
    int64_t duration = whole_int(argument(call, "duration"), -1);
    int evse = call201_evse(call);
    struct composite c;
    cJSON *answer;

    if (!enabled(call->s))
        return not_enabled(call);
    if (evse < 0) /* K08.FR.05 */
        return refusal_answer(REFUSAL_place);
    if (argument(call, "chargingRateUnit"))
        charging_json_unit(argument(call, "chargingRateUnit"), &unit);
    if (unit == CHARGING_amperes ? !terms.amperes : !terms.watts) /* K08.FR.07 */
        return refusal_answer(REFUSAL_unit);
    if (duration < 0 || duration > INT32_MAX)
        return refusal_answer(REFUSAL_validity);
    charging_composite(&c, call->s, evse, duration, unit);
    answer = composite_answer(&c, evse, !terms.dc);
    composite_fini(&c);
    return answer;
}

/* --- K05 remote start --- */

static struct charging_profile *of_start(const struct incoming_call *call,
                                         const struct connector *c)
{
    struct charging_profile *p =
        charging_json_read(argument(call, "chargingProfile"), &charging201_form);

    if (p)
        p->place = charging_place(c);
    return p;
}

static bool counts(const struct incoming_call *call)
{ /* K05.FR.04: else it is ignored */
    return argument(call, "chargingProfile") && enabled(call->s);
}

enum charging_refusal charging201_judge(const struct incoming_call *call, const struct connector *c)
{
    struct charging_profile *p = counts(call) ? of_start(call, c) : NULL;
    enum charging_refusal refusal = REFUSAL_none;

    if (p)
        refusal = charging_judge_promise(c, p);
    else if (counts(call))
        refusal = REFUSAL_validity;
    charging_profile_free(p);
    return refusal;
}

cJSON *charging201_refusal(enum charging_refusal refusal)
{
    return refusal_answer(refusal);
}

void charging201_promise(const struct incoming_call *call, struct connector *c)
{
    const char *token = cJSON_GetStringValue(field(argument(call, "idToken"), "idToken"));

    charging_promise(c, counts(call) ? of_start(call, c) : NULL, token);
}

/* --- K11, K13 another rate --- */

void charging201_rate_changed(struct connector *c, int64_t before_w)
{ /* K11.FR.04, K13.FR.03; 2.0.1 TriggerReasonEnumType */
    if (limits201_significant(c->station, before_w, c->meter.power_w))
        tx201_happens(port201_of(c), TX_CAUSE_limit);
}

/* --- K15 what the vehicle needs --- */

static const char *transfer_mode(const struct profile *p, int phases)
{
    if (p->dc)
        return "DC";
    return phases == 1 ? "AC_single_phase" : "AC_three_phase";
}

static int64_t missing_wh(const struct vehicle *v)
{
    const struct vehicle_traits *t = vehicle_traits(v);
    int64_t missing =
        t->battery_wh * t->target_permille / 1000 - vehicle_stored_mj(v) / METER_MJ_PER_WH;

    return missing > 0 ? missing : 0;
}

static cJSON *ac_needs(const struct vehicle *v, const struct profile *p)
{
    int64_t amperes =
        vehicle_traits(v)->ac_max_w / ((int64_t)p->voltage_v * vehicle_traits(v)->ac_phases);

    return json_object(jint("energyAmount", missing_wh(v)), jint("evMinCurrent", 6),
                       jint("evMaxCurrent", amperes), jint("evMaxVoltage", p->voltage_v));
}

static cJSON *dc_needs(const struct vehicle *v, const struct profile *p)
{
    int64_t w = vehicle_traits(v)->dc_max_w;

    return json_object(jint("evMaxCurrent", w / p->voltage_v), jint("evMaxVoltage", p->voltage_v),
                       jint("energyAmount", missing_wh(v)), jint("evMaxPower", w),
                       jint("stateOfCharge", vehicle_soc_permille(v) / 10));
}

void charging201_begins(struct connector *c)
{
    const struct station *s = c->station;
    const struct vehicle_traits *t = c->vehicle ? vehicle_traits(c->vehicle) : NULL;
    int phases = charging_phases(c);
    cJSON *payload, *needs;
    char at[25];

    if (!t || !t->iso15118 || !enabled(s) || !uplink_online(s->uplink))
        return; /* K15.FR.15: offline it charges by the TxDefaultProfile */
    needs = json_object(jtext("requestedEnergyTransfer", transfer_mode(&s->profile, phases)));
    if (t->leaves_ms > 0) {
        tz_rfc3339(rtc_at_ms(s, t->leaves_ms), at);
        cJSON_AddStringToObject(needs, "departureTime", at);
    }
    if (s->profile.dc)
        cJSON_AddItemToObject(needs, "dcChargingParameters", dc_needs(c->vehicle, &s->profile));
    else
        cJSON_AddItemToObject(needs, "acChargingParameters", ac_needs(c->vehicle, &s->profile));
    payload = json_object(jint("maxScheduleTuples", CHARGING_SCHEDULES),
                          jint("evseId", charging_place(c)));
    cJSON_AddItemToObject(payload, "chargingNeeds", needs);
    uplink_call(s, "NotifyEVChargingNeeds", payload, NULL, NULL);
}

const struct incoming_call_row charging201_rows[] = {
    {"ClearChargingProfile", clear_profiles, apply},    /* K10 */
    {"GetChargingProfiles", get_profiles, report_then}, /* K09 */
    {"GetCompositeSchedule", get_composite, NULL},      /* K08 */
    {"SetChargingProfile", set_profile, set_then},      /* K01 */
    {0},
};
