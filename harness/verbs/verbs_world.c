/* verbs_world.c - sites with their bays, and what stands in them. */
#include <lauxlib.h>
#include <stdio.h>

#include "base/place.h"
#include "script/option.h"
#include "stage/stage.h"
#include "verbs/bay_object.h"
#include "verbs/claim.h"
#include "verbs/verbs.h"
#include "world/site.h"

/* __index of site.bay, upvalues: the site, its bays. ipairs(), which looks one further than the
 * last, is C; a line of the scenario is not. */
static int get_bay(lua_State *L)
{
    const struct site *s = lua_touserdata(L, lua_upvalueindex(1));
    lua_Debug caller;

    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL)
        return 1;
    if (lua_getstack(L, 1, &caller) && lua_getinfo(L, "S", &caller) && caller.what[0] == 'C')
        return 0;
    script_raise(L, "%s has bays 1 to %d, not %s", site_name(s), site_bays(s),
                 luaL_tolstring(L, 2, NULL));
}

static int set_bay(lua_State *L)
{
    const struct site *s = lua_touserdata(L, lua_upvalueindex(1));

    script_raise(L,
                 "the bays of %s cannot be changed this way; bays = %d in its { ... } says how "
                 "many there are",
                 site_name(s), site_bays(s));
}

static int call_bays(lua_State *L)
{
    const struct site *s = lua_touserdata(L, lua_upvalueindex(1));

    script_raise(L, "a bay of %s is named with [ ]: bay[1] to bay[%d]", site_name(s), site_bays(s));
}

static int count_bays(lua_State *L)
{
    lua_pushinteger(L, site_bays(lua_touserdata(L, lua_upvalueindex(1))));
    return 1;
}

/* An empty table before the one that holds the bays, which nobody can change. `all` is for
 * pairs(). Pops the bays. */
static void guard_bays(lua_State *L, struct site *s)
{
    static const luaL_Reg words[] = {
        {"__newindex", set_bay}, {"__call", call_bays}, {"__len", count_bays}, {NULL, NULL}};

    lua_newtable(L);
    lua_newtable(L);
    for (const luaL_Reg *word = words; word->name; word++) {
        lua_pushlightuserdata(L, s);
        lua_pushcclosure(L, word->func, 1);
        lua_setfield(L, -2, word->name);
    }
    lua_pushlightuserdata(L, s);
    lua_pushvalue(L, -4);
    lua_pushcclosure(L, get_bay, 2);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "all");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}

/* A bay is an object of its own; it lives as long as the script. */
static void push_bays(lua_State *L, struct site *s)
{
    char name[128];

    lua_newtable(L);
    for (int n = 1; n <= site_bays(s); n++) {
        struct bay *bay = script_keep(script_of(L), sizeof(*bay));
        *bay = (struct bay){.site = s, .number = n};
        snprintf(name, sizeof(name), "%.100s bay %d", site_name(s), n);
        script_push_object(L, "bay", bay, name);
        lua_pushinteger(L, n);
        script_set_field(L, -2, "number");
        lua_rawseti(L, -2, n);
    }
    guard_bays(L, s);
}

static int32_t degree_e6(lua_State *L, int table, int n, double limit)
{
    double value;
    int ok;

    lua_rawgeti(L, table, n);
    value = lua_tonumberx(L, -1, &ok);
    if (!ok || !(value >= -limit && value <= limit))
        script_raise(L, "site: at needs latitude and longitude in degrees, as in { 52.09, 5.12 }");
    lua_pop(L, 1);
    return (int32_t)(value * 1e6 + (value < 0 ? -0.5 : 0.5));
}

static int make_site(lua_State *L)
{
    struct world *w = stage_world(L, "site");
    int64_t bays = 1;
    int at = 0;
    struct place place = {0, 0};
    const struct option rows[] = {
        {"bays", OPTION_integer, &bays}, {"at", OPTION_table, &at}, {NULL, OPTION_any, NULL}};
    struct site *s;

    option_read(L, 2, "site", rows);
    if (bays < 1 || bays > 10000)
        script_raise(L, "site: bays must be a number from 1 to 10000");
    if (at) {
        place.lat_e6 = degree_e6(L, at, 1, 90);
        place.lon_e6 = degree_e6(L, at, 2, 180);
    }
    claim_name(L, "site", lua_tostring(L, 1));
    s = site_new(w, lua_tostring(L, 1), place, (int)bays);
    script_push_object(L, "site", s, site_name(s));
    push_bays(L, s);
    script_set_field(L, -2, "bay");
    return 1;
}

/*** site(name) { ... }
 * A car park; its bays are site.bay[1], site.bay[2] ...
 * @param name string
 * @option bays? integer how many (1)
 * @option at? number[] latitude and longitude in degrees
 * @return site
 */
static int verb_site(lua_State *L)
{
    return script_named(L, "site", make_site);
}

/*** site:away(distance)
 * A place this far from the site as the crow flies, for people on the road, which is 1.3 times as
 * long: from hall:away("60 km") it is a drive of 78 km.
 * @param distance string "6 km"
 * @return place
 */
static int site_away(lua_State *L)
{
    struct site *s = script_object(L, 1, "site");
    struct place *place;
    int64_t metres;
    char name[128];

    option_value(L, 2, OPTION_distance, "away", &metres);
    place = script_keep(script_of(L), sizeof(*place));
    *place = place_away(site_place(s), metres);
    snprintf(name, sizeof(name), "%.30s from %.90s", lua_tostring(L, 2), site_name(s));
    script_push_object(L, "place", place, name);
    return 1;
}

static int check_bay(lua_State *L, const struct site *s, int index)
{
    int64_t n;

    option_value(L, index, OPTION_integer, "the bay", &n);
    if (n < 1 || n > site_bays(s))
        script_raise(L, "%s has bays 1 to %d, not %lld", site_name(s), site_bays(s), (long long)n);
    return (int)n;
}

/*** site:block(n, by)
 * Somebody who does not charge stands in the bay: a petrol car, a skip.
 * @param n integer the bay
 * @param by string what stands there
 * @return boolean ok false when the bay is taken
 */
static int site_block_bay(lua_State *L)
{
    struct site *s = script_object(L, 1, "site");
    int n = check_bay(L, s, 2);
    const char *by = NULL;

    option_value(L, 3, OPTION_text, "block: who", &by);
    lua_pushboolean(L, site_block(s, n, by) == S_OK);
    return 1;
}

/*** site:clear(n)
 * Whoever stands in the bay goes.
 * @param n integer the bay
 */
static int site_clear_bay(lua_State *L)
{
    struct site *s = script_object(L, 1, "site");

    site_clear(s, check_bay(L, s, 2));
    return 0;
}

const struct script_verb verbs_world[] = {
    {NULL, "site", verb_site},
    {"site", "away", site_away},
    {"site", "block", site_block_bay},
    {"site", "clear", site_clear_bay},
    {NULL, NULL, NULL},
};
