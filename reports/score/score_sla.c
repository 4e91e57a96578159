/* Service clocks, reckoned by us from the steps of each ticket in the agreed opening hours
 * (service.h, service_hours.h): a fault is what comes after its time, or has not come when the time
 * is over; what is not yet due is not judged. Then promises, escalation before a clock runs out,
 * and whether the desk's own clocks run out when ours do under its own settings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "facts/promise.h"
#include "facts/service.h"
#include "score/scoring.h"

#define CLOCKS_AGREE_MS 60000 /* the desk's clock and ours may differ by this */

static const struct rule rules[] = {
    {"sla.answer", "a call is answered within the agreed time", RULE_either, "fails", "the call",
     "expect.sla.answer"},
    {"sla.first_reply", "a customer has a first reply in time", RULE_either,
     "fails; inconclusive where the desk cannot be asked",
     "the step that came too late, else the first of the ticket", "expect.sla.first_reply"},
    {"sla.progress", "a customer hears of progress in time", RULE_either,
     "fails; not judged where the desk cannot be asked (told as sla.first_reply)",
     "the step that came too late, else the first of the ticket", "expect.sla.progress"},
    {"sla.on_site", "somebody is on site in time", RULE_either,
     "fails; not judged where the desk cannot be asked (told as sla.first_reply)",
     "the step that came too late, else the first of the ticket", "expect.sla.on_site"},
    {"sla.resolution", "the matter is closed in time", RULE_either,
     "fails; not judged where the desk cannot be asked (told as sla.first_reply)",
     "the step that came too late, else the first of the ticket", "expect.sla.resolution"},
    {"sla.cable_returned", "the owner has the cable back in time", RULE_either,
     "fails; not judged where the desk cannot be asked (told as sla.first_reply)",
     "the contact about the cable", "expect.sla.cable_returned"},
    {"sla.promise", "a promise is kept, or renewed before it breaks", RULE_either,
     "fails; not judged where the desk cannot be asked (told as sla.first_reply)",
     "the step that promised", "expect.sla.promises"},
    {"sla.escalation", "somebody senior is told before a clock runs out", RULE_absence,
     "fails; not judged where the desk cannot be asked (told as sla.first_reply)",
     "the breach that the desk told, where it told one", "expect.sla.escalation"},
    {"sla.clock_differs", "the desk's own clocks run out when ours do", RULE_breach,
     "fails from a minute on, a note from a second on", "the breach that the desk told",
     "harness/sut/sut.md: desk, breach"},
    RULES_END,
};

static const char *const clock_rules[SERVICE_COUNT] = {
    [SERVICE_first_reply] = "sla.first_reply",
    [SERVICE_on_site] = "sla.on_site",
    [SERVICE_resolution] = "sla.resolution",
};

struct sla {
    struct scoring *sc;
    const cJSON *expect;
    struct service_hours opening;
    struct ticket_book book;
    cJSON *settings_rows; /* owns: */
    const cJSON *grades;  /* what the desk was told to keep; NULL: nothing */
    struct service_hours desk_opening;
    int64_t end_ms;
    bool judged;
};

/* One ticket with what all its clocks need. */
struct matter {
    struct sla *sla;
    const struct ticket *ticket;
    struct pauses pauses;
};

static void local_words(const struct sla *sla, int64_t ms, char out[32])
{
    if (ms == INT64_MAX)
        snprintf(out, 32, "never");
    else
        runfile_local(scoring_runfile(sla->sc), scoring_scenario(sla->sc), ms, false, out);
}

static int64_t limit_of(const cJSON *from, const char *clock)
{
    char *name = mem_printf("%s_ms", clock);
    int64_t ms = json_int(from, name, -1);

    free(name);
    return ms;
}

/* Judges one run of a clock against the expectation; what is not yet due is not judged. */
static void judge_limit(struct matter *m, const char *rule, struct span run, int64_t limit_ms,
                        const struct ticket_step *stop)
{
    struct sla *sla = m->sla;
    int64_t due_ms = service_hours_due(&sla->opening, &m->pauses, run.from_ms, limit_ms);
    uint64_t seqs[] = {stop ? stop->event : m->ticket->steps[0].event, 0};
    struct span counted = {run.from_ms, run.to_ms < sla->end_ms ? run.to_ms : sla->end_ms};
    char due[32], took[32];

    if (run.to_ms == INT64_MAX && due_ms >= sla->end_ms)
        return;
    sla->judged = true;
    if (run.to_ms <= due_ms)
        return;
    local_words(sla, due_ms, due);
    duration_words(service_hours_elapsed(&sla->opening, &m->pauses, counted), took);
    scoring_tell(
        sla->sc,
        &(struct finding){.verdict = VERDICT_fail, .rule = rule, .seqs = seqs, .missing = !stop},
        "Ticket %d: %s was due at %s, but %s %s.", m->ticket->id, rule + strlen("sla."), due,
        stop ? "came after" : "is still missing after", took);
}

