#include "score/bill_check.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

#define SCALES                                                                                     \
    3 /* policies with the usual number of decimals and up to two more explain a figure */

static const char *const kind_rules[ORACLE_KIND_COUNT] = {
    [ORACLE_energy] = "invoice.energy",
    [ORACLE_time] = "invoice.time",
    [ORACLE_idle] = "invoice.idle",
    [ORACLE_flat] = "invoice.flat",
};

const char *bill_word(enum bill_word word)
{
    static const char *const names[BILL_WORD_COUNT] = {
#define X(name) [BILL_##name] = #name,
        BILL_WORD_LIST(X)
#undef X
    };

    assert((unsigned)word < BILL_WORD_COUNT);
    return names[word];
}

/* How amounts are rounded under a tariff. */
struct policy {
    bool by_line, by_document;
    int decimals;
    enum decimal_mode mode;
    struct decimal tax_percent;
};

/* One invoice under the glass. */
struct glass {
    const struct bill_check *check;
    const struct bill *bill;
    bool faulty; /* the session or total at hand */
};

static const char *transaction_words(const char *transaction)
{
    return *transaction ? transaction : "0";
}

static void tell(struct glass *g, enum bill_word word, const char *rule,
                 const struct oracle_session *s, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

static void tell(struct glass *g, enum bill_word word, const char *rule,
                 const struct oracle_session *s, const char *format, ...)
{
    char *body, *sentence;
    va_list args;

    va_start(args, format);
    body = mem_vprintf(format, args);
    va_end(args);
    sentence = s ? mem_printf("%s: %s, session %d at %s/%d (transaction %s): %s", bill_word(word),
                              g->bill->invoice, s->session, s->station, s->connector,
                              transaction_words(s->transaction), body)
                 : mem_printf("%s: %s: %s", bill_word(word), g->bill->invoice, body);
    g->faulty = true;
    g->check->tell(g->check->ctx, word, rule, s, sentence);
    free(sentence);
    free(body);
}

static struct policy policy_of(const cJSON *tariff)
{
    const cJSON *rounding = field(tariff, "rounding");
    const char *scope = field_text(rounding, "scope");

    return (struct policy){
        .by_line = !*scope || strcmp(scope, "line") == 0,
        .by_document = strcmp(scope, "document") == 0,
        .decimals = (int)json_int(rounding, "decimals", 2),
        .mode = decimal_mode_of(field_text(rounding, "mode")),
        .tax_percent = decimal_field(tariff, "tax_percent", true),
    };
}

static struct decimal percent_of(struct decimal amount, struct decimal percent)
{
    return decimal_mul(decimal_mul(amount, percent), decimal_make(1, 2));
}

/* Words for the policy that makes @p figure of @p exact, NULL when none does; the caller frees
 * them. */
static char *explanation(struct decimal figure, struct decimal exact, const struct policy *usual)
{
    for (int scale = 0; scale < SCALES; scale++)
        for (int mode = 0; mode < DECIMAL_MODE_COUNT; mode++) {
            int decimals = usual->decimals + scale;

            if (decimal_equal(figure, decimal_round(exact, decimals, (enum decimal_mode)mode)))
                return mem_printf("%s to %d decimals", decimal_mode_words((enum decimal_mode)mode),
                                  decimals);
        }
    return decimal_equal(figure, exact) ? mem_text("not rounded at all") : NULL;
}

/* ---- lines ---- */

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

/* Quantities of one kind; true when nets are worth a look. */
static bool check_quantity(struct glass *g, const struct oracle_session *s,
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
        tell(g, BILL_DUPLICATE, "invoice.duplicate", s, "%s is charged twice, %s %s instead of %s.",
             oracle_kind_name(kind), is_text, unit_of(kind), must_text);
    else
        tell(g, BILL_WRONG, kind_rules[kind], s, "%s is billed as %s %s; in truth it is %s.",
             oracle_kind_name(kind), is_text, unit_of(kind), must_text);
    return false;
}

/* Every price that is charged is due for that much. */
static void check_prices(struct glass *g, const struct oracle_session *s,
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
        tell(g, BILL_WRONG, "invoice.price", s,
             "%s is charged at %s for %s %s; the tariff in force has that price for %s.",
             oracle_kind_name(kind), decimal_text(line->price, 2, price),
             decimal_text(is, 0, is_text), unit_of(kind), decimal_text(must, 0, must_text));
    }
}

static void check_net(struct glass *g, const struct bill_line *line, const struct policy *p)
{
    struct decimal exact = decimal_mul(line->quantity, line->price);
    struct decimal must = p->by_line ? decimal_round(exact, p->decimals, p->mode) : exact;
    struct decimal taxed = decimal_add(exact, percent_of(exact, p->tax_percent));
    char is_text[32], must_text[32], *words;

    if (decimal_equal(line->net, must) ||
        (!p->by_line && decimal_near(line->net, must, decimal_make(5, 3))))
        return;
    decimal_text(line->net, 2, is_text);
    decimal_text(must, 2, must_text);
    words = explanation(line->net, exact, p);
    if (words)
        tell(g, BILL_ROUNDING, "invoice.rounding", line->session,
             "%s costs %s where %s is due: the amount is %s.", line->kind, is_text, must_text,
             words);
    else if (!decimal_is_zero(p->tax_percent) && decimal_near(line->net, taxed, decimal_make(1, 2)))
        tell(g, BILL_WRONG, "invoice.tax", line->session,
             "%s costs %s net where %s is due: tax is in the net.", line->kind, is_text, must_text);
    else
        tell(g, BILL_WRONG, "invoice.price", line->session, "%s costs %s where %s is due.",
             line->kind, is_text, must_text);
    free(words);
}

