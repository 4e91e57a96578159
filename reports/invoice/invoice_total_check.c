#include "invoice/invoice_total_check.h"

#include <stdlib.h>

static bool first_of_rate(const struct bill *b, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (decimal_equal(b->lines[k].tax_percent, b->lines[i].tax_percent))
            return false;
    return true;
}

static struct decimal sum_of_rate(const struct bill *b, struct decimal rate)
{
    struct decimal sum = decimal_make(0, 0);

    for (size_t i = 0; i < b->count; i++)
        if (decimal_equal(b->lines[i].tax_percent, rate))
            sum = decimal_add(sum, b->lines[i].net);
    return sum;
}

struct totals {
    struct decimal net, tax, exact_tax;
};

static struct totals reckon(const struct bill *b, const struct rounding *p)
{
    struct totals t = {decimal_make(0, 0), decimal_make(0, 0), decimal_make(0, 0)};

    for (size_t i = 0; i < b->count; i++) {
        struct decimal base, tax;

        if (!first_of_rate(b, i))
            continue;
        base = sum_of_rate(b, b->lines[i].tax_percent);
        base = p->by_document ? base : decimal_round(base, p->decimals, p->mode);
        tax = rounding_percent(base, b->lines[i].tax_percent);
        t.net = decimal_add(t.net, base);
        t.exact_tax = decimal_add(t.exact_tax, tax);
        t.tax = decimal_add(t.tax, p->by_document ? tax : decimal_round(tax, p->decimals, p->mode));
    }
    t.net = decimal_round(t.net, p->decimals, p->mode);
    t.tax = decimal_round(t.tax, p->decimals, p->mode);
    return t;
}

void invoice_total_check(struct invoice_glass *g, const struct rounding *p)
{
    const struct bill *b = g->bill;
    struct totals must = reckon(b, p);
    struct decimal gross = decimal_add(b->net, b->tax);
    char is[32], want[32], *words;

    g->faulty = false;
    if (!decimal_equal(b->net, must.net))
        invoice_fault(g, INVOICE_WRONG, "invoice.total", NULL, "net is %s; the lines add up to %s.",
                      decimal_text(b->net, 2, is), decimal_text(must.net, 2, want));
    if (!decimal_equal(b->tax, must.tax)) {
        words = rounding_words(b->tax, must.exact_tax, p);
        invoice_fault(
            g, words ? INVOICE_ROUNDING : INVOICE_WRONG, words ? "invoice.rounding" : "invoice.tax",
            NULL, "tax is %s; on that net it is %s%s%s.", decimal_text(b->tax, 2, is),
            decimal_text(must.tax, 2, want), words ? ": the amount is " : "", words ? words : "");
        free(words);
    }
    if (!g->faulty && !decimal_equal(b->gross, gross)) {
        struct decimal again = decimal_add(gross, rounding_percent(gross, p->tax_percent));
        bool taxed = decimal_near(b->gross, again, decimal_make(1, 2));

        invoice_fault(g, INVOICE_WRONG, taxed ? "invoice.tax" : "invoice.total", NULL,
                      "gross is %s; net and tax are %s%s.", decimal_text(b->gross, 2, is),
                      decimal_text(gross, 2, want), taxed ? ": tax was added twice" : "");
    }
}
