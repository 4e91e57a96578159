/* verbs_driver.c - vehicles, drivers, and what drivers do at a station. */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/rng.h"
#include "people/driver.h"
#include "script/option.h"
#include "stage/stage.h"
#include "station/station.h"
#include "verbs/bay_object.h"
#include "verbs/claim.h"
#include "verbs/named.h"
#include "verbs/price.h"
#include "verbs/telling.h"
#include "verbs/verbs.h"
#include "world/tap.h"
#include "world/vehicle.h"

/* What a tap waits longest for before the driver gives up looking at the display. */
#define DISPLAY_MS ((int64_t)5 * 60 * 1000)

/* --- vehicles -------------------------------------------------------------------------------- */

static enum contract_wish contract_wish(lua_State *L, const char *word)
{
    if (strcmp(word, "install") != 0 && strcmp(word, "update") != 0)
        script_raise(L, "vehicle: contract must be \"install\" or \"update\", not \"%s\"", word);
    return word[0] == 'i' ? CONTRACT_install : CONTRACT_update;
}

static void read_vehicle(lua_State *L, int index, struct vehicle_traits *t)
{
    int64_t phases = t->ac_phases;
    int departure = 0, leaves = 0;
    const char *contract = NULL;
    const struct option rows[] = {{"battery", OPTION_energy, &t->battery_wh},
                                  {"soc", OPTION_permille, &t->soc_permille},
                                  {"target", OPTION_permille, &t->target_permille},
                                  {"taper", OPTION_permille, &t->taper_permille},
                                  {"ac", OPTION_power, &t->ac_max_w},
                                  {"phases", OPTION_integer, &phases},
                                  {"dc", OPTION_power, &t->dc_max_w},
                                  {"departure", OPTION_any, &departure},
                                  {"iso15118", OPTION_flag, &t->iso15118},
                                  {"leaves", OPTION_any, &leaves},
                                  {"contract", OPTION_text, &contract},
                                  {"current_limit", OPTION_current, &t->current_limit_ma},
                                  {"never_asks", OPTION_flag, &t->never_asks},
                                  {"latch_stuck", OPTION_flag, &t->latch_stuck},
                                  {NULL, OPTION_any, NULL}};

    option_read(L, index, "vehicle", rows);
    if (phases != 1 && phases != 3)
        script_raise(L, "vehicle: phases must be 1 or 3");
    if (t->battery_wh <= 0)
        script_raise(L, "vehicle: battery needs an energy above zero");
    t->ac_phases = (int)phases;
    if (departure)
        t->departure_ms = option_moment(L, departure, "vehicle: departure");
    if (leaves)
        t->leaves_ms = option_moment(L, leaves, "vehicle: leaves");
    if (contract)
        t->contract = contract_wish(L, contract);
}

static int make_vehicle(lua_State *L)
{
    struct world *w = stage_world(L, "vehicle");
    struct vehicle_traits traits;
    struct vehicle *v;

    vehicle_traits_default(&traits);
    read_vehicle(L, 2, &traits);
    claim_name(L, "vehicle", lua_tostring(L, 1));
    v = vehicle_new(w, lua_tostring(L, 1), &traits);
    script_push_object(L, "vehicle", v, vehicle_name(v));
    return 1;
}

/*** vehicle(name) { ... }
 * A battery-electric vehicle; what is left out is a middle-class car.
 * @param name string
 * @option battery? string "58 kWh"
 * @option soc? string state of charge at the beginning, "40 %"
 * @option target? string stops asking for power there
 * @option taper? string above this the power falls
 * @option ac? string on-board charger, "11 kW"
 * @option phases? integer 1 or 3
 * @option dc? string "120 kW"; "0 kW" cannot charge DC
 * @option departure? string departure timer: asks for power only from this local time
 * @option contract? "install"|"update" asks for a contract certificate through the
 * station (2.0.1 M01, M02)
 * @option iso15118? boolean tells the station what it needs and follows a schedule (2.0.1 K15)
 * @option leaves? string with iso15118: tells the station that it leaves at this local time
 * @option current_limit? string set in the car; below 6 A it never asks for power
 * @option never_asks? boolean never asks for power
 * @option latch_stuck? boolean the vehicle's own latch keeps the connector
 * @return vehicle
 */
static int verb_vehicle(lua_State *L)
{
    return script_named(L, "vehicle", make_vehicle);
}

