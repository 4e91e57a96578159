/* verbs_payload.c - slips of the pen in what a test says of messages: an action that no side sends,
 * a field that a message does not have, a value that a field never takes.
 *
 * Such a wait is in vain and such a CALL is not what its author meant, so it ends the scenario with
 * what there is. What is to be wrong on the wire is said with a word of its own: tampers,
 * sends_flawed, sends_raw, answers with on_purpose. All verbs here are seen by the prelude alone.
 */
#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/message.h"
#include "script/option.h"
#include "station/station.h"
#include "verbs/verbs.h"

enum { NAMES_MAX = 127 }; /* messages of one side, fields of an object, values of a field */

static const struct ocpp_version *version_of(const struct station *s)
{
    return ocpp_version(station_profile(s)->ocpp);
}

/* --- actions ------------------------------------------------------------------------------------
 */

/* _action(station, action, side): raises for what no "station" (or "csms") sends in the version
 * that the station speaks. */
static int verb_action(lua_State *L)
{
    const struct ocpp_version *v = version_of(script_object(L, 1, "station"));
    const char *side = luaL_checkstring(L, 3), *action = NULL, *names[NAMES_MAX + 1] = {0};
    enum ocpp_direction never = strcmp(side, "csms") == 0 ? OCPP_FROM_STATION : OCPP_TO_STATION;
    size_t n = 0;

    option_value(L, 2, OPTION_text, "the action", &action);
    for (const struct ocpp_message *m = v->messages; m->action && n < NAMES_MAX; m++) {
        if (m->direction == never)
            continue;
        if (strcmp(m->action, action) == 0)
            return 0;
        names[n++] = m->action;
    }
    if (ocpp_message(v, action))
        script_raise(L, "%s is what a %s sends, not the %s%s", action,
                     never == OCPP_TO_STATION ? "CSMS" : "station",
                     never == OCPP_TO_STATION ? "station" : "CSMS", script_hint(L, "", names));
    script_raise(L, "OCPP %s has no message \"%.40s\"%s", v->name, action,
                 script_hint(L, action, names));
}

/* --- the shape of payloads ----------------------------------------------------------------------
 */

/* A walk through a payload, a part of one, or a pattern for one, beside the table of the message.
 */
struct look {
    lua_State *L;
    const struct ocpp_version *version;
    const char *verb, *action;
    char path[160]; /* "idTagInfo.status" */
    size_t len;
};

__attribute__((format(printf, 2, 3))) static size_t enter(struct look *k, const char *format, ...)
{
    size_t before = k->len, room = sizeof(k->path) - before;
    va_list args;
    int n;

    va_start(args, format);
    n = vsnprintf(k->path + before, room, format, args);
    va_end(args);
    k->len += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room - 1;
    return before;
}

static void leave(struct look *k, size_t before)
{
    k->len = before;
    k->path[before] = '\0';
}

static _Noreturn void raise_value(struct look *k, const char *expected)
{
    lua_State *L = k->L;
    bool text = lua_type(L, -1) == LUA_TSTRING, number = lua_type(L, -1) == LUA_TNUMBER;

    if (text || number)
        script_raise(L, "%s: %s of %s: expected %s, got %s%.60s%s", k->verb, k->path, k->action,
                     expected, text ? "\"" : "", luaL_tolstring(L, -1, NULL), text ? "\"" : "");
    script_raise(L, "%s: %s of %s: expected %s, got %s", k->verb, k->path, k->action, expected,
                 script_got(L, -1));
}

static void look_at_value(struct look *k, const struct ocpp_field *f, bool element);

/* What one_of and some hold within them, which a pattern names among and element. */
static bool look_into_pattern(struct look *k, const struct ocpp_field *f, bool element)
{
    lua_State *L = k->L;
    bool is = luaL_getmetafield(L, -1, "__metatable") != LUA_TNIL;

    if (!is)
        return false;
    lua_pop(L, 1);
    lua_pushliteral(L, "among");
    if (lua_rawget(L, -2) == LUA_TTABLE)
        for (lua_Integer i = 1, n = (lua_Integer)lua_rawlen(L, -1); i <= n; i++) {
            lua_rawgeti(L, -1, i);
            look_at_value(k, f, element);
            lua_pop(L, 1);
        }
    lua_pop(L, 1);
    lua_pushliteral(L, "element");
    if (lua_rawget(L, -2) != LUA_TNIL) {
        if (!f->list || element)
            script_raise(L, "%s: %s of %s is no list: some(...) fits nothing there", k->verb,
                         k->path, k->action);
        look_at_value(k, f, true);
    }
    lua_pop(L, 1);
    return true;
}

