/* ticket_log.h - the story of a ticket: every step that is taken, in words for its reader.
 *
 * The steps, their class and their sentence when none is given are the rows of
 * log/ticket_event.def.  This is the lowest module of the desk: it changes no ticket.
 */
#ifndef REFSTACK_TICKET_LOG_H
#define REFSTACK_TICKET_LOG_H

#include <cjson/cJSON.h>

#include "refstack/desk/desk.h"

struct ticket_step {
    const char *name, *by, *role, *text; /* text NULL: the sentence of ticket_event.def */
    cJSON *data;                         /* consumed; NULL: {} */
};

/** Is there a step called @p name? @p activity tells its class. */
bool ticket_step_known(const char *name, bool *activity);
/** Writes @p step, which must be known, into the story of @p ticket. */
void ticket_log(struct desk *d, int64_t ticket, struct ticket_step step);
/** As ticket_log() by the desk itself, @p data consumed. */
void ticket_note(struct desk *d, int64_t ticket, const char *name, const char *text, cJSON *data);

bool ticket_exists(struct desk *d, int64_t ticket);
/** The station of @p ticket; the caller frees it; NULL when there is none. */
char *ticket_station(struct desk *d, int64_t ticket);

#endif
