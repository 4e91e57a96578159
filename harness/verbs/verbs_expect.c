/* verbs_expect.c - what is expected of the run: expect.SCORER { FIELD = value }. What there is to
 * expect are the rows of expectation.def; expectation.h reads the values.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "script/script.h"
#include "stage/shared_module.h"
#include "stage/stage.h"
#include "verbs/claim.h"
#include "verbs/expectation.h"
#include "verbs/verbs.h"

#define FIELDS_MAX 40 /* of one scorer */

static bool is_of(const struct expectation *e, const char *scorer)
{
    return strcmp(e->scorer, scorer) == 0;
}

/* Raises when the scorer has no field of that name. */
static void check_field(lua_State *L, const char *scorer, const char *field)
{
    const char *names[FIELDS_MAX + 1] = {0};
    size_t n = 0;

    for (const struct expectation *e = expectation_rows(); e->scorer; e++) {
        if (!is_of(e, scorer))
            continue;
        if (strcmp(e->field, field) == 0)
            return;
        if (n < FIELDS_MAX)
            names[n++] = e->field;
    }
    script_raise(L, "expect.%s: unknown option '%.60s'%s", scorer, field,
                 script_hint(L, field, names));
}

static void check_fields(lua_State *L, const char *scorer)
{
    int fields = 0;

    lua_pushnil(L);
    for (; lua_next(L, 2); fields++) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING)
            check_field(L, scorer, lua_tostring(L, -1));
        else if (strcmp(scorer, "path") != 0 || !lua_isinteger(L, -1) || lua_tointeger(L, -1) != 1)
            script_raise(L, "expect.%s: expectations have names, as in { name = value }", scorer);
    }
    if (fields == 0)
        script_raise(L, "expect.%s { } expects nothing (chargerig list --expectations)", scorer);
}

/* Working days and holidays belong to the hours: { from_min, to_min, days, holidays }. */
static void join_hours(cJSON *sla)
{
    static const char *const parts[] = {"days", "holidays"};
    cJSON *hours = cJSON_GetObjectItemCaseSensitive(sla, "hours");

    for (int i = 0; i < 2; i++) {
        cJSON *part = cJSON_DetachItemFromObjectCaseSensitive(sla, parts[i]);
        if (!part)
            continue;
        if (!hours)
            hours = cJSON_AddObjectToObject(sla, "hours");
        cJSON_DeleteItemFromObjectCaseSensitive(hours, parts[i]);
        cJSON_AddItemToObject(hours, parts[i], part);
    }
}

/* In the order of the rows: that of a table differs from run to run. */
void expect_take(lua_State *L, const char *scorer, cJSON *into)
{
    check_fields(L, scorer);
    for (const struct expectation *e = expectation_rows(); e->scorer; e++) {
        if (!is_of(e, scorer))
            continue;
        lua_getfield(L, 2, e->field);
        if (lua_isnil(L, -1) && strcmp(e->field, "model") == 0) {
            lua_pop(L, 1);
            lua_rawgeti(L, 2, 1);
        }
        if (!lua_isnil(L, -1))
            expectation_take(L, lua_gettop(L), e, into);
        lua_pop(L, 1);
    }
    if (strcmp(scorer, "sla") == 0)
        join_hours(into);
}

/* expect.sla "gold": the table that sla/gold.lua beside the scenario returns takes the place of the
 * name, as `score --sla` takes one. */
static void take_sla_file(lua_State *L)
{
    static const struct shared_shelf shelf = {"expect.sla", "sla"};
    const char *name = lua_tostring(L, 2);

    if (!shared_module_is_name(name))
        script_raise(L,
                     "expect.sla '%.60s': expected a table { ... }, or the plain name of a file in "
                     "sla/ beside the scenario, without .lua",
                     name);
    shared_module_push(L, &shelf, name);
    lua_call(L, 0, 1);
    if (lua_type(L, -1) != LUA_TTABLE)
        script_raise(L, "expect.sla '%s': expected return { ... } from sla/%s.lua, got a %s", name,
                     name, luaL_typename(L, -1));
    lua_replace(L, 2);
}

/* What is stated twice: of two values one would not count. What a file of service levels says may
 * be said otherwise beside it, behind it. */
static void check_once(lua_State *L, const char *scorer, bool of_file)
{
    char key[64], place[256];

    script_place(L, place, sizeof(place));
    for (const struct expectation *e = expectation_rows(); e->scorer; e++) {
        const char *before;

        if (!is_of(e, scorer) || lua_getfield(L, 2, e->field) == LUA_TNIL) {
            lua_settop(L, 2);
            continue;
        }
        lua_settop(L, 2);
        snprintf(key, sizeof(key), "%s.%s", scorer, e->field);
        before = claim_take(L, "expect", key, of_file ? "" : place);
        if (before && *before)
            script_raise(L, "expect.%s: %s is stated already, at %s", scorer, e->field, before);
    }
}

static int verb_expect(lua_State *L)
{
    const char *scorer = luaL_checkstring(L, 1);
    struct setting *setting = script_stage(L)->setting;
    char place[256];
    bool of_file = strcmp(scorer, "sla") == 0 && lua_type(L, 2) == LUA_TSTRING;

    if (script_started(script_of(L)))
        script_raise(L, "expect.%s: what is expected stands beside the story, not in it", scorer);
    if (strcmp(scorer, "path") == 0 && lua_type(L, 2) == LUA_TSTRING) {
        lua_newtable(L);
        lua_insert(L, 2);
        lua_setfield(L, 2, "model");
    }
    if (of_file)
        take_sla_file(L);
    if (lua_type(L, 2) != LUA_TTABLE)
        script_raise(L, "expect.%s: expected a table { ... }, got a %s", scorer,
                     luaL_typename(L, 2));
    lua_settop(L, 2);
    check_once(L, scorer, of_file);
    expect_take(L, scorer, setting_expectation(setting, scorer));
    script_place(L, place, sizeof(place));
    setting_place(setting, scorer, place);
    return 0;
}

static int verb_expect_names(lua_State *L)
{
    const struct expectation *rows = expectation_rows();
    lua_Integer n = 0;

    lua_newtable(L);
    for (size_t i = 0; rows[i].scorer; i++) {
        if (i && is_of(&rows[i], rows[i - 1].scorer))
            continue;
        lua_pushstring(L, rows[i].scorer);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

const struct script_verb verbs_expect[] = {
    {NULL, "_expect", verb_expect},
    {NULL, "_expect_names", verb_expect_names},
    {NULL, NULL, NULL},
};
