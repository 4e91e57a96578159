/* Fault grades, and the service clocks of a ticket as we reckon them from its steps, in the agreed
 * hours (facts/service.h, facts/service_hours.h), without the time in which the desk waited for its
 * customer. A pause in which it waits for nobody is told and counts. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "desk/sla.h"
#include "facts/duration.h"
#include "facts/field.h"

static const struct {
    const char *rule, *words;
    enum sla_field field;
} clocks[SERVICE_COUNT] = {
    [SERVICE_first_reply] = {"sla.first_reply", "the first reply", SLA_first_reply},
    [SERVICE_on_site] = {"sla.on_site", "somebody on site", SLA_on_site},
    [SERVICE_resolution] = {"sla.resolution", "the resolution", SLA_resolution},
};

/* --- grades -------------------------------------------------------------------------------------
 */

static bool any_about_a_fault(const struct sla *sla)
{
    for (size_t i = 0; i < sla->book->count; i++)
        if (strcmp(ticket_kind(&sla->book->tickets[i]), "fault") == 0)
            return true;
    return false;
}

static uint64_t graded_by(const struct ticket *t)
{
    uint64_t event = t->count ? t->steps[0].event : 0;

    for (size_t i = 0; i < t->count; i++)
        if (ticket_step_is(&t->steps[i], "grade") || ticket_step_is(&t->steps[i], "classify"))
            event = t->steps[i].event;
    return event;
}

void sla_clock_grades(struct sla *sla)
{
    const char *wanted = field_text(sla->expect, "grade");
    bool faults_only = any_about_a_fault(sla);

    for (size_t i = 0; *wanted && i < sla->book->count; i++) {
        const struct ticket *t = &sla->book->tickets[i];
        const char *grade = ticket_grade(t, INT64_MAX);
        uint64_t seqs[] = {graded_by(t), 0};

        if (faults_only && strcmp(ticket_kind(t), "fault") != 0)
            continue;
        sla_met(sla, SLA_grade);
        if (strcmp(grade, wanted) == 0)
            continue;
        sla->adrift = true;
        scoring_find(sla->sc, VERDICT_fail, "sla.grade", seqs,
                     "Ticket %d is %s%s; its fault is of grade %s.", t->id,
                     *grade ? "graded " : "never graded", grade, wanted);
    }
}

/* --- clocks -------------------------------------------------------------------------------------
 */

struct limit {
    const char *rule, *words;
    enum sla_field field;
    int64_t ms;
};

/* Judges one run of a clock; what is not yet due is not judged. */
static void judge_limit(struct sla_matter *m, const struct limit *limit, struct span run,
                        const struct ticket_step *stop)
{
    struct sla *sla = m->sla;
    int64_t due_ms = service_hours_due(&sla->opening, &m->pauses, run.from_ms, limit->ms);
    uint64_t seqs[] = {stop ? stop->event : m->ticket->steps[0].event, 0};
    struct span counted = span_cut(run, run.from_ms, sla->end_ms);
    char due[32], took[32];

    if (run.to_ms == INT64_MAX && due_ms >= sla->end_ms) {
        sla->unripe |= 1u << limit->field;
        return;
    }
    sla_met(sla, limit->field);
    if (run.to_ms <= due_ms)
        return;
    sla_local(sla, due_ms, due);
    duration_words(service_hours_elapsed(&sla->opening, &m->pauses, counted), took);
    scoring_tell(sla->sc,
                 &(struct finding){
                     .verdict = VERDICT_fail, .rule = limit->rule, .seqs = seqs, .missing = !stop},
                 "Ticket %d: %s was due at %s, but %s %s.", m->ticket->id, limit->words, due,
                 stop ? "came after" : "is still missing after", took);
}

static void judge_clock(struct sla_matter *m, enum service_clock clock)
{
    struct limit limit = {
        .rule = clocks[clock].rule, .words = clocks[clock].words, .field = clocks[clock].field};
    const struct ticket_step *stop;
    struct span run;

    if (!service_run(&m->cycle, clock, &run, &stop))
        return;
    limit.ms = service_limit(&m->sla->limits, m->ticket, service_clock_name(clock), run);
    if (limit.ms >= 0)
        judge_limit(m, &limit, run, stop);
}

bool sla_clock_progress(const struct sla_matter *m, size_t i, bool waiting)
{
    const struct ticket_step *step = &m->ticket->steps[i];

    if (!waiting)
        return ticket_step_answers(m->ticket, step);
    return ticket_step_is(step, "close") || ticket_step_tells(m->ticket, step);
}

static void judge_progress(struct sla_matter *m)
{
    struct limit limit = {.rule = "sla.progress", .words = "the next word", .field = SLA_progress};
    const struct ticket *t = m->ticket;
    const struct ticket_step *last = NULL;

    if (!ticket_has_customer(t))
        return;
    m->sla->unripe |= 1u << SLA_progress;
    for (size_t i = m->cycle.first; i <= m->cycle.end; i++) {
        const struct ticket_step *step = i < m->cycle.end ? &t->steps[i] : NULL;
        struct span run;

        if (step && !sla_clock_progress(m, i, last != NULL))
            continue;
        run = (struct span){last ? last->at_ms : 0, step ? step->at_ms : INT64_MAX};
        limit.ms = last ? service_limit(&m->sla->limits, t, "progress", run) : -1;
        if (limit.ms >= 0)
            judge_limit(m, &limit, run, step);
        if (step && ticket_step_is(step, "close"))
            return;
        last = step;
    }
}

void sla_clock_judge(struct sla_matter *m)
{
    for (int clock = 0; clock < SERVICE_COUNT; clock++)
        judge_clock(m, (enum service_clock)clock);
    judge_progress(m);
}

/* --- pauses -------------------------------------------------------------------------------------
 */

void sla_clock_pauses(struct sla *sla, const struct ticket *t)
{
    bool paused = false;

    for (size_t i = 0; i < t->count; i++) {
        const struct ticket_step *step = &t->steps[i];
        uint64_t seqs[] = {step->event, 0};
        bool begins = ticket_step_is(step, "pause") && !paused;

        if (begins && !service_pause_founded(t, i))
            scoring_tell(
                sla->sc,
                &(struct finding){
                    .verdict = VERDICT_fail, .rule = "sla.pause", .seqs = seqs, .ticket = t->id},
                "Ticket %d: %s stopped its clocks, but had asked the customer nothing that "
                "was still to be answered.",
                t->id, *step->by ? step->by : "the desk");
        paused = begins ||
                 (paused && !ticket_step_is(step, "resume") && !ticket_step_is(step, "reopen"));
    }
}
