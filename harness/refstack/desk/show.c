#include "refstack/desk/show.h"

#include <string.h>

#include "refstack/stack/api.h"

/* When the event in @p q happened; a mutant dates messages back to the opening of their ticket. */
static int64_t dated_ms(struct desk *d, sqlite3_stmt *q)
{
    if (mutant_is(d->rs, MUTANT_dates_replies_back) && !strcmp(db_text(q, 3), "message"))
        return db_count(d->rs->db, "SELECT opened_ms FROM desk_ticket WHERE id = ?",
                        db_i(db_int(q, 1)));
    return db_int(q, 2);
}

void desk_show_events(struct desk *d, int64_t since, cJSON *answer)
{
    cJSON *list = cJSON_AddArrayToObject(answer, "events");
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT seq, ticket, at_ms, name, by, role, text, data FROM "
                             "desk_event WHERE seq > ? AND NOT (? AND ticket IN (SELECT ticket "
                             "FROM desk_party)) ORDER BY seq",
                             db_i(since), db_i((int64_t)mutant_is(d->rs, MUTANT_loses_tickets)));
    int64_t next = since;

    while (db_row(d->rs->db, q)) {
        cJSON *event = cJSON_CreateObject();

        cJSON_AddItemToArray(list, event);
        next = db_int(q, 0);
        api_put_int(event, "seq", next);
        api_put_int(event, "ticket", db_int(q, 1));
        api_put_int(event, "at_ms", dated_ms(d, q));
        api_put_text(event, "name", db_text(q, 3));
        api_put_text(event, "by", db_text(q, 4));
        api_put_text(event, "role", db_text(q, 5));
        api_put_text(event, "text", db_text(q, 6));
        cJSON_AddItemToObject(event, "data", cJSON_Parse(db_text(q, 7)));
    }
    api_put_int(answer, "next", next);
}

static void show_parties(struct desk *d, int64_t ticket, cJSON *out)
{
    cJSON *list = cJSON_AddArrayToObject(out, "parties");
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT requester, channel FROM desk_party WHERE ticket = ? "
                             "ORDER BY since_ms, rowid",
                             db_i(ticket));

    while (db_row(d->rs->db, q)) {
        cJSON *one = cJSON_CreateObject();

        cJSON_AddItemToArray(list, one);
        api_put_text(one, "requester", db_text(q, 0));
        api_put_text(one, "channel", db_text(q, 1));
    }
}

static void show_clocks(struct desk *d, int64_t ticket, cJSON *out)
{
    cJSON *list = cJSON_AddArrayToObject(out, "clocks");
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT clock, state, target_ms, due_ms, breached FROM desk_clock "
                             "WHERE ticket = ? AND state != 'hidden' ORDER BY clock",
                             db_i(ticket));

    while (db_row(d->rs->db, q)) {
        bool paused = db_int(q, 3) == VCLOCK_NEVER;
        cJSON *one = cJSON_CreateObject();

        cJSON_AddItemToArray(list, one);
        api_put_text(one, "clock", sla_clock_name((enum sla_clock_kind)db_int(q, 0)));
        api_put_text(one, "state", paused ? "paused" : db_text(q, 1));
        api_put_int(one, "target_ms", db_int(q, 2));
        if (!paused)
            api_put_int(one, "due_ms", db_int(q, 3));
        cJSON_AddBoolToObject(one, "breached", db_int(q, 4) != 0);
    }
}

static void show_promises(struct desk *d, int64_t ticket, cJSON *out)
{
    cJSON *list = cJSON_AddArrayToObject(out, "promises");
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT id, what, made_ms, due_ms, state FROM desk_promise WHERE "
                             "ticket = ? ORDER BY id",
                             db_i(ticket));

    while (db_row(d->rs->db, q)) {
        cJSON *one = cJSON_CreateObject();

        cJSON_AddItemToArray(list, one);
        api_put_int(one, "promise", db_int(q, 0));
        api_put_text(one, "what", db_text(q, 1));
        api_put_int(one, "made_ms", db_int(q, 2));
        api_put_int(one, "due_ms", db_int(q, 3));
        api_put_text(one, "state", db_text(q, 4));
    }
}

#define TICKET_COLUMNS                                                                             \
    "channel, requester, words, category, station, invoice, account, queue, status, owner, "       \
    "technician, id, grade, connector, opened_ms, closed_ms, cycle"

static void show_row(sqlite3_stmt *q, cJSON *out)
{
    static const char *const texts[] = {"channel", "requester", "words",      "category",
                                        "station", "invoice",   "account",    "queue",
                                        "status",  "owner",     "technician", NULL};
    char grade[3] = {'L', (char)('0' + db_int(q, 12)), 0};

    for (int i = 0; texts[i]; i++)
        api_put_text(out, texts[i], db_text(q, i));
    api_put_int(out, "id", db_int(q, 11));
    if (db_int(q, 12))
        api_put_text(out, "grade", grade);
    if (!db_null(q, 13))
        api_put_int(out, "connector", db_int(q, 13));
    api_put_int(out, "opened_ms", db_int(q, 14));
    if (!db_null(q, 15))
        api_put_int(out, "closed_ms", db_int(q, 15));
    api_put_int(out, "cycle", db_int(q, 16));
}

void desk_show_tickets(struct desk *d, const char *status, const char *queue, cJSON *list)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT " TICKET_COLUMNS " FROM desk_ticket WHERE "
                             "status = COALESCE(?, status) AND queue = COALESCE(?, queue) "
                             "ORDER BY status = 'closed', CASE grade WHEN 0 THEN 9 ELSE grade END, "
                             "opened_ms, id",
                             db_t(status), db_t(queue));

    while (db_row(d->rs->db, q)) {
        cJSON *one = cJSON_CreateObject();

        cJSON_AddItemToArray(list, one);
        show_row(q, one);
    }
}

bool desk_show_ticket(struct desk *d, int64_t ticket, cJSON *answer)
{
    sqlite3_stmt *q =
        db_ask(d->rs->db, "SELECT " TICKET_COLUMNS " FROM desk_ticket WHERE id = ?", db_i(ticket));

    if (!db_row(d->rs->db, q))
        return false;
    show_row(q, answer);
    db_done(q);
    show_parties(d, ticket, answer);
    show_clocks(d, ticket, answer);
    show_promises(d, ticket, answer);
    return true;
}
