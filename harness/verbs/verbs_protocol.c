/* verbs_protocol.c - what tests of the protocol stand on: frames that are awaited, checks, stations
 * that say what they should not, a CSMS that is told what to answer.
 *
 * The verbs that a test is written with are in prelude/ (traffic.lua, station.lua, csms.lua); those
 * here that begin with _ are seen by the prelude alone.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_number.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "ocpp/call_queue.h"
#include "script/option.h"
#include "stage/stage.h"
#include "station/station.h"
#include "station/uplink.h"
#include "support/people_task.h"
#include "verbs/verbs.h"
#include "wire/wiretap.h"

static struct wiretap *listening(lua_State *L)
{
    struct wiretap *w = script_stage(L)->wiretap;

    wiretap_listen(w);
    return w;
}

/*** test(story)
 * A test: it runs from the beginning of the story like what a driver does, but belongs to nobody.
 * Several run side by side. Inside it, drivers act (ann:plug(post)), the CSMS is told to send
 * something (csms:command), and what passes on the wire is awaited (post:sends, post:told,
 * post:hears, post:answers). The first wait that fails is a finding, and ends the test.
 * @param story function
 */
static int verb_test(lua_State *L)
{
    stage_world(L, "test");
    if (lua_type(L, 1) != LUA_TFUNCTION)
        script_raise(L, "test: expected function() ... end, got a %s", luaL_typename(L, 1));
    lua_settop(L, 1);
    script_stage(L)->tested = true;
    listening(L);
    script_spawn(L, 0, "test");
    return 0;
}

/*** step(name, what)
 * A part of a test that is judged by itself: a wait that fails ends the step, and the test goes on
 * with what stands behind it. What is found in a step names it.
 * @param name string what the step is about
 * @param what function
 */
static int verb_step(lua_State *L)
{
    struct task *t = script_task(L, "step");
    const char *name = NULL;
    struct stage *st = script_stage(L);
    char where[256];

    option_value(L, 1, OPTION_text, "step: the name", &name);
    if (lua_type(L, 2) != LUA_TFUNCTION)
        script_raise(L, "step: expected function() ... end, got a %s", luaL_typename(L, 2));
    lua_settop(L, 2);
    script_place(L, where, sizeof(where));
    evlog_add(st->log, st->actor, EV_step, json_object(jtext("what", name), jtext("where", where)));
    return script_await(L, t, script_spawn(L, 0, name));
}

/* _json(value) */
static int verb_json(lua_State *L)
{
    cJSON *json = people_table(L, 1);
    char *text = json_print(json);

    lua_pushstring(L, text);
    cJSON_free(text);
    cJSON_Delete(json);
    return 1;
}

/* --- frames --- */

static const char *kind_of(const struct frame *f)
{
    switch (f->type) {
    case FRAME_call:
    case FRAME_send:
        return "call";
    case FRAME_result:
        return "result";
    case FRAME_error:
    case FRAME_result_error:
        return "error";
    case FRAME_broken:
        break;
    }
    return "broken";
}

static void put_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

/* _frame(station, index): the frame as a table, nil when it has not passed yet. */
static int verb_frame(lua_State *L)
{
    const struct wiretap *w = listening(L);
    const struct station *s = script_object(L, 1, "station");
    const struct heard *h = wiretap_at(w, station_actor(s, 0), (size_t)luaL_checkinteger(L, 2));

    if (!h)
        return 0;
    lua_newtable(L);
    lua_pushinteger(L, (lua_Integer)h->seq);
    lua_setfield(L, -2, "seq");
    lua_pushinteger(L, (lua_Integer)h->at_ms);
    lua_setfield(L, -2, "at_ms");
    put_text(L, "dir", h->out ? "out" : "in");
    put_text(L, "kind", kind_of(&h->frame));
    put_text(L, "id", h->frame.id);
    put_text(L, "action", h->action);
    put_text(L, "code", h->frame.code);
    put_text(L, "description", h->frame.description);
    script_push_json(L, h->frame.payload);
    lua_setfield(L, -2, "payload");
    return 1;
}

/* _frames(station): how many have passed. */
static int verb_frames(lua_State *L)
{
    const struct wiretap *w = listening(L);
    const struct station *s = script_object(L, 1, "station");

    lua_pushinteger(L, (lua_Integer)wiretap_count(w, station_actor(s, 0)));
    return 1;
}

