/* Variables of the device model, read and set by the CSMS: B05, B06. */
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "log/evlog.h"
#include "parts/clock_aligned.h"
#include "station/sampling.h"
#include "station/station_state.h"
#include "station201/dialect201.h"
#include "station201/inside/fields201.h"
#include "station201/model/device_model.h"
#include "station201/model/message_size.h"
#include "station201/model/monitoring.h"
#include "station201/network201.h"
#include "station201/security201.h"

/* --- what may be set, and what follows --- */

static void configured(struct station *s)
{
    uplink_configured(s->uplink);
}

/* What more there is to a variable than its row says: a further check, what follows. */
static const struct extra {
    const char *(*problem)(const struct station *s, const char *value); /* a reasonCode */
    void (*then)(struct station *s);
    enum variable v;
    bool reboot;
} extras[] = {
    {NULL, configured, VARIABLE_HeartbeatInterval, false},
    {NULL, configured, VARIABLE_WebSocketPingInterval, false},
    {NULL, configured, VARIABLE_MessageAttempts, false},
    {NULL, configured, VARIABLE_MessageAttemptInterval, false},
    {NULL, clock_aligned_configured, VARIABLE_AlignedDataInterval, false},
    {NULL, sampling_changed, VARIABLE_AlignedDataTxEndedInterval, false},
    {NULL, sampling_changed, VARIABLE_SampledDataEnabled, false},
    {NULL, sampling_changed, VARIABLE_SampledDataTxEndedInterval, false},
    {NULL, sampling_changed, VARIABLE_SampledDataTxUpdatedInterval, false},
    {network201_problem, NULL, VARIABLE_NetworkConfigurationPriority, true}, /* B10 */
    {NULL, security201_organization_set, VARIABLE_OrganizationName, false},
    {network201_password_problem, network201_password_set, VARIABLE_BasicAuthPassword, false},
};

static const struct extra *extra_of(enum variable v)
{
    for (size_t i = 0; i < sizeof(extras) / sizeof(extras[0]); i++)
        if (extras[i].v == v)
            return &extras[i];
    return NULL;
}

/* Why @p value cannot be set, as a reasonCode; NULL: it can. */
static const char *obstacle(const struct station *s, struct variable_at at, const char *value)
{
    enum variable_access access = variable_access(s, at.v);
    const struct extra *extra = extra_of(at.v);

    if (access == ACCESS_RO || access == ACCESS_FIXED)
        return "ReadOnly";
    if (!variable_fits(s, at, value))
        return "InvalidValue";
    return extra && extra->problem ? extra->problem(s, value) : NULL;
}

/* SetVariables with all checks. @return a SetVariableStatusEnumType: Accepted, Rejected or
 * RebootRequired; @p reason gets a reasonCode of at most 20 characters or NULL */
static const char *change(struct station *s, struct variable_at at, const char *value,
                          const char **reason)
{
    const struct extra *extra = extra_of(at.v);
    const char *status;

    *reason = obstacle(s, at, value);
    if (*reason)
        return "Rejected";
    status = variable_store(s, at.v, value);
    if (strcmp(status, "Accepted") != 0 && strcmp(status, "RebootRequired") != 0) {
        *reason = "InvalidValue";
        return "Rejected";
    }
    if (extra && extra->then)
        extra->then(s);
    return extra && extra->reboot ? "RebootRequired" : status;
}

/* --- the CALLs --- */

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
    cJSON *result = json_object(jtext("attributeStatus", status),
                                jtext("attributeType", type ? type : "Actual"));

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

static cJSON *get_variables(const struct incoming_call *call)
{
    const cJSON *list = json_item(call->args, "getVariableData"), *asked;
    cJSON *answer, *results;

    if (message_size_refuses(call, list, VARIABLE_ItemsPerMessageGetVariables,
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
        status = change(s, at, json_text(asked, "attributeValue"), &reason);
    result = result_of(asked, status);
    json_reason(result, "attributeStatusInfo", reason);
    return result;
}

static cJSON *set_variables(const struct incoming_call *call)
{
    const cJSON *list = json_item(call->args, "setVariableData"), *asked;
    cJSON *answer, *results;

    if (message_size_refuses(call, list, VARIABLE_ItemsPerMessageSetVariables,
                             VARIABLE_BytesPerMessageSetVariables))
        return NULL;
    answer = cJSON_CreateObject();
    results = cJSON_AddArrayToObject(answer, "setVariableResult");
    cJSON_ArrayForEach (asked, list)
        cJSON_AddItemToArray(results, set_one(call->s, asked));
    return answer;
}

static void set_then(const struct incoming_call *call)
{
    monitoring_changed(call->s);
}

const struct incoming_call_row variables201_rows[] = {
    {"GetVariables", get_variables, NULL},     /* B06 */
    {"SetVariables", set_variables, set_then}, /* B05 */
    {0},
};
