#include <stdlib.h>
#include <string.h>

#include "log/evlog.h"
#include "station/call.h"
#include "station201/calls201.h"
#include "station201/model/device_model.h"
#include "station201/model/model201.h"
#include "station201/model/monitoring.h"

void json_copy(cJSON *to, const cJSON *from, const char *field)
{
    const cJSON *item = json_item(from, field);

    if (item)
        cJSON_AddItemToObject(to, field, cJSON_Duplicate(item, true));
}

static size_t bytes_of(const cJSON *args)
{
    char *text = cJSON_PrintUnformatted(args);
    size_t len = strlen(text);

    free(text);
    return len;
}

bool call201_refuses(const struct call *call, const cJSON *list, enum variable items,
                     enum variable bytes)
{
    if (cJSON_GetArraySize(list) > variable_number(call->s, items)) {
        call_refuse(call, OCPP_OccurrenceConstraintViolation, "has too many elements");
        return true;
    }
    if (bytes_of(call->args) > (size_t)variable_number(call->s, bytes)) {
        call_refuse(call, OCPP_FormatViolation, "has too many bytes");
        return true;
    }
    return false;
}

void json_reason(cJSON *to, const char *field, const char *reason)
{
    if (reason)
        cJSON_AddItemToObject(to, field, evlog_data("s", "reasonCode", reason));
}

/* What is asked of one variable: status, and the variable when it is Accepted. */
static const char *look_up(const struct station *s, const cJSON *asked, struct variable_at *at)
{
    const char *type = json_text(asked, "attributeType");
    const char *status =
        device_model_find(s, json_item(asked, "component"), json_item(asked, "variable"), at);

    if (strcmp(status, "Accepted") == 0 && type && strcmp(type, "Actual") != 0)
        return "NotSupportedAttributeType"; /* B05.FR.06, B06.FR.08 */
    return status;
}

/* The names as they were asked about: B05.FR.02, B06.FR.02. */
static cJSON *result_of(const cJSON *asked, const char *status)
{
    const char *type = json_text(asked, "attributeType");
    cJSON *result =
        evlog_data("s s", "attributeStatus", status, "attributeType", type ? type : "Actual");

    json_copy(result, asked, "component");
    json_copy(result, asked, "variable");
    return result;
}

static cJSON *get_one(const struct station *s, const cJSON *asked)
{
    struct variable_at at;
    const char *status = look_up(s, asked, &at);
    bool accepted = strcmp(status, "Accepted") == 0;
    cJSON *result;

    if (accepted && variable_access(s, at.v) == ACCESS_WO) {
        result = result_of(asked, "Rejected"); /* B06.FR.09 */
        json_reason(result, "attributeStatusInfo", "WriteOnly");
        return result;
    }
    result = result_of(asked, status);
    if (accepted) {
        char *value = variable_value(s, at);
        cJSON_AddStringToObject(result, "attributeValue", value);
        free(value);
    }
    return result;
}

static cJSON *get_variables(const struct call *call)
{
    const cJSON *list = json_item(call->args, "getVariableData"), *asked;
    cJSON *answer, *results;

    if (call201_refuses(call, list, VARIABLE_ItemsPerMessageGetVariables,
                        VARIABLE_BytesPerMessageGetVariables))
        return NULL;
    answer = cJSON_CreateObject();
    results = cJSON_AddArrayToObject(answer, "getVariableResult");
    cJSON_ArrayForEach (asked, list)
        cJSON_AddItemToArray(results, get_one(call->s, asked));
    return answer;
}

static cJSON *set_one(struct station *s, const cJSON *asked)
{
    struct variable_at at;
    const char *status = look_up(s, asked, &at), *reason = NULL;
    cJSON *result;

    if (strcmp(status, "Accepted") == 0)
        status = variable_change(s, at, json_text(asked, "attributeValue"), &reason);
    result = result_of(asked, status);
    json_reason(result, "attributeStatusInfo", reason);
    return result;
}

static cJSON *set_variables(const struct call *call)
{
    const cJSON *list = json_item(call->args, "setVariableData"), *asked;
    cJSON *answer, *results;

    if (call201_refuses(call, list, VARIABLE_ItemsPerMessageSetVariables,
                        VARIABLE_BytesPerMessageSetVariables))
        return NULL;
    answer = cJSON_CreateObject();
    results = cJSON_AddArrayToObject(answer, "setVariableResult");
    cJSON_ArrayForEach (asked, list)
        cJSON_AddItemToArray(results, set_one(call->s, asked));
    return answer;
}

static void set_then(const struct call *call)
{
    monitoring_changed(call->s);
}

const struct call_row device_model201_rows[] = {
    {"GetVariables", get_variables, NULL},
    {"SetVariables", set_variables, set_then},
    {"GetBaseReport", report201_base, report201_base_then},
    {"GetReport", report201_custom, report201_custom_then},
    {"SetNetworkProfile", network201_set, NULL},
    {"SetVariableMonitoring", monitoring201_set, monitoring201_set_then},
    {"ClearVariableMonitoring", monitoring201_clear, NULL},
    {"SetMonitoringBase", monitoring201_base, monitoring201_base_then},
    {"SetMonitoringLevel", monitoring201_level, monitoring201_level_then},
    {"GetMonitoringReport", monitoring201_report, monitoring201_report_then},
    {"GetLog", log201_get, NULL},
    {"CustomerInformation", customer201_ask, customer201_then},
    {0},
};
