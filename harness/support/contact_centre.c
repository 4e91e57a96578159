#include "support/contact_centre.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "support/incident.h"
#include "support/people_task.h"
#include "support/support_ask.h"
#include "support/support_state.h"
#include "support/tickets.h"

/* A caller is better than an alarm: they are given time to call. */
#define ALARM_WAIT_MS (5 * 60 * 1000)

/* How soon an agent turns to a contact of this kind where the pool does not say it. */
static const struct {
    const char *channel;
    int64_t ms;
} habits[] = {{"phone", 6000}, {"app", 45000}, {"alarm", 30000}, {NULL, 120000}};

static int64_t picks_up_ms(const struct pool *p, const char *channel)
{
    size_t i = 0;

    if (p->picks_up_ms >= 0)
        return p->picks_up_ms;
    while (habits[i].channel && strcmp(habits[i].channel, channel) != 0)
        i++;
    return habits[i].ms;
}

static int minute_of_day(const struct support *su)
{
    struct tz_local now;

    tz_local(&su->stage->tz, vclock_now_ms(su->stage->clk), &now);
    return now.hour * 60 + now.minute;
}

static int64_t waited_s(const struct incident *inc)
{
    return (vclock_now_ms(inc->support->stage->clk) - inc->began_ms) / 1000;
}

struct pool *contact_centre_pool(struct support *su, const char *name, const struct pool_traits *t)
{
    struct pool *p = mem_new(sizeof(*p));
    struct pool **at = &su->pools;

    *p = (struct pool){.name = mem_text(name),
                       .shift = t->shift,
                       .count = t->count,
                       .playbook = t->playbook,
                       .alarms = t->alarms,
                       .sla = t->sla,
                       .picks_up_ms = t->picks_up_ms,
                       .agents = mem_new((size_t)t->count * sizeof(struct agent))};
    evlog_actor(su->stage->log, ACTOR_agents, name, json_object(jint("count", t->count)));
    for (int i = 0; i < t->count; i++) {
        struct agent *a = &p->agents[i];
        *a = (struct agent){.pool = p, .name = mem_printf("%s %d", name, i + 1)};
        a->actor =
            evlog_actor(su->stage->log, ACTOR_agent, a->name, json_object(jtext("pool", name)));
        rng_init(&a->rng, su->stage->options->seed, a->name);
    }
    while (*at)
        at = &(*at)->next;
    return *at = p;
}

/* The contact an agent takes next: the phone before what is written, an alarm nobody called about
 * last. */
static struct incident *next_in_queue(struct support *su, const struct pool *p)
{
    static const char *const order[] = {"phone", NULL, "alarm"};
    int64_t now = vclock_now_ms(su->stage->clk);

    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
        for (struct incident *inc = su->incidents; inc; inc = inc->next) {
            bool phone = strcmp(inc->channel, "phone") == 0, alarm = !inc->driver;
            if (inc->state != INCIDENT_waits || inc->ready_ms > now ||
                (alarm && p->alarms == LUA_NOREF))
                continue;
            if (order[i] ? strcmp(inc->channel, order[i]) == 0 : !phone && !alarm)
                return inc;
        }
    return NULL;
}

/* When nobody is there: look again when the next shift begins. */
static void wait_for_shift(struct support *su)
{
    int now = minute_of_day(su);
    int soonest = 24 * 60;

    for (const struct pool *p = su->pools; p; p = p->next) {
        int in = (p->shift.from_min - now + 24 * 60) % (24 * 60);
        if (!shift_covers(p->shift, now) && in < soonest)
            soonest = in;
    }
    if (soonest < 24 * 60)
        vclock_arm(su->stage->clk, &su->shift, (soonest ? soonest : 1) * 60000);
}

static void give(struct incident *inc, struct agent *a)
{
    inc->agent = a;
    a->with = inc;
    inc->state = INCIDENT_rings;
    vclock_arm(inc->support->stage->clk, &inc->reaction,
               people_reaction_ms(&a->rng, picks_up_ms(a->pool, inc->channel)));
}

void contact_centre_serve(struct support *su)
{
    for (struct pool *p = su->pools; p; p = p->next) {
        if (!shift_covers(p->shift, minute_of_day(su)))
            continue;
        for (int i = 0; i < p->count; i++) {
            struct incident *inc = p->agents[i].with ? NULL : next_in_queue(su, p);
            if (inc)
                give(inc, &p->agents[i]);
        }
    }
    if (contact_centre_waiting(su))
        wait_for_shift(su);
}

static int playbook_over(lua_State *L, int status, lua_KContext ctx)
{
    struct incident *inc = (void *)ctx;

    (void)L;
    (void)status;
    contact_centre_ends_contact(inc);
    inc->state = INCIDENT_done;
    return 0;
}

/* The task of one case: (playbook, agent, case). */
static int playbook_runs(lua_State *L)
{
    struct incident *inc = script_object(L, 3, "case");

    lua_callk(L, 2, 0, (lua_KContext)inc, playbook_over);
    return playbook_over(L, LUA_OK, (lua_KContext)inc);
}

