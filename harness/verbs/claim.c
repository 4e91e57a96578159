#include "verbs/claim.h"

#include <ctype.h>
#include <lauxlib.h>
#include <stdio.h>

#include "script/script.h"

/* Pushes the table of all claims, "kind key" -> holder. */
static void push_claims(lua_State *L)
{
    static const char place[] = "chargerig.claims";

    if (lua_getfield(L, LUA_REGISTRYINDEX, place) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, place);
}

const char *claim_take(lua_State *L, const char *kind, const char *key, const char *holder)
{
    char name[160];
    const char *before = NULL;

    luaL_checkstack(L, 4, NULL);
    snprintf(name, sizeof(name), "%s %s", kind, key);
    for (char *c = name; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    push_claims(L);
    if (lua_getfield(L, -1, name) == LUA_TSTRING)
        before = lua_tostring(L, -1); /* the table keeps it */
    lua_pop(L, 1);
    if (!before) {
        lua_pushstring(L, holder);
        lua_setfield(L, -2, name);
    }
    lua_pop(L, 1);
    return before;
}

void claim_name(lua_State *L, const char *verb, const char *name)
{
    const char *before = claim_take(L, "name", name, verb);

    if (before)
        script_raise(L, "%s: there is already a %s \"%s\"", verb, before, name);
}
