/* station.h - the stations in the CSMS's memory, and the silence by which one is found to be
 * offline.
 *
 * Everything that must survive is in the database; here is what changes too often for it, or cannot
 * be stored.  A station is made when it is provisioned (provision.h) and lives as long as the
 * stack. One that was not heard of for two heartbeat intervals is lost: the other parts are told
 * once, and again when it is back.
 */
#ifndef REFSTACK_STATION_H
#define REFSTACK_STATION_H

#include <stdbool.h>
#include <stdint.h>

#include "ocpp/call_queue.h"
#include "refstack/csms/connection.h"
#include "refstack/stack/stack.h"

#define CSMS_BUCKETS        1024
#define CSMS_CONNECTORS_MAX 1000
#define CSMS_ID_ROOM        145 /* 36 letters of up to four bytes, and the end */

struct csms_dialect;

struct csms_station {
    struct refstack *rs;
    char *id;
    const struct csms_dialect *dialect; /* of its connection, now or last */
    struct refstack_conn *conn;         /* NULL: not connected */
    int64_t last_seen_ms;
    int64_t gone_ms;  /* when its connection ended; 0: it has one, or nobody noticed */
    bool accepted;    /* its last BootNotification was */
    bool configuring; /* it was answered Pending: commands, but no transactions (1.6 4.2) */
    bool asked;       /* commands were sent while it is configured: what they ask for is heard */
    bool lost;        /* silent for two heartbeat intervals, and the parts were told */
    struct vtimer silence; /* looks whether it is */
    struct call_queue *queue;
    struct csms_pending *pending;         /* commands that wait in the queue */
    struct csms_scripted_answer *scripts; /* what a test wants it to be answered */
    struct csms_delayed_answer *delayed;  /* answers that a test holds back */
    cJSON *kept;                          /* MUTANT_keeps_remote_starts: {action, args}, or NULL */
    void *memory;                         /* what its dialect keeps of transactions under way */
    int64_t burst_ms; /* MUTANT_limits_the_rate: when the present ten seconds began */
    int burst, heard; /* messages in them; MUTANT_drops_connections: all */
    struct csms_station *next;
};

struct refstack_conn {
    struct refstack *rs;
    struct csms_station *station; /* NULL: it was hung up, and the caller has not closed it yet */
    struct refstack_peer peer;
    void *ctx;
    struct refstack_conn *prev, *next; /* in rs->conns */
};

struct csms {
    struct refstack *rs;
    struct csms_station *buckets[CSMS_BUCKETS];
    int waiting;     /* commands in state sent, of all stations */
    int64_t lost_id; /* MUTANT_loses_offline_transactions: ids of nothing */
};

static inline struct csms *csms_of(const struct refstack *rs)
{
    return rs->state[STACK_PART_csms];
}

/** The head of the list in which @p station is or would be. */
struct csms_station **csms_bucket(struct csms *csms, const char *station);
/** NULL when it was not provisioned. */
struct csms_station *csms_find(const struct refstack *rs, const char *station);

/** Sends @p text to the station, if it is connected. */
void csms_send(const struct csms_station *st, const char *text);

/** Keeps that the station was not there until now. */
void csms_note_absence(struct csms_station *st);
/** A message has come: it is online, and a lost one is back; from now on silence is looked for. */
void csms_heard_of(struct csms_station *st);
/** Keeps the moment of its last message in the database. */
void csms_keep_last_seen(struct csms_station *st);

/** Makes the timer of a station that is made. */
void csms_init_silence(struct csms_station *st);
/** The moment from which on it counts as offline. */
int64_t csms_silence_due_ms(const struct csms_station *st);

#endif