static void picks_up(struct vtimer *timer, void *owner)
{
    struct incident *inc = owner;
    struct support *su = inc->support;
    lua_State *L = su->L;

    (void)timer;
    vclock_disarm(su->stage->clk, &inc->patience);
    inc->state = INCIDENT_open;
    inc->on_line = strcmp(inc->channel, "phone") == 0;
    if (inc->driver)
        evlog_add(su->stage->log, inc->agent->actor, EV_answered,
                  json_object(jint("contact", inc->number),
                              jtext("driver", driver_name(inc->driver)),
                              jtext("channel", inc->channel), jint("waited_s", waited_s(inc))));
    lua_checkstack(L, 8);
    lua_pushcfunction(L, playbook_runs);
    lua_rawgeti(L, LUA_REGISTRYINDEX,
                inc->driver ? inc->agent->pool->playbook : inc->agent->pool->alarms);
    script_push_object(L, "agent", inc->agent, inc->agent->name);
    incident_push(L, inc);
    script_spawn(L, 3, inc->name);
}

static void runs_out_of_patience(struct vtimer *timer, void *owner)
{
    struct incident *inc = owner;
    struct support *su = inc->support;

    (void)timer;
    vclock_disarm(su->stage->clk, &inc->reaction);
    inc->state = INCIDENT_abandoned;
    evlog_add(su->stage->log, driver_actor(inc->driver), EV_abandoned,
              json_object(jint("contact", inc->number), jtext("driver", driver_name(inc->driver)),
                          jint("waited_s", waited_s(inc))));
    waiters_wake(&inc->waiters, "over", incident_push, inc);
    if (inc->agent) {
        inc->agent->with = NULL;
        inc->agent = NULL;
    }
    contact_centre_serve(su);
}

void contact_centre_ends_contact(struct incident *inc)
{
    if (!inc->agent || inc->agent->with != inc)
        return;
    inc->agent->with = NULL;
    inc->on_line = false;
    waiters_wake(&inc->waiters, "over", incident_push, inc);
    contact_centre_serve(inc->support);
}

/* What was written is a ticket at once; what is said becomes one when an agent has heard it. */
static void opened(struct support *su, void *ctx, enum status st, const cJSON *answer,
                   const char *why)
{
    const cJSON *id = json_item(answer, "id");

    (void)su;
    (void)why;
    if (st == S_OK && cJSON_IsNumber(id))
        incident_bind(ctx, whole_int(id, 0));
}

static void written(struct incident *inc)
{
    cJSON *args = json_object(
        jtext("channel", inc->channel), jtext("requester", driver_name(inc->driver)),
        jtext("words", inc->words), jtext("category", inc->about), jtext("station", inc->station),
        jtext("invoice", inc->invoice), jtext("account", driver_traits(inc->driver)->account));

    if (inc->station && inc->connector)
        cJSON_AddNumberToObject(args, "connector", inc->connector);
    support_ask(inc->support, SUT_desk_open, args, opened, inc);
}

struct incident *contact_centre_contact(struct support *su, struct driver *d,
                                        const struct contact_traits *t)
{
    struct incident *inc = incident_new(su, t->channel);
    bool phone = strcmp(t->channel, "phone") == 0;
    cJSON *data;

    inc->driver = d;
    inc->words = mem_text(t->words);
    inc->about = mem_text(t->about);
    inc->station = mem_text(t->station);
    inc->invoice = mem_text(t->invoice);
    inc->connector = t->connector;
    vtimer_init(&inc->patience, runs_out_of_patience, inc);
    vtimer_init(&inc->reaction, picks_up, inc);
    data = json_object(jint("contact", inc->number), jtext("driver", driver_name(d)),
                       jtext("channel", t->channel), jtext("words", t->words),
                       jtext("about", t->about), jtext("station", t->station));
    if (t->connector)
        cJSON_AddNumberToObject(data, "connector", t->connector);
    if (t->invoice)
        cJSON_AddStringToObject(data, "invoice", t->invoice);
    evlog_add(su->stage->log, driver_actor(d), EV_contact, data);
    if (phone && driver_traits(d)->patience_ms > 0)
        vclock_arm(su->stage->clk, &inc->patience, driver_traits(d)->patience_ms);
    if (!phone)
        written(inc);
    contact_centre_serve(su);
    return inc;
}

static void alarm_is_due(struct vtimer *timer, void *owner)
{
    struct incident *inc = owner;

    (void)timer;
    contact_centre_serve(inc->support);
}

void contact_centre_alarm(struct support *su, const struct ticket *t)
{
    const struct pool *p = su->pools;
    struct incident *inc;

    while (p && p->alarms == LUA_NOREF)
        p = p->next;
    if (!p)
        return;
    inc = incident_new(su, "alarm");
    inc->about = mem_text("fault");
    inc->ready_ms = inc->began_ms + ALARM_WAIT_MS;
    vtimer_init(&inc->patience, alarm_is_due, inc);
    vtimer_init(&inc->reaction, picks_up, inc);
    vclock_arm(su->stage->clk, &inc->patience, ALARM_WAIT_MS);
    incident_bind(inc, t->id);
}

bool contact_centre_waiting(const struct support *su)
{
    for (const struct incident *inc = su->incidents; inc; inc = inc->next)
        if (su->pools && (inc->state == INCIDENT_waits || inc->state == INCIDENT_rings))
            return true;
    return false;
}

void contact_centre_free(struct support *su)
{
    while (su->pools) {
        struct pool *p = su->pools;
        su->pools = p->next;
        for (int i = 0; i < p->count; i++)
            free(p->agents[i].name);
        free(p->agents);
        free(p->name);
        cJSON_Delete(p->sla);
        free(p);
    }
}
