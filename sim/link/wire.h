/* wire.h - what carries OCPP-J text between a station and whoever answers it.
 *
 * One interface, two implementations in harness/: wire_mem (in-process FIFO on the virtual clock)
 * and wire_ws (libwebsockets).  A station opens a link, is told of what happens to it through its
 * handler, and frees it; text is borrowed in both directions.
 *
 * No handler is called from inside a call into the wire: what happens, happens later (on the
 * virtual clock for wire_mem, on the loop for wire_ws).  After free() no handler is called.
 */
#ifndef SIM_WIRE_H
#define SIM_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

struct wire;      /* an implementation and its state; owned by harness/ */
struct wire_link; /* one connection attempt or connection */

/* Who ended a link, or why there was none: the words of the log. */
#define WIRE_ENDER_LIST(X)                                                                         \
    X(station) /* this end, of its own accord */                                                   \
    X(csms)    /* the other end: it said goodbye, or refused the handshake */                      \
    X(breach)  /* this end, because of bytes of the other one that are no WebSocket */             \
    X(nobody)  /* it broke without a word, or nobody could be reached */                           \
    X(story)   /* a fault of the link that the scenario asks for */
#define X(name) WIRE_BY_##name,
enum wire_ender { WIRE_ENDER_LIST(X) WIRE_ENDER_COUNT };
#undef X

/* How a link ended; borrowed for the call. */
struct wire_end {
    enum wire_ender by;
    int code;        /* of the close frame, or HTTP status of the refusal; 0: there was none */
    const char *why; /* a sentence, or what the close frame says */
};

struct wire_handler {
    /* The handshake succeeded; @p protocol is the subprotocol the server chose ("" for none). */
    void (*opened)(void *owner, const char *protocol);
    void (*text)(void *owner, const char *text, size_t len);
    /* The link is gone: never opened (refused, 401, 404, unreachable) or lost. */
    void (*closed)(void *owner, const struct wire_end *end);
    /* A WebSocket pong has come; may be NULL. */
    void (*pong)(void *owner);
};

/* Whom a station believes over TLS, and what it shows of itself: PEM texts, NULL for none. */
struct wire_identity {
    const char *roots;       /* CA certificates that may have signed the server's */
    const char *certificate; /* its own, followed by the sub-CAs that lead to the root */
    const char *key;         /* the private key of that */
    int tls_oldest;          /* 12 or 13: versions of TLS it may speak; 0: no limit but 1.2 */
    int tls_newest;          /* 11: it is older than OCPP allows, and speaks nothing else */
    int64_t ahead_ms;        /* how wrong its clock is when it reads dates: a fault of the link */
};

/* Code of closed() when the server's certificate was not believed; no request was sent. */
#define WIRE_UNTRUSTED 526
/* Code of closed() when the two ends have no version of TLS in common. */
#define WIRE_OLD_TLS   525

struct wire_target {
    const char *station;  /* charge point id; percent-encoded where the URL needs it */
    const char *protocol; /* what is offered, the preferred one first: "ocpp2.0.1,ocpp1.6" */
    const char *user;     /* Basic auth, NULL: no such header */
    const char *password; /* raw bytes, NULs among them (AuthorizationKey of OCPP 1.6) */
    size_t password_len;
    int security;                         /* security profile 0 to 3; from 2 on the way is TLS */
    const struct wire_identity *identity; /* needed from 2 on */
    bool compress;                        /* offers permessage-deflate (RFC 7692) */
};

struct wire_ops {
    const char *name; /* mem, ws */
    /* Never NULL; failure arrives as closed(). */
    struct wire_link *(*open)(struct wire *w, const struct wire_target *target,
                              const struct wire_handler *handler, void *owner);
    /* S_REFUSED when the link is not open; S_FULL when too much waits to be written. */
    enum status (*send)(struct wire_link *link, const char *text, size_t len);
    /* Sends a WebSocket ping; the other end's WebSocket answers it, not its program. */
    enum status (*ping)(struct wire_link *link);
    /* Closes politely; closed() still comes. */
    void (*close)(struct wire_link *link, int code, const char *why);
    /* Forgets the link at once, cutting it if it is open (with a close frame, if the wire is
     * leaving); no further callbacks. */
    void (*free)(struct wire_link *link);
    /* As free(), but the other end hears nothing of it, for the way is half open; NULL: as free().
     */
    void (*strand)(struct wire_link *link);
    /* Has the other end sent bytes that were not read yet? What is missed may stand in them. NULL:
     * never. */
    bool (*behind)(const struct wire_link *link);
};

struct wire {
    const struct wire_ops *ops;
    /* The story is over: a link that is freed now says goodbye, and is not just cut. */
    bool leaving;
};

/** "station", "csms" ...: the field "by" of the events that tell of an end. */
const char *wire_ender_name(enum wire_ender by);

#endif
