#include "refstack/csms/record_told.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/station_call.h"

static char *next_number(struct csms_turn *turn, const char *kind)
{
    int64_t count =
        db_count(turn->rs->db, "SELECT COUNT(*) FROM record WHERE station = ? AND kind = ?",
                 db_t(turn->station->id), db_t(kind));

    return mem_printf("%06lld", (long long)count + 1);
}

static void keep_one(struct csms_turn *turn, const struct csms_told *t, const cJSON *body)
{
    char *key = strcmp(t->key, "#") ? csms_record_text(body, t->key) : next_number(turn, t->kind);
    char *state = csms_record_text(body, t->state);
    struct csms_record r = {turn->station->id, t->kind, key, state};

    csms_record_keep(turn->rs, t->how, &r, body);
    free(key);
    free(state);
}

/* Each item of a list in @p item, together with the fields round it. */
static void keep_inner(struct csms_turn *turn, const struct csms_told *t, const cJSON *item)
{
    const cJSON *inner, *field;

    cJSON_ArrayForEach (inner, cJSON_GetObjectItemCaseSensitive(item, t->inner)) {
        cJSON *body = cJSON_Duplicate(item, 1);

        cJSON_DeleteItemFromObjectCaseSensitive(body, t->inner);
        cJSON_ArrayForEach (field, inner) {
            cJSON_AddItemToObject(body, field->string, cJSON_Duplicate(field, 1));
        }
        keep_one(turn, t, body);
        cJSON_Delete(body);
    }
}

static void keep(struct csms_turn *turn, const struct csms_told *t, const cJSON *in)
{
    const cJSON *item;

    if (!t->list) {
        keep_one(turn, t, in);
        return;
    }
    cJSON_ArrayForEach (item, cJSON_GetObjectItemCaseSensitive(in, t->list)) {
        if (t->inner)
            keep_inner(turn, t, item);
        else
            keep_one(turn, t, item);
    }
}

void csms_noted(struct csms_turn *turn)
{
    cJSON *shown = csms_shown(turn->in);

    assert(turn->call->told[0].kind); /* else nothing of it would be kept */
    for (const struct csms_told *t = turn->call->told; t < turn->call->told + CSMS_TOLD; t++)
        if (t->kind)
            keep(turn, t, shown);
    cJSON_Delete(shown);
}
