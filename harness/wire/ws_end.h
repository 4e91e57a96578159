/* ws_end.h - one end of an open WebSocket: what waits to be written, what has been read so far.
 *
 * Station links and server connections share it. Text is written at once where nothing waits, else
 * queued up to WS_END_QUEUED frames or WS_END_QUEUED_BYTES; fragments are put together up to
 * WS_END_TEXT_MAX, past which the connection is closed with 1009. Binary frames close it with 1003,
 * what is not UTF-8 with 1007. Pings are answered by libwebsockets.
 */
#ifndef HARNESS_WS_END_H
#define HARNESS_WS_END_H

#include <libwebsockets.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

#define WS_END_QUEUED       256
#define WS_END_QUEUED_BYTES ((size_t)1 << 20)
#define WS_END_TEXT_MAX     ((size_t)64 << 10)

struct ws_frame;

struct ws_end {
    struct lws *wsi; /* NULL: not connected */
    bool opening;    /* the handshake is not through: text waits */
    struct ws_frame *first, **last;
    int queued;
    size_t queued_bytes;
    char *rx; /* the message being put together; a NUL behind it */
    size_t rx_len;
    size_t rx_utf8; /* bytes of it that are known to be UTF-8 */
    int close_code; /* 0: not closing */
    bool close_sent;
    char *close_why;
};

/** An end on @p wsi. */
void ws_end_init(struct ws_end *end, struct lws *wsi);
/** Forgets what waits; the connection is left alone. */
void ws_end_fini(struct ws_end *end);

/** @return S_REFUSED when it is closing or not connected; S_FULL; S_SYSTEM when the connection
 * is broken (its end will be told by libwebsockets) */
enum status ws_end_send(struct ws_end *end, const char *text, size_t len);

/** Sends a ping after what waits. @return as ws_end_send() */
enum status ws_end_ping(struct ws_end *end);

/** Do bytes of the other end lie in the socket that were not read yet? */
bool ws_end_behind(const struct ws_end *end);

/** The handshake is through: writes what has waited for it. */
void ws_end_opened(struct ws_end *end);

/** Closes with @p code once everything queued is written. */
void ws_end_close(struct ws_end *end, int code, const char *why);
/** Cuts the connection; with @p goodbye behind a close frame, where that can be written at once. */
void ws_end_leave(struct ws_end *end, bool goodbye);
/** Cuts the connection without a word. */
void ws_end_cut(struct ws_end *end);

/** To be called on WRITEABLE. @return what the callback returns: -1 closes */
int ws_end_writeable(struct ws_end *end);

/** To be called on RECEIVE. @return true when a whole message is in rx, rx_len; the caller then
 * calls ws_end_read(). A violation asks for a close. */
bool ws_end_receive(struct ws_end *end, const char *in, size_t len);
/** The message in rx has been read. */
void ws_end_read(struct ws_end *end);

/** Is the reason in the payload of the other end's close frame UTF-8, as RFC 6455 7.1.6 wants it?
 */
bool ws_end_reason_is_text(const char *in, size_t len);

#endif
