/* verbs_story.c - what any story needs: time, notes, checks, secrets, and what is expected of the
 * run.
 */
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

/*** check(condition, what)
 * States what must hold at this moment of the story; a false one is a finding of the report.
 * @param condition any false and nil fail
 * @param what string what must hold, for people
 * @return boolean ok the condition as true or false
 */
static int verb_check(lua_State *L)
{
    struct stage *st = script_stage(L);
    const char *what = NULL;
    int ok = lua_toboolean(L, 1);

    luaL_checkany(L, 1);
    option_value(L, 2, OPTION_text, "check: the second argument", &what);
    evlog_add(st->log, st->actor, EV_check, json_object(jtext("what", what), jflag("ok", ok)));
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

    option_value(L, 1, OPTION_text, "note", &text);
    evlog_add(st->log, st->actor, EV_note, json_object(jtext("text", text)));
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
    const char *wanted = NULL, *nearest;
    enum sut_verb verb;

    option_value(L, 1, OPTION_text, "can", &wanted);
    verb = sut_verb_of(wanted);
    if (verb == SUT_VERB_COUNT) {
        nearest = script_nearest(wanted, sut_verb_names());
        script_raise(L, "can: \"%.40s\" is not a verb of a system under test%s%s%s", wanted,
                     nearest ? ", did you mean \"" : "", nearest ? nearest : "",
                     nearest ? "\"?" : "");
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

/* --- expectations ---------------------------------------------------------------------------- */

/* clang-format off */
static const struct expectation {
    const char *scorer, *field;
    enum option_kind kind;   /* duration: kept as FIELD_ms; hours: as {from_min, to_min} */
} expectations[] = {
    {"sla", "grade", OPTION_text},            {"sla", "answer", OPTION_duration},
    {"sla", "first_reply", OPTION_duration},  {"sla", "progress", OPTION_duration},
    {"sla", "on_site", OPTION_duration},      {"sla", "resolution", OPTION_duration},
    {"sla", "cable_returned", OPTION_duration}, {"sla", "promises", OPTION_text},
    {"sla", "escalation", OPTION_flag},       {"sla", "hours", OPTION_hours},
    {"sla", "days", OPTION_text},             {"sla", "holidays", OPTION_table},
    {"path", "model", OPTION_text},           {"path", "forbidden", OPTION_table},
    {"path", "must", OPTION_table},           {"path", "max_handovers", OPTION_integer},
    {"path", "max_reopens", OPTION_integer},  {"path", "fitness", OPTION_text},
    {"dispatch", "technician", OPTION_any},
    {"invoice", "sessions", OPTION_integer},  {"invoice", "idle", OPTION_text},
    {"invoice", "delivery", OPTION_text},     {"invoice", "credited", OPTION_text},
    {"invoice", "nothing", OPTION_flag},
    {"experience", "contacts", OPTION_integer}, {"experience", "surprises", OPTION_integer},
    {"experience", "cable_unattended", OPTION_duration},
    {"experience", "reason", OPTION_text},    {"experience", "refused", OPTION_flag},
    {"experience", "alternative", OPTION_flag}, {"experience", "tag", OPTION_any},
    {"experience", "start_attempts", OPTION_integer},
    {"experience", "silence", OPTION_duration},
    {"invariant", NULL, OPTION_any},          {"protocol", NULL, OPTION_any},
    {"story", NULL, OPTION_any},
};
/* clang-format on */
#define EXPECTATION_COUNT (sizeof(expectations) / sizeof(expectations[0]))

static const struct expectation *find_expectation(lua_State *L, const char *scorer,
                                                  const char *field)
{
    const char *names[EXPECTATION_COUNT + 1] = {0}, *nearest;
    size_t n = 0;

    for (size_t i = 0; i < EXPECTATION_COUNT; i++) {
        if (strcmp(expectations[i].scorer, scorer) != 0 || !expectations[i].field)
            continue;
        if (strcmp(expectations[i].field, field) == 0)
            return &expectations[i];
        names[n++] = expectations[i].field;
    }
    nearest = script_nearest(field, names);
    if (nearest)
        script_raise(L, "expect.%s: unknown option '%.60s', did you mean '%s'?", scorer, field,
                     nearest);
    script_raise(L, "expect.%s: unknown option '%.60s'", scorer, field);
}

/* "under 30 min" and "within 30 min" mean 30 min. */
static int64_t expected_duration(lua_State *L, int index, const char *what)
{
    static const char *const words[] = {"under ", "within ", "at most ", "in "};
    const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "";
    int64_t ms;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0) {
            text += strlen(words[i]);
            break;
        }
    if (!quantity_duration_ms(text, &ms))
        option_value(L, index, OPTION_duration, what, &ms);
    return ms;
}

/* Puts the value at @p index (already checked for JSON) as @p e.field into @p into. */
static void take_expectation(lua_State *L, int index, const struct expectation *e, cJSON *into)
{
    char what[96], key[64];
    struct option_hours hours = {0, 0};
    int64_t number;
    bool flag;

    snprintf(what, sizeof(what), "expect.%s: %s", e->scorer, e->field);
    snprintf(key, sizeof(key), "%s%s", e->field, e->kind == OPTION_duration ? "_ms" : "");
    cJSON_DeleteItemFromObjectCaseSensitive(into, key);
    if (e->kind == OPTION_duration) {
        number = expected_duration(L, index, what);
        cJSON_AddNumberToObject(into, key, (double)number);
    } else if (e->kind == OPTION_hours) {
        option_value(L, index, OPTION_hours, what, &hours);
        cJSON_AddItemToObject(
            into, key, json_object(jint("from_min", hours.from_min), jint("to_min", hours.to_min)));
    } else if (e->kind == OPTION_integer) {
        option_value(L, index, OPTION_integer, what, &number);
        cJSON_AddNumberToObject(into, key, (double)number);
    } else if (e->kind == OPTION_flag) {
        option_value(L, index, OPTION_flag, what, &flag);
        cJSON_AddBoolToObject(into, key, flag);
    } else {
        if (e->kind == OPTION_table && lua_type(L, index) != LUA_TTABLE)
            script_raise(L, "%s: expected a list such as { \"dispatch\" }", what);
        if (e->kind == OPTION_text)
            option_value(L, index, OPTION_text, what, &(const char *){NULL});
        cJSON_AddItemToObject(into, key, script_to_json(L, index));
    }
}

/* Working days and holidays belong to the hours: { from_min, to_min, days, holidays }. */
static void join_hours(cJSON *sla)
{
    static const char *const parts[] = {"days", "holidays"};
    cJSON *hours = cJSON_GetObjectItemCaseSensitive(sla, "hours");

    for (int i = 0; i < 2; i++) {
        cJSON *part = cJSON_DetachItemFromObjectCaseSensitive(sla, parts[i]);
        if (!part)
            continue;
        if (!hours)
            hours = cJSON_AddObjectToObject(sla, "hours");
        cJSON_DeleteItemFromObjectCaseSensitive(hours, parts[i]);
        cJSON_AddItemToObject(hours, parts[i], part);
    }
}

static void check_names(lua_State *L, const char *scorer)
{
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING)
            find_expectation(L, scorer, lua_tostring(L, -1));
        else if (strcmp(scorer, "path") != 0 || !lua_isinteger(L, -1) || lua_tointeger(L, -1) != 1)
            script_raise(L, "expect.%s: expectations have names, as in { name = value }", scorer);
    }
}

