#include "link/netfault.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "link/lane.h"
#include "ocpp/frame.h"
#include "ocpp/redaction.h"

#define REFUSED_MS 1000 /* until an unreachable network says so */
#define CENTURY_MS ((int64_t)36525 * 86400 * 1000)
#define OPEN_MS    30000 /* until an attempt that nobody answers is given up */

struct netfault {
    struct line line;
    const struct wire_handler *handler;
    void *owner;
    struct wire_link *link;
    bool open;
    bool broken[LINK_FAULT_COUNT];
    int64_t delay_ms, period_ms;
    struct vtimer closed_timer, flap_timer;
    struct wire_end end;                 /* what closed_timer tells */
    struct lane out, in;                 /* frames on a slow way */
    char *asked_id[2], *asked_action[2]; /* the last CALL out, in: what its answer is about */
};

static const struct {
    const char *words;
} faults[LINK_FAULT_COUNT] = {
#define X(name, words, effect) [LINK_##name] = {words},
    LINK_FAULT_LIST(X)
#undef X
};

enum link_fault link_fault_of(const char *words)
{
    int f = 0;

    while (f < LINK_FAULT_COUNT && strcmp(faults[f].words, words) != 0)
        f++;
    return (enum link_fault)f;
}

static struct vclock *clock_of(const struct netfault *nf)
{
    return nf->line.clk;
}

/* --- the record --- */

/* The action that an answer @p f is about; NULL: nobody knows. */
static const char *asked(const struct netfault *nf, bool out, const struct frame *f)
{
    const char *id = nf->asked_id[!out];

    return id && f->id && strcmp(id, f->id) == 0 ? nf->asked_action[!out] : NULL;
}

static void note_asked(struct netfault *nf, bool out, const struct frame *f)
{
    free(nf->asked_id[out]);
    free(nf->asked_action[out]);
    nf->asked_id[out] = mem_text(f->id);
    nf->asked_action[out] = mem_text(f->action);
}

/* Logs a frame. @return its seq; *@p sense is what it is to whoever gets it. */
static uint64_t record(struct netfault *nf, bool out, const char *text, size_t len,
                       enum frame_sense *sense)
{
    char *shown = redaction_text(text, len);
    struct frame f;
    uint64_t seq;

    frame_peek(&f, text, len);
    *sense = frame_sense(&f);
    if (f.type == FRAME_call && f.action)
        note_asked(nf, out, &f);
    seq = evlog_frame(nf->line.log, nf->line.actor,
                      &(struct evlog_frame){
                          .dir = out ? "out" : "in",
                          .type = f.fault == FRAME_FAULT_none ? f.type_number : 0,
                          .id = f.id,
                          .action = *sense == FRAME_SENSE_answer ? asked(nf, out, &f) : f.action,
                          .text = shown ? shown : text,
                          .len = shown ? strlen(shown) : len});
    free(shown);
    frame_fini(&f);
    return seq;
}

/* --- slow ways --- */

static void post(struct netfault *nf, struct lane *lane, const char *text, size_t len)
{
    lane_push_take(lane, parcel_new(0, text, len), nf->delay_ms);
}

/* The first, whose time has come; the caller frees it. */
static struct parcel *take_first(struct lane *lane)
{
    struct parcel *p = lane_pop(lane);

    lane_arm(lane);
    return p;
}

/* --- out --- */

static bool of_a_transaction(const char *text, size_t len)
{
    static const char *const actions[] = {"\"StartTransaction\"", "\"StopTransaction\"",
                                          "\"MeterValues\"", "\"TransactionEvent\""};
    struct frame_parts parts;

    if (frame_split(text, len, &parts) != FRAME_FAULT_none || parts.count < 4)
        return false;
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
        if (parts.part[2].len == strlen(actions[i]) &&
            strncmp(parts.part[2].text, actions[i], parts.part[2].len) == 0)
            return true;
    return false;
}

static enum status to_wire(struct netfault *nf, const char *text, size_t len)
{
    enum status st = nf->line.wire->ops->send(nf->link, text, len);
    enum frame_sense sense;

    if (st == S_OK)
        record(nf, true, text, len, &sense);
    return st;
}

/* Of the id between its quotes, with room for what is put behind it. */
static int id_len(const struct frame_parts *parts)
{
    size_t len = parts->part[1].len - 2;

    return (int)(len > FRAME_ID_MAX - 2 ? FRAME_ID_MAX - 2 : len);
}

/* The copy has an id of its own; the answer to it is nobody's and is dropped by the queue of CALLs.
 */
