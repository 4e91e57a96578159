#include "verbs/named.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "script/script.h"
#include "stage/stage.h"
#include "station/station.h"
#include "verbs/claim.h"
#include "verbs/telling.h"

enum { NAMES_TOLD = 1000 }; /* among which the one that is meant is looked for */

/* Raises where @p id is none of the scenario's; of one that is like none of them only where @p
 * strictly. */
static void check_station(lua_State *L, const char *verb, const char *id, bool strictly)
{
    const struct world *w = script_stage(L)->world;
    const struct station *s = NULL;
    const char *ids[NAMES_TOLD + 1] = {0};
    size_t n = 0;

    if (world_station(w, id))
        return;
    while (n < NAMES_TOLD && (s = world_next_station(w, s)))
        ids[n++] = station_id(s);
    if (strictly || script_nearest(id, ids))
        script_raise(L, "%s: there is no station \"%.60s\"%s", verb, id, script_hint(L, id, ids));
}

void named_station(lua_State *L, const char *verb, const char *id, int64_t connector)
{
    const struct station *s = world_station(script_stage(L)->world, id);

    check_station(L, verb, id, true);
    if (connector < 0 || connector > station_profile(s)->connectors)
        script_raise(L, "%s: %s has connectors 1 to %d, not %lld", verb, id,
                     station_profile(s)->connectors, (long long)connector);
}

void named_station_heard(lua_State *L, const char *verb, const char *id)
{
    check_station(L, verb, id, false);
}

void named_topic(lua_State *L, const char *what, const char *topic)
{
    static const char *const topics[] = {
        "eta",    "reason",   "progress",    "resolution", "received", "advice", "alternative",
        "return", "question", "explanation", "call_back",  "promise",  "price",  NULL};
    const char *nearest = script_nearest(topic, topics);

    if (nearest && strcmp(nearest, topic) != 0)
        script_raise(L, "%s: there is no topic \"%.40s\"%s", what, topic,
                     script_hint(L, topic, topics));
}

/* --- accounts -------------------------------------------------------------------------------- */

/* Where a thing stands in the file is kept by a word for it. */
static void note_place(lua_State *L, const char *what, const char *name)
{
    char *key = mem_printf("%s %s", what, name), place[256];

    script_place(L, place, sizeof(place));
    setting_place(script_stage(L)->setting, key, place);
    free(key);
}

static const char *place_of(const struct stage *st, const char *what, const char *name)
{
    char *key = mem_printf("%s %s", what, name);
    const char *place = setting_place_of(st->setting, key);

    free(key);
    return place;
}

void named_account(lua_State *L, const char *name)
{
    if (telling_is_late(L))
        return;
    setting_name(script_stage(L)->setting, "stated account", name);
    note_place(L, "account", name);
}

void named_driver(lua_State *L, const char *name, const char *account)
{
    claim_name(L, "driver", name);
    note_place(L, "payer", account ? account : name);
}

char *named_objection(const struct stage *st)
{
    const char *const *stated = setting_names(st->setting, "stated account");

    for (; *stated; stated++) {
        if (*place_of(st, "payer", *stated) ||
            setting_find(st->setting, SETTING_tokens, "account", *stated))
            continue;
        return mem_printf("%s: account \"%.60s\": nobody has it; expected the name of a driver, or "
                          "account = \"%.60s\" of a driver or a token",
                          place_of(st, "account", *stated), *stated, *stated);
    }
    return NULL;
}
