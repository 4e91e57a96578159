#include "ocpp/call_queue.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
    ENDLESS_PAUSE_MS = 1000, /* at least, where attempts never end: no clock would go on else */
};

struct call {
    struct call *next;
    uint64_t order; /* of making, over both kinds */
    char *action;
    cJSON *payload;
    call_queue_done_fn *done;
    void *owner;
    bool transaction;
    int attempts; /* transmissions that count */
    char id[FRAME_ID_MAX + 1];
};

struct queue {
    struct call *head, *tail;
    size_t count;
};

/* replaying: the transaction queue is a backlog (it grew offline or its head failed), so that plain
 * CALLs go first; else both kinds leave in the order they were made. */
struct call_queue {
    struct call_queue_config cfg;
    char prefix[CALL_QUEUE_PREFIX + 1];
    enum call_queue_state state;
    uint64_t next_id, next_order;
    struct queue plain, transaction;
    struct call *flying;
    bool replaying;
    struct vtimer timeout; /* of the CALL in flight */
    struct vtimer retry;   /* pause before the head of the transaction queue is sent again */
};

const char *call_queue_end_words(enum call_queue_end end)
{
    static const char *const text[CALL_QUEUE_END_COUNT] = {
#define X(name, words) [CALL_QUEUE_##name] = words,
        CALL_QUEUE_END_LIST(X)
#undef X
    };

    assert((unsigned)end < CALL_QUEUE_END_COUNT);
    return text[end];
}

/* --- queues --------------------------------------------------------------------------------- */

static void push_back(struct queue *q, struct call *c)
{
    c->next = NULL;
    if (q->tail)
        q->tail->next = c;
    else
        q->head = c;
    q->tail = c;
    q->count++;
}

static void push_front(struct queue *q, struct call *c)
{
    c->next = q->head;
    q->head = c;
    if (!q->tail)
        q->tail = c;
    q->count++;
}

static struct call *pop(struct queue *q)
{
    struct call *c = q->head;

    if (!c)
        return NULL;
    q->head = c->next;
    if (!q->head)
        q->tail = NULL;
    q->count--;
    c->next = NULL;
    return c;
}

static void call_free(struct call *c)
{
    if (!c)
        return;
    free(c->action);
    cJSON_Delete(c->payload);
    free(c);
}

static void drain(struct queue *q)
{
    while (q->head)
        call_free(pop(q));
}

/* --- ends ----------------------------------------------------------------------------------- */

static struct call_queue_reply reply_of(const struct call *c, enum call_queue_end end)
{
    return (struct call_queue_reply){.action = c->action,
                                     .id = c->id[0] ? c->id : NULL,
                                     .end = end,
                                     .attempts = c->attempts,
                                     .dropped = true};
}

/* Tells its owner and frees it. */
static void finish(struct call_queue *o, struct call *c, const struct call_queue_reply *reply)
{
    if (reply->end != CALL_QUEUE_answered && o->cfg.failed)
        o->cfg.failed(o->cfg.ctx, reply);
    if (c->done)
        c->done(c->owner, reply);
    call_free(c);
}

static void pump(struct call_queue *o);

/* The other side did not process @p c: a transaction message comes again after a pause. */
static void fail(struct call_queue *o, struct call *c, struct call_queue_reply *reply)
{
    int64_t pause_ms = o->cfg.retry_ms * c->attempts;

    if (!c->transaction || (o->cfg.attempts > 0 && c->attempts >= o->cfg.attempts)) {
        finish(o, c, reply);
        return;
    }
    reply->dropped = false;
    if (o->cfg.failed)
        o->cfg.failed(o->cfg.ctx, reply);
    push_front(&o->transaction, c);
    o->replaying = true;
    if (o->cfg.attempts == 0 && pause_ms < ENDLESS_PAUSE_MS)
        pause_ms = ENDLESS_PAUSE_MS;
    vclock_arm(o->cfg.clk, &o->retry, pause_ms);
}

