#include "refstack/csms/provision.h"

#include <stdlib.h>

#include "base/mem.h"
#include "refstack/csms/command.h"
#include "refstack/csms/delayed_answer.h"
#include "refstack/csms/dialect.h"
#include "refstack/csms/scripted_answer.h"

/* Of a station that has not connected yet: the first that it was provisioned with. */
static const struct csms_dialect *dialect_known(struct refstack *rs, const char *station)
{
    sqlite3_stmt *q = db_ask(rs->db, "SELECT protocol FROM station WHERE id = ?", db_t(station));
    const struct csms_dialect *d = NULL;

    if (db_row(rs->db, q)) {
        d = csms_dialect_common(rs, db_text(q, 0), db_text(q, 0));
        db_done(q);
    }
    return d ? d : rs->dialects[0];
}

struct csms_station *csms_add(struct csms *csms, const char *station, bool accepted)
{
    struct csms_station *st = csms_find(csms->rs, station);
    struct csms_station **bucket = csms_bucket(csms, station);

    if (st)
        return st;
    st = mem_new(sizeof(*st));
    st->rs = csms->rs;
    st->id = mem_text(station);
    st->dialect = dialect_known(csms->rs, station);
    st->accepted = accepted;
    st->next = *bucket;
    csms_init_silence(st);
    st->queue = csms_call_queue_new(st);
    *bucket = st;
    return st;
}

/* Stations of a database that survived: silence is counted from this moment. */
void csms_remember_stations(struct csms *csms)
{
    struct refstack *rs = csms->rs;
    sqlite3_stmt *q = db_ask(rs->db, "SELECT id, accepted, last_seen_ms FROM station", DB_NONE);

    while (db_row(rs->db, q)) {
        struct csms_station *st = csms_add(csms, db_text(q, 0), db_int(q, 1) != 0);

        st->last_seen_ms = db_int(q, 2);
        if (st->accepted)
            vclock_arm(rs->clk, &st->silence, 2000 * rs->heartbeat_s);
    }
}

static void free_station(struct csms_station *st)
{
    if (st->conn)
        csms_keep_last_seen(st);
    vclock_disarm(st->rs->clk, &st->silence);
    csms_pending_free(st);
    csms_scripted_free(st);
    csms_forget_delayed(st);
    csms_forget_memory(st);
    cJSON_Delete(st->kept);
    call_queue_free(st->queue);
    free(st->id);
    free(st);
}

void csms_forget_stations(struct csms *csms)
{
    for (size_t i = 0; i < CSMS_BUCKETS; i++) {
        while (csms->buckets[i]) {
            struct csms_station *st = csms->buckets[i];

            csms->buckets[i] = st->next;
            free_station(st);
        }
    }
}
