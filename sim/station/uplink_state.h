/* uplink_state.h - the inside of an uplink, for uplink.c, which drives it, and uplink_state.c,
 * which sends through it and tells how it is. */
#ifndef SIM_UPLINK_STATE_H
#define SIM_UPLINK_STATE_H

#include "link/netfault.h"
#include "link/pinger.h"
#include "link/tamper.h"
#include "ocpp/call_queue.h"
#include "ocpp/message.h"
#include "station/station_state.h"
#include "station/uplink.h"

#define QUEUE_LIMIT 2000 /* messages of each kind that a station can keep */

enum link { LINK_down, LINK_waiting, LINK_opening, LINK_open };
enum boot { BOOT_unknown, BOOT_pending, BOOT_rejected, BOOT_accepted };

struct uplink {
    struct station *s;
    const struct ocpp_version *version;
    char protocol[32]; /* that the server chose last; "": none */
    struct netfault *net;
    struct tamper *tamper; /* between what is sent and net */
    struct call_queue *queue;
    struct pinger pinger;
    enum link link;
    enum boot boot;
    int failures; /* attempts to connect since the last success */
    int silent;   /* CALLs without answer since the last frame */
    int64_t last_sent_ms;
    int64_t opened_ms; /* when the connection was opened last */
    int64_t lost_ms;   /* when the one before was lost; 0: never */
    int64_t retry_ms;  /* how long it waits until it dials again */
    bool frozen;
    bool passed, ever_passed;
    struct vtimer retry_timer, boot_timer, heartbeat_timer, give_up_timer, goodbye_timer;
};

/** Hands the answer @p f to the CALL it is for: by the id that went out. */
void uplink_answered(struct uplink *u, const struct frame *f);

/** What the ids of its messages begin with: the station's name as far as there is room, and a
 * number of its own in this story and run, so that no id comes twice over all connections. */
void uplink_id_prefix(const struct station *s, char prefix[CALL_QUEUE_PREFIX + 1]);

#endif
