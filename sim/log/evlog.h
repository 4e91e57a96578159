/* evlog.h - the event log: every fact, once, in order.
 *
 * Things happen left of the log and are read right of it.  The log numbers what it is told
 * (seq, from 1), stamps it with virtual time and hands it to a sink (the run file, or memory in a
 * test); it keeps nothing itself.
 *
 * Causes: every event names the seq of the event that caused it (0: nothing did).  Whoever starts
 * a chain of consequences sets the current cause with evlog_because() and puts the old one back;
 * an event added without a cause of its own takes the current one.  The run loop clears the
 * current cause before each timer.
 *
 * Kinds and their data fields: event.def.  The run file, and the digest of a run: host/store.h of
 * the harness.
 */
#ifndef SIM_EVLOG_H
#define SIM_EVLOG_H

#include <cjson/cJSON.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vclock.h"

#define EVENT(kind, mark, sentence, fields) EV_##kind,
enum event_kind {
#include "log/event.def"
    EV_COUNT
};
#undef EVENT

/* clang-format off */
#define ACTOR_KIND_LIST(X)                                                                         \
    X(world)                                                                                       \
    X(site) X(station) X(connector) X(vehicle) X(driver) X(agents) X(agent) X(technician)          \
        X(ticket) X(sut)
/* clang-format on */
#define X(name) ACTOR_##name,
enum actor_kind { ACTOR_KIND_LIST(X) ACTOR_KIND_COUNT };
#undef X

/** Facts of one row of event.def. */
struct event_info {
    const char *name;
    char mark;
    const char *sentence;
    const char *fields;
};

const struct event_info *event_info(enum event_kind kind);
/** Kind called @p name, EV_COUNT when there is none. */
enum event_kind event_kind_of(const char *name);
const char *actor_kind_name(enum actor_kind kind);

struct evlog_frame;

struct evlog_event {
    uint64_t seq;
    int64_t virt_ms;
    int actor;
    enum event_kind kind;
    uint64_t cause;
    const char *data;                /* JSON object, borrowed for the call */
    const struct evlog_frame *frame; /* of an EV_frame event, borrowed as well; else NULL */
};

/* One charging session as it really was, whatever station, CSMS and biller believe of it.
 * All text is borrowed; NULL where unknown.  *_ms is VCLOCK_NEVER where it did not happen. */
struct truth_phase {
    const char *kind; /* charging, suspended_ev, suspended_evse, idle, lock_fault, offline */
    int64_t from_ms, to_ms;
};

struct truth_quarter {
    int64_t from_ms; /* start of the quarter of an hour, UTC */
    int64_t mj;      /* energy in it, W x ms */
};

struct truth {
    int session; /* number in the world, from 1 */
    const char *driver, *token, *station, *reason;
    int connector;
    int64_t transaction_id;       /* 0: never got one */
    const char *transaction_text; /* that of 2.x; NULL: none */
    /* A second transaction without unplugging is a session of its own: the first one's unplugged_ms
     * and the second one's plugged_ms are the moment the second began. */
    int64_t plugged_ms, started_ms, stopped_ms, unplugged_ms;
    int64_t mj;          /* energy delivered in the session, W x ms */
    int64_t register_mj; /* the connector's true register when the session began, W x ms */
    const struct truth_phase *phases;
    size_t phase_count;
    const struct truth_quarter *quarters;
    size_t quarter_count;
};

/* Where the log goes.  Everything handed over is borrowed for the call. */
struct evlog_sink {
    void (*actor)(void *ctx, int id, enum actor_kind kind, const char *name, const char *data);
    void (*event)(void *ctx, const struct evlog_event *ev);
    /* @p ev is the EV_frame event the text belongs to. */
    void (*frame)(void *ctx, const struct evlog_event *ev, const char *text, size_t len);
    void (*truth)(void *ctx, const struct truth *t);
};

struct evlog;

/** A log that takes its time from @p clk and feeds @p sink (may be NULL: counted, then dropped).
 * Both and @p ctx are borrowed. */
struct evlog *evlog_new(struct vclock *clk, const struct evlog_sink *sink, void *ctx);
void evlog_free(struct evlog *log);

/** Registers an actor; @p data (may be NULL) is consumed.  @return its id, from 1. */
int evlog_actor(struct evlog *log, enum actor_kind kind, const char *name, cJSON *data);

/** Adds an event with the current cause; @p data (may be NULL) is consumed.  @return its seq. */
uint64_t evlog_add(struct evlog *log, int actor, enum event_kind kind, cJSON *data);

/** As evlog_add() with the cause given. */
uint64_t evlog_add_caused(struct evlog *log, int actor, enum event_kind kind, uint64_t cause,
                          cJSON *data);

/* One frame as it passed; text is borrowed. */
struct evlog_frame {
    const char *dir;    /* "out" from the station to the CSMS, "in" the other way */
    int type;           /* message type number, 0 where the frame is broken */
    const char *id;     /* may be NULL */
    const char *action; /* may be NULL */
    const char *text;
    size_t len;
};

/** Adds an EV_frame event and its text. @return its seq. */
uint64_t evlog_frame(struct evlog *log, int actor, const struct evlog_frame *frame);

void evlog_truth(struct evlog *log, const struct truth *t);

/** Makes @p seq the current cause.  @return the one before, to be put back. */
uint64_t evlog_because(struct evlog *log, uint64_t seq);
uint64_t evlog_cause(const struct evlog *log);
/** Seq of the newest event, 0 at first. */
uint64_t evlog_last(const struct evlog *log);

#endif
