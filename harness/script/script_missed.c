#include "script/script_missed.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "script/script_raise.h"

#define SHARES "module \"name\" shares words between the scenarios of a folder"
#define CLOCK  "a story has a clock of its own: wait \"20 min\", wait_until \"19:30\""
#define TOLD   "an error ends the story, and is told with its line"
#define SIDE   "people act side by side: driver:does(function(me) ... end), test(function() ... end)"

/* What people know from Lua or from another tool, and what there is here. */
static const struct {
    const char *word, *instead;
} missed[] = {
    {"print", "note \"...\" writes into the log of the run"},
    {"log", "note \"...\" writes into the log of the run"},
    {"printf", "note \"...\" writes into the log of the run"},
    {"require", SHARES},
    {"dofile", SHARES},
    {"loadfile", SHARES},
    {"include", SHARES},
    {"import", SHARES},
    {"load", "text is not run as Lua here"},
    {"loadstring", "text is not run as Lua here"},
    {"os", CLOCK},
    {"time", CLOCK},
    {"sleep", "wait \"20 min\" lets time pass"},
    {"io", "a story writes no files, and reads only what stands beside it, as in "
           "module \"name\""},
    {"pcall", TOLD},
    {"xpcall", TOLD},
    {"debug", TOLD},
    {"coroutine", SIDE},
    {"parallel", SIDE},
    {"me", "it is the argument of a driver's story: driver:does(function(me) ... end)"},
    {"self", "it is the argument of a driver's story: driver:does(function(me) ... end)"},
    {"row", "scenario \"name\" { rows = { ... } } in the head of a file gives its story a row"},
    {"next", "pairs(t) goes through a table, in the order of its keys"},
    {"collectgarbage", "memory takes care of itself"},
    {"package", "memory and files are not the story's"},
    {"describe", "scenario \"name\" { begins = ... } is the head of a file"},
    {"it", "test(function() ... end) is a part of a story"},
};

/* Is the value on top the metatable of a type whose objects have the verb @p word? */
static bool has_method(lua_State *L, const char *word)
{
    int top = lua_gettop(L);
    bool has = false;

    if (lua_type(L, -1) == LUA_TTABLE) {
        lua_pushliteral(L, "methods");
        if (lua_rawget(L, -2) == LUA_TTABLE) {
            lua_pushstring(L, word);
            has = lua_rawget(L, -2) != LUA_TNIL;
        }
    }
    lua_settop(L, top);
    return has;
}

/* A type whose objects have the verb @p word, the first of the alphabet; NULL: none has. */
static const char *type_having(lua_State *L, const char *word)
{
    const char *found = NULL;

    luaL_checkstack(L, 8, NULL);
    lua_pushnil(L);
    while (lua_next(L, LUA_REGISTRYINDEX)) {
        const char *type = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;

        if (type && has_method(L, word) && (!found || strcmp(type, found) < 0))
            found = type; /* the registry keeps it */
        lua_pop(L, 1);
    }
    return found;
}

/* Is there a verb of the scenario called @p word, or a function of Lua? */
static bool is_verb(lua_State *L, const char *word)
{
    bool is;

    lua_pushglobaltable(L);
    lua_pushstring(L, word);
    is = lua_rawget(L, -2) == LUA_TFUNCTION;
    lua_pop(L, 2);
    return is;
}

static const char *article(const char *type)
{
    return strchr("aeiou", *type) ? "an" : "a";
}

void script_raise_missed(lua_State *L, const char *word)
{
    const char *type;

    for (size_t i = 0; i < sizeof(missed) / sizeof(missed[0]); i++)
        if (strcmp(missed[i].word, word) == 0)
            script_raise(L, "there is no '%s' here: %s", word, missed[i].instead);
    type = type_having(L, word);
    if (type)
        script_raise(L, "'%.60s' is a word of %s %s, which stands before it: %s:%.60s(...)", word,
                     article(type), type, strcmp(type, "driver") == 0 ? "me" : type, word);
}

void script_raise_missed_of(lua_State *L, const char *type, const char *word)
{
    const char *other;

    if (is_verb(L, word))
        script_raise(L, "'%.60s' is no word of %s %s but a verb of its own: %.60s(...)", word,
                     article(type), type, word);
    other = type_having(L, word);
    if (other)
        script_raise(L, "'%.60s' is no word of %s %s but of %s %s: %s:%.60s(...)", word,
                     article(type), type, article(other), other, other, word);
}
