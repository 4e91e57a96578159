#include "wire/wire_ws.h"

#include <assert.h>
#include <event2/event.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/mem.h"
#include "wire/basic_auth.h"
#include "wire/in_flight.h"
#include "wire/manners.h"
#include "wire/patience.h"
#include "wire/ws_context.h"
#include "wire/ws_end.h"
#include "wire/ws_ending.h"
#include "wire/ws_identity.h"
#include "wire/ws_tls.h"
#include "wire/ws_url.h"
#include "wire/ws_wait.h"

enum {
    PROTOCOL_MAX = 64,
    TLS_CHOICES = 5 /* all of TLS, 1.2 only, 1.3 only, nothing that there is, 1.1 */
};

enum link_state { LINK_dialing, LINK_open, LINK_closing, LINK_closed };

/* The clock is held for a link by: the handshake and the farewell (busy), CALLs without an answer
 * and pings (wait). With our own server behind it, frames under way are counted in in_flight.h
 * instead. */
struct wire_link {
    struct wire_link *prev, *next;
    struct wire_ws *wire;
    struct ws_end end;
    enum link_state state;
    bool forgotten; /* the station freed it: no more callbacks */
    bool attached;  /* libwebsockets knows it and will tell of its end */
    bool busy;
    char *station, *offered; /* copies of what the target says */
    char *authorization;
    bool compress;
    bool secure;
    struct ws_identity identity; /* where secure */
    struct lws *dialing;         /* from the first moment on, when end.wsi is not known yet */
    char protocol[PROTOCOL_MAX];
    int port; /* ours; 0: unknown */
    const struct wire_handler *handler;
    void *owner;
    struct ws_ending ending;
    bool strange;          /* the server selected no subprotocol, or one that was not offered */
    struct event *doubt;   /* made where it selected none: will it hang up by itself? */
    struct event *pause;   /* made where it may not dial at once */
    struct patience limit; /* ends a handshake that takes too long */
    struct event *ended;   /* tells the station, from the loop */
    struct ws_wait wait;
};

struct wire_ws {
    struct wire base;
    struct loop *loop;
    struct vclock *clk;
    struct ws_url url;
    struct manners own, *manners;
    bool in_process;        /* our own server is behind it */
    struct wire_ws_tls tls; /* ks NULL: no TLS */
    int tls_port;           /* 0: not asked for yet */
    struct ws_tls_asker asker;
    SSL_CTX *plain; /* unused; of its own accord libwebsockets makes one and leaks it */
    SSL_CTX *contexts[TLS_CHOICES]; /* each made when it is needed first */
    struct lws_vhost *vhosts[TLS_CHOICES];
    struct lws_context *lws;
    struct wire_link *links;
};

void wire_ws_mind(struct wire *w, struct manners *manners)
{
    ((struct wire_ws *)w)->manners = manners;
}

static void be_busy(struct wire_link *link, bool busy)
{
    if (busy && !link->busy)
        vclock_hold(link->wire->clk);
    if (!busy && link->busy)
        vclock_release(link->wire->clk);
    link->busy = busy;
}

/* --- the end of a link --- */

static void link_destroy(struct wire_link *link)
{
    ws_wait_fini(&link->wait);
    be_busy(link, false);
    event_free(link->ended);
    patience_fini(&link->limit);
    if (link->doubt)
        event_free(link->doubt);
    if (link->pause)
        event_free(link->pause);
    if (link->prev)
        link->prev->next = link->next;
    else
        link->wire->links = link->next;
    if (link->next)
        link->next->prev = link->prev;
    ws_end_fini(&link->end);
    free(link->station);
    free(link->offered);
    free(link->authorization);
    ws_identity_fini(&link->identity);
    ws_ending_fini(&link->ending);
    free(link);
}

static void on_ended(evutil_socket_t fd, short what, void *arg)
{
    struct wire_link *link = arg;

    (void)fd, (void)what;
    if (link->forgotten) {
        if (!link->attached)
            link_destroy(link);
        return;
    }
    link->state = LINK_closed;
    be_busy(link, false);
    if (link->strange)
        link->handler->opened(link->owner, link->protocol);
    if (!link->forgotten)
        link->handler->closed(link->owner, &link->ending.end);
}

