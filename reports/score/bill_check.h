/* bill_check.h - holds one invoice against the truth, line by line, and tells every fault.
 *
 * Words for what is found: EXACT, ROUNDING (right but for another rounding policy, which is named),
 * WRONG, DUPLICATE, ORPHAN (charges for what was no session of that account).
 */
#ifndef REPORTS_BILL_CHECK_H
#define REPORTS_BILL_CHECK_H

#include "score/bill.h"

#define BILL_WORD_LIST(X)                                                                          \
    X(EXACT) X(ROUNDING) X(WRONG) X(MISSING) X(DUPLICATE) X(ORPHAN) X(UNCREDITED)
#define X(name) BILL_##name,
enum bill_word { BILL_WORD_LIST(X) BILL_WORD_COUNT };
#undef X

const char *bill_word(enum bill_word word);

struct bill_check {
    struct runfile *rf;
    int scenario;
    const struct oracle_book *truth;
    /* Told of each fault; for EXACT rule and sentence are NULL. */
    void (*tell)(void *ctx, enum bill_word word, const char *rule, const struct oracle_session *s,
                 const char *sentence);
    void *ctx;
};

/** Checks @p b, an invoice; the sentences begin with its number. */
void bill_check(const struct bill_check *check, const struct bill *b);

#endif
