/* wire_mem.h - the in-process wire: stations talk to the embedded stack without a socket.
 *
 * First in, first out a link and a direction, each frame WIRE_MEM_LATENCY_MS after it was sent, on
 * the virtual clock: deterministic, no ports.
 */
#ifndef HARNESS_WIRE_MEM_H
#define HARNESS_WIRE_MEM_H

#include "link/wire.h"
#include "refstack/refstack.h"
#include "security/crypto.h"

#define WIRE_MEM_LATENCY_MS 20

/** A wire to @p rs; both are borrowed. */
struct wire *wire_mem_new(struct vclock *clk, struct refstack *rs);

/* What stations meet that ask for TLS; all of it is borrowed. */
struct wire_mem_tls {
    struct crypto *ks;
    const char *(*server)(void *ctx); /* the server's chain, asked for when it is first shown */
    int (*newest)(void *ctx);         /* TLS that it speaks: 11, or 13 and 12; NULL: these */
    void *ctx;
    const char *host; /* what the server must be called */
};

/** Lets stations connect with TLS as over a socket: they judge the chain of the server; only
 * nothing is encrypted. */
void wire_mem_secure(struct wire *w, const struct wire_mem_tls *tls);
/** Cuts what is still linked; NULL is harmless. */
void wire_mem_free(struct wire *w);

#endif
