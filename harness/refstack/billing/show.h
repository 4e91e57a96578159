/* show.h - invoices and credit notes as the operator API shows them.
 */
#ifndef REFSTACK_BILLING_SHOW_H
#define REFSTACK_BILLING_SHOW_H

#include <cjson/cJSON.h>
#include <stdint.h>

struct refstack;

/** Adds the documents above @p since to @p answer: "invoices", and "next", the last number shown.
 */
void billing_show_invoices(struct refstack *rs, int64_t since, cJSON *answer);

#endif
