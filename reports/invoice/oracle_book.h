/* oracle_book.h - what truly happened: the sessions of a scenario as the simulated world knows
 * them.
 *
 * Energy is the true energy by quarter of an hour, with the register as the meter shows it; phases
 * say when energy flowed, when the vehicle or the station held back, and when the lock was at
 * fault. What its station told the CSMS of a session stands beside it: nobody can be blamed for
 * what was kept from him.
 */
#ifndef REPORTS_ORACLE_BOOK_H
#define REPORTS_ORACLE_BOOK_H

#include "facts/field.h"
#include "facts/runfile.h"
#include "facts/span.h"
#include "facts/told_transactions.h"

/* A row of table truth; *_ms are INT64_MAX where it did not happen. Text and JSON are borrowed from
 * the rows that were loaded. */
struct oracle_session {
    int session;
    const char *driver, *account, *station;
    int connector;
    char transaction[TRANSACTION_TEXT]; /* "": none */
    int64_t plugged_ms, started_ms, stopped_ms, unplugged_ms;
    int64_t mj, register_mj;
    const char *id_status;               /* what the CSMS said to its start; "" when never told */
    const struct told_transaction *told; /* NULL: the CSMS was told nothing of it */
    int64_t over_ms;                     /* stopped, and the plug out */
    int64_t known_ms;                    /* when the CSMS could know that; INT64_MAX: never */
    int64_t heard_ms;                    /* when its station was next heard; INT64_MAX: never */
    uint64_t event;                      /* seq of session_stopped, 0 */
    int64_t off_ms, off_over_ms; /* how far its station's clock was ahead when it began and ended */
    bool uneven;                 /* that clock was set, or drifted, meanwhile, or is days off */
    bool by_stamps;        /* to be reckoned by the hours of that clock, not by the true ones */
    bool goes_on;          /* what is reckoned so far: energy may still come */
    const cJSON *quarters; /* its first row of truth_quarter; the others follow it */
    const cJSON *phases;   /* its first row of truth_phase */
};

struct oracle_book {
    struct oracle_session *sessions; /* behind the last is one without a station (NULL) */
    size_t count;
    cJSON *rows, *quarters, *phases, *tariffs;
    struct told_transactions told;
};

void oracle_book_init(struct oracle_book *book, struct runfile *rf, int scenario);
void oracle_book_fini(struct oracle_book *book);

/** The tariff in force at @p station at @p at_ms: the first that names it, else the first for all
 * stations. NULL when there is none. */
const cJSON *oracle_tariff_at(const struct oracle_book *book, const char *station, int64_t at_ms);
/** The same at the end of the story. */
const cJSON *oracle_tariff(const struct oracle_book *book, const char *station);

/** Was the clock of its station off? Then it is dated otherwise than in truth. */
bool oracle_is_misdated(const struct oracle_session *s);
/** May what was in the time @p of be dated @p ms: by the truth, by the station's clock or, where
 * that was off, up to the moment at which its end was heard? */
bool oracle_may_be_dated(const struct oracle_session *s, struct span of, int64_t ms);

/** Energy in whole Wh between two moments, as the register shows it. */
int64_t oracle_wh(const struct oracle_session *s, struct span of);
/** What its connector can deliver in its time, in Wh, with what meters and mains are off (sut.md);
 * INT64_MAX: its power is not known. */
int64_t oracle_most_wh(const struct oracle_book *book, const struct oracle_session *s);
/** What is impossible in what its station told of @p s: registers further apart than its connector
 * can deliver, or running backwards, or no two of them; a beginning or end more than a day away
 * from the truth, or, by a clock that was set meanwhile, in the wrong order. NULL: nothing; else a
 * sentence that the caller frees. */
char *oracle_impossible(const struct oracle_book *book, const struct oracle_session *s);
/** A session of 0 Wh is a failed attempt and never sold when it lasted under 60 s, or when its
 * vehicle never held back: then nothing came though it would have been taken. */
bool oracle_is_failed_attempt(const struct oracle_session *s);

/** Goes through the rows of table truth_phase of @p s: the first for NULL, then the one behind
 * @p phase; NULL behind the last. */
const cJSON *oracle_phase(const struct oracle_session *s, const cJSON *phase);

#endif