static void copy(struct netfault *nf, const char *text, size_t len)
{
    struct frame_parts parts;
    uint64_t tampered, before;
    char *again;

    frame_split(text, len, &parts);
    again = mem_printf("[2,\"%.*s-2\",%.*s,%.*s]", id_len(&parts), parts.part[1].text + 1,
                       (int)parts.part[2].len, parts.part[2].text, (int)parts.part[3].len,
                       parts.part[3].text);
    tampered = evlog_add(nf->line.log, nf->line.actor, EV_tampered,
                         json_object(jflag("answers", 0), jtext("how", "arrives twice")));
    before = evlog_because(nf->line.log, tampered);
    to_wire(nf, again, strlen(again));
    evlog_because(nf->line.log, before);
    free(again);
}

static enum status forward(struct netfault *nf, const char *text, size_t len)
{
    enum status st = to_wire(nf, text, len);

    if (st == S_OK && nf->broken[LINK_duplicate] && of_a_transaction(text, len))
        copy(nf, text, len);
    return st;
}

static void out_is_due(struct vtimer *timer, void *owner)
{
    struct netfault *nf = owner;
    struct parcel *p = take_first(&nf->out);

    (void)timer;
    if (nf->link && nf->open && !nf->broken[LINK_stall])
        forward(nf, p->text, p->len);
    free(p);
}

enum status netfault_send(struct netfault *nf, const char *text, size_t len)
{
    if (!nf->link || !nf->open)
        return S_REFUSED;
    if (nf->broken[LINK_stall])
        return S_OK; /* into the socket's buffer, and no further */
    if (nf->delay_ms == 0 && !nf->out.first)
        return forward(nf, text, len);
    post(nf, &nf->out, text, len);
    return S_OK;
}

enum status netfault_ping(struct netfault *nf)
{
    if (!nf->link || !nf->open)
        return S_REFUSED;
    return nf->broken[LINK_stall] ? S_OK : nf->line.wire->ops->ping(nf->link);
}

bool netfault_behind(const struct netfault *nf)
{
    const struct wire_ops *ops = nf->line.wire->ops;

    return nf->link && nf->open && ops->behind && ops->behind(nf->link);
}

/* --- in --- */

static void pong_comes(void *owner)
{
    struct netfault *nf = owner;

    if (!nf->broken[LINK_stall] && !nf->broken[LINK_lose_answers] && nf->handler->pong)
        nf->handler->pong(nf->owner);
}

static void opened(void *owner, const char *protocol)
{
    struct netfault *nf = owner;

    nf->open = true;
    vclock_disarm(clock_of(nf), &nf->closed_timer);
    nf->handler->opened(nf->owner, protocol);
}

static void in_is_due(struct vtimer *timer, void *owner)
{
    struct netfault *nf = owner;
    struct parcel *p = take_first(&nf->in);

    (void)timer;
    if (nf->link && nf->open && !nf->broken[LINK_stall])
        nf->handler->text(nf->owner, p->text, p->len);
    free(p);
}

static void text_comes(void *owner, const char *text, size_t len)
{
    struct netfault *nf = owner;
    struct evlog *log = nf->line.log;
    enum frame_sense sense;
    uint64_t before = evlog_because(log, record(nf, false, text, len, &sense));
    bool lost = sense == FRAME_SENSE_answer && nf->broken[LINK_lose_answers];

    if (!nf->broken[LINK_stall] && !lost) {
        if (nf->delay_ms == 0 && !nf->in.first)
            nf->handler->text(nf->owner, text, len);
        else
            post(nf, &nf->in, text, len);
    }
    evlog_because(log, before);
}

static void let_go(struct netfault *nf)
{
    const struct wire_ops *ops = nf->line.wire->ops;

    if (nf->link)
        (nf->broken[LINK_stall] && ops->strand ? ops->strand : ops->free)(nf->link);
    nf->link = NULL;
    nf->open = false;
    lane_empty(&nf->out);
    lane_empty(&nf->in);
}

static void closed(void *owner, const struct wire_end *end)
{
    struct netfault *nf = owner;
    bool staged = !nf->open && (nf->broken[LINK_stranger] || nf->broken[LINK_expired]);
    char *why = mem_text(end->why);
    struct wire_end copy = {staged ? WIRE_BY_story : end->by, end->code, why};

    vclock_disarm(clock_of(nf), &nf->closed_timer);
    let_go(nf);
    nf->handler->closed(nf->owner, &copy);
    free(why);
}

static void closes_now(struct vtimer *timer, void *owner)
{
    struct netfault *nf = owner;

    (void)timer;
    let_go(nf);
    nf->handler->closed(nf->owner, &nf->end);
}

static void close_in(struct netfault *nf, int64_t ms, enum wire_ender by, const char *why)
{
    nf->end = (struct wire_end){.by = by, .why = why};
    vclock_arm(clock_of(nf), &nf->closed_timer, ms);
}

