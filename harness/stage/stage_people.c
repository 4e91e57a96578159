#include "stage/stage_people.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static cJSON *find(cJSON *list, const char *key, const char *value)
{
    cJSON *item;

    cJSON_ArrayForEach (item, list) {
        const cJSON *have = cJSON_GetObjectItemCaseSensitive(item, key);
        if (cJSON_IsString(have) && strcmp(have->valuestring, value) == 0)
            return item;
    }
    return NULL;
}

/* cJSON frees the name of what it puts in before it copies the name that it is given. */
static void replace(cJSON *into, cJSON *field)
{
    char *name = mem_text(field->string);

    cJSON_ReplaceItemInObjectCaseSensitive(into, name, field);
    free(name);
}

/* Fields of @p from that @p into lacks; when @p all, also those it has. Consumes @p from. */
static void merge(cJSON *into, cJSON *from, bool all)
{
    cJSON *field;

    while ((field = cJSON_DetachItemFromArray(from, 0))) {
        const cJSON *have = cJSON_GetObjectItemCaseSensitive(into, field->string);
        if (!have)
            cJSON_AddItemToObject(into, field->string, field);
        else if (all)
            replace(into, field);
        else
            cJSON_Delete(field);
    }
    cJSON_Delete(from);
}

static void upsert(cJSON *list, const char *key, cJSON *row, bool stated)
{
    const char *value = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(row, key));
    cJSON *old = find(list, key, value);

    if (old)
        merge(old, row, stated);
    else
        cJSON_AddItemToArray(list, row);
}

void stage_account(struct stage *st, cJSON *row, bool stated)
{
    upsert(st->accounts, "account", row, stated);
}

void stage_token(struct stage *st, cJSON *row, bool stated)
{
    upsert(st->tokens, "token", row, stated);
}
