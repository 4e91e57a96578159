/* The clocks of the desk itself, under the limits that it was told to keep: they run out when ours
 * do, it says so when they do, and somebody senior hears of it beforehand. And whether the desk
 * took those limits at all. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "desk/sla.h"
#include "facts/field.h"

#define CLOCKS_AGREE_MS 60000 /* the desk's clock and ours may differ by this */
#define NOTED_MS        1000  /* a difference beyond this is noted */

/* --- what it was told ---------------------------------------------------------------------------
 */

static void judge_settings(struct sla *sla, const cJSON *row)
{
    const char *status = field_text(row, "status");
    uint64_t seqs[] = {field_seq(row, "answered"), 0};

    if (*status && strcmp(status, "ok") != 0 && strcmp(status, "cannot") != 0)
        scoring_find(sla->sc, VERDICT_fail, "sla.settings", seqs,
                     "The desk did not take the service levels it is to keep: %s%s%s.", status,
                     *field_text(row, "why") ? ": " : "", field_text(row, "why"));
}

void sla_desk_init(struct sla_desk *desk, struct sla *sla)
{
    const cJSON *hours = field(sla->expect, "hours"), *holidays = NULL, *row, *grades = NULL;

    *desk = (struct sla_desk){.sla = sla};
    desk->rows = scoring_rows(
        sla->sc,
        "SELECT c.data, a.seq AS answered, json_extract(a.data,'$.status') AS status, "
        "json_extract(a.data,'$.why') AS why FROM event c LEFT JOIN event a ON a.scenario=?1 AND "
        "a.kind='sut_answer' AND json_extract(a.data,'$.call')=c.seq WHERE c.scenario=?1 AND "
        "c.kind='sut_call' AND json_extract(c.data,'$.role')='desk' AND "
        "json_extract(c.data,'$.verb')='act' AND json_extract(c.data,'$.args.action')='sla' ORDER "
        "BY c.seq");
    cJSON_ArrayForEach (row, desk->rows) {
        const cJSON *args = field(field(field(row, "data"), "args"), "args");

        grades = field(args, "grades");
        hours = field(args, "hours");
        holidays = field(args, "holidays");
        judge_settings(sla, row);
    }
    desk->told = grades != NULL;
    desk->limits = service_limits_told(grades);
    service_hours_init(&desk->opening, scoring_runfile(sla->sc), scoring_scenario(sla->sc), hours,
                       holidays);
}

void sla_desk_fini(struct sla_desk *desk)
{
    cJSON_Delete(desk->rows);
}

/* --- when its clocks ran out --------------------------------------------------------------------
 */

/* One run of a clock of the desk. */
struct desk_run {
    const char *clock;
    struct span span;
    int64_t limit_ms; /* -1: none that we know of */
    int64_t out_ms;   /* when it ran out; INT64_MAX: it did not */
    struct span told; /* when a breach can tell of it */
};

static const struct span always = {INT64_MIN, INT64_MAX};

/* Where the desk was told nothing, it is held to what is expected. */
static void reckon(const struct sla_desk *desk, const struct sla_matter *m, struct desk_run *run)
{
    const struct service_limits *limits = desk->told ? &desk->limits : &desk->sla->limits;
    int64_t due_ms;

    run->limit_ms = service_limit(limits, m->ticket, run->clock, run->span);
    run->out_ms = INT64_MAX;
    if (run->limit_ms < 0)
        return;
    due_ms = service_hours_due(&desk->opening, &m->desk_pauses, run->span.from_ms, run->limit_ms);
    if (due_ms < run->span.to_ms && due_ms < desk->sla->end_ms)
        run->out_ms = due_ms;
}

static bool is_about(const struct ticket_step *step, const char *name, const char *clock)
{
    const char *of = field_text(step->data, "clock");

    return ticket_step_is(step, name) && (!*of || strcmp(of, clock) == 0);
}

static void judge_escalation(struct sla_desk *desk, struct sla_matter *m,
                             const struct desk_run *run)
{
    const struct ticket *t = m->ticket;
    int64_t out_ms = run->out_ms;
    uint64_t seqs[2] = {0, 0};
    bool escalated = false;
    char when[32];

    for (size_t i = m->cycle.first; i < m->cycle.end; i++) {
        if (is_about(&t->steps[i], "breach", run->clock) && t->steps[i].at_ms < out_ms)
            out_ms = t->steps[i].at_ms;
        if (is_about(&t->steps[i], "breach", run->clock))
            seqs[0] = t->steps[i].event;
    }
    if (run->limit_ms >= 0 || out_ms != INT64_MAX)
        sla_met(desk->sla, SLA_escalation);
    if (out_ms == INT64_MAX)
        return;
    for (size_t i = m->cycle.first; i < m->cycle.end; i++)
        escalated |= is_about(&t->steps[i], "escalate", run->clock) && t->steps[i].at_ms <= out_ms;
    sla_local(desk->sla, out_ms, when);
    if (!escalated)
        scoring_tell(
            desk->sla->sc,
            &(struct finding){
                .verdict = VERDICT_fail, .rule = "sla.escalation", .seqs = seqs, .ticket = t->id},
            "Ticket %d: the clock %s ran out at %s, and nobody was told beforehand.", t->id,
            run->clock, when);
}

/* --- what it says of them -----------------------------------------------------------------------
 */

/* The breach that tells of @p run: the nearest to when it ran out of those that tell of nothing
 * else; of several waits each has its own. NULL: none. */