/*** vehicle:correct(setting)
 * Puts the set-up right as its owner would by hand: "departure timer", "current limit", "phases",
 * "charging enabled" or "latch".
 * @param setting string
 */
static int vehicle_correct_verb(lua_State *L)
{
    struct vehicle *v = script_object(L, 1, "vehicle");
    const char *setting = NULL;

    option_value(L, 2, OPTION_text, "correct", &setting);
    if (vehicle_correct(v, setting) != S_OK)
        script_raise(L, "a vehicle has no setting \"%.40s\"%s", setting,
                     script_hint(L, setting, vehicle_settings()));
    return 0;
}

/*** vehicle:soc()
 * @return number percent state of charge at this moment, with one decimal
 */
static int vehicle_soc_verb(lua_State *L)
{
    lua_pushnumber(L, vehicle_soc_now_permille(script_object(L, 1, "vehicle")) / 10.0);
    return 1;
}

/* --- drivers --------------------------------------------------------------------------------- */

/* The driver's own vehicle: the one stated, none for false, else an ordinary one. */
static struct vehicle *driver_brings(lua_State *L, struct world *w, int index, const char *name)
{
    struct vehicle_traits traits;
    struct vehicle *v;
    char *car;

    if (index && lua_type(L, index) == LUA_TBOOLEAN && !lua_toboolean(L, index))
        return NULL;
    if (index && lua_type(L, index) != LUA_TTABLE)
        return script_object(L, index, "vehicle");
    vehicle_traits_default(&traits);
    if (index)
        read_vehicle(L, index, &traits);
    car = mem_printf("%s's car", name);
    v = vehicle_new(w, car, &traits);
    free(car);
    return v;
}

/* Notes their account and, where it is @p known, their token, and tells them in mid-story. */
static int enrol(lua_State *L, const char *name, const struct driver_traits *t, bool known)
{
    struct setting *setting = script_stage(L)->setting;
    const char *account = t->account ? t->account : name;
    bool has_account = setting_find(setting, SETTING_accounts, "account", account);
    bool has_token = setting_find(setting, SETTING_tokens, "token", t->token);
    struct telling_order order = {.verb = "driver"};

    setting_name(setting, "token", t->token);
    if (!known)
        setting_name(setting, "unknown token", t->token);
    setting_account(
        setting,
        json_object(jtext("account", account), jtext("person", name), jtext("delivery", "email")),
        false);
    if (!has_account)
        telling_add(&order, SETTING_accounts,
                    setting_find(setting, SETTING_accounts, "account", account), false);
    if (known) {
        setting_token(setting,
                      json_object(jtext("token", t->token), jtext("account", account),
                                  jtext("status", "Accepted")),
                      false);
        telling_add(&order, SETTING_tokens,
                    setting_find(setting, SETTING_tokens, "token", t->token), has_token);
    }
    return telling_tell(L, &order);
}

/* The currency unit's hundredth: minor units of all currencies scenarios use today. */
static int64_t minor_units(int64_t micro)
{
    return micro / 10000;
}

static void check_token(lua_State *L, const char *verb, const char *token)
{
    if (strlen(token) == 0 || strlen(token) > 20)
        script_raise(L, "%s: a token has 1 to 20 characters, not \"%.60s\"", verb, token);
}

static int make_driver(lua_State *L)
{
    struct world *w = stage_world(L, "driver");
    const char *name = lua_tostring(L, 1), *before;
    struct driver_traits t = {.phone = true, .patience_ms = (int64_t)10 * 60 * 1000};
    int64_t cable_micro = 0;
    int vehicle = 0;
    bool known = true;
    const struct option rows[] = {{"token", OPTION_text, &t.token},
                                  {"token_type", OPTION_text, &t.token_type},
                                  {"account", OPTION_text, &t.account},
                                  {"phone", OPTION_flag, &t.phone},
                                  {"app", OPTION_flag, &t.app},
                                  {"email", OPTION_flag, &t.email},
                                  {"patience", OPTION_duration, &t.patience_ms},
                                  {"cable_worth", OPTION_money, &cable_micro},
                                  {"mood", OPTION_text, &t.mood},
                                  {"vehicle", OPTION_any, &vehicle},
                                  {"known", OPTION_flag, &known},
                                  {NULL, OPTION_any, NULL}};
    struct driver *d;

    option_read(L, 2, "driver", rows);
    if (t.token)
        check_token(L, "driver", t.token);
    named_driver(L, name, t.account);
    before = t.token ? claim_take(L, "token", t.token, name) : NULL;
    if (before)
        script_raise(L, "driver: %s has the token %s already", before, t.token);
    if (t.token_type && !token_type_of(t.token_type))
        script_raise(L, "driver: OCPP 2.0.1 has no token type \"%.30s\"%s", t.token_type,
                     script_hint(L, t.token_type, token_types()));
    t.cable_minor = minor_units(cable_micro);
    d = driver_new(w, name, &t, driver_brings(L, w, vehicle, name));
    script_push_object(L, "driver", d, driver_name(d));
    if (driver_vehicle(d)) {
        script_push_object(L, "vehicle", driver_vehicle(d), vehicle_name(driver_vehicle(d)));
        script_set_field(L, -2, "vehicle");
    }
    return t.token ? enrol(L, name, &t, known) : 1;
}

