/* bill.h - the invoices and credit notes of one scenario as the biller told them, each line tied to
 * the true session it charges for.
 */
#ifndef REPORTS_BILL_H
#define REPORTS_BILL_H

#include "facts/decimal.h"
#include "invoice/oracle_book.h"

struct bill_line {
    const struct oracle_session *session; /* NULL: there was no such session */
    const char *station, *kind, *unit;
    int connector;
    char transaction[TRANSACTION_TEXT]; /* "": none */
    int64_t from_ms;
    struct decimal quantity, price, net, tax_percent;
};

struct bill {
    const char *invoice, *account, *currency, *delivery;
    bool is_note;
    const char *credits;      /* of a credit note; "" */
    struct bill *note;        /* the credit note that takes this invoice back in full, NULL */
    const struct bill *taken; /* of a credit note: the invoice it takes back in full, NULL */
    int64_t issued_ms;
    struct decimal net, tax, gross;
    struct bill_line *lines;
    size_t count;
    uint64_t event; /* seq of the event in which the driver receives it, 0 */
};

struct bill_book {
    struct bill *bills;
    size_t count;
    cJSON *rows, *line_rows;
};

/** @p truth is borrowed and must outlive the book. */
void bill_book_init(struct bill_book *book, struct runfile *rf, int scenario,
                    const struct oracle_book *truth);
void bill_book_fini(struct bill_book *book);

/** An invoice that no credit note took back. */
bool bill_stands(const struct bill *b);
/** Does @p b charge for @p s with anything but nothing? */
bool bill_charges(const struct bill *b, const struct oracle_session *s);
/** Neither quantity nor amount. */
bool bill_line_is_empty(const struct bill_line *line);

#endif
