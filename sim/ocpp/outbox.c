#include "ocpp/outbox.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define PREFIX_MAX 16

struct call {
    struct call *next;
    uint64_t order; /* of making, over both kinds */
    char *action;
    cJSON *payload;
    outbox_done_fn *done;
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
struct outbox {
    struct outbox_config cfg;
    char prefix[PREFIX_MAX + 1];
    enum outbox_state state;
    uint64_t next_id, next_order;
    struct queue plain, transaction;
    struct call *flying;
    bool replaying;
    struct vtimer timeout; /* of the CALL in flight */
    struct vtimer retry;   /* pause before the head of the transaction queue is sent again */
};

const char *outbox_end_words(enum outbox_end end)
{
    static const char *const text[OUTBOX_END_COUNT] = {
#define X(name, words) [OUTBOX_##name] = words,
        OUTBOX_END_LIST(X)
#undef X
    };

    assert((unsigned)end < OUTBOX_END_COUNT);
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

static struct outbox_reply reply_of(const struct call *c, enum outbox_end end)
{
    return (struct outbox_reply){.action = c->action,
                                 .id = c->id[0] ? c->id : NULL,
                                 .end = end,
                                 .attempts = c->attempts,
                                 .dropped = true};
}

/* Tells its owner and frees it. */
static void finish(struct outbox *o, struct call *c, const struct outbox_reply *reply)
{
    if (reply->end != OUTBOX_answered && o->cfg.failed)
        o->cfg.failed(o->cfg.ctx, reply);
    if (c->done)
        c->done(c->owner, reply);
    call_free(c);
}

static void pump(struct outbox *o);

/* The other side did not process @p c: a transaction message comes again after a pause. */
static void fail(struct outbox *o, struct call *c, struct outbox_reply *reply)
{
    if (!c->transaction || c->attempts >= o->cfg.attempts) {
        finish(o, c, reply);
        return;
    }
    reply->dropped = false;
    if (o->cfg.failed)
        o->cfg.failed(o->cfg.ctx, reply);
    push_front(&o->transaction, c);
    o->replaying = true;
    vclock_arm(o->cfg.clk, &o->retry, o->cfg.retry_ms * c->attempts);
}

static void on_timeout(struct vtimer *timer, void *owner)
{
    struct outbox *o = owner;
    struct call *c = o->flying;
    struct outbox_reply reply = reply_of(c, OUTBOX_timed_out);

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

static struct call *next_call(struct outbox *o)
{
    struct call *plain = o->plain.head, *transaction = o->transaction.head;

    if (o->state != OUTBOX_online || vtimer_armed(&o->retry))
        transaction = NULL;
    if (plain && (!transaction || o->replaying || plain->order < transaction->order))
        return pop(&o->plain);
    return transaction ? pop(&o->transaction) : NULL;
}

static void put_back(struct outbox *o, struct call *c)
{
    o->replaying = true;
    push_front(&o->transaction, c);
}

/* @return false when it could not be sent and was not sent */
static bool transmit(struct outbox *o, struct call *c)
{
    struct outbox_reply call;
    enum status st;
    char *text;

    if (c->transaction && o->cfg.prepare)
        o->cfg.prepare(o->cfg.ctx, c->owner, c->action, c->payload);
    snprintf(c->id, sizeof(c->id), "%s-%" PRIu64, o->prefix, o->next_id++);
    text = frame_call_text(c->id, c->action, c->payload);
    call = reply_of(c, OUTBOX_answered);
    st = o->cfg.send(o->cfg.ctx, &call, text, strlen(text));
    free(text);
    return st == S_OK;
}

/* A wire that takes nothing gets a pause: no timer may spin. */
static void unsent(struct outbox *o, struct call *c)
{
    struct outbox_reply reply = reply_of(c, OUTBOX_lost);

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

static void pump(struct outbox *o)
{
    while (!o->flying && o->state != OUTBOX_offline) {
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

static enum status add(struct outbox *o, struct queue *q, struct call *c)
{
    if (q->count >= o->cfg.limit) {
        call_free(c);
        return S_FULL;
    }
    c->order = o->next_order++;
    push_back(q, c);
    if (c->transaction && o->state != OUTBOX_online)
        o->replaying = true;
    pump(o);
    return S_OK;
}

static struct call *call_new(const char *action, cJSON *payload, outbox_done_fn *done, void *owner)
{
    struct call *c = mem_new(sizeof(*c));

    c->action = mem_text(action);
    c->payload = payload ? payload : cJSON_CreateObject();
    c->done = done;
    c->owner = owner;
    return c;
}

enum status outbox_call(struct outbox *o, const char *action, cJSON *payload, outbox_done_fn *done,
                        void *owner)
{
    if (o->state == OUTBOX_offline) {
        cJSON_Delete(payload);
        return S_REFUSED;
    }
    return add(o, &o->plain, call_new(action, payload, done, owner));
}

enum status outbox_transaction(struct outbox *o, const char *action, cJSON *payload,
                               outbox_done_fn *done, void *owner)
{
    struct call *c = call_new(action, payload, done, owner);

    c->transaction = true;
    return add(o, &o->transaction, c);
}

bool outbox_answer(struct outbox *o, const struct frame *f)
{
    struct call *c = o->flying;
    struct outbox_reply reply;

    if (!c || !f->id || strcmp(c->id, f->id) != 0)
        return false;
    if (f->type != FRAME_result && f->type != FRAME_error)
        return false;
    o->flying = NULL;
    vclock_disarm(o->cfg.clk, &o->timeout);
    reply = reply_of(c, f->type == FRAME_result ? OUTBOX_answered : OUTBOX_refused);
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

static void lose(struct outbox *o, struct call *c)
{
    struct outbox_reply reply = reply_of(c, OUTBOX_lost);

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

void outbox_set_state(struct outbox *o, enum outbox_state state)
{
    struct call *c = o->flying;

    if (state == o->state)
        return;
    o->state = state;
    if (state != OUTBOX_offline) {
        o->replaying = o->replaying || o->transaction.count > 0;
        pump(o);
        return;
    }
    vclock_disarm(o->cfg.clk, &o->timeout);
    o->flying = NULL;
    if (c)
        lose(o, c);
    while (o->state == OUTBOX_offline && (c = pop(&o->plain)) != NULL)
        lose(o, c);
}

enum outbox_state outbox_state(const struct outbox *o)
{
    return o->state;
}

struct outbox *outbox_new(const struct outbox_config *config)
{
    struct outbox *o = mem_new(sizeof(*o));

    assert(config->clk && config->send && config->attempts >= 1 && config->limit > 0);
    assert(strlen(config->prefix) <= PREFIX_MAX);
    o->cfg = *config;
    snprintf(o->prefix, sizeof(o->prefix), "%s", config->prefix);
    o->cfg.prefix = o->prefix;
    o->next_id = config->first ? config->first : 1;
    vtimer_init(&o->timeout, on_timeout, o);
    vtimer_init(&o->retry, on_retry, o);
    return o;
}

void outbox_free(struct outbox *o)
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

void outbox_set_retry(struct outbox *o, int attempts, int64_t retry_ms)
{
    assert(attempts >= 1 && retry_ms >= 0);
    o->cfg.attempts = attempts;
    o->cfg.retry_ms = retry_ms;
}

void outbox_set_timeout(struct outbox *o, int64_t timeout_ms)
{
    assert(timeout_ms > 0);
    o->cfg.timeout_ms = timeout_ms;
}

const char *outbox_in_flight(const struct outbox *o)
{
    return o->flying ? o->flying->action : NULL;
}

size_t outbox_waiting(const struct outbox *o)
{
    return o->plain.count + o->transaction.count + (o->flying != NULL);
}

size_t outbox_backlog(const struct outbox *o)
{
    return o->transaction.count + (o->flying && o->flying->transaction);
}
