/* wire_ws.h - OCPP-J over WebSocket, client side: libwebsockets on the loop.
 */
#ifndef HARNESS_WIRE_WS_H
#define HARNESS_WIRE_WS_H

#include "link/wire.h"
#include "wire/loop.h"

/** A wire that dials @p url, in which "{station}" stands for the charge point id
 * ("ws://127.0.0.1:9000/ocpp/{station}"); without it the id is appended as a path segment.
 * A CALL sent by a station holds the clock until its answer is there or @p answer_wall_ms of wall
 * time have passed. @return NULL with @p why, a sentence the caller frees, when the URL is no good.
 */
struct wire *wire_ws_new(struct loop *loop, struct vclock *clk, const char *url, int answer_wall_ms,
                         char **why);

struct manners;
/** To be called before the first link: how the server is treated, instead of waiting for an answer
 * that long and nothing else; borrowed, also by later wires to the same server. */
void wire_ws_mind(struct wire *w, struct manners *manners);

/* What a wire needs to speak TLS; everything is borrowed. */
struct wire_ws_tls {
    struct crypto *ks;
    /* Where stations of a security profile with TLS connect instead of the URL: asked once, when
     * the first one does; 0: nowhere. NULL: the URL is that of TLS itself. */
    int (*port)(void *ctx);
    void *ctx;
    const char *host;  /* what the server's certificate must say there */
    const char *roots; /* whom stations believe instead of their own roots; NULL: those */
};

/** To be called before the first link with TLS. Without it none can be opened. */
void wire_ws_secure(struct wire *w, const struct wire_ws_tls *tls);
/** Cuts what is still linked; NULL is harmless. */
void wire_ws_free(struct wire *w);

#endif
