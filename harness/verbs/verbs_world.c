#include <assert.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/place.h"
#include "base/quantity.h"
#include "dialects.h"
#include "ocpp/message.h"
#include "run/edition.h"
#include "run/stage.h"
#include "script/option.h"
#include "stage/conformance.h"
#include "stage/stage_people.h"
#include "stage/station_security.h"
#include "stage/vendor_profile.h"
#include "station/station.h"
#include "stations.h"
#include "verbs/verbs.h"
#include "world/site.h"
#include "world/world.h"

/* Raises @p why, which is freed first. */
static _Noreturn void raise_owned(lua_State *L, const char *verb, char *why)
{
    lua_pushstring(L, why);
    free(why);
    script_raise(L, "%s: %s", verb, lua_tostring(L, -1));
}

struct world *stage_world(lua_State *L, const char *verb)
{
    struct stage *st = script_stage(L);

    if (!st->world)
        script_raise(L, "%s comes before scenario \"name\" { ... }, which must be the first verb",
                     verb);
    return st->world;
}

/* --- scenario -------------------------------------------------------------------------------- */

static void take_catches(lua_State *L, int index, struct stage *st)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, index);

    for (lua_Integer i = 1; i <= n; i++) {
        const char *name;
        if (lua_rawgeti(L, index, i) != LUA_TSTRING)
            script_raise(L, "scenario: catches is a list of mutants in quotes");
        name = lua_tostring(L, -1);
        if (mutant_of(name) == MUTANT_COUNT)
            script_raise(L, "scenario: catches: there is no mutant \"%.60s\"", name);
        cJSON_AddItemToArray(st->catches, cJSON_CreateString(name));
        lua_pop(L, 1);
    }
}

static void take_conformance(lua_State *L, const char *id, struct stage *st)
{
    const char *near = conformance_find(id) ? NULL : conformance_nearest(id);

    if (!conformance_find(id))
        script_raise(L, "scenario: conformance: there is no case \"%.40s\"%s%s%s", id,
                     near ? ", did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    free(st->conformance);
    st->conformance = mem_text(id);
}

static void take_versions(lua_State *L, int index, struct stage *st)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, index);
    char *why = NULL;

    cJSON_Delete(st->versions);
    st->versions = cJSON_CreateArray();
    for (lua_Integer i = 1; i <= n; i++) {
        const struct ocpp_version *v =
            lua_rawgeti(L, index, i) == LUA_TSTRING ? ocpp_version(lua_tostring(L, -1)) : NULL;
        const char *name = v ? v->name : "";
        if (!dialect_of(name))
            script_raise(L, "scenario: ocpp is a list of versions that stations speak, as in "
                            "{ \"1.6\", \"2.0.1\" }");
        if (edition_has(st->versions, name))
            script_raise(L, "scenario: ocpp names %s twice", name);
        cJSON_AddItemToArray(st->versions, cJSON_CreateString(name));
        lua_pop(L, 1);
    }
    if (n == 0)
        script_raise(L, "scenario: ocpp names no version");
    if (st->only_looked_at && !st->asked)
        return;
    st->ocpp = edition_choose(st->versions, st->asked, &why);
    if (!st->ocpp)
        raise_owned(L, "scenario", why);
}

/* The name of an edition tells it from its siblings. */
static char *scenario_name(const struct stage *st, const char *name)
{
    if (st->ocpp && cJSON_GetArraySize(st->versions) > 1)
        return mem_printf("%s, OCPP %s", name, st->ocpp);
    return mem_text(name);
}

static int make_scenario(lua_State *L)
{
    struct stage *st = script_stage(L);
    const char *source = "", *begins = NULL, *conformance = NULL;
    int catches = 0, ends = 0, versions = 0;
    const struct option rows[] = {{"source", OPTION_text, &source},
                                  {"begins", OPTION_text, &begins},
                                  {"ends", OPTION_any, &ends},
                                  {"catches", OPTION_table, &catches},
                                  {"ocpp", OPTION_table, &versions},
                                  {"quiet", OPTION_flag, &st->quiet},
                                  {"conformance", OPTION_text, &conformance},
                                  {NULL, OPTION_any, NULL}};
    char *why = NULL;

    option_read(L, 2, "scenario", rows);
    if (!begins && conformance)
        begins = CONFORMANCE_BEGINS;
    if (!begins)
        script_raise(L, "scenario: begins is missing, as in begins = \"2026-03-06 18:30 "
                        "Europe/Amsterdam\"");
    if (catches)
        take_catches(L, catches, st);
    if (conformance)
        take_conformance(L, conformance, st);
    if (versions)
        take_versions(L, versions, st);
    else if (st->asked)
        script_raise(L, "scenario: this story says nothing of versions: ocpp is missing");
    free(st->name);
    free(st->source);
    st->name = scenario_name(st, lua_tostring(L, 1));
    st->source = mem_text(source);
    if (!stage_begin(st, begins, &why))
        raise_owned(L, "scenario", why);
    if (ends)
        st->ends_ms = option_moment(L, ends, "scenario: ends");
    return 0;
}

