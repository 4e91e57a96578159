#include "refstack/csms/session.h"

#include "base/json_read.h"
#include "refstack/csms/payload.h"

#define REPLAY_MS 60000 /* a transaction message that is older at arrival was kept offline */

/* MUTANT_loses_offline_transactions loses what is one; nobody else asks. */
bool csms_is_replay(const struct csms_turn *turn, int64_t at_ms)
{
    return at_ms < turn->now_ms - REPLAY_MS;
}

/* Does the token charge somewhere at that moment?  A transaction whose connector has reported
 * Available since is not under way, though its stop was lost; neither is one on the connector where
 * the next begins. */
bool csms_charges_elsewhere(struct csms_turn *turn, const struct csms_start *s)
{
    if (mutant_is(turn->rs, MUTANT_leaves_tag_blocked))
        return db_count(turn->rs->db, "SELECT COUNT(*) FROM session WHERE token = ?",
                        db_t(s->token)) > 0;
    return db_count(turn->rs->db,
                    "SELECT COUNT(*) FROM session AS s LEFT JOIN connector AS c "
                    "ON c.station = s.station AND c.connector = s.connector "
                    "WHERE s.token = ? AND s.state != 'invalid' AND s.start_ms <= ? "
                    "AND (s.stop_ms IS NULL OR s.stop_ms > ?) "
                    "AND NOT (s.station = ? AND s.connector = ?) AND s.id != ? "
                    "AND NOT (s.state = 'active' AND c.status IS 'Available' "
                    "AND c.since_ms >= s.start_ms)",
                    db_t(s->token), db_i(s->at_ms), db_i(s->at_ms), db_t(turn->station->id),
                    db_i((int64_t)s->connector), db_i(s->session)) > 0;
}

/* A connector holds one transaction: where another begins, the stop of the last was lost.  It ended
 * when the connector next said so, at the register with which the new one begins.  A stop that
 * comes after all is believed (see finish()). */
void csms_supersede(struct csms_turn *turn, const struct csms_start *s)
{
    db_run(turn->rs->db,
           "UPDATE session SET state = 'done', reason = 'Superseded', "
           "meter_stop = MAX(meter_start, ?), stop_ms = MAX(start_ms, COALESCE("
           "(SELECT MIN(at_ms) FROM status WHERE status.station = session.station "
           "AND status.connector = session.connector AND status.at_ms > session.start_ms "
           "AND status.at_ms <= ? AND status.status IN ('Available', 'Finishing')), ?)) "
           "WHERE station = ? AND connector = ? AND state = 'active' AND id != ?",
           db_i(s->meter), db_i(s->at_ms), db_i(s->at_ms), db_t(turn->station->id),
           db_i((int64_t)s->connector), db_i(s->session));
}

void csms_use_reservation(struct csms_turn *turn)
{
    int64_t id = json_int(turn->in, "reservationId", -1);
    char key[24];

    if (id < 0)
        return;
    sqlite3_snprintf(sizeof(key), key, "%lld", (long long)id);
    db_run(turn->rs->db,
           "UPDATE record SET state = 'Used', at_ms = ? WHERE station = ? AND "
           "kind = 'reservation' AND key = ?",
           db_i(turn->now_ms), db_t(turn->station->id), db_t(key));
}

int64_t csms_session_wh(struct refstack *rs, int64_t id)
{
    return db_number(rs->db, -1,
                     "SELECT COALESCE(meter_stop, (SELECT wh FROM meter WHERE session = session.id "
                     "ORDER BY at_ms DESC LIMIT 1)) - meter_start FROM session WHERE id = ?",
                     db_i(id));
}
