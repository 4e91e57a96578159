/* issue.h - invoices and credit notes: one series of numbers without gaps, never changed again.
 */
#ifndef REFSTACK_ISSUE_H
#define REFSTACK_ISSUE_H

#include "refstack/billing/billing.h"
#include "refstack/billing/draft.h"

struct billing_head {
    const char *account;
    struct rating_span period;
};

/** Issues @p d and gives its sessions to it. @return its number */
int64_t billing_issue(struct billing *b, const struct billing_head *head,
                      const struct billing_draft *d);
/** Issues the credit note that negates all of invoice @p number. @return its number */
int64_t billing_credit(struct billing *b, int64_t number);
/** Issues what is due: a closed period of @p account. */
void billing_close_period(struct billing *b, const char *account, struct rating_span period);

#endif