static void look_at_word(struct look *k, const struct ocpp_field *f)
{
    const char *word = lua_type(k->L, -1) == LUA_TSTRING ? lua_tostring(k->L, -1) : NULL;
    const char *names[NAMES_MAX + 1] = {0};

    if (!word)
        raise_value(k, "a text");
    for (size_t n = 0; f->values->values[n]; n++) {
        if (strcmp(f->values->values[n], word) == 0)
            return;
        if (n < NAMES_MAX)
            names[n] = f->values->values[n];
    }
    script_raise(k->L, "%s: %s of %s is never \"%.40s\"%s", k->verb, k->path, k->action, word,
                 script_hint(k->L, word, names));
}

static bool knows(const struct ocpp_field *fields, const char *name)
{
    for (; fields && fields->name; fields++)
        if (strcmp(fields->name, name) == 0)
            return true;
    return false;
}

/* The name in the table on top that is no field, the first of the alphabet; NULL: none is. */
static const char *stray(struct look *k, const struct ocpp_object *o)
{
    lua_State *L = k->L;
    const char *first = NULL;

    lua_pushnil(L);
    while (lua_next(L, -2)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            script_raise(L, "%s: %s of %s: expected fields with names, as in { name = value }",
                         k->verb, k->len ? k->path : "the payload", k->action);
        if (!knows(o->fields, lua_tostring(L, -1)) &&
            !knows(k->version->everywhere, lua_tostring(L, -1)) &&
            (!first || strcmp(lua_tostring(L, -1), first) < 0))
            first = lua_tostring(L, -1); /* the table keeps it */
    }
    return first;
}

/* Objects are as deep as the standard has them. NOLINTNEXTLINE(misc-no-recursion) */
static void look_at_object(struct look *k, const struct ocpp_object *o)
{
    const char *names[NAMES_MAX + 1] = {0}, *other;
    size_t n = 0;

    luaL_checkstack(k->L, 8, NULL);
    other = o->open ? NULL : stray(k, o);
    for (const struct ocpp_field *f = o->fields; f && f->name && n < NAMES_MAX; f++)
        names[n++] = f->name;
    if (other)
        script_raise(k->L, "%s: %s%s%s has no field \"%.40s\"%s", k->verb, k->path,
                     k->len ? " of " : "", k->action, other, script_hint(k->L, other, names));
    for (const struct ocpp_field *f = o->fields; f && f->name; f++) {
        size_t before = enter(k, "%s%s", k->len ? "." : "", f->name);
        lua_pushstring(k->L, f->name);
        if (lua_rawget(k->L, -2) != LUA_TNIL)
            look_at_value(k, f, false);
        lua_pop(k->L, 1);
        leave(k, before);
    }
}

/* NOLINTNEXTLINE(misc-no-recursion) */
static void look_at_list(struct look *k, const struct ocpp_field *f)
{
    lua_Integer n;

    if (lua_type(k->L, -1) != LUA_TTABLE)
        raise_value(k, "a list, in { }");
    n = (lua_Integer)lua_rawlen(k->L, -1);
    lua_pushnil(k->L);
    if (lua_next(k->L, -2)) {
        lua_pop(k->L, 2);
        if (n == 0)
            script_raise(k->L, "%s: %s of %s is a list: { ... } within { }", k->verb, k->path,
                         k->action);
    }
    for (lua_Integer i = 1; i <= n; i++) {
        size_t before = enter(k, "[%lld]", (long long)i);
        lua_rawgeti(k->L, -1, i);
        look_at_value(k, f, true);
        lua_pop(k->L, 1);
        leave(k, before);
    }
}