static void check_line(struct glass *g, const struct bill_line *line, const struct policy *p)
{
    char is[32], must[32];

    check_net(g, line, p);
    if (!decimal_equal(line->tax_percent, p->tax_percent))
        tell(g, BILL_WRONG, "invoice.tax", line->session, "%s is taxed at %s %%; it is %s %%.",
             line->kind, decimal_text(line->tax_percent, 0, is),
             decimal_text(p->tax_percent, 0, must));
}

static void check_session(struct glass *g, const struct oracle_session *s)
{
    const cJSON *tariff = oracle_tariff(g->check->truth, s->station);
    struct policy p = policy_of(tariff);
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
        g->check->tell(g->check->ctx, BILL_EXACT, NULL, s, NULL);
    free(lines.lines);
}

/* The line charges for what was no session of this account. */
static void check_orphan(struct glass *g, const struct bill_line *line)
{
    const struct oracle_session *s = line->session;
    char net[32];

    if (bill_line_is_empty(line))
        return;
    decimal_text(line->net, 2, net);
    if (!s)
        tell(g, BILL_ORPHAN, "invoice.orphan", NULL,
             "%s of transaction %s at %s/%d is charged with %s; there was no such session.",
             line->kind, transaction_words(line->transaction), line->station, line->connector, net);
    else if (oracle_kind_of(line->kind) == ORACLE_KIND_COUNT && !decimal_is_zero(line->net))
        tell(g, BILL_ORPHAN, "invoice.orphan", s,
             "\"%s\" is charged with %s; the tariff has no such thing.", line->kind, net);
    else if (*s->account && strcmp(s->account, g->bill->account) != 0)
        tell(g, BILL_ORPHAN, "invoice.orphan", s, "%s is charged to %s; it was a session of %s.",
             line->kind, g->bill->account, s->account);
}

/* ---- totals ---- */

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

static struct totals reckon(const struct bill *b, const struct policy *p)
{
    struct totals t = {decimal_make(0, 0), decimal_make(0, 0), decimal_make(0, 0)};

    for (size_t i = 0; i < b->count; i++) {
        struct decimal base, tax;

        if (!first_of_rate(b, i))
            continue;
        base = sum_of_rate(b, b->lines[i].tax_percent);
        base = p->by_document ? base : decimal_round(base, p->decimals, p->mode);
        tax = percent_of(base, b->lines[i].tax_percent);
        t.net = decimal_add(t.net, base);
        t.exact_tax = decimal_add(t.exact_tax, tax);
        t.tax = decimal_add(t.tax, p->by_document ? tax : decimal_round(tax, p->decimals, p->mode));
    }
    t.net = decimal_round(t.net, p->decimals, p->mode);
    t.tax = decimal_round(t.tax, p->decimals, p->mode);
    return t;
}

static void check_totals(struct glass *g, const struct policy *p)
{
    const struct bill *b = g->bill;
    struct totals must = reckon(b, p);
    struct decimal gross = decimal_add(b->net, b->tax);
    char is[32], want[32], *words;

    g->faulty = false;
    if (!decimal_equal(b->net, must.net))
        tell(g, BILL_WRONG, "invoice.total", NULL, "net is %s; the lines add up to %s.",
             decimal_text(b->net, 2, is), decimal_text(must.net, 2, want));
    if (!decimal_equal(b->tax, must.tax)) {
        words = explanation(b->tax, must.exact_tax, p);
        tell(g, words ? BILL_ROUNDING : BILL_WRONG, words ? "invoice.rounding" : "invoice.tax",
             NULL, "tax is %s; on that net it is %s%s%s.", decimal_text(b->tax, 2, is),
             decimal_text(must.tax, 2, want), words ? ": the amount is " : "", words ? words : "");
        free(words);
    }
    if (!g->faulty && !decimal_equal(b->gross, gross)) {
        struct decimal again = decimal_add(gross, percent_of(gross, p->tax_percent));
        bool taxed = decimal_near(b->gross, again, decimal_make(1, 2));

        tell(g, BILL_WRONG, taxed ? "invoice.tax" : "invoice.total", NULL,
             "gross is %s; net and tax are %s%s.", decimal_text(b->gross, 2, is),
             decimal_text(gross, 2, want), taxed ? ": tax was added twice" : "");
    }
}

void bill_check(const struct bill_check *check, const struct bill *b)
{
    struct glass g = {check, b, false};
    struct policy p = policy_of(oracle_tariff(check->truth, b->count ? b->lines[0].station : ""));

    for (size_t i = 0; i < b->count; i++) {
        const struct oracle_session *s = b->lines[i].session;
        bool seen = false;

        check_orphan(&g, &b->lines[i]);
        for (size_t k = 0; k < i; k++)
            seen |= b->lines[k].session == s;
        if (s && !seen)
            check_session(&g, s);
    }
    check_totals(&g, &p);
}
