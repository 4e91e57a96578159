#include "refstack/csms/csms.h"

#include "refstack/csms/station.h"

bool csms_place(struct refstack *rs, const char *station, struct place *where)
{
    sqlite3_stmt *q =
        db_ask(rs->db, "SELECT lat_e6, lon_e6 FROM station WHERE id = ?", db_t(station));

    if (!db_row(rs->db, q))
        return false;
    if (where) {
        where->lat_e6 = (int32_t)db_int(q, 0);
        where->lon_e6 = (int32_t)db_int(q, 1);
    }
    db_done(q);
    return true;
}

bool csms_online(struct refstack *rs, const char *station)
{
    const struct csms_station *st = csms_find(rs, station);

    return st && st->conn && vclock_now_ms(rs->clk) < csms_silence_due_ms(st);
}

int64_t csms_last_seen_ms(struct refstack *rs, const char *station)
{
    const struct csms_station *st = csms_find(rs, station);

    return st ? st->last_seen_ms : 0;
}
