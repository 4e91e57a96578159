#include "wire/ws_context.h"

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <uv.h>

#include "wire/ws_deflate.h"

enum {
    SOCKETS_MAX = 1 << 20, /* libwebsockets allocates a pointer for each that the system allows */
    HANDSHAKE_S = 10,
    CLOSING_TURNS = 16
};

static void bound_descriptors(void)
{
    struct rlimit r;

    if (getrlimit(RLIMIT_NOFILE, &r) != 0)
        return;
    if (r.rlim_cur < r.rlim_max || r.rlim_cur > SOCKETS_MAX) {
        r.rlim_cur = r.rlim_max < SOCKETS_MAX ? r.rlim_max : SOCKETS_MAX;
        setrlimit(RLIMIT_NOFILE, &r);
    }
}

/* Pings are those of OCPP, and nobody else's. */
static const lws_retry_bo_t no_idle_policy = {0};

struct lws_context_creation_info ws_context_client(const struct lws_protocols *protocols)
{
    static const struct lws_extension extensions[] = {
        {"permessage-deflate", ws_deflate,
         "permessage-deflate; client_no_context_takeover; client_max_window_bits"},
        {0}};

    return (struct lws_context_creation_info){.port = CONTEXT_PORT_NO_LISTEN,
                                              .protocols = protocols,
                                              .extensions = extensions,
                                              .retry_and_idle_policy = &no_idle_policy,
                                              .options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT |
                                                         LWS_SERVER_OPTION_DISABLE_OS_CA_CERTS};
}

struct lws_context *ws_context_new(struct loop *loop, struct lws_context_creation_info *info)
{
    void *loops[1] = {loop_uv(loop)};
    struct lws_context *lws;

    bound_descriptors();
    lws_set_log_level(0, NULL);
    info->options |= LWS_SERVER_OPTION_LIBUV; /* no VALIDATE_UTF8: see ws_end.c */
    info->foreign_loops = loops;
    info->pt_serv_buf_size = 4096;
    info->retry_and_idle_policy = &no_idle_policy;
    info->timeout_secs = HANDSHAKE_S;
    info->connect_timeout_secs = HANDSHAKE_S;
    info->gid = -1;
    info->uid = -1;
    lws = lws_create_context(info);
    info->foreign_loops = NULL;
    return lws;
}

/* On a foreign loop this takes two calls (4.1): the handles close in turns of that loop in between.
 */
void ws_context_free(struct loop *loop, struct lws_context *lws)
{
    struct uv_loop_s *uv = loop_uv(loop);

    if (!lws)
        return;
    lws_context_destroy(lws);
    for (int i = 0; i < CLOSING_TURNS && uv_loop_alive(uv); i++)
        uv_run(uv, UV_RUN_NOWAIT);
    lws_context_destroy(lws);
}

static int port_of(const struct sockaddr_storage *at)
{
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;

    if (at->ss_family == AF_INET) {
        memcpy(&v4, at, sizeof(v4));
        return ntohs(v4.sin_port);
    }
    if (at->ss_family == AF_INET6) {
        memcpy(&v6, at, sizeof(v6));
        return ntohs(v6.sin6_port);
    }
    return 0;
}

int ws_context_port_here(struct lws *wsi)
{
    struct sockaddr_storage at = {0};
    socklen_t len = sizeof(at);

    return getsockname(lws_get_socket_fd(wsi), (struct sockaddr *)&at, &len) == 0 ? port_of(&at)
                                                                                  : 0;
}

int ws_context_port_there(struct lws *wsi)
{
    struct sockaddr_storage at = {0};
    socklen_t len = sizeof(at);

    return getpeername(lws_get_socket_fd(wsi), (struct sockaddr *)&at, &len) == 0 ? port_of(&at)
                                                                                  : 0;
}

int ws_context_authorize(struct lws *wsi, const char *text, void *in, size_t len)
{
    unsigned char **p = in;

    if (!text)
        return 0;
    return lws_add_http_header_by_token(wsi, WSI_TOKEN_HTTP_AUTHORIZATION,
                                        (const unsigned char *)text, (int)strlen(text), p,
                                        *p + len);
}
