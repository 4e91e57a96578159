#include "refstack/billing/billing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "refstack/billing/cost.h"
#include "refstack/billing/issue.h"
#include "refstack/billing/period.h"
#include "refstack/billing/routes.h"

static void schema(struct db *db)
{
    db_script(db, "CREATE TABLE IF NOT EXISTS billing_account(account TEXT PRIMARY KEY, "
                  "person TEXT NOT NULL, delivery TEXT NOT NULL, address TEXT, "
                  "period TEXT NOT NULL, due_ms INT NOT NULL) WITHOUT ROWID");
    db_script(db, "CREATE TABLE IF NOT EXISTS billing_tariff(id INTEGER PRIMARY KEY, "
                  "name TEXT NOT NULL, body TEXT NOT NULL, from_ms INT NOT NULL, until_ms INT, "
                  "general INT NOT NULL); "
                  "CREATE TABLE IF NOT EXISTS billing_tariff_station(tariff INT, station TEXT, "
                  "PRIMARY KEY(station, tariff)) WITHOUT ROWID");
    db_script(db, "CREATE TABLE IF NOT EXISTS billing_invoice("
                  "number INTEGER PRIMARY KEY AUTOINCREMENT, invoice TEXT, account TEXT NOT NULL, "
                  "kind TEXT NOT NULL, credits INT, period_from_ms INT NOT NULL, "
                  "period_to_ms INT NOT NULL, issued_ms INT NOT NULL, currency TEXT NOT NULL, "
                  "net INT NOT NULL, tax INT NOT NULL, gross INT NOT NULL, "
                  "delivery TEXT NOT NULL, sent_to TEXT NOT NULL); "
                  "CREATE INDEX IF NOT EXISTS billing_invoice_of ON billing_invoice(invoice); "
                  "CREATE INDEX IF NOT EXISTS billing_credit_of ON billing_invoice(credits)");
    db_script(db, "CREATE TABLE IF NOT EXISTS billing_line(number INT, line INT, session INT, "
                  "station TEXT NOT NULL, connector INT NOT NULL, kind TEXT NOT NULL, "
                  "quantity INT NOT NULL, unit TEXT NOT NULL, price INT NOT NULL, "
                  "net INT NOT NULL, tax_percent INT NOT NULL, from_ms INT NOT NULL, "
                  "to_ms INT NOT NULL, text TEXT NOT NULL, PRIMARY KEY(number, line)) "
                  "WITHOUT ROWID");
    db_script(db, "CREATE TABLE IF NOT EXISTS billing_billed(session INTEGER PRIMARY KEY, "
                  "number INT); "
                  "CREATE INDEX IF NOT EXISTS billing_billed_on ON billing_billed(number); "
                  "CREATE TABLE IF NOT EXISTS billing_doubt(station TEXT PRIMARY KEY, "
                  "since_ms INT NOT NULL) WITHOUT ROWID");
}

/* One account whose period is over; NULL when there is none. The caller frees it. */
static char *next_due(struct billing *b, struct rating_span *period)
{
    sqlite3_stmt *q = db_ask(b->rs->db,
                             "SELECT account, period, due_ms FROM billing_account "
                             "WHERE due_ms <= ? ORDER BY due_ms, account",
                             "i", vclock_now_ms(b->rs->clk));
    char *account = NULL;

    if (db_row(b->rs->db, q)) {
        account = mem_text(db_text(q, 0));
        *period = billing_period(b->rs, db_text(q, 1), db_int(q, 2) - 1);
        period->to_ms = db_int(q, 2);
        db_done(q);
    }
    return account;
}

static void close_periods(struct vtimer *timer, void *owner)
{
    struct billing *b = owner;
    struct rating_span period;
    char *account;

    (void)timer;
    db_begin(b->rs->db);
    while (!db_error(b->rs->db) && (account = next_due(b, &period))) {
        billing_close_period(b, account, period);
        db_run(b->rs->db,
               "UPDATE billing_account SET due_ms = CASE period WHEN 'month' THEN ? ELSE ? END "
               "WHERE account = ?",
               "iit", billing_period(b->rs, "month", period.to_ms).to_ms,
               billing_period(b->rs, "day", period.to_ms).to_ms, account);
        free(account);
    }
    db_commit(b->rs->db);
    billing_wait(b);
}

static void *make(struct refstack *rs)
{
    struct billing *b = mem_new(sizeof(*b));

    b->rs = rs;
    vtimer_init(&b->period, close_periods, b);
    billing_wait(b);
    return b;
}

static void unmake(void *part)
{
    struct billing *b = part;

    vclock_disarm(b->rs->clk, &b->period);
    free(b);
}

const struct stack_part part_billing = {
    .name = "billing",
    .schema = schema,
    .routes = billing_routes,
    .make = make,
    .free = unmake,
    .cost = billing_cost,
};
