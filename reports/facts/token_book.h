/* token_book.h - what each token was worth in the course of a story: as the scenario set it up, and
 * as the CSMS was told since (csms.enrol). Case does not count.
 */
#ifndef REPORTS_TOKEN_BOOK_H
#define REPORTS_TOKEN_BOOK_H

#include <stdbool.h>

#include "facts/runfile.h"

struct token_book {
    cJSON *tokens; /* token, account, status */
    cJSON *enrols; /* seq, data: token, account, status */
};

/** To be emptied with token_book_fini(). */
void token_book_init(struct token_book *book, struct runfile *rf, int scenario);
void token_book_fini(struct token_book *book);

/** What @p token was worth at event @p seq: Accepted, Blocked, Expired, NoCredit or Unknown. */
const char *token_book_status(const struct token_book *book, const char *token, int64_t seq);
/** What the CSMS was last told of @p token by event @p seq: args of csms.enrol; NULL: nothing. */
const cJSON *token_book_told(const struct token_book *book, const char *token, int64_t seq);
/** Until when @p token is worth that, as the CSMS was told by event @p seq; INT64_MAX: for ever. */
int64_t token_book_expires_ms(const struct token_book *book, const char *token, int64_t seq);
/** Has @p token ever belonged to @p account? */
bool token_book_had(const struct token_book *book, const char *token, const char *account);
/** The account that has @p token in the end; NULL when nobody ever had it. */
const char *token_book_account(const struct token_book *book, const char *token);

#endif
