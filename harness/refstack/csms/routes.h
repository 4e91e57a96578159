/* routes.h - the CSMS's part of the operator API.
 */
#ifndef REFSTACK_CSMS_ROUTES_H
#define REFSTACK_CSMS_ROUTES_H

#include "refstack/stack/api.h"

extern const struct api_route csms_routes[]; /* ends with a row whose method is NULL */

#endif
