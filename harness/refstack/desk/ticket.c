#include "refstack/desk/ticket.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/desk/promise.h"
#include "refstack/desk/staff.h"
#include "refstack/desk/ticket_clock.h"
#include "refstack/stack/api.h"

/* The grade as it is written down. */
static int noted(const struct desk *d, int grade)
{
    return grade && mutant_is(d->rs, MUTANT_grades_too_low) ? SLA_GRADES : grade;
}

static cJSON *opening_data(const struct desk *d, const struct ticket_opening *o, int grade)
{
    cJSON *data = cJSON_CreateObject();
    char cut[13];
    char name[3] = {'L', (char)('0' + grade), 0};

    api_put_text(data, "channel", o->channel);
    api_put_text(data, "requester", o->requester);
    sqlite3_snprintf(sizeof(cut), cut, "%s", o->words);
    api_put_text(data, "words", mutant_is(d->rs, MUTANT_loses_the_end_of_words) ? cut : o->words);
    api_put_text(data, "category", o->category);
    if (grade)
        api_put_text(data, "grade", name);
    api_put_text(data, "station", o->station);
    if (o->connector)
        api_put_int(data, "connector", o->connector);
    api_put_text(data, "invoice", o->invoice);
    api_put_text(data, "account", o->account);
    return data;
}

static int64_t insert(struct desk *d, const struct ticket_opening *o)
{
    int64_t connector = o->connector;

    return db_run(
        d->rs->db,
        "INSERT INTO desk_ticket(channel, requester, words, category, grade, station, "
        "connector, invoice, account, alarm, queue, status, opened_ms, cycle_ms) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'open', ?12, ?12)",
        db_t(o->channel), db_t(o->requester), db_t(o->words), db_t(o->category),
        db_i((int64_t)noted(d, o->grade)), db_t(o->station), db_n(connector ? &connector : NULL),
        db_t(o->invoice), db_t(o->account), db_i((int64_t)o->alarm),
        db_t(!strcmp(o->category, "billing") ? "billing" : "first line"), db_i(desk_now_ms(d)));
}

int64_t ticket_open_fault(struct desk *d, const char *station, bool alarm_only)
{
    return db_number(d->rs->db, 0,
                     "SELECT MIN(id) FROM desk_ticket WHERE station = ? AND status != 'closed' "
                     "AND category = 'fault' AND alarm >= ?",
                     db_t(station), db_i((int64_t)alarm_only));
}

/* The same person about the same matter. */
static int64_t open_matter(struct desk *d, const struct ticket_opening *o)
{
    return db_number(d->rs->db, 0,
                     "SELECT MIN(t.id) FROM desk_ticket AS t JOIN desk_party AS p "
                     "ON p.ticket = t.id WHERE t.status != 'closed' AND p.requester = ? "
                     "AND t.category = ? AND t.station IS ? AND t.invoice IS ?",
                     db_t(o->requester), db_t(o->category), db_t(o->station), db_t(o->invoice));
}

static int64_t ticket_to_join(struct desk *d, const struct ticket_opening *o)
{
    int64_t ticket = 0;

    if (o->station && strcmp(o->category, "billing") != 0)
        ticket = ticket_open_fault(d, o->station, true);
    return ticket ? ticket : open_matter(d, o);
}

static bool is_party(struct desk *d, int64_t ticket, const char *requester)
{
    return db_count(d->rs->db, "SELECT COUNT(*) FROM desk_party WHERE ticket = ? AND requester = ?",
                    db_i(ticket), db_t(requester)) > 0;
}

/* Has a customer said anything since the desk opened the ticket again by itself? Where it never
 * did, since the beginning. */
static bool is_asked(struct desk *d, int64_t ticket)
{
    return db_count(d->rs->db,
                    "SELECT COUNT(*) FROM desk_event WHERE ticket = ?1 AND "
                    "name IN ('contact', 'message_in') AND seq > (SELECT COALESCE(MAX(seq), 0) "
                    "FROM desk_event WHERE ticket = ?1 AND name = 'reopen' AND role = 'desk')",
                    db_i(ticket)) > 0;
}

/* Somebody turns to the desk; the second time about the same matter is a message, no new contact.
 */
static void add_party(struct desk *d, int64_t ticket, const struct ticket_opening *o)
{
    bool again = is_party(d, ticket, o->requester);
    bool waits = !again || !is_asked(d, ticket);

    db_run(d->rs->db,
           "INSERT OR IGNORE INTO desk_party(ticket, requester, channel, since_ms) "
           "VALUES(?, ?, ?, ?)",
           db_i(ticket), db_t(o->requester), db_t(o->channel), db_i(desk_now_ms(d)));
    ticket_log(d, ticket,
               (struct ticket_step){.name = again ? "message_in" : "contact",
                                    .by = o->requester,
                                    .role = "customer",
                                    .text = o->words,
                                    .data = opening_data(d, o, noted(d, o->grade))});
    if (waits)
        ticket_clock_start(d, ticket, SLA_first_reply);
}

