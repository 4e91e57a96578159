#include "invoice/invoice_line_check.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/number.h"
#include "facts/field.h"
#include "invoice/invoice_unit.h"
#include "invoice/oracle.h"
#include "invoice/oracle_idle.h"
#include "invoice/rounding.h"

#define DAY_MS 86400000LL

static const char *const kind_rules[ORACLE_KIND_COUNT] = {
    [ORACLE_energy] = "invoice.energy",
    [ORACLE_time] = "invoice.time",
    [ORACLE_idle] = "invoice.idle",
    [ORACLE_flat] = "invoice.flat",
};

static bool is_of(const struct bill_line *line, const struct oracle_session *s,
                  enum oracle_kind kind)
{
    return line->session == s && oracle_kind_of(line->kind) == kind && !bill_line_is_empty(line);
}

static struct decimal billed(const struct bill *b, const struct oracle_session *s,
                             enum oracle_kind kind, const struct decimal *price)
{
    struct decimal sum = DECIMAL_ZERO;

    for (const struct bill_line *line = b->lines; line->kind; line++)
        if (is_of(line, s, kind) && (!price || decimal_equal(line->price, *price)))
            sum = decimal_add(sum, line->quantity);
    return sum;
}

/* What a session must be billed for one kind, and in how many parts. */
struct due {
    struct decimal quantity;
    size_t parts;
    const char *unit;
};

static struct due due(const struct oracle_lines *lines, enum oracle_kind kind,
                      const struct decimal *price)
{
    struct due d = {DECIMAL_ZERO, 0, oracle_unit(kind, NULL)};

    for (size_t i = 0; i < lines->count; i++) {
        const struct oracle_line *line = &lines->lines[i];

        if (line->kind != kind || (price && !decimal_equal(line->price, *price)))
            continue;
        d.quantity = decimal_add(d.quantity, line->quantity);
        d.parts++;
        d.unit = line->unit;
    }
    return d;
}

/* How far parts may be off where a tariff changes in mid-session: readings between which the
 * register is interpolated are whole Wh and some seconds off; hours are rounded part by part. */
static struct decimal parts_off(enum oracle_kind kind)
{
    if (kind == ORACLE_energy)
        return decimal_make(10, 3);
    return kind == ORACLE_time ? decimal_make(2, 4) : DECIMAL_ZERO;
}

static bool same_total(struct decimal is, const struct due *must, enum oracle_kind kind)
{
    int64_t more = number_most((int64_t)must->parts - 1, 0);

    return decimal_near(is, must->quantity,
                        kind == ORACLE_time ? decimal_make(more, 4) : DECIMAL_ZERO);
}

/* ---- quantities ---- */

static bool lies_between(struct decimal least, struct decimal is, struct decimal most)
{
    return decimal_compare(least, is) <= 0 && decimal_compare(is, most) <= 0;
}

static void rate(const struct invoice_glass *g, const struct oracle_session *s,
                 struct oracle_lines *lines)
{
    struct oracle_session dated = *s;

    dated.by_stamps = g->check->by_stamps;
    oracle_rate(&dated, oracle_tariff_at(g->check->truth, s->station, s->started_ms), g->check->rf,
                g->check->scenario, lines);
}

/* Nobody can say how much of it lay in which hours by a clock that was set meanwhile. */
static bool is_uneven(const struct invoice_glass *g, const struct oracle_session *s)
{
    return g->check->by_stamps && s->uneven;
}

/* The idle time of @p s that could be seen. */
static struct decimal idle_seen(const struct invoice_glass *g, const struct oracle_session *s)
{
    struct oracle_session seen = *s;
    struct oracle_lines lines;
    struct decimal sum;

    /* the biller counts from the last word before that */
    seen.unplugged_ms =
        told_transactions_last_ms(&g->check->truth->told, s->station, oracle_idle_seen_until_ms(s));
    if (seen.unplugged_ms == INT64_MIN)
        seen.unplugged_ms = oracle_idle_seen_until_ms(s);
    seen.unplugged_ms = number_most(seen.unplugged_ms, s->stopped_ms);
    rate(g, &seen, &lines);
    sum = due(&lines, ORACLE_idle, NULL).quantity;
    free(lines.lines);
    return sum;
}

