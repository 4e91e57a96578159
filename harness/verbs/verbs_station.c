/* verbs_station.c - stations, what breaks in them and on their links. */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/json_write.h"
#include "base/place.h"
#include "dialects.h"
#include "ocpp/message.h"
#include "script/option.h"
#include "stage/stage.h"
#include "stage/station_security.h"
#include "stage/vendor_profile.h"
#include "station/station.h"
#include "stations.h"
#include "verbs/bay_object.h"
#include "verbs/claim.h"
#include "verbs/telling.h"
#include "verbs/verbs.h"
#include "world/site.h"

static cJSON *note_provision(struct stage *st, const struct station *s, const char *password)
{
    const struct profile *p = station_profile(s);
    struct place at = site_place(station_site(s));
    cJSON *row = json_object(
        jtext("station", station_id(s)), jtext("protocol", ocpp_version(p->ocpp)->protocol),
        jint("connectors", p->connectors), jint("evses", p->evses), jint("power_w", p->max_power_w),
        jtext("password", password), jtext("site", site_name(station_site(s))),
        jint("lat_e6", at.lat_e6), jint("lon_e6", at.lon_e6));

    setting_add(st->setting, SETTING_stations, row);
    return row;
}

/* An own site for a station that stands alone. */
static struct bay lonely_bay(struct world *w, const char *id, int connectors)
{
    struct place at = {0, 0};

    return (struct bay){site_new(w, id, at, connectors), 1};
}

/* A station serves as many bays as it has EVSEs, as far as there are any. */
static void take_bays(lua_State *L, const char *id, struct bay bay, int evses)
{
    char key[160];

    for (int n = bay.number; n < bay.number + evses && n <= site_bays(bay.site); n++) {
        const char *before;

        snprintf(key, sizeof(key), "%d of %s", n, site_name(bay.site));
        before = claim_take(L, "bay", key, id);
        if (before)
            script_raise(L, "station: %s bay %d has %s already", site_name(bay.site), n, before);
    }
}

static void switch_on(void *ctx)
{
    station_power(ctx, true);
}

/* In mid-story it is told to the CSMS and switched on; else the play does both. */
static int take_up(lua_State *L, struct station *s, const cJSON *provision)
{
    return telling_tell(L, &(struct telling_order){.verb = "station",
                                                   .rows = {{SETTING_stations, provision, false}},
                                                   .count = 1,
                                                   .then = switch_on,
                                                   .ctx = s});
}

static _Noreturn void raise_version(lua_State *L, const char *ocpp)
{
    const char *names[OCPP_VERSION_COUNT + 1];

    ocpp_version_names(names);
    script_raise(L, "station: \"%.20s\" is not a version of OCPP that stations speak%s", ocpp,
                 script_hint(L, ocpp, names));
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
                                  {"organization", OPTION_text, &security.organization},
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
    claim_name(L, "station", id);
    if (!vendor_profile_load(&(struct vendor_shelf){st->options->data_dir, st->head.file}, profile,
                             &p, &why))
        script_raise_owned(L, "station", why);
    if (!ocpp)
        ocpp = st->head.ocpp;
    if (ocpp)
        snprintf(p.ocpp, sizeof(p.ocpp), "%s", ocpp);
    if (ocpp && !dialect_of(ocpp))
        raise_version(L, ocpp);
    if (overrides)
        vendor_profile_override(L, overrides, &p);
    bay = bay_at ? *(struct bay *)script_object(L, bay_at, "bay") : lonely_bay(w, id, p.connectors);
    take_bays(L, id, bay, p.evses);
    s = stations_add(w, id, &p, bay.site, bay.number, password);
    security.bare = !root;
    security.password = password;
    if (!agreed && password_at && script_looks_only(L) &&
        script_object_if(L, password_at, "secret"))
        agreed = luaL_tolstring(L, password_at, NULL); /* by its name */
    row = note_provision(st, s, agreed ? agreed : password);
    flaw = station_security_apply(st, s, &security, row);
    if (flaw)
        script_raise(L, "station: %s", flaw);
    script_push_object(L, "station", s, id);
    return take_up(L, s, row);
}

