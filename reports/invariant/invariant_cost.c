/* The cost that a driver is shown while it grows, and at the end: CostUpdated, and totalCost in the
 * answer to a TransactionEvent, tax included. (2.0.1 part 2, I02, I03)
 *
 * A CSMS can know what was told: the last register, and the moment of it. So the least is what that
 * comes to, without any idle time; the most is what truly flowed and passed by then. Between the
 * two nothing can be held against it, and where a reading was told at that very moment they are
 * one: then it is exact. Two of what the tariff rounds to, a hundredth at the least, are the
 * rounding of lines, tax and the sum.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "base/number.h"
#include "invariant/invariant.h"
#include "invoice/oracle.h"
#include "invoice/rounding.h"

#define MJ_PER_WH 3600000LL
#define CLOCKS_MS 60000 /* clocks that are not quite the same */

struct costs {
    struct invariants *in;
    const struct oracle_book *book;
};

/* One sum that was told. */
struct sum {
    const struct exchange *x; /* the CALL of the CSMS, or the one that it answered */
    const struct told *told;
    const struct oracle_session *truth;
    const cJSON *tariff;
    struct decimal shown;
    int64_t at_ms;
    uint64_t seq; /* of the frame that tells it */
};

static const struct told *told_called(const struct invariants *in, const char *station,
                                      const char *id)
{
    for (const struct told *t = NULL; *id && (t = told_next(&in->told, t));)
        if (strcmp(t->transaction, id) == 0 && strcmp(t->station, station) == 0)
            return t;
    return NULL;
}

static const struct oracle_session *session_of(const struct costs *c, const struct told *t)
{
    int64_t number = field_int(invariant_truth(c->in, t), "session");

    for (size_t i = 0; i < c->book->count; i++)
        if (c->book->sessions[i].session == number)
            return &c->book->sessions[i];
    return NULL;
}

/* --- what was known -------------------------------------------------------------------------- */

static void keep_latest(void *ctx, const struct reading *r)
{
    struct reading *latest = ctx;

    if (r->at_ms >= latest->at_ms)
        *latest = *r;
}

/* The last register that was told of @p t before the sum was. */
static struct reading known(const struct costs *c, const struct sum *s)
{
    const struct exchange_book *book = &c->in->told.exchanges;
    struct reading latest = {.at_ms = INT64_MIN, .wh = decimal_parse(NULL)};

    for (const struct exchange *x = NULL; (x = exchange_next(book, x));)
        if (invariant_between(x->seq, 0, s->seq) && x->actor == s->told->actor &&
            exchange_is(x, "TransactionEvent") &&
            json_is(field(x->call, "transactionInfo"), "transactionId", s->told->transaction))
            register_each(field(x->call, "meterValue"), keep_latest, &latest);
    if (latest.wh.valid)
        latest.at_ms = stamp_truly(&c->in->told.clocks, s->told->actor, latest.at_ms, s->at_ms);
    return latest;
}

/* --- what that comes to ---------------------------------------------------------------------- */

static struct decimal gross(const struct costs *c, const struct oracle_session *session,
                            const cJSON *tariff)
{
    struct rounding rounding = rounding_of(tariff);
    struct decimal net = decimal_make(0, 0);
    struct oracle_lines lines;

    oracle_rate(session, tariff, scoring_runfile(c->in->sc), scoring_scenario(c->in->sc), &lines);
    for (size_t i = 0; i < lines.count; i++) {
        struct decimal line = decimal_mul(lines.lines[i].quantity, lines.lines[i].price);

        if (rounding.by_line)
            line = decimal_round(line, rounding.decimals, rounding.mode);
        net = decimal_add(net, line);
    }
    free(lines.lines);
    return decimal_add(net, rounding_percent(net, rounding.tax_percent));
}

/* The session as if it had ended at @p ms with @p wh since its begin, and no idle time after it. */
static struct oracle_session cut(const struct oracle_session *s, int64_t ms, int64_t wh)
{
    struct oracle_session part = *s;

    part.stopped_ms = number_least(number_most(ms, s->started_ms), s->stopped_ms);
    part.unplugged_ms = INT64_MAX;
    part.mj = (s->register_mj / MJ_PER_WH + wh) * MJ_PER_WH - s->register_mj;
    return part;
}

