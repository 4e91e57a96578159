/* invariant.h - the invariant scorer at work: what its files share.
 *
 * score_invariant.c     the rules, and the order in which they are asked
 * invariant_match.c     which session of the CSMS is which transaction that a station told
 * invariant_record.c    sessions: none too many, none lost, one for each start, none overlapping
 * invariant_session.c   a session field by field: token, account, place, times, energy, state
 * invariant_refused.c   the list of tokens that were turned away
 * invariant_station.c   the list of stations
 * invariant_tag.c       tags that may charge, and are free again
 * invariant_command.c   commands that are done when they are said to be, and not later
 * invariant_call.c      answers once and the same, stations that come back
 * invariant_certificate.c  certificates that are what a station asked for
 * invariant_clock.c     the time that the CSMS tells
 * invariant_cost.c      the cost that a driver is shown
 * invariant_plausible.c energy and times that cannot be, kept or sold
 *
 * A CSMS can only know what it was told, so what stations told on the wire is its truth beside the
 * truth of the world: a session may say either. Where a scenario had a station say what is not true
 * (tampers, calls), that is no fault of the CSMS: what follows from it is told as a note.
 */
#ifndef REPORTS_INVARIANT_H
#define REPORTS_INVARIANT_H

#include "facts/token_book.h"
#include "facts/told.h"
#include "score/scoring.h"

#define INVARIANT_SAME_MS                                                                          \
    2000 /* moments that are this close are one: clocks cut to seconds, ways */

/* A session as the CSMS told it. */
struct record {
    const cJSON *session;
    const struct told *told; /* the transaction that it is; NULL: none that a station told */
    const cJSON *truth;      /* its row of table truth with what the log adds; NULL: none */
};

struct invariants {
    struct scoring *sc;
    struct told_book told;
    const struct token_book *tokens;
    cJSON *truth;             /* rows of table truth, each with the events of its begin and end */
    cJSON *at_end;            /* the answer of csms.sessions at the end, with its moment; NULL */
    const cJSON *told_at_end; /* the answer in it; NULL */
    int64_t told_at_end_ms;
    cJSON *sessions;        /* what the CSMS told at the end: the objects of sut_session */
    struct record *records; /* one for each of them; one without a session ends them */
    int64_t begins_ms, end_ms;
    bool judged;
};

/* A moment that is not told: none is near to it. */
#define INVARIANT_NEVER_MS (INT64_MIN / 2)

/** Reads what the CSMS told of its sessions and finds out which is which. */
void invariant_match(struct invariants *in);
/** The row of truth of what was told; NULL where the world knows of no such session. */
const cJSON *invariant_truth(const struct invariants *in, const struct told *t);

/** Does the session count, or is it kept as invalid? */
bool invariant_counts(const cJSON *session);
/** "Session 1 (transaction 7 at CP-1/1)"; the caller frees it. */
char *invariant_session_words(const struct record *r);
/** Does @p ms lie between two moments, to INVARIANT_SAME_MS? Not where one is STAMP_NONE. */
bool invariant_within(int64_t ms, int64_t from_ms, int64_t to_ms);
/** Was event @p seq after @p from, and before @p to? No two events have the same number. */
bool invariant_between(uint64_t seq, uint64_t from, uint64_t to);
/** The evidence of a session: what the station told of it, and what became of it in truth. Either
 * may be NULL. @return @p seqs */
const uint64_t *invariant_seqs(const struct told *t, const cJSON *truth, uint64_t seqs[4]);
/** @p ms in local time, to the second. */
const char *invariant_time(const struct invariants *in, int64_t ms, char out[32]);

/** All rules about the list of sessions as a whole; the fields of each are invariant_session()'s.
 */
void invariant_record(struct invariants *in);
/** Holds the fields of one session against what was told, and what is true. */
void invariant_session(struct invariants *in, const struct record *r);

/** Nothing is kept without a doubt, or sold, that cannot be. */
void invariant_plausible(struct invariants *in);
/** What a driver is told that the session costs so far is what it costs. */
void invariant_cost(struct invariants *in);
/** Who was turned away is told, and nobody else. */
void invariant_refused(struct invariants *in);
/** What it says of a token beside its status is what it was told. */
void invariant_token_info(struct invariants *in);
/** What the CSMS says of its stations is what they told. */
void invariant_stations(struct invariants *in);
/** The time that the CSMS tells is the time it is. */
void invariant_clock(struct invariants *in);

/** A tag is free again when its transaction has ended. */
void invariant_tags(struct invariants *in);
/** What is reported as done was sent; what is reported as not done is not sent later. */
void invariant_commands(struct invariants *in);
/** A station is sent the certificate that it asked for. */
void invariant_certificates(struct invariants *in);
/** A CALL is answered once, and told again it is answered as before. */
void invariant_answers(struct invariants *in);
/** A station that restarted is accepted again. */
void invariant_restarts(struct invariants *in);

#endif
