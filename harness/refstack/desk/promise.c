#include "refstack/desk/promise.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/desk/message.h"
#include "refstack/desk/ticket_log.h"
#include "refstack/stack/api.h"

#define WARN_MS 120000

/* An older database has the deeds of topics. */
int64_t promise_open(struct desk *d, int64_t ticket, enum statement_topic topic)
{
    const struct statement_topic_info *info = statement_topic_info(topic);

    return db_number(d->rs->db, 0,
                     "SELECT id FROM desk_promise WHERE ticket = ? AND what IN (?, ?) AND "
                     "state = 'open' ORDER BY id DESC LIMIT 1",
                     db_i(ticket), db_t(info->name), db_t(info->deed));
}

/* @p due_ms VCLOCK_NEVER: no time is named. */
static cJSON *facts(int64_t id, enum statement_topic topic, int64_t due_ms)
{
    cJSON *data = cJSON_CreateObject();

    api_put_int(data, "promise", id);
    api_put_text(data, "topic", statement_topic_info(topic)->name);
    if (due_ms != VCLOCK_NEVER)
        api_put_int(data, "due_ms", due_ms);
    return data;
}

static void set_state(struct desk *d, int64_t id, const char *state)
{
    db_run(d->rs->db, "UPDATE desk_promise SET state = ? WHERE id = ?", db_t(state), db_i(id));
}

/* Adds what @p claim says beyond the time. */
static void add_claim(cJSON *data, const cJSON *claim)
{
    static const char *const fields[] = {"price", "limit", "cause", "about", "to", NULL};

    for (const char *const *field = fields; *field; field++)
        api_put_text(data, *field,
                     cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(claim, *field)));
}

static void tell(struct desk *d, int64_t ticket, const struct promise *p, int64_t id)
{
    const struct statement_topic_info *info = statement_topic_info(p->topic);

    if (p->text)
        ticket_tell(
            d, ticket,
            &(struct ticket_message){
                .by = p->by,
                .role = p->role,
                .text = p->text,
                .topic = info->told,
                .price = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(p->claim, "price")),
                .promise = id,
                .due_ms = p->due_ms == VCLOCK_NEVER ? 0 : p->due_ms});
}

int64_t promise_say(struct desk *d, int64_t ticket, const struct promise *p)
{
    const struct statement_topic_info *info = statement_topic_info(p->topic);
    int64_t old = promise_open(d, ticket, p->topic);
    int64_t id = db_run(d->rs->db,
                        "INSERT INTO desk_promise(ticket, what, made_ms, due_ms, state, warned) "
                        "VALUES(?, ?, ?, ?, 'open', 0)",
                        db_i(ticket), db_t(info->name), db_i(desk_now_ms(d)), db_i(p->due_ms));
    cJSON *data = facts(id, p->topic, p->due_ms);

    add_claim(data, p->claim);
    if (old) {
        set_state(d, old, "renewed");
        api_put_int(data, "replaces", old);
    }
    ticket_log(d, ticket,
               (struct ticket_step){.name = old ? "promise_renewed" : "promise",
                                    .by = p->by,
                                    .role = p->role,
                                    .data = data});
    tell(d, ticket, p, id);
    return id;
}

int64_t promise_make(struct desk *d, int64_t ticket, enum statement_topic topic, int64_t due_ms)
{
    return promise_say(
        d, ticket,
        &(struct promise){.topic = topic, .due_ms = due_ms, .by = "desk", .role = "desk"});
}

/* The desk's mutant notes that on whichever ticket is the newest. */
static int64_t where_kept(struct desk *d, int64_t ticket)
{
    if (!mutant_is(d->rs, MUTANT_mixes_up_promises))
        return ticket;
    return db_number(d->rs->db, ticket, "SELECT MAX(id) FROM desk_ticket", DB_NONE);
}

void promise_keep(struct desk *d, int64_t ticket, enum statement_topic topic)
{
    int64_t id = promise_open(d, ticket, topic);

    if (!id)
        return;
    set_state(d, id, "kept");
    ticket_note(d, where_kept(d, ticket), "promise_kept", NULL, facts(id, topic, VCLOCK_NEVER));
}

void promise_hear(struct desk *d, int64_t ticket)
{
    promise_keep(d, ticket, STATEMENT_call_back);
}

void promise_void(struct desk *d, int64_t ticket)
{
    db_run(d->rs->db, "UPDATE desk_promise SET state = 'void' WHERE ticket = ? AND state = 'open'",
           db_i(ticket));
}

/* One promise to be warned of or broken. */
struct due_promise {
    int64_t id, ticket, due_ms;
    enum statement_topic topic;
};

static bool next_due(struct desk *d, struct due_promise *p)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db,
               "SELECT id, ticket, due_ms, what FROM desk_promise WHERE state = 'open' AND "
               "(due_ms <= ?1 OR (warned = 0 AND due_ms - ?2 <= ?1)) ORDER BY due_ms, id LIMIT 1",
               db_i(desk_now_ms(d)), db_i((int64_t)WARN_MS));

    bool found = db_row(d->rs->db, q);

    if (found) {
        *p = (struct due_promise){.id = db_int(q, 0),
                                  .ticket = db_int(q, 1),
                                  .due_ms = db_int(q, 2),
                                  .topic = statement_topic_of(db_text(q, 3))};
        db_done(q);
    }
    return found;
}

static void warn(struct desk *d, const struct due_promise *p)
{
    cJSON *data = facts(p->id, p->topic, p->due_ms);

    db_run(d->rs->db, "UPDATE desk_promise SET warned = 1 WHERE id = ?", db_i(p->id));
    cJSON_AddStringToObject(data, "clock", "promise");
    if (mutant_is(d->rs, MUTANT_never_escalates) || mutant_is(d->rs, MUTANT_promise_slips_silently))
        cJSON_Delete(data);
    else
        ticket_note(d, p->ticket, "escalate", "A promise is about to break.", data);
}

static void break_promise(struct desk *d, const struct due_promise *p)
{
    cJSON *data = facts(p->id, p->topic, p->due_ms);
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

static void settle(struct desk *d, const struct due_promise *p)
{
    if (mutant_is(d->rs, MUTANT_forgets_promises) && p->topic != STATEMENT_arrival)
        set_state(d, p->id, "void");
    else if (p->due_ms <= desk_now_ms(d))
        break_promise(d, p);
    else
        warn(d, p);
}

bool promise_fire(struct desk *d)
{
    struct due_promise p;
    bool due = next_due(d, &p);

    if (due)
        settle(d, &p);
    return due;
}
