#include "script/script_json.h"

#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/mem.h"
#include "script/script_object.h"
#include "script/script_raise.h"

enum {
    DEPTH = 24,
    PARTS = 100000,           /* of a value, all its tables opened */
    BYTES = 16 * 1024 * 1024, /* of its texts: no message of OCPP comes near */
};

/* What may still be converted: a table that holds one table twice is small in Lua, and twice as
 * large when it is written. */
struct rest {
    int parts;
    size_t bytes;
};

/* The metatable of lists that may be empty, in the registry. */
static const char marked;

void script_mark_list(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &marked) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushliteral(L, "list");
        lua_setfield(L, -2, "__metatable");
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &marked);
    }
    lua_setmetatable(L, index);
}

bool script_is_marked_list(lua_State *L, int index)
{
    bool is;

    if (!lua_getmetatable(L, index))
        return false;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &marked);
    is = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return is;
}

static bool is_list(lua_State *L, int index)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, index), seen = 0;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1 || lua_tointeger(L, -1) > n) {
            lua_pop(L, 1);
            return false;
        }
        seen++;
    }
    return seen == n && (n > 0 || script_is_marked_list(L, index));
}

static void must_fit(lua_State *L, int index, struct rest *rest)
{
    size_t length = lua_type(L, index) == LUA_TSTRING ? lua_rawlen(L, index) : 0;

    if (rest->parts == 0)
        script_raise(L, "a value of more than %d parts", PARTS);
    if (length > rest->bytes)
        script_raise(L, "a value whose texts are longer than %d MiB", BYTES / 1024 / 1024);
    rest->parts--;
    rest->bytes -= length;
}

/* Raises for what has no JSON, so that the conversion itself cannot jump away with memory. */
static void must_convert(lua_State *L, int index, int depth, struct rest *rest)
{
    int type = lua_type(L, index);
    bool list;

    if (depth == 0)
        script_raise(L, "a table nested deeper than %d", DEPTH);
    must_fit(L, index, rest);
    if (type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TSTRING)
        return;
    if (type == LUA_TNUMBER) {
        if (!isfinite(lua_tonumber(L, index)))
            script_raise(L, "a number that is not finite");
        return;
    }
    if (type == LUA_TUSERDATA || (type == LUA_TLIGHTUSERDATA && !lua_touserdata(L, index)))
        return;
    if (type != LUA_TTABLE)
        script_raise(L, "a %s cannot be written as JSON", luaL_typename(L, index));
    luaL_checkstack(L, 8, NULL);
    list = is_list(L, index);
    lua_pushnil(L);
    while (lua_next(L, index)) {
        if (!list && lua_type(L, -2) != LUA_TSTRING)
            script_raise(L, "a table with a %s as its key cannot be written as JSON",
                         luaL_typename(L, -2));
        must_fit(L, -2, rest);
        must_convert(L, lua_gettop(L), depth - 1, rest);
        lua_pop(L, 1);
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static cJSON *convert(lua_State *L, int index);

static cJSON *convert_list(lua_State *L, int index)
{
    cJSON *list = cJSON_CreateArray();
    lua_Integer n = (lua_Integer)lua_rawlen(L, index);

    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, index, i);
        cJSON_AddItemToArray(list, convert(L, lua_gettop(L)));
        lua_pop(L, 1);
    }
    return list;
}

static cJSON *convert_object(lua_State *L, int index)
{
    cJSON *object = cJSON_CreateObject();
    const char **keys = NULL;
    size_t count = 0;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        keys = mem_resize(keys, count + 1, sizeof(*keys));
        keys[count++] = lua_tostring(L, -1);
    }
    if (count)
        qsort(keys, count, sizeof(*keys), by_text);
    for (size_t i = 0; i < count; i++) {
        lua_pushstring(L, keys[i]);
        lua_rawget(L, index);
        cJSON_AddItemToObject(object, keys[i], convert(L, lua_gettop(L)));
        lua_pop(L, 1);
    }
    free(keys);
    return object;
}

static cJSON *convert_name(lua_State *L, int index)
{
    cJSON *name;

    lua_getiuservalue(L, index, 1);
    lua_getfield(L, -1, "name");
    name = cJSON_CreateString(lua_tostring(L, -1));
    lua_pop(L, 2);
    return name;
}

static cJSON *convert(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
        return cJSON_CreateBool(lua_toboolean(L, index));
    case LUA_TNUMBER:
        return lua_isinteger(L, index) ? json_number(lua_tointeger(L, index))
                                       : cJSON_CreateNumber((double)lua_tonumber(L, index));
    case LUA_TSTRING:
        return cJSON_CreateString(lua_tostring(L, index));
    case LUA_TUSERDATA:
        return convert_name(L, index);
    case LUA_TTABLE:
        return is_list(L, index) ? convert_list(L, index) : convert_object(L, index);
    default:
        return cJSON_CreateNull();
    }
}

cJSON *script_to_json(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    must_convert(L, index, DEPTH, &(struct rest){PARTS, BYTES});
    return convert(L, index);
}

static void push_number(lua_State *L, const cJSON *value)
{
    int64_t exact;

    if (json_exact(value, &exact))
        lua_pushinteger(L, exact);
    else
        lua_pushnumber(L, value->valuedouble);
}

void script_push_json(lua_State *L, const cJSON *value)
{
    const cJSON *child;
    lua_Integer i = 0;

    luaL_checkstack(L, 4, NULL);
    if (cJSON_IsBool(value)) {
        lua_pushboolean(L, cJSON_IsTrue(value));
    } else if (cJSON_IsNumber(value)) {
        push_number(L, value);
    } else if (cJSON_IsString(value)) {
        lua_pushstring(L, value->valuestring);
    } else if (cJSON_IsArray(value) || cJSON_IsObject(value)) {
        lua_newtable(L);
        cJSON_ArrayForEach (child, value) {
            script_push_json(L, child);
            if (cJSON_IsArray(value))
                lua_rawseti(L, -2, ++i);
            else
                lua_setfield(L, -2, child->string);
        }
    } else {
        lua_pushnil(L);
    }
}
