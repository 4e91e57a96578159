/* serve_tls.h - the TLS side of `chargerig serve`: certificates from files, or of test authorities
 * that are made at the start and written into a folder.
 *
 * In the folder: csms-root.pem (for stations to trust), cpo-root.pem, station-ca.pem and
 * station-ca.key (which sign the certificates of stations).
 */
#ifndef HARNESS_SERVE_TLS_H
#define HARNESS_SERVE_TLS_H

#include "refstack/refstack.h"
#include "server/server.h"

struct serve_tls;

struct serve_tls_wishes {
    int64_t port;                       /* -1: no TLS; 0: a free one */
    const char *test_ca;                /* a folder, NULL: files */
    const char *cert, *key, *client_ca; /* files; the last may be NULL */
    const char *cpo;                    /* whose stations these are, borrowed; NULL: PKI_CPO_NAME */
};

/** Reads or makes what is needed. @return NULL with @p why, a sentence the caller frees; or with
 * *@p why NULL when there is to be no TLS */
struct serve_tls *serve_tls_new(const struct serve_tls_wishes *wishes, int64_t now_ms, char **why);
/** NULL is harmless. */
void serve_tls_free(struct serve_tls *t);

/** For struct refstack_config; @p ctx is a struct serve_tls or NULL, what comes back is borrowed.
 */
const struct refstack_trust *serve_tls_trust(void *ctx);
/** @return the port, 0 with @p why */
int serve_tls_listen(const struct serve_tls *t, struct server *server, char **why);

#endif
