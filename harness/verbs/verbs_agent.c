/* verbs_agent.c - what an agent does with a case: talks to the customer, looks things up, commands
 * the station, writes, sends somebody, closes.
 *
 * Each verb takes the time that it takes people, give or take a quarter, and is a question to the
 * desk or the CSMS of the system under test; agents know what these tell them and nothing more.
 */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "script/option.h"
#include "station/dialect.h"
#include "station/station.h"
#include "support/contact_centre.h"
#include "support/incident.h"
#include "support/people_task.h"
#include "support/support_state.h"
#include "verbs/price.h"
#include "verbs/verbs.h"

#define QUESTION_MS    12000  /* to ask something on the phone and hear the answer */
#define LETTER_MS      600000 /* to ask it in writing */
#define INSTRUCTION_MS 40000  /* to have somebody do something at the station */
#define TYPING_MS      8000   /* to note a step, to send a command */
#define WRITING_MS     45000  /* to write an answer */

/* --- talking to the customer -------------------------------------------------------------------
 */

static int64_t chat_ms(struct agent *a, const struct incident *inc, int64_t phone_ms)
{
    return people_reaction_ms(&a->rng, inc->on_line ? phone_ms : LETTER_MS);
}

static void log_talk(const struct incident *inc, const char *question, const char *answer)
{
    evlog_add(inc->support->stage->log, inc->agent->actor, EV_asks,
              json_object(jint("contact", inc->number), jtext("driver", driver_name(inc->driver)),
                          jtext("question", question), jtext("answer", answer)));
}

static int asked(struct support *su, struct task *t, void *ctx)
{
    struct incident *inc = ctx;
    char *answer = driver_answer(inc->driver, inc->asked);

    (void)su;
    log_talk(inc, question_words(inc->asked), answer);
    lua_pushstring(task_lua(t), answer);
    free(answer);
    return 1;
}

static void asks(struct incident *inc, const char *what)
{
    free(inc->asked);
    inc->asked = mem_text(what);
}

static void check_question(lua_State *L, const char *question)
{
#define X(name, words) #name,
    static const char *const questions[] = {QUESTION_LIST(X) NULL};
#undef X

    if (!question_words(question))
        script_raise(L, "an agent cannot ask for '%.40s'%s", question,
                     script_hint(L, question, questions));
}

/*** agent:ask(case, question)
 * Asks the customer, who answers what they can see. Takes some seconds on the phone, minutes in
 * writing.
 * @param case case
 * @param question string station, connector, plugged, display, token, departure_timer,
 *   current_limit, car_says, bay, name or car_charging
 * @return string|nil answer nil when there is nobody to ask
 */
static int verb_ask(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    struct task *t = script_task(L, "ask");
    const char *question = luaL_checkstring(L, 3);

    check_question(L, question);
    if (!inc->driver)
        return 0;
    asks(inc, question);
    return people_spend(L, t, chat_ms(a, inc, QUESTION_MS), asked, inc);
}

/* What a driver can be guided to do at @p s (NULL: nobody knows which station). @return how it went
 */
typedef const char *guide_fn(struct driver *d, struct station *s, const char *what);

static const char *do_push(struct driver *d, struct station *s, const char *what)
{
    (void)s;
    (void)what;
    driver_push_plug(d);
    return "done";
}

static const char *do_pull(struct driver *d, struct station *s, const char *what)
{
#define X(name) [PULL_##name] = #name,
    static const char *const pulls[PULL_COUNT] = {PULL_LIST(X)};
#undef X

    (void)s;
    (void)what;
    return pulls[driver_pull_plug(d)];
}

static const char *do_restart(struct driver *d, struct station *s, const char *what)
{
    (void)what;
    if (!s)
        return "no station";
    return driver_press_restart(d, s) == S_OK ? "done" : "no button";
}

static const char *do_correct(struct driver *d, struct station *s, const char *what)
{
    (void)s;
    if (!driver_vehicle(d))
        return "no car";
    return vehicle_correct(driver_vehicle(d), what) == S_OK ? "done" : "not possible";
}

/* what, the agent's words, what the driver does (NULL: taps, which takes its time) */
static const struct instruction {
    const char *what, *words;
    guide_fn *act;
} instructions[] = {
    {"push plug", "Please push the plug all the way in.", do_push},
    {"pull plug", "Please pull on the plug.", do_pull},
    {"restart button", "Please press the restart button.", do_restart},
    {"tap card", "Please hold your card against the reader.", NULL},
    {"departure timer", "Please switch off the departure timer in the car.", do_correct},
    {"current limit", "Please raise the charging current in the car.", do_correct},
    {"phases", "Please set the number of phases in the car.", do_correct},
    {"charging enabled", "Please enable charging in the car.", do_correct},
    {"latch", "Please unlock the car, so that its latch opens.", do_correct},
    {NULL, NULL, NULL},
};

