/* What the CSMS says: each text is JSON and a frame, each CALL one that it may send now, each
 * answer the answer to a CALL that waits, in time, with a payload that fits its schema or an error
 * code that fits what was wrong. What a scenario ordered or scripted is held against nobody. */
#include <stdio.h>
#include <string.h>

#include "base/json_read.h"
#include "facts/words.h"
#include "ocpp/readings.h"
#include "ocpp/scan.h"
#include "score/protocol.h"

#define CALL_MS 10000 /* after this the CSMS may hold its own CALL for lost and send another */

static const char *source_of(const struct conversation *c, const char *action)
{
    const struct ocpp_message *message = ocpp_message(c->version, action);

    return message ? message->source : NULL;
}

/* What the schemas take and the text does not is noted of a CALL. */
struct doubt {
    struct protocol *p;
    const struct utterance *u;
    const char *action;
};

static void note_doubt(void *with, const struct ocpp_violation *v)
{
    const struct doubt *d = with;
    const uint64_t seqs[] = {d->u->seq, 0};

    if (v->is_note)
        protocol_tell(d->p, d->u->c, VERDICT_pass, "protocol.lenient", seqs, "%s to %s: %s %s",
                      d->action, d->u->c->name, v->path, v->sentence);
}

static void judge_payload(struct protocol *p, const struct utterance *u, const char *action,
                          bool is_response)
{
    struct ocpp_violation v;
    uint64_t seqs[] = {u->seq, 0};

    if (!u->frame.payload)
        return;
    if (ocpp_validate(u->c->version, action, is_response, u->frame.payload, &v)) {
        if (!is_response)
            ocpp_validate_all(u->c->version, action, false, u->frame.payload, note_doubt,
                              &(struct doubt){p, u, action});
        return;
    }
    if (strcmp(v.path, "$.transactionId") == 0) /* the station gives it back as it was */
        snprintf(u->c->echoed, sizeof(u->c->echoed), "%s", v.path);
    p->source = source_of(u->c, action);
    protocol_tell(p, u->c, VERDICT_fail, "protocol.schema", seqs, "%s%s to %s: %s %s%s%s%s", action,
                  is_response ? " answer" : "", u->c->name, v.path, v.sentence,
                  v.reading ? " (chosen reading: " : "", v.reading ? v.reading : "",
                  v.reading ? ")" : "");
}

/* --- CALLs --- */

static void judge_concurrent(struct protocol *p, const struct utterance *u)
{
    for (size_t i = 0; i < u->c->theirs.count; i++) {
        const struct pending *other = &u->c->theirs.items[i];
        uint64_t seqs[] = {other->seq, u->seq, 0};

        if (other->excused || u->at_ms - other->at_ms >= CALL_MS)
            continue;
        protocol_tell(p, u->c, VERDICT_fail, "protocol.concurrent_call", seqs,
                      "%s was sent to %s while %s %s waited for its answer", u->frame.action,
                      u->c->name, other->action, other->id);
        return;
    }
    if (p->takes_time && u->c->answered_ms == u->at_ms)
        protocol_tell(p, u->c, VERDICT_fail, "protocol.concurrent_call", (uint64_t[]){u->seq, 0},
                      "%s was sent to %s before the answer to the CALL before it could have "
                      "arrived",
                      u->frame.action, u->c->name);
}

/* What a CSMS may not ask of a station that it has not accepted. (1.6 4.2; 2.0.1 B02) */
static bool may_be_called(const struct conversation *c, const char *action)
{
    static const char *const starts[] = {"RemoteStartTransaction", "RemoteStopTransaction",
                                         "RequestStartTransaction", "RequestStopTransaction", NULL};

    return !*c->boot || strcmp(c->boot, "Accepted") == 0 || !words_have(starts, action);
}

