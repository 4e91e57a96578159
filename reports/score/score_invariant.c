/* What must hold in every network, whatever a scenario expects: the sessions that the CSMS tells
 * are those that were, with the energy between their meter readings; tags are free again, commands
 * that were reported as done were sent, each CALL is answered once, and a station that restarts
 * comes back. What the CSMS cannot be asked is inconclusive where a scenario asks for it, else not
 * judged. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/call_tally.h"
#include "facts/field.h"
#include "score/scoring.h"

#define SAME_START_MS 2000   /* two sessions that begin this close are one plug-in */
#define BACK_MS       600000 /* within this a station that restarted is accepted again */

static const struct rule rules[] = {
    {"invariant.session_overlap", "a connector holds one session at a time", RULE_either,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "none: the CSMS's own two sessions", "OCPP 1.6 4.8"},
    {"invariant.energy_sign", "the energy of a session is a number that is not negative",
     RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "none: the CSMS's own session", "OCPP 1.6 4.10"},
    {"invariant.time_order", "a session ends after it begins", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "none: the CSMS's own session", "OCPP 1.6 4.10"},
    {"invariant.meter_sum", "a session has the energy between its meter readings", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "the end of the session", "OCPP 1.6 4.8, 4.10: meterStart, meterStop"},
    {"invariant.one_bill", "a plug-in is one session, however often it is reported", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "the end of the session", "OCPP 1.6 3.7.1"},
    {"invariant.tag_blocked", "a tag is free again when its transaction has ended", RULE_breach,
     "fails", "the refusal", "OCPP 1.6 7.2: ConcurrentTx"},
    {"invariant.command_sent", "a command that is reported as done was sent to the station",
     RULE_breach, "fails", "the command", "harness/sut/sut.md: csms, command"},
    {"invariant.session_lost", "a transaction that was answered is known", RULE_absence,
     "fails; inconclusive where an expectation needs the CSMS's sessions and it cannot be asked",
     "the end of the session", "OCPP 1.6 3.7"},
    {"invariant.call_answered", "a CALL is answered once", RULE_breach, "fails", "the CALL",
     "OCPP-J 1.6 4.1"},
    {"invariant.station_back", "a station that restarted is accepted again", RULE_breach,
     "fails when ten minutes online were not enough", "the restart", "OCPP 1.6 4.2"},
    RULES_END,
};

struct invariants {
    struct scoring *sc;
    cJSON *sessions; /* what the SUT told */
    cJSON *truth;
    int64_t end_ms;
    bool judged;
};

static bool counts(const cJSON *session)
{
    return !json_is(session, "state", "invalid");
}

static bool same_connector(const cJSON *a, const cJSON *b)
{
    return strcmp(field_text(a, "station"), field_text(b, "station")) == 0 &&
           json_int(a, "connector", -1) == json_int(b, "connector", -2);
}

static void judge_overlap(struct invariants *in, const cJSON *a, const cJSON *b)
{
    int64_t a_from = json_int(a, "start_ms", 0), b_from = json_int(b, "start_ms", 0);
    int64_t a_to = json_int(a, "stop_ms", in->end_ms), b_to = json_int(b, "stop_ms", in->end_ms);

    if (!counts(a) || !counts(b) || !same_connector(a, b) || a_from >= b_to || b_from >= a_to)
        return;
    scoring_find(in->sc, VERDICT_fail, "invariant.session_overlap", NULL,
                 "Sessions %s and %s of %s/%d overlap.", field_text(a, "ref"), field_text(b, "ref"),
                 field_text(a, "station"), (int)json_int(a, "connector", 0));
}

static void judge_session(struct invariants *in, const cJSON *s)
{
    const cJSON *wh = field(s, "wh"), *other;

    in->judged = true;
    if (wh && (!cJSON_IsNumber(wh) || !isfinite(wh->valuedouble) || wh->valuedouble < 0))
        scoring_find(in->sc, VERDICT_fail, "invariant.energy_sign", NULL, "Session %s has %s Wh.",
                     field_text(s, "ref"), cJSON_IsNumber(wh) ? "less than 0" : "no number of");
    if (json_int(s, "stop_ms", INT64_MAX) < json_int(s, "start_ms", 0))
        scoring_find(in->sc, VERDICT_fail, "invariant.time_order", NULL,
                     "Session %s ends before it begins.", field_text(s, "ref"));
    for (other = s->next; other; other = other->next)
        judge_overlap(in, s, other);
}

static bool is_transaction(const cJSON *session, const cJSON *truth)
{
    char told[TRANSACTION_TEXT], known[TRANSACTION_TEXT];

    field_transaction(truth, "transaction_id", told);
    field_transaction(session, "transaction", known);
    return *told && strcmp(told, known) == 0 &&
           strcmp(field_text(session, "station"), field_text(truth, "station")) == 0;
}