/* The station the driver is at, as far as they can tell. */
static struct station *their_station(const struct incident *inc, int *connector)
{
    struct station *s = driver_plugged(inc->driver, connector);

    if (!s && inc->station) {
        s = world_station(inc->support->stage->world, inc->station);
        *connector = inc->connector ? inc->connector : 1;
    }
    return s;
}

static void tapped(void *ctx, const char *outcome, const char *text)
{
    struct incident *inc = ctx;
    struct task *t = inc->asking;

    inc->asking = NULL;
    price_show_by_display(inc->support->stage, inc->driver, inc->tapped_at, outcome, text);
    log_talk(inc, inc->asked, outcome);
    lua_pushstring(task_lua(t), outcome);
    task_wake(t, 1);
}

static int guided(struct support *su, struct task *t, void *ctx)
{
    struct incident *inc = ctx;
    const struct instruction *i = instructions;
    int connector = 1;
    struct station *s = their_station(inc, &connector);
    const char *result;

    (void)su;
    while (strcmp(i->words, inc->asked) != 0)
        i++;
    if (!i->act && s) {
        inc->asking = t;
        inc->tapped_at = station_id(s);
        driver_tap(inc->driver, s, connector, NULL, tapped, inc);
        return -1;
    }
    result = i->act ? i->act(inc->driver, s, i->what) : "no station";
    log_talk(inc, i->words, result);
    lua_pushstring(task_lua(t), result);
    return 1;
}

/*** agent:guides(case, what)
 * Guides the customer step by step to do something, and hears how it went.
 * @param case case
 * @param what string "push plug", "pull plug", "restart button", "tap card", or in the car:
 *   "departure timer", "current limit", "phases", "charging enabled", "latch"
 * @return string|nil result done, free, locked, not_plugged, no button, the outcome of the tap ...;
 *   nil when there is nobody to guide
 */
static int verb_guides(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    struct task *t = script_task(L, "guides");
    const char *what = luaL_checkstring(L, 3);
    const struct instruction *i = instructions;

    while (i->what && strcmp(i->what, what) != 0)
        i++;
    if (!i->what)
        script_raise(L, "an agent cannot guide anybody to '%.40s'", what);
    if (!inc->driver)
        return 0;
    asks(inc, i->words);
    return people_spend(L, t, chat_ms(a, inc, INSTRUCTION_MS), guided, inc);
}

/*** agent:spend(duration)
 * Is busy for about this long.
 * @param duration string "40 s"
 */
static int verb_spend(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct task *t = script_task(L, "spend");
    int64_t ms;

    option_value(L, 2, OPTION_duration, "spend", &ms);
    return people_spend(L, t, people_reaction_ms(&a->rng, ms), NULL, NULL);
}

/*** agent:now()
 * What the clock on the wall says, for what is promised by a time: agent:now() + 7200000 is in two
 * hours.
 * @return integer now milliseconds UTC
 */
static int verb_now(lua_State *L)
{
    script_object(L, 1, "agent");
    lua_pushinteger(L, (lua_Integer)vclock_now_ms(script_stage(L)->clk));
    return 1;
}

/*** agent:ends_contact(case)
 * Rings off, or puts the letter aside, and turns to the next in the queue; the work on the case
 * goes on. A contact that its playbook has not ended ends with the playbook.
 * @param case case
 */
static int verb_ends_contact(lua_State *L)
{
    script_object(L, 1, "agent");
    contact_centre_ends_contact(script_object(L, 2, "case"));
    return 0;
}

/* --- working the desk ----------------------------------------------------------------------------
 */

static int types(lua_State *L, struct agent *a, int64_t ms, struct people_request *request)
{
    request->after_ms = people_reaction_ms(&a->rng, ms);
    if (!request->push)
        request->push = people_push_answer;
    return people_ask(L, script_task(L, "desk work"), request);
}

static int no_ticket(lua_State *L)
{
    lua_pushnil(L);
    lua_pushliteral(L, "the case has no ticket");
    return 2;
}

