/* verbs_agent.c - what an agent does with a case: looks things up, commands the station, writes,
 * sends somebody, closes. What is said to the customer is in verbs_talk.c.
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
#include "ocpp/message.h"
#include "script/option.h"
#include "station/dialect.h"
#include "station/station.h"
#include "support/contact_centre.h"
#include "support/incident.h"
#include "support/people_task.h"
#include "support/support_state.h"
#include "verbs/named.h"
#include "verbs/verbs.h"

#define COMMANDS_MAX 127 /* of all versions */
#define FIELDS_MAX   8   /* of what is told to a verb */

#define TYPING_MS  8000  /* to note a step, to send a command */
#define WRITING_MS 45000 /* to write an answer */

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

/* Raises for a field of the table at @p index that is none of @p names. */
static void check_fields(lua_State *L, int index, const char *verb, const char *const *names)
{
    struct option rows[FIELDS_MAX + 1] = {{NULL, OPTION_any, NULL}};
    int there[FIELDS_MAX], top = lua_gettop(L);

    if (lua_isnoneornil(L, index))
        return;
    for (size_t n = 0; n < FIELDS_MAX && names[n]; n++)
        rows[n] = (struct option){names[n], OPTION_any, &there[n]};
    option_read(L, index, verb, rows);
    lua_settop(L, top);
}

static void check_word(lua_State *L, const char *what, const char *word, const char *const *words)
{
    size_t i = 0;

    while (word && words[i] && strcmp(words[i], word) != 0)
        i++;
    if (word && !words[i])
        script_raise(L, "%s is never \"%.40s\"%s", what, word, script_hint(L, word, words));
}

static void check_opening(lua_State *L, int index)
{
    static const char *const grades[] = {"L1", "L2", "L3", NULL};
    static const char *const kinds[] = {"fault", "billing", "access", "other", NULL};
    const char *grade = NULL, *category = NULL;
    int64_t connector = 0;
    int station = 0, top = lua_gettop(L);

    if (lua_isnoneornil(L, index))
        return;
    option_read(L, index, "opens",
                (struct option[]){{"station", OPTION_any, &station},
                                  {"connector", OPTION_integer, &connector},
                                  {"grade", OPTION_text, &grade},
                                  {"category", OPTION_text, &category},
                                  {NULL, OPTION_any, NULL}});
    check_word(L, "opens: grade", grade, grades);
    check_word(L, "opens: category", category, kinds);
    if (station && lua_type(L, station) == LUA_TSTRING)
        named_station_heard(L, "opens", lua_tostring(L, station));
    lua_settop(L, top);
}

static void check_step(lua_State *L, const char *step)
{
    static const char *const steps[] = {
#define TICKET_EVENT(name, class, sentence, fields) #name,
#include "log/ticket_event.def"
#undef TICKET_EVENT
        "late", NULL};

    const char *nearest = script_nearest(step, steps);

    /* what is far from all of them a story may try on the desk: it has its own mind */
    if (nearest)
        check_word(L, "act: a step", step, steps);
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
    check_opening(L, 3);
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
    const char *action = NULL;

    option_value(L, 3, OPTION_text, "act: the step", &action);
    check_step(L, action);
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
 * @param options? table { topic = "advice", due_ms =, reason =, price = }
 * @return table|nil answer nil and a sentence when the desk cannot
 */
static int verb_reply(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    static const char *const fields[] = {"topic", "due_ms", "reason", "price", NULL};
    const char *text = NULL;
    cJSON *args;

    option_value(L, 3, OPTION_text, "reply: the text", &text);
    check_fields(L, 4, "reply", fields);
    if (lua_istable(L, 4)) {
        if (lua_getfield(L, 4, "topic") == LUA_TSTRING)
            named_topic(L, "reply: topic", lua_tostring(L, -1));
        lua_pop(L, 1);
    }
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
    const char *outcome = NULL;

    option_value(L, 3, OPTION_text, "close: what came of it", &outcome);
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

/* In any version: what the station's own lacks is translated. */
static void check_command(lua_State *L, const char *action)
{
    const char *names[COMMANDS_MAX + 1] = {0};
    size_t n = 0;

    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++)
        for (const struct ocpp_message *m = (*v)->messages; m->action; m++) {
            if (m->direction == OCPP_FROM_STATION)
                continue;
            if (strcmp(m->action, action) == 0)
                return;
            if (n < COMMANDS_MAX)
                names[n++] = m->action;
        }
    script_raise(L, "command: OCPP has no command \"%.40s\"%s", action,
                 script_hint(L, action, names));
}

/* Raises where @p args, then deleted, are no payload of that command to @p s. */
static void check_payload(lua_State *L, const struct station *s, const char *action, cJSON *args)
{
    const struct ocpp_version *v = ocpp_version(station_profile(s)->ocpp);
    struct ocpp_violation found;

    if (!ocpp_message(v, action) || ocpp_validate(v, action, false, args, &found))
        return;
    cJSON_Delete(args);
    script_raise(L, "command: %s of OCPP %s: %s %s", action, v->name,
                 strncmp(found.path, "$.", 2) == 0 ? found.path + 2 : "the payload",
                 found.sentence);
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
    const char *action = NULL;
    cJSON *args, *all;

    option_value(L, 3, OPTION_text, "command: the action", &action);
    check_command(L, action);
    named_station_heard(L, "command", station);
    args = people_table(L, 4);
    s = world_station(script_stage(L)->world, station);
    args = dialect_wish(s, &action, args);
    if (s)
        check_payload(L, s, action, args);
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
    if (station)
        named_station_heard(L, "sessions", station);
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
    static const char *const states[] = {"Accepted", "Blocked", "Expired", "NoCredit", NULL};
    const char *token = NULL, *account = NULL, *status = NULL;
    cJSON *args;

    option_read(L, 2, "enrol",
                (struct option[]){{"token", OPTION_text, &token},
                                  {"account", OPTION_text, &account},
                                  {"status", OPTION_text, &status},
                                  {NULL, OPTION_any, NULL}});
    check_word(L, "enrol: status", status, states);
    if (!token)
        script_raise(L, "enrol needs a token, as in { token = \"04A1B2C3D4E580\" }");
    args = people_table(L, 2);
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
    const char *reason = NULL;

    option_value(L, 3, OPTION_text, "dispute: the reason", &reason);
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
