/* server_http.h - the operator API at /api/ and the page at /, over HTTP/1.1.
 *
 * A request is read whole before it is answered (1 MiB of body at most); each answer closes its
 * connection.
 */
#ifndef HARNESS_SERVER_HTTP_H
#define HARNESS_SERVER_HTTP_H

#include "server/visitor.h"

/* What libwebsockets tells of a request; each returns what its callback returns. */

/** The head of a request is there. */
int server_http_request(struct server *s, struct lws *wsi);
/** A piece of its body. */
int server_http_body(struct visitor *v, const char *in, size_t len);
/** All of its body. */
int server_http_body_end(struct visitor *v, struct lws *wsi);
/** The line is free for more of the answer. */
int server_http_writeable(struct visitor *v, struct lws *wsi);

/** Forgets the request under way, if there is one. */
void server_http_forget(struct visitor *v);

/** Writes a whole answer at once, for refusals before an upgrade. @p header: "Name:" and its
 * value, NULL for none. @return 1, or -1 when the connection is broken */
int server_http_refuse(struct lws *wsi, int status, const char *sentence, const char *header,
                       const char *value);

/** Is it meant by the Host that is asked for? The page of a stranger whose name leads to this
 * address (DNS rebinding) is of our own origin to a browser; without a token a server is known by
 * its address only, and as localhost. */
bool server_http_is_meant(const struct server *s, struct lws *wsi);

/** Does a page from elsewhere ask? Without a token only the browser's same-origin policy stands
 * between the stack and such a page: what it sends has an Origin that is not ours, or one of a name
 * that is not ours. Stations have none. */
bool server_http_is_foreign_page(const struct server *s, struct lws *wsi);

#endif