/* A command that the scenario itself asked for is not the idea of the CSMS. */
static void judge_call(struct protocol *p, const struct utterance *u)
{
    const char *action = u->frame.action;
    const struct ocpp_message *message = ocpp_message(u->c->version, action);
    uint64_t seqs[] = {u->seq, 0};

    if (!message || message->direction == OCPP_FROM_STATION)
        protocol_tell(p, u->c, VERDICT_fail, "protocol.unexpected", seqs, "%s was sent to %s; %s",
                      action, u->c->name,
                      message ? "only stations send that" : "there is no such message");
    else if (!may_be_called(u->c, action))
        protocol_tell(p, u->c, VERDICT_fail, "protocol.unexpected", seqs,
                      "%s was sent to %s, whose BootNotification is %s", action, u->c->name,
                      u->c->boot);
    if (message && message->direction != OCPP_FROM_STATION)
        judge_payload(p, u, action, false);
}

static void csms_calls(struct protocol *p, struct utterance *u)
{
    const struct frame *f = &u->frame;
    struct order *ordered = order_find(&u->c->commands, f->action);

    if (ordered)
        order_used(&u->c->commands, ordered);
    else
        judge_call(p, u);
    judge_concurrent(p, u);
    pending_add(&u->c->theirs, f->id, f->action, u->seq, u->at_ms)->excused = u->c->stalled;
    if (strcmp(f->action, "TriggerMessage") == 0 ||
        strcmp(f->action, "ExtendedTriggerMessage") == 0 ||
        strcmp(f->action, "GetBaseReport") == 0 || strcmp(f->action, "GetReport") == 0)
        u->c->triggered = true;
}

/* A CALL that is none: the station answers it with an error, and is right to. */
static void csms_calls_brokenly(struct utterance *u)
{
    struct pending *call =
        pending_add(&u->c->theirs, u->frame.id, "A broken CALL", u->seq, u->at_ms);

    call->excused = call->unreadable = true;
}

/* --- answers --- */

static void judge_late(struct protocol *p, const struct utterance *u, const struct pending *call)
{
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (call->excused || u->at_ms - call->at_ms <= p->answer_ms)
        return;
    protocol_tell(p, u->c, VERDICT_fail, "protocol.late_answer", seqs,
                  "%s %s of %s was answered after %d s", call->action, call->id, u->c->name,
                  (int)((u->at_ms - call->at_ms) / 1000));
}

/* Whoever presents a token is told whether it may charge. The schema asks for the answer of
 * Authorize and StartTransaction; in that of TransactionEvent it is optional. */
static void judge_token(struct protocol *p, const struct utterance *u, const struct pending *call)
{
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (call->token && strcmp(call->action, "TransactionEvent") == 0 &&
        !json_item(u->frame.payload, "idTokenInfo"))
        protocol_tell(p, u->c, VERDICT_fail, "protocol.token", seqs,
                      "%s of %s named a token, and its answer holds no idTokenInfo", call->action,
                      u->c->name);
}

/* A CALL before the boot was accepted is to be refused; some versions only recommend that. */
static void judge_before_boot(struct protocol *p, const struct utterance *u,
                              const struct pending *call)
{
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (!call->before_boot)
        return;
    protocol_tell(
        p, u->c, u->c->version->refuses_early ? VERDICT_fail : VERDICT_pass, "protocol.boot", seqs,
        "%s of %s was answered before its BootNotification was accepted", call->action, u->c->name);
}

static void csms_answers(struct protocol *p, struct utterance *u, const struct pending *call)
{
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (call->fits) {
        judge_payload(p, u, call->action, true);
        judge_token(p, u, call);
        judge_before_boot(p, u, call);
        return;
    }
    protocol_tell(p, u->c, VERDICT_pass, "protocol.lenient", seqs,
                  "%s of %s was answered although %s %s", call->action, u->c->name,
                  call->violation.path, call->violation.sentence);
}

/* Codes that say that the CALL does not fit its schema. */
static bool blames_schema(enum ocpp_code code)
{
    return code == OCPP_FormatViolation || code == OCPP_OccurrenceConstraintViolation ||
           code == OCPP_TypeConstraintViolation;
}

