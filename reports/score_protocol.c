#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "conversation.h"
#include "field.h"
#include "mem.h"
#include "ocpp/frame.h"
#include "ocpp/scan.h"
#include "score_list.h"

#define ACTORS_MAX 1000000 /* a higher id is looked for one by one */
#define ANSWER_MS  30000   /* unless expect.protocol.timeout_ms says otherwise */
#define CALL_MS    10000   /* after this the CSMS may hold its own CALL for lost and send another */

static const struct rule rules[] = {
    {"protocol.schema", "what the CSMS sends fits the schema of its message",
     "OCPP 1.6 JSON schemas"},
    {"protocol.unanswered", "the CSMS answers every CALL", "OCPP-J 1.6 4.1.1"},
    {"protocol.late_answer", "the CSMS answers before the station gives up", "OCPP-J 1.6 4.1.1"},
    {"protocol.concurrent_call", "the CSMS sends no CALL while one of its own waits",
     "OCPP-J 1.6 4.1.1"},
    {"protocol.error_code", "an error code is one of the standard's and fits what was wrong",
     "OCPP-J 1.6 4.2.3"},
    {"protocol.unexpected", "the CSMS sends what it may send, when it may send it",
     "OCPP 1.6 4.2; OCPP-J 1.6 4.2"},
    {"protocol.lenient", "a broken CALL is told to be broken (note)", "OCPP-J 1.6 4.2.3"},
    {NULL, NULL, NULL},
};

struct protocol {
    struct scoring *sc;
    int64_t answer_ms, end_ms;
    struct conversation *stations;
    size_t count;
    size_t *by_actor; /* 1 + index in stations of the actor of that id, 0: none yet */
    size_t slots;
    int calls, answers;
    bool takes_time; /* the wire: an answer sent in this millisecond cannot have arrived */
};

/* One frame, read. */
struct utterance {
    struct conversation *c;
    struct frame frame;
    uint64_t seq;
    int64_t at_ms;
};

/* Ids of actors are small numbers. */
static struct conversation *conversation_of(struct protocol *p, int actor, const char *name)
{
    size_t slot = actor > 0 && actor < ACTORS_MAX ? (size_t)actor : 0;

    if (slot >= p->slots) {
        p->by_actor = mem_resize(p->by_actor, 2 * slot + 1, sizeof(*p->by_actor));
        memset(p->by_actor + p->slots, 0, (2 * slot + 1 - p->slots) * sizeof(*p->by_actor));
        p->slots = 2 * slot + 1;
    }
    if (slot && p->by_actor[slot])
        return &p->stations[p->by_actor[slot] - 1];
    for (size_t i = 0; !slot && i < p->count; i++)
        if (p->stations[i].actor == actor)
            return &p->stations[i];
    p->stations = mem_resize(p->stations, p->count + 1, sizeof(*p->stations));
    conversation_init(&p->stations[p->count], actor, name);
    p->by_actor[slot] = ++p->count;
    return &p->stations[p->count - 1];
}

/* Tells of CALLs of the station that waited too long when the connection ends, or the story. */
static void judge_waiting(struct protocol *p, struct conversation *c, int64_t now_ms)
{
    for (size_t i = 0; i < c->ours.count; i++) {
        struct pending *call = &c->ours.items[i];
        uint64_t seqs[] = {call->seq, 0};

        if (call->excused || call->told || now_ms - call->at_ms <= p->answer_ms)
            continue;
        call->told = true;
        scoring_find(p->sc, VERDICT_fail, "protocol.unanswered", seqs,
                     "%s %s of %s was not answered within %d s.", call->action, call->id, c->name,
                     (int)(p->answer_ms / 1000));
    }
}

static void connection_ends(struct protocol *p, struct conversation *c, int64_t now_ms)
{
    judge_waiting(p, c, now_ms);
    pending_clear(&c->ours);
    pending_clear(&c->theirs);
}

/* --- what the station says --- */

