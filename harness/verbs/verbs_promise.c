/* verbs_promise.c - what an agent promises a customer, as the desk records it and the customer
 * hears it.
 *
 * What can be promised is a row of log/statement_topic.def; what became of it is judged by
 * reports/desk/sla_promise.c.
 */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "log/statement_topic.h"
#include "script/option.h"
#include "support/contact_centre.h"
#include "support/incident.h"
#include "support/people_task.h"
#include "support/support_state.h"
#include "verbs/verbs.h"

#define SAYING_MS  8000  /* to say it on the phone and note it */
#define WRITING_MS 45000 /* to write it */

/* "19:00", with the day where that is another one; the caller frees it. */
static char *time_words(const struct stage *st, int64_t due_ms)
{
    struct tz_local now, due;

    tz_local(&st->tz, vclock_now_ms(st->clk), &now);
    tz_local(&st->tz, due_ms, &due);
    if (now.day == due.day && due_ms - vclock_now_ms(st->clk) < 86400000)
        return mem_printf("%02d:%02d", due.hour, due.minute);
    return mem_printf("%02d:%02d on %04d-%02d-%02d", due.hour, due.minute, due.year, due.month,
                      due.day);
}

/* What the customer is told of a promise; the caller frees it. */
static char *promise_words(const struct stage *st, const struct statement_topic_info *topic,
                           int64_t due_ms, const char *price)
{
    char *when = due_ms ? time_words(st, due_ms) : NULL;
    char *words = mem_printf("%s%s%s%s%s.", topic->words, price ? " " : "", price ? price : "",
                             when ? (price ? ", until " : " by ") : "", when ? when : "");

    free(when);
    return words;
}

struct promise_options {
    int64_t within, due_ms;
    const char *price, *limit, *cause, *about, *words;
};

static void read_promise(lua_State *L, const struct statement_topic_info *topic,
                         struct promise_options *o)
{
    if (lua_type(L, 4) == LUA_TSTRING) {
        option_value(L, 4, OPTION_duration, "promises: within", &o->within);
    } else {
        option_read(L, 4, "promises",
                    (struct option[]){{"within", OPTION_duration, &o->within},
                                      {"by", OPTION_time, &o->due_ms},
                                      {"price", OPTION_text, &o->price},
                                      {"limit", OPTION_text, &o->limit},
                                      {"cause", OPTION_text, &o->cause},
                                      {"about", OPTION_text, &o->about},
                                      {"words", OPTION_text, &o->words},
                                      {NULL, OPTION_any, NULL}});
    }
    if (o->within && o->due_ms)
        script_raise(L, "promises: within and by are two times; expected one of them");
    if (o->within)
        o->due_ms = vclock_now_ms(script_stage(L)->clk) + o->within;
    if (strcmp(topic->needs, "due_ms") == 0 && !o->due_ms)
        script_raise(L, "promises: %s needs a time: within = \"2 h\" or by = \"19:00\"",
                     topic->name);
    if (strcmp(topic->needs, "price") == 0 && !o->price)
        script_raise(L, "promises: %s needs one: price = \"0.60 EUR/kWh\"", topic->name);
}

/*** agent:promises(case, topic, options)
 * Promises the customer something, and has the desk watch over it: that somebody comes (arrival),
 * that they have their cable back (return), that it is solved (resolution), that they hear from us
 * again (call_back), or what charging costs (price). A promise of the same topic before it breaks
 * renews it.
 * @param case case
 * @param topic string arrival, return, resolution, call_back or price
 * @param options string|table "2 h" from now on, or
 * @option within? string from now on: "2 h"
 * @option by? string a local time instead: "19:00", "2026-03-07 11:00"
 * @option price? string "0.60 EUR/kWh"; of time per h, of idle time per min, of a fee per session
 * @option limit? string what it is limited to
 * @option cause? string why
 * @option about? string the station that it is about, where it is not all of them
 * @option words? string what the customer is told (made from the rest)
 * @return table|nil answer { promise = number }; nil and a sentence when the desk cannot
 */
static int verb_promises(lua_State *L)
{
    struct agent *a = script_object(L, 1, "agent");
    struct incident *inc = script_object(L, 2, "case");
    enum statement_topic topic = statement_topic_of(luaL_checkstring(L, 3));
    const struct stage *st = script_stage(L);
    struct promise_options o = {0};
    cJSON *args;
    char *words;

    if (topic == STATEMENT_COUNT)
        script_raise(L,
                     "an agent cannot promise '%.40s': arrival, return, resolution, call_back or "
                     "price",
                     lua_tostring(L, 3));
    read_promise(L, statement_topic_info(topic), &o);
    if (!inc->ticket) {
        lua_pushnil(L);
        lua_pushliteral(L, "the case has no ticket");
        return 2;
    }
    words = o.words ? mem_text(o.words)
                    : promise_words(st, statement_topic_info(topic), o.due_ms, o.price);
    args = json_object(jtext("topic", statement_topic_info(topic)->name), jtext("price", o.price),
                       jtext("limit", o.limit), jtext("cause", o.cause), jtext("about", o.about),
                       jtext("text", words));
    free(words);
    if (o.due_ms)
        cJSON_AddNumberToObject(args, "due_ms", (double)o.due_ms);
    return people_ask(
        L, script_task(L, "promises"),
        &(struct people_request){
            .verb = SUT_desk_act,
            .after_ms = people_reaction_ms(&a->rng, inc->on_line ? SAYING_MS : WRITING_MS),
            .push = people_push_answer,
            .args = people_act_args(inc->ticket, "promise", a->name, "agent", args)});
}

const struct script_verb verbs_promise[] = {
    {"agent", "promises", verb_promises},
    {NULL, NULL, NULL},
};
