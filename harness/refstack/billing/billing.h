/* billing.h - the biller: rates sessions, issues invoices, settles disputes.
 *
 * It reads sessions from the CSMS's tables (csms.h), rates them (rating.h) and keeps:
 *
 *   billing_account  account, person, delivery (email, paper), address, period (month, day),
 * due_ms: when the present period ends billing_tariff   name, body (as it came in), from_ms,
 * until_ms (NULL: in force), general (1: for every station that no other tariff names); a session
 * keeps the tariff that was in force when it began billing_invoice  number, invoice, account, kind,
 * credits, period, issued_ms, amounts in millionths, delivery, sent_to; never changed once it is
 * written billing_line     the lines of an invoice billing_billed   session, number: the invoice on
 * which a session now stands; NULL: it never will billing_doubt    station: its meterStop is known
 * to be wrong; from then on the verified energy is sold
 */
#ifndef REFSTACK_BILLING_H
#define REFSTACK_BILLING_H

#include "refstack/stack/stack.h"

struct billing {
    struct refstack *rs;
    struct vtimer period; /* the nearest due_ms of an account */
};

static inline struct billing *billing_of(const struct refstack *rs)
{
    return rs->state[STACK_PART_billing];
}

#endif
