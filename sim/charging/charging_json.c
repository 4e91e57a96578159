#include "charging/charging_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/tz.h"
#include "log/evlog.h"

int64_t charging_json_tenths(const cJSON *number, int64_t otherwise)
{
    double tenths;
    int64_t cut;

    if (!cJSON_IsNumber(number))
        return otherwise;
    tenths = number->valuedouble * 10;
    if (!(tenths < (double)CHARGING_LIMIT_MAX))
        return CHARGING_LIMIT_MAX;
    if (tenths <= -(double)CHARGING_LIMIT_MAX)
        return -CHARGING_LIMIT_MAX;
    cut = (int64_t)(tenths + (tenths < 0 ? -1e-6 : 1e-6)); /* 16.1 is a little less in binary */
    return tenths < 0 && cut == 0 && tenths < -1e-6 ? -1 : cut;
}

/* Seconds UTC, @p otherwise when the field is not there; false when it is no time. */
static bool read_time(const cJSON *json, const char *name, int64_t *out)
{
    const cJSON *item = json_item(json, name);
    int64_t ms;

    if (!item)
        return true;
    if (!cJSON_IsString(item) || !tz_parse_rfc3339(item->valuestring, &ms))
        return false;
    *out = ms / 1000 - (ms % 1000 < 0);
    return true;
}

bool charging_json_unit(const cJSON *json, enum charging_unit *unit)
{
    const char *word = cJSON_GetStringValue(json);

    if (!word || (strcmp(word, "A") != 0 && strcmp(word, "W") != 0))
        return false;
    *unit = *word == 'A' ? CHARGING_amperes : CHARGING_watts;
    return true;
}

const char *charging_unit_name(enum charging_unit unit)
{
    return unit == CHARGING_amperes ? "A" : "W";
}

/* 0 when it is not given, never beyond an int. */
static int small(const cJSON *json, const char *name)
{
    int64_t n = json_int(json, name, 0);

    return n < 0 || n > 99 ? 99 : (int)n;
}

/* phaseToUse; a 0 that was given is no phase. */
static int line(const cJSON *json)
{
    int phase = small(json, "phaseToUse");

    return phase == 0 && json_item(json, "phaseToUse") ? 99 : phase;
}

static bool read_periods(const cJSON *list, struct charging_profile *p, int which)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, list) {
        struct charging_period period = {.start_s = json_int(item, "startPeriod", -1),
                                         .limit =
                                             charging_json_tenths(json_item(item, "limit"), -1),
                                         .phases = small(item, "numberPhases"),
                                         .phase = line(item)};

        if (!cJSON_IsNumber(json_item(item, "limit")) || period.start_s < 0 ||
            period.start_s > INT32_MAX)
            return false;
        charging_profile_period(p, which, period);
    }
    return cJSON_IsArray(list);
}

static bool read_schedule(const cJSON *json, struct charging_profile *p, int which)
{
    struct charging_schedule *s = &p->schedules[which];
    int64_t duration = json_int(json, "duration", -1);

    s->id = json_int(json, "id", 0);
    s->has_start = json_item(json, "startSchedule") != NULL;
    if (json_item(json, "duration"))
        s->duration_s = duration;
    s->min_rate = charging_json_tenths(json_item(json, "minChargingRate"), -1);
    return s->duration_s >= 0 && (duration <= INT32_MAX || !json_item(json, "duration")) &&
           read_time(json, "startSchedule", &s->start_s) &&
           charging_json_unit(json_item(json, "chargingRateUnit"), &s->unit) &&
           read_periods(json_item(json, "chargingSchedulePeriod"), p, which);
}

static bool read_schedules(const cJSON *json, const struct charging_form *form,
                           struct charging_profile *p)
{
    const cJSON *item;

    if (!form->many)
        return read_schedule(json, p, 0);
    p->count = cJSON_GetArraySize(json);
    if (!cJSON_IsArray(json) || p->count < 1 || p->count > CHARGING_SCHEDULES)
        return false;
    p->count = 0;
    cJSON_ArrayForEach (item, json) {
        if (!read_schedule(item, p, p->count++))
            return false;
    }
    return true;
}

static bool read_recurrency(const cJSON *json, struct charging_profile *p)
{
    const char *word = cJSON_GetStringValue(json);

    if (!json)
        return true;
    if (!word || (strcmp(word, "Daily") != 0 && strcmp(word, "Weekly") != 0))
        return false;
    p->recurrency = *word == 'D' ? CHARGING_Daily : CHARGING_Weekly;
    return true;
}

static bool read_transaction(const cJSON *json, const struct charging_form *form,
                             struct charging_profile *p)
{
    if (!json)
        return true;
    if (form->text_transactions)
        return cJSON_IsString(json) && snprintf(p->transaction, sizeof(p->transaction), "%s",
                                                json->valuestring) < (int)sizeof(p->transaction);
    snprintf(p->transaction, sizeof(p->transaction), "%" PRId64, whole_int(json, -1));
    return cJSON_IsNumber(json);
}

