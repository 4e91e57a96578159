/* verbs_technician.c - technicians, and what they do on a job that the desk has given them.
 *
 * Each verb takes the time that it takes people, give or take a quarter; what they find and mend is
 * in the station, what they report goes to the desk.
 */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "script/option.h"
#include "station/hands.h"
#include "station/station.h"
#include "support/field_technicians.h"
#include "support/people_task.h"
#include "support/playbook.h"
#include "support/support.h"
#include "support/support_state.h"
#include "support/tickets.h"
#include "verbs/claim.h"
#include "verbs/telling.h"
#include "verbs/verbs.h"

#define LOOKING_MS  240000 /* to find out what is broken */
#define KEY_MS      180000 /* to open a lock by hand */
#define MENDING_MS  900000 /* to mend a part */
#define TESTING_MS  240000 /* to test a cable or a station */
#define HANDOVER_MS 90000  /* to hand something over */
#define CALLING_MS  30000  /* to tell the desk */

/* The names of all spare parts, ended by NULL. */
static void spare_names(const char *names[FAULT_COUNT + 2])
{
    size_t n = 0;

    for (int f = 0; f < FAULT_COUNT; f++)
        if (fault_spare((enum fault)f))
            names[n++] = fault_spare((enum fault)f);
    names[n++] = STAFF_MODEM;
    names[n] = NULL;
}

static void check_parts(lua_State *L, const char *parts)
{
    const char *names[FAULT_COUNT + 2];
    char part[48];

    spare_names(names);
    for (const char *at = parts; *at;) {
        size_t len = strcspn(at, ","), i = 0;
        snprintf(part, sizeof(part), "%.*s", (int)(len < 40 ? len : 40), at);
        while (names[i] && strcmp(names[i], part) != 0)
            i++;
        if (!names[i])
            script_raise(L, "technician: no part is called \"%s\"%s", part,
                         script_hint(L, part, names));
        at += len;
        at += strspn(at, ", ");
    }
}

/*** technician(name) { ... }
 * Somebody with a van. The desk of the system under test sends them; what they do is a playbook. In
 * mid-story the desk is told of them at once.
 * @param name string
 * @option at place where they are when the story begins: hall:away("6 km")
 * @option shift? string local hours (round the clock)
 * @option employer? "own"|"contractor" whose ("own")
 * @option speed? string on the road, on average ("50 km/h")
 * @option parts? string what the van carries: "connector lock, contactor", "" for nothing
 *   (everything); a part is called as what breaks, and "modem" mends a link
 * @option playbook? playbook_name|function what they do with a job: function(technician, job) ...
 * end, or the name of a file in playbooks/ beside the scenario or in scenarios/playbooks
 * ("technician")
 * @return technician
 */
static int make_technician(lua_State *L)
{
    struct support *su = people_support(L, "technician");
    const char *name = lua_tostring(L, 1);
    struct option_hours shift = {0, 24 * 60};
    struct technician_traits t = {.employer = "own", .speed_m_per_h = 50000};
    struct technician *who;
    int at = 0, playbook = 0, ref;

    option_read(L, 2, "technician",
                (struct option[]){{"at", OPTION_any, &at},
                                  {"shift", OPTION_hours, &shift},
                                  {"employer", OPTION_text, &t.employer},
                                  {"speed", OPTION_speed, &t.speed_m_per_h},
                                  {"parts", OPTION_text, &t.parts},
                                  {"playbook", OPTION_any, &playbook},
                                  {NULL, OPTION_any, NULL}});
    if (!at)
        script_raise(L, "technician \"%s\" needs a place: at = ...", name);
    if (t.speed_m_per_h <= 0)
        script_raise(L, "technician: speed must be above zero");
    if (strcmp(t.employer, "own") != 0 && strcmp(t.employer, "contractor") != 0)
        script_raise(L, "technician: employer must be \"own\" or \"contractor\", not \"%.40s\"",
                     t.employer);
    if (t.parts)
        check_parts(L, t.parts);
    t.at = *(struct place *)script_object(L, at, "place");
    t.shift = (struct shift){shift.from_min, shift.to_min};
    claim_name(L, "technician", name);
    ref = playbook_take(L, playbook, "technician: playbook", "technician");
    who = technician_new(su->stage->world, name, &t);
    field_technicians_add(su, who, ref);
    setting_name(su->stage->setting, "technician", name);
    if (telling_is_late(L))
        support_staff_changed(su);
    script_push_object(L, "technician", who, name);
    return 1;
}

static int verb_technician(lua_State *L)
{
    return script_named(L, "technician", make_technician);
}

