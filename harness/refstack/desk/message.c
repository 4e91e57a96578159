#include "refstack/desk/message.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/desk/ticket_clock.h"
#include "refstack/desk/ticket_log.h"
#include "refstack/stack/api.h"

static cJSON *message_data(const struct ticket_message *m, const char *to, const char *channel)
{
    cJSON *data = cJSON_CreateObject();

    api_put_text(data, "to", to);
    api_put_text(data, "channel", m->channel ? m->channel : channel);
    api_put_text(data, "topic", m->topic);
    if (m->due_ms)
        api_put_int(data, "due_ms", m->due_ms);
    api_put_text(data, "reason", m->reason);
    api_put_text(data, "price", m->price);
    if (m->promise)
        api_put_int(data, "promise", m->promise);
    return data;
}

/* Whom a message for @p to goes to: a mutant takes the next best of those the desk knows. */
static char *addressee(struct desk *d, const char *to)
{
    sqlite3_stmt *q;
    char *other = NULL;

    if (!mutant_is(d->rs, MUTANT_answers_somebody_else))
        return mem_text(to);
    q = db_ask(d->rs->db, "SELECT name FROM desk_staff WHERE name != ? ORDER BY place LIMIT 1",
               db_t(to));
    if (db_row(d->rs->db, q)) {
        other = mem_text(db_text(q, 0));
        db_done(q);
    }
    return other ? other : mem_text("Somebody else");
}

static void tell_party(struct desk *d, int64_t ticket, const struct ticket_message *m,
                       const char *requester, const char *channel)
{
    bool empty = mutant_is(d->rs, MUTANT_sends_empty_messages);
    bool by_letter = mutant_is(d->rs, MUTANT_answers_by_letter);
    char *to = addressee(d, requester);

    ticket_log(d, ticket,
               (struct ticket_step){.name = "message",
                                    .by = m->by,
                                    .role = m->role,
                                    .text = empty ? "" : m->text,
                                    .data = message_data(m, to, by_letter ? "paper" : channel)});
    free(to);
}

static bool tell_parties(struct desk *d, int64_t ticket, const struct ticket_message *m)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT requester, channel FROM desk_party WHERE ticket = ? "
                             "ORDER BY since_ms, rowid",
                             db_i(ticket));
    bool told = false;

    while (db_row(d->rs->db, q)) {
        tell_party(d, ticket, m, db_text(q, 0), db_text(q, 1));
        told = true;
    }
    return told;
}

void ticket_answered(struct desk *d, int64_t ticket)
{
    ticket_clock_stop(d, ticket, SLA_first_reply);
    if (db_count(d->rs->db, "SELECT status != 'closed' FROM desk_ticket WHERE id = ?",
                 db_i(ticket)))
        ticket_clock_start(d, ticket, SLA_progress);
}

void ticket_tell(struct desk *d, int64_t ticket, const struct ticket_message *m)
{
    if (!tell_parties(d, ticket, m)) {
        if (strcmp(m->role, "desk") != 0)
            ticket_log(d, ticket,
                       (struct ticket_step){
                           .name = "note", .by = m->by, .role = m->role, .text = m->text});
        return;
    }
    if (!strcmp(m->topic, "received"))
        return;
    if (!strcmp(m->role, "desk"))
        ticket_clock_restart(d, ticket, SLA_progress);
    else
        ticket_answered(d, ticket);
}
