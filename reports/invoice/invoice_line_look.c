#include "invoice/invoice_line_look.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "facts/field.h"
#include "invoice/invoice_line_check.h"
#include "invoice/invoice_unit.h"
#include "invoice/line_text.h"
#include "invoice/oracle_line.h"
#include "invoice/rounding.h"

#define CLOCKS_MS 60000 /* whole minutes, and clocks that are not quite the same */
#define SIXTIETH  decimal_make(16666667, 9)

static void look_at_unit(struct invoice_glass *g, const struct bill_line *line)
{
    if (!invoice_unit_fits(g->check, line))
        invoice_fault(g, INVOICE_WRONG, "invoice.unit", line->session,
                      "%s is billed in \"%s\"; the tariff prices it by %s.", line->kind, line->unit,
                      invoice_unit_due(g->check, line));
}

/* ---- when and where ---- */

/* The time in which a line of @p kind may lie. */
static struct span time_of(const struct oracle_session *s, enum oracle_kind kind)
{
    bool charging = kind == ORACLE_energy || kind == ORACLE_time;
    int64_t to_ms = charging ? s->stopped_ms : s->over_ms;

    return (struct span){s->started_ms - CLOCKS_MS, to_ms == INT64_MAX ? to_ms : to_ms + CLOCKS_MS};
}

static bool is_outside(const struct oracle_session *s, struct span of, int64_t ms)
{
    return ms && !oracle_may_be_dated(s, of, ms);
}

/* @p ms in local time; @p missing where that is @p none. */
static const char *moment(const struct invoice_glass *g, int64_t ms, int64_t none,
                          const char *missing, char out[32])
{
    if (ms == none)
        return missing;
    runfile_local(g->check->rf, g->check->scenario, ms, false, out);
    return out;
}

static void look_at_dates(struct invoice_glass *g, const struct bill_line *line)
{
    const struct oracle_session *s = line->session;
    struct span may;
    char from[32], to[32], begun[32], over[32];

    if (!s || s->started_ms == INT64_MAX)
        return;
    may = time_of(s, oracle_kind_of(line->kind));
    if (!is_outside(s, may, line->from_ms) && !is_outside(s, may, line->to_ms) &&
        (!line->from_ms || !line->to_ms || line->from_ms <= line->to_ms || s->uneven))
        return;
    if (!invoice_line_times_are_due(g, s)) /* told as too much or too little of it */
        return;
    invoice_fault(g, INVOICE_WRONG, "invoice.dates", s,
                  "%s is dated %s to %s; the session was from %s to %s.", line->kind,
                  moment(g, line->from_ms, 0, "?", from), moment(g, line->to_ms, 0, "?", to),
                  moment(g, s->started_ms, INT64_MAX, "?", begun),
                  moment(g, s->over_ms, INT64_MAX, "now", over));
}

static void look_at_place(struct invoice_glass *g, const struct bill_line *line)
{
    const struct oracle_session *s = line->session;

    if (!s || !line->connector || line->connector == s->connector)
        return;
    invoice_fault(g, INVOICE_WRONG, "invoice.place", s,
                  "%s is billed as of connector %d; the session was at %d.", line->kind,
                  line->connector, s->connector);
}

/* ---- words ---- */

struct figures {
    struct line_text_figure *list;
    size_t count;
};

static void may_say(struct figures *f, enum line_text_measure measure, struct decimal value)
{
    if (!value.valid)
        return;
    f->list = mem_resize(f->list, f->count + 1, sizeof(*f->list));
    f->list[f->count++] = (struct line_text_figure){measure, value};
}

/* An amount, its tax, and both together. */
static void may_say_money(struct figures *f, struct decimal amount, struct decimal percent)
{
    struct decimal tax = rounding_percent(amount, percent);

    may_say(f, LINE_TEXT_money, amount);
    may_say(f, LINE_TEXT_money, tax);
    may_say(f, LINE_TEXT_money, decimal_add(amount, tax));
}

/* A duration in hours, and in minutes. */
static void may_say_time(struct figures *f, struct decimal quantity, const char *unit)
{
    if (strcmp(unit, "min") == 0) {
        may_say(f, LINE_TEXT_minutes, quantity);
        may_say(f, LINE_TEXT_hours, decimal_mul(quantity, SIXTIETH));
    } else if (strcmp(unit, "h") == 0) {
        may_say(f, LINE_TEXT_hours, quantity);
        may_say(f, LINE_TEXT_minutes, decimal_mul(quantity, decimal_make(60, 0)));
    }
}

