/* title: the composite schedule is what a naive look at every second finds, for many seeds */
#include "base/rng.h"
#include "fixture/charging_rows.h"

/* --- the second source of truth: every second, naively, by the text of 1.6 3.13 and 2.0.1 K 3 ---
 */

static bool naive_period(const struct made *m, int64_t begin, int64_t t,
                         struct charging_period *out)
{
    int64_t base = m->kind == CHARGING_Relative || m->start == FOREVER ? begin : m->start;
    bool any = false;

    if (m->kind == CHARGING_Relative && m->purpose == CHARGING_max)
        base = 0; /* installed at T0 */
    if (m->kind == CHARGING_Recurring)
        while (base + (m->recurrency == CHARGING_Daily ? DAY : 7 * DAY) <= t)
            base += m->recurrency == CHARGING_Daily ? DAY : 7 * DAY;
    if ((m->from && t < m->from) || (m->to && t >= m->to) || t < base ||
        (m->duration && t - base >= m->duration))
        return false;
    for (int i = 0; i < 8 && (i == 0 || m->periods[i].start_s > 0); i++)
        if (base + m->periods[i].start_s <= t) {
            *out = m->periods[i];
            any = true;
        }
    return any;
}

struct word {
    bool any;
    struct charging_period period;
    enum charging_unit unit;
};

/* What the leading profile of a purpose says. */
static struct word naive_purpose(const struct made *rows, size_t count, const struct asked *q,
                                 enum charging_purpose purpose, int place, int64_t t)
{
    for (int level = 9; level >= 0; level--)
        for (int at = place;; at = 0) {
            for (size_t i = 0; i < count; i++) {
                const struct made *m = &rows[i];
                struct word w = {.any = true, .unit = m->unit};

                if (m->purpose != purpose || m->level != level || m->place != at ||
                    (purpose == CHARGING_tx && !q->running) ||
                    !naive_period(m, q->running ? q->begin : q->at, t, &w.period))
                    continue;
                w.period.phases = w.period.phases ? w.period.phases : 3;
                if (w.period.phases > q->grid->phases)
                    w.period.phases = q->grid->phases;
                return w;
            }
            if (at == 0)
                break;
        }
    return (struct word){0};
}

static double cut(double v)
{
    return (double)(int64_t)(v + 1e-9);
}

/* The least of some words over the fewest phases of any, -1: no limit. */
static double naive_least(const struct word *words, int count, const struct asked *q)
{
    double least = -1;
    int used = q->grid->phases;

    for (int i = 0; i < count; i++)
        if (words[i].any && words[i].period.phases < used)
            used = words[i].period.phases;
    for (int i = 0; i < count; i++) {
        const struct charging_period *p = &words[i].period;
        double amperes = (double)p->limit, v;

        if (!words[i].any)
            continue;
        if (q->unit == CHARGING_amperes)
            v = words[i].unit == CHARGING_amperes ? amperes : cut(amperes / 230 / p->phases);
        else
            v = words[i].unit == CHARGING_amperes ? amperes * 230 * used
                                                  : cut(amperes * used / p->phases);
        least = least < 0 || v < least ? v : least;
    }
    return least;
}

static double least(double a, double b)
{
    return a < 0 || (b >= 0 && b < a) ? b : a;
}

static double naive_place(const struct made *rows, size_t count, const struct asked *q, int place,
                          int64_t t)
{
    struct word words[] = {naive_purpose(rows, count, q, CHARGING_max, place, t),
                           naive_purpose(rows, count, q, CHARGING_external, place, t),
                           naive_purpose(rows, count, q, CHARGING_tx, place, t)};

    if (!words[2].any)
        words[2] = naive_purpose(rows, count, q, CHARGING_tx_default, place, t);
    return naive_least(words, 3, q);
}

static double naive_limit(const struct made *rows, size_t count, const struct asked *q, int64_t t)
{
    double one, two, w = (double)q->grid->place_w * 10;
    double outlet = q->unit == CHARGING_watts ? w : (double)(int64_t)(w / 230 / q->grid->phases);
    double station =
        q->unit == CHARGING_watts ? 2 * w : (double)(int64_t)(2 * w / 230 / q->grid->phases);
    double got;

    if (q->place > 0) {
        got = naive_place(rows, count, q, q->place, t);
        return got < 0 ? outlet : got;
    }
    one = naive_place(rows, count, q, 1, t);
    two = naive_place(rows, count, q, 2, t);
    got = naive_least((const struct word[]){naive_purpose(rows, count, q, CHARGING_max, 0, t),
                                            naive_purpose(rows, count, q, CHARGING_external, 0, t)},
                      2, q);
    if (one >= 0 || two >= 0)
        got = least(got, (one < 0 ? outlet : one) + (two < 0 ? outlet : two));
    return got < 0 ? station : got;
}

static int64_t some_s(struct rng *r)
{ /* round numbers meet often, odd ones find what they hide */
    return rng_below(r, 4) ? rng_between(r, 0, 24) * 1800 : rng_between(r, 1, 2 * DAY);
}