/*** driver(name) { ... }
 * A person with a car. One with a token has an account and is enrolled with the CSMS; in mid-story
 * from that moment on.
 * @param name string
 * @option token? string RFID or app token
 * @option token_type? string what it is to a 2.0.1 station: "KeyCode", "eMAID" ...; "ISO14443"
 * @option account? string who pays; the driver
 * @option phone? boolean has a phone (true)
 * @option app? boolean has the operator's app
 * @option email? boolean writes e-mail
 * @option patience? string how long they wait for a person ("10 min")
 * @option cable_worth? string brings a cable of that worth ("300 EUR")
 * @option mood? string for agents and trainers: "calm", "angry", "in a hurry"
 * @option vehicle? vehicle|table|false what they drive; an ordinary car
 * @option known? boolean false: nobody has enrolled the token
 * @return driver
 */
static int verb_driver(lua_State *L)
{
    return script_named(L, "driver", make_driver);
}

/*** driver:does(story)
 * What the driver does, from the beginning of the story; several are done side by side.
 * @param story fun(me: driver)
 * @return driver
 */
static int driver_does(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");

    if (lua_type(L, 2) != LUA_TFUNCTION)
        script_raise(L, "does: expected function(me) ... end, got a %s", luaL_typename(L, 2));
    lua_settop(L, 2);
    lua_pushvalue(L, 1);
    script_spawn(L, 1, driver_name(d));
    return 1;
}

/* Hands and feet take their time, a little more or less each time: the task resumes after @p low
 * to @p high ms with the @p nresults values on top of the stack. The stream is the person's and the
 * action's, so one more action of somebody else shifts nothing. */
static int after_a_moment(lua_State *L, struct task *t, int64_t low, int64_t high)
{
    struct driver *d = script_object(L, 1, "driver");
    lua_Integer actions;
    struct rng rng;
    char *stream;

    lua_getiuservalue(L, 1, 1);
    lua_getfield(L, -1, "actions");
    actions = lua_tointeger(L, -1) + 1;
    lua_pop(L, 2);
    lua_pushinteger(L, actions);
    script_set_field(L, 1, "actions");
    stream = mem_printf("%s, action %lld", driver_name(d), (long long)actions);
    rng_init(&rng, script_stage(L)->options->seed, stream);
    free(stream);
    task_limit(t, rng_between(&rng, low, high));
    return script_pause(L, t, 1);
}

/*** driver:park(bay)
 * @param bay bay
 * @return string outcome "parked" or "blocked"
 */
static int driver_parks(lua_State *L)
{
    struct task *t = script_task(L, "park");
    struct driver *d = script_object(L, 1, "driver");
    struct bay *bay = script_object(L, 2, "bay");
    bool parked = driver_park(d, bay->site, bay->number) == S_OK;

    lua_pushstring(L, parked ? "parked" : "blocked");
    return after_a_moment(L, t, 8000, 25000);
}

/*** driver:leave()
 * Drives away. Whose cable is out of the car (driver:opens_at_car) drives off without it: it stays
 * in the socket until its owner parks there again and pulls it, or a technician does.
 * @return boolean left false while the vehicle is tied to a station
 */
static int driver_leaves(lua_State *L)
{
    struct task *t = script_task(L, "leave");
    bool left = driver_leave(script_object(L, 1, "driver")) == S_OK;

    lua_pushboolean(L, left);
    return after_a_moment(L, t, 5000, 20000);
}

