#include "script/script_nul.h"

#include <lauxlib.h>
#include <string.h>

#include "script/script_raise.h"

enum {
    DEPTH = 24,     /* as deep as a value that becomes JSON */
    PARTS = 100000, /* and as many parts: a table may hold itself */
};

struct search {
    int parts;         /* that may still be looked at */
    const char *found; /* up to its NUL; the stack or a table keeps it */
};

static void look(lua_State *L, int index, int depth, struct search *search)
{
    const char *text;
    size_t length;

    if (search->parts == 0 || depth == 0)
        return;
    search->parts--;
    if (lua_type(L, index) == LUA_TSTRING) {
        text = lua_tolstring(L, index, &length);
        if (memchr(text, '\0', length) && (!search->found || strcmp(text, search->found) < 0))
            search->found = text;
    } else if (lua_type(L, index) == LUA_TTABLE) {
        luaL_checkstack(L, 4, NULL);
        lua_pushnil(L);
        while (lua_next(L, index)) {
            look(L, lua_gettop(L) - 1, 1, search);
            look(L, lua_gettop(L), depth - 1, search);
            lua_pop(L, 1);
        }
    }
}

void script_nul_check(lua_State *L, int first, int last)
{
    struct search search = {.parts = PARTS};

    for (int i = first; i <= last; i++)
        look(L, i, DEPTH, &search);
    if (search.found)
        script_raise(L, "a text may hold no NUL byte (\\0), but one comes after \"%.60s\"",
                     search.found);
}

/* Upvalue: the verb, which runs in this very frame, so that its messages know what it is called. */
static int checked(lua_State *L)
{
    script_nul_check(L, 1, lua_gettop(L));
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

void script_nul_push(lua_State *L, lua_CFunction fn)
{
    lua_pushcfunction(L, fn);
    lua_pushcclosure(L, checked, 1);
}

void script_nul_bare(lua_State *L)
{
    if (lua_tocfunction(L, -1) == checked && lua_getupvalue(L, -1, 1))
        lua_replace(L, -2);
}
