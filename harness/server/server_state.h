/* server_state.h - what the parts of the server share: where it listens, whom it serves.
 *
 * server.c makes it, opens its ports and hands each callback of libwebsockets to who is meant:
 * server_station.h (an upgrade, and the frames behind it) or server_http.h (API and page).
 */
#ifndef HARNESS_SERVER_STATE_H
#define HARNESS_SERVER_STATE_H

#include <libwebsockets.h>
#include <stdbool.h>

#include "server/heard.h"
#include "server/refusals.h"
#include "server/server.h"

struct server {
    struct loop *loop;
    struct refstack *rs;
    char *token; /* NULL: none asked */
    char *host;
    int port, tls_port;
    const struct ws_tls_own *own; /* while the TLS side is being made */
    bool tls_refused;             /* its certificate or its key, when that side was opened */
    SSL_CTX *tls;                 /* of that side, owned by libwebsockets; NULL: there is none */
    struct refusals *refusals;
    struct heard *heard; /* NULL: nothing is kept */
    void (*say)(void *ctx, const char *sentence);
    void *say_ctx;
    bool open, closing; /* any station is taken; the end has come */
    int enrolled;       /* stations, because it is open */
    struct lws_context *lws;
    struct ssl_ctx_st
        *client_tls; /* unused; of its own accord libwebsockets makes one and leaks it */
    /* The subprotocol of the upgrade under way, in one of two places; the other is empty. */
    char spoken[16], spoken_deflated[16];
    struct lws_protocols protocols[4];
};

#endif
