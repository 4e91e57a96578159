/* call_queue.h - the CALLs one side of a connection sends: one at a time, in order, with time-outs.
 *
 * Two kinds of CALL:
 *   plain        sent when its turn comes; fails when nobody answers in time; is lost (and told so)
 *                when the connection goes.  While offline it is refused: a Heartbeat or a
 *                StatusNotification of yesterday is no use.
 *   transaction  StartTransaction, StopTransaction and MeterValues of a transaction: kept while
 *                offline, replayed in the order they were made, and repeated when the other side
 *                fails to process them (CALLERROR or no answer): up to `attempts` transmissions in
 *                all (0: for ever), with a pause of retry_ms x the transmissions so far; then
 * dropped.  New ones wait until the older are through; plain CALLs may overtake a backlog.
 *
 * A transmission cut off by the loss of the connection does not count as an attempt.  A repetition
 * has a new message id.  An answer that is not for the CALL in flight is nobody's: it is dropped.
 *
 * The queue outlives connections, so ids ("PREFIX-1", "PREFIX-2", ...) are unique over all of
 * them.  It knows a clock and a way to send, nothing of stations; used by the station and by the
 * reference CSMS.
 */
#ifndef OCPP_CALL_QUEUE_H
#define OCPP_CALL_QUEUE_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/vclock.h"
#include "ocpp/frame.h"

struct call_queue;

enum call_queue_state {
    CALL_QUEUE_offline, /* nothing can be sent */
    CALL_QUEUE_booting, /* only plain CALLs are sent; transaction messages wait */
    CALL_QUEUE_online
};

#define CALL_QUEUE_END_LIST(X)                                                                     \
    X(answered, "answered")                                                                        \
    X(refused, "CALLERROR")                                                                        \
    X(timed_out, "time-out")                                                                       \
    X(lost, "connection lost")
#define X(name, words) CALL_QUEUE_##name,
enum call_queue_end { CALL_QUEUE_END_LIST(X) CALL_QUEUE_END_COUNT };
#undef X
const char *call_queue_end_words(enum call_queue_end end);

/* How a CALL (or one transmission of it) ended; all borrowed for the call. */
struct call_queue_reply {
    const char *action;
    const char *id; /* of the last transmission; NULL when there was none */
    enum call_queue_end end;
    const cJSON *payload;           /* answered; NULL when the answer holds no object */
    const char *code, *description; /* refused */
    int attempts;                   /* transmissions that count, this one included */
    bool dropped;                   /* it is not tried again */
};

/** Told once of each CALL, when it is over for good; may make new CALLs. */
typedef void call_queue_done_fn(void *owner, const struct call_queue_reply *reply);

#define CALL_QUEUE_PREFIX 26 /* what is left of an id goes to a dash and a number */

struct call_queue_config {
    struct vclock *clk; /* borrowed */
    const char *prefix; /* of message ids, at most CALL_QUEUE_PREFIX characters; copied */
    int64_t timeout_ms; /* how long to wait for an answer */
    int attempts;       /* TransactionMessageAttempts; 0: as many as it takes */
    int64_t retry_ms;   /* TransactionMessageRetryInterval */
    size_t limit;       /* CALLs of each kind that may wait */
    uint64_t first;     /* number of the first id, 0 for 1 */
    void *ctx;          /* for the three below */
    /* Puts a frame on the wire; anything but S_OK: it was not sent. Must not call back. */
    enum status (*send)(void *ctx, const struct call_queue_reply *call, const char *text,
                        size_t len);
    /* May be NULL. Before each transmission of a transaction message: last changes to its payload
     * (a transaction id that was not known when it was queued). */
    void (*prepare)(void *ctx, void *owner, const char *action, cJSON *payload);
    /* May be NULL. A transmission failed or a CALL was lost, for the log. */
    void (*failed)(void *ctx, const struct call_queue_reply *reply);
};

/** Begins offline. */
struct call_queue *call_queue_new(const struct call_queue_config *config);
/** Forgets whatever waits; nobody is told. */
void call_queue_free(struct call_queue *o);

/** The state of the connection changed. Going offline ends the CALL in flight and all plain ones
 * as lost (their done is called from here) and puts a transaction message back to the front. */
void call_queue_set_state(struct call_queue *o, enum call_queue_state state);
enum call_queue_state call_queue_state(const struct call_queue *o);

/** New values for CALLs that begin from now on. */
void call_queue_set_retry(struct call_queue *o, int attempts, int64_t retry_ms);
void call_queue_set_timeout(struct call_queue *o, int64_t timeout_ms);

/** Sends a plain CALL, at once or when its turn comes. @p payload (NULL for {}) is consumed in
 * every case; @p done may be NULL. S_REFUSED offline, S_FULL when too many wait: then done is not
 * called. */
enum status call_queue_call(struct call_queue *o, const char *action, cJSON *payload,
                            call_queue_done_fn *done, void *owner);
/** Sends or keeps a transaction message. S_FULL when too many wait. */
enum status call_queue_transaction(struct call_queue *o, const char *action, cJSON *payload,
                                   call_queue_done_fn *done, void *owner);

/** Hands over a CALLRESULT or CALLERROR that arrived. @return false when nobody waits for it: it is
 * late or was never asked for, and has to be ignored. */
bool call_queue_answer(struct call_queue *o, const struct frame *f);

/** A message id that no CALL of this queue has had or will have, for what is sent past it. */
void call_queue_new_id(struct call_queue *o, char id[FRAME_ID_MAX + 1]);

/** Action of the CALL in flight, NULL when there is none. */
const char *call_queue_in_flight(const struct call_queue *o);
/** CALLs that wait or are in flight: all, and transaction messages alone. */
size_t call_queue_waiting(const struct call_queue *o);
size_t call_queue_backlog(const struct call_queue *o);

#endif
