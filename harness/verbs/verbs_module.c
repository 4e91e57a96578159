/* verbs_module.c - words that several scenarios share, and lists that are empty.
 *
 * A module is run in the scenario's own Lua: nothing of it reaches another scenario, and what it
 * may see and how long it may take is as for the scenario itself.
 */
#include <lauxlib.h>

#include "script/script.h"
#include "stage/shared_module.h"
#include "verbs/verbs.h"

/* The registry's table of modules: name -> what it returned; false while it is read. */
static const char modules;

/* Pushes the table of modules, made at the first call. */
static void push_modules(lua_State *L)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &modules) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &modules);
}

/*** module(name)
 * What the scenarios of a folder share: reads modules/NAME.lua beside the scenario, once, and gives
 * what it returns, as in `local town = module "town"`. It may say every verb of the language, and
 * its functions may be called in a story; a table of service levels that it returns is one for
 * expect.sla and for `chargerig score --sla`.
 * @param name string
 * @return any what the file returns
 */
static int verb_module(lua_State *L)
{
    static const struct shared_shelf shelf = {"module", "modules"};
    const char *name = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "";

    if (!shared_module_is_name(name))
        script_raise(L,
                     "module '%.60s': a module has a plain name, that of a file in modules/ beside "
                     "the scenario, without .lua",
                     name);
    lua_settop(L, 1);
    push_modules(L);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) == LUA_TBOOLEAN)
        script_raise(L, "module '%s' needs itself", name);
    if (!lua_isnil(L, 3))
        return 1;
    lua_pushvalue(L, 1);
    lua_pushboolean(L, 0);
    lua_rawset(L, 2);
    shared_module_push(L, &shelf, name);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1) || lua_isboolean(L, -1))
        script_raise(L, "module '%s' returns nothing: its last line is return { ... }", name);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, 2);
    return 1;
}

/*** list(values)
 * A list, also where it is empty: { } alone is written as an object of JSON, list {} as []. In a
 * pattern list {} fits nothing but an empty list.
 * @param values table
 * @return table values
 */
static int verb_list(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    script_mark_list(L, 1);
    return 1;
}

/* _is_list(value): was it made by list? */
static int verb_is_list(lua_State *L)
{
    lua_pushboolean(L, script_is_marked_list(L, 1));
    return 1;
}

const struct script_verb verbs_module[] = {
    {NULL, "module", verb_module},
    {NULL, "list", verb_list},
    {NULL, "_is_list", verb_is_list},
    {NULL, NULL, NULL},
};