static void station_calls(struct protocol *p, struct utterance *u)
{
    const struct frame *f = &u->frame;
    struct pending *call;

    if (!f->id || !f->action)
        return;
    p->calls++;
    call = pending_add(&u->c->ours, f->id, f->action, u->seq, u->at_ms);
    call->fits = f->fault == FRAME_FAULT_none && f->payload &&
                 ocpp_validate(u->c->version, f->action, false, f->payload, &call->violation);
    call->excused = u->c->stalled || f->fault != FRAME_FAULT_none;
}

static void station_speaks(struct protocol *p, struct utterance *u)
{
    struct pending *asked;

    if (u->frame.type == FRAME_call) {
        station_calls(p, u);
        return;
    }
    asked = u->frame.id ? pending_find(&u->c->theirs, u->frame.id) : NULL;
    if (!asked)
        return;
    u->c->answered_ms = u->at_ms;
    pending_remove(&u->c->theirs, asked);
}

/* --- what the CSMS says --- */

static void judge_payload(struct protocol *p, const struct utterance *u, const char *action,
                          bool is_response)
{
    struct ocpp_violation v;
    uint64_t seqs[] = {u->seq, 0};

    if (!u->frame.payload ||
        ocpp_validate(u->c->version, action, is_response, u->frame.payload, &v))
        return;
    scoring_find(p->sc, VERDICT_fail, "protocol.schema", seqs, "%s%s to %s: %s %s.", action,
                 is_response ? " answer" : "", u->c->name, v.path, v.sentence);
}

static bool may_be_called(const struct conversation *c, const char *action)
{
    static const char *const starts[] = {"RemoteStartTransaction", "RemoteStopTransaction"};

    if (!*c->boot || strcmp(c->boot, "Accepted") == 0)
        return true;
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (strcmp(starts[i], action) == 0)
            return false;
    return true;
}

static void judge_concurrent(struct protocol *p, const struct utterance *u)
{
    for (size_t i = 0; i < u->c->theirs.count; i++) {
        const struct pending *other = &u->c->theirs.items[i];
        uint64_t seqs[] = {other->seq, u->seq, 0};

        if (other->excused || u->at_ms - other->at_ms >= CALL_MS)
            continue;
        scoring_find(p->sc, VERDICT_fail, "protocol.concurrent_call", seqs,
                     "%s was sent to %s while %s %s waited for its answer.", u->frame.action,
                     u->c->name, other->action, other->id);
        return;
    }
    if (p->takes_time && u->c->answered_ms == u->at_ms)
        scoring_find(
            p->sc, VERDICT_fail, "protocol.concurrent_call", (uint64_t[]){u->seq, 0},
            "%s was sent to %s before the answer to the CALL before it could have arrived.",
            u->frame.action, u->c->name);
}

/* Frames are logged where the station is: two CALLs sent at once come one after the other, with the
 * answer to the first between them.  The in-process wire takes some milliseconds each way. */
static bool wire_takes_time(struct scoring *sc)
{
    char *wire = runfile_fact(scoring_runfile(sc), "wire");
    bool mem = wire && strcmp(wire, "mem") == 0;

    free(wire);
    return mem;
}

static void csms_calls(struct protocol *p, struct utterance *u)
{
    const struct frame *f = &u->frame;
    const struct ocpp_message *message;
    uint64_t seqs[] = {u->seq, 0};

    if (!f->id || !f->action)
        return;
    message = ocpp_message(u->c->version, f->action);
    if (!message || message->direction == OCPP_FROM_STATION)
        scoring_find(p->sc, VERDICT_fail, "protocol.unexpected", seqs, "%s was sent to %s; %s.",
                     f->action, u->c->name,
                     message ? "only stations send that" : "there is no such message");
    else if (!may_be_called(u->c, f->action))
        scoring_find(p->sc, VERDICT_fail, "protocol.unexpected", seqs,
                     "%s was sent to %s, whose BootNotification is %s.", f->action, u->c->name,
                     u->c->boot);
    if (message)
        judge_payload(p, u, f->action, false);
    judge_concurrent(p, u);
    pending_add(&u->c->theirs, f->id, f->action, u->seq, u->at_ms)->excused = u->c->stalled;
}