/* The value on top of the stack. NOLINTNEXTLINE(misc-no-recursion) */
static void look_at_value(struct look *k, const struct ocpp_field *f, bool element)
{
    int type = lua_type(k->L, -1);

    luaL_checkstack(k->L, 8, NULL);
    if (type == LUA_TFUNCTION || type == LUA_TLIGHTUSERDATA || look_into_pattern(k, f, element))
        return;
    if (f->list && !element) {
        look_at_list(k, f);
        return;
    }
    switch (f->type) {
    case OCPP_TYPE_enumeration:
        look_at_word(k, f);
        return;
    case OCPP_TYPE_text:
    case OCPP_TYPE_datetime:
    case OCPP_TYPE_uri:
        if (type != LUA_TSTRING)
            raise_value(k, "a text");
        return;
    case OCPP_TYPE_integer:
    case OCPP_TYPE_number:
        if (type != LUA_TNUMBER)
            raise_value(k, "a number");
        return;
    case OCPP_TYPE_boolean:
        if (type != LUA_TBOOLEAN)
            raise_value(k, "true or false");
        return;
    case OCPP_TYPE_object:
        if (type != LUA_TTABLE)
            raise_value(k, "a table { ... }");
        look_at_object(k, f->object);
        return;
    case OCPP_TYPE_anything:
    case OCPP_TYPE_COUNT:
        return;
    }
}

/* _shape(station, action, "request" or "response", table, verb): raises where the table, a pattern
 * or a part of a payload, names what such a message does not have or hold. */
static int verb_shape(lua_State *L)
{
    struct look k = {.L = L,
                     .version = version_of(script_object(L, 1, "station")),
                     .action = luaL_checkstring(L, 2),
                     .verb = luaL_checkstring(L, 5)};
    const struct ocpp_message *m = ocpp_message(k.version, k.action);
    bool request = strcmp(luaL_checkstring(L, 3), "request") == 0;

    lua_settop(L, 5);
    lua_pushvalue(L, 4);
    if (!m || lua_isnil(L, -1) || lua_type(L, -1) == LUA_TFUNCTION ||
        luaL_getmetafield(L, -1, "__metatable") != LUA_TNIL)
        return 0;
    if (lua_type(L, -1) != LUA_TTABLE)
        script_raise(L, "%s: expected a table { ... } for %s, got %s", k.verb, k.action,
                     script_got(L, -1));
    if (request || m->response.fields)
        look_at_object(&k, request ? &m->request : &m->response);
    return 0;
}

/* _whole(station, action, payload, verb): raises where the payload is none of that CALL. */
static int verb_whole(lua_State *L)
{
    const struct ocpp_version *v = version_of(script_object(L, 1, "station"));
    const char *action = luaL_checkstring(L, 2), *verb = luaL_checkstring(L, 4);
    struct ocpp_violation found;
    cJSON *payload = script_to_json(L, 3);
    bool ok = ocpp_validate(v, action, false, payload, &found);

    cJSON_Delete(payload);
    if (!ok)
        script_raise(L, "%s: %s of OCPP %s: %s %s", verb, action, v->name,
                     strncmp(found.path, "$.", 2) == 0 ? found.path + 2 : "the payload",
                     found.sentence);
    return 0;
}

/* _code(station, code): raises for what is no code of a CALLERROR in the station's version. */
static int verb_code(lua_State *L)
{
    const struct ocpp_version *v = version_of(script_object(L, 1, "station"));
    const char *code = luaL_checkstring(L, 2), *names[OCPP_CODE_COUNT + 1] = {0};
    size_t n = 0;

    if (ocpp_code_of(code) != OCPP_CODE_COUNT)
        return 0; /* also in the spelling of another version: a CSMS may err */
    for (int c = 0; c < OCPP_CODE_COUNT; c++)
        if (ocpp_code_text(v, (enum ocpp_code)c))
            names[n++] = ocpp_code_text(v, (enum ocpp_code)c);
    script_raise(L, "\"%.40s\" is no error code of OCPP %s%s", code, v->name,
                 script_hint(L, code, names));
}

const struct script_verb verbs_payload[] = {
    {NULL, "_action", verb_action}, {NULL, "_shape", verb_shape}, {NULL, "_whole", verb_whole},
    {NULL, "_code", verb_code},     {NULL, NULL, NULL},
};
