#include "script/script_object.h"

#include <lauxlib.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "script/script_missed.h"
#include "script/script_nearest.h"
#include "script/script_raise.h"

/* A type's metatable holds, beside what Lua needs, `methods` and `made` (pointer -> userdata). A
 * userdata holds its pointer; its user value 1 is the table of its fields. */

static const char *with_article(lua_State *L, const char *type)
{
    return lua_pushfstring(L, "%s %s", strchr("aeiou", *type) ? "an" : "a", type);
}

static int object_index(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    lua_getiuservalue(L, 1, 1); /* 4 */
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 4) != LUA_TNIL)
        return 1;
    if (lua_type(L, 2) == LUA_TSTRING) {
        char what[80];
        script_raise_missed_of(L, lua_tostring(L, lua_upvalueindex(2)), lua_tostring(L, 2));
        lua_pushvalue(L, lua_upvalueindex(1)); /* 6 */
        lua_pushfstring(L, "word of %s:", with_article(L, lua_tostring(L, lua_upvalueindex(2))));
        snprintf(what, sizeof(what), "%s", lua_tostring(L, -1));
        script_raise_unknown(L, what, lua_tostring(L, 2), 6, 4);
    }
    script_raise(L, "%s has no [%s]", with_article(L, lua_tostring(L, lua_upvalueindex(2))),
                 luaL_tolstring(L, 2, NULL));
}

static int object_newindex(lua_State *L)
{
    script_raise(L, "%s cannot be changed this way",
                 with_article(L, lua_tostring(L, lua_upvalueindex(1))));
}

static int object_tostring(lua_State *L)
{
    lua_getiuservalue(L, 1, 1);
    lua_getfield(L, -1, "name");
    return 1;
}

/* Pushes the metatable of @p type, made at the first call. */
static void object_type(lua_State *L, const char *type)
{
    luaL_checkstack(L, 6, NULL);
    if (!luaL_newmetatable(L, type))
        return;
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "methods");
    lua_pushstring(L, type);
    lua_pushcclosure(L, object_index, 2);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, type);
    lua_pushcclosure(L, object_newindex, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, object_tostring);
    lua_setfield(L, -2, "__tostring");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_newtable(L);
    lua_setfield(L, -2, "made");
}

void script_object_methods(lua_State *L, const char *type)
{
    object_type(L, type);
    lua_getfield(L, -1, "methods");
    lua_remove(L, -2);
}

void script_push_object(lua_State *L, const char *type, void *ptr, const char *name)
{
    luaL_checkstack(L, 8, NULL);
    object_type(L, type);
    lua_getfield(L, -1, "made");
    if (lua_rawgetp(L, -1, ptr) == LUA_TNIL) {
        lua_pop(L, 1);
        *(void **)lua_newuserdatauv(L, sizeof(void *), 1) = ptr;
        lua_newtable(L);
        lua_pushstring(L, name ? name : type);
        lua_setfield(L, -2, "name");
        lua_setiuservalue(L, -2, 1);
        lua_pushvalue(L, -3);
        lua_setmetatable(L, -2);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, -3, ptr);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
}

void *script_object_if(lua_State *L, int index, const char *type)
{
    void **slot = luaL_testudata(L, index, type);

    return slot ? *slot : NULL;
}

const char *script_got(lua_State *L, int index)
{
    const char *type = luaL_typename(L, index);

    if (lua_isnoneornil(L, index))
        return lua_pushliteral(L, "nothing (nil)");
    if (lua_type(L, index) == LUA_TUSERDATA && luaL_getmetafield(L, index, "__name") == LUA_TSTRING)
        type = lua_tostring(L, -1);
    return with_article(L, type);
}

/* How a scenario comes by an object of @p type: what people write in its place is its name. */
static const char *as_in(const char *type)
{
    static const char *const rows[][2] = {
        {"bay", ", as hall.bay[1] is one of site \"Hall\" { ... }"},
        {"place", ", as hall:away(\"6 km\") is one of site \"Hall\" { ... }"},
        {"station", ", as local post = station \"ID\" { ... } has one"},
        {"vehicle", ", as local car = vehicle \"NAME\" { ... } has one"},
        {NULL, ""},
    };
    size_t i = 0;

    while (rows[i][0] && strcmp(rows[i][0], type) != 0)
        i++;
    return rows[i][1];
}

void *script_object(lua_State *L, int index, const char *type)
{
    void *ptr = script_object_if(L, index, type);

    if (ptr)
        return ptr;
    if (index == 1)
        script_raise(L, "expected %s before the verb, got %s (verbs are called with a colon)",
                     with_article(L, type), script_got(L, index));
    script_raise(L, "expected %s, got %s%s", with_article(L, type), script_got(L, index),
                 as_in(type));
}

void script_set_field(lua_State *L, int index, const char *name)
{
    index = lua_absindex(L, index);
    lua_getiuservalue(L, index, 1);
    lua_insert(L, -2);
    lua_setfield(L, -2, name);
    lua_pop(L, 1);
}
