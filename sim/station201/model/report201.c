#include "station201/model/report201.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "log/evlog.h"
#include "station/station_state.h"
#include "station201/inside/fields201.h"
#include "station201/model/message_size.h"
#include "station201/model/report_parts.h"

/* --- what one variable is in a report --- */

static cJSON *attribute_of(const struct station *s, struct variable_at at)
{
    static const char *const words[] = {[ACCESS_RO] = "ReadOnly",
                                        [ACCESS_WO] = "WriteOnly",
                                        [ACCESS_RW] = "ReadWrite",
                                        [ACCESS_FIXED] = "ReadOnly"};
    enum variable_access access = variable_access(s, at.v);
    cJSON *attribute = json_object(jtext("type", "Actual"), jtext("mutability", words[access]),
                                   jflag("persistent", access != ACCESS_RO),
                                   jflag("constant", access == ACCESS_FIXED));

    if (access != ACCESS_WO) {
        char *value = variable_value(s, at);
        cJSON_AddStringToObject(attribute, "value", value);
        free(value);
    }
    return attribute;
}

static cJSON *characteristics_of(const struct station *s, enum variable v)
{
    const struct variable_info *info = variable_info(v);
    int64_t max = variable_max(s, v);
    cJSON *all =
        json_object(jtext("unit", info->unit), jtext("dataType", data_type_name(info->type)),
                    jtext("valuesList", variable_values(s, v)));

    if (info->min != 0 || info->max != 0)
        cJSON_AddNumberToObject(all, "minLimit", (double)info->min);
    if (max != 0)
        cJSON_AddNumberToObject(all, "maxLimit", (double)max);
    cJSON_AddBoolToObject(all, "supportsMonitoring", true);
    return all;
}

static void add_entry(const struct station *s, cJSON *items, struct variable_at at)
{
    cJSON *entry = cJSON_CreateObject();

    device_model_name(entry, at);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(entry, "variableAttribute"), attribute_of(s, at));
    cJSON_AddItemToObject(entry, "variableCharacteristics", characteristics_of(s, at.v));
    cJSON_AddItemToArray(items, entry);
}

static void send_items(const struct incoming_call *call, cJSON *items)
{
    const struct report report = {
        .action = "NotifyReport",
        .field = "reportData",
        .request_id = json_small(call->args, "requestId", 0),
        .per_part = (int)variable_number(call->s, VARIABLE_ItemsPerMessageGetReport),
        .numbered = true,
        .dated = true,
    };

    report_send(call->s, &report, items);
}

/* --- B07: base reports --- */

static bool is_true(const struct station *s, struct variable_at at)
{
    char *value = variable_value(s, at);
    bool yes = strcmp(value, "true") == 0;

    free(value);
    return yes;
}

static bool in_full(const struct station *s, struct variable_at at)
{
    (void)s, (void)at;
    return true;
}

static bool in_configuration(const struct station *s, struct variable_at at)
{
    enum variable_access access = variable_access(s, at.v);

    return access == ACCESS_RW || access == ACCESS_WO;
}

/* What can be charged at, and what is wrong. */
static bool in_summary(const struct station *s, struct variable_at at)
{
    const char *name = variable_info(at.v)->name;

    return strcmp(name, "AvailabilityState") == 0 ||
           (strcmp(name, "Problem") == 0 && is_true(s, at));
}

static const struct {
    const char *base;
    bool (*has)(const struct station *s, struct variable_at at);
} bases[] = {
    {"FullInventory", in_full},
    {"ConfigurationInventory", in_configuration},
    {"SummaryInventory", in_summary},
};

static cJSON *base_report(const struct incoming_call *call)
{
    const char *bases_here = call->s->profile.report_bases;

    return incoming_call_status(profile_lists(bases_here, incoming_call_text(call, "reportBase"))
                                    ? "Accepted"
                                    : "NotSupported");
}

static void base_then(const struct incoming_call *call)
{
    struct variable_walk walk = {0};
    cJSON *items = cJSON_CreateArray();

    for (size_t i = 0; i < sizeof(bases) / sizeof(bases[0]); i++)
        while (strcmp(bases[i].base, incoming_call_text(call, "reportBase")) == 0 &&
               device_model_next(call->s, &walk))
            if (bases[i].has(call->s, walk.at))
                add_entry(call->s, items, walk.at);
    send_items(call, items);
}

