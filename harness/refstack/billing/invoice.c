#include "refstack/billing/invoice.h"

#define MICRO    1000000
#define DECIMALS 6 /* as much as an amount can hold: not rounded */

static int64_t rounded(int64_t amount, const struct rating_rounding *how)
{
    return money_times(amount, MICRO, how->decimals, how->how);
}

int64_t invoice_net(int64_t quantity, int64_t price, const struct rating_rounding *how)
{
    int decimals = how->scope == RATING_SCOPE_line ? how->decimals : DECIMALS;

    return money_times(quantity, price, decimals, how->how);
}

/* Has an earlier line the rate of line @p i? Then its group is counted already. */
static bool counted(const struct invoice_amount *line, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (line[j].tax_percent == line[i].tax_percent)
            return true;
    return false;
}

static int64_t group_net(const struct invoice_amount *line, size_t count, int64_t tax_percent)
{
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        if (line[i].tax_percent == tax_percent)
            sum += line[i].net;
    return sum;
}

struct invoice_totals invoice_total(const struct invoice_amount *line, size_t count,
                                    const struct rating_rounding *how)
{
    bool late = how->scope == RATING_SCOPE_document;
    int decimals = late ? DECIMALS : how->decimals;
    struct invoice_totals sum = {0};

    for (size_t i = 0; i < count; i++) {
        int64_t net;

        if (counted(line, i))
            continue;
        net = group_net(line, count, line[i].tax_percent);
        if (!late)
            net = rounded(net, how);
        sum.net += net;
        sum.tax += money_times(net, line[i].tax_percent / 100, decimals, how->how);
    }
    sum.net = rounded(sum.net, how);
    sum.tax = rounded(sum.tax, how);
    sum.gross = sum.net + sum.tax;
    return sum;
}
