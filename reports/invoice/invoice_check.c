#include "invoice/invoice_check.h"

#include <string.h>

#include "invoice/invoice_day_check.h"
#include "invoice/invoice_head_check.h"
#include "invoice/invoice_line_check.h"
#include "invoice/invoice_line_look.h"
#include "invoice/invoice_total_check.h"

void invoice_check_amounts(const struct invoice_check *check, const struct bill *b)
{
    struct invoice_glass g = {check, b, false};

    for (size_t i = 0; b->lines[i].kind; i++) {
        invoice_line_check_orphan(&g, &b->lines[i]);
        if (bill_is_first(b, i))
            invoice_line_check_session(&g, b->lines[i].session);
    }
    invoice_total_check(&g);
}

void invoice_check_words(const struct invoice_check *check, const struct bill *b)
{
    struct invoice_glass g = {check, b, false};

    invoice_head_check(&g);
    invoice_day_check(&g);
    invoice_line_look(&g);
}

bool invoice_check_correction(const struct invoice_check *check, const struct bill *b)
{
    struct invoice_glass g = {check, b, false};

    invoice_total_check_correction(&g);
    if (strcmp(b->account, b->corrects->account) == 0)
        return !g.faulty;
    invoice_fault(&g, INVOICE_WRONG, "invoice.credit_account", NULL,
                  "it goes to %s; %s charged %s.", *b->account ? b->account : "nobody",
                  b->corrects->invoice, b->corrects->account);
    return false;
}
