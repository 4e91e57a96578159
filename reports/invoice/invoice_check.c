#include "invoice/invoice_check.h"

#include "invoice/invoice_line_check.h"
#include "invoice/invoice_total_check.h"

void invoice_check(const struct invoice_check *check, const struct bill *b)
{
    struct invoice_glass g = {check, b, false};
    struct rounding p =
        rounding_of(oracle_tariff(check->truth, b->count ? b->lines[0].station : ""));

    for (size_t i = 0; i < b->count; i++) {
        const struct oracle_session *s = b->lines[i].session;
        bool seen = false;

        invoice_line_check_orphan(&g, &b->lines[i]);
        for (size_t k = 0; k < i; k++)
            seen |= b->lines[k].session == s;
        if (s && !seen)
            invoice_line_check_session(&g, s);
    }
    invoice_total_check(&g, &p);
}