static int push_opened(lua_State *L, void *ctx, const struct people_reply *reply)
{
    const cJSON *id = json_item(reply->answer, "id");

    if (!cJSON_IsNumber(id)) {
        lua_pushnil(L);
        lua_pushstring(L, reply->why ? reply->why : "the desk gave no number");
        return 2;
    }
    incident_bind(ctx, whole_int(id, 0));
    lua_pushinteger(L, (lua_Integer)whole_int(id, 0));
    return 1;
}

static void add_text(cJSON *object, const char *name, const char *text)
{
    if (text && !json_item(object, name))
        cJSON_AddStringToObject(object, name, text);
}

/*** agent:opens(case, options)
 * Opens a ticket with what is known by now. A case that has one already (it was written, or the
 * desk saw the fault first) keeps it.
 * @param case case
 * @param options? table { station =, connector =, grade = "L2", category = "fault" }
 * @return integer|nil ticket nil and a sentence when the desk gives none
 */
static int verb_opens(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    cJSON *args;

    script_task(L, "opens");
    if (inc->ticket || !inc->driver)
        return lua_pushinteger(L, (lua_Integer)inc->ticket), 1;
    args = people_table(L, 3);
    add_text(args, "channel", inc->channel);
    add_text(args, "requester", driver_name(inc->driver));
    add_text(args, "words", inc->words);
    add_text(args, "category", inc->about);
    add_text(args, "invoice", inc->invoice);
    add_text(args, "account", driver_traits(inc->driver)->account);
    add_text(args, "by", a->name);
    return types(L, a, TYPING_MS,
                 &(struct people_request){
                     .verb = SUT_desk_open, .args = args, .push = push_opened, .ctx = inc});
}

/*** agent:act(case, action, args)
 * Records a step of the work, or has the desk do it: the names are those of the ticket events, with
 * unlock, dispatch, eta, alternative, promise, late, pause, resume and grade among them.
 * @param case case
 * @param action string
 * @param args? table what belongs to it: { result = "UnlockFailed" }
 * @return table|nil answer nil and a sentence when the desk cannot
 * @return string|nil why that sentence
 * @return string|nil kind then: "malformed input", "no such thing", "not possible in the present
 *   state" ...
 */
static int verb_act(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    const char *action = luaL_checkstring(L, 3);

    if (!inc->ticket)
        return no_ticket(L);
    return types(L, a, TYPING_MS,
                 &(struct people_request){.verb = SUT_desk_act,
                                          .args = people_act_args(inc->ticket, action, a->name,
                                                                  "agent", people_table(L, 4))});
}

/*** agent:reply(case, text, options)
 * Tells the customer something, by the channel they came by.
 * @param case case
 * @param text string
 * @param options table { topic = "advice", due_ms =, reason =, price = }
 * @return table|nil answer nil and a sentence when the desk cannot
 */
static int verb_reply(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    const char *text = luaL_checkstring(L, 3);
    cJSON *args;

    if (!inc->ticket)
        return no_ticket(L);
    args = people_table(L, 4);
    cJSON_AddNumberToObject(args, "id", (double)inc->ticket);
    cJSON_AddStringToObject(args, "by", a->name);
    cJSON_AddStringToObject(args, "text", text);
    add_text(args, "topic", "progress");
    return types(L, a, inc->on_line ? TYPING_MS : WRITING_MS,
                 &(struct people_request){.verb = SUT_desk_reply, .args = args});
}

/*** agent:close(case, outcome)
 * Closes the ticket.
 * @param case case
 * @param outcome string what came of it
 * @return table|nil answer nil and a sentence when the desk cannot
 */
static int verb_close(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    const char *outcome = luaL_checkstring(L, 3);

    if (!inc->ticket)
        return no_ticket(L);
    return types(
        L, a, TYPING_MS,
        &(struct people_request){.verb = SUT_desk_act,
                                 .args = people_act_args(inc->ticket, "close", a->name, "agent",
                                                         json_object(jtext("outcome", outcome)))});
}

/* --- asking CSMS and biller
 * ------------------------------------------------------------------------ */

static int push_command(lua_State *L, void *ctx, const struct people_reply *reply)
{
    const cJSON *outcome = json_item(reply->answer, "outcome");
    const cJSON *said = json_item(reply->answer, "answer");
    const cJSON *status = json_item(said, "status");

    (void)ctx;
    if (cJSON_IsString(status))
        lua_pushstring(L, status->valuestring);
    else if (cJSON_IsString(outcome))
        lua_pushstring(L, outcome->valuestring);
    else
        lua_pushstring(L, reply->st == S_CANNOT ? "cannot" : "error");
    return 1;
}