static bool is_same_start(const cJSON *session, const cJSON *truth)
{
    return same_connector(session, truth) &&
           llabs(json_int(session, "start_ms", 0) - json_int(truth, "started_ms", INT64_MIN / 2)) <=
               SAME_START_MS;
}

/* A session may have the energy that the station told, or what truly flowed. */
static void judge_energy(struct invariants *in, const cJSON *session, const cJSON *t,
                         const uint64_t *seqs)
{
    int64_t wh = json_int(session, "wh", -1), told = json_int(t, "told_wh", -1);
    char id[TRANSACTION_TEXT];

    if (!json_is(session, "state", "done") || wh < 0 || told < 0 || wh == told ||
        wh == json_int(t, "wh", -1))
        return;
    field_transaction(t, "transaction_id", id);
    scoring_find(in->sc, VERDICT_fail, "invariant.meter_sum", seqs,
                 "Transaction %s at %s: the meter readings are %lld Wh apart; the session has "
                 "%lld Wh.",
                 id, field_text(t, "station"), (long long)told, (long long)wh);
}

static void judge_truth(struct invariants *in, const cJSON *t)
{
    uint64_t seqs[] = {(uint64_t)json_int(t, "event", 0), 0};
    const cJSON *session;
    char id[TRANSACTION_TEXT];
    int known = 0, found = 0;

    field_transaction(t, "transaction_id", id);
    cJSON_ArrayForEach (session, in->sessions) {
        bool exact = is_transaction(session, t);

        if (exact)
            judge_energy(in, session, t, seqs);
        known += exact;
        found += counts(session) && (exact || is_same_start(session, t));
    }
    in->judged = true;
    if (found > 1)
        scoring_find(in->sc, VERDICT_fail, "invariant.one_bill", seqs,
                     "One plug-in at %s/%d became %d sessions.", field_text(t, "station"),
                     (int)json_int(t, "connector", 0), found);
    if (*id && !known)
        scoring_find(in->sc, VERDICT_fail, "invariant.session_lost", seqs,
                     "Transaction %s at %s was answered, but no session is known.", id,
                     field_text(t, "station"));
}

static void judge_sessions(struct invariants *in)
{
    const cJSON *row;

    if (!scoring_can(in->sc, "csms.sessions")) {
        if (cJSON_GetArraySize(in->truth) > 0 && scoring_expect(in->sc))
            scoring_find(in->sc, VERDICT_inconc, "invariant.session_lost", NULL,
                         "The CSMS cannot be asked for its sessions.");
        return;
    }
    cJSON_ArrayForEach (row, in->sessions)
        judge_session(in, row);
    cJSON_ArrayForEach (row, in->truth)
        judge_truth(in, row);
}

/* Does @p payload tell the end of @p transaction: StopTransaction, TransactionEvent(Ended)? */
static bool tells_end(const cJSON *payload, const char *transaction)
{
    const cJSON *info = field(payload, "transactionInfo");
    char id[TRANSACTION_TEXT];

    if (info && !json_is(payload, "eventType", "Ended"))
        return false;
    field_transaction(info ? info : payload, "transactionId", id);
    return strcmp(id, transaction) == 0;
}

/* Was the end of @p transaction answered before event @p seq? */
static bool stop_was_answered(struct invariants *in, const char *transaction, uint64_t seq)
{
    cJSON *stops = scoring_rows(
        in->sc,
        "SELECT f.text, i.seq FROM event o JOIN frame f ON f.scenario=?1 AND f.seq=o.seq JOIN "
        "event i ON i.scenario=?1 AND i.kind='frame' AND i.actor=o.actor AND "
        "json_extract(i.data,'$.dir')='in' AND json_extract(i.data,'$.type')=3 AND "
        "json_extract(i.data,'$.id')=json_extract(o.data,'$.id') WHERE o.scenario=?1 AND "
        "o.kind='frame' AND json_extract(o.data,'$.dir')='out' AND "
        "json_extract(o.data,'$.action') IN ('StopTransaction','TransactionEvent')");
    bool answered = false;
    const cJSON *row;

    cJSON_ArrayForEach (row, stops) {
        cJSON *frame = cJSON_Parse(field_text(row, "text"));

        answered |= tells_end(cJSON_GetArrayItem(frame, 3), transaction) &&
                    (uint64_t)json_int(row, "seq", 0) < seq;
        cJSON_Delete(frame);
    }
    cJSON_Delete(stops);
    return answered;
}

