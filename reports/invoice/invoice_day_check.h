/* invoice_day_check.h - judges the days of a document: its period and its day of issue.
 *
 * An invoice is issued when the period is over in which its last session ended, or in which the
 * biller could learn of that end, and at the latest ACCOUNT_PERIOD_ISSUE_MS after. One that takes
 * the place of another, and a correction, are issued when they are; never before what they replace.
 * A moment at midnight UTC is read as that day, as bills have dates and no times.
 */
#ifndef REPORTS_INVOICE_DAY_CHECK_H
#define REPORTS_INVOICE_DAY_CHECK_H

#include "invoice/invoice_fault.h"

void invoice_day_check(struct invoice_glass *g);

#endif
