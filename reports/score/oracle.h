/* oracle.h - what a session must cost: the truth of the session under the tariff in force.
 *
 * A second implementation of the rules in harness/sut/sut.md ("How the embedded biller reckons"),
 * on purpose without a line shared with the biller: an oracle that calls what it judges proves
 * nothing. It reckons from the true energy by quarter of an hour, the true phases and the register,
 * not from what a station told; local hours come from table zone.
 */
#ifndef REPORTS_ORACLE_H
#define REPORTS_ORACLE_H

#include "facts/decimal.h"
#include "facts/field.h"
#include "facts/opening.h"
#include "facts/runfile.h"

#define ORACLE_KIND_LIST(X) X(energy) X(time) X(idle) X(flat)
#define X(name)             ORACLE_##name,
enum oracle_kind { ORACLE_KIND_LIST(X) ORACLE_KIND_COUNT };
#undef X

const char *oracle_kind_name(enum oracle_kind kind);
/** ORACLE_KIND_COUNT for a kind we do not know. */
enum oracle_kind oracle_kind_of(const char *name);

/* A row of table truth; *_ms are INT64_MAX where it did not happen. Text and JSON are borrowed from
 * the rows that were loaded. */
struct oracle_session {
    int session;
    const char *driver, *account, *station;
    int connector;
    char transaction[TRANSACTION_TEXT]; /* "": none */
    int64_t plugged_ms, started_ms, stopped_ms, unplugged_ms;
    int64_t mj, register_mj;
    const char *id_status; /* what the CSMS said to its start; "" when never told */
    uint64_t event;        /* seq of session_stopped, 0 */
    const cJSON *quarters; /* its first row of truth_quarter; the others follow it */
    const cJSON *phases;   /* its first row of truth_phase */
};

struct oracle_book {
    struct oracle_session *sessions;
    size_t count;
    cJSON *rows, *quarters, *phases, *tariffs;
};

void oracle_book_init(struct oracle_book *book, struct runfile *rf, int scenario);
void oracle_book_fini(struct oracle_book *book);

/** The tariff in force at @p station: the first that names it, else the first for all stations.
 * NULL when there is none. */
const cJSON *oracle_tariff(const struct oracle_book *book, const char *station);

/** Energy in whole Wh between two moments, as the register shows it. */
int64_t oracle_wh(const struct oracle_session *s, struct span of);
/** A session of 0 Wh under 60 s is a failed attempt and never sold. */
bool oracle_is_failed_attempt(const struct oracle_session *s);

struct oracle_line {
    enum oracle_kind kind;
    struct decimal quantity, price;
};

struct oracle_lines {
    struct oracle_line *lines;
    size_t count;
};

/** The lines that session @p s must be billed; free out->lines. Lines of no quantity are left out.
 */
void oracle_rate(const struct oracle_session *s, const cJSON *tariff, struct runfile *rf,
                 int scenario, struct oracle_lines *out);

#endif