static void some_profile(struct rng *r, struct made *m)
{
    int64_t at = 0;

    m->purpose = (enum charging_purpose)rng_below(r, CHARGING_PURPOSE_COUNT);
    m->kind = (enum charging_kind)rng_below(r, CHARGING_KIND_COUNT);
    m->recurrency = m->kind == CHARGING_Recurring
                        ? (rng_below(r, 4) ? CHARGING_Daily : CHARGING_Weekly)
                        : CHARGING_once;
    m->level = (int)rng_below(r, 3);
    m->unit = rng_below(r, 3) ? CHARGING_amperes : CHARGING_watts;
    if (m->purpose == CHARGING_tx || (m->purpose == CHARGING_tx_default && rng_below(r, 2)))
        m->place = 1 + (int)rng_below(r, 2);
    m->start = m->kind == CHARGING_Absolute && m->purpose != CHARGING_max && rng_below(r, 5) == 0
                   ? FOREVER
                   : some_s(r);
    m->from = rng_below(r, 3) ? 0 : some_s(r);
    m->to = rng_below(r, 3) ? 0 : m->from + 1 + some_s(r);
    m->duration = rng_below(r, 3) ? 1 + some_s(r) : 0;
    for (int i = 0; i < 1 + (int)rng_below(r, 6); i++) {
        m->periods[i].start_s = i ? (at += 1 + some_s(r) / 3) : 0;
        m->periods[i].phases = rng_below(r, 2) ? 3 : (int)rng_below(r, 4);
        m->periods[i].limit =
            m->unit == CHARGING_amperes ? rng_between(r, 0, 320) : rng_between(r, 0, 220000);
    }
}

/* A store as the rules let it become: of each purpose, level and place only one. */
static size_t some_profiles(struct rng *r, struct made *rows, size_t most)
{
    size_t count = 0;

    for (size_t n = 1 + rng_below(r, most); n > 0; n--) {
        struct made m = {.id = (int64_t)n};
        bool taken = false;

        some_profile(r, &m);
        if (m.purpose == CHARGING_external && m.kind == CHARGING_Relative)
            m.kind = CHARGING_Absolute, m.start = 0;
        if (m.purpose == CHARGING_external && m.start == FOREVER)
            m.start = 0;
        for (size_t i = 0; i < count; i++)
            taken |= rows[i].purpose == m.purpose && rows[i].level == m.level &&
                     rows[i].place == m.place;
        if (!taken)
            rows[count++] = m;
    }
    return count;
}

static void compare(uint64_t seed, const struct made *rows, size_t count, const struct asked *q)
{
    struct charging_scope scopes[2];
    struct charging_store store;
    struct composite c;
    size_t i = 0;

    made_store(&store, rows, count);
    for (int n = 0; n < 2; n++)
        scopes[n] =
            (struct charging_scope){n + 1, q->running, T0 + (q->running ? q->begin : q->at)};
    composite_make(&c, &(struct composite_ask){&store, q->grid, scopes, q->place, T0 + q->at,
                                               q->duration, q->unit});
    cr_assert(gt(sz, c.count, 0));
    cr_expect(eq(i64, c.from_s, T0 + q->at));
    cr_expect(eq(i64, c.duration_s, q->duration));
    for (int64_t t = 0; t < q->duration; t++) {
        double want = naive_limit(rows, count, q, q->at + t);

        if (i + 1 < c.count && c.periods[i + 1].start_s == t)
            i++;
        if ((double)c.periods[i].limit == want)
            continue;
        cr_expect(false,
                  "seed %" PRIu64 ": %" PRId64 " s after %" PRId64 ": %" PRId64
                  " tenths, naively %.1f",
                  seed, t, q->at, c.periods[i].limit, want);
        break;
    }
    cr_expect(eq(sz, i, c.count - 1));
    composite_fini(&c);
    charging_store_fini(&store);
}

Test(composite_naive, is_what_a_naive_look_at_every_second_finds)
{
    const struct composite_grid grids[] = {
        {.voltage_v = 230, .phases = 3, .places = 2, .place_w = 22080, .station_w = 44160},
        {.voltage_v = 230, .phases = 1, .places = 2, .place_w = 7360, .station_w = 14720},
    };

    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct made rows[8];
        struct asked q = {0};
        struct rng r;
        size_t count;

        rng_init(&r, seed, "composite");
        count = some_profiles(&r, rows, 8);
        q.at = rng_between(&r, 0, 2 * DAY);
        q.duration = rng_between(&r, 1, rng_below(&r, 40) ? 10 * H : 9 * DAY);
        q.place = (int)rng_below(&r, 3);
        q.unit = rng_below(&r, 2) ? CHARGING_amperes : CHARGING_watts;
        q.running = rng_below(&r, 2);
        q.begin = q.at - rng_between(&r, 0, 5 * H);
        q.grid = &grids[rng_below(&r, 2)];
        compare(seed, rows, count, &q);
    }
}
