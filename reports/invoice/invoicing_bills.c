/* invoicing_bills.c - invoices with their corrections. An invoice is right by itself, or with what
 * corrects it: a credit note of the whole and a new invoice, in parts, of the difference only, or
 * an invoice of negative lines. What is given back of a right one is a mistake where somebody
 * doubted it, and a present where nobody did. */
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "invoice/invoice_total_check.h"
#include "invoice/invoicing.h"

/* The first correction of @p b. */
static const struct bill *first_correction(const struct invoicing *in, const struct bill *b)
{
    for (const struct bill *note = in->bills.bills; note->invoice; note++)
        if (note->corrects == b)
            return note;
    return NULL;
}

static void tell_needless(struct invoicing *in, const struct bill *b, const struct bill *note)
{
    uint64_t seqs[] = {note->event, b->event, 0};
    char given[32], gross[32];

    decimal_text(decimal_negate(note->gross), 2, given);
    if (b->taken_back)
        invoicing_find(in, INVOICING_fails, "invoice.needless_credit", seqs,
                       "%s credits %s, which was correct to the cent.", note->invoice, b->invoice);
    else if (invoicing_disputed(in, b->invoice))
        invoicing_find(in, INVOICING_fails, "invoice.needless_credit", seqs,
                       "%s gives back %s of the %s %s of %s, which was correct to the cent.",
                       note->invoice, given, decimal_text(b->gross, 2, gross), b->currency,
                       b->invoice);
    else
        invoicing_find(in, INVOICING_fails, "invoice.goodwill", seqs,
                       "%s gives back %s of the %s %s of %s, which is correct and which nobody "
                       "disputed.",
                       note->invoice, given, decimal_text(b->gross, 2, gross), b->currency,
                       b->invoice);
}

/* ---- what is given back in full ---- */

/* Do the lines of the corrections of @p b leave something of what it charged, or charge less than
 * nothing? */
static bool lines_are_left(const struct bill *all)
{
    for (const struct bill_line *line = all->lines; line->kind; line++) {
        struct decimal left = decimal_make(0, 0);

        for (const struct bill_line *other = all->lines; other->kind; other++)
            if (other->session == line->session && strcmp(other->kind, line->kind) == 0 &&
                decimal_equal(other->price, line->price))
                left = decimal_add(left, other->quantity);
        if (!decimal_is_zero(left))
            return true;
    }
    return false;
}

/* Has each of the corrections of @p b lines that charge or give back something? */
static bool all_have_lines(const struct invoicing *in, const struct bill *b)
{
    for (const struct bill *note = in->bills.bills; note->invoice; note++)
        if (note->corrects == b && note->count == 0)
            return false;
    return true;
}

/* @p note is one of its corrections, to point to. */
static void judge_taken_back(struct invoicing *in, const struct bill *b, const struct bill *note)
{
    struct bill all = bill_corrected(&in->bills, b);
    uint64_t seqs[] = {note->event, b->event, 0};
    char net[32], tax[32], gross[32], net_back[32], tax_back[32], gross_back[32];

    if (!decimal_is_zero(all.gross) || !decimal_is_zero(all.net) || !decimal_is_zero(all.tax))
        invoicing_find(in, INVOICING_fails, "invoice.credit", seqs,
                       "%s charged %s + %s = %s %s; %s + %s = %s is given back%s.", b->invoice,
                       decimal_text(b->net, 2, net), decimal_text(b->tax, 2, tax),
                       decimal_text(b->gross, 2, gross), b->currency,
                       decimal_text(decimal_sub(b->net, all.net), 2, net_back),
                       decimal_text(decimal_sub(b->tax, all.tax), 2, tax_back),
                       decimal_text(decimal_sub(b->gross, all.gross), 2, gross_back),
                       all.gross.units < 0 ? ", more than was charged" : "");
    else if (all_have_lines(in, b) && lines_are_left(&all))
        invoicing_find(in, INVOICING_fails, "invoice.credit", seqs,
                       "The lines of %s do not take back what %s charged.", note->invoice,
                       b->invoice);
    free(all.lines);
}

