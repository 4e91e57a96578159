#include "refstack/billing/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/stack/stack.h"

#define HOUR_MS INT64_C(3600000)

/* The plug is out when the connector says so, and at the latest when the next session begins at it.
 * VCLOCK_NEVER: not yet. */
static int64_t plug_out_ms(struct refstack *rs, const struct billing_session *s)
{
    int64_t available =
        db_number(rs->db, VCLOCK_NEVER,
                  "SELECT MIN(at_ms) FROM status WHERE station = ? AND "
                  "connector = ? AND at_ms >= ? AND status = 'Available'",
                  db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.stop_ms));
    int64_t next = db_number(rs->db, VCLOCK_NEVER,
                             "SELECT MIN(start_ms) FROM session WHERE station = ? AND "
                             "connector = ? AND start_ms >= ? AND id != ?",
                             db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.stop_ms),
                             db_i(s->id));

    return available < next ? available : next;
}

/* The first SuspendedEV that no Charging follows, else the stop. */
static int64_t idle_from_ms(struct refstack *rs, const struct billing_session *s)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT at_ms, status FROM status WHERE station = ? AND "
                             "connector = ? AND at_ms >= ? AND at_ms <= ? ORDER BY at_ms, id",
                             db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.start_ms),
                             db_i(s->facts.stop_ms));
    int64_t from_ms = s->facts.stop_ms;

    while (db_row(rs->db, q)) {
        if (!strcmp(db_text(q, 1), "Charging"))
            from_ms = s->facts.stop_ms;
        else if (!strcmp(db_text(q, 1), "SuspendedEV") && from_ms == s->facts.stop_ms)
            from_ms = db_int(q, 0);
    }
    return from_ms;
}

static void load_readings(struct refstack *rs, struct billing_session *s)
{
    sqlite3_stmt *q = db_ask(
        rs->db, "SELECT at_ms, wh FROM meter WHERE session = ? ORDER BY at_ms, id", db_i(s->id));
    struct rating_reading *list = NULL;
    size_t count = 0;

    while (db_row(rs->db, q)) {
        list = mem_resize(list, count + 1, sizeof(*list));
        list[count++] = (struct rating_reading){db_int(q, 0), db_int(q, 1)};
    }
    s->facts.reading = s->readings = list;
    s->facts.readings = count;
}

/* The times in which the connector reports that its lock does not open. */
static void load_lock_faults(struct refstack *rs, struct billing_session *s)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT at_ms, error_code FROM status WHERE station = ? AND "
                             "connector = ? AND at_ms >= ? AND at_ms <= ? ORDER BY at_ms, id",
                             db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.start_ms),
                             db_i(s->facts.unplugged_ms));
    struct rating_span *list = NULL;
    size_t count = 0;
    bool at_fault = false;

    while (db_row(rs->db, q)) {
        bool fault = !strcmp(db_text(q, 1), "ConnectorLockFailure");

        if (fault && !at_fault) {
            list = mem_resize(list, count + 1, sizeof(*list));
            list[count++] = (struct rating_span){db_int(q, 0), s->facts.unplugged_ms};
        } else if (!fault && at_fault) {
            list[count - 1].to_ms = db_int(q, 0);
        }
        at_fault = fault;
    }
    s->facts.lock_fault = s->lock_faults = list;
    s->facts.lock_faults = count;
}

/* 2 % and 10 Wh above the rating are the meter's and the mains' affair. */
static int64_t most_wh(struct refstack *rs, const struct billing_session *s)
{
    int64_t power_w =
        db_number(rs->db, 0, "SELECT power_w FROM station WHERE id = ?", db_t(s->station));
    int64_t wh;

    if (power_w <= 0)
        return INT64_MAX;
    wh = (s->facts.stop_ms - s->facts.start_ms) / 1000 * power_w / (HOUR_MS / 1000);
    return wh + wh / 50 + 10;
}

