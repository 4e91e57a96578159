/* invoice_line_check.h - judges the lines of an invoice: quantity, price, net and rate of tax.
 *
 * Lines of one kind are taken together first: what a session must be billed for that kind
 * (oracle.h) is held against the sum of what is billed. Only where quantities are right does a look
 * at prices, and where those are right at nets and tax, tell more than the first fault again.
 *
 * Less than is due is right where the biller could not know more: of what a station told impossibly
 * (oracle_impossible()) at most the truth is billed, and of idle time what was seen of it, when the
 * plug came out while the station was offline.
 */
#ifndef REPORTS_INVOICE_LINE_CHECK_H
#define REPORTS_INVOICE_LINE_CHECK_H

#include "invoice/invoice_fault.h"

/** Judges all lines of g->bill that charge for @p s, and tells EXACT when there is no fault. */
void invoice_line_check_session(struct invoice_glass *g, const struct oracle_session *s);

/** Is all that g->bill charges for @p s right? Tells nothing. */
bool invoice_line_amounts_are_due(const struct invoice_glass *g, const struct oracle_session *s);
/** Are the hours and the idle minutes that g->bill charges for @p s those that are due? */
bool invoice_line_times_are_due(const struct invoice_glass *g, const struct oracle_session *s);

/** Tells when @p line charges for what was no session of this account, or for what the tariff does
 * not know. */
void invoice_line_check_orphan(struct invoice_glass *g, const struct bill_line *line);

#endif
