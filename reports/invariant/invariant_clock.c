/* The CSMS's clock, which stations set theirs by: currentTime in the answers to BootNotification
 * and Heartbeat. (OCPP 1.6 4.2, 4.6; 2.0.1 B01, G02)
 *
 * A system under test that reckons with the story's clock tells a moment between the question and
 * its answer, to two seconds. Of one with a clock of its own it can be judged whether it runs as
 * the clock on the wall does, or as the story's, which some are started to follow; where it stands
 * is for nobody to say who has only another machine's clock to hold it against, but in one case: as
 * many whole quarters of an hour away as a zone is from UTC, in every answer. That is local time,
 * told as if it were UTC. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "invariant/invariant.h"

#define DRIFT_MS                                                                                   \
    10000 /* between two answers of one clock, with all that sockets and loops delay               \
           */
/* All zones that differ from UTC are so many quarters away, an hour at least and 14 h at most. Two
 * machines whose clocks are set differ by less than the last. */
#define ZONE_STEP_MS  (15 * 60000)
#define ZONE_LEAST_MS 3600000
#define ZONE_MOST_MS  (14 * 3600000)
#define ZONE_NEAR_MS  5000

/* One answer that tells the time. */
struct telling {
    const struct exchange *x;
    int64_t told_ms;
    int64_t asked_wall_ms, wall_ms; /* of question and answer, since the run began */
};

struct clocks {
    struct invariants *in;
    struct telling *list;
    size_t count;
};

static bool tells_time(const struct exchange *x)
{
    return (exchange_is(x, "BootNotification") || exchange_is(x, "Heartbeat")) &&
           !exchange_staged(x);
}

static void gather(struct clocks *c)
{
    const struct exchange_book *book = &c->in->told.exchanges;

    c->list = mem_new((book->count + 1) * sizeof(*c->list));
    for (size_t i = 0; i < book->count; i++) {
        const struct exchange *x = &book->list[i];
        int64_t told_ms = tells_time(x) ? stamp_field(x->answer, "currentTime") : STAMP_NONE;

        if (told_ms != STAMP_NONE)
            c->list[c->count++] = (struct telling){.x = x, .told_ms = told_ms};
    }
}

/* "1 h", "25 min", "12 s", by what it is off. */
static char *span_words(int64_t ms)
{
    int64_t s = (llabs(ms) + 500) / 1000;

    if (s >= 7200 || s == 3600)
        return mem_printf("%lld h", (long long)((s + 1800) / 3600));
    if (s >= 120)
        return mem_printf("%lld min", (long long)((s + 30) / 60));
    return mem_printf("%lld s", (long long)s);
}

/* How far the clock was off when it told the time: 0 where it lies between question and answer. */
static int64_t off_by(const struct telling *t)
{
    if (t->told_ms < t->x->at_ms - INVARIANT_SAME_MS)
        return t->told_ms - t->x->at_ms;
    if (t->told_ms > t->x->answer_ms + INVARIANT_SAME_MS)
        return t->told_ms - t->x->answer_ms;
    return 0;
}

/* One clock, one finding: the first answer that was wrong, and how many were. */
static void judge_shared(struct clocks *c)
{
    const struct telling *first = NULL;
    char told_at[32], at[32], *span;
    size_t wrong = 0;

    for (size_t i = 0; i < c->count; i++) {
        if (off_by(&c->list[i]) == 0)
            continue;
        first = first ? first : &c->list[i];
        wrong++;
    }
    if (!first)
        return;
    span = span_words(off_by(first));
    scoring_find(c->in->sc, VERDICT_fail, "invariant.clock", (uint64_t[]){first->x->answer_seq, 0},
                 "The CSMS tells %s that it is %s; it is %s: its clock is %s %s, in %zu of %zu "
                 "answers.",
                 first->x->station, invariant_time(c->in, first->told_ms, told_at),
                 invariant_time(c->in, first->x->answer_ms, at), span,
                 off_by(first) > 0 ? "fast" : "slow", wrong, c->count);
    free(span);
}

static int64_t wall_ms(const struct invariants *in, uint64_t seq)
{
    cJSON *row = runfile_row_at(scoring_runfile(in->sc),
                                "SELECT wall_us/1000 AS ms FROM event WHERE scenario=?1 AND seq=?2",
                                scoring_scenario(in->sc), (int64_t)seq);
    int64_t ms = field_int(row, "ms");

    cJSON_Delete(row);
    return ms;
}

