#include "refstack/billing/register.h"

#include "base/number.h"
#include "refstack/stack/stack.h"

#define HOUR_MS  INT64_C(3600000)
#define YEAR_MS  (365 * 24 * HOUR_MS) /* no message waits so long for its connection */
#define AHEAD_MS (24 * HOUR_MS)       /* a clock of another zone is no clock of another day */
#define SLACK_MS 2000                 /* times that are cut to whole seconds */

/* 2 % and 10 Wh above the rating are the meter's and the mains' affair. */
int64_t billing_most_wh(struct refstack *rs, const struct billing_session *s)
{
    int64_t power_w =
        db_count(rs->db, "SELECT power_w FROM station WHERE id = ?", db_t(s->station));
    int64_t seconds = (s->facts.stop_ms - s->facts.start_ms + SLACK_MS) / 1000;
    int64_t wh;

    if (power_w <= 0)
        return INT64_MAX;
    wh = seconds / 3600 * power_w + seconds % 3600 * power_w / 3600;
    return wh + wh / 50 + 10;
}

/* ---- times ---- */

static bool can_be(int64_t at_ms, int64_t heard_ms)
{
    return at_ms >= heard_ms - YEAR_MS && at_ms <= heard_ms + AHEAD_MS;
}

/* Where neither can be, the clock was wrong and the time between them right, unless it stood. */
void billing_right_times(struct billing_session *s)
{
    bool start = can_be(s->facts.start_ms, s->heard_start_ms);
    bool stop = can_be(s->facts.stop_ms, s->heard_stop_ms);
    int64_t lasted_ms = s->facts.stop_ms - s->facts.start_ms;

    if (!stop)
        s->facts.stop_ms = s->heard_stop_ms;
    if (!start)
        s->facts.start_ms = stop || lasted_ms <= 0 || lasted_ms > YEAR_MS
                                ? s->heard_start_ms
                                : s->facts.stop_ms - lasted_ms;
    s->facts.start_ms = number_least(s->facts.start_ms, s->facts.stop_ms);
}

/* ---- registers ---- */

/* Can the session have begun at @p start_wh and ended at @p stop_wh? */
static bool possible(const struct billing_session *s, int64_t start_wh, int64_t stop_wh)
{
    return stop_wh >= start_wh && stop_wh - start_wh <= s->most_wh;
}

/* What the connector's meter showed next, while nobody charged: at a clock-aligned reading or where
 * the next session began; INT64_MAX: nothing was told, or it counts anew, from 0. (A 2.0.1
 * session's meter_start may be derived from the session before it, its readings are not.) */
static int64_t next_wh(struct refstack *rs, const struct billing_session *s)
{
    return db_number(rs->db, INT64_MAX,
                     "SELECT NULLIF(wh, 0) FROM (SELECT at_ms, wh FROM meter WHERE station = ?1 "
                     "AND connector = ?2 AND at_ms > ?3 AND session IS NOT ?4 UNION ALL "
                     "SELECT start_ms, meter_start FROM session WHERE station = ?1 AND "
                     "connector = ?2 AND start_ms >= ?3 AND id != ?4 AND txid IS NULL) "
                     "ORDER BY at_ms LIMIT 1",
                     db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.stop_ms),
                     db_i(s->id));
}

/* Takes @p wh for the register at the end. A register does not run backwards: what showed at most
 * @p next afterwards was no more at the end. @return false where it cannot be */
static bool ends_at(struct billing_session *s, int64_t wh, int64_t next)
{
    if (wh > next || !possible(s, s->facts.start_wh, wh))
        return false;
    s->facts.stop_wh = wh;
    return true;
}

/* The last own reading after the beginning that can be. */
static bool ends_at_reading(struct billing_session *s, int64_t next)
{
    for (size_t i = s->facts.readings; i-- > 0;)
        if (s->facts.reading[i].at_ms > s->facts.start_ms &&
            ends_at(s, s->facts.reading[i].wh, next))
            return true;
    return false;
}

/* The register at the end that can follow on the one at the start: what the station itself measured
 * at the end of the transaction, else what its meter showed next where that speaks against
 * meterStop, else meterStop, else its last reading. */
static bool right_stop(struct refstack *rs, struct billing_session *s)
{
    int64_t next = next_wh(rs, s);

    return ends_at(s, s->end_wh, next) || (s->meter_stop_wh > next && ends_at(s, next, next)) ||
           ends_at(s, s->meter_stop_wh, INT64_MAX) || ends_at_reading(s, next);
}

/* What the connector's meter showed last, where a session ended or at a reading; INT64_MAX: nothing
 * was told. What flowed between a reading and that end is somebody else's. */
static int64_t before_wh(struct refstack *rs, const struct billing_session *s)
{
    return db_number(rs->db, INT64_MAX,
                     "SELECT wh FROM (SELECT at_ms, wh FROM meter WHERE station = ?1 AND "
                     "connector = ?2 AND at_ms <= ?3 AND session IS NOT ?4 UNION ALL "
                     "SELECT stop_ms, meter_stop FROM session WHERE station = ?1 AND "
                     "connector = ?2 AND stop_ms <= ?3 AND id != ?4) ORDER BY at_ms DESC LIMIT 1",
                     db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.start_ms),
                     db_i(s->id));
}

/* Takes @p wh for the register at the beginning. @return false where it cannot be */
static bool begins_at(struct billing_session *s, int64_t wh)
{
    if (!possible(s, wh, s->meter_stop_wh))
        return false;
    s->facts.start_wh = wh;
    return true;
}

/* The register at the beginning that the one at the end can follow: what the meter showed before,
 * or the first own reading. */
static bool right_start(struct refstack *rs, struct billing_session *s)
{
    if (begins_at(s, before_wh(rs, s)))
        return true;
    for (size_t i = 0; i < s->facts.readings; i++)
        if (s->facts.reading[i].at_ms < s->facts.stop_ms && begins_at(s, s->facts.reading[i].wh))
            return true;
    return false;
}

bool billing_right_registers(struct refstack *rs, struct billing_session *s, bool verified)
{
    return (!verified && possible(s, s->meter_start_wh, s->meter_stop_wh)) || right_stop(rs, s) ||
           right_start(rs, s);
}