/*** agent:command(station, action, args)
 * Has the CSMS send a command to a station; one of 1.6 is translated for a 2.0.1 station.
 * @param station station|string
 * @param action string as OCPP names it: "UnlockConnector"
 * @param args? table its payload: { connectorId = 1 }
 * @return string result the status the station answers; else offline, timeout, error or cannot
 */
static int verb_command(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct station *s = script_object_if(L, 2, "station");
    const char *station = s ? station_id(s) : luaL_checkstring(L, 2);
    const char *action = luaL_checkstring(L, 3);
    cJSON *args = people_table(L, 4), *all;

    args = dialect_wish(world_station(script_stage(L)->world, station), &action, args);
    all = json_object(jtext("station", station), jtext("action", action));
    cJSON_AddItemToObject(all, "args", args);
    return types(
        L, a, TYPING_MS,
        &(struct people_request){.verb = SUT_csms_command, .args = all, .push = push_command});
}

/*** agent:sessions(options)
 * Looks into the CSMS: charging sessions, tokens that were refused, and how the stations are.
 * @param options? table { station =, since = "20 min" }
 * @return table|nil answer { sessions = , refused = , stations = }
 */
static int verb_sessions(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    const char *station = NULL;
    int64_t since = 0;
    cJSON *args;

    if (!lua_isnoneornil(L, 2))
        option_read(L, 2, "sessions",
                    (struct option[]){{"station", OPTION_text, &station},
                                      {"since", OPTION_duration, &since},
                                      {NULL, OPTION_any, NULL}});
    args = json_object(jtext("station", station));
    if (since)
        cJSON_AddNumberToObject(args, "since_ms",
                                (double)(vclock_now_ms(script_stage(L)->clk) - since));
    return types(L, a, TYPING_MS,
                 &(struct people_request){.verb = SUT_csms_sessions, .args = args});
}

/*** agent:enrol(token)
 * Makes an id token known to the CSMS.
 * @param token table { token =, account =, status = "Accepted" }
 * @return table|nil answer nil and a sentence when the CSMS refuses
 */
static int verb_enrol(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    cJSON *args = people_table(L, 2);

    add_text(args, "status", "Accepted");
    return types(L, a, TYPING_MS, &(struct people_request){.verb = SUT_csms_enrol, .args = args});
}

/*** agent:dispute(case, reason)
 * Has the biller compare the bill of the case with the record of the session.
 * @param case case
 * @param reason string
 * @return table|nil answer { outcome = "upheld" or "credited", explanation = , affected = ... }
 */
static int push_settled(lua_State *L, void *ctx, const struct people_reply *reply)
{
    static const char *const fields[] = {"outcome", "credit", "reissued"};
    const struct incident *inc = ctx;
    cJSON *data = json_object(jtext("invoice", inc->invoice));

    for (size_t i = 0; i < 3; i++) {
        const cJSON *value = json_item(reply->answer, fields[i]);
        if (cJSON_IsString(value))
            cJSON_AddStringToObject(data, fields[i], value->valuestring);
    }
    if (reply->st == S_OK && inc->driver)
        evlog_add(inc->support->stage->log, driver_actor(inc->driver), EV_dispute_settled, data);
    else
        cJSON_Delete(data);
    return people_push_answer(L, NULL, reply);
}

static int verb_dispute(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    const char *reason = luaL_checkstring(L, 3);

    if (!inc->invoice) {
        lua_pushnil(L);
        lua_pushliteral(L, "the case names no invoice");
        return 2;
    }
    return types(L, a, TYPING_MS,
                 &(struct people_request){
                     .verb = SUT_billing_dispute,
                     .push = push_settled,
                     .ctx = inc,
                     .args = json_object(jtext("invoice", inc->invoice), jtext("by", a->name),
                                         jtext("reason", reason), jtext("words", inc->words))});
}

const struct script_verb verbs_agent[] = {
    {"agent", "ask", verb_ask},
    {"agent", "guides", verb_guides},
    {"agent", "spend", verb_spend},
    {"agent", "now", verb_now},
    {"agent", "ends_contact", verb_ends_contact},
    {"agent", "opens", verb_opens},
    {"agent", "act", verb_act},
    {"agent", "reply", verb_reply},
    {"agent", "close", verb_close},
    {"agent", "command", verb_command},
    {"agent", "sessions", verb_sessions},
    {"agent", "enrol", verb_enrol},
    {"agent", "dispute", verb_dispute},
    {NULL, NULL, NULL},
};
