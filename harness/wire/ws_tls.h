/* ws_tls.h - TLS 1.2 and 1.3 for both ends of a WebSocket, on OpenSSL beneath libwebsockets.
 *
 * A server shows an RSA and an EC certificate and asks clients for theirs, but does not insist:
 * the stack judges what was shown.  A client judges the server's chain with its own roots at the
 * virtual time before it says a word, and shows its own certificate when asked.  Compression inside
 * TLS is off, and the ciphers of OCPP's floor are on.
 *
 * Where a version of TLS is chosen: a scenario's word for it becomes a number in
 * stage/station_security.c (tls_of), which the station hands over as part of wire_identity; over
 * WebSocket wire_ws.c takes the context for it (vhost_of_tls_versions), in memory wire_mem.c
 * compares both ends (share_a_version).  What a server speaks is said by ws_tls_age().
 *
 * @source OCPP 2.0.1 part 2, A00.FR.312 to 318; OCPP 1.6 security whitepaper 2.5
 */
#ifndef HARNESS_WS_TLS_H
#define HARNESS_WS_TLS_H

#include <openssl/ssl.h>
#include <stdbool.h>
#include <stdint.h>

#include "link/wire.h"
#include "security/crypto.h"

struct lws;

enum { WS_TLS_CERTIFICATES = 2 };

/* What a server shows: chains and keys, PEM; NULL for none. */
struct ws_tls_own {
    const char *certificate[WS_TLS_CERTIFICATES], *key[WS_TLS_CERTIFICATES];
};

/** Makes @p ctx that of a server, or changes what it shows from the next connection on.
 * @return false when certificate and key do not go together */
bool ws_tls_serve(SSL_CTX *ctx, const struct ws_tls_own *own);
/** Lets @p ctx speak TLS 1.1 alone, which OCPP forbids, or again what it allows. */
void ws_tls_age(SSL_CTX *ctx, bool old);

/** What the other end of @p wsi showed, its own certificate first, PEM; NULL: nothing, or no TLS.
 * The caller frees it. */
char *ws_tls_peer(struct lws *wsi);

/* What a client needs for one connection. */
struct ws_tls_view {
    const struct wire_identity *identity;
    const char *host;
    int64_t now_ms;
    enum certificate_flaw flaw; /* found in the server's certificate */
    bool no_version;            /* of TLS that both ends speak */
};

/* How the connection of an SSL is found; NULL: it is given up. */
struct ws_tls_asker {
    struct crypto *ks;
    struct ws_tls_view *(*find)(void *ctx, const SSL *ssl);
    void *ctx;
};

/** A context for clients that speak TLS from @p oldest to @p newest (12, 13; 0: any; newest
 * 11: 1.1 alone).
 * @p asker is borrowed as long as it lives; SSL_CTX_free() ends it. */
SSL_CTX *ws_tls_client(struct ws_tls_asker *asker, int oldest, int newest);

#endif
