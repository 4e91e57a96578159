#include "script/script_text.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "script/script_pattern.h"
#include "script/script_raise.h"

enum {
    LONGEST_TEXT = 64 * 1024 * 1024, /* as much memory as a scenario may have */
    LONGEST_LIST = 4 * 1024 * 1024,  /* entries of 16 bytes, the same */
};

/* --- patterns -------------------------------------------------------------------------------- */

static int nothing(lua_State *L)
{
    lua_pushnil(L);
    return 1;
}

static void read_pattern(lua_State *L, struct pattern *p, int index, bool anchors)
{
    size_t length;
    const char *text = luaL_checklstring(L, index, &length);
    const char *why = pattern_read(p, text, length, anchors);

    if (why)
        script_raise(L, "the pattern '%.60s' is none: %s", text, why);
}

static void begin_search(lua_State *L, struct pattern_search *s, const struct pattern *p, int index)
{
    size_t length;
    const char *text = luaL_checklstring(L, index, &length);

    *s = (struct pattern_search){.pattern = p, .begin = text, .end = text + length};
}

/* Under its address the registry keeps where the steps that are left are counted. */
static const char steps_key;

static uint64_t *steps_left(lua_State *L)
{
    uint64_t *steps;

    lua_rawgetp(L, LUA_REGISTRYINDEX, &steps_key);
    steps = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return steps;
}

/* @return where what begins at @p at ends; NULL when nothing fits there */
static const char *fits_at(lua_State *L, struct pattern_search *s, const char *at)
{
    uint64_t *steps = steps_left(L);
    const char *end;

    s->steps = *steps;
    end = pattern_match(s, at);
    *steps = s->steps;
    if (s->why)
        script_raise(L, "the pattern cannot be followed: %s", s->why);
    if (s->steps == 0)
        script_raise(L, "a pattern that is tried in more than %d steps without a wait",
                     SCRIPT_STEPS);
    return end;
}

/* Capture @p i of what was found from @p at to @p end; the first of none is the whole. */
static void push_capture(lua_State *L, const struct pattern_search *s, int i, const char *at,
                         const char *end)
{
    const struct pattern_capture *c = &s->capture[i];

    if (i >= s->captures) {
        if (i > 0)
            script_raise(L, "the pattern has no capture %d", i + 1);
        lua_pushlstring(L, at, (size_t)(end - at));
    } else if (c->length < 0) {
        lua_pushinteger(L, c->begin - s->begin + 1);
    } else {
        lua_pushlstring(L, c->begin, (size_t)c->length);
    }
}

/* @param whole what is found stands for itself where the pattern has no brackets */
static int push_captures(lua_State *L, const struct pattern_search *s, const char *at,
                         const char *end, bool whole)
{
    int count = s->captures == 0 && whole ? 1 : s->captures;

    luaL_checkstack(L, count, "too many captures");
    for (int i = 0; i < count; i++)
        push_capture(L, s, i, at, end);
    return count;
}

/* From where to look: argument @p index, counted from 1, or from the end where it is negative.
 * @return an offset, beyond the end when there is nothing to be looked at */
static size_t look_from(lua_State *L, int index, size_t length)
{
    lua_Integer from = luaL_optinteger(L, index, 1);

    if (from > 0)
        return (size_t)from - 1;
    if (from == 0 || from < -(lua_Integer)length)
        return 0;
    return length - (size_t)-from;
}

/* Where @p word of @p size bytes stands in the text. */
static const char *plain_at(const struct pattern_search *s, const char *from, const char *word,
                            size_t size)
{
    return size ? memmem(from, (size_t)(s->end - from), word, size) : from;
}

static bool is_plain(const char *pattern, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (pattern[i] && strchr("^$*+?.([%-", pattern[i]))
            return false;
    return true;
}

static int find_plain(lua_State *L, const char *word, size_t size, size_t from)
{
    struct pattern_search s;
    const char *at;

    begin_search(L, &s, NULL, 1);
    at = plain_at(&s, s.begin + from, word, size);
    if (!at)
        return nothing(L);
    lua_pushinteger(L, at - s.begin + 1);
    lua_pushinteger(L, at - s.begin + (lua_Integer)size);
    return 2;
}

/* The first place from @p at on where the pattern fits. @return it, with *@p end; NULL: nowhere */
static const char *seek(lua_State *L, struct pattern_search *s, const char *at, const char **end)
{
    do {
        *end = fits_at(L, s, at);
        if (*end)
            return at;
    } while (at++ < s->end && !s->pattern->anchored);
    return NULL;
}

