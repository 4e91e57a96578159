/* bill.h - the invoices and credit notes of one scenario as the biller told them, each line tied to
 * the true session it charges for, each correction to the invoice that it corrects.
 *
 * What gives back has negative amounts here, however it is written: some credit notes have them
 * positive, and say by their kind what they mean. A correction is a credit note, whole, in parts or
 * of the difference only, or an invoice that names another one or negates it.
 */
#ifndef REPORTS_BILL_H
#define REPORTS_BILL_H

#include "facts/decimal.h"
#include "invoice/oracle_book.h"

struct bill_line {
    const struct oracle_session *session; /* NULL: there was no such session */
    bool told; /* but its station told of one: what it was made to say is not the biller's fault */
    const char *station, *kind, *unit, *text;
    int connector;                      /* 0: not said */
    char transaction[TRANSACTION_TEXT]; /* "": none */
    int64_t from_ms, to_ms;             /* 0: not said */
    struct decimal quantity, price, net, tax_percent;
};

struct bill {
    const char *invoice, *account, *currency, *delivery, *sent_to;
    const char *credits;                  /* the invoice that it names; "" */
    bool is_note;                         /* by its kind */
    const struct bill *corrects;          /* NULL: it is no correction */
    size_t corrections;                   /* how many there are of it */
    bool taken_back;                      /* by its corrections, in full */
    int64_t issued_ms;                    /* 0: not said */
    int64_t period_from_ms, period_to_ms; /* 0: not said */
    int64_t received_ms;                  /* INT64_MAX: nobody did */
    struct decimal net, tax, gross;
    struct bill_line *lines; /* behind the last is one without a kind (NULL) */
    size_t count;
    uint64_t event; /* seq of the event in which the driver receives it, 0 */
};

struct bill_book {
    struct bill *bills; /* in the order in which they came; behind the last one without a number */
    size_t count;
    cJSON *rows, *line_rows;
};

/** @p truth is borrowed and must outlive the book. */
void bill_book_init(struct bill_book *book, struct runfile *rf, int scenario,
                    const struct oracle_book *truth);
void bill_book_fini(struct bill_book *book);

/** An invoice of its own that was not taken back. */
bool bill_stands(const struct bill *b);
/** Is line number @p line of @p b the first of its session? Never where it has none. */
bool bill_is_first(const struct bill *b, size_t line);
/** Does @p b charge for @p s with anything but nothing? */
bool bill_charges(const struct bill *b, const struct oracle_session *s);
/** Neither quantity nor amount. */
bool bill_line_is_empty(const struct bill_line *line);

/** @p b as it is with all its corrections: lines and sums together. The caller frees its lines. */
struct bill bill_corrected(const struct bill_book *book, const struct bill *b);

#endif
