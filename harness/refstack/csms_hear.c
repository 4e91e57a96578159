#include <stdlib.h>
#include <string.h>

#include "ocpp/frame.h"
#include "ocpp/scan.h"
#include "refstack/csms_inside.h"

static const struct ocpp_version *version(void)
{
    return ocpp_versions()[0];
}

void csms_send(const struct csms_station *st, const char *text)
{
    if (st->conn)
        st->conn->peer.send(st->conn->ctx, text, strlen(text));
}

static void send_error(const struct csms_station *st, const char *id,
                       const struct ocpp_violation *why)
{
    char *text = frame_error_text(id, ocpp_code_text(version(), why->code), why->sentence, NULL);

    csms_send(st, text);
    free(text);
}

static struct ocpp_violation violation(enum ocpp_code code, const char *sentence)
{
    struct ocpp_violation v = {.code = code};

    strncpy(v.sentence, sentence, sizeof(v.sentence) - 1);
    return v;
}

void csms_fail(struct csms_turn *turn, enum ocpp_code code, const char *sentence)
{
    turn->failed = true;
    turn->why = violation(code, sentence);
}

/* Why a CALL of a well-formed frame is not handled; code OCPP_CODE_COUNT: it is. */
static struct ocpp_violation objection(const struct csms_station *st, const struct frame *f)
{
    const struct ocpp_message *m = ocpp_message(version(), f->action);
    struct ocpp_violation v = {.code = OCPP_CODE_COUNT};

    if (!m)
        return violation(OCPP_NotImplemented, "OCPP 1.6 has no such action");
    if (m->direction == OCPP_TO_STATION || !csms_call_of(f->action))
        return violation(OCPP_NotSupported, "a station does not send this");
    if (!st->accepted && !st->configuring && strcmp(f->action, "BootNotification") != 0)
        return violation(OCPP_SecurityError, "BootNotification has not been accepted yet");
    if (!ocpp_validate(version(), f->action, false, f->payload, &v))
        return v;
    v.code = OCPP_CODE_COUNT;
    return v;
}

/* All that one CALL changes is one change of the database, and answered once it is kept. */
static void handle(struct csms_turn *turn, const char *action)
{
    struct db *db = turn->rs->db;

    db_begin(db);
    csms_call_of(action)->handle(turn);
    db_commit(db);
    if (db_error(db))
        csms_fail(turn, OCPP_InternalError, "the records cannot be written");
}

/* Puts the answer on its way, as a test wants it to go. */
static void send_answer(struct csms_station *st, const struct csms_script *script, char *text)
{
    for (int n = 0; n < 1 + (script && script->twice); n++) {
        if (script && script->delay_ms > 0)
            csms_send_later(st, text, script->delay_ms);
        else
            csms_send(st, text);
    }
    free(text);
}

static char *answer_text(const struct csms_turn *turn, const char *id)
{
    const struct csms_script *script = turn->script;

    if (script && script->error)
        return frame_error_text(id, script->error, script->description, NULL);
    if (turn->failed)
        return frame_error_text(id, ocpp_code_text(version(), turn->why.code), turn->why.sentence,
                                NULL);
    if (script && script->patch)
        csms_script_patch(turn->out, script->patch);
    return frame_result_text(id, turn->out);
}

static void answer_call(struct csms_station *st, const struct frame *f)
{
    struct csms_script *script = csms_script_take(st, f->action);
    struct csms_turn turn = {.rs = st->rs,
                             .station = st,
                             .now_ms = vclock_now_ms(st->rs->clk),
                             .in = f->payload,
                             .out = cJSON_CreateObject(),
                             .script = script,
                             .why = objection(st, f)};

    bool lost;

    turn.failed = turn.why.code != OCPP_CODE_COUNT;
    lost = turn.failed || (script && (script->silent || script->error));
    turn.mute = script && script->silent;
    if (!lost)
        handle(&turn, f->action);
    if (!turn.mute)
        send_answer(st, script, answer_text(&turn, f->id));
    cJSON_Delete(turn.out);
    if (!lost && !turn.failed && st->accepted && !strcmp(f->action, "BootNotification"))
        csms_after_boot(st);
    csms_script_done(script);
}

/* A text that is no frame can be answered only if it is a CALL with an id. (OCPP-J 1.6 4.2.3) */
static void answer_broken(const struct csms_station *st, const struct frame *f,
                          const char *sentence)
{
    struct ocpp_violation why = violation(OCPP_FormatViolation, sentence);

    if (frame_can_be_answered(f))
        send_error(st, f->id, &why);
}

void csms_hear(struct csms_station *st, const char *text, size_t len)
{
    struct scan_finding finding;
    struct frame f;

    if (!frame_parse(&f, text, len))
        answer_broken(st, &f, frame_fault_sentence(f.fault));
    else if (!scan_json(text, len, &finding) && !scan_is_json(finding.what))
        answer_broken(st, &f, scan_sentence(finding.what));
    else if (f.type == FRAME_call)
        answer_call(st, &f);
    else if (f.type == FRAME_result || f.type == FRAME_error)
        outbox_answer(st->outbox, &f);
    frame_fini(&f);
}
