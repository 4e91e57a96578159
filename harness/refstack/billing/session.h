/* session.h - one charging session as the biller sees it: what the CSMS knows, as rating facts.
 *
 * Sold is what the station said at its stop; where that is doubted, the register that can be right
 * (what speaks for and against each is in session.c).
 */
#ifndef REFSTACK_BILLING_SESSION_H
#define REFSTACK_BILLING_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "refstack/billing/rating.h"

struct refstack;

struct billing_session {
    int64_t id;
    char *station;
    int connector;
    struct rating_facts facts; /* its lists are the two below */
    struct rating_reading *readings;
    struct rating_span *lock_faults;
    bool over; /* stopped, and the plug is out: at facts.unplugged_ms */
    /* as the station told it, whatever the facts hold */
    int64_t meter_start_wh, meter_stop_wh;
    int64_t heard_start_ms, heard_stop_ms; /* when the CSMS heard of its beginning, its end */
    int64_t end_wh; /* register at Transaction.End where it was measured, else meter_stop_wh */
    bool measured;
    int64_t most_wh; /* what the connector can deliver in that time */
    bool sound;      /* false: what was told cannot be, and nothing else says what is right */
};

/** Loads session @p id, which has ended; what cannot be is put right. @p verified: so is what can
 * be, but is contradicted. @return false when there is no such session; else @p out is for
 * billing_session_fini() */
bool billing_session_load(struct refstack *rs, int64_t id, bool verified,
                          struct billing_session *out);
/** Why @p s, which is not sound, cannot be sold; the caller frees it. */
char *billing_session_flaw(const struct billing_session *s);
/** Loads session @p id, which is not over, as if it ended now. */
bool billing_session_so_far(struct refstack *rs, int64_t id, struct billing_session *out);
void billing_session_fini(struct billing_session *s);

/** Is the meterStop of the station of session @p id known to be wrong? */
bool billing_doubted(struct refstack *rs, int64_t id);

#endif