/* May the CSMS still believe that @p token charges somewhere? */
static bool may_be_charging(struct invariants *in, const char *token, int64_t session, uint64_t seq)
{
    const cJSON *t;

    cJSON_ArrayForEach (t, in->truth) {
        char id[TRANSACTION_TEXT];

        field_transaction(t, "transaction_id", id);

        if (strcasecmp(field_text(t, "token"), token) != 0 ||
            json_int(t, "session", 0) == session || json_int(t, "begun", INT64_MAX) > (int64_t)seq)
            continue;
        if (!*id || json_int(t, "event", INT64_MAX) > (int64_t)seq ||
            !stop_was_answered(in, id, seq))
            return true;
    }
    return false;
}

static void judge_tags(struct invariants *in)
{
    cJSON *refusals = scoring_rows(
        in->sc,
        "SELECT e.seq, e.kind, json_extract(e.data,'$.session') AS session, "
        "coalesce(json_extract(e.data,'$.token'),(SELECT token FROM truth t WHERE "
        "t.scenario=?1 AND t.session=json_extract(e.data,'$.session'))) AS token FROM event e "
        "WHERE e.scenario=?1 AND e.kind IN ('transaction','not_authorized') AND "
        "(e.kind='transaction' AND "
        "json_extract(e.data,'$.id_status')='ConcurrentTx' OR e.kind='not_authorized' AND "
        "json_extract(e.data,'$.status')='ConcurrentTx') ORDER BY e.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, refusals) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};

        in->judged = true;
        if (!may_be_charging(in, field_text(row, "token"), json_int(row, "session", 0), seqs[0]))
            scoring_find(
                in->sc, VERDICT_fail, "invariant.tag_blocked", seqs,
                "%s is refused as charging elsewhere; its transactions had ended, and that had "
                "been reported.",
                field_text(row, "token"));
    }
    cJSON_Delete(refusals);
}

static void judge_commands(struct invariants *in)
{
    cJSON *commands = scoring_rows(
        in->sc,
        "SELECT c.seq, json_extract(c.data,'$.args.action') AS action, "
        "json_extract(c.data,'$.args.station') AS station, (SELECT count(*) FROM event f JOIN "
        "actor a ON a.scenario=?1 AND a.id=f.actor WHERE f.scenario=?1 AND f.kind='frame' AND "
        "f.seq>c.seq AND f.seq<r.seq AND json_extract(f.data,'$.dir')='in' AND "
        "json_extract(f.data,'$.type')=2 AND json_extract(f.data,'$.action')="
        "json_extract(c.data,'$.args.action') AND a.name=json_extract(c.data,'$.args.station')) "
        "AS sent FROM event c JOIN event r ON r.scenario=?1 AND r.kind='sut_answer' AND "
        "json_extract(r.data,'$.call')=c.seq WHERE c.scenario=?1 AND "
        "c.kind='sut_call' AND json_extract(c.data,'$.verb')='command' AND "
        "json_extract(r.data,'$.answer.outcome')='answered' ORDER BY c.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, commands) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};

        in->judged = true;
        if (json_int(row, "sent", 0) == 0)
            scoring_find(in->sc, VERDICT_fail, "invariant.command_sent", seqs,
                         "%s is reported as answered by %s; no such CALL reached the station.",
                         field_text(row, "action"), field_text(row, "station"));
    }
    cJSON_Delete(commands);
}

static char *id_at(struct invariants *in, uint64_t seq)
{
    char *sql = mem_printf("SELECT data FROM event WHERE scenario=?1 AND seq=%" PRIu64, seq);
    cJSON *row = runfile_row(scoring_runfile(in->sc), sql, scoring_scenario(in->sc));
    char *id = field_spelling(field(row, "data"), "id");

    free(sql);
    cJSON_Delete(row);
    return id ? id : mem_text("");
}

static void tell_answered(struct invariants *in, const struct call_tally *s)
{
    uint64_t seqs[] = {s->seq, 0};
    char *id = id_at(in, s->seq);
    char *name = runfile_actor(scoring_runfile(in->sc), scoring_scenario(in->sc), (int)s->actor);

    scoring_find(in->sc, VERDICT_fail, "invariant.call_answered", seqs,
                 "CALL %s of %s was answered %d times.", id, name, s->answers);
    free(name);
    free(id);
}

/* A scenario told the CSMS to answer twice: the protocol scorer tells which answers that was. */
static bool told_to_repeat(struct invariants *in)
{
    cJSON *row = runfile_row(scoring_runfile(in->sc),
                             "SELECT seq FROM event WHERE scenario=?1 AND kind='sut_call' AND "
                             "json_extract(data, '$.verb')='script' AND "
                             "json_extract(data, '$.args.twice') LIMIT 1",
                             scoring_scenario(in->sc));
    bool told = row != NULL;

    cJSON_Delete(row);
    return told;
}