static void on_timeout(struct vtimer *timer, void *owner)
{
    struct call_queue *o = owner;
    struct call *c = o->flying;
    struct call_queue_reply reply = reply_of(c, CALL_QUEUE_timed_out);

    (void)timer;
    o->flying = NULL;
    fail(o, c, &reply);
    pump(o);
}

static void on_retry(struct vtimer *timer, void *owner)
{
    (void)timer;
    pump(owner);
}

/* --- sending -------------------------------------------------------------------------------- */

static struct call *next_call(struct call_queue *o)
{
    struct call *plain = o->plain.head, *transaction = o->transaction.head;

    if (o->state != CALL_QUEUE_online || vtimer_armed(&o->retry))
        transaction = NULL;
    if (plain && (!transaction || o->replaying || plain->order < transaction->order))
        return pop(&o->plain);
    return transaction ? pop(&o->transaction) : NULL;
}

static void put_back(struct call_queue *o, struct call *c)
{
    o->replaying = true;
    push_front(&o->transaction, c);
}

void call_queue_new_id(struct call_queue *o, char id[FRAME_ID_MAX + 1])
{
    snprintf(id, FRAME_ID_MAX + 1, "%s-%" PRIu64, o->prefix, o->next_id++);
}

/* @return false when it could not be sent and was not sent */
static bool transmit(struct call_queue *o, struct call *c)
{
    struct call_queue_reply call;
    enum status st;
    char *text;

    if (c->transaction && o->cfg.prepare)
        o->cfg.prepare(o->cfg.ctx, c->owner, c->action, c->payload);
    call_queue_new_id(o, c->id);
    text = frame_call_text(c->id, c->action, c->payload);
    call = reply_of(c, CALL_QUEUE_answered);
    st = o->cfg.send(o->cfg.ctx, &call, text, strlen(text));
    free(text);
    return st == S_OK;
}

/* A wire that takes nothing gets a pause: no timer may spin. */
static void unsent(struct call_queue *o, struct call *c)
{
    struct call_queue_reply reply = reply_of(c, CALL_QUEUE_lost);

    if (!c->transaction) {
        finish(o, c, &reply);
        return;
    }
    reply.dropped = false;
    if (o->cfg.failed)
        o->cfg.failed(o->cfg.ctx, &reply);
    put_back(o, c);
    vclock_arm(o->cfg.clk, &o->retry, o->cfg.retry_ms > 0 ? o->cfg.retry_ms : 1000);
}

static void pump(struct call_queue *o)
{
    while (!o->flying && o->state != CALL_QUEUE_offline) {
        struct call *c = next_call(o);

        if (!c)
            break;
        if (!transmit(o, c)) {
            unsent(o, c);
            continue;
        }
        c->attempts++;
        o->flying = c;
        vclock_arm(o->cfg.clk, &o->timeout, o->cfg.timeout_ms);
    }
    if (o->transaction.count == 0 && !(o->flying && o->flying->transaction))
        o->replaying = false;
}

static enum status add(struct call_queue *o, struct queue *q, struct call *c)
{
    if (q->count >= o->cfg.limit) {
        call_free(c);
        return S_FULL;
    }
    c->order = o->next_order++;
    push_back(q, c);
    if (c->transaction && o->state != CALL_QUEUE_online)
        o->replaying = true;
    pump(o);
    return S_OK;
}

static struct call *call_new(const char *action, cJSON *payload, call_queue_done_fn *done,
                             void *owner)
{
    struct call *c = mem_new(sizeof(*c));

    c->action = mem_text(action);
    c->payload = payload ? payload : cJSON_CreateObject();
    c->done = done;
    c->owner = owner;
    return c;
}

enum status call_queue_call(struct call_queue *o, const char *action, cJSON *payload,
                            call_queue_done_fn *done, void *owner)
{
    if (o->state == CALL_QUEUE_offline) {
        cJSON_Delete(payload);
        return S_REFUSED;
    }
    return add(o, &o->plain, call_new(action, payload, done, owner));
}

