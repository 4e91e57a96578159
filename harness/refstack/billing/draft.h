/* draft.h - lines and sums before they are an invoice.
 */
#ifndef REFSTACK_DRAFT_H
#define REFSTACK_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "refstack/billing/ids.h"
#include "refstack/billing/invoice.h"
#include "refstack/billing/rating.h"
#include "refstack/billing/session.h"

struct billing_line {
    int64_t session;
    char *station;
    int connector;
    struct rating_line rated;
    int64_t net, tax_percent; /* millionths */
};

struct billing_draft {
    char currency[4];
    struct rating_rounding rounding;
    struct billing_line *line;
    size_t lines;
    struct ids sessions; /* those that stand on it, lines or not */
    int64_t billed_wh;
    bool running_cost; /* the tariff wants drivers to see it grow */
};

/** Adds session @p s by the tariff in force when it began. @return false, with the draft unchanged,
 * when there is none or it is in another currency than the draft. */
bool billing_draft_add(struct refstack *rs, struct billing_draft *d,
                       const struct billing_session *s);
struct invoice_totals billing_draft_total(const struct refstack *rs, const struct billing_draft *d);
void billing_draft_fini(struct billing_draft *d);
/** What a customer reads on @p line; the caller frees it. */
char *billing_line_text(const struct refstack *rs, const struct billing_line *line,
                        const char *currency);

#endif
