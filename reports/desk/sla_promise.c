/* What customers were promised: kept, renewed before it broke, or broken (facts/statement_fate.h);
 * whether they were told what the desk wrote down; and whether what the desk says of its own
 * promises belongs to the ticket. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "desk/sla.h"
#include "facts/duration.h"
#include "facts/field.h"
#include "facts/statement_fate.h"

#define SAME_TIME_MS 60000 /* people are told minutes */

/* "a solution by 2026-03-06 19:00:00", "a price of 0.60 EUR/kWh"; the caller frees it. */
static char *claim_words(const struct sla *sla, const struct statement *s)
{
    static const char *const things[STATEMENT_COUNT] = {
        [STATEMENT_arrival] = "somebody on site",
        [STATEMENT_return] = "the cable back",
        [STATEMENT_resolution] = "a solution",
        [STATEMENT_call_back] = "a word",
        [STATEMENT_price] = "a price",
    };
    char due[32];

    sla_local(sla, s->due_ms, due);
    if (*s->price)
        return mem_printf("%s of %s", things[s->topic], s->price);
    return mem_printf("%s by %s", things[s->topic], due);
}

/* "it came 36 min late", "1.40 EUR/kWh was billed" ...; the caller frees it. */
static char *fate_words(const struct statement *s, const struct statement_fate *fate)
{
    char late[32];

    if (fate->instead)
        return mem_printf("%s was billed", fate->instead);
    if (fate->done_ms == INT64_MAX)
        return mem_text("it never came");
    duration_words(fate->done_ms - s->due_ms, late);
    return mem_printf("it came %s late", late);
}

static void judge_statement(struct sla *sla, const struct statement_court *court, size_t i)
{
    const struct statement *s = &sla->statements.list[i];
    bool strict = json_is(sla->expect, "promises", "kept");
    uint64_t seqs[] = {statement_step(s)->event, 0, 0};
    struct statement_fate fate;
    char *claim = claim_words(sla, s), *words;

    statement_judge(court, i, &fate);
    words = fate_words(s, &fate);
    seqs[seqs[0] ? 1 : 0] = fate.event;
    if (fate.end == STATEMENT_END_pending)
        sla->unripe |= 1u << SLA_promises;
    else
        sla_met(sla, SLA_promises);
    if (fate.end == STATEMENT_END_broken)
        scoring_tell(sla->sc,
                     &(struct finding){.verdict = VERDICT_fail,
                                       .rule = "sla.promise",
                                       .seqs = seqs,
                                       .missing = fate.done_ms == INT64_MAX,
                                       .ticket = s->ticket->id},
                     "Ticket %d: %s promised %s %s; %s, and the promise was not renewed before it "
                     "broke.",
                     s->ticket->id, *s->by ? s->by : "the desk", *s->to ? s->to : "nobody", claim,
                     words);
    else if (fate.end == STATEMENT_END_renewed && strict)
        scoring_find(
            sla->sc, VERDICT_fail, "sla.promise", seqs,
            "Ticket %d: %s was promised %s, which was put off; here promises must be kept.",
            s->ticket->id, *s->to ? s->to : "nobody", claim);
    free(claim);
    free(words);
    statement_fate_fini(&fate);
}

/* --- what is told -------------------------------------------------------------------------------
 */

/* Reads "7:05" or "19:30" at @p p, not within a longer number. @return minutes, or -1 */
static int clock_at(const char *text, const char *p)
{
    int hour = 0, digits = 0;

    if (p > text && (isdigit((unsigned char)p[-1]) || p[-1] == ':' || p[-1] == '.'))
        return -1;
    while (digits < 2 && isdigit((unsigned char)p[digits]))
        hour = hour * 10 + p[digits++] - '0';
    p += digits;
    if (digits == 0 || *p != ':' || !isdigit((unsigned char)p[1]) ||
        !isdigit((unsigned char)p[2]) || isdigit((unsigned char)p[3]) || p[3] == ':' || hour > 23)
        return -1;
    return hour * 60 + (p[1] - '0') * 10 + p[2] - '0';
}

/* The only time of day that @p text names; -1 when it names none, or several. */
static int clock_in(const char *text)
{
    int found = -1;

    for (const char *p = text; *p; p++) {
        int at = clock_at(text, p);

        if (at >= 0 && found >= 0 && at != found)
            return -1;
        found = at >= 0 ? at : found;
    }
    return found;
}

/* Does @p text say more of the day than the time? The day of the month, or in English. */
static bool names_day(const char *text, const char *local)
{
    static const char *const words[] = {"today", "tonight", "tomorrow", "day", "week", NULL};
    int day = (local[8] - '0') * 10 + local[9] - '0';

    for (const char *const *word = words; *word; word++)
        if (strstr(text, *word))
            return true;
    for (const char *p = text; *p; p++) {
        bool goes_on = p > text && (isdigit((unsigned char)p[-1]) || p[-1] == ':');

        if (isdigit((unsigned char)*p) && !goes_on && clock_at(text, p) < 0 &&
            strtol(p, NULL, 10) == day)
            return true;
    }
    return false;
}