enum charging_purpose charging_json_purpose(const char *words, const struct charging_form *form)
{
    int p = 0;

    while (p < CHARGING_PURPOSE_COUNT &&
           (!words || !form->purposes[p] || strcmp(form->purposes[p], words) != 0))
        p++;
    return (enum charging_purpose)p;
}

static bool read_profile(const cJSON *json, const struct charging_form *form,
                         struct charging_profile *p)
{
    p->id = json_int(json, form->id, 0);
    p->level = json_int(json, "stackLevel", -1);
    p->purpose = charging_json_purpose(json_text(json, "chargingProfilePurpose"), form);
    p->kind = charging_kind_of(json_text(json, "chargingProfileKind"));
    return cJSON_IsNumber(json_item(json, form->id)) && p->purpose != CHARGING_PURPOSE_COUNT &&
           p->kind != CHARGING_KIND_COUNT &&
           read_recurrency(json_item(json, "recurrencyKind"), p) &&
           read_time(json, "validFrom", &p->from_s) && read_time(json, "validTo", &p->to_s) &&
           read_transaction(json_item(json, "transactionId"), form, p) &&
           read_schedules(json_item(json, "chargingSchedule"), form, p);
}

struct charging_profile *charging_json_read(const cJSON *json, const struct charging_form *form)
{
    struct charging_profile *p = charging_profile_new();

    if (read_profile(json, form, p))
        return p;
    charging_profile_free(p);
    return NULL;
}

/* --- back --- */

static void add_time(cJSON *to, const char *name, int64_t at_s)
{
    char text[25];

    tz_rfc3339(at_s * 1000, text);
    cJSON_AddStringToObject(to, name, text);
}

static cJSON *write_period(const struct charging_period *p, bool phases)
{
    cJSON *json = json_object(jint("startPeriod", p->start_s));

    cJSON_AddNumberToObject(json, "limit", (double)p->limit / 10);
    if (phases && p->phases > 0)
        cJSON_AddNumberToObject(json, "numberPhases", p->phases);
    if (phases && p->phase > 0)
        cJSON_AddNumberToObject(json, "phaseToUse", p->phase);
    return json;
}

cJSON *charging_json_periods(const struct composite *c, bool phases)
{
    cJSON *list = cJSON_CreateArray();

    for (size_t i = 0; i < c->count; i++)
        cJSON_AddItemToArray(list, write_period(&c->periods[i], phases));
    return list;
}

cJSON *charging_json_schedule(const struct charging_schedule *s, const struct charging_form *form)
{
    cJSON *json = cJSON_CreateObject(), *list;

    if (form->many)
        cJSON_AddNumberToObject(json, "id", (double)s->id);
    if (s->has_start)
        add_time(json, "startSchedule", s->start_s);
    if (s->duration_s != CHARGING_NEVER)
        cJSON_AddNumberToObject(json, "duration", (double)s->duration_s);
    cJSON_AddStringToObject(json, "chargingRateUnit", charging_unit_name(s->unit));
    if (s->min_rate >= 0)
        cJSON_AddNumberToObject(json, "minChargingRate", (double)s->min_rate / 10);
    list = cJSON_AddArrayToObject(json, "chargingSchedulePeriod");
    for (size_t i = 0; i < s->count; i++)
        cJSON_AddItemToArray(list, write_period(&s->periods[i], true));
    return json;
}

static void write_schedules(cJSON *to, const struct charging_profile *p,
                            const struct charging_form *form)
{
    cJSON *list;

    if (!form->many) {
        cJSON_AddItemToObject(to, "chargingSchedule",
                              charging_json_schedule(&p->schedules[0], form));
        return;
    }
    list = cJSON_AddArrayToObject(to, "chargingSchedule");
    for (int i = 0; i < p->count; i++)
        cJSON_AddItemToArray(list, charging_json_schedule(&p->schedules[i], form));
}

cJSON *charging_json_write(const struct charging_profile *p, const struct charging_form *form)
{
    static const char *const recurs[] = {NULL, "Daily", "Weekly"};
    cJSON *json = json_object(jint(form->id, p->id), jint("stackLevel", p->level),
                              jtext("chargingProfilePurpose", form->purposes[p->purpose]),
                              jtext("chargingProfileKind", charging_kind_name(p->kind)),
                              jtext("recurrencyKind", recurs[p->recurrency]));

    if (p->from_s != CHARGING_ALWAYS)
        add_time(json, "validFrom", p->from_s);
    if (p->to_s != CHARGING_NEVER)
        add_time(json, "validTo", p->to_s);
    if (p->transaction[0] && form->text_transactions)
        cJSON_AddStringToObject(json, "transactionId", p->transaction);
    else if (p->transaction[0])
        cJSON_AddNumberToObject(json, "transactionId", (double)strtoll(p->transaction, NULL, 10));
    write_schedules(json, p, form);
    return json;
}
