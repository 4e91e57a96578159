#include "refstack/csms16/csms16_session.h"

#include "base/json_read.h"
#include "refstack/csms/doubt.h"
#include "refstack/csms/payload.h"
#include "refstack/csms/profile.h"
#include "refstack/csms/samples.h"
#include "refstack/csms/scripted_answer.h"
#include "refstack/csms/session.h"
#include "refstack/csms/token.h"
#include "refstack/csms16/csms16_token.h"
#include "refstack/stack/api.h"

static void put_transaction(struct csms_turn *turn, int64_t id, const char *status)
{
    cJSON *info = cJSON_AddObjectToObject(turn->out, "idTagInfo");

    cJSON_AddStringToObject(info, "status", status);
    api_put_int(turn->out, "transactionId", id);
}

/* A retry is told from a new transaction by everything a station repeats, whatever its message
 * id. (OCPP 1.6 3.7.1) */
static sqlite3_stmt *ask_same(struct csms_turn *turn, const struct csms_start *s)
{
    return db_ask(turn->rs->db,
                  "SELECT id, answered FROM session WHERE station = ? AND connector = ? "
                  "AND start_ms = ? AND token = ? AND meter_start = ?",
                  db_t(turn->station->id), db_i((int64_t)s->connector), db_i(s->at_ms),
                  db_t(s->token), db_i(s->meter));
}

static bool answer_retry(struct csms_turn *turn, const struct csms_start *s)
{
    bool refused = mutant_is(turn->rs, MUTANT_refuses_repeats);
    sqlite3_stmt *q = ask_same(turn, s);

    if (!db_row(turn->rs->db, q))
        return false;
    put_transaction(turn, db_int(q, 0), refused ? "ConcurrentTx" : db_text(q, 1));
    db_done(q);
    return true;
}

/* The id that a test wants the station to be told is how it will call the session; NULL: its own
 * is.
 */
static const char *scripted_id(const struct csms_turn *turn, char out[24])
{
    int64_t id = json_int(turn->script ? turn->script->patch : NULL, "transactionId", 0);

    if (id <= 0)
        return NULL;
    sqlite3_snprintf(24, out, "%lld", (long long)id);
    return out;
}

static int64_t keep_start(struct csms_turn *turn, const struct csms_start *s, const char *reason)
{
    char txid[24];

    return db_run(turn->rs->db,
                  "INSERT INTO session(station, connector, token, account, answered, state, "
                  "reason, start_ms, meter_start, arrived_ms, txid) VALUES(?, ?, ?, "
                  "(SELECT account FROM token WHERE token = ?), ?, ?, ?, ?, ?, ?, ?)",
                  db_t(turn->station->id), db_i((int64_t)s->connector), db_t(s->token),
                  db_t(s->token), db_t(csms16_token_status(reason)),
                  db_t(reason ? "invalid" : "active"), db_t(reason), db_i(s->at_ms), db_i(s->meter),
                  db_i(turn->now_ms), db_t(scripted_id(turn, txid)));
}

void csms16_start_transaction(struct csms_turn *turn)
{
    struct csms_start s = {.connector = csms_place_number(turn->in, "connectorId"),
                           .token = csms_text(turn->in, "idTag"),
                           .at_ms = csms_time(turn->in, "timestamp", turn->now_ms),
                           .meter = csms_number(turn->in, "meterStart")};
    bool twice = mutant_is(turn->rs, MUTANT_double_bills_after_reconnect);
    const char *reason;

    if (s.connector < 1) {
        csms_fail_field(turn, "$.connectorId", "there is no such connector");
        return;
    }
    if (mutant_is(turn->rs, MUTANT_refuses_transactions)) {
        csms_fail(turn, OCPP_InternalError, "an error of mine");
        return;
    }
    if (mutant_is(turn->rs, MUTANT_dates_by_arrival))
        s.at_ms = turn->now_ms;
    csms_use_reservation(turn);
    if (!twice && answer_retry(turn, &s))
        return;
    if (mutant_is(turn->rs, MUTANT_loses_offline_transactions) && csms_is_replay(turn, s.at_ms)) {
        put_transaction(turn, csms_of(turn->rs)->lost_id++, "Accepted");
        return;
    }
    reason = csms_turn_reason(turn, s.token, s.at_ms);
    if (!reason && csms_charges_elsewhere(turn, &s))
        reason = "ConcurrentTx";
    if (!twice)
        csms_supersede(turn, &s);
    if (reason)
        csms_refuse(turn, s.connector, s.at_ms, s.token, reason);
    api_put_int(turn->out, "transactionId", keep_start(turn, &s, reason));
    csms16_token_info(turn->rs, turn->out, s.token, reason);
}

/* ---- the end ---- */

#define UNKNOWN_ID (-1) /* how a station calls a transaction that got no id (errata 3.18) */

/* What StopTransaction says. */
struct stop {
    int64_t id; /* of the session; 0: none that we know */
    int64_t at_ms, meter;
    const char *token; /* or NULL */
    const char *reason;
    bool guessed; /* it names no transaction that we know */
};

