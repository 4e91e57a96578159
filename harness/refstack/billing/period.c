#include "refstack/billing/period.h"

#include <string.h>

struct rating_span billing_period(const struct refstack *rs, const char *period, int64_t ms)
{
    bool month = strcmp(period, "month") == 0;
    struct tz_local l;
    struct rating_span span;

    tz_local(&rs->tz, ms, &l);
    if (month)
        l.day = 1;
    span.from_ms = tz_utc_ms(&rs->tz, l.year, l.month, l.day, 0);
    span.to_ms = tz_utc_ms(&rs->tz, l.year, l.month + month, l.day + !month, 0);
    return span;
}

#define AGAIN_MS 60000 /* after which a database that failed is tried again */

void billing_wait(struct billing *b)
{
    if (db_error(b->rs->db)) {
        vclock_arm(b->rs->clk, &b->period, AGAIN_MS);
        return;
    }
    vclock_arm_at(
        b->rs->clk, &b->period,
        db_number(b->rs->db, VCLOCK_NEVER, "SELECT MIN(due_ms) FROM billing_account", DB_NONE));
}