static void flaps(struct vtimer *timer, void *owner)
{
    struct netfault *nf = owner;

    (void)timer;
    if (nf->link) {
        let_go(nf);
        close_in(nf, 0, WIRE_BY_story, "the connection drops");
    }
    vclock_arm(clock_of(nf), &nf->flap_timer, nf->period_ms);
}

static const struct wire_handler from_wire = {
    .opened = opened,
    .text = text_comes,
    .closed = closed,
    .pong = pong_comes,
};

/* --- the module --- */

struct netfault *netfault_new(const struct line *line, const struct wire_handler *handler,
                              void *owner)
{
    struct netfault *nf = mem_new(sizeof(*nf));

    nf->line = *line;
    nf->handler = handler;
    nf->owner = owner;
    vtimer_init(&nf->closed_timer, closes_now, nf);
    vtimer_init(&nf->flap_timer, flaps, nf);
    lane_init(&nf->out, clock_of(nf), out_is_due, nf);
    lane_init(&nf->in, clock_of(nf), in_is_due, nf);
    return nf;
}

void netfault_free(struct netfault *nf)
{
    if (!nf)
        return;
    netfault_drop(nf);
    vclock_disarm(clock_of(nf), &nf->flap_timer);
    for (int i = 0; i < 2; i++) {
        free(nf->asked_id[i]);
        free(nf->asked_action[i]);
    }
    free(nf);
}

/* What a faulty server shows is found out by the wire's own check: the trusted roots are taken away
 * from the station, or its clock runs ahead while it reads the dates. */
static struct wire_link *dial(struct netfault *nf, const struct wire_target *target)
{
    struct wire *wire = nf->line.wire;
    struct wire_target altered = *target;
    struct wire_identity identity = {0};

    if (target->identity)
        identity = *target->identity;
    if (nf->broken[LINK_stranger])
        identity.roots = NULL;
    if (nf->broken[LINK_expired])
        identity.ahead_ms = CENTURY_MS;
    altered.identity = &identity;
    return wire->ops->open(wire, target->identity ? &altered : target, &from_wire, nf);
}

void netfault_open(struct netfault *nf, const struct wire_target *target)
{
    netfault_drop(nf);
    if (nf->broken[LINK_cut]) {
        close_in(nf, REFUSED_MS, WIRE_BY_story, "network unreachable");
    } else if (nf->broken[LINK_stall]) {
        close_in(nf, OPEN_MS, WIRE_BY_story, "connection timed out");
    } else if (nf->broken[LINK_refuse]) {
        close_in(nf, REFUSED_MS, WIRE_BY_story,
                 "the server refused the handshake with HTTP status 503");
    } else {
        nf->link = dial(nf, target);
        close_in(nf, OPEN_MS, WIRE_BY_nobody, "connection timed out");
    }
}

void netfault_drop(struct netfault *nf)
{
    vclock_disarm(clock_of(nf), &nf->closed_timer);
    let_go(nf);
}

void netfault_close(struct netfault *nf, int code, const char *why)
{
    if (nf->link)
        nf->line.wire->ops->close(nf->link, code, why);
}

void netfault_break(struct netfault *nf, enum link_fault fault, int64_t ms)
{
    assert((unsigned)fault < LINK_FAULT_COUNT);
    nf->broken[fault] = true;
    if (fault == LINK_delay)
        nf->delay_ms = ms;
    if (fault == LINK_flap) {
        nf->period_ms = ms > 0 ? ms : 60000;
        vclock_arm(clock_of(nf), &nf->flap_timer, nf->period_ms);
    }
    if ((fault == LINK_cut || fault >= LINK_refuse) && nf->link) {
        let_go(nf);
        close_in(nf, 0, WIRE_BY_story, "the connection is cut");
    }
}

void netfault_mend(struct netfault *nf)
{
    memset(nf->broken, 0, sizeof(nf->broken));
    nf->delay_ms = 0;
    vclock_disarm(clock_of(nf), &nf->flap_timer);
}

bool netfault_broken(const struct netfault *nf)
{
    for (int f = 0; f < LINK_FAULT_COUNT; f++)
        if (nf->broken[f])
            return true;
    return false;
}

bool netfault_is_open(const struct netfault *nf)
{
    return nf->open;
}

bool netfault_passes(const struct netfault *nf)
{
    return nf->open && !nf->broken[LINK_stall] && !nf->broken[LINK_lose_answers];
}

const char *netfault_why(const struct netfault *nf)
{
    if (!nf->open)
        return "not connected";
    return nf->broken[LINK_stall] ? "the connection is half open" : "no answer arrives";
}