/*** technician:delayed(duration, options)
 * The next journey will be held up for this long.
 * @param duration string "25 min"
 * @option after? string into the journey ("0 s")
 * @option why? string ("traffic")
 */
static int verb_delayed(lua_State *L)
{
    struct technician *who = script_object(L, 1, "technician");
    const char *why = "traffic";
    int64_t delay = 0, after = 0;

    option_value(L, 2, OPTION_duration, "delayed", &delay);
    if (!lua_isnoneornil(L, 3))
        option_read(L, 3, "delayed",
                    (struct option[]){{"after", OPTION_duration, &after},
                                      {"why", OPTION_text, &why},
                                      {NULL, OPTION_any, NULL}});
    technician_delay(who, after, delay, why);
    return 0;
}

/*** technician:now()
 * What the clock on the wall says.
 * @return integer now milliseconds UTC
 */
static int verb_now(lua_State *L)
{
    script_object(L, 1, "technician");
    lua_pushinteger(L, (lua_Integer)vclock_now_ms(script_stage(L)->clk));
    return 1;
}

static struct job *their_job(lua_State *L)
{
    struct technician *who = script_object(L, 1, "technician");
    struct job *job = script_object(L, 2, "job");

    if (job->field_technician->who != who)
        script_raise(L, "%s is not the job of %s", job->name, technician_name(who));
    return job;
}

/*** technician:drives_to(job)
 * Drives to the station of the job.
 * @param job job
 * @return string how "arrived"; "held up", then minutes and why: call it again to drive on; or
 *   "called off": nobody is needed there any more
 */
static int verb_drives_to(lua_State *L)
{
    struct job *job = their_job(L);
    struct task *t = script_task(L, "drives_to");

    field_technicians_drive(job, t);
    lua_settop(L, 1);
    return script_park(L, t);
}

/*** technician:arrival(job)
 * When they will be there, as far as they know.
 * @param job job
 * @return integer due_ms milliseconds UTC
 */
static int verb_arrival(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)their_job(L)->arrive_ms);
    return 1;
}

/*** technician:act(job, action, args)
 * Tells the desk of a step: on_site, released, repair, test, returned, late ...
 * @param job job
 * @param action string
 * @param args? table what belongs to it
 * @return table|nil answer nil and a sentence when the desk cannot
 */
static int verb_act(lua_State *L)
{
    struct job *job = their_job(L);
    const char *action = luaL_checkstring(L, 3);
    struct task *t = script_task(L, "act");

    return people_ask(L, t,
                      &(struct people_request){
                          .verb = SUT_desk_act,
                          .after_ms = people_reaction_ms(&job->field_technician->rng, CALLING_MS),
                          .push = people_push_answer,
                          .args = people_act_args(job->ticket->id, action,
                                                  technician_name(job->field_technician->who),
                                                  "technician", people_table(L, 4))});
}

static void log_work(const struct job *job, const char *what)
{
    evlog_add(
        job->support->stage->log, technician_actor(job->field_technician->who), EV_works,
        json_object(jint("ticket", job->ticket->id), jtext("what", what),
                    jtext("connector", station_connector_name(job->station, job->connector))));
}

static int works(lua_State *L, const char *verb, int64_t ms, people_then_fn *then)
{
    struct job *job = their_job(L);

    return people_spend(L, script_task(L, verb),
                        people_reaction_ms(&job->field_technician->rng, ms), then, job);
}

/* The first fault that shows; FAULT_COUNT when none does. */
static enum fault first_fault(const struct job *job)
{
    int f = 0;

    while (f < FAULT_COUNT && !station_broken(job->station, (enum fault)f, job->connector))
        f++;
    return (enum fault)f;
}

/* In the words of the station's faults, or "link". */
static int looked(struct support *su, struct task *t, void *ctx)
{
    const struct job *job = ctx;
    enum fault f = first_fault(job);
    lua_State *L = task_lua(t);

    (void)su;
    log_work(job, "looks for the fault");
    if (f < FAULT_COUNT)
        lua_pushstring(L, fault_words(f));
    else if (station_link_broken(job->station))
        lua_pushliteral(L, "link");
    else
        lua_pushnil(L);
    lua_pushboolean(L, hands_held_by(job->station, job->connector) != NULL);
    return 2;
}

/*** technician:inspects(job)
 * Looks for what is broken.
 * @param job job
 * @return string|nil part "connector lock", "controller" ..., or "link"; nil when nothing is
 * @return boolean held does the connector hold a plug?
 */
static int verb_inspects(lua_State *L)
{
    return works(L, "inspects", LOOKING_MS, looked);
}

