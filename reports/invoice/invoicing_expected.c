/* invoicing_expected.c - what a scenario expects of all its bills together. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "facts/field.h"
#include "invoice/invoicing.h"
#include "invoice/oracle_line.h"

/* Sessions on bills that stand; lines without a true session count by their transaction. */
static int count_billed(const struct invoicing *in)
{
    int n = 0;

    for (size_t k = 0; k < in->truth->count; k++) {
        bool billed = false;

        for (size_t i = 0; i < in->bills.count; i++)
            billed |= bill_stands(&in->bills.bills[i]) &&
                      bill_charges(&in->bills.bills[i], &in->truth->sessions[k]);
        n += billed;
    }
    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];
        const char *last = NULL;

        for (size_t l = 0; l < b->count && bill_stands(b); l++) {
            if (b->lines[l].session || bill_line_is_empty(&b->lines[l]))
                continue;
            n += !last || strcmp(b->lines[l].transaction, last) != 0;
            last = b->lines[l].transaction;
        }
    }
    return n;
}

/* Fewer than expected may be all that could be: of the others the CSMS never heard the end, or what
 * it heard cannot be. */
static void judge_count(struct invoicing *in)
{
    int64_t wanted = json_int(in->expect, "sessions", -1);
    int billed = count_billed(in);

    if (wanted < 0)
        return;
    in->judged = true;
    if (billed == wanted)
        return;
    if (billed < wanted && billed + in->unknown + in->held_rightly >= wanted)
        invoicing_find(in, INVOICING_open, "invoice.sessions", NULL,
                       "%d sessions are billed, %d are expected; of %d the CSMS was never told the "
                       "end, %d are held back for what was told of them.",
                       billed, (int)wanted, in->unknown, in->held_rightly);
    else
        invoicing_find(in, billed < wanted ? INVOICING_missing : INVOICING_fails,
                       "invoice.sessions", NULL, "%d sessions are billed; the scenario expects %d.",
                       billed, (int)wanted);
}

static void judge_nothing(struct invoicing *in)
{
    if (!field_flag(in->expect, "nothing"))
        return;
    in->judged = true;
    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];
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

    for (size_t i = 0; i < all.count; i++)
        if (oracle_kind_of(all.lines[i].kind) == ORACLE_idle)
            sum = decimal_add(sum, all.lines[i].net);
    free(all.lines);
    return sum;
}

static void judge_no_idle(struct invoicing *in)
{
    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];
        uint64_t seqs[] = {b->event, 0};
        char sum[32];

        if (!bill_stands(b) || decimal_is_zero(idle_of(in, b)))
            continue;
        invoicing_find(in, INVOICING_fails, "invoice.idle", seqs,
                       "%s bills %s for idle time; none should have been billed.", b->invoice,
                       decimal_text(idle_of(in, b), 2, sum));
    }
}

/* @p expected is "0.75 EUR"; what is in another currency does not count. */
static void judge_idle_sum(struct invoicing *in, const char *expected)
{
    const char *currency = strchr(expected, ' ');
    struct decimal sum = decimal_make(0, 0), wanted;
    char number[32] = "", is[32];
    uint64_t seqs[] = {0, 0};

    if (!currency || currency - expected >= (int)sizeof(number))
        return;
    memcpy(number, expected, (size_t)(currency - expected));
    wanted = decimal_parse(number);
    for (size_t i = 0; i < in->bills.count; i++) {
        const struct bill *b = &in->bills.bills[i];

        if (!bill_stands(b) || strcmp(b->currency, currency + 1) != 0)
            continue;
        sum = decimal_add(sum, idle_of(in, b));
        seqs[0] = decimal_is_zero(idle_of(in, b)) ? seqs[0] : b->event;
    }
    if (!decimal_equal(sum, wanted))
        invoicing_find(in, INVOICING_fails, "invoice.idle", seqs,
                       "%s%s is billed for idle time; the scenario expects %s.",
                       decimal_text(sum, 2, is), currency, expected);
}

static void judge_idle(struct invoicing *in)
{
    const char *idle = field_text(in->expect, "idle");
    bool any = false;

    for (size_t i = 0; i < in->bills.count; i++)
        any |= bill_stands(&in->bills.bills[i]);
    if (!*idle || !any)
        return;
    in->judged = true;
    if (strcmp(idle, "none") == 0)
        judge_no_idle(in);
    else if (strncmp(idle, "none", 4) != 0)
        judge_idle_sum(in, idle);
}

void invoicing_judge_expected(struct invoicing *in)
{
    judge_count(in);
    judge_nothing(in);
    judge_idle(in);
}
