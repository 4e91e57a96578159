/* invoice_total_check.h - judges the sums of an invoice: its net is that of its lines, its tax the
 * rate in force on that net, once, and its gross both together.
 */
#ifndef REPORTS_INVOICE_TOTAL_CHECK_H
#define REPORTS_INVOICE_TOTAL_CHECK_H

#include "invoice/invoice_fault.h"
#include "invoice/rounding.h"

void invoice_total_check(struct invoice_glass *g, const struct rounding *p);

#endif
