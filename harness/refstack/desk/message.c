#include "refstack/desk/message.h"

#include <string.h>

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
    return data;
}

static bool tell_parties(struct desk *d, int64_t ticket, const struct ticket_message *m)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT requester, channel FROM desk_party WHERE ticket = ? "
                             "ORDER BY since_ms, rowid",
                             db_i(ticket));
    bool told = false;

    while (db_row(d->rs->db, q)) {
        ticket_log(d, ticket,
                   (struct ticket_step){.name = "message",
                                        .by = m->by,
                                        .role = m->role,
                                        .text = m->text,
                                        .data = message_data(m, db_text(q, 0), db_text(q, 1))});
        told = true;
    }
    return told;
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
    ticket_clock_stop(d, ticket, SLA_first_reply);
    ticket_clock_start(d, ticket, SLA_progress);
}
