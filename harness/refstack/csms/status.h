/* status.h - what a station reports of its connectors, and which of it is trouble.
 *
 * Records use the words of ChargePointStatus and ChargePointErrorCode (1.6 7.6, 7.7); a dialect
 * with other words translates.  Trouble is told as STACK_faulted or STACK_lock, its end as
 * STACK_cleared (stack.h); the desk makes a ticket of it (desk/alarm.h).
 */
#ifndef REFSTACK_STATUS_H
#define REFSTACK_STATUS_H

#include <stdint.h>

#include "refstack/csms/station_call.h"

/* A connector as its station describes it; connector 0 is the station. */
struct csms_status {
    int connector;
    int64_t at_ms;
    const char *status, *error_code;
    const char *vendor_error, *info; /* or NULL */
};

/** Keeps @p s as the present status and in the history, and tells the parts. */
void csms_note_status(struct csms_turn *turn, const struct csms_status *s);
#define CSMS_WORD 24 /* room for a status or an error code */

/** Copies the error code that the records have of @p connector, else "NoError". */
void csms_present_error(struct csms_turn *turn, int connector, char out[CSMS_WORD]);
/** Keeps @p s in the history alone. */
void csms_keep_status(struct csms_turn *turn, const struct csms_status *s);

#endif
