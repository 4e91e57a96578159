/* verbs_people.c - calls for help and what people wait for: agents, cases, bills. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "script/option.h"
#include "support/bills.h"
#include "support/contact_centre.h"
#include "support/incident.h"
#include "support/people_task.h"
#include "support/playbook.h"
#include "support/support.h"
#include "support/support_state.h"
#include "verbs/claim.h"
#include "verbs/expectation.h"
#include "verbs/named.h"
#include "verbs/price.h"
#include "verbs/telling.h"
#include "verbs/verbs.h"

/* --- playbooks and agents --------------------------------------------------------------------- */

/*** playbook(steps)
 * Stands in a file of its own, NAME.lua in the folder playbooks/ beside the scenario: what an agent
 * does with a case, or a technician with a job. In a scenario the function itself is the option:
 * agents "Desk" { playbook = function(agent, case) ... end }.
 * @param steps function called as steps(agent, case) or steps(technician, job)
 */
static int verb_playbook(lua_State *L)
{
    people_support(L, "playbook");
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_settop(L, 1);
    playbook_hand_over(L);
    return 0;
}

/* { L2 = { first_reply = "10 min" } }: the limits of each grade, as expect.sla takes them. All are
 * looked at before any is kept: a wrong one raises. */
static cJSON *read_sla(lua_State *L, int index)
{
    static const char *const grades[] = {"L1", "L2", "L3"};
    cJSON *sla;

    lua_pushnil(L);
    while (lua_next(L, index)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        if (strcmp(key, "L1") != 0 && strcmp(key, "L2") != 0 && strcmp(key, "L3") != 0)
            script_raise(L, "agents: sla: a grade is L1, L2 or L3, not \"%.40s\"", key);
        expectation_limits(L, -1, "agents: sla", NULL);
        lua_pop(L, 1);
    }
    sla = cJSON_CreateObject();
    for (size_t i = 0; i < 3; i++) {
        if (lua_getfield(L, index, grades[i]) == LUA_TTABLE)
            expectation_limits(L, -1, "agents: sla", cJSON_AddObjectToObject(sla, grades[i]));
        lua_pop(L, 1);
    }
    return sla;
}

/*** agents(name) { ... }
 * People at the desk. They answer the phone before written messages, one contact at a time, and do
 * with it what the playbook says. Those who come in mid-story begin at once.
 * @param name string
 * @option count? integer how many (1)
 * @option shift? string local hours, "08:00-20:00" (round the clock)
 * @option playbook? playbook_name|function what they do with a contact: function(agent, case) ...
 * end, or the name of a file in playbooks/ beside the scenario or in scenarios/playbooks
 * ("no-start")
 * @option alarms? playbook_name|function likewise, for faults that nobody has called about after 5
 * min (none)
 * @option picks_up? string how long until one who is free turns to a contact, a quarter more or
 *   less; "0 s" at once ("6 s" for a call, "45 s" for the app, "2 min" for what is written)
 * @option sla? table what the desk promises, { L2 = { first_reply = "10 min" } } (expect.sla)
 * @return agents
 */
static int make_agents(lua_State *L)
{
    struct support *su = people_support(L, "agents");
    const char *name = lua_tostring(L, 1);
    struct option_hours shift = {0, 24 * 60};
    int64_t count = 1;
    int sla = 0, playbook = 0, alarms = 0;
    struct pool_traits t = {.alarms = LUA_NOREF, .picks_up_ms = -1};
    struct pool *pool;

    option_read(L, 2, "agents",
                (struct option[]){{"count", OPTION_integer, &count},
                                  {"shift", OPTION_hours, &shift},
                                  {"playbook", OPTION_any, &playbook},
                                  {"alarms", OPTION_any, &alarms},
                                  {"picks_up", OPTION_duration, &t.picks_up_ms},
                                  {"sla", OPTION_table, &sla},
                                  {NULL, OPTION_any, NULL}});
    if (count < 1 || count > 1000)
        script_raise(L, "agents: count must be 1 to 1000");
    t.count = (int)count;
    t.shift = (struct shift){shift.from_min, shift.to_min};
    t.playbook = playbook_take(L, playbook, "agents: playbook", "no-start");
    if (alarms)
        t.alarms = playbook_take(L, alarms, "agents: alarms", NULL);
    if (sla && telling_is_late(L))
        script_raise(L, "agents: sla is what a desk promises before the story begins");
    t.sla = sla ? read_sla(L, sla) : NULL;
    claim_name(L, "agents", name);
    pool = contact_centre_pool(su, name, &t);
    if (telling_is_late(L))
        support_staff_changed(su);
    script_push_object(L, "agents", pool, name);
    return 1;
}

