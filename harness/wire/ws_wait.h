/* ws_wait.h - what a station waits for on its WebSocket: answers to CALLs, and a pong.
 *
 * While it waits, the virtual clock is held, so that a server in another process has the time it
 * needs; but not for longer than the manners of the wire allow, of the machine's own time.
 */
#ifndef HARNESS_WS_WAIT_H
#define HARNESS_WS_WAIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vclock.h"
#include "wire/loop.h"
#include "wire/manners.h"
#include "wire/patience.h"

enum { WS_WAIT_CALLS = 4 }; /* CALLs of one link that may hold the clock; OCPP-J allows one */

struct ws_wait {
    struct vclock *clk;
    struct manners *manners; /* borrowed */
    struct patience patience;
    uint64_t calls[WS_WAIT_CALLS];
    int count;
    bool pinged;
};

/** Nothing is waited for yet; all is borrowed. */
void ws_wait_init(struct ws_wait *w, struct loop *loop, struct vclock *clk,
                  struct manners *manners);
/** Lets the clock go. */
void ws_wait_fini(struct ws_wait *w);

/** Text was sent: when it is a CALL, it is waited for. */
void ws_wait_call(struct ws_wait *w, const char *text, size_t len);
/** Text came: what it answers is waited for no more. */
void ws_wait_answer(struct ws_wait *w, const char *text, size_t len);
/** A ping was sent; a pong came. */
void ws_wait_ping(struct ws_wait *w);
void ws_wait_pong(struct ws_wait *w);
/** Nothing is waited for any more. */
void ws_wait_end(struct ws_wait *w);

#endif
