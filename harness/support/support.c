#include "support/support.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/json_write.h"
#include "base/mem.h"
#include "support/bills.h"
#include "support/contact_centre.h"
#include "support/desk_news.h"
#include "support/field_technicians.h"
#include "support/incident.h"
#include "support/people_task.h"
#include "support/support_ask.h"
#include "support/support_state.h"
#include "support/tickets.h"

#define POLL_MS (60 * 1000) /* where the system under test does not tell that there is news */

/* --- reading -----------------------------------------------------------------------------------
 */

static void wind_up(struct support *su)
{
    if (!su->collecting || su->collected || su->reading_events || su->reading_invoices)
        return;
    su->collected = true;
    tickets_write(su);
}

static void events_read(struct support *su, void *ctx, enum status st, const cJSON *answer,
                        const char *why)
{
    const cJSON *ev;

    (void)ctx;
    (void)why;
    su->reading_events = false;
    su->no_desk = st == S_CANNOT;
    su->since_event = json_int(answer, "next", su->since_event);
    cJSON_ArrayForEach (ev, json_item(answer, "events"))
        desk_news_hear(su, ev);
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
    su->since_invoice = json_int(answer, "next", su->since_invoice);
    cJSON_ArrayForEach (invoice, json_item(answer, "invoices"))
        bills_receive(su, invoice);
    cJSON_ArrayForEach (invoice, json_item(answer, "held"))
        bills_hold(su, invoice);
    wind_up(su);
}

static bool anything_open(const struct support *su)
{
    for (const struct ticket *t = su->tickets; t; t = t->next) {
        if (!json_is(t->data, "status", "closed"))
            return true;
    }
    return contact_centre_waiting(su);
}

/* What comes while an answer is out is read in the next round. */
static void read_news(struct support *su)
{
    if (su->reading_events || su->reading_invoices)
        return;
    su->news = false;
    if (!su->no_desk) {
        su->reading_events = true;
        support_ask(su, SUT_desk_events, json_object(jint("since", su->since_event)), events_read,
                    NULL);
    }
    if (!su->no_billing) {
        su->reading_invoices = true;
        support_ask(su, SUT_billing_invoices, json_object(jint("since", su->since_invoice)),
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

/* Something may have happened: reads desk and biller once more at this moment. */
static void there_is_news(void *ctx)
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
        const cJSON *value = json_item(expect, clocks[i]);
        if (value)
            cJSON_AddItemToObject(grade, clocks[i], cJSON_Duplicate(value, 1));
    }
    return grade;
}

/* Limits of a grade take the place of those of all. */
static void add_own_clocks(cJSON *grade, cJSON *own)
{
    const cJSON *clock;

    cJSON_ArrayForEach (clock, own) {
        cJSON_DeleteItemFromObjectCaseSensitive(grade, clock->string);
        cJSON_AddItemToObject(grade, clock->string, cJSON_Duplicate(clock, 1));
    }
    cJSON_Delete(own);
}

/* The levels of expect.sla: for its grade, or for every grade when it names none. */
static cJSON *expected_grades(const struct stage *stage)
{
    static const char *const grades[] = {"L1", "L2", "L3"};
    const cJSON *sla = setting_expected(stage->setting, "sla");
    const char *only = json_text(sla, "grade");
    cJSON *all = cJSON_CreateObject();

    for (size_t i = 0; sla && i < 3; i++) {
        cJSON *grade;
        if (only && strcmp(only, grades[i]) != 0)
            continue;
        grade = clocks_of(sla);
        add_own_clocks(grade, clocks_of(json_item(json_item(sla, "grades"), grades[i])));
        cJSON_AddItemToObject(all, grades[i], grade);
    }
    return all;
}

/* Hours and holidays as the verb takes them: the one beside the other. */
static void add_calendar(cJSON *levels, const cJSON *hours)
{
    cJSON *copy = cJSON_Duplicate(hours, 1);
    cJSON *holidays = cJSON_DetachItemFromObjectCaseSensitive(copy, "holidays");

    if (cJSON_GetArraySize(copy) > 0)
        cJSON_AddItemToObject(levels, "hours", copy);
    else
        cJSON_Delete(copy);
    if (holidays)
        cJSON_AddItemToObject(levels, "holidays", holidays);
}

/* A desk whose clocks are others than those it is judged by cannot be judged by them. */
static void sla_told(struct support *su, void *ctx, enum status st, const cJSON *answer,
                     const char *why)
{
    char *what;

    (void)ctx;
    (void)answer;
    if (st == S_OK || st == S_CANNOT)
        return;
    what = mem_printf("the desk does not take its service levels: %s", why ? why : status_text(st));
    evlog_add(su->stage->log, su->stage->actor, EV_check,
              json_object(jtext("what", what), jflag("ok", 0), jtext("outcome", "not judged"),
                          jflag("inconclusive", 1)));
    free(what);
}

static void tell_sla(struct support *su)
{
    const cJSON *sla = setting_expected(su->stage->setting, "sla");
    cJSON *args = json_object(jint("id", 0), jtext("action", "sla"), jtext("by", "roster"),
                              jtext("role", "planner"));
    cJSON *levels = cJSON_AddObjectToObject(args, "args");
    const struct pool *p = su->pools;

    while (p && !p->sla)
        p = p->next;
    cJSON_AddItemToObject(levels, "grades",
                          p ? cJSON_Duplicate(p->sla, 1) : expected_grades(su->stage));
    if (json_item(sla, "hours"))
        add_calendar(levels, json_item(sla, "hours"));
    support_ask(su, SUT_desk_act, args, sla_told, NULL);
}

/* --- life ----------------------------------------------------------------------------------------
 */

static void shift_begins(struct vtimer *timer, void *owner)
{
    (void)timer;
    contact_centre_serve(owner);
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

void support_free(struct support *su)
{
    if (!su)
        return;
    support_ask_forget(su);
    vclock_disarm(su->stage->clk, &su->poll);
    vclock_disarm(su->stage->clk, &su->shift);
    waiters_fini(&su->bill_waiters);
    people_forget(su);
    incident_free(su);
    field_technicians_free(su);
    tickets_free(su);
    bills_free(su);
    contact_centre_free(su);
    free(su);
}

void support_setup(struct support *su)
{
    struct sut *sut = su->stage->sut;

    su->no_desk = !sut_can(sut, SUT_desk_events);
    su->no_billing = !sut_can(sut, SUT_billing_invoices);
    sut->ops->watch(sut, there_is_news, su);
    if (su->no_desk)
        return;
    tell_sla(su);
    field_technicians_report(su);
    if (!su->watched)
        vclock_arm(su->stage->clk, &su->poll, POLL_MS);
}

void support_staff_changed(struct support *su)
{
    if (!su->no_desk)
        field_technicians_report(su);
    contact_centre_serve(su);
}

static void sessions_read(struct support *su, void *ctx, enum status st, const cJSON *answer,
                          const char *why)
{
    const cJSON *session;

    (void)ctx;
    (void)st;
    (void)why;
    cJSON_ArrayForEach (session, json_item(answer, "sessions")) {
        const cJSON *ref = json_item(session, "ref");
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

bool support_settled(const struct support *su)
{
    return !su->asks && !su->news && !contact_centre_waiting(su) && !field_technicians_busy(su);
}
