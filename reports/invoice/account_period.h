/* account_period.h - the periods by which an account is billed, in local time: days, months.
 *
 * The biller has its own: harness/refstack/billing/period.h.
 */
#ifndef REPORTS_ACCOUNT_PERIOD_H
#define REPORTS_ACCOUNT_PERIOD_H

#include "facts/runfile.h"
#include "facts/span.h"

/* An invoice is there at the latest so long after its period. */
#define ACCOUNT_PERIOD_ISSUE_MS 1800000LL

/** The period ("day", else the calendar month) in which @p ms lies. */
struct span account_period(struct runfile *rf, int scenario, const char *period, int64_t ms);

#endif