static int opened(struct support *su, struct task *t, void *ctx)
{
    struct job *job = ctx;
    int connector = 0;
    bool freed;

    (void)su;
    log_work(job, "opens the lock by hand");
    station_open_by_hand(job->station, job->connector, technician_name(job->field_technician->who));
    freed = !job->driver || driver_plugged(job->driver, &connector) != job->station ||
            driver_pull_plug(job->driver) == PULL_free;
    lua_pushboolean(task_lua(t), freed);
    return 1;
}

/*** technician:opens_by_hand(job)
 * Opens the lock with the key and takes the cable out.
 * @param job job
 * @return boolean freed
 */
static int verb_opens_by_hand(lua_State *L)
{
    return works(L, "opens_by_hand", KEY_MS, opened);
}

/* Mends what shows, as far as the van carries the parts. @return the first part that is missing */
static const char *mend_all(const struct job *job)
{
    const struct technician *who = job->field_technician->who;
    const char *missing = NULL;

    for (int i = 0; i < FAULT_COUNT; i++) {
        enum fault f = (enum fault)i;
        const char *spare = fault_spare(f);
        if (!station_broken(job->station, f, job->connector))
            continue;
        if (!spare || technician_has_part(who, spare)) {
            log_work(job, "mends what is broken");
            station_mend(job->station, f, job->connector, technician_name(who));
        } else if (!missing) {
            missing = spare;
        }
    }
    if (!station_link_broken(job->station))
        return missing;
    if (!technician_has_part(who, STAFF_MODEM))
        return missing ? missing : STAFF_MODEM;
    log_work(job, "mends the link");
    station_link_mend(job->station);
    station_link_restart(job->station);
    return missing;
}

static int mended(struct support *su, struct task *t, void *ctx)
{
    const char *missing = mend_all(ctx);

    (void)su;
    lua_pushboolean(task_lua(t), !missing);
    lua_pushstring(task_lua(t), missing);
    return 2;
}

/*** technician:mends(job)
 * Mends what is broken, also the link to the CSMS, with the parts that the van carries.
 * @param job job
 * @return boolean mended false when a part is missing
 * @return string|nil part which: "connector lock", "contactor" ..., "modem"
 */
static int verb_mends(lua_State *L)
{
    return works(L, "mends", MENDING_MS, mended);
}

static int tested(struct support *su, struct task *t, void *ctx)
{
    const struct job *job = ctx;
    bool good = first_fault(job) == FAULT_COUNT && !station_link_broken(job->station) &&
                station_connected(job->station);

    (void)su;
    log_work(job, "tests");
    lua_pushboolean(task_lua(t), good);
    return 1;
}

/*** technician:tests(job)
 * Tests cable and connector, and whether the CSMS can be reached.
 * @param job job
 * @return boolean good nothing is broken any more
 */
static int verb_tests(lua_State *L)
{
    return works(L, "tests", TESTING_MS, tested);
}

static int handed_over(struct support *su, struct task *t, void *ctx)
{
    struct job *job = ctx;

    (void)t;
    if (job->driver)
        evlog_add(su->stage->log, technician_actor(job->field_technician->who), EV_hands_over,
                  json_object(jint("ticket", job->ticket->id), jtext("what", "cable"),
                              jtext("driver", driver_name(job->driver))));
    return 0;
}

/*** technician:hands_over(job)
 * Gives the cable back into the hands of whoever asked for help.
 * @param job job
 */
static int verb_hands_over(lua_State *L)
{
    return works(L, "hands_over", HANDOVER_MS, handed_over);
}

/*** technician:spend(duration)
 * Is busy for about this long.
 * @param duration string "5 min"
 */
static int verb_spend(lua_State *L)
{
    struct support *su = people_support(L, "spend");
    struct technician *who = script_object(L, 1, "technician");
    struct task *t = script_task(L, "spend");
    int64_t ms;

    option_value(L, 2, OPTION_duration, "spend", &ms);
    return people_spend(L, t, people_reaction_ms(&field_technicians_find(su, who)->rng, ms), NULL,
                        NULL);
}

const struct script_verb verbs_technician[] = {
    {NULL, "technician", verb_technician},
    {"technician", "delayed", verb_delayed},
    {"technician", "now", verb_now},
    {"technician", "drives_to", verb_drives_to},
    {"technician", "arrival", verb_arrival},
    {"technician", "act", verb_act},
    {"technician", "inspects", verb_inspects},
    {"technician", "opens_by_hand", verb_opens_by_hand},
    {"technician", "mends", verb_mends},
    {"technician", "tests", verb_tests},
    {"technician", "hands_over", verb_hands_over},
    {"technician", "spend", verb_spend},
    {NULL, NULL, NULL},
};
