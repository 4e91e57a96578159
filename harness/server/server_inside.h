/* server_inside.h - what the parts of the server share; nobody else includes it.
 *
 * Every connection of libwebsockets carries one struct visitor: a station (server_station.c) or
 * somebody who asks over HTTP (server_http.c). It is made at the first word and freed at the last.
 */
#ifndef HARNESS_SERVER_INSIDE_H
#define HARNESS_SERVER_INSIDE_H

#include <libwebsockets.h>
#include <stdbool.h>
#include <stddef.h>

#include "server/server.h"
#include "wire/ws_end.h"

struct server {
    struct loop *loop;
    struct refstack *rs;
    char *token; /* NULL: none asked */
    char *host;
    int port, tls_port;
    const struct ws_tls_own *own; /* while the TLS side is being made */
    bool tls_refused;             /* its certificate or its key, when that side was opened */
    SSL_CTX *tls;                 /* of that side, owned by libwebsockets; NULL: there is none */
    struct lws_context *lws;
    struct ssl_ctx_st
        *client_tls; /* unused; of its own accord libwebsockets makes one and leaks it */
    /* The subprotocol of the upgrade under way, in one of two places; the other is empty. */
    char spoken[16], spoken_deflated[16];
    struct lws_protocols protocols[4];
};

struct visitor {
    struct server *server;
    /* a station */
    struct ws_end end;
    struct refstack_conn *conn;
    int port; /* the station's TCP port, by which flight.h knows the connection */
    /* a request over HTTP */
    const char *method; /* NULL: none under way */
    char *path;         /* encoded, query included */
    char *body;
    size_t body_len;
    bool body_too_long;
    unsigned char *reply; /* LWS_PRE of room, then the rest of the answer */
    size_t reply_len;
};

/* --- server_station.c --- */

/** Decides about an upgrade before it happens.
 * @return what LWS_CALLBACK_HTTP_CONFIRM_UPGRADE returns */
int server_station_arrives(struct server *s, struct lws *wsi, const char *upgrade);
void server_station_opened(struct visitor *v, struct lws *wsi);
int server_station_text(struct visitor *v, const char *in, size_t len);
void server_station_left(struct visitor *v);

/* --- server_http.c --- */

int server_http_request(struct server *s, struct lws *wsi);
int server_http_body(struct visitor *v, const char *in, size_t len);
int server_http_body_end(struct visitor *v, struct lws *wsi);
int server_http_writeable(struct visitor *v, struct lws *wsi);
void server_http_forget(struct visitor *v);

/** Writes a whole answer at once, for refusals before an upgrade. @p header: "Name:" and its
 * value, NULL for none. @return 1, or -1 when the connection is broken */
int server_http_refuse(struct lws *wsi, int status, const char *sentence, const char *header,
                       const char *value);

/** The visitor of @p wsi, made when it is new. */
struct visitor *server_visitor(struct server *s, struct lws *wsi);

/** Copy of a header of the request, NULL when it was not sent; the caller frees it. */
char *server_header(struct lws *wsi, enum lws_token_indexes token);

#endif
