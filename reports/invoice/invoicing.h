/* invoicing.h - all bills of one scenario before their judge, and what his parts share.
 *
 * Each part judges one thing of all of them and tells its findings by invoicing_find(); the scorer
 * (score/score_invoice.c) hears them, and has their rules.
 */
#ifndef REPORTS_INVOICING_H
#define REPORTS_INVOICING_H

#include "facts/ticket.h"
#include "invoice/invoice_check.h"

/* What a finding is worth. */
enum invoicing_worth {
    INVOICING_fails,
    INVOICING_missing, /* fails, as something did not come */
    INVOICING_open,    /* is inconclusive */
    INVOICING_note,
};

/** Hears a finding; @p seqs are its evidence, ended by 0, or NULL. */
typedef void invoicing_hear_fn(void *ctx, enum invoicing_worth worth, const char *rule,
                               const uint64_t *seqs, const char *sentence);

struct invoicing {
    struct runfile *rf;
    int scenario;
    const cJSON *expect; /* expect.invoice; may be NULL */
    invoicing_hear_fn *hear;
    void *ctx;
    const struct oracle_book *truth;
    const struct ticket_book *tickets;
    struct bill_book bills;
    cJSON *accounts, *held; /* held: sessions that the biller holds back, and why */
    struct invoice_check check;
    int64_t end_ms;
    const struct bill *bill; /* at hand */
    bool loud;
    int faults; /* of the bill at hand */
    int words[INVOICE_WORD_COUNT];
    int unknown;      /* sessions on no bill of whose end the CSMS was never told */
    int held_rightly; /* sessions on no bill of which it was told what cannot be */
    bool judged;
};

/** Loads all bills of in->scenario; rf, scenario, expect, end_ms, hear and ctx of @p in are set,
 * and of that scenario truth, which they are held against, and tickets; the rest is 0. */
void invoicing_init(struct invoicing *in);
void invoicing_fini(struct invoicing *in);

/** Tells a finding to in->hear; @p seqs are at least two with the 0 that ends them, of which the
 * first may be 0, too. */
void invoicing_find(struct invoicing *in, enum invoicing_worth worth, const char *rule,
                    const uint64_t *seqs, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** How many faults the amounts of @p b have, an invoice or one with its corrections; told when
 * @p loud. */
int invoicing_faults(struct invoicing *in, const struct bill *b, bool loud);
/** Tells the faults of what @p b says beside its amounts. */
void invoicing_words(struct invoicing *in, const struct bill *b);
/** Tells the faults of @p b, a correction. @return is it in order? */
bool invoicing_correction(struct invoicing *in, const struct bill *b);

/** Did a customer doubt the invoice @p number? */
bool invoicing_disputed(struct invoicing *in, const char *number);

/* --- the parts --- */

/** Invoices, and what corrects them: what is charged, given back for nothing, or not given back. */
void invoicing_judge_bills(struct invoicing *in);
/** Sessions on none of them, or on two. */
void invoicing_judge_sessions(struct invoicing *in);
/** What customers and their agents were told of bills that they doubted. */
void invoicing_judge_disputes(struct invoicing *in);
/** What the scenario expects of all together. */
void invoicing_judge_expected(struct invoicing *in);

#endif
