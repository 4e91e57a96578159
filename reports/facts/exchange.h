/* exchange.h - CALLs with what was answered to them, as they passed on the wire of a scenario.
 *
 * A frame is logged where it reached the wire, so a CALL of a station in here has reached the CSMS,
 * and an answer in here was given, though the station may not have heard it. Kept are all CALLs of
 * the CSMS, and of the stations those that say what a CSMS must know: boots, transactions,
 * readings, states, tokens, certificates.
 *
 * What a scenario made of a message is known, too: that it had the station say it (prompted), broke
 * it (broken), or told the CSMS what to answer (script).
 */
#ifndef REPORTS_EXCHANGE_H
#define REPORTS_EXCHANGE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "facts/cast.h"
#include "facts/runfile.h"

struct exchange {
    int actor;           /* the station */
    const char *station; /* its name, borrowed from the book */
    bool by_csms;        /* the CSMS asks */
    char *id, *action;
    cJSON *call;         /* payload of the CALL; NULL when it could not be read */
    cJSON *answer;       /* payload of the CALLRESULT; NULL: none came */
    char *error;         /* code of the CALLERROR; NULL: none came */
    uint64_t seq;        /* of the frame of the CALL */
    uint64_t answer_seq; /* 0: not answered */
    int64_t at_ms;       /* when the CALL was on the wire */
    int64_t answer_ms;   /* when the answer was */
    bool broken;         /* the scenario broke the CALL, or had it sent twice */
    bool prompted;       /* the scenario had the station say it */
    bool repeats;        /* it tells what an earlier CALL told (told.h finds that out) */
    const cJSON *script; /* how the CSMS was told to answer (csms.script); NULL: as it pleases */
};

struct exchange_book {
    struct exchange *list; /* in the order of the CALLs */
    size_t count;
    struct cast cast;
    struct exchange_order *orders; /* what the scenario wants answered and said, NULL: nothing */
    struct exchange_wait *waiting; /* CALLs that are not answered yet */
    size_t wait_count;
};

void exchange_book_init(struct exchange_book *book, struct runfile *rf, int scenario);
void exchange_book_fini(struct exchange_book *book);

/** The exchange that follows @p x, which is one of @p book, or NULL: the first; NULL: there is none
 * any more. */
const struct exchange *exchange_next(const struct exchange_book *book, const struct exchange *x);

/* A token that somebody presents, and what the CSMS says of it. */
struct presented {
    const char *token, *status; /* "": none; the CSMS says nothing */
};

/** What @p x presents in its CALL (idTag, idToken) and hears of it; a CSMS presents nothing. */
struct presented exchange_presents(const struct exchange *x);

/** Is @p x a CALL of a station with this action? */
bool exchange_is(const struct exchange *x, const char *action);
/** Was its answer made by the scenario: an error, silence, a repetition; or does the scenario say
 * of it that it is wrong on purpose? A payload alone is still the word of the CSMS. */
bool exchange_staged(const struct exchange *x);

#endif
