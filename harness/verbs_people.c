#include "verbs_people.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "folder.h"
#include "mem.h"
#include "option.h"
#include "verbs.h"

#define PLAYBOOK_LIMIT ((size_t)256 * 1024)

/* --- shared by all verbs of people ------------------------------------------------------------ */

struct support *people_support(lua_State *L)
{
    struct support *su = script_stage(L)->support;

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
    return 2;
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
    struct support *su = people_support(L);
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

cJSON *people_table(lua_State *L, int index)
{
    if (lua_isnoneornil(L, index))
        return cJSON_CreateObject();
    if (!lua_istable(L, index))
        script_raise(L, "expected a table, not a %s", luaL_typename(L, index));
    lua_pushnil(L);
    if (!lua_next(L, index))
        return cJSON_CreateObject(); /* {} has no kind of its own */
    lua_pop(L, 2);
    return script_to_json(L, index);
}

cJSON *people_act_args(int64_t ticket, const char *action, const char *by, const char *role,
                       cJSON *args)
{
    cJSON *all = evlog_data("I s s s", "id", ticket, "action", action, "by", by, "role", role);

    if (args)
        cJSON_AddItemToObject(all, "args", args);
    return all;
}

/* --- playbooks and agents --------------------------------------------------------------------- */

int people_playbook(lua_State *L, const char *name)
{
    struct support *su = people_support(L);
    char *path = mem_printf("%s/scenarios/playbooks/%s.lua", su->stage->options->data_dir, name);
    char *why = NULL;
    char *text = folder_read(path, PLAYBOOK_LIMIT, &why);
    int rc = LUA_OK, ref;

    lua_pushfstring(L, "@scenarios/playbooks/%s.lua", name);
    lua_pushstring(L, why ? why : "");
    if (text)
        rc = luaL_loadbufferx(L, text, strlen(text), lua_tostring(L, -2), "t");
    free(path);
    free(text);
    free(why);
    if (!lua_isfunction(L, -1))
        script_raise(L, "playbook '%s': %s", name, lua_tostring(L, -1));
    su->loading = LUA_NOREF;
    (void)rc;
    lua_call(L, 0, 0);
    lua_pop(L, 2);
    ref = su->loading;
    if (ref == LUA_NOREF)
        script_raise(L, "playbook '%s' does not say playbook(function ... end)", name);
    su->loading = LUA_NOREF;
    return ref;
}

/*** playbook(steps)
 * Stands in a file of scenarios/playbooks/: what an agent does with a case, or a technician with a
 * job.
 * @param steps function called as steps(agent, case) or steps(technician, job)
 */
static int verb_playbook(lua_State *L)
{
    struct support *su = people_support(L);

    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    su->loading = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

/* (nil, table): the clocks of one grade, as expect.sla takes them. */
static int read_clocks(lua_State *L)
{
    cJSON *into = cJSON_CreateObject();

    expect_take(L, "sla", into);
    lua_pushlightuserdata(L, into);
    return 1;
}

static cJSON *read_sla(lua_State *L, int index)
{
    static const char *const grades[] = {"L1", "L2", "L3"};
    cJSON *sla = cJSON_CreateObject();

    for (size_t i = 0; i < 3; i++) {
        if (lua_getfield(L, index, grades[i]) == LUA_TTABLE) {
            lua_pushcfunction(L, read_clocks);
            lua_pushnil(L);
            lua_pushvalue(L, -3);
            lua_call(L, 2, 1);
            cJSON_AddItemToObject(sla, grades[i], lua_touserdata(L, -1));
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    return sla;
}

/*** agents "NAME" { count=, shift=, playbook=, alarms=, sla= }
 * People at the desk. They take the phone before what is written, one contact at a time, and do
 * with it what the playbook says.
 * @param count integer? how many; 1
 * @param shift string? local hours, "08:00-20:00"; round the clock
 * @param playbook string? file of scenarios/playbooks/ for contacts; "first-line"
 * @param alarms string? playbook for faults that nobody has called about after 5 min; none
 * @param sla table? what the desk promises: { L2 = { first_reply = "10 min", on_site = "2 h" } };
 *   what expect.sla says
 */
static int make_agents(lua_State *L)
{
    struct support *su = people_support(L);
    const char *name = lua_tostring(L, 1), *playbook = "first-line", *alarms = NULL;
    struct option_hours shift = {0, 24 * 60};
    int64_t count = 1;
    int sla = 0;
    struct pool_traits t = {.alarms = LUA_NOREF};

    option_read(L, 2, "agents",
                (struct option[]){{"count", OPTION_integer, &count},
                                  {"shift", OPTION_hours, &shift},
                                  {"playbook", OPTION_text, &playbook},
                                  {"alarms", OPTION_text, &alarms},
                                  {"sla", OPTION_table, &sla},
                                  {NULL, OPTION_any, NULL}});
    if (count < 1 || count > 1000)
        script_raise(L, "agents: count is 1 to 1000");
    t.count = (int)count;
    t.shift = (struct shift){shift.from_min, shift.to_min};
    t.playbook = people_playbook(L, playbook);
    if (alarms)
        t.alarms = people_playbook(L, alarms);
    t.sla = sla ? read_sla(L, sla) : NULL;
    script_push_object(L, "agents", hotline_pool(su, name, &t), name);
    return 1;
}

static int verb_agents(lua_State *L)
{
    return script_named(L, "agents", make_agents);
}

/* --- drivers who need help --------------------------------------------------------------------- */

struct contact_words {
    struct contact_traits traits;
    int station, invoice;
};

/* The number of the invoice at @p index: a text, or a document with the field `invoice`. */
static const char *invoice_number(lua_State *L, int index)
{
    if (lua_istable(L, index)) {
        lua_getfield(L, index, "invoice");
        lua_replace(L, index);
    }
    return lua_tostring(L, index);
}

static const char *station_name(lua_State *L, int index)
{
    struct station *s = script_object_if(L, index, "station");

    return s ? station_id(s) : lua_tostring(L, index);
}

static void read_contact(lua_State *L, const char *verb, struct contact_traits *t)
{
    int station = 0, invoice = 0;
    int64_t connector = 0;

    t->about = "fault";
    option_value(L, 2, OPTION_text, verb, &t->words);
    if (!lua_isnoneornil(L, 3))
        option_read(L, 3, verb,
                    (struct option[]){{"about", OPTION_text, &t->about},
                                      {"station", OPTION_any, &station},
                                      {"connector", OPTION_integer, &connector},
                                      {"invoice", OPTION_any, &invoice},
                                      {NULL, OPTION_any, NULL}});
    t->connector = (int)connector;
    if (station && !(t->station = station_name(L, station)))
        script_raise(L, "%s: station is a station or its number", verb);
    if (invoice && !(t->invoice = invoice_number(L, invoice)))
        script_raise(L, "%s: invoice is a bill or its number", verb);
}

static void check_about(lua_State *L, const char *verb, const char *about)
{
    static const char *const known[] = {"fault", "billing", "access", "other", NULL};

    for (size_t i = 0; known[i]; i++)
        if (strcmp(known[i], about) == 0)
            return;
    script_raise(L, "%s: about is fault, billing, access or other, not '%.40s'", verb, about);
}

static int calls(lua_State *L, struct driver *d, struct contact_traits *t, const char *verb)
{
    struct task *task = script_task(L, verb);
    struct incident *inc;

    check_about(L, verb, t->about);
    if (!driver_traits(d)->phone)
        script_raise(L, "%s: %s has no phone", verb, driver_name(d));
    t->channel = "phone";
    inc = hotline_contact(people_support(L), d, t);
    waiters_add(&inc->waiters, task, "over", VCLOCK_NEVER);
    lua_settop(L, 1);
    return script_park(L, task);
}

static int writes(lua_State *L, struct driver *d, struct contact_traits *t, const char *verb)
{
    script_task(L, verb);
    check_about(L, verb, t->about);
    incident_push(L, hotline_contact(people_support(L), d, t));
    return 1;
}

/*** driver:calls_support(words, options)
 * Calls the number on the station and says these words. Goes on when the call is over: the agent
 * has rung off, or nobody answered within the driver's patience.
 * @param words string
 * @param options table? { about = "fault, billing, access or other", station =, connector =,
 *   invoice = }: what the words are about
 * @return case case
 */
static int verb_calls_support(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct contact_traits t = {0};

    read_contact(L, "calls_support", &t);
    return calls(L, d, &t, "calls_support");
}

/*** driver:writes_email(words, options)
 * Writes to support and does not wait for the answer.
 * @param words string
 * @param options table? as for calls_support
 * @return case case
 */
static int verb_writes_email(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct contact_traits t = {.channel = "email"};

    read_contact(L, "writes_email", &t);
    if (!driver_traits(d)->email)
        script_raise(L, "writes_email: %s has no e-mail", driver_name(d));
    return writes(L, d, &t, "writes_email");
}

/*** driver:uses_app(words, options)
 * Asks support through the app and does not wait for the answer. The app knows the station that
 * the driver is plugged into.
 * @param words string
 * @param options table? as for calls_support
 * @return case case
 */
static int verb_uses_app(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct contact_traits t = {.channel = "app"};
    int connector = 0;
    struct station *s = driver_plugged(d, &connector);

    read_contact(L, "uses_app", &t);
    if (!driver_traits(d)->app)
        script_raise(L, "uses_app: %s has no app", driver_name(d));
    if (!t.station && s) {
        t.station = station_id(s);
        t.connector = connector;
    }
    return writes(L, d, &t, "uses_app");
}

/*** driver:wait_bill(options)
 * Waits for the next bill that this driver has not read yet.
 * @param options table? { kind = "invoice or credit_note", within = "40 days" }; any, for ever
 * @return table|false invoice as the biller sent it: invoice, kind, gross, lines ...; false when
 *   none came in time
 */
static int verb_wait_bill(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct support *su = people_support(L);
    struct task *t = script_task(L, "wait_bill");
    const char *kind = NULL;
    int64_t within = VCLOCK_NEVER;
    const cJSON *unread;
    char *what;

    if (!lua_isnoneornil(L, 2))
        option_read(L, 2, "wait_bill",
                    (struct option[]){{"kind", OPTION_text, &kind},
                                      {"within", OPTION_duration, &within},
                                      {NULL, OPTION_any, NULL}});
    unread = bills_take(su, driver_name(d), kind);
    if (unread) {
        script_push_json(L, unread);
        return 1;
    }
    what = kind ? mem_printf("%s %s", driver_name(d), kind) : mem_text(driver_name(d));
    waiters_add(&su->bill_waiters, t, what, within);
    free(what);
    lua_settop(L, 1);
    return script_park(L, t);
}

/*** driver:disputes(invoice, words)
 * Says that a bill is wrong: by e-mail where the driver has one, else by phone.
 * @param invoice table|string a bill or its number
 * @param words string
 * @return case case
 */
static int verb_disputes(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct contact_traits t = {.channel = "email", .about = "billing"};
    struct stage *st = script_stage(L);

    t.invoice = invoice_number(L, 2);
    if (!t.invoice)
        script_raise(L, "disputes wants a bill or its number");
    option_value(L, 3, OPTION_text, "disputes: the second argument", &t.words);
    evlog_add(st->log, driver_actor(d), EV_disputes,
              evlog_data("s s", "invoice", t.invoice, "words", t.words));
    if (driver_traits(d)->email)
        return writes(L, d, &t, "disputes");
    return calls(L, d, &t, "disputes");
}

/* --- cases ---------------------------------------------------------------------------------------- */

#define TICKET_EVENT(name, class, sentence) #name,
static const char *const ticket_events[] = {
#include "ticket_event.def"
    NULL};
#undef TICKET_EVENT

/* What people say for a ticket event. */
static const struct {
    const char *words, *name;
} sayings[] = {{"cable returned", "returned"},  {"cable free", "released"},
               {"technician on site", "on_site"}, {"an answer", "message"},
               {"case closed", "close"},         {"a new arrival time", "promise_renewed"},
               {NULL, NULL}};

/* The word for struct incident.waiters; raises when nobody will ever say it. */
static const char *event_word(lua_State *L, int index)
{
    const char *what = luaL_checkstring(L, index);
    const char *near;

    if (strncmp(what, "told ", 5) == 0)
        return what;
    for (size_t i = 0; sayings[i].words; i++)
        if (strcmp(sayings[i].words, what) == 0)
            return sayings[i].name;
    for (size_t i = 0; ticket_events[i]; i++)
        if (strcmp(ticket_events[i], what) == 0)
            return what;
    near = script_nearest(what, ticket_events);
    if (near)
        script_raise(L, "no ticket event is called '%.60s', did you mean '%s'?", what, near);
    script_raise(L, "no ticket event is called '%.60s'", what);
}

/*** case:wait_for(what, limit)
 * Waits until something has happened to the case: the name of a ticket event ("on_site",
 * "returned"), "told TOPIC" for a message about it, or plain words: "cable returned", "cable free",
 * "technician on site", "an answer", "case closed", "a new arrival time".
 * @param what string
 * @param limit string? waits at most this long ("3 h"); for ever
 * @return boolean happened false when the limit came first
 */
static int verb_wait_for(lua_State *L)
{
    struct incident *inc = script_object(L, 1, "case");
    struct task *t = script_task(L, "wait_for");
    const char *what = event_word(L, 2);
    int64_t limit = VCLOCK_NEVER;

    if (!lua_isnoneornil(L, 3))
        option_value(L, 3, OPTION_duration, "wait_for: the limit", &limit);
    if (incident_happened(inc, what)) {
        lua_pushboolean(L, 1);
        return 1;
    }
    waiters_add(&inc->waiters, t, what, limit);
    lua_settop(L, 1);
    return script_park(L, t);
}

/*** case:told(topic)
 * What the driver was last told about a topic: "eta", "reason", "progress", "resolution" ...
 * @param topic string
 * @return table|nil message its data (due_ms, reason ...) with its text
 */
static int verb_told(lua_State *L)
{
    struct incident *inc = script_object(L, 1, "case");
    const cJSON *ev, *text;

    lua_settop(L, 2);
    lua_pushfstring(L, "told %s", luaL_checkstring(L, 2));
    ev = incident_happened(inc, lua_tostring(L, -1));
    if (!ev)
        return 0;
    script_push_json(L, cJSON_GetObjectItemCaseSensitive(ev, "data"));
    text = cJSON_GetObjectItemCaseSensitive(ev, "text");
    lua_pushstring(L, cJSON_IsString(text) ? text->valuestring : "");
    lua_setfield(L, -2, "text");
    return 1;
}

/*** case:seen(name)
 * The last ticket event of this name.
 * @param name string
 * @return table|nil data of the event
 */
static int verb_seen(lua_State *L)
{
    struct incident *inc = script_object(L, 1, "case");
    const cJSON *ev = incident_happened(inc, event_word(L, 2));

    if (!ev)
        return 0;
    script_push_json(L, cJSON_GetObjectItemCaseSensitive(ev, "data"));
    return 1;
}

/*** case:ticket()
 * The number the desk gave the case.
 * @return integer|nil ticket nil while there is none
 */
static int verb_ticket(lua_State *L)
{
    struct incident *inc = script_object(L, 1, "case");

    if (!inc->ticket)
        return 0;
    lua_pushinteger(L, (lua_Integer)inc->ticket);
    return 1;
}

/*** case:answered()
 * Has anybody taken the contact?
 * @return boolean answered false when the driver gave up in the queue
 */
static int verb_answered(lua_State *L)
{
    struct incident *inc = script_object(L, 1, "case");

    lua_pushboolean(L, inc->state == INCIDENT_open || inc->state == INCIDENT_done);
    return 1;
}

const struct script_verb verbs_people[] = {
    {NULL, "agents", verb_agents},
    {NULL, "playbook", verb_playbook},
    {"driver", "calls_support", verb_calls_support},
    {"driver", "writes_email", verb_writes_email},
    {"driver", "uses_app", verb_uses_app},
    {"driver", "wait_bill", verb_wait_bill},
    {"driver", "disputes", verb_disputes},
    {"case", "wait_for", verb_wait_for},
    {"case", "told", verb_told},
    {"case", "seen", verb_seen},
    {"case", "ticket", verb_ticket},
    {"case", "answered", verb_answered},
    {NULL, NULL, NULL},
};
