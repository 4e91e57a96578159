#include "refstack/csms/samples.h"

#include <string.h>

#include "refstack/csms/payload.h"

static void keep_sample(struct csms_turn *turn, struct csms_samples *to, const cJSON *sample,
                        int64_t at_ms)
{
    const char *context = csms_text(sample, "context");
    int64_t wh;

    if (!turn->station->dialect->register_of(sample, &wh))
        return;
    if (!context)
        context = "Sample.Periodic";
    if (!to->any)
        to->first_wh = wh;
    to->any = true;
    to->last_wh = wh;
    if (!strcmp(context, "Transaction.End")) {
        to->ended = true;
        to->end_wh = wh;
    }
    db_run(turn->rs->db,
           "INSERT OR IGNORE INTO meter(station, connector, session, at_ms, wh, context) "
           "VALUES(?, ?, ?, ?, ?, ?)",
           db_t(turn->station->id), db_i((int64_t)to->connector),
           db_n(to->session ? &to->session : NULL), db_i(at_ms), db_i(wh), db_t(context));
}

/* The session that a connector had at that moment. */
static int64_t session_at(struct csms_turn *turn, int connector, int64_t at_ms)
{
    return db_number(turn->rs->db, 0,
                     "SELECT id FROM session WHERE station = ? AND connector = ? "
                     "AND start_ms <= ? AND (stop_ms IS NULL OR stop_ms >= ?) "
                     "ORDER BY start_ms DESC LIMIT 1",
                     db_t(turn->station->id), db_i((int64_t)connector), db_i(at_ms), db_i(at_ms));
}

void csms_keep_samples(struct csms_turn *turn, const cJSON *values, struct csms_samples *to)
{
    int64_t session = to->session;
    const cJSON *value, *sample;

    cJSON_ArrayForEach (value, values) {
        int64_t at_ms = csms_time(value, "timestamp", turn->now_ms);

        if (!session && to->connector > 0)
            to->session = session_at(turn, to->connector, at_ms);
        cJSON_ArrayForEach (sample, cJSON_GetObjectItemCaseSensitive(value, "sampledValue")) {
            keep_sample(turn, to, sample, at_ms);
        }
    }
}
