/* verbs_story.c - what any story needs: time, notes, checks, secrets. */
#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/quantity.h"
#include "script/option.h"
#include "script/script_nearest.h"
#include "stage/stage.h"
#include "verbs/verbs.h"

/*** wait(duration)
 * Lets the time of the story pass for this person: wait "1 h", wait "20 min", wait "1 h 30 min".
 * @param duration string
 */
static int verb_wait(lua_State *L)
{
    struct task *t = script_task(L, "wait");
    int64_t ms;

    option_value(L, 1, OPTION_duration, "wait", &ms);
    lua_settop(L, 1);
    task_limit(t, ms);
    return script_park(L, t);
}

/*** wait_until(moment)
 * Waits until a local time: wait_until "2026-03-07 11:00", or wait_until "19:30" for the next time
 * that the clock shows it. A moment in the past is not waited for.
 * @param moment string
 */
static int verb_wait_until(lua_State *L)
{
    struct task *t = script_task(L, "wait_until");
    int64_t ms = option_moment(L, 1, "wait_until") - vclock_now_ms(script_stage(L)->clk);

    lua_settop(L, 1);
    task_limit(t, ms > 0 ? ms : 0);
    return script_park(L, t);
}

/* Pushes the values from @p from to the top as one text: "5.27, locked". */
static void push_values(lua_State *L, int from)
{
    luaL_Buffer text;
    int top = lua_gettop(L);

    luaL_buffinit(L, &text);
    for (int i = from; i <= top; i++) {
        if (i > from)
            luaL_addstring(&text, ", ");
        luaL_tolstring(L, i, NULL);
        luaL_addvalue(&text);
    }
    luaL_pushresult(&text);
}

/* A sentence where what must hold belongs, and one word behind it: the two changed places. */
static void check_order(lua_State *L, const char *what)
{
    const char *first = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "";

    if (lua_isfunction(L, 1))
        script_raise(L, "check: the first argument is a function, which always holds: a verb is "
                        "called with ( ), as in post:connected()");
    if (strchr(first, ' ') && !strchr(what, ' '))
        script_raise(L,
                     "check: expected what must hold and then a sentence, as in check(v > 5.4, "
                     "\"she gets 2.3 kW\"), got \"%.60s\" first",
                     first);
}

/*** check(condition, what, ...)
 * States what must hold at this moment of the story; a false one is a finding of the report, with
 * its place in the file and what was found instead.
 * @param condition any false and nil fail
 * @param what string what must hold, for people
 * @param ... any what was found, also several values: check(v > 5.4, "she gets 2.3 kW", v)
 * @return boolean ok the condition as true or false
 */
static int verb_check(lua_State *L)
{
    struct stage *st = script_stage(L);
    const char *what = NULL, *found;
    int ok = lua_toboolean(L, 1);
    char where[256];
    cJSON *data;

    luaL_checkany(L, 1);
    option_value(L, 2, OPTION_text, "check: the second argument", &what);
    check_order(L, what);
    push_values(L, 3);
    found = script_says(L, lua_tostring(L, -1));
    script_place(L, where, sizeof(where));
    data = json_object(jtext("what", script_says(L, what)), jflag("ok", ok), jtext("where", where),
                       jtext("by", script_task_name(L)));
    if (!ok) {
        cJSON_AddStringToObject(data, "outcome", "failed");
        cJSON_AddStringToObject(data, "found", found);
    }
    evlog_add(st->log, st->actor, EV_check, data);
    lua_pushboolean(L, ok);
    return 1;
}

/*** note(text)
 * Writes a remark into the log of the run.
 * @param text string
 */
static int verb_note(lua_State *L)
{
    struct stage *st = script_stage(L);
    const char *text = NULL;
    char where[256];

    option_value(L, 1, OPTION_text, "note", &text);
    script_place(L, where, sizeof(where));
    evlog_add(st->log, st->actor, EV_note,
              json_object(jtext("text", script_says(L, text)), jtext("where", where)));
    return 0;
}

/*** can(role_verb)
 * Can the system under test be asked this? A bare CSMS has no desk and no biller.
 * @param role_verb string "billing.invoices", "desk.open", "csms.command" ...
 * @return boolean
 */
static int verb_can(lua_State *L)
{
    const struct stage *st = script_stage(L);
    const char *wanted = NULL;
    enum sut_verb verb;

    option_value(L, 1, OPTION_text, "can", &wanted);
    verb = sut_verb_of(wanted);
    if (verb == SUT_VERB_COUNT) {
        script_raise(L, "can: \"%.40s\" is not a verb of a system under test%s", wanted,
                     script_hint(L, wanted, sut_verb_names()));
    }
    lua_pushboolean(L, st->sut && sut_can(st->sut, verb));
    return 1;
}

static const char *kept(lua_State *L, const char *text)
{
    size_t size = strlen(text) + 1;

    return memcpy(script_keep(script_of(L), size), text, size);
}

/*** env(name)
 * A secret kept in an environment variable; nothing else of the environment can be read. It
 * is not text: only what needs a secret (the password of a station, the address in a SUT profile)
 * takes it, and it is never written to log, report or run file.
 * @param name string "CSMS_PASSWORD"
 * @return secret
 */
static int verb_env(lua_State *L)
{
    struct secret *secret;
    const char *name = NULL, *value;
    char shown[80];

    option_value(L, 1, OPTION_text, "env", &name);
    value = getenv(name);
    secret = script_keep(script_of(L), sizeof(*secret));
    secret->name = kept(L, name);
    secret->value = value ? kept(L, value) : NULL;
    snprintf(shown, sizeof(shown), "env %.70s", name);
    script_push_object(L, "secret", secret, shown);
    return 1;
}

/* --- for the prelude ------------------------------------------------------------------------- */

/* Stands for what is not there: JSON null where it is written, nothing where it is looked for. */
static int verb_null(lua_State *L)
{
    lua_pushlightuserdata(L, NULL);
    return 1;
}

static int verb_methods(lua_State *L)
{
    script_object_methods(L, luaL_checkstring(L, 1));
    return 1;
}

static int verb_unknown(lua_State *L)
{
    luaL_checktype(L, 3, LUA_TTABLE);
    script_raise_unknown(L, luaL_checkstring(L, 1), luaL_checkstring(L, 2), 3, 0);
}

static int verb_ten_seconds(lua_State *L)
{
    int64_t ms;

    option_value(L, 1, OPTION_duration, "the limit", &ms);
    lua_pushinteger(L, (lua_Integer)(ms / 10000));
    return 1;
}

const struct script_verb verbs_story[] = {
    {NULL, "wait", verb_wait},
    {NULL, "wait_until", verb_wait_until},
    {NULL, "check", verb_check},
    {NULL, "note", verb_note},
    {NULL, "can", verb_can},
    {NULL, "env", verb_env},
    {NULL, "_null", verb_null},
    {NULL, "_methods", verb_methods},
    {NULL, "_unknown", verb_unknown},
    {NULL, "_ten_seconds", verb_ten_seconds},
    {NULL, NULL, NULL},
};