static int verb_agents(lua_State *L)
{
    return script_named(L, "agents", make_agents);
}

/* --- drivers who need help ---------------------------------------------------------------------
 */

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
        script_raise(L, "%s: station must be a station or its number", verb);
    if (station)
        named_station(L, verb, t->station, connector);
    if (invoice && !(t->invoice = invoice_number(L, invoice)))
        script_raise(L, "%s: invoice must be a bill or its number", verb);
}

static void check_about(lua_State *L, const char *verb, const char *about)
{
    static const char *const known[] = {"fault", "billing", "access", "other", NULL};

    for (size_t i = 0; known[i]; i++)
        if (strcmp(known[i], about) == 0)
            return;
    script_raise(L, "%s: about must be fault, billing, access or other, not '%.40s'", verb, about);
}

static int calls(lua_State *L, struct driver *d, struct contact_traits *t, const char *verb)
{
    struct task *task = script_task(L, verb);
    struct incident *inc;

    check_about(L, verb, t->about);
    if (!driver_traits(d)->phone)
        script_raise(L, "%s: %s has no phone", verb, driver_name(d));
    if (!people_support(L, verb)->pools)
        script_raise(L, "%s: nobody is at the desk; people there are agents \"NAME\" { ... }",
                     verb);
    t->channel = "phone";
    inc = contact_centre_contact(people_support(L, verb), d, t);
    waiters_add(&inc->waiters, task, "over", VCLOCK_NEVER);
    lua_settop(L, 1);
    return script_park(L, task);
}

static int writes(lua_State *L, struct driver *d, struct contact_traits *t, const char *verb)
{
    script_task(L, verb);
    check_about(L, verb, t->about);
    incident_push(L, contact_centre_contact(people_support(L, verb), d, t));
    return 1;
}

/*** driver:calls_support(words, { ... })
 * Calls the number on the station and says these words. Goes on when the call is over: the agent
 * has rung off, or nobody answered within the driver's patience.
 * @param words string
 * @option about? string "fault", "billing", "access" or "other" ("fault")
 * @option station? station|string which one
 * @option connector? integer
 * @option invoice? table|string a bill or its number
 * @return case case
 */
static int verb_calls_support(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct contact_traits t = {0};

    read_contact(L, "calls_support", &t);
    return calls(L, d, &t, "calls_support");
}

/*** driver:writes_email(words, { ... })
 * Writes to support and does not wait for the answer.
 * @param words string
 * @option about? string as for calls_support, and so station, connector and invoice
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

/*** driver:uses_app(words, { ... })
 * Asks support through the app and does not wait for the answer. The app knows the station that
 * the driver is plugged into, and shows what charging there costs.
 * @param words string
 * @option about? string as for calls_support, and so station, connector and invoice
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
    if (t.station)
        price_show(script_stage(L), d, t.station, "app");
    return writes(L, d, &t, "uses_app");
}

/*** driver:wait_bill({ ... })
 * Waits for the next bill that this driver has not read yet. It comes when the period of its
 * account is over: on the first of the next month, or, for account "Ann" { period = "day" }, at
 * the next midnight. Its sums are texts:
 * check(bill.gross == "22.99", "what she has to pay", bill.gross). A bill that was wrong is given
 * back whole by a credit note, with "-22.99", and the right one comes behind it as an invoice.
 * @option kind? string "invoice" or "credit_note" (any)
 * @option within? string for at most this long (for ever)
 * @return table|false invoice as the biller sent it: invoice (its number), kind, account, currency,
 *   net, tax, gross, delivery, sent_to and lines, each with kind ("energy", "time", "idle",
 *   "flat"), quantity, unit, price, net, tax_percent, text, session, station, connector; false when
 *   none came in time, at once where the biller cannot be asked
 */
