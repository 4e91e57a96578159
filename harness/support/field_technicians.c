#include "support/field_technicians.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "support/contact_centre.h"
#include "support/incident.h"
#include "support/support_ask.h"
#include "support/support_state.h"
#include "support/tickets.h"
#include "world/site.h"

struct field_technician *field_technicians_add(struct support *su, struct technician *who,
                                               int playbook)
{
    struct field_technician *v = mem_new(sizeof(*v));
    struct field_technician **at = &su->field_technicians;

    *v = (struct field_technician){.who = who, .playbook = playbook};
    rng_init(&v->rng, su->stage->options->seed, technician_name(who));
    while (*at)
        at = &(*at)->next;
    return *at = v;
}

struct field_technician *field_technicians_find(const struct support *su,
                                                const struct technician *who)
{
    struct field_technician *v = su->field_technicians;

    while (v && v->who != who)
        v = v->next;
    return v;
}

static cJSON *field_technician_json(const struct field_technician *v)
{
    const struct technician_traits *t = technician_traits(v->who);
    struct place at = technician_place(v->who);

    return json_object(jtext("name", technician_name(v->who)), jint("lat_e6", (int)at.lat_e6),
                       jint("lon_e6", (int)at.lon_e6), jint("from_min", t->shift.from_min),
                       jint("to_min", t->shift.to_min), jint("speed_m_per_h", t->speed_m_per_h),
                       jtext("employer", t->employer), jflag("free", !v->jobs),
                       jtext("parts", t->parts));
}

void field_technicians_report(struct support *su)
{
    cJSON *args = json_object(jint("id", 0), jtext("action", "staff"), jtext("by", "roster"),
                              jtext("role", "planner"));
    cJSON *staff = cJSON_AddObjectToObject(args, "args");
    cJSON *technicians = cJSON_AddArrayToObject(staff, "technicians");
    cJSON *agents = cJSON_AddArrayToObject(staff, "agents");

    cJSON_AddNumberToObject(staff, "since", (double)su->heard_event);

    for (const struct field_technician *v = su->field_technicians; v; v = v->next)
        cJSON_AddItemToArray(technicians, field_technician_json(v));
    for (const struct pool *p = su->pools; p; p = p->next)
        for (int i = 0; i < p->count; i++)
            cJSON_AddItemToArray(agents, json_object(jtext("name", p->agents[i].name)));
    support_ask(su, SUT_desk_act, args, support_ignore, NULL);
}

static void job_push(lua_State *L, struct job *job)
{
    script_push_object(L, "job", job, job->name);
    lua_pushstring(L, station_id(job->station));
    script_set_field(L, -2, "station");
    lua_pushinteger(L, job->connector);
    script_set_field(L, -2, "connector");
    lua_pushinteger(L, (lua_Integer)job->ticket->id);
    script_set_field(L, -2, "ticket");
}

static void start(struct field_technician *v);

static int job_over(lua_State *L, int status, lua_KContext ctx)
{
    struct job *job = (void *)ctx;
    struct support *su = job->support;
    struct field_technician *v = job->field_technician;

    (void)L;
    (void)status;
    v->jobs = job->next;
    job->next = su->done_jobs;
    su->done_jobs = job;
    field_technicians_report(su);
    if (v->jobs)
        start(v);
    return 0;
}

/* The task of one job: (playbook, technician, job). */
static int job_runs(lua_State *L)
{
    struct job *job = script_object(L, 3, "job");

    lua_callk(L, 2, 0, (lua_KContext)job, job_over);
    return job_over(L, LUA_OK, (lua_KContext)job);
}

/* The desk knows whom it has sent: it is told again when they are free, and where. */
static void start(struct field_technician *v)
{
    struct job *job = v->jobs;
    lua_State *L = job->support->L;

    lua_checkstack(L, 8);
    lua_pushcfunction(L, job_runs);
    lua_rawgeti(L, LUA_REGISTRYINDEX, v->playbook);
    script_push_object(L, "technician", v->who, technician_name(v->who));
    job_push(L, job);
    script_spawn(L, 3, technician_name(v->who));
}

