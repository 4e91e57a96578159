/* state201.h - what a station remembers because it speaks OCPP 2.0.1.
 *
 * It is the dialect_state of the station, made and freed by dialect201.c.  The parts that few
 * stations need hang on it as pointers and are made when something is first written there: a
 * station that nobody manages has none of them.
 */
#ifndef SIM_STATE201_H
#define SIM_STATE201_H

#include "station201/inside/port201.h"
#include "station201/inside/tx201.h"

struct device_model;
struct display_messages;
struct limits201;
struct monitoring;
struct network_profiles;
struct publisher;
struct told201;

struct state201 {
    struct rng rng;             /* transaction ids */
    struct tx201 *txs;          /* all that the CSMS has not heard the end of, the newest first */
    struct told201 *on_the_way; /* TransactionEvents without answer, the newest first */
    int64_t told_connection_ms; /* OfflineThreshold was looked at for the connection of then */
    bool in_use;                /* what a call201_each() found */
    const char *boot_reason;    /* of the next BootNotification; NULL: the station's */
    /* NULL, each: nothing yet */
    struct device_model *model; /* what differs from the table of variables */
    struct monitoring *monitoring;
    struct display_messages *messages;
    struct network_profiles *network;
    struct publisher *publisher;
    struct limits201 *limits; /* from outside, as the CSMS was told */
    struct port201 ports[PROFILE_MAX_CONNECTORS];
};

static inline struct state201 *state201_of(const struct station *s)
{
    return s->dialect_state;
}

#endif
