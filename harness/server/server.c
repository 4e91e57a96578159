#include "server/server.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "server/server_http.h"
#include "server/server_state.h"
#include "server/server_station.h"
#include "wire/in_flight.h"
#include "wire/ws_context.h"

enum { FREE_FIRST = 9100, FREE_LAST = 9999, PORT_TRIES = 20 };

static void visitor_free(struct lws *wsi, struct visitor *v)
{
    lws_set_opaque_user_data(wsi, NULL);
    server_station_left(v);
    ws_end_fini(&v->end);
    server_http_forget(v);
    free(v);
}

/* What happens to somebody who is known already. */
static int on_visitor(struct visitor *v, struct lws *wsi, enum lws_callback_reasons reason,
                      const char *in, size_t len)
{
    switch ((int)reason) {
    case LWS_CALLBACK_HTTP_BODY:
        return server_http_body(v, in, len);
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return server_http_body_end(v, wsi);
    case LWS_CALLBACK_HTTP_WRITEABLE:
        return server_http_writeable(v, wsi);
    case LWS_CALLBACK_ESTABLISHED:
        server_station_opened(v, wsi);
        return 0;
    case LWS_CALLBACK_RECEIVE:
        return server_station_text(v, in, len);
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        server_station_says_goodbye(v, in, len);
        return ws_end_reason_is_text(in, len) ? 0 : -1;
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return ws_end_writeable(&v->end);
    case LWS_CALLBACK_CLOSED:
        server_station_left(v);
        return 0;
    case LWS_CALLBACK_WSI_DESTROY:
        visitor_free(wsi, v);
        return 0;
    default:
        return 0;
    }
}

static int on_lws(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                  size_t len)
{
    struct server *s = lws_context_user(lws_get_context(wsi));
    struct visitor *v = lws_get_opaque_user_data(wsi);

    switch ((int)reason) {
    case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
        s->tls_refused = !s->own || !ws_tls_serve(user, s->own);
        if (s->tls_refused)
            return 1;
        s->tls = user;
        return 0;
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        return server_station_arrives(s, wsi, in);
    case LWS_CALLBACK_HTTP:
        return server_http_request(s, wsi);
    default:
        return v ? on_visitor(v, wsi, reason, in, len) : 0;
    }
}

/* Asks the system itself, because libwebsockets does not say why it cannot listen.
 * @return 0 or errno */
static int try_port(const char *host, int port)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int yes = 1;
    int err = 0;

    if (fd < 0)
        return errno;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    if (inet_pton(AF_INET, host, &at.sin_addr) != 1)
        err = EADDRNOTAVAIL;
    else if (bind(fd, (struct sockaddr *)&at, sizeof(at)) != 0 || listen(fd, 1) != 0)
        err = errno;
    close(fd);
    return err;
}

/* Programs that start together do not look in the same place. */
static int find_port(const char *host)
{
    int first = FREE_FIRST + (int)((int64_t)getpid() * 97 % (FREE_LAST - FREE_FIRST + 1));

    for (int i = 0; i <= FREE_LAST - FREE_FIRST; i++) {
        int port = FREE_FIRST + (first - FREE_FIRST + i) % (FREE_LAST - FREE_FIRST + 1);

        if (try_port(host, port) == 0)
            return port;
    }
    return 0;
}

static bool is_loopback(const char *host)
{
    return strncmp(host, "127.", 4) == 0;
}

static char *cannot_listen(const char *host, int port)
{
    int err = try_port(host, port);

    if (err == EADDRINUSE)
        return mem_printf("port %d on %s is in use by another program", port, host);
    return err ? mem_printf("cannot listen on %s port %d: %s", host, port, strerror(err)) : NULL;
}

/* "ocpp api" holds a blank, so no client can offer it as a subprotocol.  libwebsockets takes the
 * first offer that it finds in its list; which may be taken differs from station to station, and
 * the choice is made before it looks: so its list is that choice.  A buffer for a whole compressed
 * message (ws_end_opened() says why) is made for those only who asked for compression. */
static void name_protocols(struct server *s)
{
    s->protocols[0] =
        (struct lws_protocols){.name = "ocpp api", .callback = on_lws, .rx_buffer_size = 4096};
    s->protocols[1] =
        (struct lws_protocols){.name = s->spoken, .callback = on_lws, .rx_buffer_size = 512};
    s->protocols[2] = (struct lws_protocols){
        .name = s->spoken_deflated, .callback = on_lws, .rx_buffer_size = WS_END_TEXT_MAX};
}

/* OCPP 2.0.1 part 4, 3.3: a CSMS shall support compression. */
static const struct lws_extension extensions[] = {
    {"permessage-deflate", lws_extension_callback_pm_deflate, "permessage-deflate"}, {0}};

/* Makes what listens at @p port. @return false when it cannot */
typedef bool listen_fn(struct server *s, int port);

