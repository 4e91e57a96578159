/* The service that was agreed, by the steps of each ticket and the world's own record: sla.h tells
 * which file judges what. Promises, what is told of them, pauses and lost tickets are judged
 * whether or not the scenario expects a service level. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/sla.h"
#include "facts/field.h"
#include "score/absence.h"

#define WITHOUT_DESK "; not judged where the desk cannot be asked (told as sla.first_reply)"

static const struct rule rules[] = {
    {"sla.answer", "a call is answered within the agreed time", RULE_either,
     "fails; inconclusive where nobody called", "the call", "expect.sla.answer"},
    {"sla.first_reply", "a customer has a first reply of a person in time", RULE_either,
     "fails; inconclusive where nobody turned to the desk, or it cannot be asked",
     "the step that came too late, else the first of the ticket", "expect.sla.first_reply"},
    {"sla.progress", "from the first reply on a customer hears something in time", RULE_either,
     "fails; inconclusive where nobody was replied to" WITHOUT_DESK,
     "the step that came too late, else the first of the ticket", "expect.sla.progress"},
    {"sla.on_site", "somebody is on site in time", RULE_either,
     "fails; inconclusive where nobody was needed" WITHOUT_DESK,
     "the step that came too late, else the first of the ticket", "expect.sla.on_site"},
    {"sla.resolution", "the matter is closed in time", RULE_either,
     "fails; inconclusive without a ticket" WITHOUT_DESK,
     "the step that came too late, else the first of the ticket", "expect.sla.resolution"},
    {"sla.cable_returned", "the owner has the cable back in time", RULE_either,
     "fails; inconclusive where nobody called about a cable" WITHOUT_DESK,
     "the contact about the cable", "expect.sla.cable_returned"},
    {"sla.grade", "a fault is given the grade that it has", RULE_breach,
     "fails; inconclusive without a ticket" WITHOUT_DESK, "the step that graded it",
     "expect.sla.grade"},
    {"sla.promise", "a promise is kept, or renewed before it breaks", RULE_either,
     "fails; inconclusive where it is expected and nothing was promised" WITHOUT_DESK,
     "the step that promised, and what came instead",
     "expect.sla.promises; support practice: a promise is kept or renewed"},
    {"sla.promise_record",
     "what a desk records of a promise stands on the ticket of that promise, and a promised word "
     "that it records as kept was said",
     RULE_breach, "fails" WITHOUT_DESK, "the step that records it",
     "harness/sut/sut.md: desk, promise"},
    {"sla.told", "a customer is told the time that the desk wrote down, and which day it is",
     RULE_breach, "fails" WITHOUT_DESK, "the record and the message",
     "harness/sut/sut.md: desk, message; support practice: what is told is so"},
    {"sla.pause", "the clocks stop only while the desk waits for its customer", RULE_breach,
     "fails" WITHOUT_DESK, "the pause", "harness/sut/sut.md: desk, pause"},
    {"sla.escalation", "somebody senior is told before a clock runs out", RULE_absence,
     "fails; inconclusive where no clock ran" WITHOUT_DESK,
     "the breach that the desk told, where it told one", "expect.sla.escalation"},
    {"sla.clock_differs", "the desk's own clocks run out when ours do, and it says so", RULE_breach,
     "fails from a minute on, a note from a second on" WITHOUT_DESK,
     "the breach that the desk told, else the first step", "harness/sut/sut.md: desk, breach"},
    {"sla.due",
     "a warning and a breach name the time at which that clock runs out, or for which that promise "
     "was made",
     RULE_breach, "fails from a minute on" WITHOUT_DESK,
     "the warning or breach, and the promise, else the first step of the ticket",
     "harness/sut/sut.md: desk, escalate and breach"},
    {"sla.settings", "the desk takes the service levels that it is to keep", RULE_breach,
     "fails; not judged where it has no such verb", "the desk's answer",
     "harness/sut/sut.md: desk, act sla"},
    {"sla.ticket_lost", "the desk tells what became of each ticket that it opened", RULE_absence,
     "fails" WITHOUT_DESK, "the desk's answer that gave the number",
     "harness/sut/sut.md: desk, open and events"},
    RULES_END,
};

/* --- what never came about ----------------------------------------------------------------------
 */