/* An hour alone means the next one that the clock shows; we say so of English only, whose words for
 * days we know. */
static bool hides_day(const struct sla *sla, const struct statement *s, const char *text)
{
    const struct ticket_step *step = &s->ticket->steps[s->told];
    bool english = strstr(text, " by ") || strstr(text, " at ") || strstr(text, " before ");
    char due[32];

    sla_local(sla, s->told_due_ms, due);
    return english && clock_in(text) >= 0 && s->told_due_ms - step->at_ms > 86400000 &&
           !names_day(text, due);
}

static void judge_telling(struct sla *sla, const struct statement *s)
{
    const struct ticket_step *step = &s->ticket->steps[s->told];
    uint64_t seqs[] = {statement_step(s)->event, step->event, 0};
    char recorded[32], told[32], hour[sizeof "18:30"];
    int said = clock_in(step->text);

    sla_local(sla, s->due_ms, recorded);
    sla_local(sla, s->told_due_ms, told);
    snprintf(hour, sizeof(hour), "%.5s", told + strlen("2026-03-06 "));
    if (s->due_ms != INT64_MAX && llabs(s->told_due_ms - s->due_ms) > SAME_TIME_MS)
        scoring_find(sla->sc, VERDICT_fail, "sla.told", seqs,
                     "Ticket %d: the desk wrote down %s, but %s was told %s.", s->ticket->id,
                     recorded, *s->to ? s->to : "the customer", told);
    else if (s->told_due_ms != INT64_MAX && said >= 0 && said != clock_in(hour))
        scoring_find(sla->sc, VERDICT_fail, "sla.told", seqs,
                     "Ticket %d: the message is about %s, but its words say %02d:%02d.",
                     s->ticket->id, told, said / 60, said % 60);
    else if (s->told_due_ms != INT64_MAX && hides_day(sla, s, step->text))
        scoring_find(sla->sc, VERDICT_fail, "sla.told", seqs,
                     "Ticket %d: %s was told an hour without a day; it is that of %s.",
                     s->ticket->id, *s->to ? s->to : "the customer", told);
}

/* --- what is recorded ---------------------------------------------------------------------------
 */

/* The ticket on which the desk made its promise @p number: @p t where it can be; NULL none. */
static const struct ticket *maker_of(const struct sla *sla, int64_t number, const struct ticket *t)
{
    const struct ticket *other = NULL;

    for (size_t i = 0; i < sla->statements.count; i++) {
        const struct statement *s = &sla->statements.list[i];

        if (s->promise == number && s->ticket == t)
            return t;
        if (s->promise == number)
            other = s->ticket;
    }
    return other;
}

static void judge_record(struct sla *sla, const struct ticket *t, const struct ticket_step *step)
{
    int64_t number = field_int(step->data, "promise");
    const struct ticket *made = maker_of(sla, number, t);
    uint64_t seqs[] = {step->event, 0};

    if (number && made && made != t)
        scoring_find(sla->sc, VERDICT_fail, "sla.promise_record", seqs,
                     "Ticket %d: its %s is about promise %lld, which was made on ticket %d.", t->id,
                     step->name, (long long)number, made->id);
}

/* A word that was promised is kept by a word, which stands on the ticket as well. */
static void judge_kept(struct sla *sla, const struct statement_court *court, const struct ticket *t,
                       const struct ticket_step *step)
{
    int64_t number = field_int(step->data, "promise");

    for (size_t i = 0; number && i < sla->statements.count; i++) {
        const struct statement *s = &sla->statements.list[i];
        uint64_t seqs[] = {step->event, statement_step(s)->event, 0};
        struct statement_fate fate;

        if (s->promise != number || s->ticket != t || s->topic != STATEMENT_call_back)
            continue;
        statement_judge(court, i, &fate);
        if (fate.done_ms == INT64_MAX || fate.done_ms > step->at_ms + SAME_TIME_MS)
            scoring_find(sla->sc, VERDICT_fail, "sla.promise_record", seqs,
                         "Ticket %d: it is written down that promise %lld, of a word, was kept; %s "
                         "had not heard one by then.",
                         t->id, (long long)number, *s->to ? s->to : "the customer");
        statement_fate_fini(&fate);
    }
}

static void judge_records(struct sla *sla, const struct statement_court *court,
                          const struct ticket *t)
{
    for (size_t i = 0; i < t->count; i++) {
        judge_record(sla, t, &t->steps[i]);
        if (ticket_step_is(&t->steps[i], "promise_kept"))
            judge_kept(sla, court, t, &t->steps[i]);
    }
}

void sla_promise_judge(struct sla *sla)
{
    struct statement_court court = {scoring_runfile(sla->sc), scoring_scenario(sla->sc),
                                    sla->end_ms, &sla->statements};

    for (size_t i = 0; i < sla->statements.count; i++) {
        judge_statement(sla, &court, i);
        if (sla->statements.list[i].told < sla->statements.list[i].ticket->count)
            judge_telling(sla, &sla->statements.list[i]);
    }
    for (size_t i = 0; i < sla->book->count; i++)
        judge_records(sla, &court, &sla->book->tickets[i]);
}
