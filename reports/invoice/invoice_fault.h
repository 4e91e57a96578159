/* invoice_fault.h - an invoice under the glass, and the words in which its faults are told.
 *
 * EXACT; ROUNDING, right but for another way of rounding, which is named; WRONG; DUPLICATE; ORPHAN,
 * charges for what was no session of that account. MISSING and UNCREDITED are found where all
 * invoices are looked at (score_invoice.c).
 */
#ifndef REPORTS_INVOICE_FAULT_H
#define REPORTS_INVOICE_FAULT_H

#include "invoice/bill.h"

#define INVOICE_WORD_LIST(X)                                                                       \
    X(EXACT) X(ROUNDING) X(WRONG) X(MISSING) X(DUPLICATE) X(ORPHAN) X(UNCREDITED)
#define X(name) INVOICE_##name,
enum invoice_word { INVOICE_WORD_LIST(X) INVOICE_WORD_COUNT };
#undef X

const char *invoice_word(enum invoice_word word);

/* What the scenario says of idle time, beside what is due. */
enum invoice_idle {
    INVOICE_IDLE_due,    /* nothing: what is due is billed */
    INVOICE_IDLE_waived, /* none should be billed: a fee that is due may be waived */
    INVOICE_IDLE_sum,    /* a sum of money: whoever says one judges that himself */
};

/* What every check of an invoice needs to know. */
struct invoice_check {
    struct runfile *rf;
    int scenario;
    const struct oracle_book *truth;
    const struct bill_book *bills;
    const cJSON *accounts; /* account, person, address, delivery, period as the biller was told */
    const cJSON *held;     /* sessions that the biller said it holds back, and why */
    enum invoice_idle idle;
    bool by_stamps;       /* hours are those of the stations' own clocks, not the true ones */
    const char *delivery; /* as the scenario expects it; "" */
    /* Told of each fault; for EXACT rule and sentence are NULL. */
    void (*tell)(void *ctx, enum invoice_word word, const char *rule,
                 const struct oracle_session *s, const char *sentence);
    void *ctx;
};

/* One invoice being checked. */
struct invoice_glass {
    const struct invoice_check *check;
    const struct bill *bill;
    bool faulty; /* a fault was told of what is at hand */
};

/** Tells of a fault: "WRONG: INV-1, session 3 at CP-1/1 (transaction 7): ..."; @p s is NULL where
 * it is the whole invoice's. */
void invoice_fault(struct invoice_glass *g, enum invoice_word word, const char *rule,
                   const struct oracle_session *s, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** A transaction's id as findings say it: "0" for none. */
const char *invoice_transaction_words(const char *transaction);

/** The row of @p account among the accounts; NULL: the biller was not told of it. */
const cJSON *invoice_account(const struct invoice_check *check, const char *account);

/** What the biller said why it holds @p s back; "" when it never did. */
const char *invoice_held_why(const struct invoice_check *check, const struct oracle_session *s);

/** Was @p s held back, and rightly, because of what its station told? Then it is billed when
 * something else says what is right, and in that period. */
bool invoice_held_rightly(const struct invoice_check *check, const struct oracle_session *s);

/** The tariff by which @p line was priced: that of its session, else of its station. */
const cJSON *invoice_tariff(const struct invoice_check *check, const struct bill_line *line);

#endif
