/* ws_identity.h - what a station brings to TLS: whom it believes and how it proves itself.
 *
 * Stations change their certificates while a connection is open, so a link keeps copies.
 */
#ifndef HARNESS_WS_IDENTITY_H
#define HARNESS_WS_IDENTITY_H

#include "link/wire.h"
#include "wire/ws_tls.h"

struct ws_identity {
    struct ws_tls_view view; /* what TLS looks at, and what it found */
    struct wire_identity identity;
    char *roots, *certificate, *key; /* the texts of that */
};

/** Fills @p id, which must stay where it is, with copies of @p from (NULL: it brings nothing).
 * @p roots (borrowed) are believed in place of its own, where both are there; @p host is who the
 * server must prove to be, at @p now_ms of the world's time and what the station's clock is ahead.
 */
void ws_identity_copy(struct ws_identity *id, const struct wire_identity *from, const char *roots,
                      const char *host, int64_t now_ms);
void ws_identity_fini(struct ws_identity *id);

#endif
