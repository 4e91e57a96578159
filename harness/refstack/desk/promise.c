#include "refstack/desk/promise.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/desk/message.h"
#include "refstack/desk/ticket_log.h"
#include "refstack/stack/api.h"

#define WARN_MS 120000

bool promise_known(const char *what)
{
    return what &&
           (!strcmp(what, "on_site") || !strcmp(what, "returned") || !strcmp(what, "resolution"));
}

int64_t promise_open(struct desk *d, int64_t ticket, const char *what)
{
    return db_number(d->rs->db, 0,
                     "SELECT id FROM desk_promise WHERE ticket = ? AND what = ? AND state = 'open'",
                     db_i(ticket), db_t(what));
}

static cJSON *facts(int64_t id, const char *what, int64_t due_ms)
{
    cJSON *data = cJSON_CreateObject();

    api_put_int(data, "promise", id);
    api_put_text(data, "what", what);
    if (due_ms)
        api_put_int(data, "due_ms", due_ms);
    return data;
}

static void set_state(struct desk *d, int64_t id, const char *state)
{
    db_run(d->rs->db, "UPDATE desk_promise SET state = ? WHERE id = ?", db_t(state), db_i(id));
}

int64_t promise_make(struct desk *d, int64_t ticket, const char *what, int64_t due_ms)
{
    int64_t old = promise_open(d, ticket, what);
    int64_t id = db_run(d->rs->db,
                        "INSERT INTO desk_promise(ticket, what, made_ms, due_ms, state, warned) "
                        "VALUES(?, ?, ?, ?, 'open', 0)",
                        db_i(ticket), db_t(what), db_i(desk_now_ms(d)), db_i(due_ms));
    cJSON *data = facts(id, what, due_ms);

    if (!old) {
        ticket_note(d, ticket, "note", "A promise is made.", data);
        return id;
    }
    set_state(d, old, "renewed");
    api_put_int(data, "replaces", old);
    ticket_note(d, ticket, "promise_renewed", NULL, data);
    return id;
}

void promise_keep(struct desk *d, int64_t ticket, const char *what)
{
    int64_t id = promise_open(d, ticket, what);

    if (!id)
        return;
    set_state(d, id, "kept");
    ticket_note(d, ticket, "promise_kept", NULL, facts(id, what, 0));
}

void promise_void(struct desk *d, int64_t ticket)
{
    db_run(d->rs->db, "UPDATE desk_promise SET state = 'void' WHERE ticket = ? AND state = 'open'",
           db_i(ticket));
}

/* One promise to be warned of or broken. */
struct due_promise {
    int64_t id, ticket, due_ms;
    char what[16];
};

static bool next_due(struct desk *d, struct due_promise *p)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db,
               "SELECT id, ticket, due_ms, what FROM desk_promise WHERE state = 'open' AND "
               "(due_ms <= ?1 OR (warned = 0 AND due_ms - ?2 <= ?1)) ORDER BY due_ms, id LIMIT 1",
               db_i(desk_now_ms(d)), db_i((int64_t)WARN_MS));

    if (!db_row(d->rs->db, q))
        return false;
    *p = (struct due_promise){.id = db_int(q, 0), .ticket = db_int(q, 1), .due_ms = db_int(q, 2)};
    sqlite3_snprintf(sizeof(p->what), p->what, "%s", db_text(q, 3));
    db_done(q);
    return true;
}

static void warn(struct desk *d, const struct due_promise *p)
{
    cJSON *data = facts(p->id, p->what, p->due_ms);

    db_run(d->rs->db, "UPDATE desk_promise SET warned = 1 WHERE id = ?", db_i(p->id));
    cJSON_AddStringToObject(data, "clock", "promise");
    if (mutant_is(d->rs, MUTANT_never_escalates) || mutant_is(d->rs, MUTANT_promise_slips_silently))
        cJSON_Delete(data);
    else
        ticket_note(d, p->ticket, "escalate", "A promise is about to break.", data);
}

static void break_promise(struct desk *d, const struct due_promise *p)
{
    cJSON *data = facts(p->id, p->what, p->due_ms);
    struct ticket_message m = {.by = "desk",
                               .role = "desk",
                               .topic = "progress",
                               .text = "We did not keep our promise in time. We are looking into "
                                       "it and will get back to you."};

    set_state(d, p->id, "broken");
    cJSON_AddStringToObject(data, "clock", "promise");
    ticket_note(d, p->ticket, "breach", "A promise was broken.", data);
    if (!mutant_is(d->rs, MUTANT_promise_slips_silently))
        ticket_tell(d, p->ticket, &m);
}

bool promise_fire(struct desk *d)
{
    struct due_promise p;

    if (!next_due(d, &p))
        return false;
    if (p.due_ms <= desk_now_ms(d))
        break_promise(d, &p);
    else
        warn(d, &p);
    return true;
}