/*** scenario(name) { ... }
 * The head of the story; the first verb of a file. What stands above it as a comment is what `list`
 * and the report say the scenario is about.
 * @param name string
 * @option source string where the story comes from
 * @option begins? string local time and zone: "2026-03-06 18:30 Europe/Amsterdam"; a conformance
 *   case that does not say so begins at "2026-03-06 10:00 UTC"
 * @option ends? string cuts the story at this local time; else it ends when everybody is done
 * @option catches? string[] the mutants that this scenario must find
 * @option ocpp? string[] the story is played once in each of these versions, { "1.6", "2.0.1" }: in
 *   each a station that names none speaks that one. FILE@2.0.1 on the command line plays one
 * @option quiet? boolean the reference CSMS answers, and sends nothing by itself
 * @option conformance? string the test case that it plays: "TC_003_CS"
 */
static int verb_scenario(lua_State *L)
{
    return script_named(L, "scenario", make_scenario);
}

/* --- sites ----------------------------------------------------------------------------------- */

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
}

static int32_t degree_e6(lua_State *L, int table, int n, double limit)
{
    double value;
    int ok;

    lua_rawgeti(L, table, n);
    value = lua_tonumberx(L, -1, &ok);
    if (!ok || !(value >= -limit && value <= limit))
        script_raise(L, "site: at wants latitude and longitude in degrees, as in { 52.09, 5.12 }");
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
        script_raise(L, "site: bays is a number from 1 to 10000");
    if (at) {
        place.lat_e6 = degree_e6(L, at, 1, 90);
        place.lon_e6 = degree_e6(L, at, 2, 180);
    }
    s = site_new(w, lua_tostring(L, 1), place, (int)bays);
    script_push_object(L, "site", s, site_name(s));
    push_bays(L, s);
    script_set_field(L, -2, "bay");
    return 1;
}

/*** site(name) { ... }
 * A parking place; its bays are site.bay[1], site.bay[2] ...
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
 * A place so far from the site, for people on the road.
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

/* --- stations -------------------------------------------------------------------------------- */

static cJSON *note_provision(struct stage *st, const struct station *s, const char *password)
{
    const struct profile *p = station_profile(s);
    struct place at = site_place(station_site(s));
    cJSON *row = evlog_data("s s i i I s s i i", "station", station_id(s), "protocol",
                            ocpp_version(p->ocpp)->protocol, "connectors", p->connectors, "evses",
                            p->evses, "power_w", p->max_power_w, "password", password, "site",
                            site_name(station_site(s)), "lat_e6", at.lat_e6, "lon_e6", at.lon_e6);

    cJSON_AddItemToArray(st->provisions, row);
    return row;
}

/* An own site for a station that stands alone. */
static struct bay lonely_bay(struct world *w, const char *id, int connectors)
{
    struct place at = {0, 0};

    return (struct bay){site_new(w, id, at, connectors), 1};
}

static int make_station(lua_State *L)
{
    struct world *w = stage_world(L, "station");
    struct stage *st = script_stage(L);
    const char *id = lua_tostring(L, 1), *profile = "neutral-ac-22", *password = NULL, *ocpp = NULL;
    int bay_at = 0, overrides = 0, password_at = 0;
    struct station_options security = {.profile = -1};
    bool root = true;
    const char *flaw, *agreed = NULL;
    cJSON *row;
    const struct option rows[] = {{"profile", OPTION_text, &profile},
                                  {"ocpp", OPTION_text, &ocpp},
                                  {"password", OPTION_any, &password_at},
                                  {"bay", OPTION_any, &bay_at},
                                  {"overrides", OPTION_table, &overrides},
                                  {"security", OPTION_integer, &security.profile},
                                  {"certificate", OPTION_text, &security.certificate},
                                  {"user", OPTION_text, &security.user},
                                  {"tls", OPTION_text, &security.tls},
                                  {"agreed", OPTION_text, &agreed},
                                  {"root", OPTION_flag, &root},
                                  {NULL, OPTION_any, NULL}};
    struct profile p;
    char *why = NULL;
    struct station *s;
    struct bay bay;

    option_read(L, 2, "station", rows);
    if (password_at)
        password = option_secret(L, password_at, "station: password");
    if (strlen(id) > 48)
        script_raise(L, "station: an id has at most 48 characters");
    if (world_station(w, id))
        script_raise(L, "station: there is a \"%s\" already", id);
    if (!vendor_profile_load(st->options->data_dir, profile, &p, &why))
        raise_owned(L, "station", why);
    if (!ocpp)
        ocpp = st->ocpp;
    if (ocpp)
        snprintf(p.ocpp, sizeof(p.ocpp), "%s", ocpp);
    if (ocpp && !dialect_of(ocpp))
        script_raise(L, "station: there are no stations that speak OCPP %.20s", ocpp);
    if (overrides)
        vendor_profile_override(L, overrides, &p);
    bay = bay_at ? *(struct bay *)script_object(L, bay_at, "bay") : lonely_bay(w, id, p.connectors);
    s = stations_add(w, id, &p, bay.site, bay.number, password);
    security.bare = !root;
    security.password = password;
    row = note_provision(st, s, agreed ? agreed : password);
    flaw = station_security_apply(st, s, &security, row);
    if (flaw)
        script_raise(L, "station: %s", flaw);
    script_push_object(L, "station", s, id);
    return 1;
}

