#include "refstack/csms/batch.h"

#include <string.h>

#include "base/json_number.h"
#include "base/mem.h"
#include "refstack/csms/dialect.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/station.h"

#define FRAME_ROOM 40 /* [2,"csms-9223372036854775807","",{}] */

static int64_t bytes_of(const cJSON *json)
{
    char *text = json_print(json);
    int64_t n = (int64_t)strlen(text);

    cJSON_free(text);
    return n;
}

/* All of @p args but @p cut_list, which is empty. */
static cJSON *frame_of(const char *cut_list, const cJSON *args)
{
    cJSON *part = cJSON_CreateObject();
    const cJSON *field;

    cJSON_ArrayForEach (field, args) {
        cJSON_AddItemToObject(part, field->string,
                              !strcmp(field->string, cut_list) ? cJSON_CreateArray()
                                                               : cJSON_Duplicate(field, 1));
    }
    return part;
}

static cJSON *cut(const char *action, const cJSON *args, const struct csms_limits *most)
{
    cJSON *parts = cJSON_CreateArray(), *list = NULL;
    int64_t items = 0, bytes = 0;
    const cJSON *item;

    cJSON_ArrayForEach (item, cJSON_GetObjectItemCaseSensitive(args, most->list)) {
        int64_t more = most->bytes > 0 ? bytes_of(item) + 1 : 0;

        if (!list || (most->items > 0 && items >= most->items) ||
            (most->bytes > 0 && bytes + more > most->bytes)) {
            cJSON *part = frame_of(most->list, args);

            cJSON_AddItemToArray(parts, part);
            list = cJSON_GetObjectItemCaseSensitive(part, most->list);
            items = 0;
            bytes = FRAME_ROOM + (int64_t)strlen(action) + (more ? bytes_of(part) : 0);
        }
        cJSON_AddItemToArray(list, cJSON_Duplicate(item, 1));
        items++;
        bytes += more;
    }
    return parts;
}

static void put_number(cJSON *object, const char *name, int64_t n)
{
    cJSON_ReplaceItemInObjectCaseSensitive(object, name, cJSON_CreateNumber((double)n));
}

static void number_list(const cJSON *parts, const char *name, cJSON *args)
{
    int64_t version = csms_number(args, name);
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
static char *too_long(const struct csms_limits *most, const cJSON *args)
{
    int n = cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(args, most->list));
    const char *type = csms_text(args, "updateType");

    if (most->room <= 0 || n <= most->room || !type || strcmp(type, "Full") != 0)
        return NULL;
    return mem_printf("the local list of the station holds %lld entries, not %d",
                      (long long)most->room, n);
}

cJSON *csms_batches(struct csms_station *st, const char *action, cJSON *args, char **why)
{
    struct csms_limits most = st->dialect->limits(st, action);
    cJSON *parts = most.list ? cut(action, args, &most) : cJSON_CreateArray();
    bool local_list = most.version && cJSON_GetArraySize(parts) > 1;

    *why = local_list ? too_long(&most, args) : NULL;
    if (*why) {
        cJSON_Delete(parts);
        return NULL;
    }
    if (local_list)
        number_list(parts, most.version, args);
    if (cJSON_GetArraySize(parts) == 0)
        cJSON_AddItemToArray(parts, cJSON_Duplicate(args, 1));
    return parts;
}

bool csms_batch_join(cJSON *all, const cJSON *answer)
{
    const char *status = csms_text(answer, "status");
    const cJSON *field, *item;

    cJSON_ArrayForEach (field, answer) {
        cJSON *list = cJSON_GetObjectItemCaseSensitive(all, field->string);

        if (cJSON_IsArray(list)) {
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
