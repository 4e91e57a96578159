/* What the desk says of when a clock runs out, in its warnings and breaches: the due time of a
 * service clock as it stood at that moment (the grades and pauses until then, by the desk's own
 * limits), and of a promise the time that was promised. A breach at another time than ours, and a
 * warning before such a one, is the clock's fault and told of that (sla_desk.c). */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "desk/sla.h"
#include "facts/field.h"

#define CLOCKS_AGREE_MS 60000 /* the desk's clock and ours may differ by this */

/* Which of the two is @p step? NULL: neither. */
static const char *says(const struct ticket_step *step)
{
    if (ticket_step_is(step, "breach"))
        return "ran out";
    return ticket_step_is(step, "escalate") ? "runs out" : NULL;
}

/* --- service clocks -----------------------------------------------------------------------------
 */

/* Since when has @p m's customer waited for progress at step @p i? @return false: they do not. */
static bool waits_since(const struct sla_matter *m, size_t i, int64_t *from_ms)
{
    bool waiting = false;

    for (size_t k = m->cycle.first; k < i; k++) {
        if (!sla_clock_progress(m, k, waiting))
            continue;
        if (ticket_step_is(&m->ticket->steps[k], "close"))
            return false;
        waiting = true;
        *from_ms = m->ticket->steps[k].at_ms;
    }
    return waiting;
}

/* When did clock @p name, which runs at step @p i, begin? @return false where it does not run. */
static bool runs_since(const struct sla_matter *m, size_t i, const char *name, int64_t *from_ms)
{
    int64_t at_ms = m->ticket->steps[i].at_ms;

    if (strcmp(name, "progress") == 0)
        return ticket_has_customer(m->ticket) && waits_since(m, i, from_ms);
    for (int clock = 0; clock < SERVICE_COUNT; clock++) {
        const struct ticket_step *stop;
        struct span run;

        if (strcmp(name, service_clock_name((enum service_clock)clock)) != 0 ||
            !service_run(&m->cycle, (enum service_clock)clock, &run, &stop))
            continue;
        *from_ms = run.from_ms;
        return run.from_ms <= at_ms && at_ms <= run.to_ms;
    }
    return false;
}

/* When clock @p name, begun at @p from_ms, ran out as things stood at @p at_ms; INT64_MAX where it
 * had no limit, or stood still. */
static int64_t due_by(const struct sla_desk *desk, const struct sla_matter *m, const char *name,
                      struct span known)
{
    int64_t limit_ms = service_limit(&desk->limits, m->ticket, name, known);
    struct pauses pauses = {m->desk_pauses.spans, 0};

    while (pauses.count < m->desk_pauses.count &&
           m->desk_pauses.spans[pauses.count].from_ms < known.to_ms)
        if (m->desk_pauses.spans[pauses.count++].to_ms > known.to_ms)
            return INT64_MAX;
    return limit_ms < 0 ? INT64_MAX
                        : service_hours_due(&desk->opening, &pauses, known.from_ms, limit_ms);
}

/* The breach of clock @p name at or after step @p i of its cycle; NULL: none. */
static const struct ticket_step *breach_from(const struct sla_matter *m, size_t i, const char *name)
{
    for (; i < m->cycle.end; i++)
        if (ticket_step_is(&m->ticket->steps[i], "breach") &&
            json_is(m->ticket->steps[i].data, "clock", name))
            return &m->ticket->steps[i];
    return NULL;
}

static bool differ(int64_t a, int64_t b)
{
    return llabs(a - b) > CLOCKS_AGREE_MS;
}

static void judge_clock(const struct sla_desk *desk, const struct sla_matter *m, size_t i)
{
    const struct ticket_step *step = &m->ticket->steps[i];
    const char *name = field_text(step->data, "clock");
    const struct ticket_step *breach = breach_from(m, i, name);
    uint64_t seqs[] = {step->event, m->ticket->steps[m->cycle.first].event, 0};
    int64_t told_ms = field_int(step->data, "due_ms"), from_ms = 0, due_ms, graded_ms;
    char theirs[32], ours[32], *key;

    if (!told_ms || !runs_since(m, i, name, &from_ms))
        return;
    due_ms = due_by(desk, m, name, (struct span){from_ms, step->at_ms});
    graded_ms = due_by(desk, m, name, (struct span){from_ms, step->at_ms + 1});
    if (due_ms == INT64_MAX || graded_ms == INT64_MAX ||
        (breach && differ(breach->at_ms, due_ms) && differ(breach->at_ms, graded_ms)))
        return;
    desk->sla->judged = true;
    if (!differ(told_ms, due_ms) || !differ(told_ms, graded_ms))
        return;
    sla_local(desk->sla, told_ms, theirs);
    sla_local(desk->sla, due_ms, ours);
    key = mem_printf("clock %s of ticket %d", name, m->ticket->id);
    scoring_tell(desk->sla->sc,
                 &(struct finding){.verdict = VERDICT_fail,
                                   .rule = "sla.due",
                                   .seqs = seqs,
                                   .key = key,
                                   .ticket = m->ticket->id},
                 "Ticket %d: the desk says that the clock %s %s at %s; it does at %s.",
                 m->ticket->id, name, says(step), theirs, ours);
    free(key);
}

void sla_due_clocks(const struct sla_desk *desk, const struct sla_matter *m)
{
    for (size_t i = m->cycle.first; desk->told && i < m->cycle.end; i++)
        if (says(&m->ticket->steps[i]))
            judge_clock(desk, m, i);
}

/* --- promises -----------------------------------------------------------------------------------
 */

/* Promise @p number of @p t; NULL where it is not there, or names no time. */
static const struct statement *promise_of(const struct sla *sla, const struct ticket *t,
                                          int64_t number)
{
    for (size_t i = 0; number && i < sla->statements.count; i++) {
        const struct statement *s = &sla->statements.list[i];

        if (s->ticket == t && s->promise == number && s->due_ms != INT64_MAX)
            return s;
    }
    return NULL;
}

static void judge_promise(struct sla *sla, const struct ticket *t, const struct ticket_step *step)
{
    int64_t number = field_int(step->data, "promise");
    int64_t told_ms = field_int(step->data, "due_ms");
    const struct statement *s = promise_of(sla, t, number);
    uint64_t seqs[] = {step->event, s ? statement_step(s)->event : 0, 0};
    char theirs[32], ours[32], *key;

    if (!told_ms || !s)
        return;
    sla->judged = true;
    if (!differ(told_ms, s->due_ms))
        return;
    sla_local(sla, told_ms, theirs);
    sla_local(sla, s->due_ms, ours);
    key = mem_printf("promise %lld", (long long)number);
    scoring_tell(
        sla->sc,
        &(struct finding){
            .verdict = VERDICT_fail, .rule = "sla.due", .seqs = seqs, .key = key, .ticket = t->id},
        "Ticket %d: the desk says that promise %lld is due at %s; it was made for %s.", t->id,
        (long long)number, theirs, ours);
    free(key);
}

void sla_due_promises(struct sla *sla, const struct ticket *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (says(&t->steps[i]))
            judge_promise(sla, t, &t->steps[i]);
}