static bool is_open(struct csms_turn *turn, int64_t id)
{
    return db_count(turn->rs->db,
                    "SELECT stop_ms IS NULL OR reason IN ('Superseded', 'Operator', 'Silence') "
                    "FROM session WHERE id = ?",
                    db_i(id));
}

int64_t csms16_session_called(struct csms_turn *turn, int64_t id)
{
    char txid[24];

    sqlite3_snprintf(sizeof(txid), txid, "%lld", (long long)id);
    return db_number(turn->rs->db, 0,
                     "SELECT id FROM session WHERE station = ?1 AND (txid = ?2 OR txid IS NULL AND "
                     "id = ?3) ORDER BY stop_ms IS NOT NULL, id DESC LIMIT 1",
                     db_t(turn->station->id), db_t(txid), db_i(id));
}

/* A station that never saw the answer to its StartTransaction calls the transaction -1, and no
 * other number: where only one can be meant, that one is. */
static int64_t meant(struct csms_turn *turn, const struct stop *s)
{
    return db_number(turn->rs->db, 0,
                     "SELECT CASE COUNT(*) WHEN 1 THEN MAX(id) ELSE 0 END FROM session "
                     "WHERE station = ? AND state = 'active' AND start_ms <= ? "
                     "AND meter_start <= ? AND token = COALESCE(?, token)",
                     db_t(turn->station->id), db_i(s->at_ms), db_i(s->meter), db_t(s->token));
}

/* A stop that contradicts its start is kept, and not sold. */
static void finish(struct csms_turn *turn, const struct stop *s, const int64_t *end_wh)
{
    db_run(turn->rs->db,
           "UPDATE session SET stop_ms = ?1, meter_stop = ?2, end_wh = ?3, stopped_ms = ?4, "
           "reason = CASE WHEN state = 'invalid' THEN reason "
           "WHEN ?2 < meter_start THEN 'the register ran backwards' "
           "WHEN ?1 < start_ms THEN 'it ends before it begins' ELSE ?5 END, "
           "state = CASE WHEN state = 'invalid' OR ?2 < meter_start OR ?1 < start_ms "
           "THEN 'invalid' ELSE 'done' END WHERE id = ?6",
           db_i(s->at_ms), db_i(s->meter), db_n(end_wh), db_i(turn->now_ms), db_t(s->reason),
           db_i(s->id));
}

/* MUTANT_double_bills_after_reconnect: the twin ends as its original does. */
static void finish_twins(struct csms_turn *turn, struct stop s, const int64_t *end_wh)
{
    int64_t first = s.id;
    sqlite3_stmt *q =
        db_ask(turn->rs->db,
               "SELECT b.id FROM session AS a JOIN session AS b ON a.station = b.station "
               "AND a.connector = b.connector AND a.start_ms = b.start_ms AND a.token = b.token "
               "WHERE a.id = ? AND b.id != ?",
               db_i(first), db_i(first));

    while (db_row(turn->rs->db, q)) {
        s.id = db_int(q, 0);
        finish(turn, &s, end_wh);
    }
}

static void end_session(struct csms_turn *turn, const struct stop *s)
{
    struct csms_samples samples = {.session = s->id};
    const cJSON *data = cJSON_GetObjectItemCaseSensitive(turn->in, "transactionData");

    samples.connector =
        (int)db_count(turn->rs->db, "SELECT connector FROM session WHERE id = ?", db_i(s->id));
    csms_keep_samples(turn, data, &samples);
    finish(turn, s, samples.ended ? &samples.end_wh : NULL);
    csms_doubt_end(turn->rs, s->id,
                   s->guessed ? "its end was told without its number; no other was under way"
                              : NULL);
    csms_doubt_figures(turn->rs, s->id);
    if (mutant_is(turn->rs, MUTANT_double_bills_after_reconnect))
        finish_twins(turn, *s, samples.ended ? &samples.end_wh : NULL);
    csms_end_profiles(turn, samples.connector, NULL);
    stack_news(turn->rs);
}

void csms16_stop_transaction(struct csms_turn *turn)
{
    struct stop s = {.id = csms_number(turn->in, "transactionId"),
                     .at_ms = csms_time(turn->in, "timestamp", turn->now_ms),
                     .meter = csms_number(turn->in, "meterStop"),
                     .token = csms_text(turn->in, "idTag"),
                     .reason = csms_text(turn->in, "reason")};

    if (!s.reason)
        s.reason = "Local";
    if (s.token)
        csms16_token_info(turn->rs, turn->out, s.token, csms_turn_reason(turn, s.token, s.at_ms));
    if (mutant_is(turn->rs, MUTANT_dates_by_arrival))
        s.at_ms = turn->now_ms;
    s.guessed = s.id == UNKNOWN_ID || (mutant_is(turn->rs, MUTANT_ends_any_session) &&
                                       !csms16_session_called(turn, s.id));
    s.id = s.guessed ? meant(turn, &s) : csms16_session_called(turn, s.id);
    if (mutant_is(turn->rs, MUTANT_loses_offline_transactions) && csms_is_replay(turn, s.at_ms))
        db_run(turn->rs->db, "DELETE FROM session WHERE id = ?", db_i(s.id));
    else if (s.id && is_open(turn, s.id))
        end_session(turn, &s);
}