/* --- B08: custom reports --- */

static bool same_component(struct variable_at a, struct variable_at b)
{
    return a.evse == b.evse && a.connector == b.connector &&
           strcmp(variable_info(a.v)->component, variable_info(b.v)->component) == 0;
}

/* The variable @p name of the component that @p at is of. */
static bool sibling(const struct station *s, struct variable_at at, const char *name,
                    struct variable_at *out)
{
    struct variable_walk walk = {0};

    while (device_model_next(s, &walk))
        if (same_component(walk.at, at) && strcmp(variable_info(walk.at.v)->name, name) == 0) {
            *out = walk.at;
            return true;
        }
    return false;
}

/* FR.07 .. FR.10: a component without the variable counts as true, but not for Problem. */
static bool meets(const struct station *s, struct variable_at at, const char *criterion)
{
    struct variable_at of;

    if (!sibling(s, at, criterion, &of))
        return strcmp(criterion, "Problem") != 0;
    return is_true(s, of);
}

static bool meets_any(const struct station *s, struct variable_at at, const cJSON *criteria)
{
    const cJSON *criterion;

    if (cJSON_GetArraySize(criteria) == 0)
        return true;
    cJSON_ArrayForEach (criterion, criteria) {
        if (meets(s, at, criterion->valuestring))
            return true;
    }
    return false;
}

static bool matches_evse(const cJSON *evse, struct variable_at at)
{
    int id = json_small(evse, "id", at.evse);
    int connector = json_small(evse, "connectorId", at.connector);

    return !evse || (id == at.evse && connector == at.connector);
}

static bool matches(const cJSON *asked, struct variable_at at)
{
    const struct variable_info *info = variable_info(at.v);
    const cJSON *component = json_item(asked, "component");
    const cJSON *variable = json_item(asked, "variable");
    const char *instance = json_text(variable, "instance");

    if (strcasecmp(info->component, json_text(component, "name")) != 0 ||
        json_text(component, "instance") || !matches_evse(json_item(component, "evse"), at))
        return false;
    if (!variable)
        return true;
    return strcasecmp(info->name, json_text(variable, "name")) == 0 &&
           (!instance || (info->instance && strcmp(info->instance, instance) == 0));
}

bool report201_matches(const cJSON *component_variables, struct variable_at at)
{
    const cJSON *asked;

    if (cJSON_GetArraySize(component_variables) == 0)
        return true;
    cJSON_ArrayForEach (asked, component_variables) {
        if (matches(asked, at))
            return true;
    }
    return false;
}

static cJSON *custom_items(const struct incoming_call *call)
{
    const cJSON *criteria = json_item(call->args, "componentCriteria");
    const cJSON *asked = json_item(call->args, "componentVariable");
    struct variable_walk walk = {0};
    cJSON *items = cJSON_CreateArray();

    while (device_model_next(call->s, &walk))
        if (report201_matches(asked, walk.at) && meets_any(call->s, walk.at, criteria))
            add_entry(call->s, items, walk.at);
    return items;
}

/* B08.FR.02 */
static bool supports_criteria(const struct incoming_call *call)
{
    const cJSON *criterion;

    cJSON_ArrayForEach (criterion, json_item(call->args, "componentCriteria")) {
        if (!profile_lists(call->s->profile.report_criteria, criterion->valuestring))
            return false;
    }
    return true;
}

static cJSON *custom_report(const struct incoming_call *call)
{
    cJSON *items;
    bool empty;

    if (message_size_refuses(call, json_item(call->args, "componentVariable"),
                             VARIABLE_ItemsPerMessageGetReport, VARIABLE_BytesPerMessageGetReport))
        return NULL;
    if (!supports_criteria(call))
        return incoming_call_status("NotSupported");
    items = custom_items(call);
    empty = cJSON_GetArraySize(items) == 0;
    cJSON_Delete(items);
    return incoming_call_status(empty ? "EmptyResultSet" : "Accepted");
}

static void custom_then(const struct incoming_call *call)
{
    send_items(call, custom_items(call));
}

const struct incoming_call_row report201_rows[] = {
    {"GetBaseReport", base_report, base_then}, /* B07 */
    {"GetReport", custom_report, custom_then}, /* B08 */
    {0},
};
