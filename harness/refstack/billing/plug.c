#include "refstack/billing/plug.h"

#include "base/number.h"
#include "refstack/stack/stack.h"

#define SOON_MS   60000 /* what a connector has to say after a stop has come by then */
#define BEFORE_MS 2000  /* a status may be told this much before the stop that it belongs to */

static int64_t available_ms(struct refstack *rs, const struct billing_session *s)
{
    return db_number(rs->db, VCLOCK_NEVER,
                     "SELECT MIN(at_ms) FROM status WHERE station = ? AND "
                     "connector = ? AND at_ms >= ? AND status = 'Available'",
                     db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.stop_ms));
}

static int64_t next_start_ms(struct refstack *rs, const struct billing_session *s)
{
    return db_number(rs->db, VCLOCK_NEVER,
                     "SELECT MIN(start_ms) FROM session WHERE station = ? AND "
                     "connector = ? AND start_ms >= ? AND id != ?",
                     db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.stop_ms),
                     db_i(s->id));
}

/* The last moment before @p until_ms at which the connector said that a plug was in; 0: never since
 * the stop. */
static int64_t seen_in_ms(struct refstack *rs, const struct billing_session *s, int64_t until_ms)
{
    return db_number(rs->db, 0,
                     "SELECT MAX(at_ms) FROM status WHERE station = ? AND connector = ? AND "
                     "at_ms >= ? AND at_ms < ? AND status NOT IN ('Available', 'Idle', 'Reserved', "
                     "'Unavailable')",
                     db_t(s->station), db_i((int64_t)s->connector),
                     db_i(s->facts.stop_ms - BEFORE_MS), db_i(until_ms));
}

/* The beginning of the last absence of the station in @p between from which it had just returned,
 * or not yet; VCLOCK_NEVER: it was there, and would have said what it saw. @p over: an absence in
 * which the end of that lies does not count, as a status that is told afterwards has its own time.
 */
static int64_t absent_from_ms(struct refstack *rs, const struct billing_session *s,
                              const struct rating_span *between, bool over)
{
    return db_number(rs->db, VCLOCK_NEVER,
                     "SELECT from_ms FROM absence WHERE station = ?1 AND to_ms > ?2 AND "
                     "to_ms >= ?3 - ?5 AND CASE WHEN ?4 THEN to_ms <= ?3 ELSE from_ms < ?3 END "
                     "ORDER BY to_ms DESC LIMIT 1",
                     db_t(s->station), db_i(between->from_ms), db_i(between->to_ms),
                     db_i((int64_t)over), db_i((int64_t)SOON_MS));
}

/* Nothing was heard of the connector since. */
static int64_t silent_ms(struct refstack *rs, const struct billing_session *s)
{
    if (seen_in_ms(rs, s, VCLOCK_NEVER) || vclock_now_ms(rs->clk) < s->heard_stop_ms + SOON_MS)
        return VCLOCK_NEVER;
    return s->facts.stop_ms;
}

int64_t billing_plug_out_ms(struct refstack *rs, const struct billing_session *s)
{
    int64_t available = available_ms(rs, s), next = next_start_ms(rs, s);
    int64_t out_ms = number_least(available, next);
    int64_t seen_ms, absent_ms;

    if (mutant_is(rs, MUTANT_bills_idle_offline))
        return out_ms;
    if (out_ms == VCLOCK_NEVER)
        return silent_ms(rs, s);
    seen_ms = seen_in_ms(rs, s, out_ms);
    if (next <= available && !seen_ms)
        return s->facts.stop_ms;
    seen_ms = number_most(seen_ms, s->facts.stop_ms);
    absent_ms = absent_from_ms(rs, s, &(struct rating_span){seen_ms, out_ms}, available < next);
    return absent_ms == VCLOCK_NEVER ? out_ms : number_most(seen_ms, absent_ms);
}
