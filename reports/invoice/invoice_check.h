/* invoice_check.h - holds one invoice against the truth, line by line, and tells every fault. */
#ifndef REPORTS_INVOICE_CHECK_H
#define REPORTS_INVOICE_CHECK_H

#include "invoice/invoice_fault.h"

/** Checks @p b, an invoice; the sentences begin with its number. */
void invoice_check(const struct invoice_check *check, const struct bill *b);

#endif