static struct decimal least(const struct costs *c, const struct sum *s)
{
    struct reading r = known(c, s);
    struct decimal wh = decimal_round(decimal_sub(r.wh, s->told->first.wh), 0, DECIMAL_down);
    struct oracle_session part;

    if (!wh.valid || !s->told->first.wh.valid)
        return decimal_make(0, 0);
    part = cut(s->truth, r.at_ms, wh.units);
    return gross(c, &part, s->tariff);
}

static struct decimal most(const struct costs *c, const struct sum *s)
{
    int64_t wh = oracle_wh(s->truth, (struct span){s->truth->started_ms, s->at_ms});
    struct oracle_session part = cut(s->truth, s->at_ms, wh);

    part.goes_on = true; /* nobody knows yet that it will be a failed attempt */
    if (s->at_ms >= part.stopped_ms)
        part.unplugged_ms = number_least(s->at_ms, s->truth->unplugged_ms);
    return gross(c, &part, s->tariff);
}

static void judge(struct costs *c, const struct sum *s)
{
    struct decimal slack = decimal_make(2, (int)number_least(rounding_of(s->tariff).decimals, 2));
    struct decimal low = least(c, s), high = most(c, s);
    char shown[32], from[32], to[32], *words;

    c->in->judged = true;
    if (decimal_compare(low, high) > 0)
        high = low;
    if (decimal_compare(s->shown, decimal_sub(low, slack)) >= 0 &&
        decimal_compare(s->shown, decimal_add(high, slack)) <= 0)
        return;
    words = told_words(s->told);
    scoring_find(c->in->sc, VERDICT_fail, "invariant.running_cost",
                 (uint64_t[]){s->told->start->seq, s->seq, 0},
                 "The CSMS says that %s has cost %s; by what it was told, and what was true, it is "
                 "%s to %s %s.",
                 words, decimal_text(s->shown, 2, shown),
                 decimal_text(decimal_round(low, 2, DECIMAL_half_up), 2, from),
                 decimal_text(decimal_round(high, 2, DECIMAL_half_up), 2, to),
                 field_text(s->tariff, "currency"));
    free(words);
}

/* --- where it is told ------------------------------------------------------------------------ */

/* Was the clock of the station another than ours while it charged? By its stamps other hours count
 * than by ours, or another time has passed. */
static bool is_misdated(const struct costs *c, const struct sum *s)
{
    const struct stamp_clocks *clocks = &c->in->told.clocks;
    int actor = s->told->actor;

    return stamp_clock_jumps(clocks, actor, s->told->start->at_ms, s->at_ms) ||
           llabs(stamp_off_ms(clocks, actor, s->at_ms)) > CLOCKS_MS;
}

static void hear(struct costs *c, const struct exchange *x)
{
    bool pushed = x->by_csms && strcmp(x->action, "CostUpdated") == 0;
    const cJSON *from = pushed ? x->call : x->answer;
    const char *id = pushed ? field_text(x->call, "transactionId")
                            : field_text(field(x->call, "transactionInfo"), "transactionId");
    struct sum s = {
        .x = x, .at_ms = pushed ? x->at_ms : x->answer_ms, .seq = pushed ? x->seq : x->answer_seq};

    if ((!pushed && !exchange_is(x, "TransactionEvent")) || !field(from, "totalCost") ||
        exchange_staged(x))
        return;
    s.shown = decimal_field(from, "totalCost", false);
    s.told = told_called(c->in, x->station, id);
    if (!s.told || s.told->made || is_misdated(c, &s))
        return; /* of what a scenario had told there is no truth */
    s.truth = session_of(c, s.told);
    if (s.truth)
        s.tariff = oracle_tariff_at(c->book, x->station, s.truth->started_ms);
    if (s.truth && s.tariff && s.truth->started_ms != INT64_MAX)
        judge(c, &s);
}

void invariant_cost(struct invariants *in)
{
    const struct exchange_book *book = &in->told.exchanges;
    struct costs c = {.in = in};
    bool any = false;

    for (const struct exchange *x = NULL; (x = exchange_next(book, x));)
        any |= field(x->answer, "totalCost") || field(x->call, "totalCost");
    if (!any)
        return;
    c.book = scoring_truth(in->sc);
    for (const struct exchange *x = NULL; (x = exchange_next(book, x));)
        hear(&c, x);
}
