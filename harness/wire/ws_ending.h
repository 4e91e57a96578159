/* ws_ending.h - how a connection over WebSocket ended, and who ended it.
 *
 * The first to say why is right: what libwebsockets tells later is how its own end comes about.  It
 * hangs up without a word where a peer's bytes are no WebSocket (a reserved bit, an unknown opcode,
 * a ping of 200 bytes, a continuation of nothing); that is told from a connection that broke by the
 * socket, of which the other end is then still there.
 */
#ifndef HARNESS_WS_ENDING_H
#define HARNESS_WS_ENDING_H

#include <libwebsockets.h>
#include <stdbool.h>
#include <stddef.h>

#include "link/wire.h"

struct ws_tls_view;

struct ws_ending {
    bool known;
    struct wire_end end;
    char *why; /* owned: end.why */
};

void ws_ending_fini(struct ws_ending *e);
/** Notes an end, if none is noted yet; @p why is copied. */
void ws_ending_note(struct ws_ending *e, enum wire_ender by, int code, const char *why);
/** The handshake failed; @p words are libwebsockets' own. @p view is what TLS found. */
void ws_ending_refused(struct ws_ending *e, struct lws *wsi, const struct ws_tls_view *view,
                       const char *words);
/** Did the handshake fail because the server selected a subprotocol that was not offered? Then
 * @p protocol gets it. */
bool ws_ending_strange(struct ws_ending *e, struct lws *wsi, const char *offered, char *protocol,
                       int room);
/** Notes the end when the server selected an extension although none was offered (unless @p
 * compress). RFC 6455 9.1: then the connection fails. libwebsockets would speak it, and leaks the
 * extension where its question before the link is open is answered with no: that comes later. */
void ws_ending_unasked(struct ws_ending *e, struct lws *wsi, bool compress);
/** This end closes with @p code for what it was sent. */
void ws_ending_breach(struct ws_ending *e, int code);
/** A close frame came, @p in its payload. @return what the callback returns: -1 closes */
int ws_ending_goodbye(struct ws_ending *e, const unsigned char *in, size_t len);
/** The connection is gone, and perhaps nobody has said why. */
void ws_ending_lost(struct ws_ending *e, struct lws *wsi);

#endif
