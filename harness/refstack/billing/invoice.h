/* invoice.h - from lines to amounts: nets, tax by rate, and the sum a customer pays.
 *
 * Where amounts are rounded is the tariff's choice (struct rating_rounding):
 *     line       each line's net; tax on the sum of the nets of one rate
 *     tax_group  the sum of the unrounded nets of one rate; tax on that
 *     document   only the totals: net, and the tax of all rates together
 * gross is always net + tax.  All amounts are millionths.
 */
#ifndef REFSTACK_INVOICE_H
#define REFSTACK_INVOICE_H

#include "refstack/billing/rating.h"

struct invoice_amount {
    int64_t net, tax_percent;
};

struct invoice_totals {
    int64_t net, tax, gross;
};

/** Net of one line: quantity x price, rounded where the scope is the line. */
int64_t invoice_net(int64_t quantity, int64_t price, const struct rating_rounding *how);

/** Adds up @p count lines. */
struct invoice_totals invoice_total(const struct invoice_amount *line, size_t count,
                                    const struct rating_rounding *how);

#endif