static bool listens_plain(struct server *s, int port)
{
    struct lws_context_creation_info info = {.protocols = s->protocols,
                                             .extensions = extensions,
                                             .port = port,
                                             .iface = s->host,
                                             .user = s,
                                             .server_string = "chargerig",
                                             .provided_client_ssl_ctx = s->client_tls};

    info.options = LWS_SERVER_OPTION_DISABLE_IPV6 | LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
                   LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS;
    s->lws = ws_context_new(s->loop, &info);
    return s->lws;
}

static bool listens_tls(struct server *s, int port)
{
    static const lws_retry_bo_t no_idle_policy = {0};
    struct lws_context_creation_info info = {.protocols = s->protocols,
                                             .extensions = extensions,
                                             .port = port,
                                             .iface = s->host,
                                             .vhost_name = "tls",
                                             .server_string = "chargerig",
                                             .alpn = "http/1.1",
                                             .retry_and_idle_policy = &no_idle_policy,
                                             .provided_client_ssl_ctx = s->client_tls};

    info.options = LWS_SERVER_OPTION_DISABLE_IPV6 | LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
                   LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS | LWS_SERVER_OPTION_CREATE_VHOST_SSL_CTX;
    s->tls_refused = false;
    if (lws_create_vhost(s->lws, &info))
        return true;
    s->tls = NULL; /* libwebsockets has freed it */
    return false;
}

/* Listens at @p port; 0: at a free one, for another program may be faster at the first that is
 * found. @return the port; 0 with @p why */
static int listen_at(struct server *s, int port, listen_fn *listens, char **why)
{
    bool anywhere = port == 0;

    *why = NULL;
    for (int left = anywhere ? PORT_TRIES : 1; left > 0; left--) {
        if (anywhere)
            port = find_port(s->host);
        free(*why);
        *why =
            port ? cannot_listen(s->host, port) : mem_text("no port between 9100 and 9999 is free");
        if (!*why && listens(s, port))
            return port;
        if (!*why)
            *why = s->tls_refused
                       ? mem_text("the certificate and the key of the server do not match")
                       : mem_printf("cannot listen on %s port %d", s->host, port);
        if (port == 0 || s->tls_refused)
            return 0;
    }
    return 0;
}

int server_secure(struct server *s, const struct ws_tls_own *own, int port, char **why)
{
    s->own = own;
    s->tls_port = listen_at(s, port, listens_tls, why);
    s->own = NULL;
    in_flight_serve(loop_in_flight(s->loop), s->tls_port);
    return s->tls_port;
}

bool server_shows(struct server *s, const struct ws_tls_own *own, bool old)
{
    if (!s->tls || !ws_tls_serve(s->tls, own))
        return false;
    ws_tls_age(s->tls, old);
    return true;
}

int server_tls_port(const struct server *s)
{
    return s->tls_port;
}

/* What a station asked for on its line is refused, and the answer has no room for a reason. */
static void request_refused(void *ctx, const char *station, const char *why)
{
    const struct server *s = ctx;

    refusals_add(s->refusals, &(struct refusal){.who = station, .from = "its line", .why = why},
                 loop_machine_ms());
}

struct server *server_new(struct loop *loop, struct refstack *rs,
                          const struct server_config *config, char **why)
{
    const char *host = strcmp(config->host, "localhost") == 0 ? "127.0.0.1" : config->host;
    struct server *s;

    if (!config->token && !is_loopback(host)) {
        *why = mem_printf("without a token the API is only served on 127.0.0.1, not on %s", host);
        return NULL;
    }
    s = mem_new(sizeof(*s));
    s->loop = loop;
    s->rs = rs;
    s->token = mem_text(config->token);
    s->host = mem_text(host);
    s->refusals = refusals_new(config->say, config->say_ctx);
    refstack_watch_refusals(rs, request_refused, s);
    s->heard = config->hears ? heard_new(config->clk) : NULL;
    s->say = config->say;
    s->say_ctx = config->say_ctx;
    s->open = config->open;
    s->client_tls = SSL_CTX_new(TLS_client_method());
    name_protocols(s);
    s->port = listen_at(s, config->port, listens_plain, why);
    if (*why) {
        server_free(s);
        return NULL;
    }
    in_flight_serve(loop_in_flight(loop), s->port);
    return s;
}

void server_records(struct server *s, struct recording *recording)
{
    heard_record(s->heard, recording);
}

int server_port(const struct server *s)
{
    return s->port;
}

void server_free(struct server *s)
{
    if (!s)
        return;
    s->closing = true;
    refstack_watch_refusals(s->rs, NULL, NULL);
    in_flight_serve(loop_in_flight(s->loop), 0);
    ws_context_free(s->loop, s->lws);
    SSL_CTX_free(s->client_tls);
    refusals_free(s->refusals);
    heard_free(s->heard);
    free(s->token);
    free(s->host);
    free(s);
}
