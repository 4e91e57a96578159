/* routes.h - the biller's part of the operator API: accounts, tariffs, invoices, disputes.
 */
#ifndef REFSTACK_BILLING_ROUTES_H
#define REFSTACK_BILLING_ROUTES_H

#include "refstack/stack/api.h"

extern const struct api_route billing_routes[]; /* ends with a row whose method is NULL */

#endif
