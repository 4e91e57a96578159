#include "script/script_sandbox.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "script/script_missed.h"
#include "script/script_nearest.h"
#include "script/script_raise.h"
#include "script/script_text.h"

/* Everything a scenario may see of Lua itself. Left out on purpose: os, io, debug, package and
 * load reach the machine; pcall could hide an exhausted budget; next and print have no fixed order
 * and no place to go; collectgarbage tells what differs from run to run. */
static const char *const base_names[] = {
    "assert",       "error",  "getmetatable", "ipairs",   "rawequal", "rawget", "rawlen", "rawset",
    "setmetatable", "select", "tonumber",     "tostring", "type",     "next",   NULL};
static const char *const denied_string[] = {"dump", NULL};
/* What stands beside them: the libraries, and pairs() of the prelude. */
static const char *const library_names[] = {LUA_TABLIBNAME,  LUA_STRLIBNAME, LUA_MATHLIBNAME,
                                            LUA_UTF8LIBNAME, "pairs",        NULL};

/* The registry's table of all metatables that scenarios have set, each with the place of it. */
static const char metatables;
/* The metatable of metatables, which looks at their new keys. */
static const char guard;

/* The table that stands before the globals for whoever may only read them. */
static const char before_globals;

/* Keeps the metatable at index 2. */
static void remember(lua_State *L)
{
    char place[256];

    script_line(L, place, sizeof(place));
    lua_rawgetp(L, LUA_REGISTRYINDEX, &metatables);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, -2) == LUA_TNIL) {
        lua_pushvalue(L, 2);
        lua_pushstring(L, place);
        lua_rawset(L, -4);
    }
    lua_pop(L, 2);
    if (lua_getmetatable(L, 2)) {
        lua_pop(L, 1);
        return;
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &guard);
    lua_setmetatable(L, 2);
}

/* Raises for the keys by which a metatable shows the collector. */
static void check_key(lua_State *L, int index)
{
    const char *key = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";

    if (strcmp(key, "__mode") == 0 || strcmp(key, "__gc") == 0)
        script_raise(L, "__gc and __mode are not available to scenarios");
}

/* __newindex of a metatable, and rawset(): a new key that it may have. */
static int guarded_set(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkany(L, 2);
    luaL_checkany(L, 3);
    check_key(L, 2);
    if (lua_isnil(L, 2))
        script_raise(L, "a table has no entry nil");
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

/* As Lua's own; but who guards a metatable is not seen. */
static int sandbox_getmetatable(lua_State *L)
{
    luaL_checkany(L, 1);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return 1;
    if (!lua_getmetatable(L, 1))
        return 0;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &guard);
    if (!lua_rawequal(L, -1, -2)) {
        lua_pop(L, 1);
        return 1;
    }
    return 0;
}

const char *sandbox_weak(lua_State *L)
{
    const char *place = NULL;
    int top = lua_gettop(L);

    lua_rawgetp(L, LUA_REGISTRYINDEX, &metatables);
    lua_pushnil(L);
    while (lua_next(L, top + 1)) {
        lua_pushliteral(L, "__mode");
        if (lua_rawget(L, -3) != LUA_TNIL)
            place = lua_tostring(L, -2); /* the table keeps it */
        lua_pop(L, 2);
    }
    lua_settop(L, top);
    return place;
}

