#include "refstack/desk/desk_inside.h"

#include <stdlib.h>

#include "base/mem.h"
#include "refstack/desk/promise.h"

struct desk *desk_of(const struct refstack *rs)
{
    return rs->state[STACK_PART_desk];
}

int64_t desk_now_ms(const struct desk *d)
{
    return vclock_now_ms(d->rs->clk);
}

void desk_schema(struct db *db)
{
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_setting(name TEXT PRIMARY KEY, "
                  "body TEXT NOT NULL) WITHOUT ROWID");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_ticket(id INTEGER PRIMARY KEY AUTOINCREMENT, "
                  "channel TEXT NOT NULL, requester TEXT, words TEXT NOT NULL, "
                  "category TEXT NOT NULL, grade INT NOT NULL, station TEXT, connector INT, "
                  "invoice TEXT, account TEXT, alarm INT NOT NULL, queue TEXT NOT NULL, "
                  "status TEXT NOT NULL, owner TEXT, technician TEXT, "
                  "on_site INT NOT NULL DEFAULT 0, opened_ms INT NOT NULL, closed_ms INT, "
                  "cycle INT NOT NULL DEFAULT 1, cycle_ms INT NOT NULL); "
                  "CREATE INDEX IF NOT EXISTS desk_ticket_at ON desk_ticket(station, status)");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_party(ticket INT, requester TEXT, "
                  "channel TEXT NOT NULL, since_ms INT NOT NULL, PRIMARY KEY(ticket, requester))");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_event(seq INTEGER PRIMARY KEY AUTOINCREMENT, "
                  "ticket INT NOT NULL, at_ms INT NOT NULL, name TEXT NOT NULL, by TEXT NOT NULL, "
                  "role TEXT NOT NULL, text TEXT NOT NULL, data TEXT NOT NULL); "
                  "CREATE INDEX IF NOT EXISTS desk_event_of ON desk_event(ticket, seq)");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_clock(ticket INT, clock INT, "
                  "state TEXT NOT NULL, target_ms INT NOT NULL, used_ms INT NOT NULL, "
                  "run_from_ms INT NOT NULL, due_ms INT NOT NULL, escalate_ms INT NOT NULL, "
                  "escalated INT NOT NULL, breached INT NOT NULL, PRIMARY KEY(ticket, clock)) "
                  "WITHOUT ROWID; "
                  "CREATE INDEX IF NOT EXISTS desk_clock_due ON desk_clock(state, due_ms)");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_promise(id INTEGER PRIMARY KEY AUTOINCREMENT, "
                  "ticket INT NOT NULL, what TEXT NOT NULL, made_ms INT NOT NULL, "
                  "due_ms INT NOT NULL, state TEXT NOT NULL, warned INT NOT NULL); "
                  "CREATE INDEX IF NOT EXISTS desk_promise_due ON desk_promise(state, due_ms)");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_staff(place INTEGER PRIMARY KEY, "
                  "name TEXT NOT NULL UNIQUE, role TEXT NOT NULL, lat_e6 INT, lon_e6 INT, "
                  "from_min INT, to_min INT, speed_m_per_h INT, employer TEXT, free INT, "
                  "parts TEXT)");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_want(ticket INTEGER PRIMARY KEY, parts TEXT, "
                  "by TEXT NOT NULL, role TEXT NOT NULL, retry_ms INT NOT NULL)");
    db_script(db, "CREATE TABLE IF NOT EXISTS desk_held(id INTEGER PRIMARY KEY, "
                  "release_ms INT NOT NULL, ticket INT NOT NULL, by TEXT, text TEXT, topic TEXT, "
                  "channel TEXT, reason TEXT, due_ms INT NOT NULL)");
}

void desk_wait(struct desk *d)
{
    int64_t due_ms = db_number(
        d->rs->db, VCLOCK_NEVER,
        "SELECT MIN(at) FROM ("
        "SELECT MIN(CASE WHEN escalated THEN due_ms ELSE escalate_ms END) AS at FROM desk_clock "
        "WHERE state = 'running' AND breached = 0 UNION ALL "
        "SELECT MIN(CASE WHEN warned THEN due_ms ELSE due_ms - 120000 END) FROM desk_promise "
        "WHERE state = 'open' UNION ALL "
        "SELECT MIN(retry_ms) FROM desk_want UNION ALL "
        "SELECT MIN(release_ms) FROM desk_held)",
        "");

    vclock_disarm(d->rs->clk, &d->timer);
    if (due_ms != VCLOCK_NEVER)
        vclock_arm_at(d->rs->clk, &d->timer, due_ms);
}

