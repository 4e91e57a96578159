/* path.h - the path scorer at work: what its files share.
 *
 * score_path.c    the rules; what the scenario forbids and demands, how often hands changed
 * path_model.c    the steps of a ticket against the path that is allowed for its kind
 * path_dispatch.c who was sent, and what is said of them
 * path_told.c     what a ticket says of itself: its dates, its messages, and how it ends
 * path_channel.c  by which channel a message goes
 * path_record.c   whether the desk keeps what its people write down
 * path_alarm.c    tickets of the desk's own making: for a trouble that there is, one for each
 */
#ifndef REPORTS_PATH_H
#define REPORTS_PATH_H

#include "facts/ticket.h"
#include "score/scoring.h"

struct path {
    struct scoring *sc;
    const struct ticket_book *book;
    const cJSON *expect; /* object, or NULL */
    bool judged;
    bool sent; /* somebody was sent */
};

/** Holds each ticket against the model for its kind. */
void path_model(struct path *p);

/** Who was sent for @p t, how far they were, and whose name the customer was told. */
void path_dispatch(struct path *p, const struct ticket *t);

/** Is each step that was recorded among those that the desk tells, as it was recorded? */
void path_record(struct path *p);

/** Do the steps of @p t come in the order of their dates, and none before it happened? */
void path_told_dates(struct path *p, const struct ticket *t);
/** Has each message of @p t words, and goes to somebody who has to do with it? */
void path_told_messages(struct path *p, const struct ticket *t);
/** Was the customer answered before @p t was closed, and has their cable? */
void path_told_end(struct path *p, const struct ticket *t);

/** Does each message go by a channel by which its reader can be reached? */
void path_channel(struct path *p);

/** Was there trouble where the desk raised an alarm, and is what comes and goes one ticket? */
void path_alarm(struct path *p);

#endif
