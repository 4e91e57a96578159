#include "verbs/expectation_value.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/quantity.h"
#include "script/script.h"

#define WORDS_MAX 12 /* that one field may be */

static const char *const kind_words[EXPECT_KIND_COUNT] = {
#define EXPECTATION_KIND(kind, type, words) [EXPECT_##kind] = words,
#define EXPECTATION(...)
#include "log/expectation.def"
#undef EXPECTATION_KIND
#undef EXPECTATION
};

const char *expectation_kind_name(enum expectation_kind kind)
{
    static const char *const names[EXPECT_KIND_COUNT] = {
#define EXPECTATION_KIND(kind, type, words) [EXPECT_##kind] = #kind,
#define EXPECTATION(...)
#include "log/expectation.def"
#undef EXPECTATION_KIND
#undef EXPECTATION
    };

    assert((unsigned)kind < EXPECT_KIND_COUNT);
    return names[kind];
}

const char *expectation_kind_words(enum expectation_kind kind)
{
    assert((unsigned)kind < EXPECT_KIND_COUNT);
    return kind_words[kind];
}

/* --- what it may be ----------------------------------------------------------------------------
 */

/* The words that the field may be, ended by NULL; their text is kept in @p room. */
static void split_words(const struct expectation *e, char room[256],
                        const char *list[WORDS_MAX + 1])
{
    size_t n = 0;
    char *rest = NULL;

    snprintf(room, 256, "%s", e->words);
    for (char *word = strtok_r(room, ";", &rest); word; word = strtok_r(NULL, ";", &rest)) {
        assert(n < WORDS_MAX);
        list[n++] = word + strspn(word, " ");
    }
    list[n] = NULL;
}

char *expectation_allowed(const struct expectation *e)
{
    const char *list[WORDS_MAX + 1];
    char room[256], *text = mem_text(kind_words[e->kind]);

    split_words(e, room, list);
    for (size_t i = 0; list[i]; i++) {
        char *longer = mem_printf("%s%s\"%s\"", text, i ? ", " : " ", list[i]);
        free(text);
        text = longer;
    }
    return text;
}

static void shown_value(lua_State *L, int index, char out[80])
{
    const char *quote = lua_type(L, index) == LUA_TSTRING ? "\"" : "";

    if (lua_type(L, index) == LUA_TTABLE || lua_type(L, index) == LUA_TFUNCTION) {
        snprintf(out, 80, "a %s", luaL_typename(L, index));
        return;
    }
    snprintf(out, 80, "%s%.60s%s", quote, luaL_tolstring(L, index, NULL), quote);
    lua_pop(L, 1);
}

void expectation_refuse_as(lua_State *L, int index, const struct expectation *e, const char *what)
{
    const char *list[WORDS_MAX + 1], *nearest = NULL;
    char room[256], got[80], *owned = expectation_allowed(e);
    const char *allowed = lua_pushstring(L, owned);

    free(owned);
    split_words(e, room, list);
    if (lua_type(L, index) == LUA_TSTRING)
        nearest = script_nearest(lua_tostring(L, index), list);
    shown_value(L, index, got);
    script_raise(L, "%s: expected %s, got %s%s%s%s", what, allowed, got,
                 nearest ? ", did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "");
}

void expectation_refuse(lua_State *L, int index, const struct expectation *e)
{
    char what[96];

    snprintf(what, sizeof(what), "expect.%s: %s", e->scorer, e->field);
    expectation_refuse_as(L, index, e, what);
}

const char *expectation_text(lua_State *L, int index, const struct expectation *e)
{
    if (lua_type(L, index) != LUA_TSTRING || lua_rawlen(L, index) != strlen(lua_tostring(L, index)))
        expectation_refuse(L, index, e);
    return lua_tostring(L, index);
}

bool expectation_is_word(const struct expectation *e, const char *text)
{
    const char *list[WORDS_MAX + 1];
    char room[256];
    size_t i = 0;

    split_words(e, room, list);
    while (list[i] && strcmp(list[i], text) != 0)
        i++;
    return list[i] != NULL;
}

/* --- lists of texts ----------------------------------------------------------------------------
 */

/* Is it a table with the keys 1 to n, n above 0? */
static bool is_list(lua_State *L, int index)
{
    lua_Unsigned n, keys = 0;

    if (lua_type(L, index) != LUA_TTABLE)
        return false;
    n = lua_rawlen(L, index);
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        keys++;
    }
    return n > 0 && keys == n;
}

cJSON *expectation_list(lua_State *L, int index, const struct expectation *e,
                        expectation_item_fn *ok)
{
    lua_Unsigned n;
    cJSON *list;

    if (!is_list(L, index))
        expectation_refuse(L, index, e);
    n = lua_rawlen(L, index);
    for (lua_Unsigned i = 1; i <= n; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        if (!ok(L, e, expectation_text(L, lua_gettop(L), e)))
            expectation_refuse(L, lua_gettop(L), e);
        lua_pop(L, 1);
    }
    list = cJSON_CreateArray();
    for (lua_Unsigned i = 1; i <= n; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        cJSON_AddItemToArray(list, cJSON_CreateString(lua_tostring(L, -1)));
        lua_pop(L, 1);
    }
    return list;
}
