#include "refstack/csms201/csms201_tx.h"

#include <string.h>

#include "refstack/csms/payload.h"
#include "refstack/csms/samples.h"
#include "refstack/csms/session.h"
#include "refstack/csms/status.h"
#include "refstack/csms/token.h"
#include "refstack/csms201/csms201_place.h"
#include "refstack/csms201/csms201_session.h"
#include "refstack/csms201/csms201_token.h"

/* What TransactionEvent says; texts are borrowed from it. */
struct told {
    const char *txid, *type, *cause, *state, *stopped;
    const cJSON *token; /* or NULL */
    const char *reason; /* why the token may not charge */
    int64_t seq, at_ms;
    int connector; /* 0: not said */
    bool offline;
};

static struct told read_event(struct csms_turn *turn)
{
    const cJSON *info = cJSON_GetObjectItemCaseSensitive(turn->in, "transactionInfo");
    const cJSON *evse = cJSON_GetObjectItemCaseSensitive(turn->in, "evse");
    struct told t = {.txid = csms_text(info, "transactionId"),
                     .type = csms_text(turn->in, "eventType"),
                     .cause = csms_text(turn->in, "triggerReason"),
                     .state = csms_text(info, "chargingState"),
                     .stopped = csms_text(info, "stoppedReason"),
                     .token = cJSON_GetObjectItemCaseSensitive(turn->in, "idToken"),
                     .seq = csms_number(turn->in, "seqNo"),
                     .at_ms = csms_time(turn->in, "timestamp", turn->now_ms)};

    if (mutant_is(turn->rs, MUTANT_dates_by_arrival))
        t.at_ms = turn->now_ms;
    t.offline = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(turn->in, "offline"));
    if (evse)
        t.connector = csms201_flat(turn->station, csms201_place_of(evse));
    return t;
}

/* Micro-units of money, cut to cents. */
static double csms201_money(int64_t micro)
{
    int64_t cents = micro / 10000;

    return (double)cents / 100;
}

/* What the transaction has cost, tax included, where a tariff says it. (2.0.1 I03) */
static void put_total(struct csms_turn *turn, int64_t session)
{
    struct stack_cost cost;

    if (stack_cost(turn->rs, session, &cost))
        cJSON_AddNumberToObject(turn->out, "totalCost", csms201_money(cost.micro));
}

/* A repeated event is told by its number, whatever its message id. @return is it one? */
static bool answer_repeated(struct csms_turn *turn, const struct told *t)
{
    sqlite3_stmt *q = db_ask(turn->rs->db,
                             "SELECT reason FROM tx_event WHERE station = ? AND txid = ? "
                             "AND seq = ?",
                             db_t(turn->station->id), db_t(t->txid), db_i(t->seq));

    if (!db_row(turn->rs->db, q))
        return false;
    if (t->token)
        csms201_token_info(turn->rs, turn->out, t->token,
                           mutant_is(turn->rs, MUTANT_refuses_repeats) ? "ConcurrentTx"
                                                                       : db_text(q, 0));
    db_done(q);
    if (!strcmp(t->type, "Ended"))
        put_total(turn, csms201_session_of(turn, t->txid));
    return true;
}

/* A session of which nothing is known yet but its name. */
static int64_t open_session(struct csms_turn *turn, const struct told *t)
{
    return db_run(turn->rs->db,
                  "INSERT INTO session(station, connector, token, answered, state, start_ms, "
                  "meter_start, arrived_ms, txid) VALUES(?, 0, '', 'Accepted', 'active', ?, 0, ?, "
                  "?)",
                  db_t(turn->station->id), db_i(t->at_ms), db_i(turn->now_ms), db_t(t->txid));
}

/* MUTANT_double_bills_after_reconnect: what was told twice becomes two sessions. */
static void open_twin(struct csms_turn *turn, const struct told *t)
{
    if (strcmp(t->type, "Started") != 0)
        return;
    open_session(turn, t);
    csms201_derive(turn, t->txid, t->seq);
}

/* Is the token there to end the transaction? */
static bool ends(const struct told *t)
{
    return !strcmp(t->type, "Ended") || !strcmp(t->cause, "StopAuthorized");
}

/* Whether the card may charge; at the end it only has to be a card. */
static const char *judge(struct csms_turn *turn, const struct told *t)
{
    struct csms_start s = {.connector = t->connector,
                           .token = csms_text(t->token, "idToken"),
                           .at_ms = t->at_ms,
                           .session = csms201_session_of(turn, t->txid)};
    const char *reason = csms201_reason(turn, t->token, t->at_ms);

    if (s.connector == 0)
        s.connector = (int)db_number(turn->rs->db, 0,
                                     "SELECT connector FROM session WHERE station = ? "
                                     "AND txid = ?",
                                     db_t(turn->station->id), db_t(t->txid));
    if (!reason && !ends(t) && csms_charges_elsewhere(turn, &s))
        reason = "ConcurrentTx";
    if (reason && !ends(t))
        csms_refuse(turn, s.connector, t->at_ms, s.token, reason);
    return reason;
}