/* As far as they have come on a straight way, at an even speed. */
static struct place on_the_way(const struct job *job)
{
    struct place at = technician_place(job->field_technician->who);
    struct place to = site_place(station_site(job->station));
    int64_t way_ms = job->arrive_ms - job->left_ms;
    int64_t gone_ms = vclock_now_ms(job->support->stage->clk) - job->left_ms;

    if (way_ms <= 0 || gone_ms <= 0)
        return at;
    if (gone_ms > way_ms)
        gone_ms = way_ms;
    at.lat_e6 += (int32_t)((to.lat_e6 - at.lat_e6) * gone_ms / way_ms);
    at.lon_e6 += (int32_t)((to.lon_e6 - at.lon_e6) * gone_ms / way_ms);
    return at;
}

static void turns_back(struct job *job)
{
    struct task *task = job->task;
    struct technician *who = job->field_technician->who;

    job->task = NULL;
    if (job->under_way)
        technician_move(who, on_the_way(job));
    evlog_add(job->support->stage->log, technician_actor(who), EV_turns_back,
              json_object(jint("ticket", job->ticket->id),
                          jtext("site", site_name(station_site(job->station)))));
    lua_pushliteral(task_lua(task), "called off");
    task_wake(task, 1);
}

/* Three states of a way: driving to the hold-up, to the end of it, or no further. */
static void drives_on(struct vtimer *timer, void *owner)
{
    struct job *job = owner;
    struct task *task = job->task;
    struct evlog *log = job->support->stage->log;
    int actor = technician_actor(job->field_technician->who);
    lua_State *L = task_lua(task);

    (void)timer;
    if (job->called_off) {
        turns_back(job);
        return;
    }
    job->task = NULL;
    if (job->held_ms) {
        job->arrive_ms += job->held_ms;
        evlog_add(log, actor, EV_delayed,
                  json_object(jint("minutes", job->held_ms / 60000), jtext("why", job->held_why)));
        lua_pushliteral(L, "held up");
        lua_pushinteger(L, (lua_Integer)(job->held_ms / 60000));
        lua_pushstring(L, job->held_why);
        job->held_ms = 0;
        task_wake(task, 3);
        return;
    }
    job->there = true;
    technician_move(job->field_technician->who, site_place(station_site(job->station)));
    evlog_add(log, actor, EV_arrives,
              json_object(jint("ticket", job->ticket->id),
                          jtext("site", site_name(station_site(job->station)))));
    lua_pushliteral(L, "arrived");
    task_wake(task, 1);
}

/* "11:18", with its date where that is another day. */
static void clock_words(const struct stage *st, int64_t at_ms, char out[32])
{
    struct tz_local now, at;

    tz_local(&st->tz, vclock_now_ms(st->clk), &now);
    tz_local(&st->tz, at_ms, &at);
    if (now.year == at.year && now.month == at.month && now.day == at.day)
        snprintf(out, 32, "%02d:%02d", at.hour % 100, at.minute % 100);
    else
        snprintf(out, 32, "%04d-%02d-%02d %02d:%02d", at.year % 10000, at.month % 100, at.day % 100,
                 at.hour % 100, at.minute % 100);
}

/* Sets off: works out the way and the hold-up that waits on it. */
static int64_t set_off(struct job *job)
{
    struct technician *who = job->field_technician->who;
    struct stage *st = job->support->stage;
    struct site *site = station_site(job->station);
    int64_t after_ms = 0, delay_ms = 0, now = vclock_now_ms(st->clk);
    const char *why = NULL;
    int64_t way_ms = technician_travel_ms(who, site_place(site));
    int64_t road_m = place_distance_m(technician_place(who), site_place(site)) * 13 / 10;
    bool held = technician_next_delay(who, &after_ms, &delay_ms, &why) && after_ms < way_ms;
    char arrival[32];
    char *km;

    if (held) {
        job->held_ms = delay_ms;
        job->held_why = mem_text(why ? why : "traffic");
        technician_forget_delay(who);
        way_ms = technician_travel_ms(who, site_place(site));
    }
    job->under_way = true;
    job->left_ms = now;
    job->arrive_ms = now + way_ms;
    clock_words(st, job->arrive_ms, arrival);
    km = mem_printf("%lld.%lld", (long long)(road_m / 1000), (long long)(road_m % 1000 / 100));
    evlog_add(st->log, technician_actor(who), EV_travels,
              json_object(jint("ticket", job->ticket->id), jtext("site", site_name(site)),
                          jtext("km", km), jtext("arrival", arrival),
                          jint("arrive_ms", job->arrive_ms)));
    free(km);
    return held ? now + after_ms : job->arrive_ms;
}

