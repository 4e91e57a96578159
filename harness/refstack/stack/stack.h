/* stack.h - the ground on which the parts of the reference stack stand.
 *
 * The stack is one database, one clock and a few parts (CSMS, desk, billing).  A part is a noun
 * with a table of routes and a piece of SQL schema: one const record, listed in parts.def.  A part
 * reads the tables of another and calls what its header offers (csms.h); what happens everybody
 * hears through stack_tell(), and a price is asked for through stack_cost().
 */
#ifndef REFSTACK_STACK_H
#define REFSTACK_STACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tz.h"
#include "base/vclock.h"
#include "log/mutant.h"
#include "refstack/stack/db.h"
#include "refstack/stack/trust.h"
#include "security/crypto.h"

struct api_route;
struct csms_dialect;
struct refstack;
struct refstack_spare;

/* What happened, as the parts tell each other. station, connector, at_ms are always set.
 *   offline   an accepted station has not been heard of for two heartbeat intervals
 *   online    a station that was offline has been heard of again
 *   gone      a station that was offline has been silent for as long as its sessions may wait for
 * it faulted   a connector reports Faulted (error_code says why); told by csms/status.c, made a
 *             ticket by desk/alarm.c, as are offline and lock
 *   lock      a connector reports ConnectorLockFailure, whatever its status
 *   cleared   a connector that was faulted or had a lock failure reports neither
 */
#define STACK_EVENTS(X)                                                                            \
    X(offline)                                                                                     \
    X(online)                                                                                      \
    X(gone)                                                                                        \
    X(faulted)                                                                                     \
    X(lock)                                                                                        \
    X(cleared)

#define X(name) STACK_##name,
enum stack_event_kind { STACK_EVENTS(X) STACK_EVENT_COUNT };
#undef X

struct stack_event {
    enum stack_event_kind kind;
    const char *station;
    int connector;
    int64_t at_ms; /* when it happened, by the station's word where it gives one */
    const char *error_code;
};

/* What a session costs so far, or has cost. */
struct stack_cost {
    int64_t micro; /* tax included, in millionths of the currency */
    bool shown;    /* its tariff wants drivers to see the running cost */
};

struct stack_part {
    const char *name;
    const char *schema;                 /* SQL: CREATE TABLE IF NOT EXISTS ... */
    const struct api_route *routes;     /* ends with a row whose method is NULL */
    void *(*make)(struct refstack *rs); /* its state; the database is ready. NULL allowed */
    void (*free)(void *state);          /* NULL allowed */
    void (*hear)(void *state, const struct stack_event *event);         /* NULL: deaf */
    bool (*settled)(const void *state);                                 /* NULL: always */
    bool (*cost)(void *state, int64_t session, struct stack_cost *out); /* NULL: knows no prices */
};

#define PART(name) STACK_PART_##name,
enum stack_part_id {
#include "refstack/stack/parts.def"
    STACK_PART_COUNT
};
#undef PART

struct refstack {
    struct vclock *clk;
    struct db *db;
    struct refstack_spare *spare; /* where the database goes in the end; NULL: it is closed */
    struct tz tz;                 /* local time */
    enum mutant mutant;
    bool quiet;
    struct crypto *crypto;
    const struct refstack_trust *(*trust)(void *ctx); /* see stack_trust() */
    void *trust_ctx;
    int64_t heartbeat_s;
    int64_t silent_session_ms;                  /* 0: sessions wait for ever */
    const struct stack_part *const *parts;      /* by id, then NULL */
    void *state[STACK_PART_COUNT];              /* what each part has made */
    const struct csms_dialect *const *dialects; /* of OCPP, ended by NULL; see csms/dialect.h */
    struct refstack_conn *conns;                /* that nobody has closed yet */
    void (*watch)(void *ctx);
    void *watch_ctx;
    struct vtimer watch_timer, restart_timer;
    void (*refused)(void *ctx, const char *station, const char *why); /* NULL: nobody is told */
    void *refused_ctx;
    char *words; /* of a refusal, where they had to be made up */
};

/** Makes the watcher's timer; what stack_news() needs. */
void stack_news_init(struct refstack *rs);

/** There is something new to read: the watcher is called once this turn is over. */
void stack_news(struct refstack *rs);

/** Once this turn is over the stack stops and starts anew; refstack.c does. */
void stack_restart(struct refstack *rs);

/** Tells every part; within the caller's database change, so what they write stands or falls with
 * it. */
void stack_tell(struct refstack *rs, const struct stack_event *event);

/** What session @p id costs: all of it when it has ended, else up to now.
 * @return false when no part has a price for it */
bool stack_cost(struct refstack *rs, int64_t id, struct stack_cost *out);

/** Whom @p rs believes; NULL: nobody. Making the certificates takes time: ask when one is needed.
 */
static inline const struct refstack_trust *stack_trust(const struct refstack *rs)
{
    return rs->trust ? rs->trust(rs->trust_ctx) : NULL;
}

static inline bool mutant_is(const struct refstack *rs, enum mutant m)
{
    return rs->mutant == m;
}

#endif