static void judge_late(struct protocol *p, const struct utterance *u, const struct pending *call)
{
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (call->excused || u->at_ms - call->at_ms <= p->answer_ms)
        return;
    scoring_find(p->sc, VERDICT_fail, "protocol.late_answer", seqs,
                 "%s %s of %s was answered after %d s.", call->action, call->id, u->c->name,
                 (int)((u->at_ms - call->at_ms) / 1000));
}

static void csms_answers(struct protocol *p, struct utterance *u, const struct pending *call)
{
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (call->fits)
        judge_payload(p, u, call->action, true);
    else
        scoring_find(p->sc, VERDICT_pass, "protocol.lenient", seqs,
                     "%s of %s was answered although %s %s.", call->action, u->c->name,
                     call->violation.path, call->violation.sentence);
}

/* Codes that say that the CALL does not fit its schema. */
static bool blames_schema(enum ocpp_code code)
{
    return code == OCPP_FormatViolation || code == OCPP_OccurrenceConstraintViolation ||
           code == OCPP_TypeConstraintViolation;
}

static void csms_refuses(struct protocol *p, const struct utterance *u, const struct pending *call)
{
    const char *word = u->frame.code ? u->frame.code : "";
    enum ocpp_code code = ocpp_code_of(word);
    const char *spelling = code < OCPP_CODE_COUNT ? ocpp_code_text(u->c->version, code) : NULL;
    const struct ocpp_message *message = ocpp_message(u->c->version, call->action);
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (!spelling || strcmp(spelling, word) != 0)
        scoring_find(p->sc, VERDICT_fail, "protocol.error_code", seqs,
                     "%s of %s was answered with the error \"%s\", which OCPP %s does not have.",
                     call->action, u->c->name, word, u->c->version->name);
    else if (call->fits && blames_schema(code))
        scoring_find(p->sc, VERDICT_fail, "protocol.error_code", seqs,
                     "%s of %s fits its schema, but was answered with %s.", call->action,
                     u->c->name, word);
    else if (message && message->direction != OCPP_TO_STATION &&
             strcmp(message->profile, "Core") == 0 &&
             (code == OCPP_NotImplemented || code == OCPP_NotSupported))
        scoring_find(p->sc, VERDICT_fail, "protocol.error_code", seqs,
                     "%s of %s was answered with %s; every CSMS must know it.", call->action,
                     u->c->name, word);
    else if (!message && blames_schema(code))
        scoring_find(p->sc, VERDICT_fail, "protocol.error_code", seqs,
                     "%s of %s is no message of OCPP %s; the answer should be NotImplemented, not "
                     "%s.",
                     call->action, u->c->name, u->c->version->name, word);
}

static void csms_replies(struct protocol *p, struct utterance *u)
{
    struct pending *call = u->frame.id ? pending_find(&u->c->ours, u->frame.id) : NULL;
    uint64_t seqs[] = {u->seq, 0};

    if (!u->frame.id)
        return;
    p->answers++;
    if (!call) {
        scoring_find(p->sc, VERDICT_fail, "protocol.unexpected", seqs,
                     "%s was sent an answer to %s, which waits for none.", u->c->name, u->frame.id);
        return;
    }
    judge_late(p, u, call);
    call->told = true;
    if (u->frame.type == FRAME_result)
        csms_answers(p, u, call);
    else
        csms_refuses(p, u, call);
    pending_remove(&u->c->ours, call);
}

/* Is the text of a CSMS clean JSON and a frame? */
static bool judge_text(struct protocol *p, const struct utterance *u, const char *text)
{
    struct scan_finding scan;
    uint64_t seqs[] = {u->seq, 0};

    if (!scan_json(text, strlen(text), &scan))
        scoring_find(p->sc, scan_is_json(scan.what) ? VERDICT_pass : VERDICT_fail,
                     "protocol.schema", seqs, "What was sent to %s: %s (at byte %zu).", u->c->name,
                     scan_sentence(scan.what), scan.offset);
    if (u->frame.fault == FRAME_FAULT_none)
        return true;
    if (scan_is_json(scan.what))
        scoring_find(p->sc, VERDICT_fail, "protocol.schema", seqs, "What was sent to %s: %s.",
                     u->c->name, frame_fault_sentence(u->frame.fault));
    return false;
}

