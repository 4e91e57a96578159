#include "support/support.h"

#include <assert.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/whole.h"
#include "support/support_inside.h"

#define POLL_MS (60 * 1000) /* where the system under test does not tell that there is news */

/* --- asking ---------------------------------------------------------------------------------- */

/* A question on its way; the list lets support_free() cut it off. */
struct ask {
    struct ask *next, **link;
    struct support *su; /* NULL: support is gone */
    support_answer_fn *fn;
    void *ctx;
};

static void answered(void *ctx, enum status st, const cJSON *answer, const char *why)
{
    struct ask *a = ctx;

    if (a->su) {
        *a->link = a->next;
        if (a->next)
            a->next->link = a->link;
        a->fn(a->su, a->ctx, st, answer, why);
    }
    free(a);
}

void support_ask(struct support *su, enum sut_verb verb, cJSON *args, support_answer_fn *fn,
                 void *ctx)
{
    struct ask *a = mem_new(sizeof(*a));

    *a = (struct ask){.next = su->asks, .link = &su->asks, .su = su, .fn = fn, .ctx = ctx};
    if (a->next)
        a->next->link = &a->next;
    su->asks = a;
    sut_ask(su->stage->sut, verb, args, answered, a);
    cJSON_Delete(args);
}

void support_ignore(struct support *su, void *ctx, enum status st, const cJSON *answer,
                    const char *why)
{
    (void)su;
    (void)ctx;
    (void)st;
    (void)answer;
    (void)why;
}

int64_t reaction_ms(struct rng *r, int64_t ms)
{
    return rng_between(r, ms - ms / 4, ms + ms / 4);
}

/* --- reading -----------------------------------------------------------------------------------
 */

static int64_t next_of(const cJSON *answer, int64_t before)
{
    const cJSON *next = cJSON_GetObjectItemCaseSensitive(answer, "next");

    return whole_int(next, before);
}

static void wind_up(struct support *su)
{
    if (!su->collecting || su->collected || su->reading_events || su->reading_invoices)
        return;
    su->collected = true;
    casebook_write(su);
}

static void events_read(struct support *su, void *ctx, enum status st, const cJSON *answer,
                        const char *why)
{
    const cJSON *ev;

    (void)ctx;
    (void)why;
    su->reading_events = false;
    su->no_desk = st == S_CANNOT;
    su->since_event = next_of(answer, su->since_event);
    cJSON_ArrayForEach (ev, cJSON_GetObjectItemCaseSensitive(answer, "events"))
        casebook_hear(su, ev);
    wind_up(su);
}

static void invoices_read(struct support *su, void *ctx, enum status st, const cJSON *answer,
                          const char *why)
{
    const cJSON *invoice;

    (void)ctx;
    (void)why;
    su->reading_invoices = false;
    su->no_billing = st == S_CANNOT;
    su->since_invoice = next_of(answer, su->since_invoice);
    cJSON_ArrayForEach (invoice, cJSON_GetObjectItemCaseSensitive(answer, "invoices"))
        bills_receive(su, invoice);
    wind_up(su);
}

static bool anything_open(const struct support *su)
{
    for (const struct ticket *t = su->tickets; t; t = t->next) {
        const char *status =
            cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(t->data, "status"));
        if (!status || strcmp(status, "closed") != 0)
            return true;
    }
    return hotline_waiting(su);
}

/* What comes while an answer is out is read in the next round. */
static void read_news(struct support *su)
{
    if (su->reading_events || su->reading_invoices)
        return;
    su->news = false;
    if (!su->no_desk) {
        su->reading_events = true;
        support_ask(su, SUT_desk_events, evlog_data("I", "since", su->since_event), events_read,
                    NULL);
    }
    if (!su->no_billing) {
        su->reading_invoices = true;
        support_ask(su, SUT_billing_invoices, evlog_data("I", "since", su->since_invoice),
                    invoices_read, NULL);
    }
}

static void poll_fires(struct vtimer *timer, void *owner)
{
    struct support *su = owner;

    (void)timer;
    if (su->reading_events || su->reading_invoices) {
        vclock_arm(su->stage->clk, &su->poll, 1);
        return;
    }
    read_news(su);
    if (!su->watched && !su->no_desk && anything_open(su))
        vclock_arm(su->stage->clk, &su->poll, POLL_MS);
}

void support_news(void *ctx)
{
    struct support *su = ctx;

    su->watched = true;
    su->news = true;
    vclock_arm(su->stage->clk, &su->poll, 0);
}

/* --- service levels ----------------------------------------------------------------------------
 */

