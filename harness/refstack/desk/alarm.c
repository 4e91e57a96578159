#include "refstack/desk/alarm.h"

#include "refstack/desk/due.h"
#include "refstack/desk/ticket.h"

static bool said(struct desk *d, int64_t ticket, const char *words)
{
    return db_number(d->rs->db, 0, "SELECT COUNT(*) FROM desk_event WHERE ticket = ? AND text = ?",
                     db_i(ticket), db_t(words)) > 0;
}

/* A station whose trouble is known gets no second ticket. */
static void open_or_note(struct desk *d, const struct ticket_opening *o)
{
    int64_t ticket = ticket_open_fault(d, o->station, false);

    if (!ticket)
        ticket_open_alarm(d, o);
    else if (!said(d, ticket, o->words))
        ticket_note(d, ticket, "note", o->words, NULL);
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

    open_or_note(d, &o);
}

static bool still_in_trouble(struct desk *d, const char *station)
{
    return db_number(d->rs->db, 0,
                     "SELECT COUNT(*) FROM connector WHERE station = ? AND "
                     "(status = 'Faulted' OR error_code = 'ConnectorLockFailure')",
                     db_t(station)) > 0;
}

/* Its ticket is closed when nobody else has touched it. */
static void recovered(struct desk *d, const char *station)
{
    int64_t ticket = ticket_open_fault(d, station, false);
    bool touched;

    if (!ticket || still_in_trouble(d, station))
        return;
    touched = db_number(d->rs->db, 0,
                        "SELECT alarm = 0 OR owner IS NOT NULL OR technician IS NOT NULL OR "
                        "EXISTS(SELECT 1 FROM desk_party WHERE ticket = id) FROM desk_ticket "
                        "WHERE id = ?",
                        db_i(ticket)) != 0;
    ticket_note(d, ticket, "note", "The station reports that it is working again.", NULL);
    if (!touched)
        ticket_close(d, ticket,
                     (struct ticket_step){.name = "close",
                                          .by = "desk",
                                          .role = "desk",
                                          .text = "The problem resolved itself."});
}

void alarm_hear(void *part, const struct stack_event *event)
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
        recovered(d, event->station);
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
