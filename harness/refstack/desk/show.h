/* show.h - tickets and their events as the operator API shows them.
 */
#ifndef REFSTACK_DESK_SHOW_H
#define REFSTACK_DESK_SHOW_H

#include <cjson/cJSON.h>

#include "refstack/desk/desk.h"

/** Adds what has happened after event @p since: "events", and "next", the last one shown. */
void desk_show_events(struct desk *d, int64_t since, cJSON *answer);
/** Adds the tickets of @p status and @p queue (each may be NULL: all), the most urgent first. */
void desk_show_tickets(struct desk *d, const char *status, const char *queue, cJSON *list);
/** False when there is no such ticket. */
bool desk_show_ticket(struct desk *d, int64_t ticket, cJSON *answer);

#endif
