#include "script/option.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/quantity.h"
#include "script/script.h"
#include "script/script_nul.h"

#define ROWS_MAX 127 /* options of one verb */

static const char *const expected[OPTION_KIND_COUNT] = {
#define X(kind, type, words) [OPTION_##kind] = words,
    OPTION_KIND_LIST(X)
#undef X
};

static _Noreturn void raise_value(lua_State *L, int index, enum option_kind kind, const char *what)
{
    const char *quote = lua_type(L, index) == LUA_TSTRING ? "\"" : "";

    assert((unsigned)kind < OPTION_KIND_COUNT);
    if (lua_type(L, index) == LUA_TSTRING || lua_type(L, index) == LUA_TNUMBER)
        script_raise(L, "%s: expected %s, got %s%.60s%s%s", what, expected[kind], quote,
                     luaL_tolstring(L, index, NULL), quote,
                     kind == OPTION_table ? ": in { } it is one" : "");
    script_raise(L, "%s: expected %s, got %s", what, expected[kind], script_got(L, index));
}

/* Reads exactly @p digits digits and the character behind them. */
static bool digits(const char **text, int digits, char then, int *out)
{
    *out = 0;
    for (; digits > 0; digits--, (*text)++) {
        if (**text < '0' || **text > '9')
            return false;
        *out = *out * 10 + (**text - '0');
    }
    if (**text != then)
        return false;
    (*text)++;
    return true;
}

/* "2026-03-07 06:00"; the date may be missing. */
static bool moment(lua_State *L, const char *text, int64_t *ms)
{
    int64_t now_ms = vclock_now_ms(script_clock(L));
    const struct tz *zone = script_zone(L);
    struct tz_local d = {0};
    bool dated = strlen(text) > 5;

    if (dated &&
        (!digits(&text, 4, '-', &d.year) || !digits(&text, 2, '-', &d.month) ||
         !digits(&text, 2, ' ', &d.day) || d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31))
        return false;
    if (!digits(&text, 2, ':', &d.hour) || !digits(&text, 2, '\0', &d.minute) ||
        d.hour * 60 + d.minute > 24 * 60 || d.minute > 59)
        return false;
    if (!dated) {
        int hour = d.hour, minute = d.minute;
        tz_local(zone, now_ms, &d);
        d.hour = hour;
        d.minute = minute;
    }
    if (d.hour < 24 && !tz_has(zone, d.year, d.month, d.day, d.hour * 3600 + d.minute * 60))
        script_raise(L, "there is no %04d-%02d-%02d %02d:%02d in this zone: %s", d.year, d.month,
                     d.day, d.hour, d.minute,
                     tz_has(zone, d.year, d.month, d.day, 12 * 3600) ? "summer time begins then"
                                                                     : "the month is shorter");
    *ms = tz_utc_ms(zone, d.year, d.month, d.day, d.hour * 3600 + d.minute * 60);
    if (!dated && *ms <= now_ms)
        *ms = tz_utc_ms(zone, d.year, d.month, d.day + 1, d.hour * 3600 + d.minute * 60);
    return true;
}

const char *option_secret(lua_State *L, int index, const char *what)
{
    const struct secret *secret = script_object_if(L, index, "secret");
    const char *text = NULL;

    if (!secret) {
        if (lua_type(L, index) != LUA_TSTRING)
            script_raise(L, "%s: expected a string or env \"NAME\", got a %s", what,
                         luaL_typename(L, index));
        option_value(L, index, OPTION_text, what, &text);
        return text;
    }
    if (!secret->value && !script_looks_only(L))
        script_raise(L, "%s: there is no environment variable %s", what, secret->name);
    return secret->value;
}

int64_t option_moment(lua_State *L, int index, const char *what)
{
    int64_t ms;

    option_value(L, index, OPTION_time, what, &ms);
    return ms;
}

static bool read_integer(lua_State *L, int index, int64_t *into)
{
    int ok;
    lua_Integer n = lua_tointegerx(L, index, &ok);

    if (!ok || n < 0 || lua_type(L, index) != LUA_TNUMBER)
        return false;
    *into = (int64_t)n;
    return true;
}

static bool read_money(const char *text, int64_t *into)
{
    char currency[4];

    return quantity_money_micro(text, into, currency);
}

