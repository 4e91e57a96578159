/* period.h - when a period of an account ends, and the timer that waits for it.
 */
#ifndef REFSTACK_PERIOD_H
#define REFSTACK_PERIOD_H

#include "refstack/billing/billing.h"
#include "refstack/billing/rating.h"

/** First moment of the period ("month", "day") that holds @p ms, and of the next one. */
struct rating_span billing_period(const struct refstack *rs, const char *period, int64_t ms);
/** Waits for the end of the period that ends next; after every change of an account. */
void billing_wait(struct billing *b);

#endif
