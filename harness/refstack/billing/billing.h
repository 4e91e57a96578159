/* billing.h - the biller: rates sessions, issues invoices, settles disputes.
 *
 * It reads sessions from the CSMS's tables, rates them (rating.h) and keeps its own (schema.sql).
 */
#ifndef REFSTACK_BILLING_H
#define REFSTACK_BILLING_H

#include "refstack/stack/stack.h"

struct billing {
    struct refstack *rs;
    struct vtimer period; /* the nearest due_ms of an account */
};

/** schema.sql: SQL that makes those which are not there. */
extern const char billing_schema[];

static inline struct billing *billing_of(const struct refstack *rs)
{
    return rs->state[STACK_PART_billing];
}

#endif
