/* stack.h - the inside of the reference stack, for its own files only.
 *
 * The stack is one database, one clock and a few parts (CSMS, desk, billing).  A part is a noun
 * with a table of routes and a piece of SQL schema; parts.def lists them.  Parts talk in two ways:
 * the desk and the biller read the CSMS through csms.h and the tables of csms_schema.c, and
 * everybody hears what happened through stack_tell().
 */
#ifndef REFSTACK_STACK_H
#define REFSTACK_STACK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tz.h"
#include "refstack/refstack.h"
#include "refstack/stack/db.h"

struct api_route;

/* What happened, as the parts tell each other. station, connector, at_ms are always set.
 *   offline   an accepted station has not been heard of for two heartbeat intervals
 *   online    .. and now it has
 *   booted    BootNotification was accepted
 *   faulted   a connector reports Faulted (error_code says why)
 *   lock      a connector reports ConnectorLockFailure, whatever its status
 *   cleared   a connector that was faulted or had a lock failure reports neither
 *   status    any StatusNotification, after the more particular event; error_code holds the status
 *   session   a transaction has ended (session is its id)
 *   command   a command is done (session is the command's id)
 */
#define STACK_EVENTS(X)                                                                            \
    X(offline)                                                                                     \
    X(online)                                                                                      \
    X(booted)                                                                                      \
    X(faulted)                                                                                     \
    X(lock)                                                                                        \
    X(cleared)                                                                                     \
    X(status)                                                                                      \
    X(session)                                                                                     \
    X(command)

#define X(name) STACK_##name,
enum stack_event_kind { STACK_EVENTS(X) STACK_EVENT_COUNT };
#undef X

struct stack_event {
    enum stack_event_kind kind;
    const char *station;
    int connector;
    int64_t at_ms; /* when it happened, by the station's word where it gives one */
    const char *error_code;
    int64_t session;
};

struct stack_part {
    const char *name;
    void (*schema)(struct db *db);      /* CREATE TABLE IF NOT EXISTS ... */
    const struct api_route *routes;     /* ends with a row whose method is NULL */
    void *(*make)(struct refstack *rs); /* its state; the database is ready. NULL allowed */
    void (*free)(void *part);           /* NULL allowed */
    void (*hear)(void *part, const struct stack_event *event); /* NULL: deaf */
    bool (*settled)(const void *part);                         /* NULL: always */
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
    struct tz tz; /* local time */
    enum mutant mutant;
    bool quiet;
    struct keysmith *keysmith;
    const struct refstack_trust *(*trust)(void *ctx); /* see refstack_trusts() */
    void *trust_ctx;
    int64_t heartbeat_s;
    void *parts[STACK_PART_COUNT];
    void (*watch)(void *ctx);
    void *watch_ctx;
    struct vtimer watch_timer;
};

/** Whom @p rs believes; NULL: nobody. Making the certificates takes time: ask when one is needed.
 */
const struct refstack_trust *refstack_trusts(const struct refstack *rs);

/** All parts, by id. */
const struct stack_part *stack_part(enum stack_part_id id);

/** Tells every part; within the caller's database change, so what they write stands or falls with
 * it. */
void stack_tell(struct refstack *rs, const struct stack_event *event);

/** There is something new to read: the watcher is called once this turn is over. */
void stack_news(struct refstack *rs);

static inline bool mutant_is(const struct refstack *rs, enum mutant m)
{
    return rs->mutant == m;
}

#endif
