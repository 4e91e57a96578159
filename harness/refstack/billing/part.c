/* part.c - the biller as a part of the stack: its record, and what makes and unmakes it. */
#include <stdlib.h>

#include "base/mem.h"
#include "refstack/billing/cost.h"
#include "refstack/billing/issue.h"
#include "refstack/billing/period.h"
#include "refstack/billing/routes.h"

#define SLEPT_MAX_MS ((int64_t)10 * 366 * 24 * 60 * 60 * 1000)

/* One account whose period is over; NULL when there is none. The caller frees it. */
static char *next_due(struct billing *b, struct rating_span *period)
{
    sqlite3_stmt *q = db_ask(b->rs->db,
                             "SELECT account, period, due_ms FROM billing_account "
                             "WHERE due_ms <= ? ORDER BY due_ms, account",
                             db_i(vclock_now_ms(b->rs->clk)));
    char *account = NULL;

    if (db_row(b->rs->db, q)) {
        account = mem_text(db_text(q, 0));
        *period = billing_period(b->rs, db_text(q, 1), db_int(q, 2) - 1);
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
               db_i(billing_period(b->rs, "month", period.to_ms).to_ms),
               db_i(billing_period(b->rs, "day", period.to_ms).to_ms), db_t(account));
        free(account);
    }
    db_commit(b->rs->db);
    billing_wait(b);
}

/* Bills that a stack owes since before SLEPT_MAX_MS are not written: no stack slept for so long,
 * and day by day from the beginning of time they would never end. */
static void forget_ages(struct refstack *rs)
{
    int64_t now_ms = vclock_now_ms(rs->clk);

    db_run(rs->db, "UPDATE billing_account SET due_ms = ? WHERE due_ms < ?", db_i(now_ms),
           db_i(now_ms - SLEPT_MAX_MS));
}

static void *make(struct refstack *rs)
{
    struct billing *b = mem_new(sizeof(*b));

    b->rs = rs;
    forget_ages(rs);
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
    .schema = billing_schema,
    .routes = billing_routes,
    .make = make,
    .free = unmake,
    .cost = billing_cost,
};