/*** station(id) { ... }
 * A charging station that speaks OCPP.
 * @param id string its charge point id
 * @option profile? string a file of vendor-profiles without .lua ("neutral-ac-22")
 * @option ocpp? string the version it speaks, "1.6" or "2.0.1"; else that of the scenario's ocpp
 *   that is played, else the profile's
 * @option bay? bay connector 1 serves this bay, connector 2 the next; without one it stands alone
 * @option password? string|secret Basic authentication: env "NAME" keeps it out of the file; in
 *   security profile 1 or 2 without one it is made up from the seed, and the CSMS told of it
 * @option security? integer security profile 0 to 3; the CSMS lets in nothing below; from 2 on TLS
 * @option certificate? string who signed the station's: "CPO" (in profile 3), "stranger" ...
 * @option user? string what it calls itself in Basic authentication, instead of its id
 * @option tls? string the newest TLS it speaks: "1.1" (which no CSMS may take), "1.2"
 * @option agreed? string what the CSMS takes for its password, where that differs
 * @option root? boolean false: it does not have the root certificate of the CSMS yet
 * @option overrides? table fields of the profile that differ: { sample_interval = "60 s" }
 * @return station
 */
static int verb_station(lua_State *L)
{
    return script_named(L, "station", make_station);
}

/* A remedy is "works" or "fails". */
static bool remedy_fails(lua_State *L, const char *what, const char *word)
{
    if (strcmp(word, "fails") != 0 && strcmp(word, "works") != 0)
        script_raise(L, "breaks: %s is \"works\" or \"fails\", not \"%.40s\"", what, word);
    return word[0] == 'f';
}

static void fault_options(lua_State *L, int index, struct fault_traits *t)
{
    const char *unlock = "works", *reset = "works";
    int from = 0, until = 0;
    int64_t connector = 0;
    const struct option rows[] = {{"from", OPTION_any, &from},
                                  {"until_", OPTION_any, &until},
                                  {"remote_unlock", OPTION_text, &unlock},
                                  {"reset", OPTION_text, &reset},
                                  {"connector", OPTION_integer, &connector},
                                  {"adds", OPTION_energy, &t->adds_wh},
                                  {NULL, OPTION_any, NULL}};

    option_read(L, index, "breaks", rows);
    t->unlock_fails = remedy_fails(L, "remote_unlock", unlock);
    t->reset_fails = remedy_fails(L, "reset", reset);
    t->connector = (int)connector;
    if (from && lua_type(L, from) == LUA_TSTRING &&
        strcmp(lua_tostring(L, from), "end of session") == 0)
        t->from_session_end = true;
    else if (from)
        t->from_ms = option_moment(L, from, "breaks: from");
    if (until)
        t->until_ms = option_moment(L, until, "breaks: until_");
}

static enum fault check_fault(lua_State *L, int index)
{
    static const char *const words[] = {
#define X(name, words, effect) words,
        FAULT_LIST(X)
#undef X
            NULL};
    const char *part = NULL, *nearest;
    enum fault fault;

