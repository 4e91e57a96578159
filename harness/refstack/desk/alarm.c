#include "refstack/desk/alarm.h"

#include <stdlib.h>

#include "base/mem.h"
#include "refstack/desk/due.h"
#include "refstack/desk/quiet.h"
#include "refstack/desk/ticket.h"
#include "refstack/desk/ticket_clock.h"

static bool said(struct desk *d, int64_t ticket, const char *words)
{
    return db_count(d->rs->db, "SELECT COUNT(*) FROM desk_event WHERE ticket = ? AND text = ?",
                    db_i(ticket), db_t(words)) > 0;
}

/* The trouble of @p ticket is back: the first time it is said, later only counted. */
static void came_back(struct desk *d, int64_t ticket, const char *words)
{
    char *text = mem_printf("The trouble is back. %s", words);

    if (!said(d, ticket, text))
        ticket_note(d, ticket, "note", text, NULL);
    ticket_clock_start(d, ticket, SLA_on_site);
    free(text);
}

/* A station whose trouble is known gets no second ticket. */
static void open_or_note(struct desk *d, const struct ticket_opening *o)
{
    int64_t ticket = ticket_open_fault(d, o->station, false), last = quiet_last(d, o->station);

    if (ticket && quiet_end(d, ticket))
        came_back(d, ticket, o->words);
    else if (ticket && !said(d, ticket, o->words))
        ticket_note(d, ticket, "note", o->words, NULL);
    else if (!ticket && last)
        ticket_reopen_by_desk(d, last, o->words);
    else if (!ticket)
        ticket_open_alarm(d, o);
}

/* Owned; another station where there is one, when @p d misbehaves. */
static char *station_named(struct desk *d, const char *station)
{
    sqlite3_stmt *q;
    char *other;

    if (!mutant_is(d->rs, MUTANT_alarms_another_station))
        return mem_text(station);
    q = db_ask(d->rs->db, "SELECT id FROM station WHERE id <> ? ORDER BY id", db_t(station));
    if (!db_row(d->rs->db, q))
        return mem_text(station);
    other = mem_text(db_text(q, 0));
    db_done(q);
    return other;
}

static void alarm_for(struct desk *d, const struct stack_event *event, int grade, const char *words)
{
    char *station = station_named(d, event->station);
    bool next = event->connector && mutant_is(d->rs, MUTANT_alarms_the_next_connector);
    struct ticket_opening o = {.channel = "monitoring",
                               .words = words,
                               .category = "fault",
                               .station = station,
                               .connector = event->connector + next,
                               .grade = grade,
                               .alarm = true};

    open_or_note(d, &o);
    free(station);
}

static bool still_in_trouble(struct desk *d, const char *station)
{
    return db_count(d->rs->db,
                    "SELECT COUNT(*) FROM connector WHERE station = ? AND "
                    "(status = 'Faulted' OR error_code = 'ConnectorLockFailure')",
                    db_t(station)) > 0;
}

/* Its ticket is closed after a while, when nobody else has touched it. */
static void recovered(struct desk *d, const char *station)
{
    static const char words[] = "The station reports that it is working again.";
    int64_t ticket = ticket_open_fault(d, station, false);
    bool touched;

    if (!ticket || still_in_trouble(d, station))
        return;
    touched = db_count(d->rs->db,
                       "SELECT alarm = 0 OR owner IS NOT NULL OR technician IS NOT NULL OR "
                       "EXISTS(SELECT 1 FROM desk_party WHERE ticket = id) FROM desk_ticket "
                       "WHERE id = ?",
                       db_i(ticket)) != 0;
    if (!said(d, ticket, words))
        ticket_note(d, ticket, "note", words, NULL);
    if (touched)
        return;
    ticket_clock_stop(d, ticket, SLA_on_site);
    quiet_begin(d, ticket);
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
    case STACK_gone:
    case STACK_cleared:
    case STACK_EVENT_COUNT: /* is none */
        recovered(d, event->station);
    }
    desk_wait(d);
}
