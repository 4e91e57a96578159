#include "invoice/invoice_line_check.h"

#include <stdlib.h>
#include <string.h>

#include "invoice/oracle.h"
#include "invoice/rounding.h"

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
    struct decimal sum = decimal_make(0, 0);

    for (size_t i = 0; i < b->count; i++)
        if (is_of(&b->lines[i], s, kind) && (!price || decimal_equal(b->lines[i].price, *price)))
            sum = decimal_add(sum, b->lines[i].quantity);
    return sum;
}

static struct decimal due(const struct oracle_lines *lines, enum oracle_kind kind,
                          const struct decimal *price)
{
    struct decimal sum = decimal_make(0, 0);

    for (size_t i = 0; i < lines->count; i++)
        if (lines->lines[i].kind == kind &&
            (!price || decimal_equal(lines->lines[i].price, *price)))
            sum = decimal_add(sum, lines->lines[i].quantity);
    return sum;
}

/* How far parts may be off where a tariff changes in mid-session: readings between which the
 * register is interpolated are whole Wh and some seconds off; hours are rounded part by part. */
static struct decimal parts_off(enum oracle_kind kind)
{
    switch (kind) {
    case ORACLE_energy:
        return decimal_make(10, 3);
    case ORACLE_time:
        return decimal_make(2, 4);
    case ORACLE_idle:
    case ORACLE_flat:
    case ORACLE_KIND_COUNT:
        break;
    }
    return decimal_make(0, 0);
}

static bool same_total(struct decimal a, struct decimal b, enum oracle_kind kind, size_t parts)
{
    struct decimal most =
        decimal_make(kind == ORACLE_time && parts > 1 ? (int64_t)parts - 1 : 0, 4);

    return decimal_near(a, b, most);
}

static size_t count_due(const struct oracle_lines *lines, enum oracle_kind kind)
{
    size_t n = 0;

    for (size_t i = 0; i < lines->count; i++)
        n += lines->lines[i].kind == kind;
    return n;
}

static const char *unit_of(enum oracle_kind kind)
{
    static const char *const units[ORACLE_KIND_COUNT] = {"kWh", "h", "min", "times"};

    return kind < ORACLE_KIND_COUNT ? units[kind] : "";
}

/* Judges the quantities of one kind. @return whether they are right, so that prices are worth a
 * look. */
static bool check_quantity(struct invoice_glass *g, const struct oracle_session *s,
                           const struct oracle_lines *lines, enum oracle_kind kind)
{
    struct decimal is = billed(g->bill, s, kind, NULL), must = due(lines, kind, NULL);
    bool twice = !decimal_is_zero(must) && decimal_equal(is, decimal_add(must, must));
    char is_text[32], must_text[32];

    if (same_total(is, must, kind, count_due(lines, kind)))
        return true;
    decimal_text(is, 0, is_text);
    decimal_text(must, 0, must_text);
    if (twice)
        invoice_fault(g, INVOICE_DUPLICATE, "invoice.duplicate", s,
                      "%s is charged twice, %s %s instead of %s.", oracle_kind_name(kind), is_text,
                      unit_of(kind), must_text);
    else
        invoice_fault(g, INVOICE_WRONG, kind_rules[kind], s,
                      "%s is billed as %s %s; in truth it is %s.", oracle_kind_name(kind), is_text,
                      unit_of(kind), must_text);
    return false;
}

/* Judges prices: each that is charged is due for as much as it is charged for. */
static void check_prices(struct invoice_glass *g, const struct oracle_session *s,
                         const struct oracle_lines *lines, enum oracle_kind kind)
{
    for (size_t i = 0; i < g->bill->count && !g->faulty; i++) {
        const struct bill_line *line = &g->bill->lines[i];
        struct decimal is, must;
        char price[32], is_text[32], must_text[32];

        if (!is_of(line, s, kind))
            continue;
        is = billed(g->bill, s, kind, &line->price);
        must = due(lines, kind, &line->price);
        if (decimal_near(is, must, parts_off(kind)))
            continue;
        invoice_fault(g, INVOICE_WRONG, "invoice.price", s,
                      "%s is charged at %s for %s %s; the tariff in force has that price for %s.",
                      oracle_kind_name(kind), decimal_text(line->price, 2, price),
                      decimal_text(is, 0, is_text), unit_of(kind),
                      decimal_text(must, 0, must_text));
    }
}

static void check_net(struct invoice_glass *g, const struct bill_line *line,
                      const struct rounding *p)
{
    struct decimal exact = decimal_mul(line->quantity, line->price);
    struct decimal must = p->by_line ? decimal_round(exact, p->decimals, p->mode) : exact;
    struct decimal taxed = decimal_add(exact, rounding_percent(exact, p->tax_percent));
    char is_text[32], must_text[32], *words;

    if (decimal_equal(line->net, must) ||
        (!p->by_line && decimal_near(line->net, must, decimal_make(5, 3))))
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

void invoice_line_check_session(struct invoice_glass *g, const struct oracle_session *s)
{
    const cJSON *tariff = oracle_tariff_at(g->check->truth, s->station, s->started_ms);
    struct rounding p = rounding_of(tariff);
    struct oracle_lines lines;
    bool any_fault = false;

    oracle_rate(s, tariff, g->check->rf, g->check->scenario, &lines);
    for (int kind = 0; kind < ORACLE_KIND_COUNT; kind++) {
        g->faulty = false;
        if (check_quantity(g, s, &lines, (enum oracle_kind)kind))
            check_prices(g, s, &lines, (enum oracle_kind)kind);
        for (size_t i = 0; i < g->bill->count && !g->faulty; i++)
            if (is_of(&g->bill->lines[i], s, (enum oracle_kind)kind))
                check_line(g, &g->bill->lines[i], &p);
        any_fault |= g->faulty;
    }
    if (!any_fault)
        g->check->tell(g->check->ctx, INVOICE_EXACT, NULL, s, NULL);
    free(lines.lines);
}

void invoice_line_check_orphan(struct invoice_glass *g, const struct bill_line *line)
{
    const struct oracle_session *s = line->session;
    char net[32];

    if (bill_line_is_empty(line))
        return;
    decimal_text(line->net, 2, net);
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
                      "%s is billed to %s; the session was %s's.", line->kind, g->bill->account,
                      s->account);
}
