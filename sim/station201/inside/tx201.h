/* tx201.h - the record of a transaction of 2.0.1, for all who ask about one.
 *
 * Transactions begin and end in transaction201.h; here they are only looked up.
 */
#ifndef SIM_TX201_H
#define SIM_TX201_H

#include "station/station_state.h"

struct port201;

struct tx201 {
    struct tx201 *next;
    struct port201 *port;
    char id[37];
    int64_t seq_no; /* of the next event */
    bool running;
    bool evse_told;  /* since the plug went in */
    int phases_told; /* 0: not yet */
    bool reservation_told;
    bool key_told;       /* the public key of the meter */
    bool begin_due;      /* which EVSE it is was not known yet: values of the begin follow */
    const char *state;   /* chargingState as last told */
    const char *stopped; /* stoppedReason of what ended the permission; NULL: nothing did */
    int64_t begin_ms, begin_wh;
    int events;                   /* on the way */
    cJSON *ended_data;            /* meter values that Ended will carry; NULL: none yet */
    int64_t sampled_ms, ended_ms; /* the last sample for Updated and Ended, or the begin */
    struct vtimer sample_timer, ended_timer, aligned_timer;
};

/** Does any transaction run? */
bool tx201_any(const struct station *s);
/** The transaction @p id, running or with messages on their way; NULL when there is none. */
struct tx201 *tx201_find(const struct station *s, const char *id);
/** Are messages of @p tx (NULL: of any) on their way? */
bool tx201_unheard(const struct station *s, const struct tx201 *tx);

/** Is there a permission to charge at @p c? */
static inline bool tx201_permitted(const struct connector *c)
{
    return c->transaction && c->transaction->running;
}

/** Does the cable reach a car? */
static inline bool tx201_connected(const struct connector *c)
{
    return c->vehicle && !c->car_side_out;
}

#endif
