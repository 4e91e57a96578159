/* in_flight.h - frames under way between two ends of one connection that both live in this process.
 *
 * With `--wire ws` on the embedded stack, stations and server share one virtual clock, but the
 * frames between them pass through the kernel. Whoever sends one counts it here and whoever has
 * handled it counts it off; while any is under way the clock is held, so that free pace does not
 * run past it. One end closing counts until the other end has noticed.
 *
 * A connection is known by the client's TCP port, which both ends can see. Ends that are not both
 * here (a foreign client or server) hold nothing.  Where a station's CALL waits for its answer:
 * ocpp/call_queue.h.
 */
#ifndef HARNESS_IN_FLIGHT_H
#define HARNESS_IN_FLIGHT_H

#include <stdbool.h>

#include "base/vclock.h"

struct in_flight;

enum in_flight_end { IN_FLIGHT_client, IN_FLIGHT_server };

/** Holds @p clk, which is borrowed, while a frame is on its way. */
struct in_flight *in_flight_new(struct vclock *clk);
/** Lets the clock go. */
void in_flight_free(struct in_flight *f);

/** A server of this process listens on @p port, too; 0: on none any more. */
void in_flight_serve(struct in_flight *f, int port);
/** Is @p port the one of our own server? */
bool in_flight_serves(const struct in_flight *f, int port);

/** @p end of the connection from @p port is open. */
void in_flight_join(struct in_flight *f, int port, enum in_flight_end end);
/** @p from sent a frame. */
void in_flight_sent(struct in_flight *f, int port, enum in_flight_end from);
/** @p by has handled a frame that the other end sent. */
void in_flight_handled(struct in_flight *f, int port, enum in_flight_end by);
/** @p end is gone; frames sent to it are lost. */
void in_flight_left(struct in_flight *f, int port, enum in_flight_end end);

#endif
