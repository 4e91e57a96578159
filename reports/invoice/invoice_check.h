/* invoice_check.h - holds one document against the truth and tells every fault. */
#ifndef REPORTS_INVOICE_CHECK_H
#define REPORTS_INVOICE_CHECK_H

#include "invoice/invoice_fault.h"

/** Checks what is charged by @p b, an invoice or one with its corrections (bill_corrected()): line
 * by line, and the sums. The sentences begin with its number. */
void invoice_check_amounts(const struct invoice_check *check, const struct bill *b);
/** Checks what else @p b says, an invoice or a correction: its currency, where it was sent and how,
 * its days, and of its lines units, words, dates and places. */
void invoice_check_words(const struct invoice_check *check, const struct bill *b);
/** Checks @p b, a correction: what it says of itself, and to whom it goes. @return is it in order?
 */
bool invoice_check_correction(const struct invoice_check *check, const struct bill *b);

#endif
