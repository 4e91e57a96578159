#include "refstack/csms/scripted_answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/station_call.h"

void csms_scripted_done(struct csms_scripted_answer *script)
{
    if (!script)
        return;
    cJSON_Delete(script->patch);
    free(script->action);
    free(script->error);
    free(script->description);
    free(script);
}

void csms_scripted_add(struct csms_station *st, const struct csms_scripted_answer *script)
{
    struct csms_scripted_answer *fresh = mem_new(sizeof(*fresh));
    struct csms_scripted_answer **at = &st->scripts;

    *fresh = *script;
    fresh->next = NULL;
    while (*at)
        at = &(*at)->next;
    *at = fresh;
}

void csms_scripted_free(struct csms_station *st)
{
    while (st->scripts) {
        struct csms_scripted_answer *script = st->scripts;

        st->scripts = script->next;
        csms_scripted_done(script);
    }
}

static struct csms_scripted_answer *copy_of(const struct csms_scripted_answer *script)
{
    struct csms_scripted_answer *copy = mem_new(sizeof(*copy));

    *copy = *script;
    copy->action = mem_text(script->action);
    copy->patch = cJSON_Duplicate(script->patch, 1);
    copy->error = mem_text(script->error);
    copy->description = mem_text(script->description);
    return copy;
}

struct csms_scripted_answer *csms_scripted_take(struct csms_station *st, const char *action)
{
    struct csms_scripted_answer **at = &st->scripts, *script;

    while (*at && strcmp((*at)->action, action) != 0)
        at = &(*at)->next;
    script = *at;
    if (!script)
        return NULL;
    if (script->times == 0 || --script->times > 0)
        return copy_of(script);
    *at = script->next;
    return script;
}

const char *csms_scripted_word(const struct csms_turn *turn, const char *object, const char *name)
{
    const cJSON *from = turn->script ? turn->script->patch : NULL;

    if (object)
        from = cJSON_GetObjectItemCaseSensitive(from, object);
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(from, name));
}

/* As RFC 7396 merges; the depth of a patch is bounded by the API's JSON. NOLINTNEXTLINE */
void csms_scripted_patch(cJSON *payload, const cJSON *patch)
{
    const cJSON *field;

    cJSON_ArrayForEach (field, patch) {
        cJSON *old = cJSON_GetObjectItemCaseSensitive(payload, field->string);

        if (cJSON_IsObject(field) && cJSON_IsObject(old)) {
            csms_scripted_patch(old, field);
            continue;
        }
        cJSON_DeleteItemFromObjectCaseSensitive(payload, field->string);
        if (!cJSON_IsNull(field))
            cJSON_AddItemToObject(payload, field->string, cJSON_Duplicate(field, 1));
    }
}
