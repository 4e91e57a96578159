#include "refstack/csms201/csms201_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/csms/doubt.h"
#include "refstack/csms/profile.h"
#include "refstack/csms/session.h"

#define NEVER INT64_MIN

/* What the events of a transaction come to.  A sale begins when the token is accepted and the
 * vehicle is there, whatever the station's TxStartPoint, and is over when somebody ends it, though
 * TxStopPoint may leave the transaction open until the plug is out. */
struct sum {
    int connector;
    char token[CSMS_ID_ROOM], refused[CSMS_ID_ROOM];
    char reason[24]; /* why the first token that was refused was */
    char stopped[24];
    bool away; /* no vehicle is there */
    bool began, ended, any;
    bool only_end; /* the first register that was told is that of the end */
    int64_t first_ms, start_ms, release_ms, end_ms; /* release: NEVER, nobody has ended it */
    int64_t begin_wh, last_wh;                      /* -1: not known */
    int64_t end_wh;                                 /* -1: no register of Transaction.End */
};

static bool is_one_of(const char *word, const char *const *list)
{
    for (; word && *list; list++)
        if (!strcmp(word, *list))
            return true;
    return false;
}

/* triggerReasons by which a sale is over. (2.0.1 part 2, TriggerReasonEnumType) */
static bool releases(const char *cause)
{
    static const char *const causes[] = {
        "StopAuthorized", "RemoteStop",         "Deauthorized",     "EVDeparted",
        "ResetCommand",   "EnergyLimitReached", "TimeLimitReached", NULL};

    return is_one_of(cause, causes);
}

enum column {
    AT,
    TYPE,
    CAUSE,
    STATE,
    CONNECTOR,
    TOKEN,
    REASON,
    FIRST_WH,
    WH,
    END_WH,
    STOPPED,
    SEQ
};

static void copy(char *to, size_t size, const char *text)
{
    snprintf(to, size, "%s", text);
}

/* Who ends a transaction needs not be who charges: a card that is presented for that begins
 * nothing.
 */
static void add_token(struct sum *sum, sqlite3_stmt *q)
{
    bool ends = !strcmp(db_text(q, TYPE), "Ended") || !strcmp(db_text(q, CAUSE), "StopAuthorized");

    if (db_null(q, TOKEN) || sum->token[0] || ends)
        return;
    if (db_null(q, REASON)) {
        copy(sum->token, sizeof(sum->token), db_text(q, TOKEN));
    } else if (!sum->refused[0]) {
        copy(sum->refused, sizeof(sum->refused), db_text(q, TOKEN));
        copy(sum->reason, sizeof(sum->reason), db_text(q, REASON));
    }
}

static void add_place(struct sum *sum, sqlite3_stmt *q)
{
    static const char *const before[] = {"EVDetected", NULL};
    const char *state = db_text(q, STATE);

    if (!sum->connector && !db_null(q, CONNECTOR))
        sum->connector = (int)db_int(q, CONNECTOR);
    if (state)
        sum->away = !strcmp(state, "Idle");
    else if (is_one_of(db_text(q, CAUSE), before))
        sum->away = true;
    else if (!strcmp(db_text(q, CAUSE), "CablePluggedIn"))
        sum->away = false;
}

static void add_energy(struct sum *sum, sqlite3_stmt *q)
{
    if (!db_null(q, WH)) {
        if (sum->begin_wh < 0) {
            sum->begin_wh = db_int(q, FIRST_WH);
            sum->only_end =
                !strcmp(db_text(q, TYPE), "Ended") && db_int(q, FIRST_WH) == db_int(q, WH);
        }
        sum->last_wh = db_int(q, WH);
    }
    if (!db_null(q, END_WH))
        sum->end_wh = db_int(q, END_WH);
}

static void add_progress(struct sum *sum, sqlite3_stmt *q)
{
    const char *state = db_text(q, STATE);

    if (!sum->began && sum->token[0] && !sum->away) {
        sum->began = true;
        sum->start_ms = db_int(q, AT);
    }
    if (releases(db_text(q, CAUSE)))
        sum->release_ms = sum->release_ms == NEVER ? db_int(q, AT) : sum->release_ms;
    else if (state && !strcmp(state, "Charging"))
        sum->release_ms = NEVER; /* somebody has let it go on */
    if (strcmp(db_text(q, TYPE), "Ended") != 0)
        return;
    sum->ended = true;
    sum->end_ms = db_int(q, AT);
    copy(sum->stopped, sizeof(sum->stopped), db_null(q, STOPPED) ? "Local" : db_text(q, STOPPED));
}

