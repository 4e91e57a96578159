#include "wire/wire_mem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "link/lane.h"

enum { QUEUED_MAX = 1024 };

/* What travels. Up: open, text, ping, close (the station said goodbye or was cut).
 * Down: open, text, pong, close (refused, or the stack hung up). */
enum parcel_kind { PARCEL_open, PARCEL_text, PARCEL_ping, PARCEL_close };

enum link_state { LINK_dialing, LINK_open, LINK_closing, LINK_closed };

struct wire_link {
    struct wire_link *prev, *next;
    struct wire_mem *wire;
    enum link_state state;
    bool forgotten;     /* the station freed it: no more callbacks */
    bool delivering;    /* on the stack right now: not to be freed */
    bool hung_up;       /* the stack closed it: deaf to what still comes */
    bool ends;          /* a goodbye is on its way to the station */
    enum wire_ender by; /* then: who said it first */
    char *station, *protocol, *user, *password;
    size_t password_len;
    int security;
    struct wire_identity identity;
    char *roots, *certificate, *key; /* the texts of that */
    const struct wire_handler *handler;
    void *owner;
    struct refstack_conn *conn;
    struct lane up, down;
};

struct wire_mem {
    struct wire base;
    struct vclock *clk;
    struct refstack *rs;
    struct wire_mem_tls tls; /* without a crypto provider: no TLS */
    struct wire_link *links;
};

static void travel(struct lane *lane, struct parcel *p)
{
    lane_push_take(lane, p, WIRE_MEM_LATENCY_MS);
}

static struct parcel *goodbye_new(int code, const char *why)
{
    struct parcel *p = parcel_new(PARCEL_close, why, strlen(why));

    p->code = code;
    return p;
}

/* The station will hear that the link is gone. */
static void end_link(struct wire_link *link, enum wire_ender by, int code, const char *why)
{
    if (!link->ends)
        link->by = by;
    link->ends = true;
    travel(&link->down, goodbye_new(code, why));
}

static void link_destroy(struct wire_link *link)
{
    lane_empty(&link->up);
    lane_empty(&link->down);
    if (link->prev)
        link->prev->next = link->next;
    else
        link->wire->links = link->next;
    if (link->next)
        link->next->prev = link->prev;
    free(link->station);
    free(link->protocol);
    free(link->user);
    free(link->password);
    free(link->roots);
    free(link->certificate);
    free(link->key);
    free(link);
}

/* A forgotten link lives on until the stack has heard of its end. */
static void link_reap(struct wire_link *link)
{
    if (link->forgotten && !link->delivering && !link->conn && !link->up.first)
        link_destroy(link);
}

/* The stack is told last, and only here. */
static void conn_end(struct wire_link *link)
{
    struct refstack_conn *conn = link->conn;

    link->conn = NULL;
    if (conn)
        refstack_closed(conn);
}

static void peer_send(void *ctx, const char *text, size_t len)
{
    struct wire_link *link = ctx;

    if (!link->hung_up && !link->forgotten)
        travel(&link->down, parcel_new(PARCEL_text, text, len));
}

static void peer_close(void *ctx, int code, const char *why)
{
    struct wire_link *link = ctx;

    if (link->hung_up)
        return;
    link->hung_up = true;
    travel(&link->up, goodbye_new(code, why ? why : ""));
    if (!link->forgotten)
        end_link(link, WIRE_BY_csms, code, why ? why : "");
}

static const char *refusal(int http_status)
{
    switch (http_status) {
    case 401:
        return "the server refused the credentials (401)";
    case 403:
        return "the server requires a higher security profile (403)";
    case 404:
        return "the server does not know this station (404)";
    default:
        return "the server refused the handshake";
    }
}

/* Whoever is older than TLS 1.2 speaks 1.1 alone: 11; the others speak 1.2, 1.3 or both. */
static bool share_a_version(const struct wire_link *link)
{
    const struct wire_mem_tls *tls = &link->wire->tls;
    const struct wire_identity *client = &link->identity;
    bool old = tls->newest && tls->newest(tls->ctx) < 12;

    if (client->tls_newest && client->tls_newest < 12)
        return old;
    return !old && (!client->tls_newest || client->tls_oldest <= client->tls_newest);
}