    option_value(L, index, OPTION_text, "the part", &part);
    fault = fault_of(part);
    if (fault != FAULT_COUNT)
        return fault;
    nearest = script_nearest(part, words);
    script_raise(L, "a station has no \"%.40s\" that can break%s%s%s", part,
                 nearest ? ", did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "");
}

/*** station:breaks(part, { ... })
 * Arranges that a part breaks: "connector lock", "connector bolt", "controller", "contactor",
 * "meter", "display", "power", "ground", "restart" (a Reset is accepted and nothing happens).
 * @param part string
 * @option from? string "end of session" or a local time ("18:40"); at once
 * @option until_? string heals by itself at this local time
 * @option remote_unlock? string "fails": UnlockConnector does not help
 * @option reset? string "fails": Reset does not help
 * @option connector? integer only this one
 * @option adds? string for the meter: energy that never flowed ("90 kWh")
 * @return station
 */
static int station_breaks(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    enum fault fault = check_fault(L, 2);
    struct fault_traits traits = {0};

    if (!lua_isnoneornil(L, 3))
        fault_options(L, 3, &traits);
    if (traits.connector > station_profile(s)->connectors)
        script_raise(L, "breaks: %s has %d connectors", station_id(s),
                     station_profile(s)->connectors);
    station_break(s, fault, &traits);
    lua_settop(L, 1);
    return 1;
}

/*** station:mended(part, by)
 * The part works again.
 * @param part string
 * @param by? string who did it, for the log
 * @return station
 */
static int station_mended(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    enum fault fault = check_fault(L, 2);
    const char *by = "time";

    if (!lua_isnoneornil(L, 3))
        option_value(L, 3, OPTION_text, "mended: by", &by);
    station_mend(s, fault, 0, by);
    lua_settop(L, 1);
    return 1;
}

static enum link_fault check_link(lua_State *L, int index)
{
    static const char *const words[] = {
#define X(name, words, effect) words,
        LINK_FAULT_LIST(X)
#undef X
            NULL};
    const char *word = NULL, *nearest;
    enum link_fault fault;

    option_value(L, index, OPTION_text, "the fault of the link", &word);
    fault = link_fault_of(word);
    if (fault != LINK_FAULT_COUNT)
        return fault;
    nearest = script_nearest(word, words);
    script_raise(L, "a link has no fault \"%.40s\"%s%s%s", word, nearest ? ", did you mean \"" : "",
                 nearest ? nearest : "", nearest ? "\"?" : "");
}

/*** station:link(fault, { ... })
 * The link to the CSMS breaks: "cut" (TCP is torn down), "stall" (half open), "delay",
 * "lose answers", "duplicate", "flap", "refused handshake", "bad certificate", "expired
 * certificate".
 * @param fault string
 * @option delay? string for "delay": how long each message takes more ("2 s")
 * @option period? string for "flap": how long it holds ("30 s")
 * @return station
 */
static int station_link(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    enum link_fault fault = check_link(L, 2);
    int64_t ms = 2000;
    const struct option rows[] = {
        {"delay", OPTION_duration, &ms}, {"period", OPTION_duration, &ms}, {NULL, 0, NULL}};

    if (!lua_isnoneornil(L, 3))
        option_read(L, 3, "link", rows);
    station_link_break(s, fault, ms);
    lua_settop(L, 1);
    return 1;
}

/*** station:link_mends()
 * Every fault of the link ends; the station finds its way back by itself.
 * @return station
 */
static int station_link_mends(lua_State *L)
{
    station_link_mend(script_object(L, 1, "station"));
    lua_settop(L, 1);
    return 1;
}

/*** station:power(on)
 * Mains on or off.
 * @param on boolean
 * @return station
 */
static int station_power_verb(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    bool on = true;

    option_value(L, 2, OPTION_flag, "power", &on);
    station_power(s, on);
    lua_settop(L, 1);
    return 1;
}

/*** station:status(connector)
 * The OCPP status of a connector, in the spelling of the standard.
 * @param connector? integer 1; 0 is the station itself
 * @return string status
 */
static int station_status_verb(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    int64_t n = 1;

    if (!lua_isnoneornil(L, 2))
        option_value(L, 2, OPTION_integer, "the connector", &n);
    if (n > station_profile(s)->connectors)
        script_raise(L, "%s has connectors 1 to %d", station_id(s), station_profile(s)->connectors);
    lua_pushstring(L, station_status(s, (int)n));
    return 1;
}

const struct script_verb verbs_world[] = {
    {NULL, "scenario", verb_scenario},
    {NULL, "site", verb_site},
    {"site", "away", site_away},
    {"site", "block", site_block_bay},
    {"site", "clear", site_clear_bay},
    {NULL, "station", verb_station},
    {"station", "breaks", station_breaks},
    {"station", "mended", station_mended},
    {"station", "link", station_link},
    {"station", "link_mends", station_link_mends},
    {"station", "power", station_power_verb},
    {"station", "status", station_status_verb},
    {NULL, NULL, NULL},
};