static cJSON *clocks_of(const cJSON *expect)
{
    static const char *const clocks[] = {"first_reply_ms", "on_site_ms", "resolution_ms",
                                         "progress_ms"};
    cJSON *grade = cJSON_CreateObject();

    for (size_t i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
        const cJSON *value = cJSON_GetObjectItemCaseSensitive(expect, clocks[i]);
        if (value)
            cJSON_AddItemToObject(grade, clocks[i], cJSON_Duplicate(value, 1));
    }
    return grade;
}

/* The levels of expect.sla: for its grade, or for every grade when it names none. */
static cJSON *expected_grades(const struct stage *stage)
{
    static const char *const grades[] = {"L1", "L2", "L3"};
    const cJSON *sla = setting_expected(stage->setting, "sla");
    const char *only = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(sla, "grade"));
    cJSON *all = cJSON_CreateObject();

    for (size_t i = 0; sla && i < 3; i++)
        if (!only || strcmp(only, grades[i]) == 0)
            cJSON_AddItemToObject(all, grades[i], clocks_of(sla));
    return all;
}

static void tell_sla(struct support *su)
{
    const cJSON *sla = setting_expected(su->stage->setting, "sla");
    cJSON *args =
        evlog_data("i s s s", "id", 0, "action", "sla", "by", "roster", "role", "planner");
    cJSON *levels = cJSON_AddObjectToObject(args, "args");
    const struct pool *p = su->pools;
    const char *const extra[] = {"hours", "holidays"};

    while (p && !p->sla)
        p = p->next;
    cJSON_AddItemToObject(levels, "grades",
                          p ? cJSON_Duplicate(p->sla, 1) : expected_grades(su->stage));
    for (size_t i = 0; i < 2; i++) {
        const cJSON *value = cJSON_GetObjectItemCaseSensitive(sla, extra[i]);
        if (value)
            cJSON_AddItemToObject(levels, extra[i], cJSON_Duplicate(value, 1));
    }
    support_ask(su, SUT_desk_act, args, support_ignore, NULL);
}

/* --- life ----------------------------------------------------------------------------------------
 */

static void shift_begins(struct vtimer *timer, void *owner)
{
    (void)timer;
    hotline_serve(owner);
}

struct support *support_new(struct stage *stage)
{
    struct support *su = mem_new(sizeof(*su));

    *su = (struct support){.stage = stage, .loading = LUA_NOREF};
    vtimer_init(&su->poll, poll_fires, su);
    vtimer_init(&su->shift, shift_begins, su);
    waiters_init(&su->bill_waiters, stage->clk);
    return su;
}

static void free_pools(struct support *su)
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

void support_free(struct support *su)
{
    if (!su)
        return;
    for (struct ask *a = su->asks; a; a = a->next)
        a->su = NULL;
    vclock_disarm(su->stage->clk, &su->poll);
    vclock_disarm(su->stage->clk, &su->shift);
    waiters_fini(&su->bill_waiters);
    people_forget(su);
    while (su->incidents) {
        struct incident *inc = su->incidents;
        su->incidents = inc->next;
        incident_free(inc);
    }
    fleet_free(su);
    casebook_free(su);
    bills_free(su);
    free_pools(su);
    free(su);
}

void support_setup(struct support *su)
{
    struct sut *sut = su->stage->sut;

    su->no_desk = !sut_can(sut, SUT_desk_events);
    su->no_billing = !sut_can(sut, SUT_billing_invoices);
    sut->ops->watch(sut, support_news, su);
    if (su->no_desk)
        return;
    tell_sla(su);
    fleet_report(su);
    if (!su->watched)
        vclock_arm(su->stage->clk, &su->poll, POLL_MS);
}

static void sessions_read(struct support *su, void *ctx, enum status st, const cJSON *answer,
                          const char *why)
{
    const cJSON *session;

    (void)ctx;
    (void)st;
    (void)why;
    cJSON_ArrayForEach (session, cJSON_GetObjectItemCaseSensitive(answer, "sessions")) {
        const cJSON *ref = cJSON_GetObjectItemCaseSensitive(session, "ref");
        cJSON *row = cJSON_CreateObject();
        cJSON_AddItemToObject(row, "ref", cJSON_Duplicate(ref, 1));
        cJSON_AddItemToObject(row, "data", cJSON_Duplicate(session, 1));
        if (su->stage->store)
            store_row(su->stage->store, "sut_session", row);
        cJSON_Delete(row);
    }
}

void support_collect(struct support *su)
{
    su->collecting = true;
    if (sut_can(su->stage->sut, SUT_csms_sessions))
        support_ask(su, SUT_csms_sessions, cJSON_CreateObject(), sessions_read, NULL);
    read_news(su);
    wind_up(su);
}

static bool driving(const struct support *su)
{
    for (const struct van *v = su->vans; v; v = v->next)
        if (v->jobs)
            return true;
    return false;
}

bool support_settled(const struct support *su)
{
    return !su->asks && !su->news && !hotline_waiting(su) && !driving(su);
}
