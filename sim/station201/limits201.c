/* Limits from outside, as the CSMS hears of them: K11, K12, K13. */
#include <stdlib.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "charging/charging_json.h"
#include "station/dialect.h"
#include "station/station_state.h"
#include "station201/charging201.h"
#include "station201/inside/state201.h"
#include "station201/model/device_model.h"

/* What the CSMS was told of one source at one place. */
struct told {
    bool any;
    enum charging_unit unit;
    int64_t limit;     /* tenths */
    bool lost;         /* that message did not arrive */
    int64_t opened_ms; /* the connection it was told on: a lost one is told anew on the next */
};

struct limits201 {
    struct told told[CHARGING_SOURCE_COUNT][PROFILE_MAX_CONNECTORS + 1];
};

bool limits201_significant(const struct station *s, int64_t before, int64_t now)
{
    char *text = variable_value(s, (struct variable_at){.v = VARIABLE_LimitChangeSignificance});
    double percent = strtod(text, NULL);
    int64_t change = now > before ? now - before : before - now;

    free(text);
    return (double)change * 100 > percent * (double)before;
}

/* Not heard: what was told is not known, and told when the CSMS can hear again. */
static void told_done(void *owner, const struct call_queue_reply *reply)
{
    struct told *told = owner;

    if (reply->end == CALL_QUEUE_lost || reply->end == CALL_QUEUE_timed_out)
        told->lost = true;
}

static void send(struct station *s, struct told *told, const char *action, cJSON *payload)
{
    told->opened_ms = uplink_opened_ms(s->uplink);
    if (uplink_call(s, action, payload, told_done, told) != S_OK)
        told->lost = true;
}

static cJSON *payload_at(int place)
{
    cJSON *payload = cJSON_CreateObject();

    if (place > 0)
        cJSON_AddNumberToObject(payload, "evseId", place);
    return payload;
}

static void tell_limit(struct station *s, struct told *told, const struct charging_profile *p)
{
    const struct charging_schedule *schedule = charging_profile_schedule(p);
    cJSON *payload = payload_at(p->place), *list;

    *told = (struct told){.any = true, .unit = schedule->unit, .limit = schedule->periods[0].limit};
    cJSON_AddItemToObject(
        payload, "chargingLimit",
        json_object(jtext("chargingLimitSource", charging_source_name(p->source))));
    if (variable_true(s, VARIABLE_NotifyChargingLimitWithSchedules)) { /* K11.FR.03 */
        list = cJSON_AddArrayToObject(payload, "chargingSchedule");
        cJSON_AddItemToArray(list, charging_json_schedule(schedule, s->dialect->charging));
    }
    send(s, told, "NotifyChargingLimit", payload);
}

static void tell_end(struct station *s, struct told *told, enum charging_source source, int place)
{
    cJSON *payload = payload_at(place);

    *told = (struct told){0};
    cJSON_AddStringToObject(payload, "chargingLimitSource", charging_source_name(source));
    send(s, told, "ClearedChargingLimit", payload);
}

static bool is_due_again(const struct station *s, const struct told *told)
{
    return told->lost && told->opened_ms != uplink_opened_ms(s->uplink);
}

/* Is it so far from what the CSMS believes that it must hear of it? */
static bool is_news(const struct station *s, const struct told *told,
                    const struct charging_profile *p)
{
    const struct charging_schedule *schedule = charging_profile_schedule(p);

    return !told->any || is_due_again(s, told) || told->unit != schedule->unit ||
           limits201_significant(s, told->limit, schedule->periods[0].limit);
}

static bool any_outside(const struct station *s)
{
    const struct charging_profile *p = charging_store_of(s)->first;

    while (p && p->purpose != CHARGING_external)
        p = p->next;
    return p != NULL;
}

void limits201_tell(struct station *s)
{
    struct state201 *state = state201_of(s);

    if (!state->limits && any_outside(s))
        state->limits = mem_new(sizeof(*state->limits));
    for (int source = 0; state->limits && source < CHARGING_SOURCE_COUNT; source++)
        for (int place = 0; place <= charging_places(s) && uplink_online(s->uplink); place++) {
            struct told *told = &state->limits->told[source][place];
            const struct charging_profile *p =
                charging_outside(s, (enum charging_source)source, place);

            if (p && is_news(s, told, p))
                tell_limit(s, told, p);
            else if (!p && (told->any || is_due_again(s, told)))
                tell_end(s, told, (enum charging_source)source, place);
        }
}