/*** station(id) { ... }
 * A charging station that speaks OCPP. In mid-story it is told to the CSMS and switched on.
 * @param id string its charge point id
 * @option profile? vendor_profile a file of vendor-profiles/ beside the scenario or of the program,
 * without .lua ("neutral-ac-22"); or a path from the scenario: "./mine.lua"
 * @option ocpp? string the version it speaks, "1.6" or "2.0.1"; else that of the scenario's ocpp
 *   that is played, else the profile's
 * @option bay? bay connector 1 serves this bay, connector 2 the next; without one it stands alone
 * @option password? string|secret Basic authentication: env "NAME" keeps it out of the file; in
 *   security profile 1 or 2 without one it is made up from the seed, and the CSMS told of it
 * @option security? integer security profile 0 to 3; the CSMS accepts nothing lower; TLS from 2 on
 * @option certificate? string who signed the station's: "CPO" (in profile 3), "stranger" ...
 * @option organization? string the O of that certificate, and CpoName; else the CPO of the run
 * (--cpo)
 * @option user? string what it calls itself in Basic authentication, instead of its id
 * @option tls? string the newest TLS it speaks: "1.1" (which no CSMS may take), "1.2"
 * @option agreed? string what the CSMS believes to be its password, where that differs
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
        script_raise(L, "breaks: %s must be \"works\" or \"fails\", not \"%.40s\"", what, word);
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
    if (until && t->from_ms && t->until_ms <= t->from_ms)
        script_raise(L, "breaks: it would heal before it breaks: until_ comes before from");
}

static enum fault check_fault(lua_State *L, int index)
{
    static const char *const words[] = {
#define X(name, words, effect) words,
        FAULT_LIST(X)
#undef X
            NULL};
    const char *part = NULL;
    enum fault fault;

    option_value(L, index, OPTION_text, "the part", &part);
    fault = fault_of(part);
    if (fault != FAULT_COUNT)
        return fault;
    script_raise(L, "\"%.40s\" is not a part that can break%s", part, script_hint(L, part, words));
}

/*** station:breaks(part, { ... })
 * Arranges that a part breaks.
 * @param part part
 * @rows FAULT_LIST part
 * @option from? string "end of session" or the next time it is this o'clock ("18:40"); at once
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
    if (traits.adds_wh && fault != FAULT_meter)
        script_raise(L, "breaks: adds is for the meter, not for the %s", fault_words(fault));
    if (traits.connector > station_profile(s)->connectors)
        script_raise(L, "breaks: %s has %d connectors", station_id(s),
                     station_profile(s)->connectors);
    station_break(s, fault, &traits);
    lua_settop(L, 1);
    return 1;
}

/*** station:mended(part, by)
 * The part works again.
 * @param part part
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
    const char *word = NULL;
    enum link_fault fault;

    option_value(L, index, OPTION_text, "the fault of the link", &word);
    fault = link_fault_of(word);
    if (fault != LINK_FAULT_COUNT)
        return fault;
    script_raise(L, "link: \"%.40s\" is not a fault of a link%s", word,
                 script_hint(L, word, words));
}

/*** station:link(fault, { ... })
 * The link to the CSMS breaks.
 * @param fault link_fault
 * @rows LINK_FAULT_LIST fault
 * @option delay? string for "delay": how much longer each message takes ("2 s")
 * @option period? string for "flap": how long the connection holds ("30 s")
 * @return station
 */
static int station_link(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    enum link_fault fault = check_link(L, 2);
    int64_t delay = -1, period = -1, ms;
    const struct option rows[] = {
        {"delay", OPTION_duration, &delay}, {"period", OPTION_duration, &period}, {NULL, 0, NULL}};

    if (!lua_isnoneornil(L, 3))
        option_read(L, 3, "link", rows);
    if (delay >= 0 && fault != LINK_delay)
        script_raise(L, "link: delay is for the fault \"delay\"");
    if (period >= 0 && fault != LINK_flap)
        script_raise(L, "link: period is for the fault \"flap\"");
    ms = delay >= 0 ? delay : period >= 0 ? period : 2000;
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

/*** station:clock(shows, { ... })
 * Its own clock goes wrong: its stamps, and the dates that the CSMS names, are by it until the CSMS
 * tells the time (in the answers to boots and heartbeats). Said before the story begins, it is so
 * when the mains come. `overrides = { keeps_time = false }` makes it 1970 whenever they do.
 * @param shows string how far it is off the true time: "+1 h", "-2 days", "right"; or "1970": it
 * begins with that year
 * @option drift? string what it gains from now on ("50 ppm", "-20 ppm"); else as before
 * @return station
 */
static int station_clock_verb(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    int64_t off_ms, drift_ppm = station_clock_drift_ppm(s);
    const struct option rows[] = {{"drift", OPTION_drift, &drift_ppm}, {NULL, OPTION_any, NULL}};

    if (lua_type(L, 2) == LUA_TSTRING && strcmp(lua_tostring(L, 2), "1970") == 0)
        off_ms = -world_now_ms(stage_world(L, "clock"));
    else
        option_value(L, 2, OPTION_shift, "clock", &off_ms);
    if (!lua_isnoneornil(L, 3))
        option_read(L, 3, "clock", rows);
    station_clock_goes_wrong(s, off_ms, drift_ppm);
    lua_settop(L, 1);
    return 1;
}

/*** station:status(connector)
 * The OCPP status of a connector, in the words of the version that the station speaks: one of 2.0.1
 * is Occupied where one of 1.6 is Preparing, Charging or Finishing.
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
    lua_pushstring(L, station_status_word(s, (int)n));
    return 1;
}

const struct script_verb verbs_station[] = {
    {NULL, "station", verb_station},
    {"station", "breaks", station_breaks},
    {"station", "mended", station_mended},
    {"station", "link", station_link},
    {"station", "link_mends", station_link_mends},
    {"station", "power", station_power_verb},
    {"station", "clock", station_clock_verb},
    {"station", "status", station_status_verb},
    {NULL, NULL, NULL},
};