static int sandbox_setmetatable(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (lua_type(L, 2) == LUA_TTABLE) {
        /* finalizers and weak tables make the collector's moments visible */
        lua_getfield(L, 2, "__gc");
        lua_getfield(L, 2, "__mode");
        if (!lua_isnil(L, -1) || !lua_isnil(L, -2))
            script_raise(L, "setmetatable: __gc and __mode are not available to scenarios");
        lua_pop(L, 2);
        remember(L);
    } else if (!lua_isnoneornil(L, 2)) {
        script_raise(L, "setmetatable needs a table or nil");
    }
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        script_raise(L, "setmetatable: this table is protected");
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

/* Addresses differ from run to run, so a table is written as "table". */
static int sandbox_tostring(lua_State *L)
{
    luaL_checkany(L, 1);
    switch (lua_type(L, 1)) {
    case LUA_TTABLE:
    case LUA_TUSERDATA:
        if (luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL)
            lua_pushstring(L, luaL_typename(L, 1));
        else
            luaL_tolstring(L, 1, NULL);
        return 1;
    case LUA_TFUNCTION:
    case LUA_TTHREAD:
    case LUA_TLIGHTUSERDATA:
        lua_pushstring(L, luaL_typename(L, 1));
        return 1;
    default:
        luaL_tolstring(L, 1, NULL);
        return 1;
    }
}

/* string.format with the same view of addresses; upvalue 1 is Lua's own. */
static int sandbox_format(lua_State *L)
{
    const char *format = luaL_checkstring(L, 1);
    int n = lua_gettop(L);

    for (const char *p = strchr(format, '%'); p; p = strchr(p + 2, '%')) {
        size_t flags = strspn(p + 1, "-+ #0123456789.");
        if (p[1 + flags] == 'p')
            script_raise(L, "string.format: %%p shows an address, which differs from run to run");
        if (p[1] == '\0')
            break;
    }
    luaL_checkstack(L, n + 4, NULL);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    for (int i = 2; i <= n; i++) {
        lua_pushvalue(L, i);
        if (lua_type(L, -1) == LUA_TTABLE || lua_type(L, -1) == LUA_TFUNCTION) {
            lua_pushcfunction(L, sandbox_tostring);
            lua_insert(L, -2);
            lua_call(L, 1, 1);
        }
    }
    lua_call(L, n, 1);
    return 1;
}

static void open_base(lua_State *L)
{
    luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
    lua_newtable(L);
    for (const char *const *name = base_names; *name; name++) {
        lua_getfield(L, -2, *name);
        lua_setfield(L, -2, *name);
    }
    lua_pushcfunction(L, sandbox_setmetatable);
    lua_setfield(L, -2, "setmetatable");
    lua_pushcfunction(L, sandbox_tostring);
    lua_setfield(L, -2, "tostring");
    lua_pushcfunction(L, sandbox_getmetatable);
    lua_setfield(L, -2, "getmetatable");
    lua_pushcfunction(L, guarded_set);
    lua_setfield(L, -2, "rawset");
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pop(L, 1);
}

static void open_libraries(lua_State *L)
{
    static const luaL_Reg libraries[] = {{LUA_TABLIBNAME, luaopen_table},
                                         {LUA_STRLIBNAME, luaopen_string},
                                         {LUA_MATHLIBNAME, luaopen_math},
                                         {LUA_UTF8LIBNAME, luaopen_utf8},
                                         {NULL, NULL}};

    for (const luaL_Reg *lib = libraries; lib->func; lib++) {
        luaL_requiref(L, lib->name, lib->func, 1);
        lua_pop(L, 1);
    }
}

/* driver("Ann"):does(...): the verb still waits for its table. */
static int function_index(lua_State *L)
{
    script_raise(L,
                 "'%.60s' is asked of a function: a verb such as driver \"NAME\" needs its { ... } "
                 "before that",
                 luaL_tolstring(L, 2, NULL));
}

static void name_functions(lua_State *L)
{
    lua_pushcfunction(L, function_index);
    lua_newtable(L);
    lua_pushcfunction(L, function_index);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2); /* of all functions */
    lua_pop(L, 1);
}

