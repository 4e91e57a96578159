/* act.h - what agents do about a ticket, each act by its name.
 */
#ifndef REFSTACK_ACT_H
#define REFSTACK_ACT_H

#include "refstack/stack/api.h"

/** POST /api/desk/tickets/{id}/acts */
api_fn desk_act;

#endif