static bool has_odd_unit(const struct invoice_glass *g, const struct oracle_session *s,
                         enum oracle_kind kind)
{
    for (const struct bill_line *line = g->bill->lines; line->kind; line++)
        if (is_of(line, s, kind) && !invoice_unit_fits(g->check, line))
            return true;
    return false;
}

/* The most idle time that the stamps of @p s can come to: as much more as its clock was off. */
static struct decimal idle_by_stamps(const struct oracle_session *s, const struct due *must)
{
    int64_t off_ms = number_most(llabs(s->off_ms), llabs(s->off_over_ms));

    return off_ms > DAY_MS
               ? must->quantity
               : decimal_add(must->quantity, oracle_duration(off_ms / 1000 + 60, NULL, must->unit));
}

/* May @p is stand where @p must is due? The sentence of a unit that does not fit is told elsewhere.
 */
static bool may_differ(const struct invoice_glass *g, const struct oracle_session *s,
                       enum oracle_kind kind, struct decimal is, const struct due *must)
{
    bool by_minute = strcmp(must->unit, "min") == 0;
    char *impossible = oracle_impossible(g->check->truth, s);
    bool may = has_odd_unit(g, s, kind) || (is_uneven(g, s) && kind == ORACLE_time);

    if (kind == ORACLE_idle && g->check->idle != INVOICE_IDLE_due)
        may |= g->check->idle == INVOICE_IDLE_sum || lies_between(DECIMAL_ZERO, is, must->quantity);
    else if (kind == ORACLE_idle && oracle_idle_seen_until_ms(s) != s->unplugged_ms)
        may |= lies_between(idle_seen(g, s), is, must->quantity);
    if (impossible && kind == ORACLE_time) /* a minute */
        may |=
            decimal_near(is, must->quantity, by_minute ? decimal_make(1, 0) : decimal_make(167, 4));
    else if (impossible && (kind == ORACLE_energy || kind == ORACLE_idle))
        may |= lies_between(DECIMAL_ZERO, is, must->quantity);
    if (g->check->by_stamps &&
        kind == ORACLE_idle) /* the plug-out is told by another clock, or none */
        may |= lies_between(DECIMAL_ZERO, is, idle_by_stamps(s, must));
    free(impossible);
    return may;
}

/* " That is what the station told." where it is; else "". */
static const char *culprit(const struct oracle_session *s, enum oracle_kind kind, struct decimal is)
{
    const struct told_transaction *t = s->told;

    if (kind == ORACLE_energy && t && t->begun_wh >= 0 && t->ended_wh >= 0 &&
        decimal_equal(is, decimal_make(t->ended_wh - t->begun_wh, 3)))
        return " That is what the station told.";
    return "";
}

/* Judges the quantities of one kind. @return whether they are right, so that prices are worth a
 * look. */
static bool check_quantity(struct invoice_glass *g, const struct oracle_session *s,
                           const struct oracle_lines *lines, enum oracle_kind kind)
{
    struct decimal is = billed(g->bill, s, kind, NULL);
    struct due must = due(lines, kind, NULL);
    char is_text[32], must_text[32];

    if (same_total(is, &must, kind))
        return true;
    if (may_differ(g, s, kind, is, &must))
        return false;
    decimal_text(is, 0, is_text);
    decimal_text(must.quantity, 0, must_text);
    if (decimal_equal(is, decimal_add(must.quantity, must.quantity)))
        invoice_fault(g, INVOICE_DUPLICATE, "invoice.duplicate", s,
                      "%s is charged twice, %s %s instead of %s.", oracle_kind_name(kind), is_text,
                      must.unit, must_text);
    else
        invoice_fault(g, INVOICE_WRONG, kind_rules[kind], s,
                      "%s is billed as %s %s; in truth it is %s.%s", oracle_kind_name(kind),
                      is_text, must.unit, must_text, culprit(s, kind, is));
    return false;
}

/* Is as much of @p kind charged, or given back, as is due? */
static bool is_due(const struct invoice_glass *g, const struct oracle_session *s,
                   const struct oracle_lines *lines, enum oracle_kind kind)
{
    struct decimal is = billed(g->bill, s, kind, NULL);
    struct due must = due(lines, kind, NULL);

    if (g->bill->is_note || g->bill->corrects)
        is = decimal_negate(is);
    return same_total(is, &must, kind) || may_differ(g, s, kind, is, &must);
}

