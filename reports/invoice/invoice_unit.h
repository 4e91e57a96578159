/* invoice_unit.h - the units of lines, however they are spelt. */
#ifndef REPORTS_INVOICE_UNIT_H
#define REPORTS_INVOICE_UNIT_H

#include "invoice/invoice_fault.h"

/** The unit that @p word means: kWh, Wh, h, min; @p word itself where it is none of them. */
const char *invoice_unit_meant(const char *word);
/** The unit in which the tariff of @p line prices its kind. */
const char *invoice_unit_due(const struct invoice_check *check, const struct bill_line *line);
/** Is @p line in that unit? A flat fee may have any that measures nothing, or none; what the tariff
 * does not know has no unit to be held to. */
bool invoice_unit_fits(const struct invoice_check *check, const struct bill_line *line);

#endif
