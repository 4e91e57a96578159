#include "refstack/desk/due.h"

#include "refstack/desk/late_reply.h"
#include "refstack/desk/promise.h"
#include "refstack/desk/quiet.h"
#include "refstack/desk/staff.h"
#include "refstack/desk/ticket_clock.h"

#define AGAIN_MS 60000 /* after which a database that failed is tried again */

void desk_wait(struct desk *d)
{
    int64_t due_ms = db_number(
        d->rs->db, VCLOCK_NEVER,
        "SELECT MIN(at) FROM ("
        "SELECT MIN(CASE WHEN escalated THEN due_ms ELSE escalate_ms END) AS at FROM desk_clock "
        "WHERE state = 'running' AND breached = 0 UNION ALL "
        "SELECT MIN(CASE WHEN warned THEN due_ms ELSE due_ms - 120000 END) FROM desk_promise "
        "WHERE state = 'open' UNION ALL "
        "SELECT MIN(retry_ms) FROM desk_want UNION ALL "
        "SELECT MIN(until_ms) FROM desk_quiet UNION ALL "
        "SELECT MIN(release_ms) FROM desk_held)",
        DB_NONE);

    vclock_disarm(d->rs->clk, &d->timer);
    if (due_ms != VCLOCK_NEVER)
        vclock_arm_at(d->rs->clk, &d->timer, due_ms);
}

void desk_begin(struct desk *d)
{
    db_begin(d->rs->db);
}

/* A database that fails has the same things due: they are tried again, and not at once. */
void desk_done(struct desk *d)
{
    db_commit(d->rs->db);
    if (!db_error(d->rs->db)) {
        desk_wait(d);
        return;
    }
    vclock_disarm(d->rs->clk, &d->timer);
    vclock_arm(d->rs->clk, &d->timer, AGAIN_MS);
}

void desk_fire(struct vtimer *timer, void *owner)
{
    struct desk *d = owner;

    (void)timer;
    desk_begin(d);
    while (!db_error(d->rs->db) &&
           (late_reply_release(d) || ticket_clock_fire(d) || promise_fire(d)))
        continue;
    quiet_fire(d);
    if (db_count(d->rs->db, "SELECT COUNT(*) FROM desk_want WHERE retry_ms <= ?",
                 db_i(desk_now_ms(d))))
        staff_retry(d);
    desk_done(d);
}
