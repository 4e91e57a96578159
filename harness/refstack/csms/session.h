/* session.h - rules of charging sessions that hold in every version.
 */
#ifndef REFSTACK_SESSION_H
#define REFSTACK_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "refstack/csms/station_call.h"

/* A transaction that begins. */
struct csms_start {
    int connector;
    const char *token;
    int64_t at_ms, meter;
    int64_t session; /* 0: not made yet */
};

/** Does the token of @p s charge elsewhere at that moment, its own session apart? If so it is
 * refused as ConcurrentTx (token.h). */
bool csms_charges_elsewhere(struct csms_turn *turn, const struct csms_start *s);
/** Ends the session that is still open at the connector of @p s: its stop was lost. */
void csms_supersede(struct csms_turn *turn, const struct csms_start *s);
/** Was a message of @p at_ms kept offline? */
bool csms_is_replay(const struct csms_turn *turn, int64_t at_ms);
/** The reservation that the message names, if any, is used. */
void csms_use_reservation(struct csms_turn *turn);

/** Energy of session @p id as the CSMS sees it: meter_stop - meter_start, of an active one by the
 * last register value; -1 when nothing is known. */
int64_t csms_session_wh(struct refstack *rs, int64_t id);

#endif
