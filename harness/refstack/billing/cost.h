/* cost.h - what a session costs before there is an invoice.
 */
#ifndef REFSTACK_COST_H
#define REFSTACK_COST_H

#include "refstack/stack/stack.h"

/** stack_part.cost of the biller, whose struct billing @p state is: session @p id by the tariff in
 * force when it began. @return false when no tariff prices it */
bool billing_cost(void *state, int64_t id, struct stack_cost *out);

#endif