void field_technicians_drive(struct job *job, struct task *task)
{
    struct vclock *clk = job->support->stage->clk;

    job->task = task;
    if (job->called_off)
        vclock_arm(clk, &job->timer, 0);
    else
        vclock_arm_at(clk, &job->timer, job->under_way ? job->arrive_ms : set_off(job));
}

static struct driver *who_asked(const struct support *su, int64_t ticket)
{
    for (const struct incident *inc = su->incidents; inc; inc = inc->next)
        if (inc->ticket == ticket && inc->driver)
            return inc->driver;
    return NULL;
}

/* What the desk tells may be no connector of the station: then they look at the first. */
static int connector_told(const struct station *s, const struct ticket *t)
{
    int n = json_small(t->data, "connector", 0);

    return n >= 1 && n <= station_profile(s)->connectors ? n : 1;
}

void field_technicians_dispatch(struct support *su, struct ticket *t, const char *technician)
{
    const char *id = json_text(t->data, "station");
    struct station *s = id ? world_station(su->stage->world, id) : NULL;
    struct technician *who = world_technician(su->stage->world, technician);
    struct field_technician *v = who ? field_technicians_find(su, who) : NULL;
    struct job **at;
    struct job *job;

    if (!v || !s || !su->L)
        return;
    job = mem_new(sizeof(*job));
    *job = (struct job){.support = su,
                        .field_technician = v,
                        .ticket = t,
                        .station = s,
                        .connector = connector_told(s, t),
                        .driver = who_asked(su, t->id),
                        .name = mem_printf("job of case %lld", (long long)t->id)};
    vtimer_init(&job->timer, drives_on, job);
    for (at = &v->jobs; *at; at = &(*at)->next)
        continue;
    *at = job;
    field_technicians_report(su);
    if (v->jobs == job)
        start(v);
}

/* A job that has not begun is off the list; one that has, ends with its playbook. */
static void drop(struct support *su, struct job **at)
{
    struct job *job = *at;

    if (job == job->field_technician->jobs) {
        job->called_off = true;
        if (job->task)
            vclock_arm(su->stage->clk, &job->timer, 0);
        return;
    }
    *at = job->next;
    job->next = su->done_jobs;
    su->done_jobs = job;
}

void field_technicians_call_off(struct support *su, const struct ticket *t, const char *technician)
{
    struct technician *who = world_technician(su->stage->world, technician);
    struct field_technician *v = who ? field_technicians_find(su, who) : NULL;
    struct job **at = v ? &v->jobs : NULL;

    while (at && *at && ((*at)->ticket != t || (*at)->there))
        at = &(*at)->next;
    if (at && *at)
        drop(su, at);
}

bool field_technicians_busy(const struct support *su)
{
    for (const struct field_technician *v = su->field_technicians; v; v = v->next)
        if (v->jobs)
            return true;
    return false;
}

static void free_jobs(struct support *su, struct job *job)
{
    while (job) {
        struct job *next = job->next;
        vclock_disarm(su->stage->clk, &job->timer);
        free(job->name);
        free(job->held_why);
        free(job);
        job = next;
    }
}

void field_technicians_free(struct support *su)
{
    while (su->field_technicians) {
        struct field_technician *v = su->field_technicians;
        su->field_technicians = v->next;
        free_jobs(su, v->jobs);
        free(v);
    }
    free_jobs(su, su->done_jobs);
}
