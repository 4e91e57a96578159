#include "station201/model/monitoring201.h"

#include <string.h>

#include "base/json_write.h"
#include "log/evlog.h"
#include "station/station_state.h"
#include "station201/inside/fields201.h"
#include "station201/model/message_size.h"
#include "station201/model/monitoring.h"
#include "station201/model/report201.h"
#include "station201/model/report_parts.h"

#define LONGEST_S 31622400 /* a year, of a periodic monitor */

/* --- N04: SetVariableMonitoring --- */

static bool is_number(enum variable v)
{
    enum data_type type = variable_info(v)->type;

    return type == DATA_integer || type == DATA_decimal;
}

static bool supports(struct variable_at at, enum monitor_kind kind)
{
    return !monitor_is_numeric(kind) || is_number(at.v);
}

/* FR.06: a threshold outside of what the variable can be. */
static bool out_of_range(const struct station *s, const struct monitor *wish)
{
    const struct variable_info *info = variable_info(wish->at.v);
    int64_t max = variable_max(s, wish->at.v);

    if (!monitor_is_numeric(wish->kind))
        return wish->kind == MONITOR_Delta ? wish->value < 0 /* FR.14 */
                                           : wish->value < 1 || wish->value > LONGEST_S;
    return wish->value < (double)info->min || (max != 0 && wish->value > (double)max);
}

/* FR.12, FR.13, FR.16, FR.18: the monitor with this id may be replaced by the wish. */
static bool replaceable(struct monitoring *m, const struct monitor *wish)
{
    const struct monitor *is = monitoring_find(m, wish->id);

    return is && is->class != MONITOR_hard_wired && is->at.v == wish->at.v &&
           is->at.evse == wish->at.evse && is->at.connector == wish->at.connector;
}

static const char *obstacle(struct monitoring *m, const struct station *s,
                            const struct monitor *wish)
{
    if (!supports(wish->at, wish->kind))
        return "UnsupportedMonitorType";
    if (wish->severity < 0 || wish->severity > 9 || out_of_range(s, wish))
        return "Rejected";
    if (wish->id != 0 && !replaceable(m, wish))
        return "Rejected";
    return monitoring_has_like(m, wish) ? "Duplicate" : NULL;
}

static cJSON *set_one(struct station *s, const cJSON *asked)
{
    struct monitoring *m = monitoring_of(s);
    struct monitor wish = {
        .class = MONITOR_custom,
        .id = json_small(asked, "id", 0),
        .kind = monitor_kind_of(json_text(asked, "type")),
        .value = json_item(asked, "value")->valuedouble,
        .severity = json_small(asked, "severity", 0),
        .transaction = cJSON_IsTrue(json_item(asked, "transaction")),
    };
    bool named = json_item(asked, "id") != NULL;
    const char *status =
        device_model_find(s, json_item(asked, "component"), json_item(asked, "variable"), &wish.at);
    const char *no = NULL;
    cJSON *result;
    int id = 0;

    if (strcmp(status, "Accepted") == 0)
        no = named && wish.id == 0 ? "Rejected" : obstacle(m, s, &wish);
    if (strcmp(status, "Accepted") == 0 && !no) {
        id = monitoring_set(m, &wish);
        no = id ? NULL : "Rejected";
    }
    result = json_object(jtext("status", no ? no : status), jtext("type", json_text(asked, "type")),
                         jint("severity", wish.severity));
    if (id)
        cJSON_AddNumberToObject(result, "id", id);
    json_copy(result, asked, "component");
    json_copy(result, asked, "variable");
    return result;
}

static cJSON *set(const struct incoming_call *call)
{
    const cJSON *list = json_item(call->args, "setMonitoringData"), *asked;
    cJSON *answer, *results;

    if (message_size_refuses(call, list, VARIABLE_ItemsPerMessageSetVariableMonitoring,
                             VARIABLE_BytesPerMessageSetVariableMonitoring))
        return NULL;
    answer = cJSON_CreateObject();
    results = cJSON_AddArrayToObject(answer, "setMonitoringResult");
    cJSON_ArrayForEach (asked, list)
        cJSON_AddItemToArray(results, set_one(call->s, asked));
    return answer;
}

static void set_then(const struct incoming_call *call)
{
    monitoring_changed(call->s);
}

/* --- N06: ClearVariableMonitoring --- */

static const char *clear_one(struct monitoring *m, int id)
{
    struct monitor *monitor = monitoring_find(m, id);

    if (!monitor)
        return "NotFound";
    if (monitor->class == MONITOR_hard_wired)
        return "Rejected";
    monitoring_drop(m, monitor);
    return "Accepted";
}

static cJSON *clear(const struct incoming_call *call)
{
    const cJSON *list = json_item(call->args, "id"), *id;
    cJSON *answer, *results;

    if (message_size_refuses(call, list, VARIABLE_ItemsPerMessageClearVariableMonitoring,
                             VARIABLE_BytesPerMessageClearVariableMonitoring))
        return NULL;
    answer = cJSON_CreateObject();
    results = cJSON_AddArrayToObject(answer, "clearMonitoringResult");
    cJSON_ArrayForEach (id, list)
        cJSON_AddItemToArray(
            results, json_object(jtext("status", clear_one(monitoring_of(call->s), id->valueint)),
                                 jint("id", id->valueint)));
    return answer;
}

