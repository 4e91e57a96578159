/* ws_context.h - a libwebsockets context on the run loop, set up as it was measured to be cheap.
 *
 * What a client context and a server context have in common: the nested libuv loop, small
 * buffers, no idle policy of its own, and a table of descriptors that does not explode where the
 * system allows a billion of them.
 */
#ifndef HARNESS_WS_CONTEXT_H
#define HARNESS_WS_CONTEXT_H

#include <libwebsockets.h>

#include "wire/loop.h"

/** Fills the shared fields of @p info (the caller has set port, interface, protocols) and makes the
 * context. @return NULL when libwebsockets cannot, e.g. the port is taken */
struct lws_context *ws_context_new(struct loop *loop, struct lws_context_creation_info *info);
/** What a context of clients, or a vhost of theirs, is made with; @p protocols, which end with an
 * empty one, must outlive it. They offer permessage-deflate, where a link wants it. */
struct lws_context_creation_info ws_context_client(const struct lws_protocols *protocols);
/** Closes what is open (its callbacks run) and frees the context. */
void ws_context_free(struct loop *loop, struct lws_context *lws);

/** TCP port of our end, of the other end; 0 when it is gone. */
int ws_context_port_here(struct lws *wsi);
int ws_context_port_there(struct lws *wsi);

/** Adds the header Authorization with @p text (NULL: none) to the handshake of @p wsi, as
 * libwebsockets wants it: @p in and @p len are those of its callback. @return what the callback
 * returns */
int ws_context_authorize(struct lws *wsi, const char *text, void *in, size_t len);

#endif