void sandbox_open(lua_State *L, uint64_t seed, uint64_t *steps)
{
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatables);
    lua_newtable(L);
    lua_pushcfunction(L, guarded_set);
    lua_setfield(L, -2, "__newindex");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &guard);
    open_base(L);
    open_libraries(L);
    name_functions(L);
    script_text_open(L, steps);
    lua_getglobal(L, "string");
    for (const char *const *name = denied_string; *name; name++) {
        lua_pushnil(L);
        lua_setfield(L, -2, *name);
    }
    lua_getfield(L, -1, "format");
    lua_pushcclosure(L, sandbox_format, 1);
    lua_setfield(L, -2, "format");
    lua_getglobal(L, "math");
    lua_getfield(L, -1, "randomseed");
    lua_pushinteger(L, (lua_Integer)seed);
    lua_call(L, 1, 0);
    lua_pushnil(L);
    lua_setfield(L, -2, "randomseed");
    lua_settop(L, 0);
}

static int unknown_global(lua_State *L)
{
    lua_settop(L, 2);
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    script_raise_missed(L, lua_tostring(L, 2));
    script_raise_unknown(L, "verb", lua_tostring(L, 2), 1, 0);
}

/* Is called for the globals themselves, and for the table before them that sandbox_guard() made. */
static int new_global(lua_State *L)
{
    lua_pushglobaltable(L);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, -2) != LUA_TNIL)
        script_raise(
            L, "'%s' is a word of this language and stays what it is: write local my_%s = ...",
            luaL_tolstring(L, 2, NULL), luaL_tolstring(L, 2, NULL));
    script_raise(L, "'%s' is not declared: write local %s = ...", luaL_tolstring(L, 2, NULL),
                 luaL_tolstring(L, 2, NULL));
}

/* Removes the names that only the prelude may use: those that begin with _, and next. */
static void hide(lua_State *L)
{
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING &&
            (lua_tostring(L, -1)[0] == '_' || strcmp(lua_tostring(L, -1), "next") == 0)) {
            lua_pushvalue(L, -1);
            lua_pushnil(L);
            lua_rawset(L, -4);
        }
    }
}

/* Upvalues: the kind of file, the verbs that were taken from it. */
static int unknown_in_data(lua_State *L)
{
    lua_settop(L, 2);
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) == LUA_TNIL)
        script_raise_unknown(L, "word", lua_tostring(L, 2), 1, 0);
    script_raise(L, "'%.60s' is a verb of a story and does not belong in %s", lua_tostring(L, 2),
                 lua_tostring(L, lua_upvalueindex(1)));
}

static bool among(const char *word, const char *const *names)
{
    while (*names && strcmp(*names, word) != 0)
        names++;
    return *names;
}

/* Moves the globals at @p index that are neither Lua's own nor among @p words into a new table,
 * which it pushes. */
static void take_verbs(lua_State *L, int index, const char *const *words)
{
    lua_newtable(L);
    lua_pushnil(L);
    while (lua_next(L, index)) {
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";

        lua_pop(L, 1);
        if (among(name, base_names) || among(name, library_names) || among(name, words))
            continue;
        lua_pushvalue(L, -1);
        lua_pushboolean(L, 1);
        lua_rawset(L, -4);
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, index);
    }
}

/* The table on top takes no new names; what stands under it answers for those that it lacks. */
static void close_table(lua_State *L)
{
    lua_newtable(L);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, new_global);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

void sandbox_guard(lua_State *L)
{
    lua_pushglobaltable(L);
    if (!lua_getmetatable(L, -1)) { /* they are open yet */
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &before_globals) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        close_table(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &before_globals);
    }
    if (!lua_setupvalue(L, -3, 1))
        lua_pop(L, 1);
    lua_pop(L, 1);
}

void sandbox_seal(lua_State *L)
{
    lua_pushcfunction(L, unknown_global);
    lua_pushglobaltable(L);
    hide(L);
    close_table(L);
    lua_pop(L, 2);
}

void sandbox_seal_data(lua_State *L, const char *kind, const char *const *words)
{
    int globals;

    lua_pushglobaltable(L);
    globals = lua_gettop(L);
    hide(L);
    lua_pushstring(L, kind);
    take_verbs(L, globals, words);
    lua_pushcclosure(L, unknown_in_data, 2);
    lua_insert(L, globals);
    close_table(L);
    lua_pop(L, 2);
}
