/* What our own station says. Nobody ordered its mistakes, so each is ours: a message that it may
 * not send or that does not fit its schema, a CALL while another waits, an answer to nothing. What
 * a scenario had it say (prompted, tampered) is not judged. Its CALLs are noted for the answers
 * that the CSMS owes. */
#include <string.h>

#include "ocpp/scan.h"
#include "score/protocol.h"

/* A mistake of the station: nobody ordered it. */
static void ours(struct protocol *p, const struct utterance *u, const char *action,
                 const char *what, const char *detail)
{
    protocol_tell(p, u->c, VERDICT_fail, "protocol.station", (uint64_t[]){u->seq, 0},
                  "%s station %s sends %s: %s %s", p->heard ? "The" : "Our own", u->c->name,
                  action ? action : "a frame", what, detail);
}

static void judge_payload(struct protocol *p, const struct utterance *u, const char *action,
                          bool is_response)
{
    struct ocpp_violation v;

    if (u->frame.payload &&
        !ocpp_validate(u->c->version, action, is_response, u->frame.payload, &v) &&
        strcmp(v.path, u->c->echoed) != 0)
        ours(p, u, action, v.path, v.sentence);
}

static bool waits_for_another(const struct conversation *c)
{
    for (size_t i = 0; i < c->ours.count; i++) {
        const struct pending *call = &c->ours.items[i];

        if (!call->excused && !call->given_up && !call->scripted && !call->on_purpose)
            return true;
    }
    return false;
}

static void judge_call(struct protocol *p, const struct utterance *u)
{
    const struct frame *f = &u->frame;
    const struct ocpp_message *m = ocpp_message(u->c->version, f->action);

    if (!m || m->direction == OCPP_TO_STATION)
        ours(p, u, f->action, "only a CSMS", "sends that");
    else
        judge_payload(p, u, f->action, false);
    if (u->c->known_boot && !protocol_before_boot(u->c, f->action))
        ours(p, u, f->action, "its BootNotification", "is not accepted");
    if (waits_for_another(u->c))
        ours(p, u, f->action, "another CALL", "waits for its answer");
}

static bool names_token(const cJSON *payload)
{
    return cJSON_GetObjectItemCaseSensitive(payload, "idToken") != NULL;
}

/* A CALL that came twice with one id may be answered once. */
static void excuse_twin(struct conversation *c, const char *id)
{
    struct pending *twin = pending_find(&c->ours, id);

    if (twin)
        twin->excused = true;
}

/* What a parser made something of all the same is a matter of its taste. */
static bool is_json(const struct utterance *u)
{
    struct scan_finding scan;

    return scan_json(u->text, u->len, &scan) || scan_is_json(scan.what);
}

/* May this station be one that was never accepted? What serve heard begins in the middle. */
static bool may_be_unknown(const struct protocol *p, const struct utterance *u)
{
    return p->heard && !u->c->known_boot && strcmp(u->frame.action, "BootNotification") != 0;
}

static void station_calls(struct protocol *p, struct utterance *u)
{
    const struct frame *f = &u->frame;
    struct order *order = order_find(&u->c->scripts, f->action);
    struct order *prompt = order_find(&u->c->prompts, f->action);
    struct pending *call;

    p->calls++;
    if (strcmp(f->action, "BootNotification") == 0)
        u->c->boot_scripted |= order != NULL;
    if (prompt)
        order_used(&u->c->prompts, prompt);
    if (!u->on_purpose && !prompt)
        judge_call(p, u);
    excuse_twin(u->c, f->id);
    call = pending_add(&u->c->ours, f->id, f->action, u->seq, u->at_ms);
    call->fits = f->fault == FRAME_FAULT_none && f->payload &&
                 ocpp_validate(u->c->version, f->action, false, f->payload, &call->violation);
    call->prompted = prompt != NULL;
    call->on_purpose = u->on_purpose || (prompt && !call->fits);
    call->excused = u->c->stalled || call->on_purpose || f->fault != FRAME_FAULT_none;
    call->unreadable = f->fault != FRAME_FAULT_none || !is_json(u);
    call->token = names_token(f->payload);
    call->before_boot = u->c->known_boot && !protocol_before_boot(u->c, f->action);
    call->scripted = order != NULL;
    call->excused |= call->scripted || may_be_unknown(p, u);
    if (call->on_purpose)
        u->c->provoked = u->seq;
    if (order)
        order_used(&u->c->scripts, order);
}

static void judge_form(struct protocol *p, const struct utterance *u)
{
    struct scan_finding scan;

    if (u->on_purpose)
        return;
    if (!scan_json(u->text, u->len, &scan) && !scan_is_json(scan.what))
        ours(p, u, u->frame.action, "it is not JSON:", scan_sentence(scan.what));
    else if (u->frame.fault != FRAME_FAULT_none)
        ours(p, u, u->frame.action, "the frame is broken:", frame_fault_sentence(u->frame.fault));
}

/* What cannot be read whole, or is a message of a later version, may be answered by its id, where
 * that can be read, or as "-1". */
static void unreadable(struct utterance *u)
{
    struct pending *call;

    u->c->unreadable = u->seq;
    u->c->unreadables++;
    if (!u->frame.id)
        return;
    call = pending_add(&u->c->ours, u->frame.id, "What cannot be read", u->seq, u->at_ms);
    call->excused = true;
    call->unreadable = true;
}

static void station_answers(struct protocol *p, struct utterance *u)
{
    struct pending *asked = pending_find(&u->c->theirs, u->frame.id);

    if (!asked) {
        if (!u->on_purpose)
            ours(p, u, "an answer", "nobody waits", "for it");
        return;
    }
    if (!u->on_purpose && u->frame.type == FRAME_result)
        judge_payload(p, u, asked->action, true);
    u->c->answered_ms = u->at_ms;
    pending_remove(&u->c->theirs, asked);
}

void protocol_station_speaks(struct protocol *p, struct utterance *u)
{
    enum frame_sense sense = frame_sense(&u->frame);

    p->tampered += u->on_purpose;
    if (u->on_purpose)
        u->c->provoked = u->seq;
    judge_form(p, u);
    if (sense == FRAME_SENSE_answer)
        station_answers(p, u);
    else if (sense != FRAME_SENSE_none && u->frame.action)
        station_calls(p, u);
    else
        unreadable(u);
}