static void leave(struct wire_link *link)
{
    if (link->port)
        manners_left(link->wire->manners, link->station, loop_machine_us());
}

/* libwebsockets is done with the link; the station hears of it in a callback of its own. */
static void detached(struct wire_link *link)
{
    leave(link);
    if (link->state == LINK_dialing)
        ws_ending_note(&link->ending, WIRE_BY_nobody, 0,
                       "the server closed the connection before the handshake was over");
    patience_end(&link->limit);
    link->attached = false;
    link->dialing = NULL;
    link->end.wsi = NULL;
    ws_wait_end(&link->wait);
    if (link->port)
        in_flight_left(loop_in_flight(link->wire->loop), link->port, IN_FLIGHT_client);
    link->port = 0;
    if (!link->forgotten)
        be_busy(link, true);
    event_active(link->ended, EV_TIMEOUT, 0);
}

static void refused(struct wire_link *link, struct lws *wsi, const char *words)
{
    if (link->state != LINK_dialing)
        return;
    link->strange =
        ws_ending_strange(&link->ending, wsi, link->offered, link->protocol, PROTOCOL_MAX);
    ws_ending_refused(&link->ending, wsi, &link->identity.view, words);
}

/* --- what libwebsockets tells --- */

static void open_up(struct wire_link *link)
{
    be_busy(link, false);
    link->state = LINK_open;
    link->handler->opened(link->owner, link->protocol);
}

static void on_doubt(evutil_socket_t fd, short what, void *arg)
{
    struct wire_link *link = arg;

    (void)fd, (void)what;
    if (link->forgotten || link->state != LINK_dialing)
        return;
    link->strange = false; /* it stays, and is told of now */
    open_up(link);
}

/* A server with no subprotocol in common accepts the handshake and hangs up at once (OCPP-J 1.6
 * 3.1.2): it is given the time for that, so that it is not us who hang up. */
static void doubt(struct wire_link *link)
{
    static const struct timeval goodbye = {1, 0};

    link->strange = true;
    link->doubt = evtimer_new(loop_base(link->wire->loop), on_doubt, link);
    evtimer_add(link->doubt, &goodbye);
}

static int established(struct wire_link *link, struct lws *wsi)
{
    if (link->ending.known && link->state == LINK_dialing)
        return -1; /* too late: it was given up, and its end is on its way */
    patience_end(&link->limit);
    manners_shook(link->wire->manners, true);
    ws_end_init(&link->end, wsi);
    ws_end_opened(&link->end);
    link->port = ws_context_port_here(wsi);
    if (link->wire->in_process && link->port)
        in_flight_join(loop_in_flight(link->wire->loop), link->port, IN_FLIGHT_client);
    if (link->state == LINK_closing) { /* the station thought better of it meanwhile */
        ws_end_close(&link->end, link->ending.end.code, link->ending.end.why);
        return 0;
    }
    if (!link->protocol[0])
        doubt(link);
    else
        open_up(link);
    return link->forgotten ? -1 : 0;
}

static int received(struct wire_link *link, const char *in, size_t len)
{
    if (!ws_end_receive(&link->end, in, len)) {
        ws_ending_breach(&link->ending, link->end.close_code);
        return 0;
    }
    ws_wait_answer(&link->wait, link->end.rx, link->end.rx_len);
    if (link->state == LINK_open)
        link->handler->text(link->owner, link->end.rx, link->end.rx_len);
    ws_end_read(&link->end);
    if (link->port)
        in_flight_handled(loop_in_flight(link->wire->loop), link->port, IN_FLIGHT_client);
    return link->forgotten ? -1 : 0;
}

static int ponged(struct wire_link *link)
{
    ws_wait_pong(&link->wait);
    if (link->state == LINK_open && link->handler->pong)
        link->handler->pong(link->owner);
    return link->forgotten ? -1 : 0;
}