/* What the station finds when it is shown the server's certificate; then the link goes no further.
 */
static bool trusts_server(struct wire_link *link)
{
    const struct wire_mem_tls *tls = &link->wire->tls;
    struct certificate_trial trial = {.roots = link->roots,
                                      .host = tls->host,
                                      .use = USE_server,
                                      .now_ms =
                                          vclock_now_ms(link->wire->clk) + link->identity.ahead_ms};
    enum certificate_flaw flaw;

    if (!tls->ks) {
        end_link(link, WIRE_BY_nobody, 0, "the server does not listen for TLS");
        return false;
    }
    if (!share_a_version(link)) {
        end_link(link, WIRE_BY_station, WIRE_OLD_TLS, "no common version of TLS");
        return false;
    }
    trial.chain = tls->server(tls->ctx);
    flaw = tls->ks->ops->judge(tls->ks, &trial);
    if (flaw == FLAW_none)
        return true;
    end_link(link, WIRE_BY_station, WIRE_UNTRUSTED, certificate_flaw_words(flaw));
    return false;
}

/* Only who holds the key can show the certificate. */
static const char *shown(const struct wire_link *link)
{
    struct crypto *ks = link->wire->tls.ks;

    if (link->security < 2 || !link->certificate || !link->key)
        return NULL;
    return ks->ops->fits(ks, link->key, link->certificate) ? link->certificate : NULL;
}

static void arrive_open(struct wire_link *link)
{
    static const struct refstack_peer peer = {peer_send, peer_close};
    const char *protocol = refstack_protocol(link->wire->rs, link->station, link->protocol);
    struct refstack_conn *conn;
    const char *told;
    int status = 0;

    if (!protocol) {
        travel(&link->down, parcel_new(PARCEL_open, "", 0));
        end_link(link, WIRE_BY_csms, 1002, "no common subprotocol");
        return;
    }
    /* Announced first: the stack may send as soon as it is asked. */
    told = refstack_selects(link->wire->rs, protocol);
    travel(&link->down, parcel_new(PARCEL_open, told, strlen(told)));
    conn = refstack_open(link->wire->rs,
                         &(struct refstack_caller){.station = link->station,
                                                   .protocol = protocol,
                                                   .user = link->user,
                                                   .password = link->password,
                                                   .password_len = link->password_len,
                                                   .tls = link->security >= 2,
                                                   .certificate = shown(link)},
                         &peer, link, &status);
    link->conn = conn;
    if (conn)
        return;
    lane_empty(&link->down);
    link->ends = false;
    end_link(link, WIRE_BY_csms, status, refusal(status));
}

static void fire_up(struct vtimer *timer, void *owner)
{
    struct wire_link *link = owner;
    struct parcel *p = lane_pop(&link->up);

    (void)timer;
    link->delivering = true;
    switch ((enum parcel_kind)p->kind) {
    case PARCEL_open:
        if (link->security < 2 || trusts_server(link))
            arrive_open(link);
        break;
    case PARCEL_text:
        if (link->conn && !link->hung_up)
            refstack_text(link->conn, p->text, p->len);
        break;
    case PARCEL_ping:
        if (link->conn && !link->hung_up && !link->forgotten && refstack_pongs(link->wire->rs))
            travel(&link->down, parcel_new(PARCEL_ping, "", 0));
        break;
    case PARCEL_close:
        conn_end(link);
        if (!link->hung_up && !link->forgotten)
            end_link(link, WIRE_BY_station, p->code, p->text);
        break;
    }
    link->delivering = false;
    free(p);
    lane_arm(&link->up);
    link_reap(link);
}

