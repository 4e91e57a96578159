#include "refstack/csms/silent_session.h"

#include "refstack/csms/doubt.h"
#include "refstack/stack/stack.h"

/* Who ends it, and how that is told. */
struct ender {
    const char *reason, *doubt;
};

static void end(struct refstack *rs, int64_t id, const int64_t *at_ms, const int64_t *wh,
                const struct ender *by)
{
    db_run(rs->db,
           "UPDATE session SET state = 'done', reason = ?, "
           "meter_stop = MAX(meter_start, COALESCE(?, (SELECT wh FROM meter "
           "WHERE meter.session = session.id ORDER BY at_ms DESC LIMIT 1), meter_start)), "
           "stop_ms = MAX(start_ms, COALESCE(?, "
           "(SELECT MIN(at_ms) FROM status WHERE status.station = session.station "
           "AND status.connector = session.connector AND status.at_ms > session.start_ms "
           "AND status.status IN ('Available', 'Finishing')), "
           "(SELECT MAX(at_ms) FROM meter WHERE meter.session = session.id), start_ms)), "
           "stopped_ms = ? WHERE id = ?",
           db_t(by->reason), db_n(wh), db_n(at_ms), db_i(vclock_now_ms(rs->clk)), db_i(id));
    csms_doubt_end(rs, id, by->doubt);
    csms_doubt_figures(rs, id);
    stack_news(rs);
}

enum status csms_end_silent(struct refstack *rs, int64_t id, const int64_t *at_ms,
                            const int64_t *wh)
{
    static const struct ender by_hand = {"Operator", "the operator ended it: its station had not"};

    if (db_count(rs->db, "SELECT COUNT(*) FROM session WHERE id = ? AND state = 'active'",
                 db_i(id)) == 0)
        return S_REFUSED;
    end(rs, id, at_ms, wh, &by_hand);
    return S_OK;
}

void csms_end_sessions_of(struct refstack *rs, const char *station)
{
    static const struct ender by_rule = {"Silence", "its station was silent for too long"};
    int64_t id;

    while ((id = db_number(rs->db, 0,
                           "SELECT id FROM session WHERE station = ? AND state = 'active' "
                           "ORDER BY id LIMIT 1",
                           db_t(station))) != 0)
        end(rs, id, NULL, NULL, &by_rule);
}