static bool times_are_due(const struct invoice_glass *g, const struct oracle_session *s)
{
    struct oracle_lines lines;
    bool right;

    rate(g, s, &lines);
    right = is_due(g, s, &lines, ORACLE_time) && is_due(g, s, &lines, ORACLE_idle);
    free(lines.lines);
    return right;
}

bool invoice_line_times_are_due(const struct invoice_glass *g, const struct oracle_session *s)
{
    struct invoice_check check = *g->check;
    struct invoice_glass told = {&check, g->bill, false};

    check.by_stamps = true;
    return times_are_due(g, s) || (oracle_is_misdated(s) && times_are_due(&told, s));
}

/* ---- prices ---- */

static bool tariff_has_price(const struct invoice_glass *g, const struct bill_line *line)
{
    const cJSON *e;

    cJSON_ArrayForEach (e, field(invoice_tariff(g->check, line), "elements"))
        if (json_is(e, "kind", line->kind) &&
            decimal_equal(decimal_field(e, "price", false), line->price))
            return true;
    return false;
}

/* Judges prices: each that is charged is due for as much as it is charged for. */
static void check_prices(struct invoice_glass *g, const struct oracle_session *s,
                         const struct oracle_lines *lines, enum oracle_kind kind)
{
    for (const struct bill_line *line = g->bill->lines; line->kind && !g->faulty; line++) {
        bool known = tariff_has_price(g, line);
        struct decimal is, must;
        char price[32], is_text[32], must_text[32];

        if (!is_of(line, s, kind) || (known && is_uneven(g, s)))
            continue;
        is = billed(g->bill, s, kind, &line->price);
        must = due(lines, kind, &line->price).quantity;
        if (known ? decimal_near(is, must, parts_off(kind)) : decimal_equal(is, must))
            continue;
        invoice_fault(g, INVOICE_WRONG, "invoice.price", s,
                      "%s is charged at %s for %s %s; the tariff in force has that price for %s.",
                      oracle_kind_name(kind), decimal_text(line->price, 2, price),
                      decimal_text(is, 0, is_text), due(lines, kind, NULL).unit,
                      known ? decimal_text(must, 0, must_text) : "nothing");
    }
}

static void check_net(struct invoice_glass *g, const struct bill_line *line,
                      const struct rounding *p)
{
    struct decimal exact = decimal_mul(line->quantity, line->price);
    struct decimal must = p->by_line ? decimal_round(exact, p->decimals, p->mode) : exact;
    struct decimal taxed = decimal_add(exact, rounding_percent(exact, p->tax_percent));
    struct decimal off = p->by_line ? DECIMAL_ZERO : decimal_make(5, p->decimals + 1);
    char is_text[32], must_text[32], *words;

    if (decimal_near(line->net, must, off))
        return;
    decimal_text(line->net, 2, is_text);
    decimal_text(must, 2, must_text);
    words = rounding_words(line->net, exact, p);
    if (words)
        invoice_fault(g, INVOICE_ROUNDING, "invoice.rounding", line->session,
                      "%s costs %s where %s is due: the amount is %s.", line->kind, is_text,
                      must_text, words);
    else if (!decimal_is_zero(p->tax_percent) && decimal_near(line->net, taxed, decimal_make(1, 2)))
        invoice_fault(g, INVOICE_WRONG, "invoice.tax", line->session,
                      "%s costs %s net where %s is due: tax is in the net.", line->kind, is_text,
                      must_text);
    else
        invoice_fault(g, INVOICE_WRONG, "invoice.price", line->session,
                      "%s costs %s where %s is due.", line->kind, is_text, must_text);
    free(words);
}

static void check_line(struct invoice_glass *g, const struct bill_line *line,
                       const struct rounding *p)
{
    char is[32], must[32];

    check_net(g, line, p);
    if (!decimal_equal(line->tax_percent, p->tax_percent))
        invoice_fault(g, INVOICE_WRONG, "invoice.tax", line->session,
                      "%s is taxed at %s %%; the rate in force is %s %%.", line->kind,
                      decimal_text(line->tax_percent, 0, is),
                      decimal_text(p->tax_percent, 0, must));
}