/* _await_frame(station, until_ms, verb): true when one has passed, false when time is up. */
static int verb_await_frame(lua_State *L)
{
    struct wiretap *w = listening(L);
    const struct station *s = script_object(L, 1, "station");
    struct task *t = script_task(L, luaL_checkstring(L, 3));
    int64_t left = luaL_checkinteger(L, 2) - vclock_now_ms(script_stage(L)->clk);

    if (left < 0)
        return lua_pushboolean(L, 0), 1;
    wiretap_wait(w, t, station_actor(s, 0), left);
    return script_park(L, t);
}

static int verb_now(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)vclock_now_ms(script_stage(L)->clk));
    return 1;
}

static int verb_milliseconds(lua_State *L)
{
    int64_t ms;

    option_value(L, 1, OPTION_duration, luaL_checkstring(L, 2), &ms);
    lua_pushinteger(L, (lua_Integer)ms);
    return 1;
}

/* --- verdicts --- */

/* _check(ok, what, seq or nil, inconclusive) */
static int verb_check_frame(lua_State *L)
{
    struct stage *st = script_stage(L);
    char where[256];
    cJSON *data;

    lua_settop(L, 4);
    script_place(L, where, sizeof(where));
    data = json_object(jtext("what", script_says(L, luaL_checkstring(L, 2))),
                       jflag("ok", lua_toboolean(L, 1)), jtext("where", where),
                       jtext("by", script_task_name(L)));
    if (!lua_toboolean(L, 1))
        cJSON_AddStringToObject(data, "outcome", lua_toboolean(L, 4) ? "not judged" : "failed");
    if (lua_toboolean(L, 4))
        cJSON_AddTrueToObject(data, "inconclusive");
    if (lua_isinteger(L, 3)) {
        cJSON *seqs = cJSON_AddArrayToObject(data, "evidence");
        cJSON_AddItemToArray(seqs, cJSON_CreateNumber((double)lua_tointeger(L, 3)));
    }
    evlog_add(st->log, st->actor, EV_check, data);
    return 0;
}

/*** inconclusive(what)
 * States that something could not be judged: the verdict of the scenario is inconclusive unless
 * something worse was found. The task goes on.
 * @param what string what could not be judged and why, for people
 */
static int verb_inconclusive(lua_State *L)
{
    const char *what = NULL;

    option_value(L, 1, OPTION_text, "inconclusive", &what);
    lua_settop(L, 1); /* what stays on the stack until it is copied */
    lua_pushboolean(L, 0);
    lua_pushstring(L, what);
    lua_pushnil(L);
    lua_pushboolean(L, 1);
    lua_remove(L, 1);
    return verb_check_frame(L);
}

/* _quit(verb): ends the running task. */
static int verb_quit(lua_State *L)
{
    return script_quit(L, script_task(L, luaL_checkstring(L, 1)));
}

/* --- the system under test --- */

static enum sut_verb asked_verb(lua_State *L, int index)
{
    const char *name = luaL_checkstring(L, index);
    enum sut_verb verb = sut_verb_of(name);

    if (verb == SUT_VERB_COUNT)
        script_raise(L, "\"%.40s\" is not a verb of a system under test%s", name,
                     script_hint(L, name, sut_verb_names()));
    return verb;
}

static int push_status(lua_State *L, void *ctx, const struct people_reply *reply)
{
    (void)ctx;
    lua_pushstring(L, reply->st == S_OK ? "ok" : reply->st == S_CANNOT ? "cannot" : "failed");
    if (reply->st == S_OK)
        script_push_json(L, reply->answer);
    else
        lua_pushstring(L, reply->why ? reply->why : status_text(reply->st));
    return 2;
}

/* _ask(verb as "csms.command", args, who): status in words, answer or sentence. Outside of a task:
 * it is asked when the story is set up, and nothing is returned. */
static int verb_ask(lua_State *L)
{
    struct stage *st = script_stage(L);
    enum sut_verb verb = asked_verb(L, 1);
    const char *who = luaL_checkstring(L, 3);
    struct task *t;

    if (verb == SUT_csms_script && !script_started(script_of(L))) {
        setting_add(st->setting, SETTING_answers, script_to_json(L, 2));
        return 0;
    }
    t = script_task(L, who);
    return people_ask(
        L, t,
        &(struct people_request){.verb = verb, .args = script_to_json(L, 2), .push = push_status});
}