/* @param find where it stands comes first */
static int find_pattern(lua_State *L, size_t from, bool find)
{
    struct pattern pattern;
    struct pattern_search s;
    const char *at, *end;

    read_pattern(L, &pattern, 2, true);
    begin_search(L, &s, &pattern, 1);
    at = seek(L, &s, s.begin + from, &end);
    if (!at)
        return nothing(L);
    if (!find)
        return push_captures(L, &s, at, end, true);
    lua_pushinteger(L, at - s.begin + 1);
    lua_pushinteger(L, end - s.begin);
    return 2 + push_captures(L, &s, at, end, false);
}

static int text_find(lua_State *L)
{
    size_t length, size, from;
    const char *word;

    luaL_checklstring(L, 1, &length);
    word = luaL_checklstring(L, 2, &size);
    from = look_from(L, 3, length);
    if (from > length)
        return nothing(L);
    if (lua_toboolean(L, 4) || is_plain(word, size))
        return find_plain(L, word, size, from);
    return find_pattern(L, from, true);
}

static int text_match(lua_State *L)
{
    size_t length, from;

    luaL_checklstring(L, 1, &length);
    from = look_from(L, 3, length);
    return from > length ? nothing(L) : find_pattern(L, from, false);
}

/* Of a gmatch: where it goes on, and where the last find ended (an empty one there is none). */
struct walk {
    struct pattern pattern;
    size_t at;
    const char *last;
};

/* Upvalues: the text, the walk. */
static int walk_on(lua_State *L)
{
    struct walk *w = lua_touserdata(L, lua_upvalueindex(2));
    struct pattern_search s;

    begin_search(L, &s, &w->pattern, lua_upvalueindex(1));
    for (; w->at <= (size_t)(s.end - s.begin); w->at++) {
        const char *at = s.begin + w->at, *end = fits_at(L, &s, at);

        if (end && end != w->last) {
            w->last = end;
            w->at = (size_t)(end - s.begin);
            return push_captures(L, &s, at, end, true);
        }
    }
    return nothing(L);
}

static int text_gmatch(lua_State *L)
{
    struct walk *w;
    size_t length;

    luaL_checklstring(L, 1, &length);
    luaL_checkstring(L, 2);
    lua_settop(L, 3);
    lua_pushvalue(L, 1);
    w = lua_newuserdatauv(L, sizeof(*w), 0);
    read_pattern(L, &w->pattern, 2, false);
    w->at = look_from(L, 3, length);
    w->last = NULL;
    lua_pushcclosure(L, walk_on, 2);
    return 1;
}

/* A text in place of what was found: %0 to %9 are captures. */
static void put_text(lua_State *L, luaL_Buffer *out, const struct pattern_search *s, const char *at,
                     const char *end)
{
    size_t length;
    const char *text = lua_tolstring(L, 3, &length), *stop = text + length;

    for (; text < stop; text++) {
        if (*text != '%') {
            luaL_addchar(out, *text);
        } else if (++text < stop && *text == '%') {
            luaL_addchar(out, '%');
        } else if (text < stop && *text == '0') {
            luaL_addlstring(out, at, (size_t)(end - at));
        } else if (text < stop && *text >= '1' && *text <= '9') {
            push_capture(L, s, *text - '1', at, end);
            luaL_tolstring(L, -1, NULL); /* a position is a number */
            lua_remove(L, -2);
            luaL_addvalue(out);
        } else {
            script_raise(L, "string.gsub: in what is put in, %% stands before a digit or %%");
        }
    }
}

/* What a table or a function gives for what was found; nothing or false: it stays. */
static void put_value(lua_State *L, luaL_Buffer *out, const struct pattern_search *s,
                      const char *at, const char *end)
{
    if (lua_type(L, 3) == LUA_TTABLE) {
        push_capture(L, s, 0, at, end);
        lua_gettable(L, 3);
    } else {
        lua_pushvalue(L, 3);
        lua_call(L, push_captures(L, s, at, end, true), 1);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(out, at, (size_t)(end - at));
    } else if (lua_isstring(L, -1)) {
        luaL_addvalue(out);
    } else {
        script_raise(L, "string.gsub: what is put in must be a text, is a %s",
                     luaL_typename(L, -1));
    }
}

