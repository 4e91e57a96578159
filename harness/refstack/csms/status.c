#include "refstack/csms/status.h"

#include <string.h>

struct condition {
    bool faulted, lock;
};

static struct condition condition_of(const char *status, const char *error_code)
{
    struct condition c = {.faulted = !strcmp(status, "Faulted"),
                          .lock = !strcmp(error_code, "ConnectorLockFailure")};

    return c;
}

static struct condition condition_before(struct csms_turn *turn, int connector)
{
    struct condition c = {false, false};
    sqlite3_stmt *q =
        db_ask(turn->rs->db,
               "SELECT status, error_code FROM connector WHERE station = ? AND connector = ?",
               db_t(turn->station->id), db_i((int64_t)connector));

    if (db_row(turn->rs->db, q)) {
        c = condition_of(db_text(q, 0), db_text(q, 1));
        db_done(q);
    }
    return c;
}

static void tell_condition(struct csms_turn *turn, struct stack_event *event,
                           struct condition before, const char *status)
{
    struct condition now = condition_of(status, event->error_code);

    if (now.lock && !before.lock)
        event->kind = STACK_lock;
    else if (now.faulted && !before.faulted)
        event->kind = STACK_faulted;
    else if (!now.lock && !now.faulted && (before.lock || before.faulted))
        event->kind = STACK_cleared;
    else
        return;
    stack_tell(turn->rs, event);
    stack_news(turn->rs);
}

void csms_present_error(struct csms_turn *turn, int connector, char out[CSMS_WORD])
{
    sqlite3_stmt *q = db_ask(turn->rs->db,
                             "SELECT COALESCE((SELECT error_code FROM connector WHERE station = ? "
                             "AND connector = ?), 'NoError')",
                             db_t(turn->station->id), db_i((int64_t)connector));

    db_row(turn->rs->db, q);
    sqlite3_snprintf(CSMS_WORD, out, "%s", db_text(q, 0));
    db_done(q);
}

void csms_keep_status(struct csms_turn *turn, const struct csms_status *s)
{
    db_run(turn->rs->db,
           "INSERT INTO status(station, connector, at_ms, arrived_ms, status, error_code, "
           "vendor_error, info) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
           db_t(turn->station->id), db_i((int64_t)s->connector), db_i(s->at_ms), db_i(turn->now_ms),
           db_t(s->status), db_t(s->error_code), db_t(s->vendor_error), db_t(s->info));
}

void csms_note_status(struct csms_turn *turn, const struct csms_status *s)
{
    struct stack_event event = {
        .station = turn->station->id,
        .connector = s->connector,
        .at_ms = s->at_ms,
        .error_code = s->error_code,
    };
    struct condition before = condition_before(turn, event.connector);

    csms_keep_status(turn, s);
    db_run(turn->rs->db,
           "INSERT OR REPLACE INTO connector(station, connector, status, error_code, "
           "vendor_error, info, since_ms) VALUES(?, ?, ?, ?, ?, ?, ?)",
           db_t(event.station), db_i((int64_t)s->connector), db_t(s->status), db_t(s->error_code),
           db_t(s->vendor_error), db_t(s->info), db_i(s->at_ms));
    tell_condition(turn, &event, before, s->status);
}
