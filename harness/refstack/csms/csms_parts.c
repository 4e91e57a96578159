#include "refstack/csms/csms_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/csms_inside.h"

#define FRAME_ROOM 40 /* [2,"csms-9223372036854775807","",{}] */

/* A list that is cut, and where the station says what it takes: a configuration key of 1.6, the
 * component and the instance of ItemsPerMessage and BytesPerMessage in 2.0.1. */
struct row {
    const char *action, *list;
    const char *key;
    const char *component, *instance;
};

static const struct row rows[] = {
    {"GetVariables", "getVariableData", NULL, "DeviceDataCtrlr", "GetVariables"},
    {"SetVariables", "setVariableData", NULL, "DeviceDataCtrlr", "SetVariables"},
    {"SetVariableMonitoring", "setMonitoringData", NULL, "MonitoringCtrlr",
     "SetVariableMonitoring"},
    {"ClearVariableMonitoring", "id", NULL, "MonitoringCtrlr", "ClearVariableMonitoring"},
    {"GetConfiguration", "key", "GetConfigurationMaxKeys", NULL, NULL},
    {"SendLocalList", "localAuthorizationList", "SendLocalListMaxLength", "LocalAuthListCtrlr", ""},
};

static const struct row *row_of(const char *action)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (!strcmp(rows[i].action, action))
            return &rows[i];
    return NULL;
}

/* ---- what the station said ---- */

static int64_t configured(const struct csms_station *st, const char *key)
{
    return db_number(st->rs->db, 0,
                     "SELECT CAST(state AS INT) FROM record WHERE station = ? AND "
                     "kind = 'configuration' AND key = ?",
                     "tt", st->id, key);
}

/* As it was asked for last, else as it was reported. */
static int64_t variable(const struct csms_station *st, const struct row *r, const char *name)
{
    char *key = mem_printf("%s////%s/%s", r->component, name, r->instance);
    int64_t n = db_number(st->rs->db, 0,
                          "SELECT CAST(state AS INT) FROM record WHERE station = ?1 AND "
                          "((kind = 'value' AND key IN (?2 || '/', ?2 || '/Actual')) OR "
                          "(kind = 'variable' AND key = ?2)) ORDER BY at_ms DESC, kind LIMIT 1",
                          "tt", st->id, key);

    free(key);
    return n;
}

/* How much it takes; 0: as much as you like. */
struct limits {
    int64_t items, bytes;
};

static struct limits limits_of(const struct csms_station *st, const struct row *r)
{
    struct limits most = {0, 0};

    if (st->dialect == &csms_dialect16) {
        most.items = r->key ? configured(st, r->key) : 0;
    } else if (r->component) {
        most.items = variable(st, r, "ItemsPerMessage");
        most.bytes = variable(st, r, "BytesPerMessage");
    }
    return most;
}

/* Entries that its local list holds; 0: not known. */
static int64_t room_for_list(const struct csms_station *st)
{
    if (st->dialect == &csms_dialect16)
        return configured(st, "LocalAuthListMaxLength");
    return db_number(st->rs->db, 0,
                     "SELECT CAST(json_extract(body, '$.variableCharacteristics.maxLimit') AS INT) "
                     "FROM record WHERE station = ? AND kind = 'variable' AND "
                     "key = 'LocalAuthListCtrlr////Entries/'",
                     "t", st->id);
}

/* ---- cutting ---- */

static int64_t bytes_of(const cJSON *json)
{
    char *text = cJSON_PrintUnformatted(json);
    int64_t n = (int64_t)strlen(text);

    cJSON_free(text);
    return n;
}

/* All of @p args but the list, which is empty. */
static cJSON *frame_of(const struct row *r, const cJSON *args)
{
    cJSON *part = cJSON_CreateObject();
    const cJSON *field;

    cJSON_ArrayForEach (field, args) {
        cJSON_AddItemToObject(part, field->string,
                              !strcmp(field->string, r->list) ? cJSON_CreateArray()
                                                              : cJSON_Duplicate(field, 1));
    }
    return part;
}

