#include "refstack/billing/show.h"

#include "refstack/billing/money.h"
#include "refstack/stack/api.h"
#include "refstack/stack/stack.h"

static void put_money(cJSON *object, const char *name, int64_t micro, int decimals)
{
    char text[32];

    money_text(micro, decimals, text);
    cJSON_AddStringToObject(object, name, text);
}

/* Energy has 3 decimals, hours have 4, pieces none. */
static int decimals_of(const char *unit)
{
    return unit[0] == 'k' ? 3 : unit[0] == 'h' ? 4 : 0;
}

/* The first four columns of @p q: a session, its station and connector, and its txid. */
static void put_session(cJSON *object, sqlite3_stmt *q)
{
    api_put_text(object, "session", db_text(q, 0));
    api_put_text(object, "station", db_text(q, 1));
    api_put_int(object, "connector", db_int(q, 2));
    api_put_transaction(object, db_int(q, 0), db_text(q, 3));
}

static void put_line(cJSON *lines, sqlite3_stmt *q)
{
    cJSON *line = cJSON_CreateObject();

    cJSON_AddItemToArray(lines, line);
    put_session(line, q);
    api_put_text(line, "kind", db_text(q, 4));
    put_money(line, "quantity", db_int(q, 5), decimals_of(db_text(q, 6)));
    api_put_text(line, "unit", db_text(q, 6));
    put_money(line, "price", db_int(q, 7), 2);
    put_money(line, "net", db_int(q, 8), 2);
    put_money(line, "tax_percent", db_int(q, 9), 0);
    api_put_int(line, "from_ms", db_int(q, 10));
    api_put_int(line, "to_ms", db_int(q, 11));
    api_put_text(line, "text", db_text(q, 12));
}

static void put_lines(struct refstack *rs, cJSON *invoice, int64_t number)
{
    cJSON *lines = cJSON_AddArrayToObject(invoice, "lines");
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT l.session, l.station, l.connector, txid, kind, quantity, "
                             "unit, price, net, tax_percent, from_ms, to_ms, text FROM "
                             "billing_line AS l LEFT JOIN session AS s ON s.id = l.session "
                             "WHERE number = ? ORDER BY line",
                             db_i(number));

    while (db_row(rs->db, q))
        put_line(lines, q);
}

static void put_head(cJSON *invoice, sqlite3_stmt *q)
{
    api_put_int(invoice, "number", db_int(q, 0));
    api_put_text(invoice, "invoice", db_text(q, 1));
    api_put_text(invoice, "account", db_text(q, 2));
    api_put_text(invoice, "kind", db_text(q, 3));
    api_put_text(invoice, "credits", db_text(q, 4));
    api_put_int(invoice, "period_from_ms", db_int(q, 5));
    api_put_int(invoice, "period_to_ms", db_int(q, 6));
    api_put_int(invoice, "issued_ms", db_int(q, 7));
    api_put_text(invoice, "currency", db_text(q, 8));
    put_money(invoice, "net", db_int(q, 9), 2);
    put_money(invoice, "tax", db_int(q, 10), 2);
    put_money(invoice, "gross", db_int(q, 11), 2);
    api_put_text(invoice, "delivery", db_text(q, 12));
    api_put_text(invoice, "sent_to", db_text(q, 13));
}

/* What is not on an invoice because it cannot be: by the biller's word, or the CSMS's. */
static void put_held(struct refstack *rs, cJSON *answer)
{
    cJSON *list = cJSON_AddArrayToObject(answer, "held");
    sqlite3_stmt *q = db_ask(
        rs->db,
        "SELECT s.id, s.station, s.connector, s.txid, s.account, h.why FROM billing_held AS h JOIN "
        "session AS s ON s.id = h.session UNION ALL SELECT id, station, connector, txid, account, "
        "reason FROM session WHERE state = 'invalid' AND stop_ms IS NOT NULL AND reason IN "
        "('the register ran backwards', 'it ends before it begins') ORDER BY 1",
        DB_NONE);

    while (db_row(rs->db, q)) {
        cJSON *one = cJSON_CreateObject();

        cJSON_AddItemToArray(list, one);
        put_session(one, q);
        api_put_text(one, "account", db_text(q, 4));
        api_put_text(one, "why", db_text(q, 5));
    }
}

void billing_show_invoices(struct refstack *rs, int64_t since, cJSON *answer)
{
    cJSON *list = cJSON_AddArrayToObject(answer, "invoices");
    sqlite3_stmt *q = db_ask(rs->db,
                             "SELECT i.number, i.invoice, i.account, i.kind, c.invoice, "
                             "i.period_from_ms, i.period_to_ms, i.issued_ms, i.currency, i.net, "
                             "i.tax, i.gross, i.delivery, i.sent_to FROM billing_invoice AS i "
                             "LEFT JOIN billing_invoice AS c ON c.number = i.credits "
                             "WHERE i.number > ? ORDER BY i.number",
                             db_i(since));
    int64_t next = since;

    while (db_row(rs->db, q)) {
        cJSON *invoice = cJSON_CreateObject();

        cJSON_AddItemToArray(list, invoice);
        put_head(invoice, q);
        put_lines(rs, invoice, db_int(q, 0));
        next = db_int(q, 0);
    }
    put_held(rs, answer);
    api_put_int(answer, "next", next);
}
