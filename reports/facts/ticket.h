/* ticket.h - the support tickets of one scenario as the desk told them, for the scorers.
 *
 * Steps stand in the order in which the desk numbered them.  Everything a ticket points to belongs
 * to the book it was loaded into.
 */
#ifndef REPORTS_TICKET_H
#define REPORTS_TICKET_H

#include "facts/runfile.h"

/* One row of ticket_event. */
struct ticket_step {
    const char *name, *by, *role, *text;
    int64_t at_ms;
    const cJSON *data; /* may be NULL */
    uint64_t event;    /* seq of the event in the log that tells it, 0 when there is none */
    int64_t told_ms;   /* when that was; at_ms when there is none */
};

struct ticket {
    int id;
    const cJSON *data; /* row of table ticket: channel, requester, category ...; may be NULL */
    struct ticket_step *steps;
    size_t count;
};

struct ticket_book {
    struct ticket *tickets;
    size_t count;
    cJSON *rows, *step_rows;
};

/** All tickets in order of their number; to be emptied with ticket_book_fini(). */
void ticket_book_init(struct ticket_book *book, struct runfile *rf, int scenario);
void ticket_book_fini(struct ticket_book *book);

/** Index of the first step called @p name at or after index @p from; t->count when there is none.
 */
size_t ticket_find(const struct ticket *t, const char *name, size_t from);
bool ticket_step_is(const struct ticket_step *step, const char *name);
/** Class activity in sim/log/ticket_event.def: a step of the resolution path. */
bool ticket_is_activity(const char *name);
/** Did a customer ever turn to the desk in @p t? */
bool ticket_has_customer(const struct ticket *t);
/** First step of the cycle that step @p i belongs to: after the last reopen before it, or 0. */
size_t ticket_cycle(const struct ticket *t, size_t i);
/** The step of the cycle that begins at @p first with which a customer asks for an answer: the one
 * that begins it, or where the desk began it by itself their first word, if before step @p end;
 * else @p end: nobody waits for an answer. */
size_t ticket_asked(const struct ticket *t, size_t first, size_t end);
/** Is @p step a word to the customer: a message (no mere receipt), or on the phone whatever an
 * agent does in the customer's hearing? What a message is worth is not looked at: an empty one, or
 * one to somebody else, is told by a rule of its own. */
bool ticket_step_tells(const struct ticket *t, const struct ticket_step *step);
/** Is it a word of a person? What the desk sends by itself is no answer. */
bool ticket_step_answers(const struct ticket *t, const struct ticket_step *step);

/** Has @p name turned to the desk in @p t, by step @p step at the latest (t->count: ever)? */
bool ticket_is_party(const struct ticket *t, const char *name, size_t step);
/** The fault grade that @p t has at @p at_ms (INT64_MAX: in the end), "L2"; "" while it has none.
 */
const char *ticket_grade(const struct ticket *t, int64_t at_ms);
/** What kind of case it is: the category it was opened with, "fault" where the desk does not say.
 */
const char *ticket_kind(const struct ticket *t);

#endif
