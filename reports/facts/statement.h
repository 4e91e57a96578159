/* statement.h - what customers were promised: one record a promise, whoever made it.
 *
 * A statement is {by, to, topic, claim, about}: who says to whom what will be.  Its topics are the
 * rows of log/statement_topic.def, its claim is what can come true or not: a time, a price, a
 * limit, a cause.  The desk's record of it (promise, promise_renewed, eta, or a note that carries a
 * claim) and the message that tells the customer are one statement; a message that no record goes
 * before is one by itself.  What became of it: statement_fate.h.  The embedded desk's own:
 * harness/refstack/desk/promise.h.
 */
#ifndef REPORTS_STATEMENT_H
#define REPORTS_STATEMENT_H

#include "facts/ticket.h"
#include "log/statement_topic.h"

struct statement {
    enum statement_topic topic;
    const struct ticket *ticket;
    size_t step;         /* of the ticket: where it was made */
    const char *by;      /* whoever made it */
    const char *to;      /* who was promised; "" when nobody ever turned to the desk */
    int64_t due_ms;      /* INT64_MAX: the claim names no time */
    const char *price;   /* "0.60 EUR/kWh", "" none */
    const char *about;   /* station, invoice ... that it is about; "" the matter of the ticket */
    int64_t promise;     /* its number at the desk, 0 none */
    size_t told;         /* step of the message that tells it; ticket->count: none does */
    int64_t told_due_ms; /* the time that message names; due_ms where it names none */
};

struct statement_book {
    struct statement *list; /* ticket by ticket, in the order in which they were made */
    size_t count;
};

/** All statements of @p tickets, which must outlive it; to be emptied with statement_book_fini().
 */
void statement_book_init(struct statement_book *book, const struct ticket_book *tickets);
void statement_book_fini(struct statement_book *book);

/** The step that made @p s. */
const struct ticket_step *statement_step(const struct statement *s);

#endif
