/* The CSMS's clock, which stations set theirs by: currentTime in the answers to BootNotification
 * and Heartbeat. (OCPP 1.6 4.2, 4.6; 2.0.1 B01, G02)
 *
 * A system under test that reckons with the story's clock tells a moment between the question and
 * its answer, to two seconds. One with a clock of its own may stand anywhere; what can be judged is
 * whether it runs as the clock on the wall does, or as the story's, which some are started to
 * follow. Of a single answer nothing can be said then. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "invariant/invariant.h"

#define DRIFT_MS                                                                                   \
    10000 /* between two answers of one clock, with all that sockets and loops delay               \
           */

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

static void judge_own(struct clocks *c)
{
    char *span;

    for (size_t i = 0; i < c->count; i++) {
        c->list[i].asked_wall_ms = wall_ms(c->in, c->list[i].x->seq);
        c->list[i].wall_ms = wall_ms(c->in, c->list[i].x->answer_seq);
    }
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
        return;
    }
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
