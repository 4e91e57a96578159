#include "script/script_arity.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "script/script_nul.h"
#include "script/script_object.h"
#include "script/script_raise.h"

static int over(lua_State *L, int status, lua_KContext ctx)
{
    (void)status;
    (void)ctx;
    return lua_gettop(L);
}

/* Upvalues: the verb, its row. A verb in C runs in this very frame, so that its messages know what
 * it is called. */
static int counted(lua_State *L)
{
    const struct script_arity *row = lua_touserdata(L, lua_upvalueindex(2));
    lua_CFunction fn = lua_tocfunction(L, lua_upvalueindex(1));
    int given = lua_gettop(L), object = row->type && strcmp(row->type, "ocpp") != 0;

    if (row->type && strcmp(row->type, "csms") == 0 && !lua_istable(L, 1))
        script_raise(L, "expected csms before the verb, got %s (verbs are called with a colon)",
                     script_got(L, 1));
    while (given > 0 && lua_isnil(L, given))
        given--;
    if (given - object > row->most)
        script_raise(L, "%s: expected %s, at most %d argument%s, got %d", row->name, row->sign,
                     row->most, row->most == 1 ? "" : "s", given - object);
    if (fn) {
        script_nul_check(L, 1, lua_gettop(L));
        return fn(L);
    }
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_callk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, over);
    return over(L, LUA_OK, 0);
}

/* Pushes the table that has the verbs of @p type. */
static void push_verbs(lua_State *L, const char *type)
{
    if (!type)
        lua_pushglobaltable(L);
    else if (strcmp(type, "ocpp") == 0)
        lua_getglobal(L, "ocpp");
    else if (strcmp(type, "csms") == 0)
        lua_getglobal(L, "_csms_words");
    else
        script_object_methods(L, type);
}

void script_arity_apply(lua_State *L)
{
    for (const struct script_arity *row = script_arities; row->name; row++) {
        int top = lua_gettop(L);

        push_verbs(L, row->type);
        lua_pushstring(L, row->name);
        if (lua_istable(L, -2) && lua_rawget(L, -2) == LUA_TFUNCTION)
            script_nul_bare(L);
        if (lua_isfunction(L, -1) && !lua_getupvalue(L, -1, lua_iscfunction(L, -1) ? 1 : 256)) {
            lua_pushlightuserdata(L, (void *)(uintptr_t)row);
            lua_pushcclosure(L, counted, 2);
            lua_pushstring(L, row->name);
            lua_insert(L, -2);
            lua_rawset(L, -3);
        }
        lua_settop(L, top);
    }
}
