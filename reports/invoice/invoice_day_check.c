#include "invoice/invoice_day_check.h"

#include <string.h>

#include "base/number.h"
#include "facts/field.h"
#include "invoice/account_period.h"

#define CLOCKS_MS 60000 /* clocks that are not quite the same */
#define DAY_MS    86400000LL

/* What @p ms says: itself, or a local day. */
static struct span meant(const struct invoice_glass *g, int64_t ms)
{
    int64_t day_ms = ms - 1000LL * runfile_offset_s(g->check->rf, g->check->scenario, ms);

    return ms % DAY_MS == 0 ? (struct span){day_ms, day_ms + DAY_MS} : (struct span){ms, ms};
}

static const char *local(const struct invoice_glass *g, int64_t ms, char out[32])
{
    runfile_local(g->check->rf, g->check->scenario, ms, false, out);
    return out;
}

static struct span period_of(const struct invoice_glass *g, const char *period, int64_t ms)
{
    return account_period(g->check->rf, g->check->scenario, period, ms);
}

/* The invoice in whose place @p b is: one about its sessions that came before; NULL: none. */
static const struct bill *replaced_by(const struct invoice_glass *g, const struct bill *b)
{
    const struct bill *other = g->check->bills->bills;

    for (; strcmp(other->invoice, b->invoice) != 0; other++) {
        if (other->is_note || other->corrects)
            continue;
        for (const struct bill_line *line = b->lines; line->kind; line++)
            if (line->session && bill_charges(other, line->session))
                return other;
    }
    return NULL;
}

/* ---- the day of issue ---- */

/* The last of the sessions of a bill to end, and when an invoice about all of them is due. */
struct due {
    const struct oracle_session *last;
    int64_t over_ms, early_ms, late_ms; /* early: the end of the period of the last */
    bool waited;                        /* one was held back, and rightly: nobody knows how long */
};

static struct due due_of(const struct invoice_glass *g, const char *period)
{
    struct due d = {NULL, 0, 0, 0, false};

    for (const struct bill_line *line = g->bill->lines; line->kind; line++) {
        const struct oracle_session *s = line->session;
        int64_t over_ms, known_ms;

        if (!s || s->stopped_ms == INT64_MAX)
            continue;
        over_ms = s->over_ms == INT64_MAX ? s->stopped_ms : s->over_ms;
        known_ms = s->known_ms == INT64_MAX ? over_ms : s->known_ms;
        if (over_ms > d.over_ms) {
            d.over_ms = over_ms;
            d.last = s;
            d.early_ms = *period ? period_of(g, period, over_ms).to_ms : over_ms;
        }
        d.waited |= invoice_held_rightly(g->check, s);
        known_ms = number_most(known_ms, over_ms);
        if (*period)
            d.late_ms = number_most(d.late_ms,
                                    period_of(g, period, known_ms).to_ms + ACCOUNT_PERIOD_ISSUE_MS);
    }
    return d;
}

static void judge_replacement(struct invoice_glass *g, const struct bill *of)
{
    char day[32], before[32];

    if (meant(g, g->bill->issued_ms).to_ms >= of->issued_ms)
        return;
    invoice_fault(g, INVOICE_WRONG, "invoice.issued", NULL,
                  "it is dated %s, before %s, of %s, which it %s.",
                  local(g, g->bill->issued_ms, day), of->invoice, local(g, of->issued_ms, before),
                  g->bill->corrects ? "corrects" : "replaces");
}

static void judge_early(struct invoice_glass *g, const struct due *d)
{
    const struct bill *b = g->bill;
    char day[32], end[32];

    if (meant(g, b->issued_ms).to_ms < d->over_ms - CLOCKS_MS)
        invoice_fault(g, INVOICE_WRONG, "invoice.issued", d->last,
                      "it is dated %s; the session ended on %s.", local(g, b->issued_ms, day),
                      local(g, d->over_ms, end));
    else if (meant(g, b->issued_ms).to_ms < d->early_ms - CLOCKS_MS)
        invoice_fault(g, INVOICE_WRONG, "invoice.issued", d->last,
                      "it is dated %s; its period ends on %s.", local(g, b->issued_ms, day),
                      local(g, d->early_ms, end));
}

static void judge_late(struct invoice_glass *g, const struct due *d)
{
    const struct bill *b = g->bill;
    bool dated = meant(g, b->issued_ms).from_ms > d->late_ms;
    char day[32], end[32];

    if (!d->late_ms || d->waited ||
        (!dated && (b->received_ms == INT64_MAX || b->received_ms <= d->late_ms + CLOCKS_MS)))
        return;
    invoice_fault(g, INVOICE_MISSING, "invoice.missing", d->last,
                  "it %s %s; it was due on %s, when its period was over.",
                  dated ? "is dated" : "came on",
                  local(g, dated ? b->issued_ms : b->received_ms, day),
                  local(g, d->late_ms - ACCOUNT_PERIOD_ISSUE_MS, end));
}

static void judge_issue(struct invoice_glass *g)
{
    const struct bill *b = g->bill;
    const struct bill *of = b->corrects ? b->corrects : replaced_by(g, b);
    struct due d = due_of(g, field_text(invoice_account(g->check, b->account), "period"));

    if (!b->issued_ms || (b->is_note && !of)) /* one that corrects nothing is told as that */
        return;
    if (of) {
        judge_replacement(g, of);
    } else if (d.last) {
        judge_early(g, &d);
        judge_late(g, &d);
    }
}

/* ---- the period ---- */

static bool is_near(int64_t a, int64_t b)
{
    return a >= b - CLOCKS_MS && a <= b + CLOCKS_MS;
}

/* The first session of the bill whose end, and the news of it, lie outside its period; NULL: none.
 */
static const struct oracle_session *outside(const struct invoice_glass *g)
{
    const struct bill *b = g->bill;
    struct span p = {b->period_from_ms - CLOCKS_MS, b->period_to_ms + CLOCKS_MS};

    for (const struct bill_line *line = b->lines; line->kind; line++) {
        const struct oracle_session *s = line->session;

        if (!s || s->over_ms == INT64_MAX)
            continue;
        if ((s->over_ms < p.from_ms || s->over_ms > p.to_ms) &&
            (s->known_ms < p.from_ms || s->known_ms > p.to_ms) &&
            !invoice_held_rightly(g->check, s))
            return s;
    }
    return NULL;
}

static void judge_period(struct invoice_glass *g)
{
    const struct bill *b = g->bill;
    const char *period = field_text(invoice_account(g->check, b->account), "period");
    const struct oracle_session *s = outside(g);
    char from[32], to[32], over[32];
    struct span whole;

    if (!b->period_from_ms || !b->period_to_ms)
        return;
    local(g, b->period_from_ms, from);
    local(g, b->period_to_ms, to);
    if (s) {
        invoice_fault(g, INVOICE_WRONG, "invoice.period", s,
                      "it is for %s to %s; the session ended on %s.", from, to,
                      local(g, s->over_ms, over));
        return;
    }
    whole = period_of(g, period, b->period_from_ms + CLOCKS_MS);
    if (*period &&
        (!is_near(b->period_from_ms, whole.from_ms) || !is_near(b->period_to_ms, whole.to_ms)))
        invoice_fault(g, INVOICE_WRONG, "invoice.period", NULL,
                      "it is for %s to %s; %s is billed by the %s.", from, to, b->account, period);
}

void invoice_day_check(struct invoice_glass *g)
{
    judge_issue(g);
    judge_period(g);
}