static bool unserved(enum ocpp_code code)
{
    return code == OCPP_NotImplemented || code == OCPP_NotSupported;
}

/* What is wrong with @p code as the answer to @p call; NULL: nothing. */
static const char *objection(const struct utterance *u, const struct pending *call,
                             enum ocpp_code code)
{
    const struct ocpp_message *message = ocpp_message(u->c->version, call->action);
    const struct ocpp_version *v = u->c->version;
    bool known = message && message->direction != OCPP_TO_STATION;

    if (call->unreadable)
        return NULL; /* whatever it could make of it */
    if (!message)
        return unserved(code) ? NULL
                              : "there is no such message: the code should be NotImplemented";
    if (call->fits && blames_schema(code))
        return "it fits its schema";
    if (known && code == OCPP_NotImplemented && v->knows_all)
        return "it is a message of this version: a CSMS that does not serve it says NotSupported";
    if (known && unserved(code) && !v->must_serve)
        return NULL;
    if (known && unserved(code) && strcmp(message->profile, v->must_serve) == 0)
        return "every CSMS must know it";
    if (known && !call->fits && unserved(code))
        return "what is wrong is its payload";
    return NULL;
}

/* A CALL that the station made of its own accord, and that fits, is to be carried out. What the
 * CSMS says of its own failure is one; what it finds wrong in the values may be a matter of taste,
 * but not where energy or consent is lost with the message. */
static bool must_not_be_refused(const char *action, enum ocpp_code code)
{
    static const char *const vital[] = {"StartTransaction",
                                        "StopTransaction",
                                        "TransactionEvent",
                                        "MeterValues",
                                        "BootNotification",
                                        "Authorize",
                                        NULL};
    static const enum ocpp_code failures[] = {OCPP_InternalError,     OCPP_GenericError,
                                              OCPP_ProtocolError,     OCPP_SecurityError,
                                              OCPP_RpcFrameworkError, OCPP_CODE_COUNT};

    if (words_have(vital, action))
        return true;
    for (const enum ocpp_code *failure = failures; *failure != OCPP_CODE_COUNT; failure++)
        if (*failure == code)
            return true;
    return false;
}

static void judge_refusal(struct protocol *p, const struct utterance *u, const struct pending *call,
                          enum ocpp_code code)
{
    const uint64_t seqs[] = {call->seq, u->seq, 0};
    const char *why = u->frame.description;

    if (!call->fits || call->unreadable || call->prompted || call->on_purpose ||
        call->before_boot || (p->heard && call->excused) || unserved(code))
        return;
    protocol_tell(p, u->c, must_not_be_refused(call->action, code) ? VERDICT_fail : VERDICT_pass,
                  "protocol.refused", seqs, "%s of %s fits, and was refused with %s%s%s%s",
                  call->action, u->c->name, u->frame.code, why && *why ? ": \"" : "",
                  why ? why : "", why && *why ? "\"" : "");
}

/* How a broken CALL was refused. A code that no reading lets pass is said to be wrong before. */
static void judge_reading(struct protocol *p, const struct utterance *u, const struct pending *call,
                          const char *word)
{
    const uint64_t seqs[] = {call->seq, u->seq, 0};
    const char *words;

    if (reading_of_refusal(u->c->version, word, &words) == READING_lenient)
        protocol_tell(p, u->c, VERDICT_pass, "protocol.lenient", seqs,
                      "%s of %s was refused with %s: %s", call->action, u->c->name, word, words);
}

