#include "refstack/csms201/csms201_variables.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "refstack/csms/boot.h"
#include "refstack/csms/command.h"
#include "refstack/csms/password.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/record.h"
#include "refstack/stack/api.h"

/* Its variables are asked for where they can have changed: another firmware than at the last full
 * report. */
static void ask_inventory(struct csms_station *st)
{
    struct refstack *rs = st->rs;
    cJSON *args;

    if (db_count(rs->db,
                 "SELECT COUNT(*) FROM record AS r JOIN station AS s ON s.id = r.station "
                 "WHERE s.id = ? AND r.kind = 'inventory' AND r.state IS NULLIF(s.firmware, '')",
                 db_t(st->id)) > 0)
        return;
    args = cJSON_CreateObject();
    api_put_int(args, "requestId",
                db_number(rs->db, 0, "SELECT MAX(id) FROM command", DB_NONE) + 1);
    api_put_text(args, "reportBase", "FullInventory");
    csms_command(rs, st->id, "GetBaseReport", args);
    cJSON_Delete(args);
}

/* "Component.Variable" or "Component[instance].Variable" as SetVariableDataType. */
static cJSON *variable_of(const char *name, const char *value)
{
    const char *dot = strrchr(name, '.');
    size_t bare = strcspn(name, "[.");
    cJSON *data = cJSON_CreateObject(), *component = cJSON_AddObjectToObject(data, "component");
    char word[100];

    sqlite3_snprintf(sizeof(word), word, "%.*s", (int)bare, name);
    api_put_text(component, "name", word);
    if (name[bare] == '[') {
        sqlite3_snprintf(sizeof(word), word, "%.*s", (int)strcspn(name + bare + 1, "]"),
                         name + bare + 1);
        api_put_text(component, "instance", word);
    }
    api_put_text(cJSON_AddObjectToObject(data, "variable"), "name", dot ? dot + 1 : name);
    api_put_text(data, "attributeValue", value);
    return data;
}

/* What it was provisioned to be set to. */
static void set_config(struct csms_station *st)
{
    cJSON *config = csms_config(st), *args = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(args, "setVariableData");
    const cJSON *item;

    cJSON_ArrayForEach (item, config) {
        if (cJSON_IsString(item))
            cJSON_AddItemToArray(list, variable_of(item->string, item->valuestring));
    }
    if (list->child)
        csms_command(st->rs, st->id, "SetVariables", args);
    cJSON_Delete(args);
    cJSON_Delete(config);
}

void csms201_after_boot(struct csms_station *st)
{
    ask_inventory(st);
    set_config(st);
}

/* The results say of each in its place whether it was set. */
void csms201_keep_variables(const struct csms_deal *d)
{
    const cJSON *data = csms_record_at(d->both, "args.setVariableData");
    const cJSON *result;
    int n = 0;

    cJSON_ArrayForEach (result, csms_record_at(d->both, "answer.setVariableResult")) {
        const cJSON *item = cJSON_GetArrayItem(data, n++);
        const char *status = csms_text(result, "attributeStatus");
        char *key;

        if (!item || (strcmp(status, "Accepted") != 0 && strcmp(status, "RebootRequired") != 0))
            continue;
        key = csms_record_text(item, CSMS201_VARIABLE " attributeType");
        csms_record_put(
            d->st->rs,
            &(struct csms_record){d->st->id, "value", key, csms_text(item, "attributeValue")},
            item);
        free(key);
    }
}

/* The lists that are cut, and the component and instance of ItemsPerMessage and BytesPerMessage
 * that say how. (2.0.1 part 2, B05.FR.11, B06.FR.05, D01.FR.11, N04) */
static const struct row {
    const char *action, *list, *component, *instance;
    const char *version; /* of a local list */
} rows[] = {
    {"GetVariables", "getVariableData", "DeviceDataCtrlr", "GetVariables", NULL},
    {"SetVariables", "setVariableData", "DeviceDataCtrlr", "SetVariables", NULL},
    {"SetVariableMonitoring", "setMonitoringData", "MonitoringCtrlr", "SetVariableMonitoring",
     NULL},
    {"ClearVariableMonitoring", "id", "MonitoringCtrlr", "ClearVariableMonitoring", NULL},
    {"SendLocalList", "localAuthorizationList", "LocalAuthListCtrlr", "", "versionNumber"},
    {NULL, NULL, NULL, NULL, NULL},
};

/* As it was asked for last, else as it was reported. */
static int64_t variable(const struct csms_station *st, const struct row *r, const char *name)
{
    char *key = mem_printf("%s////%s/%s", r->component, name, r->instance);
    int64_t n = db_number(st->rs->db, 0,
                          "SELECT CAST(state AS INT) FROM record WHERE station = ?1 AND "
                          "((kind = 'value' AND key IN (?2 || '/', ?2 || '/Actual')) OR "
                          "(kind = 'variable' AND key = ?2)) ORDER BY at_ms DESC, kind LIMIT 1",
                          db_t(st->id), db_t(key));

    free(key);
    return n;
}

/* Entries that its local list holds; 0: not known. */
static int64_t room_for_list(const struct csms_station *st)
{
    return db_number(st->rs->db, 0,
                     "SELECT CAST(json_extract(body, '$.variableCharacteristics.maxLimit') AS INT) "
                     "FROM record WHERE station = ? AND kind = 'variable' AND "
                     "key = 'LocalAuthListCtrlr////Entries/'",
                     db_t(st->id));
}

struct csms_limits csms201_limits(const struct csms_station *st, const char *action)
{
    for (const struct row *r = rows; r->action; r++)
        if (!strcmp(r->action, action))
            return (struct csms_limits){.list = r->list,
                                        .items = variable(st, r, "ItemsPerMessage"),
                                        .bytes = variable(st, r, "BytesPerMessage"),
                                        .version = r->version,
                                        .room = room_for_list(st)};
    return (struct csms_limits){.list = NULL};
}

/* ---- the password: A01 ---- */

static bool is(const char *text, const char *wanted)
{
    return text && !strcasecmp(text, wanted);
}

/* The item of setVariableData or setVariableResult that is about it; NULL. */
static const cJSON *about_password(const cJSON *list)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, list) {
        if (is(csms_text(cJSON_GetObjectItemCaseSensitive(item, "component"), "name"),
               "SecurityCtrlr") &&
            is(csms_text(cJSON_GetObjectItemCaseSensitive(item, "variable"), "name"),
               "BasicAuthPassword"))
            return item;
    }
    return NULL;
}

char *csms201_password_in(struct refstack *rs, const char *action, const cJSON *args)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(args, "setVariableData");
    const char *text;

    if (strcmp(action, "SetVariables") != 0)
        return NULL;
    text = csms_text(about_password(list), "attributeValue");
    return text ? csms_password_seal(rs, text, strlen(text)) : NULL;
}

const char *csms201_password_status(const cJSON *answer)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(answer, "setVariableResult");

    return csms_text(about_password(list), "attributeStatus");
}
