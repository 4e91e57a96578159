/* invoice_line_look.h - judges what a line says beside its amounts: the unit of its quantity, its
 * text, when it was and where.
 */
#ifndef REPORTS_INVOICE_LINE_LOOK_H
#define REPORTS_INVOICE_LINE_LOOK_H

#include "invoice/invoice_fault.h"

/** Judges the lines of g->bill, of a correction, too; of one session the first line that breaks a
 * rule is told. */
void invoice_line_look(struct invoice_glass *g);

#endif