static int64_t connector_of(lua_State *L, int index, const struct station *s)
{
    int64_t n = 1;

    if (!lua_isnoneornil(L, index))
        option_value(L, index, OPTION_integer, "the connector", &n);
    if (n < 1 || n > station_profile(s)->connectors)
        script_raise(L, "%s has connectors 1 to %d, not %lld", station_id(s),
                     station_profile(s)->connectors, (long long)n);
    return n;
}

/*** driver:plug(station, connector)
 * Plugs the cable in.
 * @param station station
 * @param connector? integer 1
 * @return boolean plugged false when the connector is taken or the driver is not parked there
 */
static int driver_plugs(lua_State *L)
{
    struct task *t = script_task(L, "plug");
    struct driver *d = script_object(L, 1, "driver");
    struct station *s = script_object(L, 2, "station");
    int n = (int)connector_of(L, 3, s);

    lua_pushboolean(L, driver_plug(d, s, n) == S_OK);
    return after_a_moment(L, t, 2000, 6000);
}

/* _plugs_in(driver, station, connector): parks in its bay where that is still to be done, and
 * plugs, all in this moment. */
static int driver_plugs_in(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct station *s = script_object(L, 2, "station");
    int n = (int)connector_of(L, 3, s);

    if (!driver_is_parked(d))
        driver_park(d, station_site(s), station_bay(s, n));
    lua_pushboolean(L, driver_plug(d, s, n) == S_OK);
    return 1;
}

/* One tap and who waits for what comes of it. */
struct listening {
    struct script *script;
    uint64_t token;
    const struct stage *stage;
    const struct driver *driver;
    const struct station *station;
};

static void heard(void *ctx, const char *outcome, const char *text)
{
    struct listening *l = ctx;
    struct task *t = script_parked(l->script, l->token);

    if (!t)
        return;
    price_show_by_display(l->stage, l->driver, station_id(l->station), outcome, text);
    lua_pushstring(task_lua(t), outcome);
    lua_pushstring(task_lua(t), text);
    task_wake(t, 2);
}

/* The connector in front of the driver: where they are plugged in, else the one at their bay. */
static int connector_in_front(const struct driver *d, const struct station *s)
{
    int n = 1;

    return driver_plugged(d, &n) == s ? n : 1;
}

/*** driver:tap(station, token, connector)
 * Holds a card to the reader and waits for what the display says; to a card that is accepted it
 * also says what charging costs.
 * @param station station
 * @param token? string another card than the driver's own
 * @param connector? integer where the station asks; the one plugged in, else 1
 * @return string outcome Accepted, stopped, Blocked, Expired, Invalid, ConcurrentTx, no answer,
 * hung or busy
 * @return string text what the display says
 */
static int driver_taps(lua_State *L)
{
    struct task *t = script_task(L, "tap");
    struct driver *d = script_object(L, 1, "driver");
    struct station *s = script_object(L, 2, "station");
    const char *token = NULL;
    struct listening *l;
    int n;

    lua_settop(L, 4);
    n = lua_isnil(L, 4) ? connector_in_front(d, s) : (int)connector_of(L, 4, s);
    if (!lua_isnil(L, 3)) {
        option_value(L, 3, OPTION_text, "tap: the token", &token);
        check_token(L, "tap", token);
    } else if (!driver_traits(d)->token) {
        script_raise(L, "%s has no token to tap", driver_name(d));
    }
    l = script_keep(script_of(L), sizeof(*l));
    *l = (struct listening){script_of(L), task_token(t), script_stage(L), d, s};
    driver_tap(d, s, n, token, heard, l);
    task_limit(t, DISPLAY_MS);
    return script_park(L, t);
}

/*** driver:pull_plug()
 * Pulls at the plug.
 * @return string outcome "free", "locked" or "not_plugged"
 */
static int driver_pulls(lua_State *L)
{
    static const char *const names[PULL_COUNT] = {
#define X(name) #name,
        PULL_LIST(X)
#undef X
    };
    struct task *t = script_task(L, "pull_plug");
    enum pull pull = driver_pull_plug(script_object(L, 1, "driver"));

    lua_pushstring(L, names[pull]);
    return after_a_moment(L, t, 2000, 5000);
}

/*** driver:opens_at_car()
 * Pulls the cable out of the car; in a socket the other end stays where it is. The cable of a
 * fixed-cable station comes out for good.
 * @return boolean ok false when nothing is plugged in or the car holds it
 */