static bool possible(const struct billing_session *s, int64_t register_wh)
{
    return register_wh >= s->facts.start_wh && register_wh - s->facts.start_wh <= s->most_wh;
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

/* The register that can be right: meterStop where nothing speaks against it, else what the station
 * itself measured at the end of the transaction, else what its meter showed next, else its last
 * reading that is possible. */
static int64_t right_stop_wh(struct refstack *rs, const struct billing_session *s)
{
    int64_t next = next_wh(rs, s);
    bool agrees = s->end_wh < 0 || s->end_wh == s->meter_stop_wh;

    if (agrees && possible(s, s->meter_stop_wh) && stands(s->meter_stop_wh, next))
        return s->meter_stop_wh;
    if (s->end_wh >= 0 && possible(s, s->end_wh) && stands(s->end_wh, next))
        return s->end_wh;
    if (!stands(s->meter_stop_wh, next) && possible(s, next))
        return next;
    if (possible(s, s->meter_stop_wh))
        return s->meter_stop_wh;
    for (size_t i = s->facts.readings; i-- > 0;)
        if (possible(s, s->facts.reading[i].wh))
            return s->facts.reading[i].wh;
    return s->meter_stop_wh;
}

static bool load_row(struct refstack *rs, int64_t id, const char *state, struct billing_session *s)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT station, connector, start_ms, stop_ms, meter_start, "
                             "meter_stop, COALESCE(end_wh, -1) FROM session "
                             "WHERE id = ? AND state = ?",
                             db_i(id), db_t(state));

    if (!db_row(rs->db, q))
        return false;
    *s = (struct billing_session){.id = id,
                                  .station = mem_text(db_text(q, 0)),
                                  .connector = (int)db_int(q, 1),
                                  .meter_stop_wh = db_int(q, 5),
                                  .end_wh = db_int(q, 6)};
    s->facts.start_ms = db_int(q, 2);
    s->facts.stop_ms = db_int(q, 3);
    s->facts.start_wh = db_int(q, 4);
    s->facts.stop_wh = db_int(q, 5);
    db_done(q);
    return true;
}

bool billing_session_load(struct refstack *rs, int64_t id, bool verified,
                          struct billing_session *out)
{
    if (!load_row(rs, id, "done", out))
        return false;
    out->facts.unplugged_ms = plug_out_ms(rs, out);
    out->over = out->facts.unplugged_ms != VCLOCK_NEVER;
    if (!out->over)
        out->facts.unplugged_ms = out->facts.stop_ms;
    out->over_ms = out->facts.unplugged_ms;
    out->facts.idle_from_ms = idle_from_ms(rs, out);
    load_readings(rs, out);
    if (!mutant_is(rs, MUTANT_bills_idle_during_lock_fault))
        load_lock_faults(rs, out);
    out->most_wh = most_wh(rs, out);
    if (verified)
        out->facts.stop_wh = right_stop_wh(rs, out);
    return true;
}

bool billing_session_so_far(struct refstack *rs, int64_t id, struct billing_session *out)
{
    struct rating_facts *f = &out->facts;

    if (!load_row(rs, id, "active", out))
        return false;
    f->stop_ms = vclock_now_ms(rs->clk);
    if (f->stop_ms < f->start_ms)
        f->stop_ms = f->start_ms;
    f->idle_from_ms = f->unplugged_ms = f->stop_ms;
    load_readings(rs, out);
    f->stop_wh = f->readings ? f->reading[f->readings - 1].wh : f->start_wh;
    if (f->stop_wh < f->start_wh)
        f->stop_wh = f->start_wh;
    return true;
}

void billing_session_fini(struct billing_session *s)
{
    free(s->readings);
    free(s->lock_faults);
    free(s->station);
}

bool billing_doubted(struct refstack *rs, const char *station)
{
    return db_number(rs->db, 0, "SELECT COUNT(*) FROM billing_doubt WHERE station = ?",
                     db_t(station)) > 0;
}
