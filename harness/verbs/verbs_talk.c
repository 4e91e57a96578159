/* verbs_talk.c - what an agent says to a customer, and what that one answers or does. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "script/option.h"
#include "station/station.h"
#include "support/contact_centre.h"
#include "support/incident.h"
#include "support/people_task.h"
#include "support/support_state.h"
#include "verbs/price.h"
#include "verbs/verbs.h"

#define QUESTION_MS    12000  /* to ask something on the phone and hear the answer */
#define LETTER_MS      600000 /* to ask it in writing */
#define INSTRUCTION_MS 40000  /* to have somebody do something at the station */

static int64_t chat_ms(struct agent *a, const struct incident *inc, int64_t phone_ms)
{
    return people_reaction_ms(&a->rng, inc->on_line ? phone_ms : LETTER_MS);
}

static void log_talk(const struct incident *inc, const char *question, const char *answer)
{
    evlog_add(inc->support->stage->log, inc->agent->actor, EV_asks,
              json_object(jint("contact", inc->number), jtext("driver", driver_name(inc->driver)),
                          jtext("question", question), jtext("answer", answer)));
}

static int asked(struct support *su, struct task *t, void *ctx)
{
    struct incident *inc = ctx;
    char *answer = driver_answer(inc->driver, inc->asked);

    (void)su;
    log_talk(inc, question_words(inc->asked), answer);
    lua_pushstring(task_lua(t), answer);
    free(answer);
    return 1;
}

static void asks(struct incident *inc, const char *what)
{
    free(inc->asked);
    inc->asked = mem_text(what);
}

static void check_question(lua_State *L, const char *question)
{
#define X(name, words) #name,
    static const char *const questions[] = {QUESTION_LIST(X) NULL};
#undef X

    if (!question_words(question))
        script_raise(L, "an agent cannot ask for '%.40s'%s", question,
                     script_hint(L, question, questions));
}

/*** agent:ask(case, question)
 * Asks the customer, who answers what they can see. Takes some seconds on the phone, minutes in
 * writing.
 * @param case case
 * @param question string station, connector, plugged, display, token, departure_timer,
 *   current_limit, car_says, bay, name or car_charging
 * @return string|nil answer nil when there is nobody to ask
 */
static int verb_ask(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    struct task *t = script_task(L, "ask");
    const char *question = luaL_checkstring(L, 3);

    check_question(L, question);
    if (!inc->driver)
        return 0;
    asks(inc, question);
    return people_spend(L, t, chat_ms(a, inc, QUESTION_MS), asked, inc);
}

/* What a driver can be guided to do at @p s (NULL: nobody knows which station). @return how it went
 */
typedef const char *guide_fn(struct driver *d, struct station *s, const char *what);

static const char *do_push(struct driver *d, struct station *s, const char *what)
{
    (void)s;
    (void)what;
    driver_push_plug(d);
    return "done";
}

static const char *do_pull(struct driver *d, struct station *s, const char *what)
{
#define X(name) [PULL_##name] = #name,
    static const char *const pulls[PULL_COUNT] = {PULL_LIST(X)};
#undef X

    (void)s;
    (void)what;
    return pulls[driver_pull_plug(d)];
}

static const char *do_restart(struct driver *d, struct station *s, const char *what)
{
    (void)what;
    if (!s)
        return "no station";
    return driver_press_restart(d, s) == S_OK ? "done" : "no button";
}

static const char *do_correct(struct driver *d, struct station *s, const char *what)
{
    (void)s;
    if (!driver_vehicle(d))
        return "no car";
    return vehicle_correct(driver_vehicle(d), what) == S_OK ? "done" : "not possible";
}

/* what, the agent's words, what the driver does (NULL: taps, which takes its time) */
static const struct instruction {
    const char *what, *words;
    guide_fn *act;
} instructions[] = {
    {"push plug", "Please push the plug all the way in.", do_push},
    {"pull plug", "Please pull on the plug.", do_pull},
    {"restart button", "Please press the restart button.", do_restart},
    {"tap card", "Please hold your card against the reader.", NULL},
    {"departure timer", "Please switch off the departure timer in the car.", do_correct},
    {"current limit", "Please raise the charging current in the car.", do_correct},
    {"phases", "Please set the number of phases in the car.", do_correct},
    {"charging enabled", "Please enable charging in the car.", do_correct},
    {"latch", "Please unlock the car, so that its latch opens.", do_correct},
    {NULL, NULL, NULL},
};

static _Noreturn void raise_instruction(lua_State *L, const char *what)
{
    const char *names[sizeof(instructions) / sizeof(instructions[0])];

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        names[i] = instructions[i].what;
    script_raise(L, "an agent cannot guide anybody to '%.40s'%s", what,
                 script_hint(L, what, names));
}

/* The station the driver is at, as far as they can tell. */
static struct station *their_station(const struct incident *inc, int *connector)
{
    struct station *s = driver_plugged(inc->driver, connector);

    if (!s && inc->station) {
        s = world_station(inc->support->stage->world, inc->station);
        *connector = inc->connector ? inc->connector : 1;
    }
    return s;
}

static void tapped(void *ctx, const char *outcome, const char *text)
{
    struct incident *inc = ctx;
    struct task *t = inc->asking;

    inc->asking = NULL;
    price_show_by_display(inc->support->stage, inc->driver, inc->tapped_at, outcome, text);
    log_talk(inc, inc->asked, outcome);
    lua_pushstring(task_lua(t), outcome);
    task_wake(t, 1);
}

static int guided(struct support *su, struct task *t, void *ctx)
{
    struct incident *inc = ctx;
    const struct instruction *i = instructions;
    int connector = 1;
    struct station *s = their_station(inc, &connector);
    const char *result;

    (void)su;
    while (strcmp(i->words, inc->asked) != 0)
        i++;
    if (!i->act && s) {
        inc->asking = t;
        inc->tapped_at = station_id(s);
        driver_tap(inc->driver, s, connector, NULL, tapped, inc);
        return -1;
    }
    result = i->act ? i->act(inc->driver, s, i->what) : "no station";
    log_talk(inc, i->words, result);
    lua_pushstring(task_lua(t), result);
    return 1;
}

/*** agent:guides(case, what)
 * Guides the customer step by step to do something, and hears how it went.
 * @param case case
 * @param what string "push plug", "pull plug", "restart button", "tap card", or in the car:
 *   "departure timer", "current limit", "phases", "charging enabled", "latch"
 * @return string|nil result done, free, locked, not_plugged, no button, the outcome of the tap ...;
 *   nil when there is nobody to guide
 */
static int verb_guides(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    struct task *t = script_task(L, "guides");
    const char *what = luaL_checkstring(L, 3);
    const struct instruction *i = instructions;

    while (i->what && strcmp(i->what, what) != 0)
        i++;
    if (!i->what)
        raise_instruction(L, what);
    if (!inc->driver)
        return 0;
    asks(inc, i->words);
    return people_spend(L, t, chat_ms(a, inc, INSTRUCTION_MS), guided, inc);
}

const struct script_verb verbs_talk[] = {
    {"agent", "ask", verb_ask},
    {"agent", "guides", verb_guides},
    {NULL, NULL, NULL},
};
