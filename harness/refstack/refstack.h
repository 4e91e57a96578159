/* refstack.h - the embedded reference stack: CSMS, support desk and billing in one value.
 *
 * It is a system under test like any other: it knows the world only through OCPP frames and its own
 * API.  The same routes serve the in-process adapter, `chargerig serve` over HTTP, and the OpenAPI
 * file.  State lives in SQLite (":memory:" or a file that survives).  Stations come in through
 * connection.h, operators through refstack_request().
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
#include "refstack/csms/connection.h"
#include "refstack/stack/trust.h"
#include "security/crypto.h"

struct refstack;

/* A database in memory that one stack leaves for the next, which finds it empty: making its tables
 * and statements takes longer than many a story. */
struct refstack_spare;

/** To be freed after the stacks that have it. */
struct refstack_spare *refstack_spare_new(void);
void refstack_spare_free(struct refstack_spare *spare);

struct refstack_config {
    struct vclock *clk;           /* borrowed; its only time */
    const char *db_path;          /* NULL: in memory */
    struct refstack_spare *spare; /* for one in memory: taken from here, and left here; or NULL */
    const char *zone_rule;        /* POSIX TZ rule of local time, "UTC0" */
    enum mutant mutant;           /* MUTANT_none: honest */
    bool quiet;                   /* answer only, never start a CALL unasked */
    int64_t heartbeat_s;          /* interval given in BootNotification.conf, from 1 on */
    int64_t silent_session_ms;    /* sessions of a station that is silent so long end; 0: never */
    struct crypto *crypto;        /* borrowed */
    /* Asked when the first certificate is looked at or signed; NULL, or NULL as its answer: there
     * are none. What it returns is borrowed. */
    const struct refstack_trust *(*trust)(void *ctx);
    void *trust_ctx;
};

/** @return NULL with @p why (a sentence, the caller frees it) when the database cannot be opened.
 */
struct refstack *refstack_new(const struct refstack_config *config, char **why);
/** Why nothing can be kept since a while (a full disk), in words; NULL: all is well. Meanwhile what
 * would change something is refused. */
const char *refstack_trouble(const struct refstack *rs);
void refstack_free(struct refstack *rs);

/** One request of the operator API: @p method GET, POST, PUT, DELETE; @p path from "/api/...",
 * query string included, percent-encoding decoded by the stack; @p body may be NULL.
 * @return the HTTP status; *@p answer is a JSON value that the caller deletes (never NULL). */
int refstack_request(struct refstack *rs, const char *method, const char *path, const cJSON *body,
                     cJSON **answer);

/** @p fn is called (never from inside a request) when there is something new to read: a desk event,
 * the answer to a command, an invoice. One watcher. */
void refstack_watch(struct refstack *rs, void (*fn)(void *ctx), void *ctx);

/** @p fn is told why a request of a station is refused where the answer has no room for it; both
 * texts are borrowed. One is told. */
void refstack_watch_refusals(struct refstack *rs,
                             void (*fn)(void *ctx, const char *station, const char *why),
                             void *ctx);

/** No command waits for a station and nothing is due at this moment. */
bool refstack_settled(const struct refstack *rs);

#endif