static void csms_speaks(struct protocol *p, struct utterance *u, const char *text)
{
    if (!judge_text(p, u, text))
        return;
    if (u->frame.type == FRAME_call)
        csms_calls(p, u);
    else if (u->frame.type == FRAME_result || u->frame.type == FRAME_error)
        csms_replies(p, u);
}

enum column { SEQ, VIRT_MS, ACTOR, KIND, DATA, NAME, DIR, TEXT };

static const char *text_at(sqlite3_stmt *row, enum column c)
{
    const char *text = (const char *)sqlite3_column_text(row, (int)c);

    return text ? text : "";
}

static void hear_frame(struct protocol *p, struct conversation *c, sqlite3_stmt *row)
{
    const char *text = text_at(row, TEXT);
    struct utterance u = {.c = c,
                          .seq = (uint64_t)sqlite3_column_int64(row, SEQ),
                          .at_ms = sqlite3_column_int64(row, VIRT_MS)};

    frame_parse(&u.frame, text, strlen(text));
    if (strcmp(text_at(row, DIR), "in") == 0)
        csms_speaks(p, &u, text);
    else
        station_speaks(p, &u);
    frame_fini(&u.frame);
}

static void hear_event(struct protocol *p, struct conversation *c, sqlite3_stmt *row)
{
    const char *kind = text_at(row, KIND);
    cJSON *data = cJSON_Parse(text_at(row, DATA));
    int64_t now_ms = sqlite3_column_int64(row, VIRT_MS);

    if (strcmp(kind, "connected") == 0) {
        connection_ends(p, c, now_ms);
        c->stalled = false;
        if (ocpp_version(field_text(data, "protocol")))
            c->version = ocpp_version(field_text(data, "protocol"));
    } else if (strcmp(kind, "disconnected") == 0) {
        connection_ends(p, c, now_ms);
    } else if (strcmp(kind, "restarts") == 0) {
        connection_ends(p, c, now_ms);
        c->boot[0] = 0;
    } else if (strcmp(kind, "booted") == 0) {
        snprintf(c->boot, sizeof(c->boot), "%s", field_text(data, "status"));
    } else {
        conversation_stall(c, strcmp(kind, "offline") == 0);
    }
    cJSON_Delete(data);
}

static void hear(void *ctx, sqlite3_stmt *row)
{
    struct protocol *p = ctx;
    struct conversation *c = conversation_of(p, sqlite3_column_int(row, ACTOR), text_at(row, NAME));

    if (strcmp(text_at(row, KIND), "frame") == 0)
        hear_frame(p, c, row);
    else
        hear_event(p, c, row);
}

static enum verdict judge(struct scoring *sc)
{
    struct protocol p = {.sc = sc,
                         .answer_ms = field_int(scoring_expect(sc), "timeout_ms", ANSWER_MS),
                         .end_ms = scoring_end_ms(sc),
                         .takes_time = wire_takes_time(sc)};

    runfile_each(
        scoring_runfile(sc),
        "SELECT e.seq, e.virt_ms, e.actor, e.kind, e.data, a.name, f.dir, f.text FROM event e "
        "LEFT JOIN frame f ON f.scenario=?1 AND f.seq=e.seq LEFT JOIN actor a ON a.scenario=?1 "
        "AND a.id=e.actor WHERE e.scenario=?1 AND e.kind IN ('frame','connected','disconnected',"
        "'offline','online','restarts','booted') ORDER BY e.seq",
        scoring_scenario(sc), hear, &p);
    for (size_t i = 0; i < p.count; i++) {
        judge_waiting(&p, &p.stations[i], p.end_ms);
        conversation_fini(&p.stations[i]);
    }
    scoring_figure(sc, "calls", cJSON_CreateNumber(p.calls));
    scoring_figure(sc, "answers", cJSON_CreateNumber(p.answers));
    free(p.stations);
    free(p.by_actor);
    return p.calls || p.answers ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_protocol = {
    .name = "protocol",
    .judges = "every frame of the CSMS: schema, answers in time, order, error codes",
    .rules = rules,
    .judge = judge,
};
