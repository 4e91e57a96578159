/* flight.h - frames under way between two ends of one connection that both live in this process.
 *
 * With `--wire ws` on the embedded stack, stations and server share one virtual clock, but the
 * frames between them pass through the kernel. Whoever sends one counts it here and whoever has
 * handled it counts it off; while any is under way the clock is held, so that free pace does not
 * run past it. One end closing counts until the other end has noticed.
 *
 * A connection is known by the client's TCP port, which both ends can see. Ends that are not both
 * here (a foreign client or server) hold nothing.
 */
#ifndef HARNESS_FLIGHT_H
#define HARNESS_FLIGHT_H

#include <stdbool.h>

#include "base/vclock.h"

struct flight;

enum flight_end { FLIGHT_client, FLIGHT_server };

/** Holds @p clk, which is borrowed, while a frame is on its way. */
struct flight *flight_new(struct vclock *clk);
/** Lets the clock go. */
void flight_free(struct flight *f);

/** A server of this process listens on @p port, too; 0: on none any more. */
void flight_serve(struct flight *f, int port);
/** Is @p port the one of our own server? */
bool flight_serves(const struct flight *f, int port);

/** @p end of the connection from @p port is open. */
void flight_join(struct flight *f, int port, enum flight_end end);
/** @p from sent a frame. */
void flight_sent(struct flight *f, int port, enum flight_end from);
/** @p by has handled a frame that the other end sent. */
void flight_handled(struct flight *f, int port, enum flight_end by);
/** @p end is gone; frames sent to it are lost. */
void flight_left(struct flight *f, int port, enum flight_end end);

#endif