static void judge_clocks(struct matter *m, const struct service_cycle *cycle)
{
    for (int clock = 0; clock < SERVICE_COUNT; clock++) {
        int64_t limit_ms = limit_of(m->sla->expect, service_clock_name((enum service_clock)clock));
        const struct ticket_step *stop;
        struct span run;

        if (limit_ms >= 0 && service_run(cycle, (enum service_clock)clock, &run, &stop))
            judge_limit(m, clock_rules[clock], run, limit_ms, stop);
    }
}

/* Judges progress: from the first answer on, the customer hears something at least so often until
 * the end. */
static void judge_progress(struct matter *m, const struct service_cycle *cycle)
{
    int64_t limit_ms = limit_of(m->sla->expect, "progress");
    const struct ticket *t = m->ticket;
    const struct ticket_step *last = NULL;
    bool closed = false;

    if (limit_ms < 0 || !ticket_has_customer(t))
        return;
    for (size_t i = cycle->first; i < cycle->end && !closed; i++) {
        const struct ticket_step *step = &t->steps[i];

        closed = ticket_step_is(step, "close");
        if (!closed && !ticket_step_answers(t, step))
            continue;
        if (last)
            judge_limit(m, "sla.progress", (struct span){last->at_ms, step->at_ms}, limit_ms, step);
        last = step;
    }
    if (last && !closed)
        judge_limit(m, "sla.progress", (struct span){last->at_ms, INT64_MAX}, limit_ms, NULL);
}

static void judge_promises(struct matter *m)
{
    bool strict = json_is(m->sla->expect, "promises", "kept");
    const struct ticket *t = m->ticket;

    for (size_t i = 0; i < t->count; i++) {
        uint64_t seqs[] = {t->steps[i].event, 0};
        enum promise_end end;
        char due[32];

        if (!promise_is(&t->steps[i]))
            continue;
        end = promise_ends(t, i, m->sla->end_ms);
        local_words(m->sla, json_int(t->steps[i].data, "due_ms", 0), due);
        m->sla->judged |= end != PROMISE_pending;
        if (end == PROMISE_broken)
            scoring_find_missing(
                m->sla->sc, VERDICT_fail, "sla.promise", seqs,
                "Ticket %d: what was promised for %s did not happen by then, and the "
                "promise was not renewed before it broke.",
                t->id, due);
        else if (end == PROMISE_renewed && strict)
            scoring_find(m->sla->sc, VERDICT_fail, "sla.promise", seqs,
                         "Ticket %d: the promise for %s was renewed; here promises must be kept.",
                         t->id, due);
    }
}

/* The strictest limit the desk was told for @p clock under any grade the ticket has had; without
 * settings of the desk, the expectation's. */
static int64_t desk_limit(const struct matter *m, const char *clock)
{
    const struct ticket *t = m->ticket;
    int64_t best = -1;

    if (!m->sla->grades)
        return limit_of(m->sla->expect, clock);
    for (size_t i = 0; i <= t->count; i++) {
        const cJSON *data = i < t->count ? t->steps[i].data : t->data;
        int64_t ms;

        if (i < t->count && !ticket_step_is(&t->steps[i], "grade"))
            continue;
        ms = limit_of(field(m->sla->grades, field_text(data, "grade")), clock);
        if (ms >= 0 && (best < 0 || ms < best))
            best = ms;
    }
    return best;
}

/* When @p clock ran out by the desk's own settings; INT64_MAX when it did not. */
static int64_t runs_out_ms(const struct matter *m, const struct service_cycle *cycle,
                           enum service_clock clock)
{
    int64_t limit_ms = desk_limit(m, service_clock_name(clock)), due_ms;
    const struct ticket_step *stop;
    struct span run;

    if (limit_ms < 0 || !service_run(cycle, clock, &run, &stop))
        return INT64_MAX;
    due_ms = service_hours_due(&m->sla->desk_opening, &m->pauses, run.from_ms, limit_ms);
    return due_ms < run.to_ms && due_ms < m->sla->end_ms ? due_ms : INT64_MAX;
}

static bool is_about(const struct ticket_step *step, const char *name, const char *clock)
{
    const char *of = field_text(step->data, "clock");

    return ticket_step_is(step, name) && (!*of || strcmp(of, clock) == 0);
}