/* --- the station --- */

/* A task that waits for what the CSMS answers its station. */
struct saying {
    struct script *script;
    uint64_t token;
    bool over;
};

static void said(void *owner, const struct call_queue_reply *reply)
{
    struct saying *saying = owner;
    struct task *t = script_parked(saying->script, saying->token);
    lua_State *L = t ? task_lua(t) : NULL;

    saying->over = true;
    if (!t)
        return;
    lua_checkstack(L, 8);
    if (reply->end == CALL_QUEUE_answered) {
        script_push_json(L, reply->payload);
        task_wake(t, 1);
        return;
    }
    lua_pushnil(L);
    lua_pushstring(L, reply->end == CALL_QUEUE_refused ? reply->code
                                                       : call_queue_end_words(reply->end));
    lua_pushstring(L, reply->end == CALL_QUEUE_refused ? reply->description : NULL);
    task_wake(t, 3);
}

/* _calls(station, action, payload) */
static int verb_calls(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    struct task *t = script_task(L, "calls");
    const char *action = NULL;
    struct saying *saying;
    enum status st;

    listening(L);
    option_value(L, 2, OPTION_text, "calls: the action", &action);
    saying = script_keep(script_of(L), sizeof(*saying));
    *saying = (struct saying){.script = script_of(L), .token = task_token(t)};
    evlog_add(script_stage(L)->log, station_actor(s, 0), EV_prompted,
              json_object(jtext("action", action)));
    st = station_says(s, action, people_table(L, 3), said, saying);
    if (st == S_OK && !saying->over)
        return script_park(L, t);
    lua_pushnil(L);
    lua_pushstring(L, st == S_FULL ? "too many messages are waiting" : "not connected");
    return 2;
}

/* _tampers(station, order): see sim/link/tamper.h. */
static int verb_tampers(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    const char *why = station_tampers(s, script_to_json(L, 2));

    if (why)
        script_raise(L, "tampers: %s", why);
    return 0;
}

/* _sends_raw(station, bytes, how): false when it is not connected. Bytes come in a function that
 * returns them: a text that is handed to a verb may hold no NUL (script/script_nul.h). */
static int verb_sends_raw(lua_State *L)
{
    struct station *s = script_object(L, 1, "station");
    size_t len;
    const char *text;

    lua_settop(L, 3);
    lua_pushvalue(L, 2);
    lua_call(L, 0, 1);
    text = luaL_checklstring(L, 4, &len);
    lua_pushboolean(L, station_sends_raw(s, text, len, luaL_checkstring(L, 3)) == S_OK);
    return 1;
}

/*** station:message_id()
 * A message id that no other message of this run has: for frames that are written by hand
 * (sends_raw).
 * @return string id
 */
static int station_message_id(lua_State *L)
{
    char id[FRAME_ID_MAX + 1];

    station_new_message_id(script_object(L, 1, "station"), id);
    lua_pushstring(L, id);
    return 1;
}

/*** station:connected()
 * @return boolean connected the link to the CSMS is open, as the station sees it
 */
static int station_connected_verb(lua_State *L)
{
    lua_pushboolean(L, station_connected(script_object(L, 1, "station")));
    return 1;
}

const struct script_verb verbs_protocol[] = {
    {NULL, "test", verb_test},
    {NULL, "step", verb_step},
    {NULL, "inconclusive", verb_inconclusive},
    {NULL, "_json", verb_json},
    {NULL, "_frame", verb_frame},
    {NULL, "_frames", verb_frames},
    {NULL, "_await_frame", verb_await_frame},
    {NULL, "_now", verb_now},
    {NULL, "_milliseconds", verb_milliseconds},
    {NULL, "_check", verb_check_frame},
    {NULL, "_quit", verb_quit},
    {NULL, "_ask", verb_ask},
    {NULL, "_calls", verb_calls},
    {NULL, "_tampers", verb_tampers},
    {NULL, "_sends_raw", verb_sends_raw},
    {"station", "message_id", station_message_id},
    {"station", "connected", station_connected_verb},
    {NULL, NULL, NULL},
};