static void keep_event(struct csms_turn *turn, const struct told *t,
                       const struct csms_samples *seen)
{
    int64_t connector = t->connector;

    db_run(turn->rs->db,
           "INSERT INTO tx_event(station, txid, seq, at_ms, arrived_ms, type, cause, offline, "
           "state, connector, token, reason, first_wh, wh, end_wh, stopped) "
           "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
           db_t(turn->station->id), db_t(t->txid), db_i(t->seq), db_i(t->at_ms), db_i(turn->now_ms),
           db_t(t->type), db_t(t->cause), db_i((int64_t)t->offline), db_t(t->state),
           db_n(connector > 0 ? &connector : NULL), db_t(csms_text(t->token, "idToken")),
           db_t(t->reason), db_n(seen->any ? &seen->first_wh : NULL),
           db_n(seen->any ? &seen->last_wh : NULL), db_n(seen->ended ? &seen->end_wh : NULL),
           db_t(t->stopped));
}

/* What a 1.6 station would have said in StatusNotification, for those who read that. */
static void keep_state(struct csms_turn *turn, const struct told *t, int connector)
{
    char code[CSMS_WORD];
    struct csms_status s = {
        .connector = connector, .at_ms = t->at_ms, .status = t->state, .error_code = code};
    bool left = t->state && !strcmp(t->state, "Idle");

    if (!strcmp(t->type, "Ended") && (left || !strcmp(t->cause, "EVDeparted")))
        s.status = "Available"; /* the plug is out, at the latest */
    if (!s.status || connector == 0)
        return;
    csms_present_error(turn, connector, code);
    csms_keep_status(turn, &s);
}

/* MUTANT_loses_offline_transactions. @return was the event lost? */
static bool lose(struct csms_turn *turn, const struct told *t)
{
    if (!mutant_is(turn->rs, MUTANT_loses_offline_transactions) || !csms_is_replay(turn, t->at_ms))
        return false;
    db_run(turn->rs->db, "DELETE FROM session WHERE station = ? AND txid = ?",
           db_t(turn->station->id), db_t(t->txid));
    if (t->token)
        csms201_token_info(turn->rs, turn->out, t->token, NULL);
    return true;
}

/* What it costs so far, where the tariff wants the driver to see that. (2.0.1 I02) */
static void tell_cost(struct csms_turn *turn, const struct told *t, int64_t session)
{
    struct stack_cost cost;
    cJSON *args;

    if (turn->rs->quiet || t->offline || !stack_cost(turn->rs, session, &cost) || !cost.shown)
        return;
    args = cJSON_CreateObject();
    cJSON_AddNumberToObject(args, "totalCost", csms201_money(cost.micro));
    cJSON_AddStringToObject(args, "transactionId", t->txid);
    csms_follow(turn, "CostUpdated", args);
}

/* An end with a gap before it: are the missing events still on their way? (2.0.1 E14) */
static void ask_for_missing(struct csms_turn *turn, const struct told *t)
{
    int64_t missing = db_count(turn->rs->db,
                               "SELECT MAX(seq) - MIN(seq) + 1 - COUNT(*) FROM tx_event "
                               "WHERE station = ? AND txid = ?",
                               db_t(turn->station->id), db_t(t->txid));
    cJSON *args;

    if (!missing || turn->rs->quiet || t->offline)
        return;
    args = cJSON_CreateObject();
    cJSON_AddStringToObject(args, "transactionId", t->txid);
    csms_follow(turn, "GetTransactionStatus", args);
}

static void hear_event(struct csms_turn *turn)
{
    struct told t = read_event(turn);
    struct csms_samples seen = {.session = csms201_session_of(turn, t.txid)};

    if (answer_repeated(turn, &t)) {
        if (mutant_is(turn->rs, MUTANT_double_bills_after_reconnect))
            open_twin(turn, &t);
        return;
    }
    if (lose(turn, &t))
        return;
    csms_use_reservation(turn);
    if (t.token)
        t.reason = judge(turn, &t);
    if (seen.session == 0)
        seen.session = open_session(turn, &t);
    seen.connector = t.connector;
    if (seen.connector == 0)
        seen.connector = (int)db_count(turn->rs->db, "SELECT connector FROM session WHERE id = ?",
                                       db_i(seen.session));
    csms_keep_samples(turn, cJSON_GetObjectItemCaseSensitive(turn->in, "meterValue"), &seen);
    keep_event(turn, &t, &seen);
    keep_state(turn, &t, seen.connector);
    csms201_derive(turn, t.txid, t.seq);
    if (t.token)
        csms201_token_info(turn->rs, turn->out, t.token, t.reason);
    if (!strcmp(t.type, "Ended")) {
        put_total(turn, seen.session);
        ask_for_missing(turn, &t);
    }
    if (strcmp(t.type, "Ended") != 0 && seen.any)
        tell_cost(turn, &t, seen.session);
}

void csms201_transaction_event(struct csms_turn *turn)
{
    if (mutant_is(turn->rs, MUTANT_refuses_transactions)) {
        csms_fail(turn, OCPP_InternalError, "an error of mine");
        return;
    }
    hear_event(turn);
    if (mutant_is(turn->rs, MUTANT_withholds_token_status))
        cJSON_DeleteItemFromObjectCaseSensitive(turn->out, "idTokenInfo");
}
