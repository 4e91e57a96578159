#include "refstack/desk/late_reply.h"

#define LATE_MS 1800000

/* MUTANT_replies_late: nobody else keeps one. */
void late_reply_keep(struct desk *d, int64_t ticket, const struct ticket_message *m)
{
    db_run(d->rs->db,
           "INSERT INTO desk_held(release_ms, ticket, by, text, topic, channel, reason, due_ms) "
           "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
           db_i(desk_now_ms(d) + LATE_MS), db_i(ticket), db_t(m->by), db_t(m->text), db_t(m->topic),
           db_t(m->channel), db_t(m->reason), db_i(m->due_ms));
}

/* MUTANT_replies_late: without it nothing is kept. */
bool late_reply_release(struct desk *d)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT id, ticket, by, text, topic, channel, reason, due_ms FROM "
                             "desk_held WHERE release_ms <= ? ORDER BY id LIMIT 1",
                             db_i(desk_now_ms(d)));
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
    db_run(d->rs->db, "DELETE FROM desk_held WHERE id = ?", db_i(id));
    return true;
}
