/* wire_ws.h - OCPP-J over WebSocket, client side: libwebsockets on the loop.
 */
#ifndef HARNESS_WIRE_WS_H
#define HARNESS_WIRE_WS_H

#include "loop.h"
#include "wire.h"

/** A wire that dials @p url, in which "{station}" stands for the charge point id
 * ("ws://127.0.0.1:9000/ocpp/{station}"); without it the id is appended as a path segment.
 * A CALL sent by a station holds the clock until its answer is there or @p answer_wall_ms of wall
 * time have passed. @return NULL with @p why, a sentence the caller frees, when the URL is no good.
 */
struct wire *wire_ws_new(struct loop *loop, struct vclock *clk, const char *url, int answer_wall_ms,
                         char **why);
void wire_ws_free(struct wire *w);

#endif
