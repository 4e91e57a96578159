#include "refstack/billing/register.h"

#include "refstack/stack/stack.h"

#define HOUR_MS  INT64_C(3600000)
#define YEAR_MS  (365 * 24 * HOUR_MS) /* no message waits so long for its connection */
#define AHEAD_MS (24 * HOUR_MS)       /* a clock of another zone is no clock of another day */
#define SLACK_MS 2000                 /* times that are cut to whole seconds */

/* 2 % and 10 Wh above the rating are the meter's and the mains' affair. */
int64_t billing_most_wh(struct refstack *rs, const struct billing_session *s)
{
    int64_t power_w =
        db_number(rs->db, 0, "SELECT power_w FROM station WHERE id = ?", db_t(s->station));
    int64_t seconds = (s->facts.stop_ms - s->facts.start_ms + SLACK_MS) / 1000;
    int64_t wh;

    if (power_w <= 0 || seconds < 0)
        return INT64_MAX;
    wh = seconds / 3600 * power_w + seconds % 3600 * power_w / 3600;
    return wh + wh / 50 + 10;
}

/* ---- times ---- */

static bool can_be(int64_t at_ms, int64_t heard_ms)
{
    return at_ms >= heard_ms - YEAR_MS && at_ms <= heard_ms + AHEAD_MS;
}

/* Where neither can be, the clock was wrong and the time between them right. */
void billing_right_times(struct billing_session *s)
{
    bool start = can_be(s->facts.start_ms, s->heard_start_ms);
    bool stop = can_be(s->facts.stop_ms, s->heard_stop_ms);
    int64_t lasted_ms = s->facts.stop_ms - s->facts.start_ms;

    if (!stop)
        s->facts.stop_ms = s->heard_stop_ms;
    if (!start)
        s->facts.start_ms = stop || lasted_ms < 0 || lasted_ms > YEAR_MS
                                ? s->heard_start_ms
                                : s->facts.stop_ms - lasted_ms;
    if (s->facts.start_ms > s->facts.stop_ms)
        s->facts.start_ms = s->facts.stop_ms;
}

/* ---- registers ---- */

/* Can the session have begun at @p start_wh and ended at @p stop_wh? */
static bool possible(const struct billing_session *s, int64_t start_wh, int64_t stop_wh)
{
    return stop_wh >= start_wh && stop_wh - start_wh <= s->most_wh;
}

/* What the connector's meter showed next, while nobody charged: at a clock-aligned reading or where
 * the next session began; -1: nothing was told. (A 2.0.1 session's meter_start may be derived from
 * the session before it, its readings are not.) */
static int64_t next_wh(struct refstack *rs, const struct billing_session *s)
{
    return db_number(rs->db, -1,
                     "SELECT wh FROM (SELECT at_ms, wh FROM meter WHERE station = ?1 AND "
                     "connector = ?2 AND at_ms > ?3 AND session IS NOT ?4 UNION ALL "
                     "SELECT start_ms, meter_start FROM session WHERE station = ?1 AND "
                     "connector = ?2 AND start_ms >= ?3 AND id != ?4 AND txid IS NULL) "
                     "ORDER BY at_ms LIMIT 1",
                     db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.stop_ms),
                     db_i(s->id));
}

/* A register does not run backwards: what showed less afterwards was not there at the end. */
static bool stands(int64_t register_wh, int64_t next)
{
    return next < 0 || register_wh <= next;
}

/* The last own reading before the stop that can follow on the start; -1: there is none. */
static int64_t last_reading(const struct billing_session *s)
{
    for (size_t i = s->facts.readings; i-- > 0;)
        if (s->facts.reading[i].at_ms > s->facts.start_ms &&
            s->facts.reading[i].at_ms < s->facts.stop_ms &&
            possible(s, s->facts.start_wh, s->facts.reading[i].wh))
            return s->facts.reading[i].wh;
    return -1;
}

/* The register at the end that can follow on the one at the start: meterStop where nothing speaks
 * against it, else what the station itself measured at the end of the transaction, else what its
 * meter showed next, else its last reading; -1: none can. */
static int64_t right_stop_wh(struct refstack *rs, const struct billing_session *s)
{
    int64_t next = next_wh(rs, s), start = s->facts.start_wh;
    bool agrees = s->end_wh < 0 || s->end_wh == s->meter_stop_wh;

    if (agrees && possible(s, start, s->meter_stop_wh) && stands(s->meter_stop_wh, next))
        return s->meter_stop_wh;
    if (s->end_wh >= 0 && possible(s, start, s->end_wh) && stands(s->end_wh, next))
        return s->end_wh;
    if (!stands(s->meter_stop_wh, next) && possible(s, start, next))
        return next;
    if (possible(s, start, s->meter_stop_wh))
        return s->meter_stop_wh;
    return last_reading(s);
}

/* What the connector's meter showed last, where a session ended or at a reading; -1: nothing was
 * told. What flowed between a reading and that end is somebody else's. */
static int64_t before_wh(struct refstack *rs, const struct billing_session *s)
{
    return db_number(rs->db, -1,
                     "SELECT wh FROM (SELECT at_ms, wh FROM meter WHERE station = ?1 AND "
                     "connector = ?2 AND at_ms <= ?3 AND session IS NOT ?4 UNION ALL "
                     "SELECT stop_ms, meter_stop FROM session WHERE station = ?1 AND "
                     "connector = ?2 AND stop_ms <= ?3 AND id != ?4) ORDER BY at_ms DESC LIMIT 1",
                     db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.start_ms),
                     db_i(s->id));
}

/* The register at the beginning that the one at the end can follow: what the meter showed before,
 * or the first own reading; -1: none can. */
static int64_t right_start_wh(struct refstack *rs, const struct billing_session *s)
{
    int64_t before = before_wh(rs, s);

    if (before >= 0 && possible(s, before, s->meter_stop_wh))
        return before;
    for (size_t i = 0; i < s->facts.readings; i++)
        if (s->facts.reading[i].at_ms < s->facts.stop_ms &&
            possible(s, s->facts.reading[i].wh, s->meter_stop_wh))
            return s->facts.reading[i].wh;
    return -1;
}

bool billing_right_registers(struct refstack *rs, struct billing_session *s)
{
    int64_t stop_wh = right_stop_wh(rs, s), start_wh;

    if (stop_wh >= 0) {
        s->facts.stop_wh = stop_wh;
        return true;
    }
    start_wh = right_start_wh(rs, s);
    if (start_wh >= 0)
        s->facts.start_wh = start_wh;
    return start_wh >= 0;
}
