/* refstack.h - the embedded reference stack: CSMS, support desk and billing in one value.
 *
 * It is a system under test like any other: it knows the world only through OCPP frames and its own
 * API.  The same routes serve the in-process adapter, `chargerig serve` over HTTP, and the OpenAPI
 * file.  State lives in SQLite (":memory:" or a file that survives).
 */
#ifndef REFSTACK_H
#define REFSTACK_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/vclock.h"
#include "log/mutant.h"
#include "security/keysmith.h"

struct refstack;
struct refstack_conn;

/* Whom the stack believes, and with what it signs; all of it borrowed, certificates in PEM. */
struct refstack_trust {
    const char *organization;   /* the CPO's name in the certificates of its stations */
    const char *station_roots;  /* where those lead to */
    const char *signer;         /* the CA that answers SignCertificate, .. */
    const char *signer_key;     /* .. with this key */
    const char *vehicle_signer; /* .. for a V2GCertificate; NULL: the same */
    const char *vehicle_signer_key;
};

struct refstack_config {
    struct vclock *clk;        /* borrowed; its only time */
    const char *db_path;       /* NULL: in memory */
    const char *zone_rule;     /* POSIX TZ rule of local time, "UTC0" */
    enum mutant mutant;        /* MUTANT_none: honest */
    bool quiet;                /* answer only, never start a CALL unasked */
    int64_t heartbeat_s;       /* interval given in BootNotification.conf */
    struct keysmith *keysmith; /* borrowed */
    /* Asked when the first certificate is looked at or signed; NULL, or NULL as its answer: there
     * are none. What it returns is borrowed. */
    const struct refstack_trust *(*trust)(void *ctx);
    void *trust_ctx;
};

/** @return NULL with @p why (a sentence, the caller frees it) when the database cannot be opened.
 */
struct refstack *refstack_new(const struct refstack_config *config, char **why);
void refstack_free(struct refstack *rs);

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
    const char *password; /* bytes, NULs among them */
    size_t password_len;
    bool tls;
    const char *certificate; /* PEM of what it showed over TLS, its own first; NULL: nothing */
};

/** The subprotocol for @p station: the first in @p offered (comma-separated, the client's order of
 * preference; may be NULL) that it was provisioned with; NULL when there is none.
 * @source OCPP-J 1.6 3.1.2, OCPP 2.0.1 part 4, 3.1.2 */
const char *refstack_protocol(struct refstack *rs, const char *station, const char *offered);

/** A station asks to connect.
 * @return NULL with *@p http_status 401, 403 or 404 when it may not; else 101.  The caller sends no
 * text before this returns. An older connection of the same station is closed. */
struct refstack_conn *refstack_open(struct refstack *rs, const struct refstack_caller *caller,
                                    const struct refstack_peer *peer, void *ctx, int *http_status);
void refstack_text(struct refstack_conn *conn, const char *text, size_t len);
/** The connection is gone; @p conn is not to be used again. */
void refstack_closed(struct refstack_conn *conn);

/** One request of the operator API: @p method GET, POST, PUT, DELETE; @p path from "/api/...",
 * query string included, percent-encoding decoded by the stack; @p body may be NULL.
 * @return the HTTP status; *@p answer is a JSON value that the caller deletes (never NULL). */
int refstack_request(struct refstack *rs, const char *method, const char *path, const cJSON *body,
                     cJSON **answer);

/** @p fn is called (never from inside a request) when there is something new to read: a desk event,
 * the answer to a command, an invoice. One watcher. */
void refstack_watch(struct refstack *rs, void (*fn)(void *ctx), void *ctx);

/** No command waits for a station and nothing is due at this moment. */
bool refstack_settled(const struct refstack *rs);

#endif
