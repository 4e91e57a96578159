/* connection.h - a station comes in, speaks and goes: the wire's side of the CSMS.
 *
 * These functions are part of the stack's public face (refstack.h), which is why they carry its
 * name.  The wire, in memory or a WebSocket, owns the connection; the CSMS holds one per station,
 * and a newer one takes the place of an older.
 */
#ifndef REFSTACK_CONNECTION_H
#define REFSTACK_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>

struct refstack;
struct refstack_conn;

/* How the stack reaches one connected station; called from inside refstack_* functions. */
struct refstack_peer {
    void (*send)(void *ctx, const char *text, size_t len);
    void (*close)(void *ctx, int code, const char *why);
};

/* Who asks to come in, and how it came; everything is borrowed. */
struct refstack_caller {
    const char *station;
    const char *protocol; /* the subprotocol chosen for it: "ocpp1.6" */
    const char *user;     /* Basic credentials, NULL: none given */
    const char *password; /* bytes, NULs among them; NULL: an empty one */
    size_t password_len;
    bool tls;
    const char *certificate; /* PEM of what it showed over TLS, its own first; NULL: nothing */
    /* where to put why it is not let in, in words that stay until the next one asks, and whether a
     * certificate would help, not a password; NULL: nobody wants to know */
    const char **why;
    bool *needs_certificate;
};

/** The subprotocol for @p station: the first in @p offered (comma-separated, the client's order of
 * preference; may be NULL) that it was provisioned with; NULL when there is none.
 * @source OCPP-J 1.6 3.1.2, OCPP 2.0.1 part 4, 3.1.2 */
const char *refstack_protocol(struct refstack *rs, const char *station, const char *offered);

/** What a server tells of it in the handshake: @p protocol, and "" where a mutant keeps it back. */
const char *refstack_selects(const struct refstack *rs, const char *protocol);
/** Is a ping of a station answered? By all but a mutant. */
bool refstack_pongs(const struct refstack *rs);

/** A station asks to connect.
 * @return NULL with *@p http_status 401, 403 or 404 when it may not; else 101.  The caller sends no
 * text before this returns. An older connection of the same station is closed. */
struct refstack_conn *refstack_open(struct refstack *rs, const struct refstack_caller *caller,
                                    const struct refstack_peer *peer, void *ctx, int *http_status);
/** One text from the station; answers go out through the peer before this returns. */
void refstack_text(struct refstack_conn *conn, const char *text, size_t len);
/** The connection is gone; @p conn is not to be used again. */
void refstack_closed(struct refstack_conn *conn);

#endif
