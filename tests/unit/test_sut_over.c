/* title: what is not answered when a run ends is nobody's answer */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/vclock.h"
#include "log/evlog.h"
#include "sut/sut.h"

/* A system that answers at once what it refuses, and the rest when it is freed. */
struct slow {
    struct sut sut;
    sut_answer_fn *fn[4];
    void *ctx[4];
    int waiting;
};

static bool can(const struct sut *sut, enum sut_verb verb)
{
    (void)sut;
    (void)verb;
    return true;
}

static void ask(struct sut *sut, enum sut_verb verb, const cJSON *args, sut_answer_fn *fn,
                void *ctx)
{
    struct slow *s = (struct slow *)sut;

    (void)args;
    if (verb == SUT_billing_tariff) {
        fn(ctx, S_BADINPUT, NULL, "no such price");
        return;
    }
    s->fn[s->waiting] = fn;
    s->ctx[s->waiting++] = ctx;
}

static void slow_free(struct sut *sut)
{
    struct slow *s = (struct slow *)sut;

    for (int i = 0; i < s->waiting; i++)
        s->fn[i](s->ctx[i], S_SYSTEM, NULL, "the run is over");
}

struct heard {
    int calls, answers, told;
};

static void hear(void *ctx, const struct evlog_event *ev)
{
    struct heard *h = ctx;

    h->calls += ev->kind == EV_sut_call;
    if (ev->kind == EV_sut_answer) {
        h->answers++;
        cr_expect(strstr(ev->data, "no such price"), "not an answer: %s", ev->data);
    }
}

static void told(void *ctx, enum status st, const cJSON *answer, const char *why)
{
    struct heard *h = ctx;

    (void)st;
    (void)answer;
    (void)why;
    h->told++;
}

Test(sut, that_the_run_is_over_is_no_answer_of_the_system)
{
    static const struct sut_ops ops = {.name = "slow", .can = can, .ask = ask, .free = slow_free};
    static const struct evlog_sink sink = {.event = hear};
    const bool without[SUT_VERB_COUNT] = {[SUT_csms_command] = true};
    struct vclock *clk = vclock_new(0);
    struct heard h = {0};
    struct evlog *log = evlog_new(clk, &sink, &h);
    struct slow s = {.sut = {.ops = &ops, .clk = clk, .log = log}};
    cJSON *args = cJSON_CreateObject();

    sut_take_away(&s.sut, without);
    sut_ask(&s.sut, SUT_desk_act, args, told, &h);
    sut_ask(&s.sut, SUT_csms_provision, args, told, &h);
    sut_ask(&s.sut, SUT_csms_command, args, told, &h);
    sut_ask(&s.sut, SUT_billing_tariff, args, told, &h);
    sut_free(&s.sut);

    cr_expect_eq(h.calls, 4, "%d questions are logged", h.calls);
    cr_expect_eq(h.told, 4, "%d of 4 who asked are told", h.told);
    cr_expect_eq(h.answers, 1, "%d answers are logged, not the one that came", h.answers);
    cJSON_Delete(args);
    evlog_free(log);
    vclock_free(clk);
}
