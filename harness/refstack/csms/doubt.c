#include "refstack/csms/doubt.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "refstack/csms/session.h"
#include "refstack/stack/stack.h"

#define YEAR_MS                                                                                    \
    (INT64_C(365) * 24 * 3600 * 1000) /* no message waits so long for its connection               \
                                       */
#define AHEAD_MS INT64_C(300000)      /* no clock runs so far ahead */
#define SLACK_WH 10
#define SLACK_S  2

static void doubt(struct refstack *rs, int64_t id, const char *kind, char *take_sentence)
{
    db_run(rs->db, "DELETE FROM session_doubt WHERE session = ? AND kind = ?", db_i(id),
           db_t(kind));
    if (take_sentence)
        db_run(rs->db, "INSERT INTO session_doubt(session, kind, sentence) VALUES(?, ?, ?)",
               db_i(id), db_t(kind), db_t(take_sentence));
    free(take_sentence);
}

void csms_doubt_end(struct refstack *rs, int64_t id, const char *how)
{
    doubt(rs, id, "end", mem_text(how));
}

/* What a session has told. */
struct figures {
    int64_t start_ms, stop_ms, arrived_ms, stopped_ms, power_w;
};

static bool load(struct refstack *rs, int64_t id, struct figures *f)
{
    sqlite3_stmt *q =
        db_ask(rs->db,
               "SELECT start_ms, stop_ms, arrived_ms, stopped_ms, power_w FROM session JOIN "
               "station ON station.id = session.station WHERE session.id = ? AND "
               "stop_ms IS NOT NULL AND state != 'invalid'",
               db_i(id));

    if (!db_row(rs->db, q))
        return false;
    *f = (struct figures){db_int(q, 0), db_int(q, 1), db_int(q, 2), db_int(q, 3), db_int(q, 4)};
    db_done(q);
    return true;
}

/* 2 % are the mains' and the meter's affair. */
static char *energy_doubt(const struct figures *f, int64_t wh)
{
    int64_t seconds = (f->stop_ms - f->start_ms) / 1000 + SLACK_S;
    int64_t most = seconds / 3600 * f->power_w + seconds % 3600 * f->power_w / 3600;

    if (f->power_w <= 0 || wh <= most + most / 50 + SLACK_WH)
        return NULL;
    return mem_printf("%" PRId64 " Wh are more than a connector of %" PRId64
                      " W delivers in %" PRId64 " s",
                      wh, f->power_w, seconds - SLACK_S);
}

static char *time_doubt(const struct figures *f)
{
    if (f->start_ms < f->arrived_ms - YEAR_MS || f->stop_ms < f->stopped_ms - YEAR_MS)
        return mem_text("a time that was told is more than a year before it was heard of");
    if (f->start_ms > f->arrived_ms + AHEAD_MS || f->stop_ms > f->stopped_ms + AHEAD_MS)
        return mem_text("a time that was told had not come when it was heard of");
    return NULL;
}

void csms_doubt_figures(struct refstack *rs, int64_t id)
{
    bool blind = mutant_is(rs, MUTANT_believes_every_figure);
    struct figures f;

    if (blind || !load(rs, id, &f))
        return;
    doubt(rs, id, "energy", energy_doubt(&f, csms_session_wh(rs, id)));
    doubt(rs, id, "time", time_doubt(&f));
}

char *csms_doubts(struct refstack *rs, int64_t id)
{
    sqlite3_stmt *q = db_ask(
        rs->db, "SELECT sentence FROM session_doubt WHERE session = ? ORDER BY kind", db_i(id));
    char *all = NULL;

    while (db_row(rs->db, q)) {
        char *longer = all ? mem_printf("%s; %s", all, db_text(q, 0)) : mem_text(db_text(q, 0));

        free(all);
        all = longer;
    }
    return all;
}
