/* visitor.h - whoever has a connection to the server: a station, or somebody who asks over HTTP.
 *
 * Every connection of libwebsockets carries one.  It is made at the first word and freed at the
 * last (server.c).
 */
#ifndef HARNESS_VISITOR_H
#define HARNESS_VISITOR_H

#include <libwebsockets.h>
#include <stdbool.h>
#include <stddef.h>

#include "refstack/refstack.h"
#include "wire/ws_end.h"

struct server;

struct visitor {
    struct server *server;
    /* a station */
    struct ws_end end;
    struct refstack_conn *conn;
    struct heard_line *line; /* what is said on it; NULL: nobody keeps that */
    int said_code;           /* of the station's own close frame, 0: none */
    int told_code;           /* with which the stack closed it, 0: it did not */
    char told_why[64];
    int port; /* the station's TCP port, by which in_flight.h knows the connection */
    /* a request over HTTP */
    const char *method; /* NULL: none under way */
    char *path;         /* encoded, query included */
    char *body;
    size_t body_len;
    bool body_too_long;
    unsigned char *reply; /* LWS_PRE of room, then the rest of the answer */
    size_t reply_len;
};

/** The visitor of @p wsi, made when it is new. */
struct visitor *visitor_of(struct server *s, struct lws *wsi);

/** Copy of a header of the request, NULL when it was not sent; the caller frees it. */
char *visitor_header(struct lws *wsi, enum lws_token_indexes token);

/** Notes that @p wsi, which called itself or asked for @p who (may be NULL), is refused with
 * @p status (server/refusals.h). */
void visitor_refused(struct server *s, struct lws *wsi, const char *who, int status,
                     const char *why);

#endif
