#include "server.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "flight.h"
#include "mem.h"
#include "server_inside.h"
#include "ws_context.h"

enum { FREE_FIRST = 9100, FREE_LAST = 9999 };

struct visitor *server_visitor(struct server *s, struct lws *wsi)
{
    struct visitor *v = lws_get_opaque_user_data(wsi);

    if (v)
        return v;
    v = mem_new(sizeof(*v));
    v->server = s;
    lws_set_opaque_user_data(wsi, v);
    return v;
}

char *server_header(struct lws *wsi, enum lws_token_indexes token)
{
    int len = lws_hdr_total_length(wsi, token);
    char *text;

    if (len <= 0)
        return NULL;
    text = mem_new((size_t)len + 1);
    if (lws_hdr_copy(wsi, text, len + 1, token) < 0) {
        free(text);
        return NULL;
    }
    return text;
}

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

    (void)user;
    switch ((int)reason) {
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

static int find_port(const char *host)
{
    int first = FREE_FIRST + (int)(getpid() % (FREE_LAST - FREE_FIRST + 1));

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

/* @return the sentence that says why it cannot listen, NULL when it can */
static char *listens(struct server *s, const char *host)
{
    /* "ocpp api" holds a blank, so no client can offer it as a subprotocol.  libwebsockets takes
     * the first offer that it finds in its list; which may be taken differs from station to
     * station, and the choice is made before it looks: so its list is that choice. */
    const struct lws_protocols protocols[] = {
        {.name = "ocpp api", .callback = on_lws, .rx_buffer_size = 4096},
        {.name = s->spoken, .callback = on_lws, .rx_buffer_size = 512},
        {0}};
    struct lws_context_creation_info info = {
        .protocols = protocols, .port = s->port, .iface = host, .user = s};
    int err = try_port(host, s->port);

    if (err == EADDRINUSE)
        return mem_printf("port %d on %s is in use by another program", s->port, host);
    if (err)
        return mem_printf("cannot listen on %s port %d: %s", host, s->port, strerror(err));
    info.options = LWS_SERVER_OPTION_DISABLE_IPV6;
    info.server_string = "chargerig";
    s->lws = ws_context_new(s->loop, &info);
    return s->lws ? NULL : mem_printf("cannot listen on %s port %d", host, s->port);
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
    s->port = config->port ? config->port : find_port(host);
    *why = s->port ? listens(s, host) : mem_text("no port between 9100 and 9999 is free");
    if (*why) {
        server_free(s);
        return NULL;
    }
    flight_serve(loop_flight(loop), s->port);
    return s;
}

int server_port(const struct server *s)
{
    return s->port;
}

void server_free(struct server *s)
{
    if (!s)
        return;
    flight_serve(loop_flight(s->loop), 0);
    ws_context_free(s->loop, s->lws);
    free(s->token);
    free(s);
}