static void judge_escalation(struct matter *m, const struct service_cycle *cycle)
{
    const struct ticket *t = m->ticket;

    for (int clock = 0; clock < SERVICE_COUNT; clock++) {
        const char *name = service_clock_name((enum service_clock)clock);
        int64_t out_ms = runs_out_ms(m, cycle, (enum service_clock)clock);
        uint64_t seqs[2] = {0, 0};
        bool escalated = false;
        char when[32];

        for (size_t i = cycle->first; i < cycle->end; i++) {
            if (is_about(&t->steps[i], "breach", name) && t->steps[i].at_ms < out_ms)
                out_ms = t->steps[i].at_ms;
            if (is_about(&t->steps[i], "breach", name))
                seqs[0] = t->steps[i].event;
        }
        if (out_ms == INT64_MAX)
            continue;
        for (size_t i = cycle->first; i < cycle->end; i++)
            escalated |= is_about(&t->steps[i], "escalate", name) && t->steps[i].at_ms <= out_ms;
        m->sla->judged = true;
        local_words(m->sla, out_ms, when);
        if (!escalated)
            scoring_find(m->sla->sc, VERDICT_fail, "sla.escalation", seqs,
                         "Ticket %d: the clock %s ran out at %s, and nobody was told beforehand.",
                         t->id, name, when);
    }
}

static void judge_breach(struct matter *m, const struct service_cycle *cycle,
                         const struct ticket_step *step, enum service_clock clock)
{
    const char *name = service_clock_name(clock);
    int64_t ours_ms = runs_out_ms(m, cycle, clock);
    uint64_t seqs[] = {step->event, 0};
    char theirs[32], ours[32];
    int64_t off_ms;

    if (!json_is(step->data, "clock", name) || !m->sla->grades || desk_limit(m, name) < 0)
        return;
    m->sla->judged = true;
    off_ms = ours_ms == INT64_MAX ? INT64_MAX : llabs(step->at_ms - ours_ms);
    if (off_ms <= 1000)
        return;
    local_words(m->sla, step->at_ms, theirs);
    local_words(m->sla, ours_ms, ours);
    scoring_find(m->sla->sc, off_ms > CLOCKS_AGREE_MS ? VERDICT_fail : VERDICT_pass,
                 "sla.clock_differs", seqs,
                 "Ticket %d: by the desk's clock %s ran out at %s; by ours %s.", m->ticket->id,
                 name, theirs, ours);
}

static void judge_desk_clocks(struct matter *m, const struct service_cycle *cycle)
{
    for (size_t i = cycle->first; i < cycle->end; i++)
        for (int clock = 0; clock < SERVICE_COUNT; clock++)
            if (ticket_step_is(&m->ticket->steps[i], "breach"))
                judge_breach(m, cycle, &m->ticket->steps[i], (enum service_clock)clock);
}

static void judge_ticket(struct sla *sla, const struct ticket *t)
{
    struct matter m = {sla, t, service_pauses(t, sla->end_ms)};
    struct service_cycle cycle = service_cycle_at(t, 0);

    judge_promises(&m);
    for (; cycle.first < t->count; cycle = service_cycle_at(t, cycle.end)) {
        judge_clocks(&m, &cycle);
        judge_progress(&m, &cycle);
        if (field_flag(sla->expect, "escalation"))
            judge_escalation(&m, &cycle);
        judge_desk_clocks(&m, &cycle);
    }
    free(m.pauses.spans);
}

/* Judges calls: each contact by phone until it is answered. */
static void judge_answers(struct sla *sla)
{
    int64_t limit_ms = json_int(sla->expect, "answer_ms", -1);
    const struct pauses none = {NULL, 0};
    cJSON *rows;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    rows = scoring_rows(
        sla->sc,
        "SELECT c.seq, c.virt_ms, a.name, min(e.virt_ms) AS heard_ms, e.kind FROM event c "
        "LEFT JOIN event e ON e.scenario=c.scenario AND e.kind IN ('answered','abandoned') AND "
        "json_extract(e.data,'$.contact')=json_extract(c.data,'$.contact') AND e.seq>c.seq "
        "LEFT JOIN actor a ON a.scenario=c.scenario AND a.id=c.actor "
        "WHERE c.scenario=?1 AND c.kind='contact' AND json_extract(c.data,'$.channel')='phone' "
        "GROUP BY c.seq ORDER BY c.seq");
    cJSON_ArrayForEach (row, rows) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        struct span run = {json_int(row, "virt_ms", 0), json_int(row, "heard_ms", sla->end_ms)};
        int64_t waited_ms = service_hours_elapsed(&sla->opening, &none, run);
        char waited[32];

        if (waited_ms <= limit_ms && !json_is(row, "kind", "answered"))
            continue; /* hung up or still waiting in time */
        sla->judged = true;
        duration_words(waited_ms, waited);
        if (waited_ms > limit_ms)
            scoring_tell(sla->sc,
                         &(struct finding){.verdict = VERDICT_fail,
                                           .rule = "sla.answer",
                                           .seqs = seqs,
                                           .missing = !field(row, "heard_ms")},
                         "%s waited %s for an answer on the phone.", field_text(row, "name"),
                         waited);
    }
    cJSON_Delete(rows);
}

