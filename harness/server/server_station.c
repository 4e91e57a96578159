#include "server/server_station.h"

#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "ocpp/message.h"
#include "server/server_http.h"
#include "server/server_state.h"
#include "wire/basic_auth.h"
#include "wire/in_flight.h"
#include "wire/ws_context.h"

enum {
    ENROLLED_MAX = 10000, /* stations that come in by themselves */
    EVSES = 100,          /* of one that says nothing of them beforehand */
    NO_CODE = 1005,       /* a close frame without a code, RFC 6455 7.1.5 */
    RESTART = 1012,
};

static void peer_send(void *ctx, const char *text, size_t len)
{
    struct visitor *v = ctx;
    enum status st = ws_end_send(&v->end, text, len);

    if (st == S_FULL)
        ws_end_cut(&v->end); /* it does not read: there is nothing else to be done for it */
    if (st != S_OK)
        return;
    heard_text(v->line, false, text, len);
    in_flight_sent(loop_in_flight(v->server->loop), v->port, IN_FLIGHT_server);
}

static void peer_close(void *ctx, int code, const char *why)
{
    struct visitor *v = ctx;

    v->told_code = code;
    snprintf(v->told_why, sizeof(v->told_why), "%s", why ? why : "");
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

static int refuse(struct lws *wsi, int status, bool needs_certificate)
{
    const char *challenge =
        needs_certificate ? "ClientCertificate realm=\"ocpp\"" : "Basic realm=\"ocpp\"";

    if (status == 404)
        return server_http_refuse(wsi, 404, "no such charging station", NULL, NULL);
    if (status == 403)
        return server_http_refuse(wsi, 403, "it requires a higher security profile", NULL, NULL);
    return server_http_refuse(wsi, 401,
                              needs_certificate ? "its certificate is not accepted"
                                                : "the credentials are wrong",
                              "WWW-Authenticate:", challenge);
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

/* All subprotocols that the stack speaks, between commas; the caller frees it. */
static char *spoken(struct server *s, const char *station)
{
    char *list = mem_text("");

    for (const struct ocpp_version *const *v = ocpp_versions(); *v; v++) {
        char *longer;

        if (!refstack_protocol(s->rs, station, (*v)->protocol))
            continue;
        longer = mem_printf("%s%s%s", list, *list ? "," : "", (*v)->protocol);
        free(list);
        list = longer;
    }
    return list;
}

static void say_enrolled(const struct server *s, struct lws *wsi, const char *station)
{
    char from[64] = "", *name = refusals_harmless(station), *sentence;

    lws_get_peer_simple(wsi, from, sizeof(from));
    sentence = mem_printf("enrols \"%s\" from %s with its first connection, as --open wants it",
                          name, from);
    s->say(s->say_ctx, sentence);
    free(sentence);
    free(name);
}

/* Enrols whom nobody knows: without a password, with as many EVSEs as it may have.
 * @return false when it cannot be; *@p why: because there are too many */
static bool enrol(struct server *s, struct lws *wsi, const char *station, const char **why)
{
    char *list;
    cJSON *body, *answer = NULL;
    int status;

    if (s->enrolled == ENROLLED_MAX) {
        *why = "--open has enrolled 10000 stations already, and takes no more";
        return false;
    }
    list = spoken(s, station);
    body = json_object(jtext("station", station), jtext("protocol", list),
                       jint("connectors", EVSES), jint("evses", EVSES));
    status = refstack_request(s->rs, "POST", "/api/csms/stations", body, &answer);
    cJSON_Delete(answer);
    cJSON_Delete(body);
    free(list);
    if (status != 201)
        return false;
    s->enrolled++;
    if (s->say)
        say_enrolled(s, wsi, station);
    return true;
}

static struct refstack_conn *ask_in(struct visitor *v, const struct refstack_caller *caller,
                                    int *status)
{
    static const struct refstack_peer peer = {peer_send, peer_close};
    struct server *s = v->server;
    struct lws *wsi = v->end.wsi;
    struct refstack_conn *conn;

    v->line = heard_arrives(s->heard, caller->station, caller->protocol);
    conn = refstack_open(s->rs, caller, &peer, v, status);
    if (!conn && *status == 404 && s->open && enrol(s, wsi, caller->station, caller->why))
        conn = refstack_open(s->rs, caller, &peer, v, status);
    if (conn)
        heard_enters(v->line);
    return conn;
}

static int admit(struct server *s, struct lws *wsi, const char *station, const char *protocol)
{
    char *header = visitor_header(wsi, WSI_TOKEN_HTTP_AUTHORIZATION);
    struct visitor *v = visitor_of(s, wsi);
    char *certificate = ws_tls_peer(wsi);
    struct basic_auth auth;
    const char *why = "its credentials are not those of Basic authentication";
    bool needs_certificate = false;
    int status = 401;

    choose(s, wsi, protocol);
    if (basic_auth_read(header, &auth)) {
        ws_end_init(&v->end, wsi);
        v->end.opening = true;
        v->port = ws_context_port_there(wsi);
        v->conn = ask_in(v,
                         &(struct refstack_caller){.station = station,
                                                   .protocol = protocol,
                                                   .user = auth.user,
                                                   .password = auth.password,
                                                   .password_len = auth.password_len,
                                                   .tls = lws_is_ssl(wsi),
                                                   .certificate = certificate,
                                                   .why = &why,
                                                   .needs_certificate = &needs_certificate},
                         &status);
    }
    free(header);
    free(certificate);
    basic_auth_fini(&auth);
    if (!v->conn) {
        visitor_refused(s, wsi, station, status, why);
        return refuse(wsi, status, needs_certificate);
    }
    in_flight_join(loop_in_flight(s->loop), v->port, IN_FLIGHT_server);
    return 0;
}

/* What stands between a station and the question who it is; status 0: nothing. */
struct obstacle {
    int status;
    const char *answer, *why; /* for the station; for the one who reads of it */
};

static struct obstacle obstacle(const struct server *s, struct lws *wsi, const char *upgrade,
                                const char *station)
{
    if (!upgrade || strcasecmp(upgrade, "websocket") != 0)
        return (struct obstacle){400, "only an upgrade to websocket is possible",
                                 "it asks for another upgrade than websocket"};
    if (server_http_is_foreign_page(s, wsi))
        return (struct obstacle){403, "a page from elsewhere is no charging station",
                                 "its Origin is of a page from elsewhere"};
    if (!station)
        return (struct obstacle){404, "stations connect at /ocpp/{station}",
                                 "stations connect at /ocpp/{station}, not at this path"};
    return (struct obstacle){0};
}

/* No common subprotocol: the foreign words stand where they are made harmless. */
static int refuse_protocol(struct server *s, struct lws *wsi, const char *station,
                           const char *offered)
{
    char *who = offered ? mem_printf("%.40s, which offers %.80s", station, offered) : NULL;

    visitor_refused(s, wsi, who ? who : station, 101,
                    offered ? "it was enrolled with none of these subprotocols"
                            : "it offers no subprotocol");
    free(who);
    return complete_and_close(wsi);
}

int server_station_arrives(struct server *s, struct lws *wsi, const char *upgrade)
{
    char *path = visitor_header(wsi, WSI_TOKEN_GET_URI);
    char *offered = visitor_header(wsi, WSI_TOKEN_PROTOCOL);
    const char *station = station_of(path);
    struct obstacle o = obstacle(s, wsi, upgrade, station);
    const char *protocol = o.status ? NULL : refstack_protocol(s->rs, station, offered);
    int verdict;

    if (o.status) {
        visitor_refused(s, wsi, station ? station : path, o.status, o.why);
        verdict = server_http_refuse(wsi, o.status, o.answer, NULL, NULL);
    } else if (!protocol) {
        verdict = refuse_protocol(s, wsi, station, offered);
    } else {
        verdict = admit(s, wsi, station, protocol);
    }
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
    heard_text(v->line, true, v->end.rx, v->end.rx_len);
    refstack_text(v->conn, v->end.rx, v->end.rx_len);
    ws_end_read(&v->end);
    in_flight_handled(loop_in_flight(v->server->loop), v->port, IN_FLIGHT_server);
    return 0;
}

void server_station_says_goodbye(struct visitor *v, const char *in, size_t len)
{
    if (len >= 2)
        v->said_code = (unsigned char)in[0] << 8 | (unsigned char)in[1];
    else
        v->said_code = NO_CODE;
}

/* Who ended the connection, and how. What the operator wants (a restart, the end of serve) is
 * nobody's doing; what the stack hangs up on because of its bytes is the station's. */
static struct heard_end how_it_ended(const struct visitor *v)
{
    if (v->server->closing)
        return (struct heard_end){"story", 0, "serve ends"};
    if (v->told_code == RESTART)
        return (struct heard_end){"story", RESTART, v->told_why};
    if (v->told_code)
        return (struct heard_end){"csms", v->told_code, v->told_why};
    if (v->end.close_code)
        return (struct heard_end){"station", v->end.close_code,
                                  "what it sent cannot be taken, and it was hung up on"};
    if (v->said_code)
        return (struct heard_end){"station", v->said_code, "it closes the connection"};
    return (struct heard_end){"station", 0, "it is gone without a close frame"};
}

void server_station_left(struct visitor *v)
{
    struct refstack_conn *conn = v->conn;
    struct heard_end end = how_it_ended(v);

    heard_leaves(v->line, &end);
    v->line = NULL;
    v->conn = NULL;
    v->end.wsi = NULL;
    if (!conn)
        return;
    refstack_closed(conn);
    in_flight_left(loop_in_flight(v->server->loop), v->port, IN_FLIGHT_server);
}