static cJSON *cut(const struct row *r, const cJSON *args, const struct limits *most)
{
    cJSON *parts = cJSON_CreateArray(), *list = NULL;
    int64_t items = 0, bytes = 0;
    const cJSON *item;

    cJSON_ArrayForEach (item, cJSON_GetObjectItemCaseSensitive(args, r->list)) {
        int64_t more = most->bytes > 0 ? bytes_of(item) + 1 : 0;

        if (!list || (most->items > 0 && items >= most->items) ||
            (most->bytes > 0 && bytes + more > most->bytes)) {
            cJSON *part = frame_of(r, args);

            cJSON_AddItemToArray(parts, part);
            list = cJSON_GetObjectItemCaseSensitive(part, r->list);
            items = 0;
            bytes = FRAME_ROOM + (int64_t)strlen(r->action) + (more ? bytes_of(part) : 0);
        }
        cJSON_AddItemToArray(list, cJSON_Duplicate(item, 1));
        items++;
        bytes += more;
    }
    return parts;
}

/* ---- a local list ---- */

static void put_number(cJSON *object, const char *name, int64_t n)
{
    cJSON_ReplaceItemInObjectCaseSensitive(object, name, cJSON_CreateNumber((double)n));
}

static void number_list(const cJSON *parts, cJSON *args)
{
    const char *name =
        cJSON_GetObjectItemCaseSensitive(args, "listVersion") ? "listVersion" : "versionNumber";
    int64_t version = csms_int(args, name, 0);
    int n = 0;
    cJSON *part;

    cJSON_ArrayForEach (part, parts) {
        if (n > 0)
            cJSON_ReplaceItemInObjectCaseSensitive(part, "updateType",
                                                   cJSON_CreateString("Differential"));
        put_number(part, name, version + n++);
    }
    put_number(args, name, version + n - 1);
}

/* In one message the station itself refuses it; in parts it would be left with some of them. */
static char *too_long(const struct csms_station *st, const cJSON *args)
{
    int64_t room = room_for_list(st);
    int n = cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(args, "localAuthorizationList"));
    const char *type = csms_text(args, "updateType");

    if (room <= 0 || n <= room || !type || strcmp(type, "Full") != 0)
        return NULL;
    return mem_printf("the local list of the station holds %lld entries, not %d", (long long)room,
                      n);
}

cJSON *csms_parts(struct csms_station *st, const char *action, cJSON *args, char **why)
{
    const struct row *r = row_of(action);
    bool local_list = !strcmp(action, "SendLocalList");
    struct limits most;
    cJSON *parts;

    most = r ? limits_of(st, r) : (struct limits){0, 0};
    parts = most.items > 0 || most.bytes > 0 ? cut(r, args, &most) : cJSON_CreateArray();
    *why = cJSON_GetArraySize(parts) > 1 && local_list ? too_long(st, args) : NULL;
    if (*why) {
        cJSON_Delete(parts);
        return NULL;
    }
    if (cJSON_GetArraySize(parts) > 1 && local_list)
        number_list(parts, args);
    if (cJSON_GetArraySize(parts) == 0)
        cJSON_AddItemToArray(parts, cJSON_Duplicate(args, 1));
    return parts;
}

bool csms_parts_join(cJSON *all, const cJSON *answer)
{
    const char *status = csms_text(answer, "status");
    const cJSON *field, *item;

    cJSON_ArrayForEach (field, answer) {
        cJSON *list = cJSON_GetObjectItemCaseSensitive(all, field->string);

        if (cJSON_IsArray(list) && cJSON_IsArray(field)) {
            cJSON_ArrayForEach (item, field) {
                cJSON_AddItemToArray(list, cJSON_Duplicate(item, 1));
            }
            continue;
        }
        cJSON_DeleteItemFromObjectCaseSensitive(all, field->string);
        cJSON_AddItemToObject(all, field->string, cJSON_Duplicate(field, 1));
    }
    return !status || !strcmp(status, "Accepted");
}
