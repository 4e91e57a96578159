/* ticket_act.h - what agents do about a ticket, each act by its name.
 */
#ifndef REFSTACK_TICKET_ACT_H
#define REFSTACK_TICKET_ACT_H

#include "refstack/stack/api.h"

/** POST /api/desk/tickets/{id}/acts */
api_fn ticket_act;

#endif
