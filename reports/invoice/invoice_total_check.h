/* invoice_total_check.h - judges the sums of an invoice: its net is that of its lines, its tax the
 * rate in force on that net, once, and its gross both together.
 *
 * Each document rounds for itself: an invoice with its corrections may be off by the smallest unit
 * of money for each of these, and so may the tax of a correction of a part.
 */
#ifndef REPORTS_INVOICE_TOTAL_CHECK_H
#define REPORTS_INVOICE_TOTAL_CHECK_H

#include "invoice/invoice_fault.h"

/** Judges the sums of g->bill, an invoice or one with its corrections. */
void invoice_total_check(struct invoice_glass *g);
/** Judges the sums of g->bill, a correction, which may have no lines. */
void invoice_total_check_correction(struct invoice_glass *g);
/** Does @p b, an invoice with its corrections, come to what its sessions must be billed? */
bool invoice_total_is_due(const struct invoice_check *check, const struct bill *b);

#endif
