/* What must hold in every network, whatever a scenario expects: the sessions that the CSMS tells
 * are those that were, with the energy between their meter readings; tags are free again, commands
 * that were reported as done were sent, each CALL is answered once, and a station that restarts
 * comes back. What the CSMS cannot be asked is inconclusive where a scenario asks for it, else not
 * judged. */
#include <stdlib.h>

#include "base/json_read.h"
#include "invariant/invariant.h"

static const struct rule rules[] = {
    {"invariant.session_overlap", "a connector holds one session at a time", RULE_either,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "the begins of both sessions", "OCPP 1.6 4.8"},
    {"invariant.energy_sign", "the energy of a session is a number that is not negative",
     RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session, where a station told them", "OCPP 1.6 4.10"},
    {"invariant.time_order", "a session ends after it begins", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session, where a station told them", "OCPP 1.6 4.10"},
    {"invariant.meter_sum", "a session has the energy between its meter readings", RULE_breach,
     "fails; inconclusive where the register was told but once; a note where the scenario had the "
     "station tell wrong readings",
     "begin and end of the session, as told and in truth",
     "OCPP 1.6 4.8, 4.10: meterStart, meterStop"},
    {"invariant.session_token", "a session names the token with which it began", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session", "OCPP 1.6 4.8; 2.0.1 E03; harness/sut/sut.md: sessions"},
    {"invariant.session_account", "a session belongs to the account of its token", RULE_breach,
     "fails; not judged where the CSMS cannot be told of accounts (csms.enrol)",
     "begin and end of the session", "harness/sut/sut.md: enrol, sessions"},
    {"invariant.session_place", "a session is at the connector where it was", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session", "OCPP 1.6 4.8; 2.0.1 E02"},
    {"invariant.session_start", "a session begins when it began", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session", "OCPP 1.6 4.8: timestamp; 2.0.1 E01"},
    {"invariant.session_stop", "a session ends when it ended, and one that is done has an end",
     RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session", "OCPP 1.6 4.10: timestamp; 2.0.1 E06"},
    {"invariant.session_state",
     "a session is done when its end was told, not before and not as invalid", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session", "OCPP 1.6 4.10; 2.0.1 E06; harness/sut/sut.md: sessions"},
    {"invariant.session_reason", "a session ended for the reason that was told", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session", "OCPP 1.6 4.10: reason; 2.0.1 E06"},
    {"invariant.session_ghost", "the CSMS knows no session that never was", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "none: the CSMS's own session", "OCPP 1.6 4.8"},
    {"invariant.one_bill", "a start is one session, however often it is told", RULE_breach,
     "fails; not judged where the CSMS cannot be asked (told as invariant.session_lost)",
     "begin and end of the session", "OCPP 1.6 3.7.1"},
    {"invariant.session_lost", "a transaction that was answered is known", RULE_absence,
     "fails; inconclusive where an expectation needs the CSMS's sessions and it cannot be asked, "
     "or "
     "does not answer",
     "begin and end of the session", "OCPP 1.6 3.7"},
    {"invariant.certificate",
     "a station is sent the certificate that it asked for: of its key, its name and that kind, and "
     "valid",
     RULE_breach,
     "fails; not judged of what a scenario ordered or broke, and where a station waits for several",
     "the request, the certificate, and what the station found wrong with it",
     "OCPP 2.0.1 A02; OCPP 1.6 security whitepaper 4.1"},
    {"invariant.plausible_energy",
     "nobody keeps without a doubt, or sells, more energy than a connector delivers in the time",
     RULE_breach, "fails, with 2 %, 10 Wh and 2 s in hand; not where the power is not known",
     "the start of the session; the bill", "harness/sut/sut.md: provision, sessions"},
    {"invariant.plausible_time",
     "nobody keeps without a doubt, or sells, a time of another year or one that is yet to come",
     RULE_breach, "fails", "the start of the session; the bill",
     "harness/sut/sut.md: sessions, invoices"},
    {"invariant.running_cost",
     "the cost that a driver is shown is what the session costs by then, tax included", RULE_breach,
     "fails; not judged of transactions that the scenario had told, without a tariff, or where the "
     "clock of the station was a minute off or was set meanwhile",
     "the start of the session, the message with the sum", "OCPP 2.0.1 I02, I03; sut.md: billing"},
    {"invariant.refusal_list",
     "each token that is turned away is in the list of refused tokens, as it was, and nothing else",
     RULE_breach, "fails; not judged where the CSMS cannot be asked", "the answer that refused it",
     "harness/sut/sut.md: refused"},
    {"invariant.station_record", "the CSMS lists its stations as what they are", RULE_breach,
     "fails; not judged where the CSMS cannot be asked", "the boot, or the answer to it",
     "harness/sut/sut.md: stations; OCPP 1.6 4.2; 2.0.1 B01"},
    {"invariant.station_online", "the CSMS knows which stations are there", RULE_breach,
     "fails where a station is said to be there after two intervals of silence, or gone while it "
     "is answered",
     "what ended its connection, or the last answer to it",
     "harness/sut/sut.md: stations; OCPP 1.6 4.6; 2.0.1 G02"},
    {"invariant.connector_state", "the CSMS knows the last state that was told of each connector",
     RULE_breach, "fails; not judged where the CSMS cannot be asked", "the StatusNotification",
     "harness/sut/sut.md: stations; OCPP 1.6 4.9; 2.0.1 G01"},
    {"invariant.clock", "the time that the CSMS tells is the time it is", RULE_breach,
     "fails; of a CSMS with a clock of its own only that it runs as another clock does can be "
     "judged, not where it stands, unless that is a zone's distance from UTC. Stations follow it "
     "all "
     "the same (event clock_set), and what they stamp by it is held against nobody",
     "the first answer with a wrong time", "OCPP 1.6 4.2, 4.6: currentTime; 2.0.1 B01, G02"},
    {"invariant.tag_blocked", "a tag is free again when its transaction has ended", RULE_breach,
     "fails; inconclusive where an earlier scenario of the run left the tag charging",
     "the refusal", "OCPP 1.6 7.2: ConcurrentTx"},
    {"invariant.token_refused", "a token that the CSMS was told to accept may charge", RULE_breach,
     "fails; not judged where the CSMS cannot be told of tokens (csms.enrol)",
     "question and answer", "harness/sut/sut.md: enrol; OCPP 1.6 7.8; 2.0.1 C01"},
    {"invariant.token_info",
     "the group and the end of a token are told to stations as the CSMS was told them", RULE_breach,
     "fails; not judged where the CSMS cannot be told of tokens (csms.enrol)",
     "question and answer", "harness/sut/sut.md: enrol; OCPP 1.6 7.27; 2.0.1 C09"},
    {"invariant.command_payload", "a command reaches the station as it was ordered", RULE_breach,
     "fails; what the CSMS adds is not judged", "the order and the CALL",
     "harness/sut/sut.md: csms, command"},
    {"invariant.command_sent", "a command that is reported as done was sent to the station",
     RULE_breach, "fails", "the command", "harness/sut/sut.md: csms, command"},
    {"invariant.command_answer", "a command is reported as the station answered it", RULE_breach,
     "fails", "the command, its CALL, the answer", "harness/sut/sut.md: csms, command"},
    {"invariant.command_late",
     "what was reported as not done is not done later, on somebody else's car", RULE_breach,
     "fails; a start that nobody ordered only where it takes another driver's car",
     "the command, its CALL, the session that it begins", "harness/sut/sut.md: csms, command"},
    {"invariant.same_answer", "a message that is told again is answered as it was", RULE_breach,
     "fails; not where the token has changed meanwhile, or the scenario ordered the answers",
     "the first answer, the second CALL and its answer", "OCPP 1.6 3.7.1; 2.0.1 E13"},
    {"invariant.transaction_id", "each transaction of a station has a number of its own",
     RULE_breach, "fails", "both answers", "OCPP 1.6 4.8: transactionId"},
    {"invariant.call_answered", "a CALL is answered once", RULE_breach, "fails", "the CALL",
     "OCPP-J 1.6 4.1"},
    {"invariant.station_back", "a station that restarted is accepted again", RULE_breach,
     "fails when ten minutes online were not enough", "the restart", "OCPP 1.6 4.2"},
    RULES_END,
};

/* Truth, and of each session the events of its begin and end, with what the registers came to. */
static cJSON *truth_of(struct scoring *sc)
{
    return scoring_rows(
        sc, "WITH a AS MATERIALIZED (SELECT json_extract(data,'$.session') AS session, min(seq) AS "
            "seq FROM event WHERE scenario=?1 AND kind='session_started' GROUP BY 1), z AS "
            "MATERIALIZED (SELECT json_extract(data,'$.session') AS session, min(seq) AS seq FROM "
            "event WHERE scenario=?1 AND kind='session_stopped' GROUP BY 1) SELECT t.*, a.seq AS "
            "begun, z.seq AS event, (t.register_mj+t.mj)/3600000-t.register_mj/3600000 AS wh FROM "
            "truth t LEFT JOIN a ON a.session=t.session LEFT JOIN z ON z.session=t.session WHERE "
            "t.scenario=?1 ORDER BY t.session");
}

static int64_t begins_ms(struct scoring *sc)
{
    cJSON *row =
        runfile_row(scoring_runfile(sc), "SELECT begins_ms FROM scenario WHERE scenario=?1",
                    scoring_scenario(sc));
    int64_t ms = field_int(row, "begins_ms");

    cJSON_Delete(row);
    return ms;
}

/* What the CSMS answered when it was last asked for all that it knows. */
static void read_end(struct invariants *in)
{
    in->at_end = runfile_row(
        scoring_runfile(in->sc),
        "SELECT r.virt_ms, r.data FROM event r JOIN event c ON c.scenario=?1 AND "
        "c.seq=json_extract(r.data,'$.call') WHERE r.scenario=?1 AND r.kind='sut_answer' AND "
        "json_extract(r.data,'$.role')='csms' AND json_extract(r.data,'$.verb')='sessions' AND "
        "json_extract(r.data,'$.status')='ok' AND json_extract(c.data,'$.args.station') IS NULL "
        "AND json_extract(c.data,'$.args.since_ms') IS NULL ORDER BY r.seq DESC LIMIT 1",
        scoring_scenario(in->sc));
    in->told_at_end = field(field(in->at_end, "data"), "answer");
    in->told_at_end_ms = json_int(in->at_end, "virt_ms", in->end_ms);
}

static enum verdict judge(struct scoring *sc)
{
    struct invariants in = {.sc = sc,
                            .tokens = scoring_tokens(sc),
                            .begins_ms = begins_ms(sc),
                            .end_ms = scoring_end_ms(sc),
                            .truth = truth_of(sc)};

    told_book_init(&in.told, scoring_runfile(sc), scoring_scenario(sc));
    read_end(&in);
    invariant_record(&in);
    invariant_plausible(&in);
    invariant_cost(&in);
    invariant_refused(&in);
    invariant_token_info(&in);
    invariant_stations(&in);
    invariant_clock(&in);
    invariant_tags(&in);
    invariant_commands(&in);
    invariant_certificates(&in);
    invariant_answers(&in);
    invariant_restarts(&in);
    told_book_fini(&in.told);
    free(in.records);
    cJSON_Delete(in.at_end);
    cJSON_Delete(in.sessions);
    cJSON_Delete(in.truth);
    return in.judged ? VERDICT_pass : VERDICT_none;
}

const struct scorer score_invariant = {
    .name = "invariant",
    .judges = "what must hold in every network: sessions, meters, tags, commands, restarts",
    .rules = rules,
    .judge = judge,
    .by_frames = true,
};