void ticket_take_over(struct desk *d, int64_t ticket, const char *by)
{
    cJSON *data;

    if (db_count(d->rs->db, "SELECT COUNT(*) FROM desk_ticket WHERE id = ? AND owner = ?",
                 db_i(ticket), db_t(by)))
        return;
    data = cJSON_CreateObject();
    cJSON_AddStringToObject(data, "to", by);
    db_run(d->rs->db, "UPDATE desk_ticket SET owner = ? WHERE id = ?", db_t(by), db_i(ticket));
    ticket_note(d, ticket, "assigned", NULL, data);
}

static void begin_clocks(struct desk *d, int64_t ticket)
{
    ticket_clock_start(d, ticket, SLA_on_site);
    ticket_clock_start(d, ticket, SLA_resolution);
    if (mutant_is(d->rs, MUTANT_counts_progress_from_the_start))
        ticket_clock_start(d, ticket, SLA_progress);
}

/* What two mutants do with every ticket that a customer opens. */
static void misbehave(struct desk *d, int64_t ticket)
{
    struct staff_sent sent;

    if (mutant_is(d->rs, MUTANT_rolls_truck_for_everything))
        staff_dispatch(d, ticket, &(struct staff_order){NULL, "desk", "desk"}, &sent);
    if (mutant_is(d->rs, MUTANT_closes_without_answer))
        ticket_close(d, ticket,
                     (struct ticket_step){.name = "close", .by = "desk", .role = "desk"});
}

int64_t ticket_contact(struct desk *d, const struct ticket_opening *o)
{
    int64_t ticket = ticket_to_join(d, o);

    if (ticket) {
        add_party(d, ticket, o);
    } else {
        ticket = insert(d, o);
        add_party(d, ticket, o);
        begin_clocks(d, ticket);
    }
    if (o->by && strcmp(o->by, o->requester) != 0)
        ticket_take_over(d, ticket, o->by);
    misbehave(d, ticket);
    return ticket;
}

void ticket_open_alarm(struct desk *d, const struct ticket_opening *o)
{
    int64_t ticket = insert(d, o);

    ticket_note(d, ticket, "alarm", o->words, opening_data(d, o, noted(d, o->grade)));
    begin_clocks(d, ticket);
}

/* ---- the end, and after it */

void ticket_close(struct desk *d, int64_t ticket, struct ticket_step step)
{
    ticket_log(d, ticket, step);
    promise_keep(d, ticket, STATEMENT_resolution);
    promise_void(d, ticket);
    ticket_clocks_stop(d, ticket);
    db_run(d->rs->db, "DELETE FROM desk_want WHERE ticket = ?", db_i(ticket));
    db_run(d->rs->db, "UPDATE desk_ticket SET status = 'closed', closed_ms = ? WHERE id = ?",
           db_i(desk_now_ms(d)), db_i(ticket));
    staff_release(d, ticket);
}

/* Where the desk opens it by itself nobody has asked anything, and nobody waits for an answer. */
void ticket_reopen(struct desk *d, int64_t ticket, struct ticket_step step)
{
    bool by_desk = !strcmp(step.role, "desk");

    ticket_log(d, ticket, step);
    db_run(d->rs->db,
           "UPDATE desk_ticket SET status = 'open', closed_ms = NULL, cycle = cycle + 1, "
           "cycle_ms = ? WHERE id = ?",
           db_i(desk_now_ms(d)), db_i(ticket));
    if (!by_desk &&
        db_count(d->rs->db, "SELECT COUNT(*) FROM desk_party WHERE ticket = ?", db_i(ticket)))
        ticket_clock_start(d, ticket, SLA_first_reply);
    begin_clocks(d, ticket);
}

void ticket_reopen_by_desk(struct desk *d, int64_t ticket, const char *why)
{
    ticket_reopen(
        d, ticket,
        (struct ticket_step){.name = "reopen", .by = "desk", .role = "desk", .text = why});
    db_run(d->rs->db, "UPDATE desk_ticket SET owner = NULL WHERE id = ?", db_i(ticket));
}

bool ticket_is_closed(struct desk *d, int64_t ticket)
{
    return db_count(d->rs->db, "SELECT status = 'closed' FROM desk_ticket WHERE id = ?",
                    db_i(ticket)) != 0;
}

bool ticket_is_nobodys(struct desk *d, int64_t ticket)
{
    return db_count(d->rs->db,
                    "SELECT status != 'closed' AND cycle > 1 AND owner IS NULL FROM desk_ticket "
                    "WHERE id = ?",
                    db_i(ticket)) != 0;
}