/* @return whether @p s is charged for though nothing came in it; then that is told. */
static bool sells_nothing(struct invoice_glass *g, const struct oracle_session *s)
{
    struct decimal net = DECIMAL_ZERO;
    char is[32];

    if (!oracle_is_failed_attempt(s) || !decimal_is_zero(billed(g->bill, s, ORACLE_energy, NULL)))
        return false;
    for (const struct bill_line *line = g->bill->lines; line->kind; line++)
        if (line->session == s)
            net = decimal_add(net, line->net);
    if (decimal_is_zero(net))
        return false;
    invoice_fault(
        g, INVOICE_ORPHAN, "invoice.orphan", s,
        "it is billed at %s; no energy came though the vehicle would have taken it, and a "
        "failed attempt is not sold.",
        decimal_text(net, 2, is));
    return true;
}

static void check_session(struct invoice_glass *g, const struct oracle_session *s)
{
    const cJSON *tariff = oracle_tariff_at(g->check->truth, s->station, s->started_ms);
    struct rounding p = rounding_of(tariff);
    struct oracle_lines lines;
    bool any_fault = false;

    if (sells_nothing(g, s))
        return;
    rate(g, s, &lines);
    for (int kind = 0; kind < ORACLE_KIND_COUNT; kind++) {
        g->faulty = false;
        if (check_quantity(g, s, &lines, (enum oracle_kind)kind))
            check_prices(g, s, &lines, (enum oracle_kind)kind);
        for (const struct bill_line *line = g->bill->lines; line->kind && !g->faulty; line++)
            if (is_of(line, s, (enum oracle_kind)kind))
                check_line(g, line, &p);
        any_fault |= g->faulty;
    }
    if (!any_fault)
        g->check->tell(g->check->ctx, INVOICE_EXACT, NULL, s, NULL);
    free(lines.lines);
}

static void count_fault(void *ctx, enum invoice_word word, const char *rule,
                        const struct oracle_session *s, const char *sentence)
{
    (void)word, (void)s, (void)sentence;
    *(int *)ctx += rule != NULL;
}

/* How many faults there are by the true hours, or by the stamps of the station. */
static int faults(const struct invoice_glass *g, const struct oracle_session *s, bool by_stamps)
{
    struct invoice_check check = *g->check;
    struct invoice_glass quiet = {&check, g->bill, false};
    int count = 0;

    check.by_stamps = by_stamps;
    check.tell = count_fault;
    check.ctx = &count;
    check_session(&quiet, s);
    return count;
}

/* A biller knows the hours that it was told. Where the clock of the station was off, a bill may be
 * right by its stamps, too; one that is wrong is told of by those that it is nearer to. */
static bool is_as_told(const struct invoice_glass *g, const struct oracle_session *s)
{
    return oracle_is_misdated(s) && faults(g, s, true) < faults(g, s, false);
}

void invoice_line_check_session(struct invoice_glass *g, const struct oracle_session *s)
{
    struct invoice_check check = *g->check;
    struct invoice_glass glass = {&check, g->bill, g->faulty};

    check.by_stamps = is_as_told(g, s);
    check_session(&glass, s);
    g->faulty = glass.faulty;
}

bool invoice_line_amounts_are_due(const struct invoice_glass *g, const struct oracle_session *s)
{
    return faults(g, s, is_as_told(g, s)) == 0;
}

void invoice_line_check_orphan(struct invoice_glass *g, const struct bill_line *line)
{
    const struct oracle_session *s = line->session;
    char net[32];

    if (bill_line_is_empty(line))
        return;
    decimal_text(line->net, 2, net);
    if (!s && line->told)
        return;
    if (!s)
        invoice_fault(g, INVOICE_ORPHAN, "invoice.orphan", NULL,
                      "%s of transaction %s at %s/%d is billed at %s; there was no such session.",
                      line->kind, invoice_transaction_words(line->transaction), line->station,
                      line->connector, net);
    else if (oracle_kind_of(line->kind) == ORACLE_KIND_COUNT && !decimal_is_zero(line->net))
        invoice_fault(g, INVOICE_ORPHAN, "invoice.orphan", s,
                      "\"%s\" is billed at %s; the tariff has no such item.", line->kind, net);
    else if (*s->account && strcmp(s->account, g->bill->account) != 0)
        invoice_fault(g, INVOICE_ORPHAN, "invoice.orphan", s,
                      "%s is billed to %s; the session was %s's.", line->kind,
                      *g->bill->account ? g->bill->account : "nobody who is named", s->account);
}
