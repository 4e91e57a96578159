#include "refstack/desk/desk.h"

#include <stdlib.h>

#include "base/mem.h"
#include "refstack/desk/due.h"
#include "refstack/desk/routes.h"
#include "refstack/desk/setting.h"
#include "refstack/desk/ticket.h"

static void schema(struct db *db)
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

static void *make(struct refstack *rs)
{
    struct desk *d = mem_new(sizeof(*d));

    d->rs = rs;
    vtimer_init(&d->timer, desk_fire, d);
    desk_load_sla(d);
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
    .schema = schema,
    .routes = desk_routes,
    .make = make,
    .free = unmake,
    .hear = hear,
};