static void deliver(struct wire_link *link, const struct parcel *p)
{
    switch ((enum parcel_kind)p->kind) {
    case PARCEL_open:
        if (link->state == LINK_dialing) {
            link->state = LINK_open;
            link->handler->opened(link->owner, p->text);
        }
        break;
    case PARCEL_text:
        if (link->state == LINK_open)
            link->handler->text(link->owner, p->text, p->len);
        break;
    case PARCEL_ping:
        if (link->state == LINK_open && link->handler->pong)
            link->handler->pong(link->owner);
        break;
    case PARCEL_close:
        if (link->state != LINK_closed) {
            link->state = LINK_closed;
            link->handler->closed(link->owner, &(struct wire_end){link->by, p->code, p->text});
        }
        break;
    }
}

static void fire_down(struct vtimer *timer, void *owner)
{
    struct wire_link *link = owner;
    struct parcel *p = lane_pop(&link->down);

    (void)timer;
    link->delivering = true;
    if (!link->forgotten)
        deliver(link, p);
    link->delivering = false;
    free(p);
    lane_arm(&link->down);
    link_reap(link);
}

static struct wire_link *mem_open(struct wire *w, const struct wire_target *target,
                                  const struct wire_handler *handler, void *owner)
{
    struct wire_mem *wire = (struct wire_mem *)w;
    struct wire_link *link = mem_new(sizeof(*link));

    link->wire = wire;
    link->next = wire->links;
    if (link->next)
        link->next->prev = link;
    wire->links = link;
    link->station = mem_text(target->station);
    link->protocol = mem_text(target->protocol);
    link->user = mem_text(target->user);
    if (target->password)
        link->password = mem_text_n(target->password, target->password_len);
    link->password_len = target->password_len;
    link->security = target->security;
    if (target->identity) {
        link->identity = *target->identity;
        link->roots = mem_text(target->identity->roots);
        link->certificate = mem_text(target->identity->certificate);
        link->key = mem_text(target->identity->key);
    }
    link->handler = handler;
    link->owner = owner;
    lane_init(&link->up, wire->clk, fire_up, link);
    lane_init(&link->down, wire->clk, fire_down, link);
    travel(&link->up, parcel_new(PARCEL_open, "", 0));
    return link;
}

static enum status mem_send(struct wire_link *link, const char *text, size_t len)
{
    if (link->state != LINK_open)
        return S_REFUSED;
    if (link->up.count >= QUEUED_MAX)
        return S_FULL;
    travel(&link->up, parcel_new(PARCEL_text, text, len));
    return S_OK;
}

static enum status mem_ping(struct wire_link *link)
{
    if (link->state != LINK_open)
        return S_REFUSED;
    travel(&link->up, parcel_new(PARCEL_ping, "", 0));
    return S_OK;
}

static void mem_close(struct wire_link *link, int code, const char *why)
{
    if (link->state == LINK_closing || link->state == LINK_closed)
        return;
    link->state = LINK_closing;
    travel(&link->up, goodbye_new(code, why ? why : ""));
}

static void mem_free(struct wire_link *link)
{
    if (!link)
        return;
    assert(!link->forgotten);
    link->forgotten = true;
    lane_empty(&link->down);
    if (link->state != LINK_closed && link->state != LINK_closing)
        travel(&link->up, goodbye_new(1006, "the connection is cut"));
    link_reap(link);
}

static void mem_strand(struct wire_link *link)
{
    link->forgotten = true;
    lane_empty(&link->down);
    link_reap(link);
}

struct wire *wire_mem_new(struct vclock *clk, struct refstack *rs)
{
    static const struct wire_ops ops = {"mem",     mem_open, mem_send,   mem_ping,
                                        mem_close, mem_free, mem_strand, NULL};
    struct wire_mem *wire = mem_new(sizeof(*wire));

    wire->base.ops = &ops;
    wire->clk = clk;
    wire->rs = rs;
    return &wire->base;
}

void wire_mem_secure(struct wire *w, const struct wire_mem_tls *tls)
{
    ((struct wire_mem *)w)->tls = *tls;
}

void wire_mem_free(struct wire *w)
{
    struct wire_mem *wire = (struct wire_mem *)w;

    if (!wire)
        return;
    for (struct wire_link *link = wire->links, *next; link; link = next) {
        next = link->next;
        link->hung_up = link->forgotten = true; /* the stack may still speak from inside closed */
        conn_end(link);
        link_destroy(link);
    }
    free(wire);
}
