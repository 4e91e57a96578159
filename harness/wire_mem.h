/* wire_mem.h - the in-process wire: stations talk to the embedded stack without a socket.
 *
 * First in, first out a link and a direction, each frame WIRE_MEM_LATENCY_MS after it was sent, on
 * the virtual clock: deterministic, no ports.
 */
#ifndef HARNESS_WIRE_MEM_H
#define HARNESS_WIRE_MEM_H

#include "keysmith.h"
#include "refstack/refstack.h"
#include "wire.h"

#define WIRE_MEM_LATENCY_MS 20

/** A wire to @p rs; both are borrowed. */
struct wire *wire_mem_new(struct vclock *clk, struct refstack *rs);

/** Lets stations connect with TLS as over a socket: they judge @p server, the chain of certificates
 * of a server called @p host; only nothing is encrypted. All borrowed. */
void wire_mem_secure(struct wire *w, struct keysmith *ks, const char *server, const char *host);
void wire_mem_free(struct wire *w);

#endif
