/* told.h - the transactions of a scenario as the stations told them to the CSMS: all that a CSMS
 * can know of a session, with the moments, tokens and readings that it was given.
 *
 * A start that comes again (OCPP 1.6 3.7.1: with the same content, whatever its message id) is the
 * same transaction; 2.x knows one by the station's own name for it. Where a message says less than
 * it might, as little is known here: the truth of a session stands in table truth.
 */
#ifndef REPORTS_TOLD_H
#define REPORTS_TOLD_H

#include "facts/decimal.h"
#include "facts/exchange.h"
#include "facts/field.h"
#include "facts/provision.h"
#include "facts/register.h"
#include "facts/stamp.h"

#define TOLD_TOKENS 4 /* that are kept of one transaction */

struct told {
    int actor;
    const char *station;                /* borrowed, as all texts here */
    char transaction[TRANSACTION_TEXT]; /* its id; "": the CSMS has not said it */
    const struct exchange *start;       /* the first CALL about it */
    /* The first CALL about its start (2.x: about it) that was answered; NULL. */
    const struct exchange *answered;
    /* A CALL that tells what `before` told, and was answered otherwise; NULL: none. */
    const struct exchange *again, *before;
    int64_t top_seq; /* 2.x: the highest seqNo so far */
    bool heard;      /* with what and where it began was answered: the CSMS knows that */
    bool made;       /* the scenario had a part of it said, or broke it */
    /* where and who */
    int connector;                   /* flat; 0: not said */
    const char *tokens[TOLD_TOKENS]; /* with which it began, or was to begin */
    size_t token_count;
    bool accepted; /* the CSMS let one of them charge */
    /* when, by the stamps; STAMP_NONE: not told */
    int64_t start_ms;
    int64_t begin_to_ms; /* of the message by which it had begun at the latest */
    int64_t release_ms;  /* by which somebody ended it, though 2.x may go on */
    int64_t stop_ms;
    int64_t word_ms; /* the latest of all */
    /* The moment that start_ms stands for: the station's clock may have been off. */
    int64_t began_ms;
    /* how much; a figure that was not told is invalid */
    struct reading first, latest;
    struct decimal stop_wh; /* meterStop */
    struct decimal end_wh;  /* the register at Transaction.End */
    /* The CALL that told its end, an answered one where there is one; NULL: never told. */
    const struct exchange *end;
    const char *reason; /* of the end; "" */
    bool guessed;       /* its end came without its id (1.6 errata 3.18) */
};

struct told_book {
    struct exchange_book exchanges;
    struct provision_book provisions;
    struct stamp_clocks clocks;
    struct told *list; /* in the order of their starts on the wire */
    size_t count;
};

void told_book_init(struct told_book *book, struct runfile *rf, int scenario);
void told_book_fini(struct told_book *book);

/** The transaction that began after @p t, which is one of @p book, or NULL: the first; NULL: there
 * is none any more. */
const struct told *told_next(const struct told_book *book, const struct told *t);
/** Was @p token one with which @p t began? Case does not count. */
bool told_token(const struct told *t, const char *token);
/** "transaction 7 at CP-1/1", or without an id "the session at CP-1/1". The caller frees it. */
char *told_words(const struct told *t);

#endif