enum status call_queue_transaction(struct call_queue *o, const char *action, cJSON *payload,
                                   call_queue_done_fn *done, void *owner)
{
    struct call *c = call_new(action, payload, done, owner);

    c->transaction = true;
    return add(o, &o->transaction, c);
}

bool call_queue_answer(struct call_queue *o, const struct frame *f)
{
    struct call *c = o->flying;
    struct call_queue_reply reply;

    if (!c || !f->id || strcmp(c->id, f->id) != 0)
        return false;
    if (frame_sense(f) != FRAME_SENSE_answer)
        return false;
    o->flying = NULL;
    vclock_disarm(o->cfg.clk, &o->timeout);
    reply = reply_of(c, f->type == FRAME_result ? CALL_QUEUE_answered : CALL_QUEUE_refused);
    reply.payload = f->payload;
    reply.code = f->code;
    reply.description = f->description;
    if (f->type == FRAME_result)
        finish(o, c, &reply);
    else
        fail(o, c, &reply);
    pump(o);
    return true;
}

/* --- the connection ------------------------------------------------------------------------- */

static void lose(struct call_queue *o, struct call *c)
{
    struct call_queue_reply reply = reply_of(c, CALL_QUEUE_lost);

    if (!c->transaction) {
        finish(o, c, &reply);
        return;
    }
    c->attempts--;
    reply.attempts = c->attempts;
    reply.dropped = false;
    if (o->cfg.failed)
        o->cfg.failed(o->cfg.ctx, &reply);
    put_back(o, c);
}

void call_queue_set_state(struct call_queue *o, enum call_queue_state state)
{
    struct call *c = o->flying;

    if (state == o->state)
        return;
    o->state = state;
    if (state != CALL_QUEUE_offline) {
        o->replaying = o->replaying || o->transaction.count > 0;
        pump(o);
        return;
    }
    vclock_disarm(o->cfg.clk, &o->timeout);
    o->flying = NULL;
    if (c)
        lose(o, c);
    while (o->state == CALL_QUEUE_offline && (c = pop(&o->plain)) != NULL)
        lose(o, c);
}

enum call_queue_state call_queue_state(const struct call_queue *o)
{
    return o->state;
}

struct call_queue *call_queue_new(const struct call_queue_config *config)
{
    struct call_queue *o = mem_new(sizeof(*o));

    assert(config->clk && config->send && config->attempts >= 0 && config->limit > 0);
    assert(strlen(config->prefix) <= CALL_QUEUE_PREFIX);
    o->cfg = *config;
    snprintf(o->prefix, sizeof(o->prefix), "%s", config->prefix);
    o->cfg.prefix = o->prefix;
    o->next_id = config->first ? config->first : 1;
    vtimer_init(&o->timeout, on_timeout, o);
    vtimer_init(&o->retry, on_retry, o);
    return o;
}

void call_queue_free(struct call_queue *o)
{
    if (!o)
        return;
    vclock_disarm(o->cfg.clk, &o->timeout);
    vclock_disarm(o->cfg.clk, &o->retry);
    call_free(o->flying);
    drain(&o->plain);
    drain(&o->transaction);
    free(o);
}

void call_queue_set_retry(struct call_queue *o, int attempts, int64_t retry_ms)
{
    assert(attempts >= 0 && retry_ms >= 0);
    o->cfg.attempts = attempts;
    o->cfg.retry_ms = retry_ms;
}

void call_queue_set_timeout(struct call_queue *o, int64_t timeout_ms)
{
    assert(timeout_ms > 0);
    o->cfg.timeout_ms = timeout_ms;
}

const char *call_queue_in_flight(const struct call_queue *o)
{
    return o->flying ? o->flying->action : NULL;
}

size_t call_queue_waiting(const struct call_queue *o)
{
    return o->plain.count + o->transaction.count + (o->flying != NULL);
}

size_t call_queue_backlog(const struct call_queue *o)
{
    return o->transaction.count + (o->flying && o->flying->transaction);
}