static int driver_opens(lua_State *L)
{
    lua_pushboolean(L, driver_car_side(script_object(L, 1, "driver"), true) == S_OK);
    return 1;
}

/*** driver:closes_at_car()
 * Puts the cable back into the car.
 * @return boolean ok
 */
static int driver_closes(lua_State *L)
{
    lua_pushboolean(L, driver_car_side(script_object(L, 1, "driver"), false) == S_OK);
    return 1;
}

/*** driver:ends_in_car()
 * Ends the session with a button in the car, which tells a 2.0.1 station so (iso15118 = true).
 * @return boolean ok false when the car cannot tell the station, or does not charge
 */
static int driver_ends_session(lua_State *L)
{
    lua_pushboolean(L, driver_ends_in_car(script_object(L, 1, "driver")) == S_OK);
    return 1;
}

/*** driver:push_plug_home()
 * Pushes the plug home, the relief a jammed lock sometimes needs.
 */
static int driver_pushes(lua_State *L)
{
    struct task *t = script_task(L, "push_plug_home");

    driver_push_plug(script_object(L, 1, "driver"));
    lua_pushnil(L);
    return after_a_moment(L, t, 2000, 5000);
}

/*** driver:press_restart(station)
 * Presses the restart button on the housing.
 * @param station station
 * @return boolean pressed false when the station has none
 */
static int driver_presses(lua_State *L)
{
    struct task *t = script_task(L, "press_restart");
    struct driver *d = script_object(L, 1, "driver");
    struct station *s = script_object(L, 2, "station");

    lua_pushboolean(L, driver_press_restart(d, s) == S_OK);
    return after_a_moment(L, t, 2000, 4000);
}

/*** driver:charging()
 * @return boolean charging is energy flowing into the driver's vehicle?
 */
static int driver_is_charging(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    int n = 0;
    struct station *s = driver_plugged(d, &n);

    lua_pushboolean(L, s && station_power_w(s, n) > 0);
    return 1;
}

/*** driver:card()
 * @return string|nil token of the card that the driver carries
 */
static int driver_card(lua_State *L)
{
    lua_pushstring(L, driver_traits(script_object(L, 1, "driver"))->token);
    return 1;
}

/*** driver:has_soc(soc)
 * Does the battery hold at least this much?
 * @param soc? string "80 %"; nil: the target of the vehicle
 * @return boolean
 */
static int driver_has_soc(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    const struct vehicle *v = driver_vehicle(d);
    int wanted;

    if (!v)
        script_raise(L, "%s has no vehicle", driver_name(d));
    wanted = vehicle_traits(v)->target_permille;
    if (!lua_isnoneornil(L, 2))
        option_value(L, 2, OPTION_permille, "the state of charge", &wanted);
    lua_pushboolean(L, vehicle_soc_now_permille(v) >= wanted);
    return 1;
}

/*** driver:answers(question)
 * What the driver would answer an agent: "station", "display", "plugged", "departure_timer" ...
 * @param question string
 * @return string answer
 */
static int driver_answers(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    const char *question = NULL;
    char *answer;

    option_value(L, 2, OPTION_text, "answers: the question", &question);
    answer = driver_answer(d, question);
    if (!answer)
        script_raise(L, "\"%.40s\" is not a question%s", question,
                     script_hint(L, question, question_names()));
    lua_pushstring(L, answer);
    free(answer);
    return 1;
}

const struct script_verb verbs_driver[] = {
    {NULL, "vehicle", verb_vehicle},
    {"vehicle", "correct", vehicle_correct_verb},
    {"vehicle", "soc", vehicle_soc_verb},
    {NULL, "driver", verb_driver},
    {"driver", "does", driver_does},
    {"driver", "park", driver_parks},
    {"driver", "leave", driver_leaves},
    {"driver", "plug", driver_plugs},
    {NULL, "_plugs_in", driver_plugs_in},
    {"driver", "tap", driver_taps},
    {"driver", "pull_plug", driver_pulls},
    {"driver", "push_plug_home", driver_pushes},
    {"driver", "opens_at_car", driver_opens},
    {"driver", "closes_at_car", driver_closes},
    {"driver", "ends_in_car", driver_ends_session},
    {"driver", "press_restart", driver_presses},
    {"driver", "charging", driver_is_charging},
    {"driver", "card", driver_card},
    {"driver", "has_soc", driver_has_soc},
    {"driver", "answers", driver_answers},
    {NULL, NULL, NULL},
};