static int on_lws(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                  size_t len)
{
    struct wire_link *link = lws_get_opaque_user_data(wsi);

    (void)user;
    if (!link)
        return 0;
    switch ((int)reason) {
    case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
        return ws_context_authorize(wsi, link->authorization, in, len);
    case LWS_CALLBACK_CLIENT_CONFIRM_EXTENSION_SUPPORTED:
        return !link->compress;
    case LWS_CALLBACK_CLIENT_FILTER_PRE_ESTABLISH:
        if (lws_hdr_copy(wsi, link->protocol, PROTOCOL_MAX, WSI_TOKEN_PROTOCOL) < 0)
            link->protocol[0] = 0;
        ws_ending_unasked(&link->ending, wsi, link->compress);
        return 0;
    case LWS_CALLBACK_CLIENT_ESTABLISHED:
        return link->forgotten ? -1 : established(link, wsi);
    case LWS_CALLBACK_CLIENT_RECEIVE:
        return link->forgotten ? -1 : received(link, in, len);
    case LWS_CALLBACK_CLIENT_RECEIVE_PONG:
        return link->forgotten ? -1 : ponged(link);
    case LWS_CALLBACK_CLIENT_WRITEABLE:
        return link->forgotten ? -1 : ws_end_writeable(&link->end);
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        return ws_ending_goodbye(&link->ending, in, len);
    case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
        refused(link, wsi, in);
        return 0;
    case LWS_CALLBACK_CLIENT_CLOSED:
        ws_ending_lost(&link->ending, wsi);
        return 0;
    case LWS_CALLBACK_WSI_DESTROY:
        lws_set_opaque_user_data(wsi, NULL);
        detached(link);
        return 0;
    default:
        return 0;
    }
}

static struct lws_context_creation_info client_info(void)
{
    static const struct lws_protocols protocols[] = {
        {.name = "ocpp", .callback = on_lws, .rx_buffer_size = 512},
        {.name = "deflated", .callback = on_lws, .rx_buffer_size = WS_END_TEXT_MAX},
        {0}};

    return ws_context_client(protocols);
}

/* --- TLS --- */

static struct ws_tls_view *find_view(void *ctx, const SSL *ssl)
{
    const struct wire_ws *wire = ctx;

    for (struct wire_link *link = wire->links; link; link = link->next)
        if (link->dialing && lws_get_ssl(link->dialing) == ssl)
            return &link->identity.view;
    return NULL;
}

/* libwebsockets keeps a context of TLS with a vhost: one for each choice of versions. */
static struct lws_vhost *vhost_of_tls_versions(struct wire_ws *wire,
                                               const struct wire_identity *identity)
{
    int i = identity->tls_newest == 11
                ? 4
                : (identity->tls_oldest == 13 ? 2 : 0) + (identity->tls_newest == 12 ? 1 : 0);
    char name[16];

    if (!wire->contexts[i]) {
        struct lws_context_creation_info info = client_info();

        snprintf(name, sizeof(name), "tls %d", i);
        wire->contexts[i] = ws_tls_client(&wire->asker, identity->tls_oldest, identity->tls_newest);
        info.provided_client_ssl_ctx = wire->contexts[i];
        info.vhost_name = name;
        wire->vhosts[i] = lws_create_vhost(wire->lws, &info);
    }
    return wire->vhosts[i];
}

/* @return why there is no TLS for a link, NULL when there is */
static const char *needs(struct wire_ws *wire)
{
    if (!wire->tls.ks)
        return "this wire does not support TLS";
    if (wire->url.tls)
        return NULL;
    if (!wire->tls.port)
        return "a security profile with TLS needs an address that begins with wss://";
    if (wire->tls_port == 0)
        wire->tls_port = wire->tls.port(wire->tls.ctx);
    return wire->tls_port ? NULL : "the server does not listen for TLS";
}

void wire_ws_secure(struct wire *w, const struct wire_ws_tls *tls)
{
    struct wire_ws *wire = (struct wire_ws *)w;

    wire->tls = *tls;
    wire->asker = (struct ws_tls_asker){tls->ks, find_view, wire};
}

/* --- the wire as stations see it --- */