static const struct ticket_step *take_breach(struct sla_desk *desk, const struct sla_matter *m,
                                             const struct desk_run *run)
{
    const struct ticket_step *steps = m->ticket->steps, *best = NULL;

    for (size_t i = m->cycle.first; i < m->cycle.end; i++) {
        int64_t off_ms = llabs(steps[i].at_ms - run->out_ms);

        if (ticket_step_is(&steps[i], "breach") && json_is(steps[i].data, "clock", run->clock) &&
            !desk->taken[i] && steps[i].at_ms >= run->told.from_ms &&
            steps[i].at_ms <= run->told.to_ms &&
            (!best || off_ms < llabs(best->at_ms - run->out_ms)))
            best = &steps[i];
    }
    if (best)
        desk->taken[best - steps] = true;
    return best;
}

/* Of a clock that ran out: did the desk say so, and when? What was not due a minute before the end
 * may still have been told. */
static void judge_report(struct sla_desk *desk, const struct sla_matter *m,
                         const struct desk_run *run)
{
    const struct ticket_step *told = take_breach(desk, m, run);
    uint64_t seqs[] = {told ? told->event : m->ticket->steps[m->cycle.first].event, 0};
    int64_t off_ms = told ? llabs(told->at_ms - run->out_ms) : 0;
    char theirs[32], ours[32];

    desk->sla->judged = true;
    sla_local(desk->sla, run->out_ms, ours);
    if (!told && run->out_ms + CLOCKS_AGREE_MS < desk->sla->end_ms)
        scoring_find(desk->sla->sc, VERDICT_fail, "sla.clock_differs", seqs,
                     "Ticket %d: the clock %s ran out at %s, and the desk does not say so.",
                     m->ticket->id, run->clock, ours);
    if (off_ms <= NOTED_MS)
        return;
    sla_local(desk->sla, told->at_ms, theirs);
    scoring_find(desk->sla->sc, off_ms > CLOCKS_AGREE_MS ? VERDICT_fail : VERDICT_pass,
                 "sla.clock_differs", seqs,
                 "Ticket %d: by the desk's clock %s ran out at %s; by ours at %s.", m->ticket->id,
                 run->clock, theirs, ours);
}

/* A breach told of a clock that never ran out. */
static void judge_false_alarm(struct sla_desk *desk, const struct sla_matter *m,
                              const struct ticket_step *step)
{
    uint64_t seqs[] = {step->event, 0};
    char theirs[32];

    sla_local(desk->sla, step->at_ms, theirs);
    scoring_find(desk->sla->sc, VERDICT_fail, "sla.clock_differs", seqs,
                 "Ticket %d: by the desk's clock %s ran out at %s; by ours it did not.",
                 m->ticket->id, field_text(step->data, "clock"), theirs);
}

/* Breaches of @p clock that tell of nothing that we know of. */
static void judge_false_alarms(struct sla_desk *desk, const struct sla_matter *m, const char *clock)
{
    for (size_t i = m->cycle.first; i < m->cycle.end; i++) {
        const struct ticket_step *step = &m->ticket->steps[i];

        if (desk->taken[i] || !ticket_step_is(step, "breach") ||
            !json_is(step->data, "clock", clock))
            continue;
        desk->sla->judged = true;
        judge_false_alarm(desk, m, step);
    }
}

/* --- clock by clock -----------------------------------------------------------------------------
 */

static void judge_clock(struct sla_desk *desk, struct sla_matter *m, enum service_clock clock)
{
    struct desk_run run = {.clock = service_clock_name(clock), .told = always};
    const struct ticket_step *stop;
    bool runs = service_run(&m->cycle, clock, &run.span, &stop);

    run.limit_ms = -1;
    run.out_ms = INT64_MAX;
    if (runs)
        reckon(desk, m, &run);
    if (field_flag(desk->sla->expect, "escalation"))
        judge_escalation(desk, m, &run);
    if (!desk->told || run.limit_ms < 0)
        return;
    if (run.out_ms != INT64_MAX)
        judge_report(desk, m, &run);
    judge_false_alarms(desk, m, run.clock);
}

/* The wait for progress may run out several times; it is told each time, before the next begins. */
static void judge_progress(struct sla_desk *desk, struct sla_matter *m)
{
    const struct ticket *t = m->ticket;
    const struct ticket_step *last = NULL;

    for (size_t i = m->cycle.first; i <= m->cycle.end; i++) {
        const struct ticket_step *step = i < m->cycle.end ? &t->steps[i] : NULL;
        struct desk_run run = {.clock = "progress", .out_ms = INT64_MAX};

        if (step && !sla_clock_progress(m, i, last != NULL))
            continue;
        if (last) {
            run.span = (struct span){last->at_ms, step ? step->at_ms : INT64_MAX};
            run.told = (struct span){last->at_ms - CLOCKS_AGREE_MS,
                                     step ? step->at_ms + CLOCKS_AGREE_MS : INT64_MAX};
            reckon(desk, m, &run);
        }
        if (run.out_ms != INT64_MAX)
            judge_report(desk, m, &run);
        if (step && ticket_step_is(step, "close"))
            break;
        last = step;
    }
    if (service_limited(&desk->limits, "progress"))
        judge_false_alarms(desk, m, "progress");
}

void sla_desk_judge(struct sla_desk *desk, struct sla_matter *m)
{
    desk->taken = mem_new((m->ticket->count + 1) * sizeof(*desk->taken));
    for (int clock = 0; clock < SERVICE_COUNT; clock++)
        judge_clock(desk, m, (enum service_clock)clock);
    if (desk->told && ticket_has_customer(m->ticket))
        judge_progress(desk, m);
    free(desk->taken);
}
