/* ws_deflate.h - permessage-deflate (RFC 7692) for the station's end of a WebSocket.
 *
 * libwebsockets' own, kept from turning on the spot: 4.1 asks it for the same bytes again and again
 * where a frame of a compressed connection is not compressed, which every server may send (RFC 7692
 * 6), and where bytes stand behind the end of a compressed stream.
 */
#ifndef HARNESS_WS_DEFLATE_H
#define HARNESS_WS_DEFLATE_H

#include <libwebsockets.h>

/** To be given to libwebsockets as the callback of "permessage-deflate". */
lws_extension_callback_function ws_deflate;

#endif
