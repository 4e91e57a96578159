/* pinger.h - the WebSocket pings of a station: it asks every WebSocketPingInterval whether the
 * other end is still there, and gives the connection up when one ping has no pong before the next
 * is due. While there are bytes that were not read it waits on: a pong may stand in them.
 *
 * A ping is no message of OCPP: Heartbeats and time-outs go on as if there were none.
 * @source OCPP 1.6 9.1.35; OCPP 2.0.1 part 4, 5.2 and 8.4
 */
#ifndef SIM_PINGER_H
#define SIM_PINGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vclock.h"

struct netfault;

struct pinger {
    struct vclock *clk;
    struct netfault *net;
    struct vtimer timer;
    int64_t every_ms; /* 0: never */
    bool running, awaited;
    int64_t sent, heard; /* pings, and pongs that came back, of all connections */
    void (*silent)(void *owner);
    void *owner;
};

/** @p silent is called when a ping has gone without a pong. */
void pinger_init(struct pinger *p, struct vclock *clk, struct netfault *net,
                 void (*silent)(void *owner), void *owner);
/** The interval changes, at once; 0 turns pings off. */
void pinger_set(struct pinger *p, int64_t interval_s);
/** The connection is open; it is gone. */
void pinger_start(struct pinger *p);
void pinger_stop(struct pinger *p);
/** A pong has come. */
void pinger_heard(struct pinger *p);

#endif