/* --- N03, N05 --- */

static bool supports_base(const struct incoming_call *call)
{
    return profile_lists(call->s->profile.monitoring_bases,
                         incoming_call_text(call, "monitoringBase"));
}

static cJSON *base(const struct incoming_call *call)
{
    return incoming_call_status(supports_base(call) ? "Accepted" : "NotSupported"); /* N03.FR.02 */
}

static void base_then(const struct incoming_call *call)
{
    monitoring_base(monitoring_of(call->s), incoming_call_text(call, "monitoringBase"));
    monitoring_changed(call->s);
}

static cJSON *level(const struct incoming_call *call)
{
    int severity = json_small(call->args, "severity", -1);

    return incoming_call_status(severity >= 0 && severity <= 9 ? "Accepted" : "Rejected");
}

static void level_then(const struct incoming_call *call)
{
    variable_assign_number(call->s, VARIABLE_ActiveMonitoringLevel,
                           json_small(call->args, "severity", 0));
}

/* --- N02: GetMonitoringReport --- */

static bool wanted(const struct monitor *monitor, const cJSON *args)
{
    const cJSON *criteria = json_item(args, "monitoringCriteria"), *criterion;
    bool any = cJSON_GetArraySize(criteria) == 0;

    cJSON_ArrayForEach (criterion, criteria)
        any |= strcmp(criterion->valuestring, monitor_criterion(monitor->kind)) == 0;
    return any && report201_matches(json_item(args, "componentVariable"), monitor->at);
}

static bool same_variable(const struct monitor *a, const struct monitor *b)
{
    return a->at.v == b->at.v && a->at.evse == b->at.evse && a->at.connector == b->at.connector;
}

static cJSON *monitor_json(const struct monitor *monitor)
{
    cJSON *json = json_object(jint("id", monitor->id), jflag("transaction", monitor->transaction),
                              jtext("type", monitor_kind_name(monitor->kind)),
                              jint("severity", monitor->severity));

    cJSON_AddNumberToObject(json, "value", monitor->value);
    return json;
}

/* An entry for each variable, with all its monitors that are wanted. */
static cJSON *monitor_items(const struct incoming_call *call)
{
    struct monitoring *m = monitoring_of(call->s);
    cJSON *items = cJSON_CreateArray(), *list = NULL;
    const struct monitor *first;

    for (size_t i = 0; (first = monitoring_at(m, i)); i++) {
        const struct monitor *other;
        bool seen = false;
        for (size_t k = 0; k < i; k++)
            seen |= wanted(monitoring_at(m, k), call->args) &&
                    same_variable(monitoring_at(m, k), first);
        if (seen || !wanted(first, call->args))
            continue;
        cJSON *entry = cJSON_CreateObject();
        device_model_name(entry, first->at);
        list = cJSON_AddArrayToObject(entry, "variableMonitoring");
        for (size_t k = i; (other = monitoring_at(m, k)); k++)
            if (same_variable(first, other) && wanted(other, call->args))
                cJSON_AddItemToArray(list, monitor_json(other));
        cJSON_AddItemToArray(items, entry);
    }
    return items;
}

/* N02.FR.02 */
static bool supports_criteria(const struct incoming_call *call)
{
    const cJSON *criteria = json_item(call->args, "monitoringCriteria"), *criterion;
    bool all = true;

    cJSON_ArrayForEach (criterion, criteria)
        all &= profile_lists(call->s->profile.monitoring_criteria, criterion->valuestring);
    return all;
}

static cJSON *report(const struct incoming_call *call)
{
    cJSON *items;
    bool empty;

    if (message_size_refuses(call, json_item(call->args, "componentVariable"),
                             VARIABLE_ItemsPerMessageGetReport, VARIABLE_BytesPerMessageGetReport))
        return NULL;
    if (!supports_criteria(call))
        return incoming_call_status("NotSupported");
    items = monitor_items(call);
    empty = cJSON_GetArraySize(items) == 0;
    cJSON_Delete(items);
    return incoming_call_status(empty ? "EmptyResultSet" : "Accepted");
}

static void report_then(const struct incoming_call *call)
{
    const struct report parts = {
        .action = "NotifyMonitoringReport",
        .field = "monitor",
        .request_id = json_small(call->args, "requestId", 0),
        .per_part = (int)variable_number(call->s, VARIABLE_ItemsPerMessageGetReport),
        .numbered = true,
        .dated = true,
    };

    report_send(call->s, &parts, monitor_items(call));
}

const struct incoming_call_row monitoring201_rows[] = {
    {"SetVariableMonitoring", set, set_then},     {"ClearVariableMonitoring", clear, NULL},
    {"SetMonitoringBase", base, base_then},       {"SetMonitoringLevel", level, level_then},
    {"GetMonitoringReport", report, report_then}, {0},
};
