#include "refstack/billing/cost.h"

#include "refstack/billing/billing.h"
#include "refstack/billing/draft.h"

bool billing_cost(void *state, int64_t id, struct stack_cost *out)
{
    struct refstack *rs = ((struct billing *)state)->rs;
    struct billing_session s;
    struct billing_draft draft = {.lines = 0};
    bool priced;

    if (!billing_session_load(rs, id, false, &s) && !billing_session_so_far(rs, id, &s))
        return false;
    priced = s.sound && billing_draft_add(rs, &draft, &s);
    if (priced) {
        struct invoice_totals sum = billing_draft_total(rs, &draft);

        *out = (struct stack_cost){mutant_is(rs, MUTANT_running_cost_without_tax) ? sum.net
                                                                                  : sum.gross,
                                   draft.running_cost};
    }
    billing_draft_fini(&draft);
    billing_session_fini(&s);
    return priced;
}