static void must_put_in(lua_State *L)
{
    int type = lua_type(L, 3);

    luaL_argexpected(L,
                     type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION ||
                         type == LUA_TTABLE,
                     3, "string/function/table");
    if (type == LUA_TNUMBER)
        lua_tostring(L, 3);
}

static int text_gsub(lua_State *L)
{
    struct pattern pattern;
    struct pattern_search s;
    const char *at, *last = NULL;
    lua_Integer most, count = 0;
    luaL_Buffer out;

    read_pattern(L, &pattern, 2, true);
    begin_search(L, &s, &pattern, 1);
    must_put_in(L);
    most = luaL_optinteger(L, 4, s.end - s.begin + 1);
    luaL_buffinit(L, &out);
    for (at = s.begin; count < most;) {
        const char *end = fits_at(L, &s, at);

        if (end && end != last) {
            count++;
            (lua_type(L, 3) == LUA_TSTRING ? put_text : put_value)(L, &out, &s, at, end);
            at = last = end;
        } else if (at < s.end) {
            luaL_addchar(&out, *at++);
        } else {
            break;
        }
        if (pattern.anchored)
            break;
    }
    luaL_addlstring(&out, at, (size_t)(s.end - at));
    luaL_pushresult(&out);
    lua_pushinteger(L, count);
    return 2;
}

/* Upvalue 1 is Lua's own. */
static int text_rep(lua_State *L)
{
    size_t length, between;
    lua_Integer times = luaL_checkinteger(L, 2);

    luaL_checklstring(L, 1, &length);
    luaL_optlstring(L, 3, "", &between);
    if (times <= 0 || length + between == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)times > LONGEST_TEXT / (length + between))
        script_raise(L, "string.rep: a text of more than %d MiB", LONGEST_TEXT / 1024 / 1024);
    lua_settop(L, 3);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 3, 1);
    return 1;
}

/* --- lists ----------------------------------------------------------------------------------- */

static int call_own(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

static void must_be_short(lua_State *L, lua_Unsigned entries)
{
    if (entries > LONGEST_LIST)
        script_raise(L, "table.%s: a list of more than %d entries",
                     lua_tostring(L, lua_upvalueindex(2)), LONGEST_LIST);
}

/* Upvalues: Lua's own function, its name. A list may say of itself how long it is. */
static int list_whole(lua_State *L)
{
    if (lua_type(L, 1) == LUA_TTABLE)
        must_be_short(L, (lua_Unsigned)luaL_len(L, 1));
    return call_own(L);
}

/* The same where argument 3 of move, 4 of concat, which is upvalue 3, says how far, and the one
 * before from where. */
static int list_span(lua_State *L)
{
    int last = (int)lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer from = luaL_optinteger(L, last - 1, 1), to;

    if (lua_isnoneornil(L, last))
        return list_whole(L);
    to = luaL_checkinteger(L, last);
    if (to > from)
        must_be_short(L, (lua_Unsigned)to - (lua_Unsigned)from);
    return call_own(L);
}

/* --- opening --------------------------------------------------------------------------------- */

/* Puts @p fn into the table on top as @p name. Its upvalues: what stood there, the name, @p last.
 */
static void replace(lua_State *L, const char *name, lua_CFunction fn, int last)
{
    lua_getfield(L, -1, name);
    lua_pushstring(L, name);
    lua_pushinteger(L, last);
    lua_pushcclosure(L, fn, 3);
    lua_setfield(L, -2, name);
}

void script_text_open(lua_State *L, uint64_t *steps)
{
    static const struct {
        const char *table, *name;
        lua_CFunction fn;
        int last;
    } rows[] = {
        {"string", "find", text_find, 0},     {"string", "match", text_match, 0},
        {"string", "gmatch", text_gmatch, 0}, {"string", "gsub", text_gsub, 0},
        {"string", "rep", text_rep, 0},       {"table", "insert", list_whole, 0},
        {"table", "remove", list_whole, 0},   {"table", "sort", list_whole, 0},
        {"table", "unpack", list_span, 3},    {"table", "move", list_span, 3},
        {"table", "concat", list_span, 4},    {NULL, NULL, NULL, 0},
    };

    lua_pushlightuserdata(L, steps);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &steps_key);
    for (size_t i = 0; rows[i].name; i++) {
        lua_getglobal(L, rows[i].table);
        replace(L, rows[i].name, rows[i].fn, rows[i].last);
        lua_pop(L, 1);
    }
}