static int verb_wait_bill(lua_State *L)
{
    struct driver *d = script_object(L, 1, "driver");
    struct support *su = people_support(L, "wait_bill");
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
    if (kind && strcmp(kind, "invoice") != 0 && strcmp(kind, "credit_note") != 0)
        script_raise(L, "wait_bill: kind must be \"invoice\" or \"credit_note\", not \"%.40s\"",
                     kind);
    unread = bills_take(su, driver_name(d), kind);
    if (unread) {
        script_push_json(L, unread);
        return 1;
    }
    if (!sut_can(script_stage(L)->sut, SUT_billing_invoices)) {
        lua_pushboolean(L, 0);
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
        script_raise(L, "disputes needs a bill or its number");
    option_value(L, 3, OPTION_text, "disputes: the second argument", &t.words);
    evlog_add(st->log, driver_actor(d), EV_disputes,
              json_object(jtext("invoice", t.invoice), jtext("words", t.words)));
    if (driver_traits(d)->email)
        return writes(L, d, &t, "disputes");
    return calls(L, d, &t, "disputes");
}

/* --- cases
 * ---------------------------------------------------------------------------------------- */

#define TICKET_EVENT(name, class, sentence, fields) #name,
static const char *const ticket_events[] = {
#include "log/ticket_event.def"
    NULL};
#undef TICKET_EVENT

/* What people say for a ticket event. */
static const struct {
    const char *words, *name;
} sayings[] = {{"cable returned", "returned"},
               {"cable free", "released"},
               {"technician on site", "on_site"},
               {"an answer", "message"},
               {"case closed", "close"},
               {"a new arrival time", "promise_renewed"},
               {NULL, NULL}};

/* The word for struct incident.waiters; raises when nobody will ever say it. */
static const char *event_word(lua_State *L, int index)
{
    const char *what = luaL_checkstring(L, index);
    const char *words[64] = {0};
    size_t n = 0;

    if (strncmp(what, "told ", 5) == 0) {
        named_topic(L, "told", what + 5);
        return what;
    }
    for (size_t i = 0; sayings[i].words; i++)
        if (strcmp(sayings[i].words, what) == 0)
            return sayings[i].name;
    for (size_t i = 0; ticket_events[i]; i++)
        if (strcmp(ticket_events[i], what) == 0)
            return what;
    for (size_t i = 0; sayings[i].words && n < 63; i++)
        words[n++] = sayings[i].words;
    for (size_t i = 0; ticket_events[i] && n < 63; i++)
        words[n++] = ticket_events[i];
    script_raise(L, "'%.60s' is not an event of a ticket%s", what, script_hint(L, what, words));
}

/*** case:wait_for(what, limit)
 * Waits until something has happened to the case: the name of a ticket event ("on_site",
 * "returned"), "told TOPIC" for a message about it, or plain words: "cable returned", "cable free",
 * "technician on site", "an answer", "case closed", "a new arrival time".
 * @param what string
 * @param limit? string waits at most this long ("3 h"); for ever
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
    named_topic(L, "told", luaL_checkstring(L, 2));
    lua_pushfstring(L, "told %s", lua_tostring(L, 2));
    ev = incident_happened(inc, lua_tostring(L, -1));
    if (!ev)
        return 0;
    script_push_json(L, json_item(ev, "data"));
    text = json_item(ev, "text");
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
    script_push_json(L, json_item(ev, "data"));
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