/* ---- the sums of transactions under way: an event in its turn is added to what came before ----
 */

#define SUMS_MAX 16

struct csms201_sum {
    struct csms201_sum *next;
    char txid[CSMS_ID_ROOM];
    int64_t seq; /* of the last event that is in it */
    struct sum sum;
};

static struct csms201_sum **sums_of(struct csms_station *st)
{
    return (struct csms201_sum **)&st->memory;
}

static void start_anew(struct csms201_sum *kept)
{
    kept->seq = INT64_MIN;
    kept->sum = (struct sum){.release_ms = NEVER, .begin_wh = -1, .last_wh = -1, .end_wh = -1};
}

/* Forgets all but the first @p most. */
static void forget_sums(struct csms_station *st, int most)
{
    struct csms201_sum **at = sums_of(st);

    for (; *at && most > 0; most--)
        at = &(*at)->next;
    while (*at) {
        struct csms201_sum *old = *at;

        *at = old->next;
        free(old);
    }
}

void csms201_forget_sums(struct csms_station *st)
{
    forget_sums(st, 0);
}

/* The sum of @p txid, at the front of the list; a new one is empty. */
static struct csms201_sum *kept_sum(struct csms_station *st, const char *txid)
{
    struct csms201_sum **at = sums_of(st), *kept;

    while (*at && strcmp((*at)->txid, txid) != 0)
        at = &(*at)->next;
    kept = *at;
    if (kept) {
        *at = kept->next;
    } else {
        forget_sums(st, SUMS_MAX - 1);
        kept = mem_new(sizeof(*kept));
        copy(kept->txid, sizeof(kept->txid), txid);
        start_anew(kept);
    }
    kept->next = st->memory;
    st->memory = kept;
    return kept;
}

static void add_event(struct sum *sum, sqlite3_stmt *q)
{
    if (!sum->any)
        sum->first_ms = db_int(q, AT);
    sum->any = true;
    add_token(sum, q);
    add_place(sum, q);
    add_energy(sum, q);
    add_progress(sum, q);
}

/* @p seq: of the event that arrived; out of its turn, all are added up again. */
static struct sum sum_up(struct csms_turn *turn, const char *txid, int64_t seq)
{
    struct csms201_sum *kept = kept_sum(turn->station, txid);
    sqlite3_stmt *q;
    struct sum sum;

    if (seq <= kept->seq)
        start_anew(kept);
    q = db_ask(turn->rs->db,
               "SELECT at_ms, type, cause, state, connector, token, reason, first_wh, wh, "
               "end_wh, stopped, seq FROM tx_event WHERE station = ? AND txid = ? AND seq > ? "
               "ORDER BY seq",
               db_t(turn->station->id), db_t(txid), db_i(kept->seq));
    while (db_row(turn->rs->db, q)) {
        add_event(&kept->sum, q);
        kept->seq = db_int(q, SEQ);
    }
    sum = kept->sum;
    if (!sum.began)
        sum.start_ms = sum.first_ms;
    return sum;
}

/* A transaction that names no register at its beginning began where the connector's last ended. */
static int64_t begin_wh(struct csms_turn *turn, const struct sum *sum, const char *txid)
{
    int64_t last;

    if (sum->begin_wh >= 0 && !sum->only_end)
        return sum->begin_wh;
    last = db_number(turn->rs->db, -1,
                     "SELECT MAX(meter_stop) FROM session WHERE station = ? AND connector = ? "
                     "AND stop_ms <= ? AND txid IS NOT ?",
                     db_t(turn->station->id), db_i((int64_t)sum->connector), db_i(sum->start_ms),
                     db_t(txid));
    return last > 0 && last <= sum->begin_wh ? last : sum->begin_wh < 0 ? 0 : sum->begin_wh;
}