/* Whoever says nothing holds up the story no longer. */
static void on_limit(void *arg)
{
    struct wire_link *link = arg;
    if (!link->dialing || link->end.wsi)
        return;
    manners_shook(link->wire->manners, false);
    ws_ending_note(&link->ending, WIRE_BY_nobody, 0, "the handshake was not over in time");
    shutdown(lws_get_socket_fd(link->dialing), SHUT_RDWR);
}

static void dial(struct wire_link *link)
{
    static const lws_retry_bo_t no_idle_policy = {0};
    struct wire_ws *wire = link->wire;
    int port = link->secure && !wire->url.tls ? wire->tls_port : wire->url.port;
    char *path = ws_url_path(&wire->url, link->station);
    const char *name = link->secure ? link->identity.view.host : wire->url.host;
    char *host = mem_printf(strchr(name, ':') ? "[%s]:%d" : "%s:%d", name, port);
    struct lws_client_connect_info info = {
        .context = wire->lws,
        .address = wire->url.host,
        .port = port,
        .path = path,
        .host = host,
        .protocol = link->offered,
        .local_protocol_name = link->compress ? "deflated" : "ocpp",
        .retry_and_idle_policy = &no_idle_policy,
        .opaque_user_data = link,
        .pwsi = &link->dialing,
        .alpn = "http/1.1",
    };

    /* Whoever is sent elsewhere was refused here; libwebsockets would follow without a word. */
    info.ssl_connection = LCCSCF_HTTP_NO_FOLLOW_REDIRECT;
    if (link->secure) {
        info.ssl_connection |= LCCSCF_USE_SSL;
        info.vhost = vhost_of_tls_versions(wire, &link->identity.identity);
    }
    patience_begin(&link->limit, manners_patience(wire->manners, MANNERS_handshake));
    link->attached = true;
    if (!lws_client_connect_via_info(&info) && link->attached) {
        ws_ending_note(&link->ending, WIRE_BY_nobody, 0, "no connection could be made");
        detached(link);
    }
    free(path);
    free(host);
}

static void on_dial(evutil_socket_t fd, short what, void *arg)
{
    struct wire_link *link = arg;

    (void)fd, (void)what;
    if (!link->forgotten && link->state == LINK_dialing)
        dial(link);
    else if (!link->forgotten)
        on_ended(-1, 0, link);
}

/* Not at once, where its manners say so; until then the clock is held. */
static void dial_in_time(struct wire_link *link)
{
    int64_t us = manners_wait_us(link->wire->manners, link->station, loop_machine_us());
    struct timeval later = {(time_t)(us / 1000000), (suseconds_t)(us % 1000000)};

    if (us == 0) {
        dial(link);
        return;
    }
    link->pause = evtimer_new(loop_base(link->wire->loop), on_dial, link);
    evtimer_add(link->pause, &later);
}

static void cannot_dial(struct wire_link *link, const char *why)
{
    ws_ending_note(&link->ending, WIRE_BY_station, 0, why);
    event_active(link->ended, EV_TIMEOUT, 0);
}

static void copy_identity(struct wire_link *link, const struct wire_identity *from)
{
    struct wire_ws *wire = link->wire;

    link->secure = true;
    /* A foreign server has its certificate from today, whenever the story plays. */
    ws_identity_copy(&link->identity, from, wire->tls.roots,
                     wire->tls.host ? wire->tls.host : wire->url.host,
                     wire->url.tls ? loop_machine_ms() : vclock_now_ms(wire->clk));
}

static struct wire_link *ws_open(struct wire *w, const struct wire_target *target,
                                 const struct wire_handler *handler, void *owner)
{
    struct wire_ws *wire = (struct wire_ws *)w;
    struct wire_link *link = mem_new(sizeof(*link));

    link->wire = wire;
    link->next = wire->links;
    if (link->next)
        link->next->prev = link;
    wire->links = link;
    link->handler = handler;
    link->owner = owner;
    link->ended = event_new(loop_base(wire->loop), -1, 0, on_ended, link);
    patience_init(&link->limit, wire->loop, on_limit, link);
    link->compress = target->compress;
    link->station = mem_text(target->station);
    link->offered = mem_text(target->protocol);
    if (target->user)
        link->authorization =
            basic_auth_write(target->user, target->password, target->password_len);
    ws_end_init(&link->end, NULL);
    ws_wait_init(&link->wait, wire->loop, wire->clk, wire->manners);
    be_busy(link, true);
    if (wire->url.tls || target->security >= 2) {
        const char *why = needs(wire);

        if (why) {
            cannot_dial(link, why);
            return link;
        }
        copy_identity(link, target->identity);
    }
    dial_in_time(link);
    return link;
}