/* By how much the clock of the CSMS gains on another between two answers, less what may have passed
 * between each question and its answer. */
static int64_t drift(const struct telling *a, const struct telling *b, bool by_wall)
{
    int64_t told = b->told_ms - a->told_ms;
    int64_t passed = by_wall ? b->wall_ms - a->wall_ms : b->x->answer_ms - a->x->answer_ms;
    int64_t slack = by_wall ? b->wall_ms - b->asked_wall_ms + a->wall_ms - a->asked_wall_ms
                            : b->x->answer_ms - b->x->at_ms + a->x->answer_ms - a->x->at_ms;
    int64_t gain = told - passed;

    if (llabs(gain) <= DRIFT_MS + slack)
        return 0;
    return gain;
}

/* Whether it runs as no clock does: told at the first two answers that show it. */
static bool judge_drift(struct clocks *c)
{
    char *span;

    for (size_t i = 1; i < c->count; i++) {
        const struct telling *a = &c->list[i - 1], *b = &c->list[i];

        if (drift(a, b, true) == 0 || drift(a, b, false) == 0)
            continue;
        span = span_words(drift(a, b, true));
        scoring_find(c->in->sc, VERDICT_fail, "invariant.clock",
                     (uint64_t[]){a->x->answer_seq, b->x->answer_seq, 0},
                     "Between two answers the clock of the CSMS %s %s against the clock on the "
                     "wall, and it does not follow the story's.",
                     drift(a, b, true) > 0 ? "gains" : "loses", span);
        free(span);
        return true;
    }
    return false;
}

/* By which zone's distance from UTC it is off, of a run that began at @p began_ms: 0 where it is
 * right, as the wall's or the story's, or wrong in another way. */
static int64_t zone_off_ms(const struct telling *t, int64_t began_ms)
{
    int64_t gap = t->told_ms - (began_ms + t->wall_ms);
    int64_t near = (llabs(gap) + ZONE_STEP_MS / 2) / ZONE_STEP_MS * ZONE_STEP_MS;

    if (off_by(t) == 0 || near < ZONE_LEAST_MS || near > ZONE_MOST_MS ||
        llabs(llabs(gap) - near) > ZONE_NEAR_MS + t->wall_ms - t->asked_wall_ms)
        return 0;
    return gap < 0 ? -near : near;
}

static void judge_zone(struct clocks *c)
{
    char *began = runfile_fact(scoring_runfile(c->in->sc), "started_wall");
    int64_t began_ms = stamp_of(began), off = 0;
    const struct telling *first = c->list;

    free(began);
    for (size_t i = 0; began_ms != STAMP_NONE && i < c->count; i++) {
        int64_t this_off = zone_off_ms(&c->list[i], began_ms);

        if (this_off == 0 || (i > 0 && this_off != off))
            return;
        off = this_off;
    }
    if (off == 0)
        return;
    scoring_find(c->in->sc, VERDICT_fail, "invariant.clock", (uint64_t[]){first->x->answer_seq, 0},
                 "The CSMS tells %s that it is %s: %lld h %02lld min %s the clock of this machine, "
                 "as a local time is that is told as UTC, in %zu of %zu answers.",
                 first->x->station, field_text(first->x->answer, "currentTime"),
                 (long long)(llabs(off) / 3600000), (long long)(llabs(off) / 60000 % 60),
                 off > 0 ? "ahead of" : "behind", c->count, c->count);
}

static void judge_own(struct clocks *c)
{
    for (size_t i = 0; i < c->count; i++) {
        c->list[i].asked_wall_ms = wall_ms(c->in, c->list[i].x->seq);
        c->list[i].wall_ms = wall_ms(c->in, c->list[i].x->answer_seq);
    }
    if (!judge_drift(c))
        judge_zone(c);
}

void invariant_clock(struct invariants *in)
{
    char *sut = runfile_fact(scoring_runfile(in->sc), "sut");
    struct clocks c = {.in = in};

    gather(&c);
    in->judged |= c.count > 0;
    if (!sut || strcmp(sut, "embedded") == 0)
        judge_shared(&c);
    else
        judge_own(&c);
    free(c.list);
    free(sut);
}
