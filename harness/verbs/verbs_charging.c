/* verbs_charging.c - limits of charging that come from outside of OCPP: an energy management
 * system, a local controller, the vehicle.
 */
#include <lauxlib.h>
#include <string.h>

#include "base/quantity.h"
#include "parts/local_controller.h"
#include "script/option.h"
#include "script/script.h"
#include "station/charging.h"
#include "station/station.h"
#include "verbs/verbs.h"

static enum charging_source check_source(lua_State *L, const char *word)
{
    enum charging_source source = charging_source_of(word ? word : "EMS");

    if (source == CHARGING_SOURCE_COUNT || source == CHARGING_SOURCE_CSO)
        script_raise(L, "external_limit: source must be \"EMS\", \"SO\" or \"Other\"");
    return source;
}

static void read_limit(lua_State *L, const char *text, struct charging_order *limit)
{
    int64_t n;

    if (text && quantity_current_ma(text, &n)) {
        limit->unit = CHARGING_amperes;
        limit->limit = n / 100;
    } else if (text && quantity_power_w(text, &n)) {
        limit->unit = CHARGING_watts;
        limit->limit = n * 10;
    } else {
        script_raise(
            L, "external_limit: limit must be a current such as \"16 A\" (a phase) or a power "
               "such as \"7.4 kW\"");
    }
    if (limit->limit > CHARGING_LIMIT_MAX)
        limit->limit = CHARGING_LIMIT_MAX;
}

/*** station:external_limit { ... }
 * Somebody other than the CSMS limits the station: its energy manager, the grid operator. The
 * limit is in force at once; a 2.0.1 station tells the CSMS. A limit of the same source replaces
 * it.
 * @option limit string "16 A" (a phase) or "7.4 kW"
 * @option source? string "EMS", "SO" or "Other"
 * @option evse? integer only there, not for the whole station
 * @return station
 */
static int station_external_limit(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    struct charging_order limit = {0};
    const char *source = NULL, *text = NULL;
    int64_t evse = 0;
    const struct option rows[] = {{"source", OPTION_text, &source},
                                  {"limit", OPTION_text, &text},
                                  {"evse", OPTION_integer, &evse},
                                  {NULL, OPTION_any, NULL}};

    option_read(L, 2, "external_limit", rows);
    limit.source = check_source(L, source);
    read_limit(L, text, &limit);
    if (evse > charging_places(s))
        script_raise(L, "external_limit: %s has no EVSE %d", station_id(s), (int)evse);
    limit.place = (int)evse;
    charging_limited(s, &limit);
    lua_settop(L, 1);
    return 1;
}

/*** station:external_limit_ends(source)
 * Ends the limits that this source set.
 * @param source? string "EMS" (when left out), "SO" or "Other"
 * @return station
 */
static int station_external_limit_ends(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    const char *source = NULL;

    if (!lua_isnoneornil(L, 2))
        option_value(L, 2, OPTION_text, "the source", &source);
    if (!charging_released(s, check_source(L, source)))
        script_raise(L, "external_limit_ends: %s has no such limit", station_id(s));
    lua_settop(L, 1);
    return 1;
}

/*** station:controls(...)
 * It is the local controller (overrides = { local_controller = true }) of these stations: what an
 * external_limit lets flow is for all of them and itself together, and divided evenly.
 * @param ... station
 * @return station
 */
static int station_controls(lua_State *L)
{
    struct station *controller = script_object(L, 1, "station");
    int count = lua_gettop(L);

    if (!station_profile(controller)->local_controller)
        script_raise(L, "controls: the profile of %s does not say local_controller",
                     station_id(controller));
    for (int i = 2; i <= count; i++) {
        struct station *s = script_object(L, i, "station");

        if (!local_controller_join(controller, s))
            script_raise(L, "controls: %s cannot be behind %s: one controller, one level",
                         station_id(s), station_id(controller));
    }
    lua_settop(L, 1);
    return 1;
}

/*** station:renegotiates(connector)
 * The vehicle that charges there (iso15118 = true) states its needs again; a 2.0.1 station tells
 * the CSMS.
 * @param connector? integer 1 when it is left out
 * @return station
 */
static int station_renegotiates(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    int64_t n = 1;

    if (!lua_isnoneornil(L, 2))
        option_value(L, 2, OPTION_integer, "the connector", &n);
    if (n < 1 || n > station_profile(s)->connectors)
        script_raise(L, "%s has connectors 1 to %d", station_id(s), station_profile(s)->connectors);
    if (!charging_renegotiates(s, (int)n))
        script_raise(L, "renegotiates: no vehicle that speaks ISO 15118 is charging there");
    lua_settop(L, 1);
    return 1;
}

const struct script_verb verbs_charging[] = {
    {"station", "external_limit", station_external_limit},
    {"station", "external_limit_ends", station_external_limit_ends},
    {"station", "controls", station_controls},
    {"station", "renegotiates", station_renegotiates},
    {NULL, NULL, NULL},
};