/* The mutant replies_late lets go of what it held back. */
static bool release_held(struct desk *d)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT id, ticket, by, text, topic, channel, reason, due_ms FROM "
                             "desk_held WHERE release_ms <= ? ORDER BY id LIMIT 1",
                             "i", desk_now_ms(d));
    int64_t id;

    if (!db_row(d->rs->db, q))
        return false;
    id = db_int(q, 0);
    ticket_tell(d, db_int(q, 1),
                &(struct ticket_message){.by = db_text(q, 2),
                                         .role = "agent",
                                         .text = db_text(q, 3),
                                         .topic = db_text(q, 4),
                                         .channel = db_text(q, 5),
                                         .reason = db_text(q, 6),
                                         .due_ms = db_int(q, 7)});
    db_done(q);
    db_run(d->rs->db, "DELETE FROM desk_held WHERE id = ?", "i", id);
    return true;
}

void desk_fire(struct vtimer *timer, void *owner)
{
    struct desk *d = owner;

    (void)timer;
    db_begin(d->rs->db);
    while (!db_error(d->rs->db) && (release_held(d) || ticket_clock_fire(d) || promise_fire(d)))
        continue;
    if (db_number(d->rs->db, 0, "SELECT COUNT(*) FROM desk_want WHERE retry_ms <= ?", "i",
                  desk_now_ms(d)))
        staff_retry(d);
    db_commit(d->rs->db);
    if (!db_error(d->rs->db))
        desk_wait(d);
}

static void load_sla(struct desk *d)
{
    sqlite3_stmt *q = db_ask(d->rs->db, "SELECT body FROM desk_setting WHERE name = 'sla'", "");

    sla_init(&d->sla, &d->rs->tz);
    if (db_row(d->rs->db, q)) {
        cJSON *json = cJSON_Parse(db_text(q, 0));

        sla_read(&d->sla, &d->rs->tz, json);
        cJSON_Delete(json);
        db_done(q);
    }
}

const char *desk_set_sla(struct desk *d, const cJSON *json)
{
    char *body;

    if (!sla_read(&d->sla, &d->rs->tz, json))
        return "grades are L1 to L3 with first_reply_ms, on_site_ms, resolution_ms, progress_ms, "
               "none negative; hours have from_min, to_min and days";
    body = cJSON_PrintUnformatted(json);
    db_run(d->rs->db, "INSERT OR REPLACE INTO desk_setting(name, body) VALUES('sla', ?)", "t",
           body);
    free(body);
    return NULL;
}

static void *make(struct refstack *rs)
{
    struct desk *d = mem_new(sizeof(*d));

    d->rs = rs;
    vtimer_init(&d->timer, desk_fire, d);
    load_sla(d);
    desk_wait(d);
    return d;
}

static void unmake(void *part)
{
    struct desk *d = part;

    vclock_disarm(d->rs->clk, &d->timer);
    free(d);
}

static void alarm_for(struct desk *d, const struct stack_event *event, int grade, const char *words)
{
    struct ticket_opening o = {.channel = "monitoring",
                               .words = words,
                               .category = "fault",
                               .station = event->station,
                               .connector = event->connector,
                               .grade = grade,
                               .alarm = true};

    ticket_alarm(d, &o);
}

static void hear(void *part, const struct stack_event *event)
{
    struct desk *d = part;

    switch (event->kind) {
    case STACK_offline:
        alarm_for(d, event, 1, "The station is offline.");
        break;
    case STACK_faulted:
        alarm_for(d, event, event->connector ? 2 : 1, "The station reports a fault.");
        break;
    case STACK_lock:
        alarm_for(d, event, 2, "The station reports that the connector lock has failed.");
        break;
    case STACK_online:
    case STACK_cleared:
        ticket_recovered(d, event->station);
        break;
    case STACK_booted:
    case STACK_status:
    case STACK_session:
    case STACK_command:
    case STACK_EVENT_COUNT:
        return;
    }
    desk_wait(d);
}

const struct stack_part part_desk = {
    .name = "desk",
    .schema = desk_schema,
    .routes = desk_routes,
    .make = make,
    .free = unmake,
    .hear = hear,
};