static void may_say_line(const struct invoice_check *check, struct figures *f,
                         const struct bill_line *line)
{
    may_say_money(f, line->net, line->tax_percent);
    may_say_money(f, line->price, line->tax_percent);
    if (oracle_kind_of(line->kind) == ORACLE_energy)
        may_say(f, LINE_TEXT_energy, line->quantity);
    may_say_time(f, line->quantity, invoice_unit_due(check, line));
}

static void may_say_tariff(struct figures *f, const cJSON *tariff)
{
    const cJSON *e;

    cJSON_ArrayForEach (e, field(tariff, "elements")) {
        struct decimal after_s = decimal_field(e, "after_s", false); /* invalid: it has none */

        may_say_money(f, decimal_field(e, "price", false), rounding_of(tariff).tax_percent);
        may_say_time(f, decimal_mul(after_s, SIXTIETH), "min");
    }
}

/* What a correction takes back. */
static void may_say_corrected(const struct invoice_glass *g, struct figures *f,
                              const struct bill_line *line)
{
    if (!g->bill->corrects)
        return;
    for (const struct bill_line *of = g->bill->corrects->lines; of->kind; of++)
        if (of->session == line->session && strcmp(of->kind, line->kind) == 0)
            may_say_line(g->check, f, of);
}

/* Register readings, and the session as a whole. */
static void may_say_session(struct figures *f, const struct bill *b, const struct bill_line *of)
{
    struct decimal net = DECIMAL_ZERO, energy = DECIMAL_ZERO;
    const struct told_transaction *told = of->session ? of->session->told : NULL;

    for (const struct bill_line *line = b->lines; line->kind; line++) {
        if (line->session != of->session)
            continue;
        net = decimal_add(net, line->net);
        if (oracle_kind_of(line->kind) == ORACLE_energy)
            energy = decimal_add(energy, line->quantity);
    }
    may_say_money(f, net, of->tax_percent);
    may_say(f, LINE_TEXT_energy, energy);
    if (told && told->begun_wh >= 0)
        may_say(f, LINE_TEXT_energy, decimal_make(told->begun_wh, 3));
    if (told && told->ended_wh >= 0)
        may_say(f, LINE_TEXT_energy, decimal_make(told->ended_wh, 3));
}

static void may_say_document(struct figures *f, const struct bill *b)
{
    may_say(f, LINE_TEXT_money, b->net);
    may_say(f, LINE_TEXT_money, b->tax);
    may_say(f, LINE_TEXT_money, b->gross);
}

/* Words that fit a figure that is wrong itself, or was right before, are told with that. */
static bool amounts_are_wrong(const struct invoice_glass *g, const struct bill_line *line)
{
    return line->session && !g->bill->corrects && !invoice_line_amounts_are_due(g, line->session);
}

static void look_at_text(struct invoice_glass *g, const struct bill_line *line)
{
    const cJSON *tariff = invoice_tariff(g->check, line);
    enum oracle_kind kind = oracle_kind_of(line->kind);
    struct figures f = {NULL, 0};
    struct line_text t = {.text = line->text,
                          .currency = g->bill->currency,
                          .tariff_currency = field_text(tariff, "currency"),
                          .timed = kind == ORACLE_time || kind == ORACLE_idle};
    char *wrong, net[32];

    decimal_text(line->net, 2, net);
    if (!*line->text) {
        invoice_fault(g, INVOICE_WRONG, "invoice.text", line->session,
                      "%s for %s says nothing to who has to pay it.", line->kind, net);
        return;
    }
    may_say_line(g->check, &f, line);
    may_say_corrected(g, &f, line);
    may_say_tariff(&f, tariff);
    may_say_session(&f, g->bill, line);
    may_say_document(&f, g->bill);
    t.figures = f.list;
    t.count = f.count;
    wrong = line_text_contradiction(&t);
    if (wrong && !amounts_are_wrong(g, line))
        invoice_fault(g, INVOICE_WRONG, "invoice.text", line->session,
                      "the text of %s for %s says %s: \"%.120s\".", line->kind, net, wrong,
                      line->text);
    free(f.list);
    free(wrong);
}

/* ---- all of them ---- */

typedef void look_fn(struct invoice_glass *g, const struct bill_line *line);

void invoice_line_look(struct invoice_glass *g)
{
    static look_fn *const looks[] = {look_at_unit, look_at_dates, look_at_place, look_at_text,
                                     NULL};

    for (look_fn *const *look = looks; *look; look++) {
        const struct bill_line *told = NULL;

        for (const struct bill_line *line = g->bill->lines; line->kind; line++) {
            if (bill_line_is_empty(line) || (told && line->session == told->session))
                continue;
            g->faulty = false;
            (*look)(g, line);
            if (g->faulty)
                told = line;
        }
    }
}
