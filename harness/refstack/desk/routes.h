/* routes.h - the desk's part of the operator API.
 */
#ifndef REFSTACK_DESK_ROUTES_H
#define REFSTACK_DESK_ROUTES_H

#include "refstack/stack/api.h"

extern const struct api_route desk_routes[]; /* ends with a row whose method is NULL */

#endif