static void judge_answers(struct invariants *in)
{
    struct call_tallies all;

    if (told_to_repeat(in))
        return;
    call_tally_read(&all, scoring_runfile(in->sc), scoring_scenario(in->sc));
    for (size_t i = 0; i < all.count; i++) {
        const struct call_tally *s = &all.list[i];

        in->judged |= s->calls > 0;
        if (s->calls > 0 && s->answers > s->calls)
            tell_answered(in, s);
    }
    free(all.list);
}

/* Judges restarts: the time counts from the first connection after one to Accepted. */
static void judge_restarts(struct invariants *in)
{
    cJSON *restarts = scoring_rows(
        in->sc,
        "SELECT r.seq, a.name, c.virt_ms AS open_ms, (SELECT min(b.virt_ms) FROM event b WHERE "
        "b.scenario=?1 AND b.actor=r.actor AND b.kind='booted' AND b.seq>c.seq AND "
        "json_extract(b.data,'$.status')='Accepted') AS back_ms, (SELECT min(o.virt_ms) FROM "
        "event o WHERE o.scenario=?1 AND o.actor=r.actor AND o.kind IN "
        "('offline','disconnected','restarts') AND o.seq>c.seq) AS lost_ms FROM event r JOIN "
        "event c ON c.scenario=?1 AND c.seq=(SELECT min(x.seq) FROM event x WHERE "
        "x.scenario=?1 AND x.kind='connected' AND x.actor=r.actor AND x.seq>r.seq) LEFT JOIN "
        "actor a ON a.scenario=?1 AND a.id=r.actor WHERE r.scenario=?1 AND r.kind='restarts' "
        "ORDER BY r.seq");
    const cJSON *row;

    cJSON_ArrayForEach (row, restarts) {
        uint64_t seqs[] = {(uint64_t)json_int(row, "seq", 0), 0};
        int64_t due_ms = json_int(row, "open_ms", 0) + BACK_MS;
        int64_t back_ms = json_int(row, "back_ms", INT64_MAX);

        if (back_ms > due_ms &&
            (due_ms > in->end_ms || json_int(row, "lost_ms", INT64_MAX) <= due_ms))
            continue;
        in->judged = true;
        if (back_ms > due_ms)
            scoring_find(in->sc, VERDICT_fail, "invariant.station_back", seqs,
                         "%s restarted and connected again, but was not accepted within %d min.",
                         field_text(row, "name"), BACK_MS / 60000);
    }
    cJSON_Delete(restarts);
}

/* The sessions as the CSMS told them: the object in each row. */
static cJSON *told_sessions(struct invariants *in)
{
    cJSON *told =
        scoring_rows(in->sc, "SELECT ref, data FROM sut_session WHERE scenario=?1 ORDER BY rowid");
    cJSON *out = cJSON_CreateArray();
    cJSON *row;

    cJSON_ArrayForEach (row, told) {
        cJSON *data = cJSON_DetachItemFromObjectCaseSensitive(row, "data");

        if (cJSON_IsObject(data))
            cJSON_AddItemToArray(out, data);
        else
            cJSON_Delete(data);
    }
    cJSON_Delete(told);
    return out;
}

static enum verdict judge(struct scoring *sc)
{
    struct invariants in = {.sc = sc, .end_ms = scoring_end_ms(sc)};

    in.sessions = told_sessions(&in);
    in.truth = scoring_rows(
        sc, "WITH a AS MATERIALIZED (SELECT json_extract(data,'$.session') AS session, "
            "json_extract(data,'$.meter_wh') AS wh, min(seq) AS seq FROM event WHERE scenario=?1 "
            "AND kind='session_started' GROUP BY 1), z AS MATERIALIZED (SELECT json_extract(data,"
            "'$.session') AS session, json_extract(data,'$.meter_wh') AS wh, min(seq) AS seq FROM "
            "event WHERE scenario=?1 AND kind='session_stopped' GROUP BY 1) SELECT t.*, a.seq AS "
            "begun, z.seq AS event, (t.register_mj+t.mj)/3600000-t.register_mj/3600000 AS wh, "
            "z.wh-a.wh AS told_wh FROM truth t LEFT JOIN a ON a.session=t.session LEFT JOIN z ON "
            "z.session=t.session WHERE t.scenario=?1 ORDER BY t.session");
    judge_sessions(&in);
    judge_tags(&in);
    judge_commands(&in);
    judge_answers(&in);
    judge_restarts(&in);
    cJSON_Delete(in.sessions);
    cJSON_Delete(in.truth);
    return in.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_invariant = {
    .name = "invariant",
    .judges = "what must hold in every network: sessions, meters, tags, commands, restarts",
    .rules = rules,
    .judge = judge,
};
