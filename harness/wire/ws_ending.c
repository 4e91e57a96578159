#include "wire/ws_ending.h"

#include <openssl/ssl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "wire/ws_end.h"
#include "wire/ws_tls.h"

void ws_ending_fini(struct ws_ending *e)
{
    free(e->why);
    *e = (struct ws_ending){0};
}

void ws_ending_note(struct ws_ending *e, enum wire_ender by, int code, const char *why)
{
    if (e->known)
        return;
    e->known = true;
    e->why = mem_text(why);
    e->end = (struct wire_end){by, code, e->why};
}

static void note_take(struct ws_ending *e, enum wire_ender by, int code, char *why)
{
    ws_ending_note(e, by, code, why);
    free(why);
}

/* libwebsockets' words for a handshake of TLS that failed, which are OpenSSL's and not for people:
 * "connect SSL err 1: error:0A00010B:SSL routines::wrong version number". */
static char *of_tls(const char *words)
{
    const char *reason = strrchr(words, ':');

    if (strncmp(words, "connect SSL err", 15) != 0)
        return mem_text(words);
    if (!reason || strcmp(reason, ":reason(1)") == 0 || !reason[1])
        return mem_text("it hung up in the handshake of TLS");
    return mem_printf("what it says is no handshake of TLS that we can take (%s)", reason + 1);
}

void ws_ending_refused(struct ws_ending *e, struct lws *wsi, const struct ws_tls_view *view,
                       const char *words)
{
    int status = (int)lws_http_client_http_response(wsi);

    if (view->flaw != FLAW_none)
        ws_ending_note(e, WIRE_BY_station, WIRE_UNTRUSTED, certificate_flaw_words(view->flaw));
    else if (view->no_version)
        ws_ending_note(e, WIRE_BY_station, WIRE_OLD_TLS, "no common version of TLS");
    else if (status >= 300)
        note_take(e, WIRE_BY_csms, status,
                  mem_printf("the server refused the handshake with HTTP status %d", status));
    else if (status == 101)
        note_take(e, WIRE_BY_breach, 0,
                  mem_printf("the server's answer to the handshake is no WebSocket: %s",
                             words ? words : "no reason"));
    else {
        char *told = of_tls(words ? words : "no answer");

        note_take(e, WIRE_BY_nobody, 0, mem_printf("the server cannot be reached: %s", told));
        free(told);
    }
}

/* Is @p protocol one of those that were offered, "ocpp2.0.1, ocpp1.6"? */
static bool was_offered(const char *offered, const char *protocol)
{
    size_t length = strlen(protocol);

    for (const char *at = strstr(offered, protocol); at; at = strstr(at + 1, protocol))
        if ((at == offered || strchr(", ", at[-1])) && strchr(", ", at[length]))
            return true;
    return false;
}

bool ws_ending_strange(struct ws_ending *e, struct lws *wsi, const char *offered, char *protocol,
                       int room)
{
    if (lws_http_client_http_response(wsi) != 101 ||
        lws_hdr_copy(wsi, protocol, room, WSI_TOKEN_PROTOCOL) <= 0 ||
        was_offered(offered, protocol))
        return false;
    ws_ending_note(e, WIRE_BY_station, LWS_CLOSE_STATUS_PROTOCOL_ERR, "no common subprotocol");
    return true;
}

void ws_ending_unasked(struct ws_ending *e, struct lws *wsi, bool compress)
{
    if (!compress && lws_hdr_total_length(wsi, WSI_TOKEN_EXTENSIONS) > 0)
        ws_ending_note(e, WIRE_BY_breach, 0,
                       "the server's answer to the handshake is no WebSocket: it selects an "
                       "extension that was not offered");
}

void ws_ending_breach(struct ws_ending *e, int code)
{
    static const struct {
        int code;
        const char *sent;
    } breaches[] = {
        {LWS_CLOSE_STATUS_UNACCEPTABLE_OPCODE, "a binary frame"},
        {LWS_CLOSE_STATUS_INVALID_PAYLOAD, "bytes that are not UTF-8"},
        {LWS_CLOSE_STATUS_MESSAGE_TOO_LARGE, "a message that is too long"},
    };

    for (size_t i = 0; i < sizeof(breaches) / sizeof(breaches[0]); i++)
        if (breaches[i].code == code)
            note_take(e, WIRE_BY_breach, code,
                      mem_printf("we hung up: the CSMS sent %s", breaches[i].sent));
}

int ws_ending_goodbye(struct ws_ending *e, const unsigned char *in, size_t len)
{
    int code = len >= 2 ? in[0] << 8 | in[1] : 0;

    if (len == 1) {
        ws_ending_note(e, WIRE_BY_breach, LWS_CLOSE_STATUS_PROTOCOL_ERR,
                       "we hung up: the CSMS closed with half a code");
        return -1;
    }
    if (!ws_end_reason_is_text((const char *)in, len)) {
        ws_ending_note(e, WIRE_BY_breach, LWS_CLOSE_STATUS_INVALID_PAYLOAD,
                       "we hung up: the CSMS closed with a reason that is not UTF-8");
        return -1;
    }
    note_take(e, WIRE_BY_csms, code,
              len > 2 ? mem_text_n((const char *)in + 2, len - 2)
                      : mem_text("the CSMS closes without a reason"));
    return 0;
}

/* Is the other end of @p wsi still there? Its socket is not closed yet. */
static bool peer_is_there(struct lws *wsi)
{
    struct pollfd socket = {.fd = lws_get_socket_fd(wsi), .events = POLLRDHUP};
    SSL *ssl = lws_get_ssl(wsi);

    if (socket.fd < 0 || poll(&socket, 1, 0) < 0 || socket.revents)
        return false;
    return !ssl || !(SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN);
}

void ws_ending_lost(struct ws_ending *e, struct lws *wsi)
{
    if (e->known)
        return;
    if (peer_is_there(wsi))
        ws_ending_note(e, WIRE_BY_breach, LWS_CLOSE_STATUS_PROTOCOL_ERR,
                       "we hung up: what the CSMS sent is no frame of WebSocket");
    else
        ws_ending_note(e, WIRE_BY_nobody, 0, "the connection was lost");
}
