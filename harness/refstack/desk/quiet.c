#include "refstack/desk/quiet.h"

#include <stdlib.h>

#include "base/mem.h"
#include "refstack/desk/ticket.h"

#define QUIET_MS INT64_C(900000)
#define DAY_MS   INT64_C(86400000)

void quiet_begin(struct desk *d, int64_t ticket)
{
    db_run(
        d->rs->db,
        "INSERT INTO desk_quiet(ticket, until_ms, times) VALUES(?1, ?2, 0) "
        "ON CONFLICT(ticket) DO UPDATE SET until_ms = ?2",
        db_i(ticket),
        db_i(desk_now_ms(d) + (mutant_is(d->rs, MUTANT_opens_a_ticket_per_flap) ? 0 : QUIET_MS)));
}

bool quiet_end(struct desk *d, int64_t ticket)
{
    bool was =
        db_count(d->rs->db, "SELECT COUNT(*) FROM desk_quiet WHERE ticket = ? AND until_ms != ?",
                 db_i(ticket), db_i(VCLOCK_NEVER)) > 0;

    if (was)
        db_run(d->rs->db, "UPDATE desk_quiet SET until_ms = ?, times = times + 1 WHERE ticket = ?",
               db_i(VCLOCK_NEVER), db_i(ticket));
    return was;
}

int64_t quiet_last(struct desk *d, const char *station)
{
    if (mutant_is(d->rs, MUTANT_opens_a_ticket_per_flap))
        return 0;
    return db_number(d->rs->db, 0,
                     "SELECT MAX(t.id) FROM desk_ticket AS t JOIN desk_quiet AS q ON "
                     "q.ticket = t.id WHERE t.station = ? AND t.status = 'closed' AND "
                     "t.closed_ms > ?",
                     db_t(station), db_i(desk_now_ms(d) - DAY_MS));
}

/* Nobody but the desk has had a hand in it. */
static bool untouched(struct desk *d, int64_t ticket)
{
    return db_count(d->rs->db,
                    "SELECT COUNT(*) FROM desk_ticket WHERE id = ? AND status != 'closed' AND "
                    "owner IS NULL AND technician IS NULL AND "
                    "NOT EXISTS(SELECT 1 FROM desk_party WHERE ticket = id)",
                    db_i(ticket)) > 0;
}

static void close_quiet(struct desk *d, int64_t ticket, int64_t times)
{
    char *text = times ? mem_printf("The problem resolved itself; it had come back %lld time%s.",
                                    (long long)times, times == 1 ? "" : "s")
                       : mem_text("The problem resolved itself.");

    ticket_close(d, ticket,
                 (struct ticket_step){.name = "close", .by = "desk", .role = "desk", .text = text});
    free(text);
}

void quiet_fire(struct desk *d)
{
    sqlite3_stmt *q = db_ask(d->rs->db,
                             "SELECT ticket, times FROM desk_quiet WHERE until_ms <= ? "
                             "ORDER BY ticket LIMIT 1",
                             db_i(desk_now_ms(d)));
    int64_t ticket, times;

    if (!db_row(d->rs->db, q))
        return;
    ticket = db_int(q, 0);
    times = db_int(q, 1);
    db_done(q);
    db_run(d->rs->db, "UPDATE desk_quiet SET until_ms = ?, times = 0 WHERE ticket = ?",
           db_i(VCLOCK_NEVER), db_i(ticket));
    if (untouched(d, ticket))
        close_quiet(d, ticket, times);
}