/* ---- each invoice ---- */

static void tell_uncredited(struct invoicing *in, const struct bill *b)
{
    uint64_t seqs[] = {b->event, 0};

    if (!json_is(in->expect, "credited", "all affected"))
        return;
    in->words[INVOICE_UNCREDITED]++;
    invoicing_find(
        in, INVOICING_fails, "invoice.uncredited", seqs,
        "UNCREDITED: %s to %s is wrong and was not credited; all affected invoices should "
        "have been.",
        b->invoice, b->account);
}

/* An invoice that is wrong by itself, and of which something was given back. */
static void judge_corrected(struct invoicing *in, const struct bill *b)
{
    struct bill all = bill_corrected(&in->bills, b);
    bool lines = all_have_lines(in, b);
    bool due = !lines && invoice_total_is_due(&in->check, &all);

    if (!due && invoicing_faults(in, lines ? &all : b, true) > 0)
        tell_uncredited(in, b);
    free(all.lines);
}

/* @return are all corrections of @p b in order? */
static bool judge_corrections(struct invoicing *in, const struct bill *b)
{
    bool right = true;

    for (const struct bill *note = in->bills.bills; note->invoice; note++) {
        uint64_t seqs[] = {note->event, 0};

        if (note->corrects != b)
            continue;
        right &= invoicing_correction(in, note);
        if (json_is(in->expect, "credited", "none"))
            invoicing_find(in, INVOICING_fails, "invoice.needless_credit", seqs,
                           "%s credits %s; nothing should have been credited.", note->invoice,
                           b->invoice);
    }
    return right;
}

/* Does @p b charge for a session that never was, as its station told it? That is right by what the
 * biller was told, and so is giving it back once he knows better. */
static bool charges_fiction(const struct bill *b)
{
    for (const struct bill_line *line = b->lines; line->kind; line++)
        if (line->told && !line->session && !bill_line_is_empty(line))
            return true;
    return false;
}

static void judge_invoice(struct invoicing *in, const struct bill *b)
{
    const struct bill *note = first_correction(in, b);
    bool correct = invoicing_faults(in, b, false) == 0;
    bool in_order = judge_corrections(in, b);

    in->judged = true;
    if (!b->taken_back && (correct || !note))
        correct = invoicing_faults(in, b, true) == 0;
    if (correct && note && charges_fiction(b))
        correct = b->taken_back;
    else if (correct && note && !json_is(in->expect, "credited", "none"))
        tell_needless(in, b, note);
    else if (!correct && !note)
        tell_uncredited(in, b);
    if (!correct && note && !b->taken_back)
        judge_corrected(in, b);
    if (note && b->taken_back && in_order)
        judge_taken_back(in, b, note);
}

static void judge_stray_note(struct invoicing *in, const struct bill *b)
{
    uint64_t seqs[] = {b->event, 0};

    in->judged = true;
    invoicing_find(in, INVOICING_fails, "invoice.orphan", seqs,
                   "ORPHAN: credit note %s credits %s, which is not an invoice here.", b->invoice,
                   *b->credits ? b->credits : "nothing");
}

/* Documents are told apart by their numbers. */
static void judge_number(struct invoicing *in, const struct bill *b)
{
    uint64_t seqs[] = {b->event, 0};

    for (const struct bill *other = in->bills.bills; other != b; other++)
        if (strcmp(other->invoice, b->invoice) == 0)
            invoicing_find(in, INVOICING_fails, "invoice.number", seqs,
                           "%s is the number of two documents, one of %s and one of %s.",
                           b->invoice, other->account, b->account);
}

void invoicing_judge_bills(struct invoicing *in)
{
    for (const struct bill *b = in->bills.bills; b->invoice; b++) {
        judge_number(in, b);
        if (b->is_note && !b->corrects)
            judge_stray_note(in, b);
        else if (!b->corrects)
            judge_invoice(in, b);
        invoicing_words(in, b);
    }
}
