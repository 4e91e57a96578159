#include "server/server_station.h"

#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "server/server_http.h"
#include "server/server_state.h"
#include "wire/basic_auth.h"
#include "wire/in_flight.h"
#include "wire/ws_context.h"

static void peer_send(void *ctx, const char *text, size_t len)
{
    struct visitor *v = ctx;
    enum status st = ws_end_send(&v->end, text, len);

    if (st == S_OK)
        in_flight_sent(loop_in_flight(v->server->loop), v->port, IN_FLIGHT_server);
    else if (st == S_FULL)
        ws_end_cut(&v->end); /* it does not read: there is nothing else to be done for it */
}

static void peer_close(void *ctx, int code, const char *why)
{
    struct visitor *v = ctx;

    ws_end_close(&v->end, code, why);
}

/* RFC 6455 1.3: proves to the client that its handshake was understood. */
static void accept_key(const char *key, char *out, int room)
{
    char *both = mem_printf("%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
    unsigned char digest[SHA_DIGEST_LENGTH];

    SHA1((const unsigned char *)both, strlen(both), digest);
    lws_b64_encode_string((const char *)digest, SHA_DIGEST_LENGTH, out, room);
    free(both);
}

/* OCPP-J 1.6 3.1.2: without a common subprotocol the handshake is completed without one and the
 * connection closed at once. libwebsockets would only drop it, so this is written by hand. */
static int complete_and_close(struct lws *wsi)
{
    static const char goodbye[] = "\x88\x02\x03\xEA"; /* close, 1002 */
    char *key = visitor_header(wsi, WSI_TOKEN_KEY);
    char accept[64] = "";
    unsigned char bytes[LWS_PRE + 256];
    int n;

    if (!key)
        return server_http_refuse(wsi, 400, "Sec-WebSocket-Key is missing", NULL, NULL);
    accept_key(key, accept, sizeof(accept));
    free(key);
    n = lws_snprintf((char *)bytes + LWS_PRE, 256,
                     "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                     "Connection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n%s",
                     accept, goodbye);
    lws_write(wsi, bytes + LWS_PRE, (size_t)n, LWS_WRITE_HTTP_HEADERS);
    return -1;
}

static int refuse(struct lws *wsi, int status)
{
    if (status == 404)
        return server_http_refuse(wsi, 404, "no such charging station", NULL, NULL);
    if (status == 403)
        return server_http_refuse(wsi, 403, "it requires a higher security profile", NULL, NULL);
    return server_http_refuse(wsi, 401, "the credentials are wrong",
                              "WWW-Authenticate:", "Basic realm=\"ocpp\"");
}

/* The path is decoded by libwebsockets; NULL when it is not that of a station. */
static const char *station_of(const char *path)
{
    static const char prefix[] = "/ocpp/";
    const char *id;

    if (!path || strncmp(path, prefix, strlen(prefix)) != 0)
        return NULL;
    id = path + strlen(prefix);
    return *id && !strchr(id, '/') ? id : NULL;
}

static void choose(struct server *s, struct lws *wsi, const char *protocol)
{
    char *extensions = visitor_header(wsi, WSI_TOKEN_EXTENSIONS);
    bool deflated = extensions && strstr(extensions, "permessage-deflate");

    snprintf(s->spoken, sizeof(s->spoken), "%s", deflated ? "" : protocol);
    snprintf(s->spoken_deflated, sizeof(s->spoken_deflated), "%s", deflated ? protocol : "");
    free(extensions);
}

static int admit(struct server *s, struct lws *wsi, const char *station, const char *protocol)
{
    static const struct refstack_peer peer = {peer_send, peer_close};
    char *header = visitor_header(wsi, WSI_TOKEN_HTTP_AUTHORIZATION);
    struct visitor *v = visitor_of(s, wsi);
    char *certificate = ws_tls_peer(wsi);
    struct basic_auth auth;
    int status = 401;

    choose(s, wsi, protocol);
    if (basic_auth_read(header, &auth)) {
        ws_end_init(&v->end, wsi);
        v->end.opening = true;
        v->port = ws_context_port_there(wsi);
        v->conn = refstack_open(s->rs,
                                &(struct refstack_caller){.station = station,
                                                          .protocol = protocol,
                                                          .user = auth.user,
                                                          .password = auth.password,
                                                          .password_len = auth.password_len,
                                                          .tls = lws_is_ssl(wsi),
                                                          .certificate = certificate},
                                &peer, v, &status);
    }
    free(header);
    free(certificate);
    basic_auth_fini(&auth);
    if (!v->conn)
        return refuse(wsi, status);
    in_flight_join(loop_in_flight(s->loop), v->port, IN_FLIGHT_server);
    return 0;
}

int server_station_arrives(struct server *s, struct lws *wsi, const char *upgrade)
{
    char *path = visitor_header(wsi, WSI_TOKEN_GET_URI);
    char *offered = visitor_header(wsi, WSI_TOKEN_PROTOCOL);
    const char *station = station_of(path);
    const char *protocol = station ? refstack_protocol(s->rs, station, offered) : NULL;
    int verdict;

    if (!upgrade || strcasecmp(upgrade, "websocket") != 0)
        verdict =
            server_http_refuse(wsi, 400, "only an upgrade to websocket is possible", NULL, NULL);
    else if (server_http_is_foreign_page(s, wsi))
        verdict = server_http_refuse(wsi, 403, "a page from elsewhere is no charging station", NULL,
                                     NULL);
    else if (!station)
        verdict = server_http_refuse(wsi, 404, "stations connect at /ocpp/{station}", NULL, NULL);
    else if (!protocol)
        verdict = complete_and_close(wsi);
    else
        verdict = admit(s, wsi, station, protocol);
    free(path);
    free(offered);
    return verdict;
}

void server_station_opened(struct visitor *v, struct lws *wsi)
{
    v->end.wsi = wsi;
    ws_end_opened(&v->end);
}

int server_station_text(struct visitor *v, const char *in, size_t len)
{
    if (!v->conn || !ws_end_receive(&v->end, in, len))
        return 0;
    refstack_text(v->conn, v->end.rx, v->end.rx_len);
    ws_end_read(&v->end);
    in_flight_handled(loop_in_flight(v->server->loop), v->port, IN_FLIGHT_server);
    return 0;
}

void server_station_left(struct visitor *v)
{
    struct refstack_conn *conn = v->conn;

    v->conn = NULL;
    v->end.wsi = NULL;
    if (!conn)
        return;
    refstack_closed(conn);
    in_flight_left(loop_in_flight(v->server->loop), v->port, IN_FLIGHT_server);
}
