/* title: the clock, the random streams and the event log keep their promises */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/rng.h"
#include "base/vclock.h"
#include "facts/spread.h"
#include "log/evlog.h"
#include "log/mutant.h"

static void append(struct vtimer *timer, void *owner)
{
    char *story = owner;
    char word[2] = {(char)('0' + timer->due_ms % 10), 0};

    strcat(story, word);
}

Test(vclock, timers_due_together_fire_in_the_order_armed)
{
    char first[8] = "a", second[8] = "b", both[8] = "";
    struct vclock *clk = vclock_new(1000);
    struct vtimer one, two;

    vtimer_init(&one, append, both);
    vtimer_init(&two, append, both);
    vclock_arm(clk, &two, 5);
    vclock_arm(clk, &one, 5);
    cr_assert(vclock_step(clk, 2000));
    cr_assert(not(vtimer_armed(&two)));
    cr_assert(vtimer_armed(&one));
    cr_assert(vclock_step(clk, 2000));
    cr_assert(not(vclock_step(clk, 2000)));
    cr_assert(eq(i64, vclock_now_ms(clk), 2000));
    cr_assert(eq(str, both, "55"));
    (void)first, (void)second;
    vclock_free(clk);
}

Test(vclock, a_moment_that_is_past_fires_at_once)
{
    char story[8] = "";
    struct vclock *clk = vclock_new(1007);
    struct vtimer t;

    vtimer_init(&t, append, story);
    vclock_arm_at(clk, &t, 3);
    cr_assert(eq(i64, vclock_next_ms(clk), 1007));
    cr_assert(vclock_step(clk, 1007));
    cr_assert(eq(str, story, "7"));
    vclock_free(clk);
}

Test(number, the_lesser_and_the_greater_of_two)
{
    cr_expect(number_least(INT64_MIN, 3) == INT64_MIN && number_least(3, -3) == -3);
    cr_expect(number_most(3, INT64_MAX) == INT64_MAX && number_most(3, -3) == 3);
    cr_expect(number_least(2, 2) == 2 && number_most(2, 2) == 2);
    cr_expect(number_order(2, 2) == 0 && number_order(2, 3) < 0 && number_order(3, 2) > 0);
    cr_expect(number_order(INT64_MIN, INT64_MAX) < 0 && number_order(INT64_MAX, INT64_MIN) > 0);
}

Test(rng, another_actor_shifts_nobody)
{
    struct rng a, b, c;

    rng_init(&a, 7, "CP-1");
    rng_init(&b, 7, "CP-2");
    rng_init(&c, 7, "CP-1");
    cr_assert(ne(u64, rng_next(&a), rng_next(&b)));
    rng_next(&c);
    for (int i = 0; i < 100; i++)
        cr_assert(eq(u64, rng_next(&a), rng_next(&c)));
    for (int i = 0; i < 1000; i++)
        cr_assert(lt(u64, rng_below(&a, 7), 7));
}

struct seen {
    int actors, events;
    char last[200];
    uint64_t cause;
};

static void see_actor(void *ctx, int id, enum actor_kind kind, const char *name, const char *data)
{
    struct seen *s = ctx;

    (void)id, (void)kind, (void)name, (void)data;
    s->actors++;
}

static void see_event(void *ctx, const struct evlog_event *ev)
{
    struct seen *s = ctx;

    s->events++;
    s->cause = ev->cause;
    snprintf(s->last, sizeof(s->last), "%s %s", event_info(ev->kind)->name, ev->data);
}

Test(evlog, an_event_takes_the_current_cause)
{
    static const struct evlog_sink sink = {.actor = see_actor, .event = see_event};
    struct seen seen = {0};
    struct vclock *clk = vclock_new(0);
    struct evlog *log = evlog_new(clk, &sink, &seen);
    int cp = evlog_actor(log, ACTOR_station, "CP-1", NULL);
    uint64_t tap, before;

    tap = evlog_add(log, cp, EV_taps,
                    json_object(jtext("token", "04A1"), jtext("connector", "CP-1/1")));
    cr_assert(eq(u64, seen.cause, 0));
    before = evlog_because(log, tap);
    evlog_add(log, cp, EV_authorized,
              json_object(jtext("token", "04A1"), jtext("none", NULL), jflag("offline", 0)));
    cr_assert(eq(u64, seen.cause, tap));
    cr_assert(eq(str, seen.last, (char *)"authorized {\"token\":\"04A1\",\"offline\":false}"));
    evlog_because(log, before);
    cr_assert(eq(int, seen.actors, 1));
    cr_assert(eq(int, seen.events, 2));
    evlog_free(log);
    vclock_free(clk);
}

Test(mutant, names_are_read_with_hyphens_and_underscores)
{
    cr_assert(eq(int, (int)mutant_of("unlock-does-nothing"), MUTANT_unlock_does_nothing));
    cr_assert(eq(int, (int)mutant_of("ignores_dst"), MUTANT_ignores_dst));
    cr_assert(eq(int, (int)mutant_of("ignores"), MUTANT_COUNT));
}

Test(mem, a_list_that_grows_one_by_one_keeps_what_it_has)
{
    size_t *list = NULL;

    for (size_t i = 0; i < 1000; i++) {
        list = mem_more(list, i, sizeof(*list));
        list[i] = i;
    }
    for (size_t i = 0; i < 1000; i++)
        cr_expect(eq(sz, list[i], i));
    free(list);
}

/* What the authors of FNV-1a say it makes of these texts, in 64 bits. */
Test(spread, is_that_of_its_authors)
{
    cr_expect(eq(u64, spread(""), 0xcbf29ce484222325u));
    cr_expect(eq(u64, spread("a"), 0xaf63dc4c8601ec8cu));
    cr_expect(eq(u64, spread("foobar"), 0x85944171f73967e8u));
}
