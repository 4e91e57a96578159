#include "support/people_task.h"

#include <lauxlib.h>
#include <stdlib.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "support/support_ask.h"
#include "support/support_state.h"

struct support *people_support(lua_State *L, const char *verb)
{
    struct support *su = script_stage(L)->support;

    stage_world(L, verb);
    if (!su->L) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
        su->L = lua_tothread(L, -1);
        lua_pop(L, 1);
    }
    return su;
}

int people_push_answer(lua_State *L, void *ctx, const struct people_reply *reply)
{
    (void)ctx;
    if (reply->st == S_OK) {
        script_push_json(L, reply->answer);
        return 1;
    }
    lua_pushnil(L);
    lua_pushstring(L, reply->why ? reply->why : status_text(reply->st));
    lua_pushstring(L, status_text(reply->st));
    return 3;
}

/* A task that is parked until the system under test has answered (push) or time has passed (then).
 */
struct errand {
    struct errand *next, **link;
    struct support *su;
    struct task *task;
    struct people_request request;
    people_then_fn *then;
    void *ctx;
    struct vtimer timer;
};

static struct errand *errand_new(lua_State *L, struct task *t)
{
    struct support *su = people_support(L, "a question");
    struct errand *e = mem_new(sizeof(*e));

    *e = (struct errand){.next = su->errands, .link = &su->errands, .su = su, .task = t};
    if (e->next)
        e->next->link = &e->next;
    return su->errands = e;
}

/* Takes it off the list. @return a copy */
static struct errand errand_done(struct errand *e)
{
    struct errand copy = *e;

    *e->link = e->next;
    if (e->next)
        e->next->link = e->link;
    vclock_disarm(e->su->stage->clk, &e->timer);
    free(e);
    lua_checkstack(task_lua(copy.task), 8);
    return copy;
}

void people_forget(struct support *su)
{
    while (su->errands) {
        struct errand *e = su->errands;
        su->errands = e->next;
        vclock_disarm(su->stage->clk, &e->timer);
        cJSON_Delete(e->request.args);
        free(e);
    }
}

static void people_answered(struct support *su, void *ctx, enum status st, const cJSON *answer,
                            const char *why)
{
    struct errand e = errand_done(ctx);
    struct people_reply reply = {st, st == S_OK ? answer : NULL, why};

    (void)su;
    task_wake(e.task, e.request.push(task_lua(e.task), e.request.ctx, &reply));
}

static void typed(struct vtimer *timer, void *owner)
{
    struct errand *e = owner;
    cJSON *args = e->request.args;

    (void)timer;
    e->request.args = NULL;
    support_ask(e->su, e->request.verb, args, people_answered, e);
}

int people_ask(lua_State *L, struct task *t, const struct people_request *request)
{
    struct errand *e = errand_new(L, t);

    e->request = *request;
    vtimer_init(&e->timer, typed, e);
    vclock_arm(script_stage(L)->clk, &e->timer, request->after_ms);
    lua_settop(L, 1);
    return script_park(L, t);
}

static void time_passed(struct vtimer *timer, void *owner)
{
    struct errand e = errand_done(owner);
    int results = e.then ? e.then(e.su, e.task, e.ctx) : 0;

    (void)timer;
    if (results >= 0)
        task_wake(e.task, results);
}

int people_spend(lua_State *L, struct task *t, int64_t ms, people_then_fn *then, void *ctx)
{
    struct errand *e = errand_new(L, t);

    e->then = then;
    e->ctx = ctx;
    vtimer_init(&e->timer, time_passed, e);
    vclock_arm(script_stage(L)->clk, &e->timer, ms);
    lua_settop(L, 1);
    return script_park(L, t);
}

int64_t people_reaction_ms(struct rng *r, int64_t ms)
{
    return rng_between(r, ms - ms / 4, ms + ms / 4);
}

cJSON *people_table(lua_State *L, int index)
{
    if (lua_isnoneornil(L, index))
        return cJSON_CreateObject();
    if (!lua_istable(L, index))
        script_raise(L, "expected a table, got a %s", luaL_typename(L, index));
    lua_pushnil(L);
    if (!lua_next(L, index))
        return cJSON_CreateObject(); /* {} has no kind of its own */
    lua_pop(L, 2);
    return script_to_json(L, index);
}

cJSON *people_act_args(int64_t ticket, const char *action, const char *by, const char *role,
                       cJSON *args)
{
    cJSON *all = json_object(jint("id", ticket), jtext("action", action), jtext("by", by),
                             jtext("role", role));

    if (args)
        cJSON_AddItemToObject(all, "args", args);
    return all;
}
