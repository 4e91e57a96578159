/* title: tasks wait for a word, for so long and no longer */
#include <criterion/criterion.h>
#include <lauxlib.h>

#include "script/script.h"
#include "script/waiter.h"

static struct waiters waiters;

static int verb_await(lua_State *L)
{
    struct task *t = script_task(L, "await");

    waiters_add(&waiters, t, luaL_checkstring(L, 1), luaL_optinteger(L, 2, VCLOCK_NEVER));
    lua_settop(L, 1);
    return script_park(L, t);
}

static int verb_spawn(lua_State *L)
{
    lua_settop(L, 1);
    script_spawn(L, 0, "somebody");
    return 0;
}

static int heard[8], heard_count;

static int verb_hear(lua_State *L)
{
    heard[heard_count++] = lua_isinteger(L, 1) ? (int)lua_tointeger(L, 1) : lua_toboolean(L, 1);
    return 0;
}

static const struct script_verb verbs[] = {{NULL, "await", verb_await},
                                           {NULL, "spawn", verb_spawn},
                                           {NULL, "hear", verb_hear},
                                           {NULL, NULL, NULL}};

struct play {
    struct vclock *clk;
    struct script *script;
};

static struct play begin(const char *source)
{
    struct play p = {.clk = vclock_new(0)};

    heard_count = 0;
    p.script = script_new(p.clk, 1, NULL);
    waiters_init(&waiters, p.clk);
    script_add_verbs(p.script, verbs);
    cr_assert(script_load(p.script, "=test", source) == S_OK, "%s", script_error(p.script));
    script_start(p.script);
    while (vclock_step(p.clk, 0))
        continue;
    return p;
}

static void run_to(struct play *p, int64_t ms)
{
    while (vclock_step(p->clk, ms))
        continue;
}

static void end(struct play *p)
{
    waiters_fini(&waiters);
    script_free(p->script);
    vclock_free(p->clk);
}

static void push_number(lua_State *L, void *ctx)
{
    lua_pushinteger(L, *(int *)ctx);
}

Test(waiters, whoever_waits_for_the_word_resumes_with_what_is_pushed)
{
    struct play p = begin("spawn(function() hear(await('returned')) end)\n"
                          "spawn(function() hear(await('close')) end)\n"
                          "spawn(function() hear(await('returned')) end)");
    int seven = 7;

    cr_expect(waiters_wake(&waiters, "returned", push_number, &seven) == 2);
    run_to(&p, 10);
    cr_expect(heard_count == 2 && heard[0] == 7 && heard[1] == 7);
    cr_expect(waiters_wake(&waiters, "returned", NULL, NULL) == 0, "nobody waits any more");
    cr_expect(script_running(p.script) == 1, "one still waits for the close");
    end(&p);
}

Test(waiters, a_wait_that_takes_too_long_resumes_with_false_and_is_forgotten)
{
    struct play p = begin("spawn(function() hear(await('returned', 500)) end)");

    run_to(&p, 499);
    cr_expect(heard_count == 0);
    run_to(&p, 500);
    cr_expect(heard_count == 1 && heard[0] == 0);
    cr_expect(waiters_wake(&waiters, "returned", NULL, NULL) == 0);
    end(&p);
}

Test(waiters, a_word_in_time_stops_the_clock_of_the_wait)
{
    struct play p = begin("spawn(function() hear(await('returned', 500)) end)");

    cr_expect(waiters_wake(&waiters, "returned", NULL, NULL) == 1);
    run_to(&p, 1000);
    cr_expect(heard_count == 1 && heard[0] == 1);
    end(&p);
}