/* The cable is back when its owner takes it or is handed it, whatever the desk says; the clock runs
 * from the contact about it. */
static void judge_cables(struct sla *sla)
{
    int64_t limit_ms = json_int(sla->expect, "cable_returned_ms", -1);
    cJSON *rows;
    const cJSON *row;

    if (limit_ms < 0)
        return;
    rows = scoring_rows(
        sla->sc,
        "SELECT c.seq, c.virt_ms, a.name, (SELECT min(u.virt_ms) FROM event u WHERE "
        "u.scenario=?1 AND u.seq>c.seq AND ((u.kind='unplugs' AND u.actor=c.actor) OR "
        "(u.kind='hands_over' AND json_extract(u.data,'$.driver')=a.name))) AS back_ms "
        "FROM event c JOIN actor a ON a.scenario=?1 AND a.id=c.actor WHERE c.scenario=?1 AND "
        "c.kind='contact' AND EXISTS(SELECT 1 FROM event l WHERE l.scenario=?1 AND "
        "l.kind='plug_locked' AND l.actor=c.actor AND l.seq<c.seq) AND NOT EXISTS(SELECT 1 FROM "
        "event u WHERE u.scenario=?1 AND u.kind='unplugs' AND u.actor=c.actor AND u.seq<c.seq AND "
        "u.seq>(SELECT max(l.seq) FROM event l WHERE l.scenario=?1 AND l.kind='plug_locked' AND "
        "l.actor=c.actor AND l.seq<c.seq)) GROUP BY c.actor ORDER BY c.seq");
    cJSON_ArrayForEach (row, rows) {
        const struct pauses none = {NULL, 0};
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        struct span run = {json_int(row, "virt_ms", 0), json_int(row, "back_ms", sla->end_ms)};
        int64_t took_ms = service_hours_elapsed(&sla->opening, &none, run);
        char took[32];

        if (took_ms <= limit_ms && !field(row, "back_ms"))
            continue; /* not yet due */
        sla->judged = true;
        duration_words(took_ms, took);
        if (took_ms > limit_ms)
            scoring_tell(sla->sc,
                         &(struct finding){.verdict = VERDICT_fail,
                                           .rule = "sla.cable_returned",
                                           .seqs = seqs,
                                           .missing = !field(row, "back_ms")},
                         "%s %s the cable back %s after calling for help.", field_text(row, "name"),
                         field(row, "back_ms") ? "got" : "still did not have", took);
    }
    cJSON_Delete(rows);
}

static void load_settings(struct sla *sla)
{
    const cJSON *hours = field(sla->expect, "hours"), *holidays = NULL, *row;
    struct runfile *rf = scoring_runfile(sla->sc);

    sla->settings_rows =
        scoring_rows(sla->sc, "SELECT data FROM event WHERE scenario=?1 AND "
                              "kind='sut_call' AND json_extract(data,'$.verb')='act' AND "
                              "json_extract(data,'$.args.action')='sla' ORDER BY seq");
    service_hours_init(&sla->opening, rf, scoring_scenario(sla->sc), hours, NULL);
    cJSON_ArrayForEach (row, sla->settings_rows) {
        const cJSON *args = field(field(field(row, "data"), "args"), "args");

        sla->grades = field(args, "grades");
        hours = field(args, "hours");
        holidays = field(args, "holidays");
    }
    service_hours_init(&sla->desk_opening, rf, scoring_scenario(sla->sc), hours, holidays);
}

static enum verdict judge(struct scoring *sc)
{
    struct sla sla = {.sc = sc, .expect = scoring_expect(sc), .end_ms = scoring_end_ms(sc)};

    if (!sla.expect)
        return VERDICT_none;
    load_settings(&sla);
    judge_answers(&sla);
    if (scoring_can(sc, "desk.events")) {
        judge_cables(&sla); /* without a desk nobody could have been sent */
        ticket_book_init(&sla.book, scoring_runfile(sc), scoring_scenario(sc));
        for (size_t i = 0; i < sla.book.count; i++)
            judge_ticket(&sla, &sla.book.tickets[i]);
        ticket_book_fini(&sla.book);
    } else {
        scoring_find(sc, VERDICT_inconc, "sla.first_reply", NULL,
                     "The desk cannot be asked what happened to its tickets.");
    }
    cJSON_Delete(sla.settings_rows);
    return sla.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_sla = {
    .name = "sla",
    .judges = "service clocks reckoned by us, promises, escalation, and the desk's own clocks",
    .rules = rules,
    .judge = judge,
};