static bool read_text(lua_State *L, int index, enum option_kind kind, void *into)
{
    const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : NULL;
    struct option_hours *hours = into;

    if (!text)
        return false;
    switch (kind) {
    case OPTION_text:
        *(const char **)into = text;
        return true;
    case OPTION_duration:
        return quantity_duration_ms(text, into);
    case OPTION_distance:
        return quantity_distance_m(text, into);
    case OPTION_speed:
        return quantity_speed_m_per_h(text, into);
    case OPTION_power:
        return quantity_power_w(text, into);
    case OPTION_energy:
        return quantity_energy_wh(text, into);
    case OPTION_current:
        return quantity_current_ma(text, into);
    case OPTION_permille:
        return quantity_permille(text, into);
    case OPTION_money:
        return read_money(text, into);
    case OPTION_hours:
        return quantity_hours(text, &hours->from_min, &hours->to_min);
    case OPTION_drift:
        return quantity_drift_ppm(text, into);
    case OPTION_shift:
        return quantity_shift_ms(text, into);
    case OPTION_time:
        return moment(L, text, into);
    case OPTION_flag:
    case OPTION_integer:
    case OPTION_table:
    case OPTION_any:
    case OPTION_KIND_COUNT:
        break;
    }
    return false;
}

void option_value(lua_State *L, int index, enum option_kind kind, const char *what, void *into)
{
    bool ok;

    index = lua_absindex(L, index);
    if (kind == OPTION_flag) {
        ok = lua_isboolean(L, index);
        if (ok)
            *(bool *)into = lua_toboolean(L, index);
    } else if (kind == OPTION_integer) {
        ok = read_integer(L, index, into);
    } else {
        ok = read_text(L, index, kind, into);
    }
    if (!ok)
        raise_value(L, index, kind, what);
}

static const struct option *find(const struct option *rows, const char *name)
{
    while (rows->name && strcmp(rows->name, name) != 0)
        rows++;
    return rows->name ? rows : NULL;
}

static _Noreturn void raise_unknown(lua_State *L, const char *verb, const struct option *rows,
                                    const char *name)
{
    const char *names[ROWS_MAX + 1] = {0};
    size_t n = 0;

    for (const struct option *row = rows; row->name; row++) {
        assert(n < ROWS_MAX);
        names[n++] = row->name;
    }
    script_raise(L, "%s: unknown option '%.60s'%s", verb, name, script_hint(L, name, names));
}

lua_Integer option_list(lua_State *L, int index, const char *what)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, index), keys = 0;
    const char *named = NULL;

    index = lua_absindex(L, index);
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        keys++;
        /* the order of a table is not fixed: of several, the first of the alphabet is told */
        if (lua_type(L, -1) == LUA_TSTRING && (!named || strcmp(lua_tostring(L, -1), named) < 0))
            named = lua_tostring(L, -1); /* the table keeps it */
    }
    if (named)
        script_raise(L,
                     "%s: expected a list such as { a, b }, whose entries have no name, but there "
                     "is '%.40s'",
                     what, named);
    if (keys != n)
        script_raise(L, "%s: expected a list such as { a, b }, without holes", what);
    return n;
}

/* Of several that are not known the first of the alphabet is told: a table has no order. */
static void check_names(lua_State *L, int index, const char *verb, const struct option *rows)
{
    const char *unknown = NULL;
    bool nameless = false;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            nameless = true;
        else if (!find(rows, lua_tostring(L, -1)) &&
                 (!unknown || strcmp(lua_tostring(L, -1), unknown) < 0))
            unknown = lua_tostring(L, -1); /* the table keeps it */
    }
    if (unknown)
        raise_unknown(L, verb, rows, unknown);
    if (nameless)
        script_raise(L, "%s: options have names, as in { name = value }", verb);
}

void option_read(lua_State *L, int index, const char *verb, const struct option *rows)
{
    char what[128];

    index = lua_absindex(L, index);
    if (lua_type(L, index) != LUA_TTABLE)
        script_raise(L, "%s: expected a table { ... }, got %s", verb, script_got(L, index));
    luaL_checkstack(L, 60, NULL);
    script_nul_check(L, index, index);
    check_names(L, index, verb, rows);
    for (const struct option *row = rows; row->name; row++) {
        bool kept = row->kind == OPTION_table || row->kind == OPTION_any;
        lua_pushstring(L, row->name);
        if (lua_rawget(L, index) == LUA_TNIL) {
            lua_pop(L, 1);
            continue;
        }
        snprintf(what, sizeof(what), "%s: %s", verb, row->name);
        if (row->kind == OPTION_table && lua_type(L, -1) != LUA_TTABLE)
            raise_value(L, -1, row->kind, what);
        if (kept) {
            *(int *)row->into = lua_gettop(L);
        } else {
            option_value(L, -1, row->kind, what, row->into);
            lua_pop(L, 1);
        }
    }
}