static void judge_code(struct protocol *p, const struct utterance *u, const struct pending *call)
{
    const char *word = u->frame.code ? u->frame.code : "";
    enum ocpp_code code = ocpp_code_of(word);
    const char *spelling = code < OCPP_CODE_COUNT ? ocpp_code_text(u->c->version, code) : NULL;
    const char *why = spelling ? objection(u, call, code) : NULL;
    uint64_t seqs[] = {call->seq, u->seq, 0};

    if (!spelling)
        protocol_tell(p, u->c, VERDICT_fail, "protocol.error_code", seqs,
                      "%s of %s was answered with the error \"%s\", which OCPP %s does not have",
                      call->action, u->c->name, word, u->c->version->name);
    else if (why)
        protocol_tell(p, u->c, VERDICT_fail, "protocol.error_code", seqs,
                      "%s of %s was answered with %s; %s", call->action, u->c->name, word, why);
    else if (call->fits || call->unreadable)
        judge_refusal(p, u, call, code);
    else
        judge_reading(p, u, call, word);
    if (spelling && !why && strcmp(spelling, word) != 0)
        protocol_tell(p, u->c, VERDICT_pass, "protocol.lenient", seqs,
                      "%s of %s was answered with %s, which OCPP %s spells %s", call->action,
                      u->c->name, word, u->c->version->name, spelling);
}

/* OCPP 2.x: a CALL whose id cannot be read is answered with the id "-1". (part 4, 4.2.3) */
static bool answers_unreadable(struct protocol *p, struct utterance *u)
{
    enum ocpp_code code = ocpp_code_of(u->frame.code ? u->frame.code : "");
    uint64_t seqs[] = {u->c->unreadable, u->seq, 0};

    if (u->frame.type != FRAME_error || strcmp(u->frame.id, "-1") != 0 || u->c->unreadables == 0)
        return false;
    if (ocpp_code_text(u->c->version, OCPP_RpcFrameworkError) && code != OCPP_RpcFrameworkError &&
        code != OCPP_MessageTypeNotSupported)
        protocol_tell(p, u->c, VERDICT_fail, "protocol.error_code", seqs,
                      "What %s sent could not be read, and was answered with %s, not "
                      "RpcFrameworkError",
                      u->c->name, u->frame.code);
    u->c->unreadables--;
    return true;
}

static void csms_replies(struct protocol *p, struct utterance *u)
{
    struct pending *call = pending_find(&u->c->ours, u->frame.id);
    uint64_t seqs[] = {u->seq, 0};

    p->answers++;
    if (!call) {
        if (!answers_unreadable(p, u))
            protocol_tell(p, u->c, VERDICT_fail, "protocol.unexpected", seqs,
                          "%s was sent an answer to %s, which is not waiting for one", u->c->name,
                          u->frame.id);
        return;
    }
    if (call->scripted)
        return; /* as told, perhaps twice: it stays where it is */
    judge_late(p, u, call);
    call->told = true;
    if (u->frame.fault == FRAME_FAULT_none && u->frame.type == FRAME_result)
        csms_answers(p, u, call);
    else if (u->frame.fault == FRAME_FAULT_none)
        judge_code(p, u, call);
    pending_remove(&u->c->ours, call);
}

/* --- texts --- */

/* Is the text of a CSMS clean JSON and a frame? One finding a text. */
static void judge_text(struct protocol *p, const struct utterance *u)
{
    struct scan_finding scan;
    uint64_t seqs[] = {u->seq, 0};

    if (!scan_json(u->text, u->len, &scan))
        protocol_tell(p, u->c, scan_is_json(scan.what) ? VERDICT_pass : VERDICT_fail,
                      "protocol.schema", seqs, "What was sent to %s: %s (at byte %zu)", u->c->name,
                      scan_sentence(scan.what), scan.offset);
    if (u->frame.fault != FRAME_FAULT_none && scan_is_json(scan.what))
        protocol_tell(p, u->c, VERDICT_fail, "protocol.schema", seqs, "What was sent to %s: %s",
                      u->c->name, frame_fault_sentence(u->frame.fault));
}

void protocol_csms_speaks(struct protocol *p, struct utterance *u)
{
    judge_text(p, u);
    switch (frame_sense(&u->frame)) {
    case FRAME_SENSE_call:
        csms_calls(p, u);
        break;
    case FRAME_SENSE_broken_call:
        csms_calls_brokenly(u);
        break;
    case FRAME_SENSE_answer:
        csms_replies(p, u);
        break;
    case FRAME_SENSE_none:
        break;
    }
}