/* In the order of the rows: that of a table differs from run to run. */
void expect_take(lua_State *L, const char *scorer, cJSON *into)
{
    check_names(L, scorer);
    for (size_t i = 0; i < EXPECTATION_COUNT; i++) {
        const struct expectation *e = &expectations[i];
        if (strcmp(e->scorer, scorer) != 0 || !e->field)
            continue;
        lua_getfield(L, 2, e->field);
        if (lua_isnil(L, -1) && strcmp(e->field, "model") == 0) {
            lua_pop(L, 1);
            lua_rawgeti(L, 2, 1);
        }
        if (!lua_isnil(L, -1))
            take_expectation(L, lua_gettop(L), e, into);
        lua_pop(L, 1);
    }
    if (strcmp(scorer, "sla") == 0)
        join_hours(into);
}

/*** expect.sla(t) | expect.path(t) | expect.dispatch(t) | expect.invoice(t) | expect.experience(t)
 * What the run is judged by; kept apart from the story. Durations may say "under 30 min".
 * expect.sla { grade, answer, first_reply, progress, on_site, resolution, cable_returned, promises,
 * escalation, hours, days, holidays }, expect.path "model" or { "model", forbidden, must,
 * max_handovers, max_reopens, fitness }, expect.dispatch { technician }, expect.invoice { sessions,
 * idle, delivery, credited, nothing }, expect.experience { contacts, surprises, cable_unattended,
 * reason, refused, alternative, tag, start_attempts, silence }.
 * @param t table
 */
static int verb_expect(lua_State *L)
{
    const char *scorer = luaL_checkstring(L, 1);
    cJSON *into = setting_expectation(script_stage(L)->setting, scorer);

    if (strcmp(scorer, "path") == 0 && lua_type(L, 2) == LUA_TSTRING) {
        lua_newtable(L);
        lua_insert(L, 2);
        lua_setfield(L, 2, "model");
    }
    if (lua_type(L, 2) != LUA_TTABLE)
        script_raise(L, "expect.%s: expected a table { ... }, got a %s", scorer,
                     luaL_typename(L, 2));
    lua_settop(L, 2);
    expect_take(L, scorer, into);
    return 0;
}

static int verb_expect_names(lua_State *L)
{
    lua_Integer n = 0;

    lua_newtable(L);
    for (size_t i = 0; i < EXPECTATION_COUNT; i++) {
        if (i && strcmp(expectations[i].scorer, expectations[i - 1].scorer) == 0)
            continue;
        lua_pushstring(L, expectations[i].scorer);
        lua_rawseti(L, -2, ++n);
    }
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
    {NULL, "_expect", verb_expect},
    {NULL, "_expect_names", verb_expect_names},
    {NULL, "_null", verb_null},
    {NULL, "_methods", verb_methods},
    {NULL, "_unknown", verb_unknown},
    {NULL, "_ten_seconds", verb_ten_seconds},
    {NULL, NULL, NULL},
};