static const struct {
    const char *name;
    bool of_tickets; /* it speaks of tickets, which may be adrift */
} fields[SLA_FIELD_COUNT] = {
    [SLA_grade] = {"grade", true},
    [SLA_answer] = {"answer", false},
    [SLA_first_reply] = {"first_reply", true},
    [SLA_progress] = {"progress", true},
    [SLA_on_site] = {"on_site", true},
    [SLA_resolution] = {"resolution", true},
    [SLA_cable_returned] = {"cable_returned", false},
    [SLA_promises] = {"promises", true},
    [SLA_escalation] = {"escalation", true},
};

/* Is it from an SLA that was put over the run, and not of the story's own? */
static bool is_lent(const struct sla *sla, const char *key)
{
    const cJSON *item;

    cJSON_ArrayForEach (item, field(sla->expect, "lent"))
        if (cJSON_IsString(item) && strcmp(item->valuestring, key) == 0)
            return true;
    return false;
}

static bool is_expected(const struct sla *sla, enum sla_field f)
{
    char *limit = mem_printf("%s_ms", fields[f].name);
    const cJSON *wanted = field(sla->expect, fields[f].name);
    bool expected = (wanted && !cJSON_IsFalse(wanted) && !is_lent(sla, fields[f].name)) ||
                    (service_limited(&sla->limits, fields[f].name) && !is_lent(sla, limit)) ||
                    (field(sla->expect, limit) && !is_lent(sla, limit));

    free(limit);
    return expected;
}

static void judge_absences(struct sla *sla)
{
    for (int i = 0; i < SLA_FIELD_COUNT; i++) {
        enum sla_field f = (enum sla_field)i;

        if (sla->met >> f & 1 || !is_expected(sla, f) || (sla->adrift && fields[f].of_tickets))
            continue;
        if (sla->unripe >> f & 1)
            absence_unripe(sla->sc, "sla", fields[f].name);
        else
            absence_find(sla->sc, "sla", fields[f].name);
    }
}

/* ------------------------------------------------------------------------------------------------
 */

static void judge_ticket(struct sla *sla, struct sla_desk *desk, const struct ticket *t)
{
    struct sla_matter m = {.sla = sla, .ticket = t};

    sla_clock_pauses(sla, t);
    sla_due_promises(sla, t);
    if (!sla->expect)
        return;
    m.pauses = service_pauses(t, sla->end_ms, true);
    m.desk_pauses = service_pauses(t, sla->end_ms, false);
    for (m.cycle = service_cycle_at(t, 0); m.cycle.first < t->count;
         m.cycle = service_cycle_at(t, m.cycle.end)) {
        sla_clock_judge(&m);
        sla_desk_judge(desk, &m);
        sla_due_clocks(desk, &m);
    }
    free(m.pauses.spans);
    free(m.desk_pauses.spans);
}

static void judge_tickets(struct sla *sla)
{
    struct sla_desk desk;

    sla->book = scoring_tickets(sla->sc);
    statement_book_init(&sla->statements, sla->book);
    sla_desk_init(&desk, sla);
    sla_contact_lost(sla);
    sla_clock_grades(sla);
    sla_promise_judge(sla);
    for (size_t i = 0; i < sla->book->count; i++)
        judge_ticket(sla, &desk, &sla->book->tickets[i]);
    judge_absences(sla);
    sla_desk_fini(&desk);
    statement_book_fini(&sla->statements);
}

static enum verdict judge(struct scoring *sc)
{
    struct sla sla = {.sc = sc,
                      .expect = scoring_expect(sc),
                      .limits = service_limits_expected(scoring_expect(sc)),
                      .end_ms = scoring_end_ms(sc)};

    service_hours_init(&sla.opening, scoring_runfile(sc), scoring_scenario(sc),
                       field(sla.expect, "hours"), NULL);
    sla_contact_answers(&sla);
    if (scoring_can(sc, "desk.events")) {
        sla_contact_cables(&sla); /* without a desk nobody could have been sent */
        judge_tickets(&sla);
    } else if (sla.expect) {
        scoring_find(sc, VERDICT_inconc, "sla.first_reply", NULL,
                     "The desk cannot be asked what happened to its tickets.");
    }
    return sla.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_sla = {
    .name = "sla",
    .judges = "service clocks reckoned by us, grades, promises and what is told of them, "
              "escalation, and the desk's own clocks",
    .rules = rules,
    .judge = judge,
};
