/* expectation_steps.c - what a scenario expects of the steps of tickets: models of their way, lists
 * of steps, demands on their order. All steps are rows of ticket_event.def.
 */
#include <lauxlib.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "facts/process.h"
#include "script/script.h"
#include "verbs/expectation_value.h"

static const struct expectation_step steps[] = {
#define TICKET_EVENT(name, class, sentence, fields) {#name, #class, sentence},
#include "log/ticket_event.def"
#undef TICKET_EVENT
    {NULL, NULL, NULL},
};
#define STEPS (sizeof(steps) / sizeof(steps[0]) - 1)

const struct expectation_step *expectation_step_rows(void)
{
    return steps;
}

/* Raises unless @p name is a step, and one of the way to a solution where @p activity. */
static void check_step(lua_State *L, const struct expectation *e, const char *name, bool activity)
{
    const char *names[STEPS + 1] = {0};
    size_t n = 0;

    for (size_t i = 0; i < STEPS; i++) {
        if (activity && strcmp(steps[i].class, "activity") != 0)
            continue;
        if (strcmp(steps[i].name, name) == 0)
            return;
        names[n++] = steps[i].name;
    }
    script_raise(L, "expect.%s: %s: \"%.60s\" is not a step of a ticket%s", e->scorer, e->field,
                 name, script_hint(L, name, names));
}

static bool step_ok(lua_State *L, const struct expectation *e, const char *item)
{
    check_step(L, e, item, false);
    return true;
}

/* "A before B", "A after B", "A". */
static bool demand_ok(lua_State *L, const struct expectation *e, const char *item)
{
    char first[64] = "", how[16] = "", second[64] = "", more[2] = "";
    int words = sscanf(item, "%63s %15s %63s %1s", first, how, second, more);

    if (words != 1 && (words != 3 || (strcmp(how, "before") != 0 && strcmp(how, "after") != 0)))
        return false;
    check_step(L, e, first, false);
    if (words == 3)
        check_step(L, e, second, false);
    return true;
}

static void check_model(lua_State *L, const struct expectation *e, const char *text)
{
    char *why = NULL;
    struct process *model = process_new(text, &why);
    const char *name, *kept;
    int names = 0;

    if (!model) {
        kept = lua_pushstring(L, why);
        free(why);
        script_raise(L, "expect.%s: %s: %s", e->scorer, e->field, kept);
    }
    for (; (name = process_name(model, (size_t)names)); names++)
        lua_pushstring(L, name);
    process_free(model);
    if (names == 0)
        script_raise(L, "expect.%s: %s: expected %s; this one names none", e->scorer, e->field,
                     expectation_kind_words(EXPECT_model));
    for (int i = 0; i < names; i++)
        check_step(L, e, lua_tostring(L, i - names), true);
    lua_pop(L, names);
}

cJSON *expectation_model(lua_State *L, int index, const struct expectation *e)
{
    luaL_checkstack(L, 2000, "a long model");
    check_model(L, e, expectation_text(L, index, e));
    return cJSON_CreateString(lua_tostring(L, index));
}

/* { billing = "contact ...", fault = "..." }. */
cJSON *expectation_models(lua_State *L, int index, const struct expectation *e)
{
    static const char *const kinds[] = {"fault", "billing", "access", "other", NULL};
    cJSON *models;
    int found = 0;

    if (lua_type(L, index) != LUA_TTABLE)
        expectation_refuse(L, index, e);
    luaL_checkstack(L, 2000, "a long model");
    lua_pushnil(L);
    while (lua_next(L, index)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        size_t i = 0;
        while (kinds[i] && strcmp(kinds[i], key) != 0)
            i++;
        if (!kinds[i])
            script_raise(L,
                         "expect.%s: %s: a kind of case is \"fault\", \"billing\", \"access\" or "
                         "\"other\", not \"%.40s\"",
                         e->scorer, e->field, key);
        check_model(L, e, expectation_text(L, lua_gettop(L), e));
        lua_pop(L, 1);
        found++;
    }
    if (!found)
        expectation_refuse(L, index, e);
    models = cJSON_CreateObject();
    for (size_t i = 0; kinds[i]; i++) {
        if (lua_getfield(L, index, kinds[i]) == LUA_TSTRING)
            cJSON_AddStringToObject(models, kinds[i], lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    return models;
}

cJSON *expectation_steps(lua_State *L, int index, const struct expectation *e)
{
    return expectation_list(L, index, e, step_ok);
}

cJSON *expectation_demands(lua_State *L, int index, const struct expectation *e)
{
    return expectation_list(L, index, e, demand_ok);
}
