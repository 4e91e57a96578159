#include "refstack/billing/session.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/billing/plug.h"
#include "refstack/billing/register.h"
#include "refstack/stack/stack.h"

/* Idle is from the first SuspendedEV that no Charging follows, else from the stop. */
static void load_waiting(struct refstack *rs, struct billing_session *s)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT at_ms, status FROM status WHERE station = ? AND "
                             "connector = ? AND at_ms >= ? AND at_ms <= ? ORDER BY at_ms, id",
                             db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.start_ms),
                             db_i(s->facts.stop_ms));
    struct rating_facts *f = &s->facts;

    f->idle_from_ms = f->stop_ms;
    while (db_row(rs->db, q)) {
        bool waits = !strcmp(db_text(q, 1), "SuspendedEV");

        f->vehicle_waited |= waits;
        if (!strcmp(db_text(q, 1), "Charging"))
            f->idle_from_ms = f->stop_ms;
        else if (waits && f->idle_from_ms == f->stop_ms)
            f->idle_from_ms = db_int(q, 0);
    }
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

/* The times in which the connector reports that its lock does not open: each until it reports
 * something else. */
static void load_lock_faults(struct refstack *rs, struct billing_session *s)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT at_ms, COALESCE((SELECT at_ms FROM status AS n WHERE "
                             "n.station = ?1 AND n.connector = ?2 AND (n.at_ms, n.id) > "
                             "(s.at_ms, s.id) AND n.at_ms <= ?4 ORDER BY n.at_ms, n.id LIMIT 1), "
                             "?4) FROM status AS s WHERE station = ?1 AND connector = ?2 AND "
                             "at_ms >= ?3 AND at_ms <= ?4 AND error_code = 'ConnectorLockFailure' "
                             "ORDER BY at_ms, id",
                             db_t(s->station), db_i((int64_t)s->connector), db_i(s->facts.start_ms),
                             db_i(s->facts.unplugged_ms));
    struct rating_span *list = NULL;
    size_t count = 0;

    while (db_row(rs->db, q)) {
        list = mem_resize(list, count + 1, sizeof(*list));
        list[count++] = (struct rating_span){db_int(q, 0), db_int(q, 1)};
    }
    s->facts.lock_fault = s->lock_faults = list;
    s->facts.lock_faults = count;
}

static bool load_row(struct refstack *rs, int64_t id, const char *state, struct billing_session *s)
{
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT station, connector, start_ms, stop_ms, meter_start, "
                             "COALESCE(meter_stop, (SELECT wh FROM meter WHERE session = s.id "
                             "ORDER BY at_ms DESC, id DESC LIMIT 1), meter_start), "
                             "COALESCE(end_wh, meter_stop), arrived_ms, "
                             "COALESCE(stopped_ms, stop_ms), end_wh IS NOT NULL "
                             "FROM session AS s "
                             "WHERE id = ? AND state = ?",
                             db_i(id), db_t(state));

    if (!db_row(rs->db, q))
        return false;
    *s = (struct billing_session){.id = id,
                                  .station = mem_text(db_text(q, 0)),
                                  .connector = (int)db_int(q, 1),
                                  .meter_start_wh = db_int(q, 4),
                                  .meter_stop_wh = db_int(q, 5),
                                  .end_wh = db_int(q, 6),
                                  .heard_start_ms = db_int(q, 7),
                                  .heard_stop_ms = db_int(q, 8),
                                  .measured = db_int(q, 9) != 0,
                                  .sound = true};
    s->facts.start_ms = db_int(q, 2);
    s->facts.stop_ms = db_int(q, 3);
    s->facts.start_wh = db_int(q, 4);
    s->facts.stop_wh = db_int(q, 5);
    db_done(q);
    return true;
}

/* Looks at what the station told. It is sold as it was told, or as it can be right. */
static void examine(struct refstack *rs, bool verified, struct billing_session *s)
{
    s->most_wh = billing_most_wh(rs, s);
    if (!mutant_is(rs, MUTANT_bills_what_cannot_be))
        s->sound = billing_right_registers(rs, s, verified);
}

bool billing_session_load(struct refstack *rs, int64_t id, bool verified,
                          struct billing_session *out)
{
    if (!load_row(rs, id, "done", out))
        return false;
    if (!mutant_is(rs, MUTANT_bills_what_cannot_be))
        billing_right_times(out);
    out->facts.unplugged_ms = billing_plug_out_ms(rs, out);
    out->over = out->facts.unplugged_ms != VCLOCK_NEVER;
    if (!out->over)
        out->facts.unplugged_ms = out->facts.stop_ms;
    load_waiting(rs, out);
    load_readings(rs, out);
    if (!mutant_is(rs, MUTANT_bills_idle_during_lock_fault))
        load_lock_faults(rs, out);
    examine(rs, verified, out);
    return true;
}

char *billing_session_flaw(const struct billing_session *s)
{
    return mem_printf("%" PRId64 " Wh in %" PRId64 " min are more than its connector delivers, and "
                      "no other reading says what is right",
                      s->meter_stop_wh - s->meter_start_wh,
                      (s->facts.stop_ms - s->facts.start_ms) / 60000);
}

bool billing_session_so_far(struct refstack *rs, int64_t id, struct billing_session *out)
{
    struct rating_facts *f = &out->facts;

    if (!load_row(rs, id, "active", out))
        return false;
    f->idle_from_ms = f->unplugged_ms = f->stop_ms = vclock_now_ms(rs->clk);
    load_readings(rs, out);
    return true;
}

void billing_session_fini(struct billing_session *s)
{
    free(s->readings);
    free(s->lock_faults);
    free(s->station);
}

bool billing_doubted(struct refstack *rs, int64_t id)
{
    return db_count(rs->db,
                    "SELECT COUNT(*) FROM session AS s JOIN billing_doubt AS d "
                    "ON d.station = s.station WHERE s.id = ?",
                    db_i(id));
}
