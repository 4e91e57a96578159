/* invoice_head_check.h - judges the head of a document: its currency, where it was sent and how.
 *
 * The address is judged as far as anybody can know it: an account's own must be in it, and that of
 * somebody else must not. Where the biller was never told one, it has it from elsewhere.
 */
#ifndef REPORTS_INVOICE_HEAD_CHECK_H
#define REPORTS_INVOICE_HEAD_CHECK_H

#include "invoice/invoice_fault.h"

void invoice_head_check(struct invoice_glass *g);

#endif