static enum status ws_send(struct wire_link *link, const char *text, size_t len)
{
    enum status st;

    if (link->state != LINK_open)
        return S_REFUSED;
    st = ws_end_send(&link->end, text, len);
    if (st != S_OK)
        return st;
    if (link->wire->in_process)
        in_flight_sent(loop_in_flight(link->wire->loop), link->port, IN_FLIGHT_client);
    else
        ws_wait_call(&link->wait, text, len);
    return S_OK;
}

static enum status ws_ping(struct wire_link *link)
{
    enum status st = link->state == LINK_open ? ws_end_ping(&link->end) : S_REFUSED;

    if (st == S_OK)
        ws_wait_ping(&link->wait);
    return st;
}

static bool ws_behind(const struct wire_link *link)
{
    return link->state == LINK_open && ws_end_behind(&link->end);
}

static void ws_close(struct wire_link *link, int code, const char *why)
{
    if (link->state == LINK_closing || link->state == LINK_closed)
        return;
    be_busy(link, true);
    ws_ending_note(&link->ending, WIRE_BY_station, code, why ? why : "");
    if (link->state == LINK_open)
        ws_end_close(&link->end, code, why);
    link->state = LINK_closing; /* one that is still dialing ends when the handshake does */
}

static void ws_free(struct wire_link *link)
{
    if (!link)
        return;
    assert(!link->forgotten);
    link->forgotten = true;
    leave(link);
    be_busy(link, false);
    ws_wait_end(&link->wait);
    ws_end_leave(&link->end, link->wire->base.leaving && link->state == LINK_open);
    if (link->port)
        in_flight_left(loop_in_flight(link->wire->loop), link->port, IN_FLIGHT_client);
    link->port = 0;
    if (!link->attached)
        event_active(link->ended, EV_TIMEOUT, 0);
}

struct wire *wire_ws_new(struct loop *loop, struct vclock *clk, const char *url, int answer_wall_ms,
                         char **why)
{
    static const struct wire_ops ops = {"ws",     ws_open, ws_send, ws_ping,
                                        ws_close, ws_free, NULL,    ws_behind};
    struct lws_context_creation_info info = client_info();
    struct wire_ws *wire = mem_new(sizeof(*wire));

    wire->base.ops = &ops;
    wire->loop = loop;
    wire->clk = clk;
    wire->own.answer_ms = answer_wall_ms;
    wire->own.dial_ms = 10000;
    wire->manners = &wire->own;
    if (ws_url_read(&wire->url, url, why) != 0)
        goto no_url;
    wire->in_process = in_flight_serves(loop_in_flight(loop), wire->url.port);
    wire->plain = SSL_CTX_new(TLS_client_method());
    info.provided_client_ssl_ctx = wire->plain;
    wire->lws = ws_context_new(loop, &info);
    if (!wire->lws) {
        *why = mem_text("cannot start libwebsockets");
        goto no_context;
    }
    return &wire->base;

no_context:
    SSL_CTX_free(wire->plain);
    ws_url_fini(&wire->url);
no_url:
    free(wire);
    return NULL;
}

void wire_ws_free(struct wire *w)
{
    struct wire_ws *wire = (struct wire_ws *)w;

    if (!wire)
        return;
    for (struct wire_link *link = wire->links; link; link = link->next)
        if (!link->forgotten)
            ws_free(link);
    ws_context_free(wire->loop, wire->lws);
    for (struct wire_link *link = wire->links, *next; link; link = next) {
        next = link->next;
        link_destroy(link);
    }
    for (int i = 0; i < TLS_CHOICES; i++)
        SSL_CTX_free(wire->contexts[i]);
    SSL_CTX_free(wire->plain);
    ws_url_fini(&wire->url);
    free(wire);
}
