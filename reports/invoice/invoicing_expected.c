/* invoicing_expected.c - what a scenario expects of all its bills together. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"
#include "invoice/invoicing.h"
#include "invoice/oracle_line.h"

static bool is_billed(const struct invoicing *in, const struct oracle_session *s)
{
    for (const struct bill *b = in->bills.bills; b->invoice; b++)
        if (bill_stands(b) && bill_charges(b, s))
            return true;
    return false;
}

/* The sessions of @p b that never were, by their transactions. */
static int count_invented(const struct bill *b)
{
    const char *last = NULL;
    int n = 0;

    for (const struct bill_line *line = b->lines; line->kind; line++) {
        if (line->session || bill_line_is_empty(line))
            continue;
        n += !last || strcmp(line->transaction, last) != 0;
        last = line->transaction;
    }
    return n;
}

/* Sessions on bills that stand. */
static int count_billed(const struct invoicing *in)
{
    int n = 0;

    for (const struct oracle_session *s = in->truth->sessions; s->station; s++)
        n += is_billed(in, s);
    for (const struct bill *b = in->bills.bills; b->invoice; b++)
        n += bill_stands(b) ? count_invented(b) : 0;
    return n;
}

static void tell_count(struct invoicing *in, enum invoicing_worth worth, int billed, int wanted)
{
    invoicing_find(in, worth, "invoice.sessions", NULL,
                   "%d sessions are billed; the scenario expects %d.", billed, wanted);
}

/* Fewer than expected may be all that could be: of the others the CSMS never heard the end, or what
 * it heard cannot be. */
static void judge_count(struct invoicing *in)
{
    int wanted = field_small(in->expect, "sessions"), billed = count_billed(in);

    if (!field(in->expect, "sessions"))
        return;
    in->judged = true;
    if (billed > wanted)
        tell_count(in, INVOICING_fails, billed, wanted);
    else if (billed + in->unknown + in->held_rightly < wanted)
        tell_count(in, INVOICING_missing, billed, wanted);
    else if (billed < wanted)
        invoicing_find(in, INVOICING_open, "invoice.sessions", NULL,
                       "%d sessions are billed, %d are expected; of %d the CSMS was never told the "
                       "end, %d are held back for what was told of them.",
                       billed, wanted, in->unknown, in->held_rightly);
}

static void judge_nothing(struct invoicing *in)
{
    if (!field_flag(in->expect, "nothing"))
        return;
    in->judged = true;
    for (const struct bill *b = in->bills.bills; b->invoice; b++) {
        uint64_t seqs[] = {b->event, 0};
        char gross[32];

        if (bill_stands(b) && !decimal_is_zero(b->gross))
            invoicing_find(in, INVOICING_fails, "invoice.sessions", seqs,
                           "%s charges %s %s %s; nothing should have been billed.", b->invoice,
                           b->account, decimal_text(b->gross, 2, gross), b->currency);
    }
}

/* ---- idle time ---- */

/* What @p b, with its corrections, charges for idle time. */
static struct decimal idle_of(const struct invoicing *in, const struct bill *b)
{
    struct bill all = bill_corrected(&in->bills, b);
    struct decimal sum = decimal_make(0, 0);

    for (const struct bill_line *line = all.lines; line->kind; line++)
        if (oracle_kind_of(line->kind) == ORACLE_idle)
            sum = decimal_add(sum, line->net);
    free(all.lines);
    return sum;
}

static void judge_no_idle(struct invoicing *in)
{
    for (const struct bill *b = in->bills.bills; b->invoice; b++) {
        uint64_t seqs[] = {b->event, 0};
        char sum[32];

        if (!bill_stands(b) || decimal_is_zero(idle_of(in, b)))
            continue;
        invoicing_find(in, INVOICING_fails, "invoice.idle", seqs,
                       "%s bills %s for idle time; none should have been billed.", b->invoice,
                       decimal_text(idle_of(in, b), 2, sum));
    }
}

/* The currency of @p expected, as in "0.75 EUR", and its number in *@p number. */
static const char *read_money(const char *expected, struct decimal *number)
{
    size_t digits = strcspn(expected, " ");
    char *text = mem_text_n(expected, digits);

    *number = decimal_parse(text);
    free(text);
    return expected + digits + strspn(expected + digits, " ");
}

/* What is in another currency than that of @p expected does not count. */
static void judge_idle_sum(struct invoicing *in, const char *expected)
{
    struct decimal sum = decimal_make(0, 0), wanted;
    const char *currency = read_money(expected, &wanted);
    uint64_t seqs[] = {0, 0};
    char is[32];

    for (const struct bill *b = in->bills.bills; b->invoice; b++) {
        if (!bill_stands(b) || strcmp(b->currency, currency) != 0)
            continue;
        sum = decimal_add(sum, idle_of(in, b));
        seqs[0] = decimal_is_zero(idle_of(in, b)) ? seqs[0] : b->event;
    }
    if (!decimal_equal(sum, wanted))
        invoicing_find(in, INVOICING_fails, "invoice.idle", seqs,
                       "%s%s is billed for idle time; the scenario expects %s.",
                       decimal_text(sum, 2, is), expected + strcspn(expected, " "), expected);
}

static void judge_idle(struct invoicing *in)
{
    const char *idle = field_text(in->expect, "idle");
    bool any = false;

    for (const struct bill *b = in->bills.bills; b->invoice; b++)
        any |= bill_stands(b);
    if (!*idle || !any)
        return;
    in->judged = true;
    if (strcmp(idle, "none") == 0)
        judge_no_idle(in);
    else if (strncmp(idle, "none", 4) != 0)
        judge_idle_sum(in, idle);
}

/* ---- all together ---- */

static void judge_total(struct invoicing *in)
{
    const char *expected = field_text(in->expect, "total"), *currency;
    struct decimal sum = decimal_make(0, 0), wanted;
    uint64_t seqs[] = {0, 0};
    char is[32];

    if (!*expected || !in->bills.count)
        return;
    in->judged = true;
    currency = read_money(expected, &wanted);
    for (const struct bill *b = in->bills.bills; b->invoice; b++) {
        if (strcmp(b->currency, currency) != 0)
            continue;
        sum = decimal_add(sum, b->gross);
        seqs[0] = b->event ? b->event : seqs[0];
    }
    if (!decimal_equal(sum, wanted))
        invoicing_find(in, decimal_compare(sum, wanted) < 0 ? INVOICING_missing : INVOICING_fails,
                       "invoice.sum", seqs,
                       "All bills together come to %s %s; the scenario expects %s.",
                       decimal_text(sum, 2, is), currency, expected);
}

void invoicing_judge_expected(struct invoicing *in)
{
    judge_count(in);
    judge_nothing(in);
    judge_idle(in);
    judge_total(in);
}
