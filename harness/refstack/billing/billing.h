/* billing.h - what the other parts may ask the biller. */
#ifndef REFSTACK_BILLING_H
#define REFSTACK_BILLING_H

#include <stdbool.h>
#include <stdint.h>

struct refstack;

/** What session @p id costs, tax included, in millionths: all of it when it has ended, else up to
 * now. @p shown (may be NULL): its tariff wants drivers to see the running cost.
 * @return false when no tariff prices it */
bool billing_cost(struct refstack *rs, int64_t id, int64_t *micro, bool *shown);

#endif
