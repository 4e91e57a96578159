#include "sut/sut.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "ocpp/redaction.h"

static const struct {
    const char *role, *verb;
} names[SUT_VERB_COUNT] = {
#define X(role, verb) [SUT_##role##_##verb] = {#role, #verb},
    SUT_VERB_LIST(X)
#undef X
};

static const char *const whole_names[SUT_VERB_COUNT + 1] = {
#define X(role, verb) [SUT_##role##_##verb] = #role "." #verb,
    SUT_VERB_LIST(X)
#undef X
};

/* A copy of @p json for the log. */
static cJSON *for_the_log(const cJSON *json)
{
    cJSON *copy = cJSON_Duplicate(json, 1);

    redaction_hide(copy);
    return copy;
}

/* A question on its way: logs the answer and passes it on. */
struct question {
    struct sut *sut;
    enum sut_verb verb;
    uint64_t call;
    sut_answer_fn *fn;
    void *ctx;
};

const char *sut_verb_role(enum sut_verb verb)
{
    assert((unsigned)verb < SUT_VERB_COUNT);
    return names[verb].role;
}

const char *sut_verb_name(enum sut_verb verb)
{
    assert((unsigned)verb < SUT_VERB_COUNT);
    return names[verb].verb;
}

const char *sut_verb_whole_name(enum sut_verb verb)
{
    assert((unsigned)verb < SUT_VERB_COUNT);
    return whole_names[verb];
}

enum sut_verb sut_verb_of(const char *name)
{
    int verb = 0;

    while (verb < SUT_VERB_COUNT && strcmp(whole_names[verb], name) != 0)
        verb++;
    return (enum sut_verb)verb;
}

const char *const *sut_verb_names(void)
{
    return whole_names;
}

/* Returns the number of the answer in the log. */
static uint64_t log_answer(const struct question *q, enum status st, const cJSON *answer,
                           const char *why)
{
    cJSON *data =
        json_object(jtext("role", sut_verb_role(q->verb)), jtext("verb", sut_verb_name(q->verb)),
                    jtext("status", status_text(st)), jint("call", (int64_t)q->call),
                    jtext("why", st == S_OK ? NULL : why));

    if (answer)
        cJSON_AddItemToObject(data, "answer", for_the_log(answer));
    return evlog_add_caused(q->sut->log, q->sut->actor, EV_sut_answer, q->call, data);
}

static void answered(void *ctx, enum status st, const cJSON *answer, const char *why)
{
    struct question *q = ctx;
    struct evlog *log = q->sut->log;
    /* what is said when the run is over are our own words, not the system's */
    uint64_t before = evlog_because(log, q->sut->over ? q->call : log_answer(q, st, answer, why));

    q->fn(q->ctx, st, answer, why);
    evlog_because(log, before);
    free(q);
}

/* A verb that was taken away, asked all the same. */
struct sut_refusal {
    struct sut_refusal *next;
    struct sut *sut;
    struct question *question;
    struct vtimer timer;
};

/* Answers and frees @p r, which is in the list no more. */
static void refused(struct sut_refusal *r, enum status st)
{
    char *why =
        mem_printf("%s was taken away from this system", sut_verb_whole_name(r->question->verb));

    vclock_disarm(r->sut->clk, &r->timer);
    answered(r->question, st, NULL, why);
    free(why);
    free(r);
}

static void refusal_due(struct vtimer *timer, void *owner)
{
    struct sut_refusal *r = owner, **at = &r->sut->without.waiting;

    (void)timer;
    while (*at != r)
        at = &(*at)->next;
    *at = r->next;
    refused(r, S_CANNOT);
}

static void refuse(struct sut *sut, struct question *q)
{
    struct sut_refusal *r = mem_new(sizeof(*r));

    *r = (struct sut_refusal){.next = sut->without.waiting, .sut = sut, .question = q};
    vtimer_init(&r->timer, refusal_due, r);
    sut->without.waiting = r;
    vclock_arm(sut->clk, &r->timer, 0);
}

void sut_take_away(struct sut *sut, const bool verbs[SUT_VERB_COUNT])
{
    memcpy(sut->without.verbs, verbs, sizeof(sut->without.verbs));
}

void sut_ask(struct sut *sut, enum sut_verb verb, const cJSON *args, sut_answer_fn *fn, void *ctx)
{
    struct question *q = mem_new(sizeof(*q));
    cJSON *data =
        json_object(jtext("role", sut_verb_role(verb)), jtext("verb", sut_verb_name(verb)));

    cJSON_AddItemToObject(data, "args", for_the_log(args));
    cJSON_AddNumberToObject(data, "call", (double)(evlog_last(sut->log) + 1));
    *q = (struct question){.sut = sut, .verb = verb, .fn = fn, .ctx = ctx};
    q->call = evlog_add(sut->log, sut->actor, EV_sut_call, data);
    assert(q->call == evlog_last(sut->log)); /* the number it was told by */
    if (sut->without.verbs[verb])
        refuse(sut, q);
    else
        sut->ops->ask(sut, verb, args, answered, q);
}

bool sut_can(const struct sut *sut, enum sut_verb verb)
{
    return !sut->without.verbs[verb] && sut->ops->can(sut, verb);
}

void sut_free(struct sut *sut)
{
    struct sut_refusal *r;

    if (!sut)
        return;
    sut->over = true;
    while ((r = sut->without.waiting)) {
        sut->without.waiting = r->next;
        refused(r, S_SYSTEM);
    }
    sut->ops->free(sut);
}
