#include "refstack/csms/frame_in.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/scan.h"
#include "refstack/csms/boot.h"
#include "refstack/csms/command.h"
#include "refstack/csms/delayed_answer.h"
#include "refstack/csms/scripted_answer.h"

static char *error_text(const struct csms_station *st, const char *id,
                        const struct ocpp_violation *why)
{
    char *words = ocpp_violation_text(why);
    char *text = frame_error_text(id, ocpp_code_text(st->dialect->version, why->code), words, NULL);

    free(words);
    return text;
}

static void send_error(const struct csms_station *st, const char *id,
                       const struct ocpp_violation *why)
{
    char *text = error_text(st, id, why);

    csms_send(st, text);
    free(text);
}

/* What comes before an accepted boot is refused; while it is pending, what commands ask for is
 * heard. (1.6 4.2, errata 3.8; 2.0.1 B01, B02) */
static bool too_early(const struct csms_station *st, const char *action)
{
    if (st->accepted || strcmp(action, "BootNotification") == 0)
        return false;
    return !(st->configuring && st->asked) && !mutant_is(st->rs, MUTANT_serves_before_boot);
}

/* MUTANT_limits_the_rate: three messages in ten seconds are let through. */
static bool too_often(struct csms_station *st)
{
    int64_t now_ms = vclock_now_ms(st->rs->clk);

    if (!mutant_is(st->rs, MUTANT_limits_the_rate))
        return false;
    if (now_ms - st->burst_ms > 10000) {
        st->burst_ms = now_ms;
        st->burst = 0;
    }
    return ++st->burst > 3;
}

/* Why a CALL of a well-formed frame is not handled; code OCPP_CODE_COUNT: it is. */
static struct ocpp_violation objection(struct csms_station *st, const struct csms_call *call,
                                       const struct frame *f)
{
    const struct ocpp_message *m = ocpp_message(st->dialect->version, f->action);
    struct ocpp_violation v = {.code = OCPP_CODE_COUNT};

    if (!m)
        return csms_violation(mutant_is(st->rs, MUTANT_mistakes_unknown_actions)
                                  ? OCPP_FormatViolation
                                  : OCPP_NotImplemented,
                              "this version of OCPP has no such action");
    if (m->direction == OCPP_TO_STATION || !call)
        return csms_violation(OCPP_NotSupported, "a station does not send this");
    if (too_early(st, f->action))
        return csms_violation(OCPP_SecurityError, "BootNotification has not been accepted yet");
    if (too_often(st))
        return csms_violation(OCPP_GenericError, "too many messages");
    if (!ocpp_validate(st->dialect->version, f->action, false, f->payload, &v))
        return v;
    v.code = OCPP_CODE_COUNT;
    return v;
}

/* All that one CALL changes is one change of the database, and answered once it is kept. */
static void handle(struct csms_turn *turn)
{
    struct db *db = turn->rs->db;

    db_begin(db);
    turn->call->handle(turn);
    db_commit(db);
    if (db_error(db))
        csms_fail(turn, OCPP_InternalError, "the records cannot be written");
}

/* Puts the answer on its way, as a test wants it to go. */
static void send_answer(struct csms_station *st, const struct csms_scripted_answer *script,
                        char *text)
{
    for (int n = 0; n < 1 + (script && script->twice); n++) {
        if (script && script->delay_ms > 0)
            csms_delay_answer(st, text, script->delay_ms);
        else
            csms_send(st, text);
    }
    free(text);
}

static char *answer_text(const struct csms_turn *turn, const char *id)
{
    const struct csms_scripted_answer *script = turn->script;

    if (script && script->error)
        return frame_error_text(id, script->error, script->description, NULL);
    if (turn->failed)
        return error_text(turn->station, id, &turn->why);
    if (script && script->patch)
        csms_scripted_patch(turn->out, script->patch);
    if (mutant_is(turn->rs, MUTANT_answers_with_a_list) && !strcmp(turn->call->action, "Heartbeat"))
        return mem_printf("[3,\"%s\",[]]", id);
    return frame_result_text(id, turn->out);
}

/* What a mutant makes of an answer. */
static void distort(const struct csms_turn *turn, const char *action)
{
    if (mutant_is(turn->rs, MUTANT_adds_unknown_fields) && !strcmp(action, "StatusNotification"))
        cJSON_AddStringToObject(turn->out, "colour", "blue");
}

static void answer_call(struct csms_station *st, const struct frame *f)
{
    const struct csms_call *call = csms_call_of(st->dialect, f->action);
    struct csms_scripted_answer *script = csms_scripted_take(st, f->action);
    struct csms_turn turn = {.rs = st->rs,
                             .station = st,
                             .now_ms = vclock_now_ms(st->rs->clk),
                             .call = call,
                             .in = f->payload,
                             .out = cJSON_CreateObject(),
                             .script = script,
                             .why = objection(st, call, f)};
    bool lost;

    turn.failed = turn.why.code != OCPP_CODE_COUNT;
    lost = turn.failed || (script && (script->silent || script->error));
    turn.mute = script && script->silent;
    if (!lost)
        handle(&turn);
    distort(&turn, f->action);
    if (!turn.mute)
        send_answer(st, script, answer_text(&turn, f->id));
    cJSON_Delete(turn.out);
    if (!lost && !turn.failed && st->accepted && !strcmp(f->action, "BootNotification"))
        csms_after_boot(st);
    if (turn.next)
        csms_command(st->rs, st->id, turn.next, turn.next_args);
    cJSON_Delete(turn.next_args);
    csms_scripted_done(script);
}

/* Whether a text that is not a frame is answered is the dialect's choice: 1.6 answers only a CALL
 * with an id (OCPP-J 1.6, 4.2.3); 2.x answers everything that is not itself an answer, with the id
 * "-1" when none could be read (2.0.1 part 4, 4.2.3). */
static void answer_broken(const struct csms_station *st, const struct frame *f,
                          const char *sentence)
{
    bool noise = st->dialect->answers_noise && f->type != FRAME_result && f->type != FRAME_error;
    enum ocpp_code code = f->fault == FRAME_FAULT_none /* not its form is wrong, but its JSON */
                              ? OCPP_FormatViolation
                              : frame_fault_code(st->dialect->version, f->fault);
    struct ocpp_violation why = csms_violation(code, sentence);

    if (noise || frame_can_be_answered(f))
        send_error(st, f->id ? f->id : "-1", &why);
}

/* A message of a version after this one. */
static void answer_unknown_type(const struct csms_station *st, const struct frame *f)
{
    struct ocpp_violation why =
        csms_violation(OCPP_MessageTypeNotSupported, "this version has no such message type");

    if (st->dialect->answers_noise)
        send_error(st, f->id, &why);
}

void csms_frame_in(struct csms_station *st, const char *text, size_t len)
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
        call_queue_answer(st->queue, &f);
    else
        answer_unknown_type(st, &f);
    frame_fini(&f);
}