static void put_start(struct csms_turn *turn, const struct sum *sum, const char *txid)
{
    const char *token = sum->token[0] ? sum->token : sum->refused;
    bool refused = !sum->token[0] && sum->refused[0];

    db_run(turn->rs->db,
           "UPDATE session SET connector = ?1, token = ?2, "
           "account = CASE WHEN token = ?2 THEN account ELSE "
           "(SELECT account FROM token WHERE token = ?2) END, state = ?3, "
           "reason = ?4, start_ms = ?5, meter_start = ?6, stop_ms = NULL, meter_stop = NULL "
           "WHERE station = ?7 AND txid = ?8",
           db_i((int64_t)sum->connector), db_t(token), db_t(refused ? "invalid" : "active"),
           db_t(refused ? sum->reason : NULL), db_i(sum->start_ms), db_i(begin_wh(turn, sum, txid)),
           db_t(turn->station->id), db_t(txid));
}

/* Why what has ended cannot be sold; NULL: it can. */
static const char *flaw(const struct sum *sum, int64_t start_wh, int64_t stop_wh)
{
    if (!sum->began)
        return sum->refused[0] ? sum->reason : "nobody charged";
    if (stop_wh < start_wh)
        return "the register ran backwards";
    return sum->end_ms < sum->start_ms ? "it ends before it begins" : NULL;
}

static void put_stop(struct csms_turn *turn, const struct sum *sum, const char *txid)
{
    bool released = sum->release_ms >= sum->start_ms; /* before it began nobody could */
    int64_t start_wh = begin_wh(turn, sum, txid);
    int64_t stop_wh = sum->end_wh >= 0 ? sum->end_wh : sum->last_wh < 0 ? start_wh : sum->last_wh;
    const char *why = flaw(sum, start_wh, stop_wh);

    db_run(turn->rs->db,
           "UPDATE session SET stop_ms = ?, meter_stop = ?, end_wh = ?, "
           "stopped_ms = COALESCE(stopped_ms, ?), reason = ?, state = ? "
           "WHERE station = ? AND txid = ?",
           db_i(released ? sum->release_ms : sum->end_ms), db_i(stop_wh),
           db_n(sum->end_wh >= 0 ? &sum->end_wh : NULL), db_i(turn->now_ms),
           db_t(why ? why : sum->stopped), db_t(why ? "invalid" : "done"), db_t(turn->station->id),
           db_t(txid));
}

int64_t csms201_session_of(struct csms_turn *turn, const char *txid)
{
    return db_number(turn->rs->db, 0, "SELECT MIN(id) FROM session WHERE station = ? AND txid = ?",
                     db_t(turn->station->id), db_t(txid));
}

/* Another transaction at the connector has ended this one, or the operator, and its own end is
 * still to come. */
static bool is_superseded(struct csms_turn *turn, const char *txid)
{
    return db_count(turn->rs->db,
                    "SELECT COUNT(*) FROM session WHERE station = ? AND txid = ? "
                    "AND reason IN ('Superseded', 'Operator', 'Silence')",
                    db_t(turn->station->id), db_t(txid)) > 0;
}

/* The last transaction at the connector is over where this one is the later of the two. */
static void supersede_others(struct csms_turn *turn, const struct sum *sum, const char *txid)
{
    struct csms_start s = {.connector = sum->connector,
                           .token = sum->token,
                           .at_ms = sum->start_ms,
                           .meter = begin_wh(turn, sum, txid),
                           .session = csms201_session_of(turn, txid)};

    if (sum->connector > 0 && sum->began &&
        db_count(turn->rs->db,
                 "SELECT COUNT(*) FROM session WHERE station = ? AND connector = ? "
                 "AND state = 'active' AND start_ms >= ? AND txid != ?",
                 db_t(turn->station->id), db_i((int64_t)s.connector), db_i(s.at_ms),
                 db_t(txid)) == 0)
        csms_supersede(turn, &s);
}

void csms201_derive(struct csms_turn *turn, const char *txid, int64_t seq)
{
    struct sum sum = sum_up(turn, txid, seq);

    if (is_superseded(turn, txid) && !sum.ended)
        return;
    supersede_others(turn, &sum, txid);
    put_start(turn, &sum, txid);
    if (!sum.ended)
        return;
    put_stop(turn, &sum, txid);
    csms_doubt_end(turn->rs, csms201_session_of(turn, txid), NULL);
    csms_doubt_figures(turn->rs, csms201_session_of(turn, txid));
    csms_end_profiles(turn, -1, txid);
    stack_news(turn->rs);
}
