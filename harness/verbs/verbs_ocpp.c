/* verbs_ocpp.c - what stands behind the table ocpp of prelude/payload.lua: sound payloads and
 * flawed ones, made from the message tables.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/mem.h"
#include "ocpp/readings.h"
#include "ocpp/sample_payload.h"
#include "stage/stage.h"
#include "station/station.h"
#include "verbs/verbs.h"

static const struct ocpp_version *version_at(lua_State *L, int index)
{
    const char *name = luaL_checkstring(L, index);
    const struct ocpp_version *v = ocpp_version(name);

    if (!v)
        script_raise(L, "\"%.20s\" is not a known version of OCPP (1.6 or 2.0.1)", name);
    return v;
}

static const struct ocpp_message *message_at(lua_State *L, const struct ocpp_version *v, int index)
{
    const char *action = luaL_checkstring(L, index), **names, *hint;
    const struct ocpp_message *m = ocpp_message(v, action);
    size_t n = 0;

    if (m)
        return m;
    for (m = v->messages; m->action; m++)
        n++;
    names = mem_new((n + 1) * sizeof(*names));
    for (size_t i = 0; i < n; i++)
        names[i] = v->messages[i].action;
    hint = script_hint(L, action, names);
    free(names);
    script_raise(L, "OCPP %s has no message \"%.40s\"%s", v->name, action, hint);
}

/* _known_station(post): raises for anything but a station. */
static int verb_known_station(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushnil(L);
    lua_insert(L, 1); /* it stands behind the verb */
    script_object(L, 2, "station");
    return 0;
}

/* The stream of one message: another message more shifts nobody else's. */
static void stream(lua_State *L, struct rng *rng, const char *action)
{
    char name[96];

    snprintf(name, sizeof(name), "payload of %.60s", action);
    rng_init(rng, script_stage(L)->options->seed, name);
}

/* _sample_payload(version, action, is_response): a valid payload with what is required. */
static int verb_sample_payload(lua_State *L)
{
    const struct ocpp_version *v = version_at(L, 1);
    const struct ocpp_message *m = message_at(L, v, 2);
    struct rng rng;
    cJSON *payload;

    stream(L, &rng, m->action);
    payload = sample_payload_new(v, m, lua_toboolean(L, 3), SAMPLE_required, &rng);
    if (!payload)
        script_raise(L, "nothing answers %s", m->action);
    script_push_json(L, payload);
    cJSON_Delete(payload);
    return 1;
}

static enum defect flaw_at(lua_State *L, int index)
{
    const char *names[DEFECT_COUNT + 1] = {0}, *word = luaL_checkstring(L, index);

    for (int f = 0; f < DEFECT_COUNT; f++) {
        names[f] = defect_name((enum defect)f);
        if (strcmp(names[f], word) == 0)
            return (enum defect)f;
    }
    script_raise(L, "\"%.40s\" is not a flaw of a payload%s", word, script_hint(L, word, names));
}

/* _flawed(version, action, flaw): the JSON text of a payload that is wrong in one place, and the
 * code that answers it; nothing when the message has no place for the flaw. */
static int verb_flawed(lua_State *L)
{
    const struct ocpp_version *v = version_at(L, 1);
    const struct ocpp_message *m = message_at(L, v, 2);
    enum defect flaw = flaw_at(L, 3);
    struct rng rng;
    cJSON *payload;
    char *text;

    stream(L, &rng, m->action);
    payload = sample_payload_flawed(v, m, false, flaw, &rng);
    if (!payload)
        return 0;
    text = json_print(payload);
    lua_pushstring(L, text);
    lua_pushstring(L, ocpp_code_text(v, defect_code(flaw)));
    cJSON_free(text);
    cJSON_Delete(payload);
    return 2;
}

/* _actions(version, "station" or "csms"): what that side may send. */
static int verb_actions(lua_State *L)
{
    static const char *const sides[] = {"station", "csms", NULL};
    const struct ocpp_version *v = version_at(L, 1);
    enum ocpp_direction not_these =
        luaL_checkoption(L, 2, "station", sides) == 0 ? OCPP_TO_STATION : OCPP_FROM_STATION;
    lua_Integer n = 0;

    lua_newtable(L);
    for (const struct ocpp_message *m = v->messages; m->action; m++) {
        if (m->direction == not_these)
            continue;
        lua_pushstring(L, m->action);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

static int verb_flaws(lua_State *L)
{
    lua_newtable(L);
    for (int f = 0; f < DEFECT_COUNT; f++) {
        lua_pushstring(L, defect_name((enum defect)f));
        lua_rawseti(L, -2, f + 1);
    }
    return 1;
}

/* _refusals(version): the error codes that say that a payload is wrong, also in lenient readings.
 */
static int verb_refusals(lua_State *L)
{
    const struct ocpp_version *v = version_at(L, 1);
    const char *word;

    lua_newtable(L);
    for (int n = 0; (word = reading_refusal(v, (size_t)n)) != NULL; n++) {
        lua_pushstring(L, word);
        lua_rawseti(L, -2, n + 1);
    }
    return 1;
}

/*** station:version()
 * @return string version of OCPP that it speaks: "1.6" or "2.0.1"
 */
static int station_version(lua_State *L)
{
    const struct station *s = script_object(L, 1, "station");

    lua_pushstring(L, station_profile(s)->ocpp);
    return 1;
}

const struct script_verb verbs_ocpp[] = {
    {NULL, "_sample_payload", verb_sample_payload},
    {NULL, "_flawed", verb_flawed},
    {NULL, "_actions", verb_actions},
    {NULL, "_flaws", verb_flaws},
    {NULL, "_refusals", verb_refusals},
    {"station", "version", station_version},
    {NULL, "_known_station", verb_known_station},
    {NULL, NULL, NULL},
};
