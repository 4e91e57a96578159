#include "invoice/invoice_total_check.h"

#include <stdlib.h>

#include "base/mem.h"
#include "invoice/oracle.h"
#include "invoice/rounding.h"

/* What the sums are made of. */
struct amount {
    struct decimal net, percent;
};

/* By rate of tax. */
struct amounts {
    struct amount *list; /* ours */
    size_t count;
};

/* Adds @p net to what has the same rate. */
static void add_amount(struct amounts *a, struct decimal net, struct decimal percent)
{
    size_t i = 0;

    while (i < a->count && !decimal_equal(a->list[i].percent, percent))
        i++;
    if (i == a->count) {
        a->list = mem_resize(a->list, ++a->count, sizeof(*a->list));
        a->list[i] = (struct amount){net, percent};
    } else
        a->list[i].net = decimal_add(a->list[i].net, net);
}

static struct amounts amounts_of(const struct bill *b, bool reckoned)
{
    struct amounts a = {NULL, 0};

    for (const struct bill_line *line = b->lines; line->kind; line++)
        add_amount(&a, reckoned ? decimal_mul(line->quantity, line->price) : line->net,
                   line->tax_percent);
    return a;
}

struct totals {
    struct decimal net, tax, exact_tax;
};

static struct totals reckon(const struct amounts *a, const struct rounding *p)
{
    struct totals t = {decimal_make(0, 0), decimal_make(0, 0), decimal_make(0, 0)};

    for (size_t i = 0; i < a->count; i++) {
        struct decimal base =
            p->by_document ? a->list[i].net : decimal_round(a->list[i].net, p->decimals, p->mode);
        struct decimal tax = rounding_percent(base, a->list[i].percent);

        t.net = decimal_add(t.net, base);
        t.exact_tax = decimal_add(t.exact_tax, tax);
        t.tax = decimal_add(t.tax, p->by_document ? tax : decimal_round(tax, p->decimals, p->mode));
    }
    t.net = decimal_round(t.net, p->decimals, p->mode);
    t.tax = decimal_round(t.tax, p->decimals, p->mode);
    return t;
}

/* The sums of the lines. Where these are not rounded each by itself, they may be shown rounded:
 * then what quantities and prices come to counts, if @p b has that. */
static struct totals totals_of(const struct bill *b, const struct rounding *p)
{
    struct amounts a = amounts_of(b, false);
    struct totals t = reckon(&a, p);

    free(a.list);
    if (p->by_line || (decimal_equal(t.net, b->net) && decimal_equal(t.tax, b->tax)))
        return t;
    a = amounts_of(b, true);
    t = reckon(&a, p);
    free(a.list);
    return t;
}

/* What @p units of the smallest unit of money are. */
static struct decimal units(const struct rounding *p, size_t count)
{
    return decimal_make((int64_t)count, p->decimals);
}

static void judge_tax(struct invoice_glass *g, const struct rounding *p, const struct totals *must,
                      struct decimal off)
{
    const struct bill *b = g->bill;
    char is[32], want[32], *words;

    if (decimal_near(b->tax, must->tax, off))
        return;
    words = rounding_words(b->tax, must->exact_tax, p);
    invoice_fault(
        g, words ? INVOICE_ROUNDING : INVOICE_WRONG, words ? "invoice.rounding" : "invoice.tax",
        NULL, "tax is %s; on that net it is %s%s%s.", decimal_text(b->tax, 2, is),
        decimal_text(must->tax, 2, want), words ? ": the amount is " : "", words ? words : "");
    free(words);
}

static void judge_gross(struct invoice_glass *g, const struct rounding *p)
{
    const struct bill *b = g->bill;
    struct decimal gross = decimal_add(b->net, b->tax);
    struct decimal again = decimal_add(gross, rounding_percent(gross, p->tax_percent));
    bool taxed = decimal_near(b->gross, again, decimal_make(1, p->decimals));
    char is[32], want[32];

    if (!decimal_equal(b->gross, gross))
        invoice_fault(g, INVOICE_WRONG, taxed ? "invoice.tax" : "invoice.total", NULL,
                      "gross is %s; net and tax are %s%s.", decimal_text(b->gross, 2, is),
                      decimal_text(gross, 2, want), taxed ? ": tax was added twice" : "");
}

static void judge_net(struct invoice_glass *g, const struct totals *must, struct decimal off)
{
    char is[32], want[32];

    if (!decimal_near(g->bill->net, must->net, off))
        invoice_fault(g, INVOICE_WRONG, "invoice.total", NULL, "net is %s; the lines add up to %s.",
                      decimal_text(g->bill->net, 2, is), decimal_text(must->net, 2, want));
}

static struct rounding rounding_for(const struct invoice_check *check, const struct bill *b)
{
    for (const struct bill_line *line = b->lines; line->kind; line++)
        if (line->session)
            return rounding_of(invoice_tariff(check, line));
    return rounding_of(oracle_tariff(check->truth, b->count ? b->lines->station : ""));
}

void invoice_total_check(struct invoice_glass *g)
{
    struct rounding p = rounding_for(g->check, g->bill);
    struct totals must = totals_of(g->bill, &p);
    struct decimal off = units(&p, g->bill->corrections);

    g->faulty = false;
    judge_net(g, &must, off);
    judge_tax(g, &p, &must, off);
    if (!g->faulty)
        judge_gross(g, &p);
}

void invoice_total_check_correction(struct invoice_glass *g)
{
    struct rounding p = rounding_for(g->check, g->bill->count ? g->bill : g->bill->corrects);
    struct totals must = totals_of(g->bill, &p);

    g->faulty = false;
    judge_gross(g, &p);
    if (g->faulty || g->bill->count == 0)
        return;
    judge_net(g, &must, units(&p, 0));
    if (!g->faulty)
        judge_tax(g, &p, &must, units(&p, 1));
}

/* ---- what must be paid ---- */

static void add_due(const struct invoice_check *check, const struct oracle_session *s,
                    const struct rounding *p, struct amounts *a)
{
    const cJSON *tariff = oracle_tariff_at(check->truth, s->station, s->started_ms);
    struct decimal percent = rounding_of(tariff).tax_percent;
    struct oracle_session dated = *s;
    struct oracle_lines lines;

    dated.by_stamps = check->by_stamps;
    oracle_rate(&dated, tariff, check->rf, check->scenario, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        struct decimal net = decimal_mul(lines.lines[i].quantity, lines.lines[i].price);

        add_amount(a, p->by_line ? decimal_round(net, p->decimals, p->mode) : net, percent);
    }
    free(lines.lines);
}

static bool is_due(const struct invoice_check *check, const struct bill *b)
{
    struct rounding p = rounding_for(check, b);
    struct amounts a = {NULL, 0};
    struct totals must;
    struct decimal off = units(&p, b->corrections);

    for (size_t i = 0; b->lines[i].kind; i++)
        if (bill_is_first(b, i))
            add_due(check, b->lines[i].session, &p, &a);
    must = reckon(&a, &p);
    free(a.list);
    return decimal_near(b->net, must.net, off) && decimal_near(b->tax, must.tax, off) &&
           decimal_equal(b->gross, decimal_add(b->net, b->tax));
}

bool invoice_total_is_due(const struct invoice_check *check, const struct bill *b)
{
    struct invoice_check told = *check;

    told.by_stamps = true;
    return is_due(check, b) || is_due(&told, b);
}
