/* title: what must hold in every network is held against what the CSMS tells and does */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(score_invariant);

#define START                                                                                      \
    "[2,\"a1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04A1\",\"meterStart\":100,"     \
    "\"timestamp\":\"1970-01-01T00:00:00Z\"}]"
#define STOP                                                                                       \
    "[2,\"s1\",\"StopTransaction\",{\"transactionId\":17,\"meterStop\":7300,"                      \
    "\"timestamp\":\"1970-01-01T01:00:00Z\"}]"

/* One honest session: CP-1/1, transaction 17, 0 to 1 h, 7 200 Wh. */
static void world(struct maker *m)
{
    maker_init(m, "{}");
    maker_frame(m, 0, "CP-1", "out", START);
    maker_frame(m, 0, "CP-1", "in",
                "[3,\"a1\",{\"transactionId\":17,\"idTagInfo\":{\"status\":\"Accepted\"}}]");
    maker_event(m, 3600000, "CP-1/1", "session_stopped", "{\"session\":1,\"meter_wh\":7300}");
    maker_frame(m, 3600000, "CP-1", "out", STOP);
    maker_frame(m, 3600000, "CP-1", "in", "[3,\"s1\",{}]");
    maker_sql(m, "UPDATE event SET data='{\"dir\":\"out\",\"type\":2,\"id\":\"s1\",\"action\":"
                 "\"StopTransaction\"}' WHERE seq=4;"
                 "UPDATE event SET data='{\"dir\":\"in\",\"type\":3,\"id\":\"s1\"}' WHERE seq=5;"
                 "UPDATE actor SET kind='station' WHERE name='CP-1';"
                 "INSERT INTO token VALUES(1,'04A1','Pat','Accepted');"
                 "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,17,0,0,3600000,3600000,"
                 "25920000000,360000000,'Local')");
}

#define TOLD(ref, tx, from, to, wh, state)                                                         \
    "INSERT INTO sut_session VALUES(1,'" ref "','{\"ref\":\"" ref "\",\"station\":\"CP-1\","       \
    "\"connector\":1,\"token\":\"04a1\",\"transaction\":" tx ",\"start_ms\":" from                 \
    ",\"stop_ms\":" to ",\"wh\":" wh ",\"state\":\"" state "\"}');"
#define NAMELESS_END                                                                               \
    "UPDATE frame SET text=replace(text,'\"transactionId\":17,','\"transactionId\":-1,') WHERE "   \
    "seq=4; UPDATE truth SET mj=3600000;"
#define HONEST TOLD("17", "17", "0", "3600000", "7200", "done")
/* Another transaction, of which the CSMS knows nothing but what TOLD says. */
#define SECOND                                                                                     \
    "INSERT INTO event SELECT 1,6,3600000,0,id,'frame',0,'{}' FROM actor WHERE name='CP-1';"       \
    "INSERT INTO frame SELECT 1,6,id,'out','[2,\"a2\",\"StartTransaction\",{\"connectorId\":1,"    \
    "\"idTag\":\"04A1\",\"meterStart\":7300,\"timestamp\":\"1970-01-01T01:00:00Z\"}]' FROM actor " \
    "WHERE name='CP-1';"                                                                           \
    "INSERT INTO event SELECT 1,7,3600000,0,id,'frame',0,'{}' FROM actor WHERE name='CP-1';"       \
    "INSERT INTO frame SELECT 1,7,id,'in','[3,\"a2\",{\"transactionId\":18,\"idTagInfo\":{"        \
    "\"status\":\"Accepted\"}}]' FROM actor WHERE name='CP-1';"                                    \
    "INSERT INTO event SELECT 1,8,3600000,0,id,'frame',0,'{}' FROM actor WHERE name='CP-1';"       \
    "INSERT INTO frame SELECT 1,8,id,'out','[2,\"s2\",\"StopTransaction\",{\"transactionId\":18,"  \
    "\"meterStop\":7310,\"timestamp\":\"1970-01-01T01:01:40Z\"}]' FROM actor WHERE name='CP-1';"
#define EVENT_ROW(seq, actor, kind, ms, data)                                                      \
    "INSERT INTO event SELECT 1," seq "," ms ",0,id,'" kind "',0,'" data                           \
    "' FROM actor WHERE name='" actor "';"
#define COMMAND(frame)                                                                             \
    EVENT_ROW("10", "CP-1", "sut_call", "5",                                                       \
              "{\"verb\":\"command\",\"args\":{\"station\":\"CP-1\",\"action\":"                   \
              "\"UnlockConnector\"}}")                                                             \
    frame EVENT_ROW("12", "CP-1", "sut_answer", "5",                                               \
                    "{\"call\":10,\"answer\":{\"outcome\":\"answered\"}}")
#define AGAIN(from_seq, status)                                                                    \
    EVENT_ROW("20", "CP-1", "restarts", "1000", "{}")                                              \
    EVENT_ROW("21", "CP-1", "connected", "2000", "{}")                                             \
    EVENT_ROW("22", "CP-1", "booted", from_seq, "{\"status\":\"" status "\"}")

/* A frame of CP-1 with its event. */
#define FRAME(seq, ms, dir, text)                                                                  \
    "INSERT INTO event SELECT 1," seq "," ms ",0,id,'frame',0,'{\"dir\":\"" dir "\"}' FROM actor " \
    "WHERE name='CP-1';"                                                                           \
    "INSERT INTO frame SELECT 1," seq ",id,'" dir "','" text "' FROM actor WHERE name='CP-1';"
#define BEAT(ms, told)                                                                             \
    FRAME("30", ms, "out", "[2,\"h1\",\"Heartbeat\",{}]")                                          \
    FRAME("31", ms, "in", "[3,\"h1\",{\"currentTime\":\"1970-01-01T" told "\"}]")
#define POWER(w)                                                                                   \
    EVENT_ROW("9", "CP-1", "sut_call", "0",                                                        \
              "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\",\"power_w\":" w "}}")
#define BILLED(from, to, kwh)                                                                      \
    POWER("22000")                                                                                 \
    "INSERT INTO invoice(scenario,invoice,kind) VALUES(1,'INV-1','invoice');"                      \
    "INSERT INTO invoice_line(scenario,invoice,station,connector,kind,quantity,from_ms,to_ms) "    \
    "VALUES(1,'INV-1','CP-1',1,'energy','" kwh "'," from "," to ");"
#define AUTHORIZE(status)                                                                          \
    FRAME("30", "4000000", "out", "[2,\"z1\",\"Authorize\",{\"idTag\":\"04A1\"}]")                 \
    FRAME("31", "4000000", "in", "[3,\"z1\",{\"idTagInfo\":{\"status\":\"" status "\"}}]")
/* The CSMS was told that 04A1 is worth something until 5 000 s, and says when it is asked ... */
#define INFO(said)                                                                                 \
    EVENT_ROW("29", "CP-1", "sut_call", "4000000",                                                 \
              "{\"verb\":\"enrol\",\"args\":{\"token\":\"04a1\",\"parent\":\"G1\",\"expires_ms\":" \
              "5000000}}")                                                                         \
    AUTHORIZE("Accepted\"," said ",\"language1\":\"en")
/* A start by remote control, what was told of it, and the CALL, at event @p seq. */
#define REMOTE(outcome, seq, answer)                                                               \
    EVENT_ROW("30", "CP-1", "sut_call", "4000000",                                                 \
              "{\"verb\":\"command\",\"args\":{\"station\":\"CP-1\",\"action\":"                   \
              "\"RemoteStartTransaction\",\"args\":{\"idTag\":\"04A1\"}}}")                        \
    EVENT_ROW("35", "CP-1", "sut_answer", "4000000",                                               \
              "{\"call\":30,\"answer\":{\"outcome\":\"" outcome "\",\"answer\":{\"status\":"       \
              "\"Accepted\"}}}")                                                                   \
    FRAME(seq, "5000000", "in", "[2,\"r1\",\"RemoteStartTransaction\",{\"idTag\":\"04A1\"}]")      \
    FRAME(seq "+1", "5000000", "out", "[3,\"r1\",{\"status\":\"" answer "\"}]")
#define START_AGAIN(id, status)                                                                    \
    FRAME(                                                                                         \
        "30", "60000", "out",                                                                      \
        "[2,\"a9\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"04A1\",\"meterStart\":100," \
        "\"timestamp\":\"1970-01-01T00:00:00Z\"}]")                                                \
    FRAME("31", "60000", "in",                                                                     \
          "[3,\"a9\",{\"transactionId\":" id ",\"idTagInfo\":{\"status\":\"" status "\"}}]")
/* What the CSMS answers when it is asked at the end, at 9 000 s. */
#define AT_END(json)                                                                               \
    EVENT_ROW("90", "CP-1", "sut_call", "9000000", "{\"verb\":\"sessions\",\"args\":{}}")          \
    EVENT_ROW(                                                                                     \
        "91", "CP-1", "sut_answer", "9000000",                                                     \
        "{\"role\":\"csms\",\"verb\":\"sessions\",\"status\":\"ok\",\"call\":90,\"answer\":{"      \
        "\"sessions\":[]," json "}}")
#define REFUSED(token, status, at)                                                                 \
    AT_END("\"refused\":[{\"at_ms\":" at ",\"station\":\"CP-1\",\"token\":\"" token                \
           "\",\"status\":\"" status "\",\"reason\":\"Blocked\"}]")
#define BLOCKED       AUTHORIZE("Blocked") "UPDATE token SET status='Blocked';"
#define STATION(json) BOOT AT_END("\"stations\":[{\"station\":\"CP-1\"," json "}]")
/* CP-1 boots at 8 800 s and says that connector 1 is free. */
#define BOOT                                                                                       \
    POWER("22000")                                                                                 \
    EVENT_ROW("80", "CP-1", "connected", "8800000", "{\"protocol\":\"ocpp1.6\"}")                  \
    FRAME("81", "8800000", "out",                                                                  \
          "[2,\"b1\",\"BootNotification\",{\"chargePointVendor\":\"Acme\",\"chargePointModel\":"   \
          "\"X\"}]")                                                                               \
    FRAME("82", "8800000", "in",                                                                   \
          "[3,\"b1\",{\"status\":\"Accepted\",\"currentTime\":\"1970-01-01T02:26:40Z\","           \
          "\"interval\":300}]")                                                                    \
    FRAME("83", "8800000", "out",                                                                  \
          "[2,\"b2\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","         \
          "\"status\":"                                                                            \
          "\"Available\"}]")                                                                       \
    FRAME("84", "8800000", "in", "[3,\"b2\",{}]")
#define STATE(json)  STATION("\"connectors\":[{\"connector\":1," json "}]")
#define BUT(changes) HONEST "UPDATE sut_session SET data=" changes ";"

/* A command at event 30, what was told of it at event 35, and what passed between. */
#define ORDER(action, args, told, frames)                                                          \
    EVENT_ROW("30", "CP-1", "sut_call", "4000000",                                                 \
              "{\"verb\":\"command\",\"args\":{\"station\":\"CP-1\",\"action\":\"" action          \
              "\",\"args\":{" args "}}}")                                                          \
    EVENT_ROW("35", "CP-1", "sut_answer", "4000000", "{\"call\":30,\"answer\":{" told "}}") frames
#define CALLED(seq, action, args)                                                                  \
    FRAME(seq, "5000000", "in", "[2,\"r" seq "\",\"" action "\",{" args "}]")
#define ANSWERED(seq, to, payload) FRAME(seq, "5000000", "out", "[3,\"r" to "\",{" payload "}]")
/* A car of Sam's begins at event 50 on a tag that is Pat's. */
#define SAMS_CAR(token)                                                                            \
    "INSERT INTO actor VALUES(1,90,'driver','Sam','{\"token\":\"" token "\"}');"                   \
    "INSERT INTO truth VALUES(1,2,'Sam','04A1','Pat','CP-1',1,18,6000000,6000000,7000000,7000000," \
    "0,400000000,'Local');" EVENT_ROW("50", "CP-1", "session_started", "6000000",                  \
                                      "{\"session\":2}")
/* Dated 4 000 s, sent at 8 000 s, and refused. */
#define LATE_START                                                                                 \
    "UPDATE token SET status='Blocked';" FRAME("30", "8000000", "out",                             \
                                               "[2,\"z1\",\"StartTransaction\",{\"connectorId\":"  \
                                               "1,\"idTag\":\"04A1\",\"meterStart\":7300,"         \
                                               "\"timestamp\":\"1970-01-01T01:06:40Z\"}]")         \
        FRAME("31", "8000000", "in",                                                               \
              "[3,\"z1\",{\"transactionId\":0,\"idTagInfo\":{\"status\":\"Blocked\"}}]")
#define REFUSED_START(connector, at)                                                               \
    AT_END("\"refused\":[{\"at_ms\":" at ",\"station\":\"CP-1\",\"connector\":" connector          \
           ",\"token\":\"04A1\",\"status\":\"Blocked\",\"reason\":\"Blocked\"}]")
#define UNORDERED                                                                                  \
    CALLED("40", "RemoteStartTransaction", "\"idTag\":\"04A1\"")                                   \
    ANSWERED("41", "40", "\"status\":\"Accepted\"")

/* A start at 5 000 s with that number, and its session as the CSMS tells it. */
#define CP_2 "INSERT INTO actor VALUES(1,80,'station','CP-2','{}');"
#define FRAME_OF(station, seq, dir, text)                                                          \
    "INSERT INTO event SELECT 1," seq                                                              \
    ",5000000,0,id,'frame',0,'{}' FROM actor WHERE name='" station                                 \
    "'; INSERT INTO frame SELECT 1," seq ",id,'" dir "','" text                                    \
    "' FROM actor WHERE name='" station "';"
#define START_OF(station, seq, token, number)                                                      \
    FRAME_OF(station, seq, "out",                                                                  \
             "[2,\"n" seq "\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"" token          \
             "\",\"meterStart\":0,\"timestamp\":\"1970-01-01T01:23:20Z\"}]")                       \
    FRAME_OF(station, seq "+1", "in",                                                              \
             "[3,\"n" seq "\",{\"transactionId\":" number                                          \
             ",\"idTagInfo\":{\"status\":\"Accepted\"}}]")
#define SESSION_OF(station, number, token)                                                         \
    "INSERT INTO sut_session VALUES(1,'" station token "','{\"ref\":\"" token                      \
    "\",\"station\":\"" station "\",\"connector\":1,\"token\":\"" token                            \
    "\",\"transaction\":" number ",\"start_ms\":5000000,\"state\":\"active\"}');"

static const struct {
    const char *sql;
    const char *rule;
} stories[] = {
    {HONEST, NULL},
    {BUT("json_set(data,'$.token','04B2')"), "invariant.session_token"},
    {BUT("json_set(data,'$.account','Bob')"), "invariant.session_account"},
    {BUT("json_set(data,'$.account','Pat')"), NULL},
    {BUT("json_set(data,'$.connector',2)"), "invariant.session_place"},
    {BUT("json_set(data,'$.start_ms',3000)"), "invariant.session_start"},
    {BUT("json_set(data,'$.start_ms',2000)"), NULL},
    {BUT("json_remove(data,'$.start_ms')"), "invariant.session_start"},
    {BUT("json_set(data,'$.stop_ms',3597000)"), "invariant.session_stop"},
    {BUT("json_remove(data,'$.stop_ms')"), "invariant.session_stop"},
    {BUT("json_set(data,'$.state','active')"), "invariant.session_state"},
    {BUT("json_set(data,'$.state','invalid')"), "invariant.session_state"},
    {BUT("json_set(data,'$.reason','Remote')"), "invariant.session_reason"},
    {BUT("json_set(data,'$.reason','Local')"), NULL},
    {HONEST BLOCKED REFUSED("04a1", "Blocked", "4000000"), NULL},
    {HONEST BLOCKED REFUSED("04A1", "Expired", "4000000"), "invariant.refusal_list"},
    {HONEST BLOCKED REFUSED("04A1", "Blocked", "4100000"), "invariant.refusal_list"},
    {HONEST BLOCKED REFUSED("04B2", "Blocked", "4000000"), "invariant.refusal_list"},
    {HONEST BLOCKED AT_END("\"refused\":[]"), "invariant.refusal_list"},
    {HONEST STATION("\"vendor\":\"Acme\",\"ocpp\":\"1.6\",\"accepted\":true"), NULL},
    {HONEST STATION("\"vendor\":\"Other\""), "invariant.station_record"},
    {HONEST STATION("\"ocpp\":\"2.0.1\""), "invariant.station_record"},
    {HONEST STATION("\"accepted\":false"), "invariant.station_record"},
    {HONEST BOOT AT_END("\"stations\":[]"), "invariant.station_record"},
    {HONEST STATION("\"online\":true,\"last_seen_ms\":8800000"), NULL},
    {HONEST STATION("\"online\":false"), "invariant.station_online"},
    {HONEST STATION("\"online\":false") EVENT_ROW("89", "CP-1", "disconnected", "8800000", "{}"),
     NULL},
    {HONEST STATION(
         "\"online\":true") "UPDATE event SET virt_ms=8000000 WHERE seq BETWEEN 80 AND 84;"
                            "UPDATE frame SET text=replace(text,'02:26:40','02:13:20');",
     "invariant.station_online"},
    {HONEST STATION("\"last_seen_ms\":7800000"), "invariant.station_online"},
    {HONEST STATE("\"status\":\"Available\",\"error_code\":\"NoError\",\"since_ms\":8800000"),
     NULL},
    {HONEST STATE("\"status\":\"Faulted\""), "invariant.connector_state"},
    {HONEST STATE("\"status\":\"Available\",\"error_code\":\"GroundFailure\""),
     "invariant.connector_state"},
    {HONEST STATE("\"status\":\"Available\",\"since_ms\":8700000"), "invariant.connector_state"},
    {HONEST STATION("\"connectors\":[]"), "invariant.connector_state"},
    {HONEST BEAT("7200000", "02:00:00Z"), NULL},
    {HONEST BEAT("7200000", "03:00:00Z"), "invariant.clock"},
    {HONEST BEAT("7200000", "04:00:00+02:00"), NULL},
    {HONEST BEAT("7200000", "02:00:00+02:00"), "invariant.clock"},
    {HONEST POWER("22000"), NULL},
    {HONEST POWER("7000"), "invariant.plausible_energy"},
    {HONEST POWER("7100"), NULL},
    {BUT("json_set(data,'$.doubt','too much')") POWER("7000"), NULL},
    {HONEST BILLED("0", "3600000", "22.000"), NULL},
    {HONEST BILLED("0", "3600000", "22.500"), "invariant.plausible_energy"},
    {HONEST BILLED("0", "36600000", "7.200"), "invariant.plausible_time"},
    {HONEST BILLED("0", "3600000", "910.031") "INSERT INTO invoice(scenario,invoice,kind,credits) "
                                              "VALUES(1,'CN-1','credit_note','INV-1');",
     NULL},
    {HONEST AUTHORIZE("Accepted"), NULL},
    {HONEST AUTHORIZE("Invalid"), "invariant.token_refused"},
    {HONEST INFO("\"parentIdTag\":\"g1\""), NULL},
    {HONEST INFO("\"parentIdTag\":\"G2\""), "invariant.token_info"},
    {HONEST INFO("\"expiryDate\":\"1970-01-01T01:23:21Z\""), NULL},
    {HONEST INFO("\"expiryDate\":\"1970-01-01T01:23:22Z\""), "invariant.token_info"},
    {HONEST INFO("\"expiryDate\":\"1970-01-01T01:23:18Z\""), "invariant.token_info"},
    {HONEST AUTHORIZE("Invalid") "UPDATE token SET status='Blocked';", NULL},
    {HONEST REMOTE("answered", "32", "Accepted"), NULL},
    {HONEST REMOTE("answered", "32", "Rejected"), "invariant.command_answer"},
    {HONEST REMOTE("offline", "32", "Accepted"), "invariant.command_answer"},
    {HONEST REMOTE("offline", "40", "Accepted"), "invariant.command_late"},
    {HONEST REMOTE("queued", "40", "Accepted"), NULL},
    {HONEST REMOTE("answered", "32", "Accepted") "UPDATE frame SET text=replace(text,"
                                                 "'\"idTag\":\"04A1\"','\"idTag\":\"04B2\"') WHERE "
                                                 "seq=32;",
     "invariant.command_payload"},
    {HONEST REMOTE("answered", "32", "Accepted") "UPDATE frame SET text=replace(text,"
                                                 "'\"idTag\"','\"connectorId\":1,\"idTag\"') "
                                                 "WHERE seq=32;",
     NULL},
    {HONEST START_AGAIN("17", "Accepted"), NULL},
    {HONEST START_AGAIN("17", "ConcurrentTx"), "invariant.same_answer"},
    {HONEST START_AGAIN("17", "Blocked") "UPDATE token SET status='Blocked';", NULL},
    {HONEST SECOND TOLD(
         "18", "18", "3600000", "3700000", "10",
         "done") "UPDATE frame SET text=replace(text,':18',':17') WHERE seq IN (7,8);",
     "invariant.transaction_id"},
    {HONEST SECOND TOLD("18", "18", "1800000", "3700000", "7200", "done"),
     "invariant.session_overlap"},
    {HONEST SECOND TOLD("18", "18", "3600000", "3700000", "10", "done"), NULL},
    {HONEST TOLD("18", "18", "1000", "3600000", "0", "invalid"), NULL},
    /* what can be no session's is kept as invalid, and rightly so */
    {HONEST TOLD("18", "18", "3600000", "1000", "-5", "invalid"), NULL},
    /* an end that names no transaction, of a station that never heard its number */
    {TOLD("17", "17", "0", "3600000", "7200", "done") NAMELESS_END, NULL},
    {TOLD("17", "17", "0", "3600000", "7199", "done") NAMELESS_END, "invariant.meter_sum"},
    {HONEST SECOND TOLD("18", "18", "3600000", "3700000", "-1", "done"), "invariant.energy_sign"},
    {HONEST SECOND TOLD("18", "18", "3700000", "3600000", "1", "done"), "invariant.time_order"},
    {TOLD("17", "17", "0", "3600000", "7199", "done"), "invariant.meter_sum"},
    {HONEST TOLD("18", "18", "0", "3600000", "7200", "done"), "invariant.one_bill"},
    {HONEST TOLD("18", "18", "5000", "3600000", "7200", "done"), "invariant.session_ghost"},
    {"", "invariant.session_lost"},
    {HONEST EVENT_ROW("10", "CP-1", "not_authorized", "4000000",
                      "{\"token\":\"04A1\",\"status\":\"ConcurrentTx\"}"),
     "invariant.tag_blocked"},
    {HONEST EVENT_ROW("10", "CP-1", "not_authorized", "4000000",
                      "{\"token\":\"04A1\",\"status\":\"Blocked\"}"),
     NULL},
    {HONEST
     "DELETE FROM event WHERE seq=5;" EVENT_ROW("10", "CP-1", "not_authorized", "4000000",
                                                "{\"token\":\"04A1\",\"status\":\"ConcurrentTx\"}"),
     NULL},
    {HONEST COMMAND(""), "invariant.command_sent"},
    {HONEST COMMAND(FRAME("11", "5", "in", "[2,\"u1\",\"UnlockConnector\",{}]")), NULL},
    {HONEST EVENT_ROW("6", "CP-1", "frame", "5", "{\"dir\":\"in\",\"type\":3,\"id\":\"s1\"}"),
     "invariant.call_answered"},
    {HONEST AGAIN("3000", "Accepted"), NULL},
    {HONEST AGAIN("3000", "Rejected"), "invariant.station_back"},
    {HONEST AGAIN("900000", "Accepted"), "invariant.station_back"},
    {HONEST AGAIN("900000", "Accepted") EVENT_ROW("23", "CP-1", "offline", "3000", "{}"), NULL},
    /* back within ten minutes, and a moment later; offline when they end, and later */
    {HONEST AGAIN("602000", "Accepted"), NULL},
    {HONEST AGAIN("602001", "Accepted"), "invariant.station_back"},
    {HONEST AGAIN("602001", "Accepted") EVENT_ROW("23", "CP-1", "offline", "602000", "{}"), NULL},
    {HONEST AGAIN("602001", "Accepted") EVENT_ROW("23", "CP-1", "offline", "602001", "{}"),
     "invariant.station_back"},
    {HONEST EVENT_ROW("20", "CP-1", "restarts", "4000000", "{}") EVENT_ROW(
         "21", "CP-1", "connected", "5000000", "{}") "UPDATE scenario SET ends_ms=5599999;",
     NULL},
    {HONEST EVENT_ROW("20", "CP-1", "restarts", "4000000", "{}") EVENT_ROW(
         "21", "CP-1", "connected", "5000000", "{}") "UPDATE scenario SET ends_ms=5600000;",
     "invariant.station_back"},
    /* commands: what was told is what the station said */
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"answered\",\"answer\":{\"status\":\"Accepted\"}",
                  CALLED("32", "ClearCache", "") ANSWERED("33", "32", "\"status\":\"Accepted\"")),
     NULL},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"answered\",\"answer\":{\"status\":\"Accepted\"}",
                  CALLED("32", "ClearCache", "") ANSWERED("33", "32", "")),
     "invariant.command_answer"},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"answered\",\"answer\":{}",
                  CALLED("32", "ClearCache", "") ANSWERED("33", "32", "\"status\":\"Accepted\"")),
     NULL},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"answered\"",
                  CALLED("32", "ClearCache", "")
                      FRAME("33", "5000000", "out", "[4,\"r32\",\"NotSupported\",\"no\",{}]")),
     "invariant.command_answer"},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"refused\"",
                  CALLED("32", "ClearCache", "")
                      FRAME("33", "5000000", "out", "[4,\"r32\",\"NotSupported\",\"no\",{}]")),
     NULL},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"timeout\"",
                  CALLED("32", "ClearCache", "") ANSWERED("33", "32", "\"status\":\"Accepted\"")),
     "invariant.command_answer"},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"timeout\"",
                  CALLED("32", "ClearCache", "") ANSWERED("36", "32", "\"status\":\"Accepted\"")),
     NULL},
    /* one that was sent twice may be told by either answer; another station's is none */
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"answered\",\"answer\":{\"status\":\"Accepted\"}",
                  CALLED("31", "ClearCache", "") CALLED("32", "ClearCache", "")
                      ANSWERED("33", "31", "\"status\":\"Rejected\"")
                          ANSWERED("34", "32", "\"status\":\"Accepted\"")),
     NULL},
    {HONEST "INSERT INTO actor VALUES(1,80,'station','CP-2','{}');" ORDER(
         "ClearCache", "", "\"outcome\":\"answered\"",
         "INSERT INTO event VALUES(1,32,5,0,80,'frame',0,'{}');"
         "INSERT INTO frame VALUES(1,32,80,'in','[2,\"r32\",\"ClearCache\",{}]');"),
     "invariant.command_sent"},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"answered\"", CALLED("29", "ClearCache", "")),
     "invariant.command_sent"},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"answered\"", CALLED("36", "ClearCache", "")),
     "invariant.command_sent"},
    /* what was ordered is what was sent; null is no field, and more may be sent */
    {HONEST ORDER("GetConfiguration", "\"key\":[\"a\"],\"x\":null", "\"outcome\":\"answered\"",
                  CALLED("32", "GetConfiguration", "\"key\":[\"a\"]") ANSWERED("33", "32", "")),
     NULL},
    {HONEST ORDER("GetConfiguration", "\"key\":[\"a\"]", "\"outcome\":\"answered\"",
                  CALLED("32", "GetConfiguration", "") ANSWERED("33", "32", "")),
     "invariant.command_payload"},
    {HONEST ORDER("GetConfiguration", "\"key\":[\"a\"]", "\"outcome\":\"answered\"",
                  CALLED("32", "GetConfiguration", "\"key\":[\"A\"]") ANSWERED("33", "32", "")),
     "invariant.command_payload"},
    /* given up, and sent all the same: a setting may be kept, another token is another order */
    {HONEST ORDER("UnlockConnector", "\"connectorId\":1", "\"outcome\":\"offline\"",
                  CALLED("40", "UnlockConnector", "\"connectorId\":1")),
     "invariant.command_late"},
    {HONEST ORDER("ReserveNow", "\"idTag\":\"04A1\"", "\"outcome\":\"timeout\"",
                  CALLED("40", "ReserveNow", "\"idTag\":\"04a1\"")),
     "invariant.command_late"},
    {HONEST ORDER("RequestStartTransaction", "\"idToken\":{\"idToken\":\"04A1\"}",
                  "\"outcome\":\"offline\"",
                  CALLED("40", "RequestStartTransaction", "\"idToken\":{\"idToken\":\"04A1\"}")),
     "invariant.command_late"},
    {HONEST ORDER("ReserveNow", "\"idTag\":\"04A1\"", "\"outcome\":\"offline\"",
                  CALLED("40", "ReserveNow", "\"idTag\":\"04B2\"")),
     NULL},
    {HONEST ORDER("ClearCache", "", "\"outcome\":\"offline\"", CALLED("40", "ClearCache", "")),
     NULL},
    /* a start that nobody ordered is told where it takes another driver's car */
    {HONEST UNORDERED, NULL},
    {HONEST UNORDERED SAMS_CAR("04B2"), "invariant.command_late"},
    {HONEST UNORDERED SAMS_CAR("04a1"), NULL},
    {HONEST UNORDERED SAMS_CAR("04B2") "UPDATE event SET seq=39 WHERE seq=50;", NULL},
    {HONEST UNORDERED SAMS_CAR("04B2") "UPDATE truth SET driver='' WHERE session=2;", NULL},
    {HONEST UNORDERED SAMS_CAR("04B2") "UPDATE truth SET station='CP-2' WHERE session=2;", NULL},
    {HONEST REMOTE("offline", "40", "Accepted") SAMS_CAR("04B2"), "invariant.command_late"},
    /* the list of refused tokens: reason, words, connector, clocks */
    {HONEST BLOCKED AT_END("\"refused\":[{\"at_ms\":4000000,\"station\":\"CP-1\",\"token\":"
                           "\"04A1\",\"status\":\"NoCredit\",\"reason\":\"Blocked\"}]"),
     NULL},
    {HONEST BLOCKED AT_END("\"refused\":[{\"at_ms\":4000000,\"station\":\"CP-1\",\"token\":"
                           "\"04A1\",\"status\":\"Invalid\",\"reason\":\"Blocked\"}]"),
     "invariant.refusal_list"},
    {HONEST AUTHORIZE("NoCredit") "UPDATE token SET status='NoCredit';" AT_END(
         "\"refused\":[{\"at_ms\":4000000,\"station\":\"CP-1\",\"token\":\"04A1\",\"status\":"
         "\"Blocked\",\"reason\":\"NoCredit\"}]"),
     NULL},
    {HONEST AUTHORIZE("Unknown") "UPDATE token SET status='Unknown';" AT_END(
         "\"refused\":[{\"at_ms\":4000000,\"station\":\"CP-1\",\"token\":\"04A1\",\"status\":"
         "\"Invalid\",\"reason\":\"Unknown\"}]"),
     NULL},
    {HONEST BLOCKED AT_END("\"refused\":[{\"at_ms\":4000000,\"station\":\"CP-1\",\"token\":"
                           "\"04A1\",\"status\":\"Blocked\",\"reason\":\"Expired\"}]"),
     "invariant.refusal_list"},
    {HONEST BLOCKED AT_END(
         "\"refused\":[{\"at_ms\":4000000,\"station\":\"CP-1\",\"token\":"
         "\"04A1\",\"status\":\"Blocked\",\"reason\":\"Expired\"}]") "UPDATE scenario SET "
                                                                     "can='[\"csms.sessions\"]';",
     NULL},
    {HONEST BLOCKED REFUSED("04A1", "Blocked", "3998000"), NULL},
    {HONEST BLOCKED REFUSED("04A1", "Blocked", "3997999"), "invariant.refusal_list"},
    {HONEST BLOCKED REFUSED("04A1", "Blocked", "4002000"), NULL},
    {HONEST BLOCKED REFUSED("04A1", "Blocked", "4002001"), "invariant.refusal_list"},
    {HONEST LATE_START REFUSED_START("1", "8000000"), NULL},
    {HONEST LATE_START REFUSED_START("0", "4000000"), NULL},
    {HONEST LATE_START REFUSED_START("2", "4000000"), "invariant.refusal_list"},
    {HONEST LATE_START REFUSED_START("1", "6000000"), "invariant.refusal_list"},
    {HONEST LATE_START REFUSED_START("1", "4002000"), NULL},
    {HONEST LATE_START REFUSED_START("1", "4002001"), "invariant.refusal_list"},
    {HONEST LATE_START AT_END("\"refused\":[]") "UPDATE scenario SET begins_ms=4000000;",
     "invariant.refusal_list"},
    {HONEST LATE_START AT_END("\"refused\":[]") "UPDATE scenario SET begins_ms=4000001;", NULL},
    /* an entry of another's station, or of before the story, is not ours */
    {HONEST AT_END("\"refused\":[{\"at_ms\":4000000,\"station\":\"XX-9\",\"token\":\"04A1\"}]"),
     NULL},
    {HONEST AT_END(
         "\"refused\":[{\"at_ms\":4000000,\"station\":\"CP-1\",\"token\":\"04A1\"}]") "UPDATE "
                                                                                      "scenario "
                                                                                      "SET "
                                                                                      "begins_ms="
                                                                                      "4000001;",
     NULL},
    /* a token that had expired, and one that charges elsewhere */
    {HONEST INFO("\"expiryDate\":\"1970-01-01T01:23:20Z\"")
         FRAME("40", "6000000", "out", "[2,\"z2\",\"Authorize\",{\"idTag\":\"04A1\"}]")
             FRAME("41", "6000000", "in", "[3,\"z2\",{\"idTagInfo\":{\"status\":\"Expired\"}}]")
                 AT_END("\"refused\":[{\"at_ms\":6000000,\"station\":\"CP-1\",\"token\":\"04A1\","
                        "\"status\":\"Expired\",\"reason\":\"Expired\"}]"),
     NULL},
    {HONEST INFO("\"expiryDate\":\"1970-01-01T01:23:20Z\"")
         FRAME("40", "6000000", "out", "[2,\"z2\",\"Authorize\",{\"idTag\":\"04A1\"}]")
             FRAME("41", "6000000", "in", "[3,\"z2\",{\"idTagInfo\":{\"status\":\"Expired\"}}]")
                 AT_END("\"refused\":[{\"at_ms\":6000000,\"station\":\"CP-1\",\"token\":\"04A1\","
                        "\"status\":\"Expired\",\"reason\":\"Blocked\"}]"),
     "invariant.refusal_list"},
    /* who waits for an answer has ordered it; what is no token is nobody's; names have their case
     */
    {HONEST UNORDERED SAMS_CAR("04B2")
         EVENT_ROW("30", "CP-1", "sut_call", "4000000",
                   "{\"verb\":\"command\",\"args\":{\"station\":\"CP-1\",\"action\":"
                   "\"RemoteStartTransaction\",\"args\":{\"idTag\":\"04A1\"}}}"),
     NULL},
    {HONEST CALLED("40", "UnlockConnector", "\"connectorId\":1")
         SAMS_CAR("04B2") "UPDATE truth SET "
                          "token='' WHERE session=2;",
     NULL},
    {HONEST ORDER("DataTransfer", "\"data\":{\"A\":1}", "\"outcome\":\"answered\"",
                  CALLED("32", "DataTransfer", "\"data\":{\"a\":1}") ANSWERED("33", "32", "")),
     "invariant.command_payload"},
    /* numbers: of one digit, of three transactions, of two stations, and as the scenario has it */
    {START_OF("CP-1", "50", "04B1", "7") START_OF("CP-1", "52", "04B2", "7")
         START_OF("CP-1", "54", "04B3", "7"),
     "invariant.transaction_id"},
    {CP_2 HONEST START_OF("CP-1", "50", "04B1", "7") START_OF("CP-2", "52", "04B2", "7")
         SESSION_OF("CP-1", "7", "04B1") SESSION_OF("CP-2", "7", "04B2"),
     NULL},
    {HONEST START_OF("CP-1", "50", "04B1", "8") SESSION_OF("CP-1", "8", "04B1")
         EVENT_ROW("51", "CP-1", "sut_call", "0",
                   "{\"verb\":\"script\",\"args\":{\"station\":\"CP-1\",\"action\":"
                   "\"StartTransaction\",\"on_purpose\":true}}") "UPDATE event SET seq=-1 WHERE "
                                                                 "seq=51 AND kind='sut_call';",
     NULL},
    /* a clock: to two seconds on both sides, and how far off it is said to be */
    {HONEST BEAT("7200000", "02:00:02Z"), NULL},
    {HONEST BEAT("7200000", "02:00:02.001Z"), "invariant.clock"},
    {HONEST BEAT("7200000", "01:59:58Z"), NULL},
    {HONEST BEAT("7200000", "01:59:57.999Z"), "invariant.clock"},
    {HONEST BEAT("7200000", "02:01:59.499Z"), "invariant.clock"},
    {HONEST BEAT("7200000", "02:01:59.500Z"), "invariant.clock"},
    {HONEST BEAT("7200000", "03:59:59.500Z"), "invariant.clock"},
    {HONEST BEAT("7200000", "02:02:29Z"), "invariant.clock"},
    {HONEST BEAT("7200000", "02:59:31Z"), "invariant.clock"},
    /* two calls of one name at once; a session that begins when another ends */
    {HONEST SECOND TOLD("18", "18", "3599999", "3700000", "10", "done"),
     "invariant.session_overlap"},
    /* two whose connector the CSMS does not know are at no place together */
    {HONEST SECOND TOLD("18", "18", "3599999", "3700000", "10",
                        "done") "UPDATE sut_session SET data=json_set(data,'$.connector',0);",
     "invariant.session_place"},
    {HONEST EVENT_ROW("6", "CP-1", "frame", "5", "{\"dir\":\"in\",\"type\":4,\"id\":\"s1\"}"),
     "invariant.call_answered"},
    {HONEST EVENT_ROW("6", "CP-1", "frame", "5", "{\"dir\":\"in\",\"type\":3,\"id\":\"s9\"}"),
     NULL},
    {HONEST EVENT_ROW("6", "CP-1", "frame", "5", "{\"dir\":\"in\",\"type\":2,\"id\":\"s1\"}"),
     NULL},
    {HONEST EVENT_ROW("6", "CP-1", "frame", "5", "{\"dir\":\"in\",\"type\":3,\"id\":\"s1\"}")
         EVENT_ROW("7", "CP-1", "sut_call", "0", "{\"verb\":\"script\",\"args\":{\"twice\":true}}"),
     NULL},
    /* a ghost is none where it is not ours, began before the story, or is kept as invalid */
    {HONEST TOLD("18", "18", "-5000", "3600000", "7200", "done"), NULL},
    {HONEST "UPDATE scenario SET begins_ms=0;" TOLD("18", "18", "5000", "3600000", "0", "invalid"),
     NULL},
    {"UPDATE sut_session SET data=data;" HONEST
     "UPDATE sut_session SET data=json_set(data,'$.wh','many');",
     "invariant.energy_sign"},
};

Test(score_invariant, each_rule_catches_its_story_and_lets_the_honest_one_go)
{
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        world(&m);
        maker_sql(&m, "%s", stories[i].sql);
        v = maker_score(&m, "invariant");
        told = maker_findings(&m);
        cr_expect(v == (stories[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s %s", i,
                  verdict_name(v), told);
        cr_expect(stories[i].rule == NULL || maker_found(&m, stories[i].rule) > 0, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_invariant"));
}

Test(score_invariant, a_network_in_which_nothing_happens_gives_no_verdict)
{
    struct maker m;

    maker_init(&m, "{}");
    cr_expect(maker_score(&m, "invariant") == VERDICT_none);
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"in\",\"type\":3,\"id\":\"1\"}");
    maker_sql(&m, "UPDATE actor SET kind='station'");
    cr_expect(maker_score(&m, "invariant") == VERDICT_none, "an answer to nothing");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"out\",\"type\":2,\"id\":\"2\"}");
    maker_event(&m, 0, "CP-1", "frame", "{\"dir\":\"in\",\"type\":3,\"id\":\"2\"}");
    cr_expect(maker_score(&m, "invariant") == VERDICT_pass, "a call and its answer");
    maker_fini(&m);
    page_of_test(PAGE("score_invariant"));
}

/* Of which things alone it can be said that all is well: where none of them was looked at, nothing
 * is. Calls are not counted here, for the scenario had answers sent twice. */
Test(score_invariant, what_was_not_looked_at_is_no_pass)
{
    static const struct {
        const char *what, *sql;
        enum verdict verdict;
    } alone[] = {
        {"a station that is there", "", VERDICT_none},
        {"the time that it is told", BEAT("7200000", "02:00:00Z"), VERDICT_pass},
        {"a heartbeat without a time", BEAT("7200000", "soon"), VERDICT_none},
        {"a heartbeat that is refused",
         FRAME("30", "5", "out", "[2,\"h1\",\"Heartbeat\",{}]")
             FRAME("31", "5", "in", "[4,\"h1\",\"InternalError\",\"\",{}]"),
         VERDICT_none},
        {"a command that is reported", ORDER("ClearCache", "", "\"outcome\":\"offline\"", ""),
         VERDICT_pass},
        {"a command of which nothing was told",
         ORDER("ClearCache", "", "\"outcome\":\"offline\"", "DELETE FROM event WHERE seq=35;"),
         VERDICT_none},
        {"a refusal that nobody was asked for", BLOCKED, VERDICT_none},
        {"a refusal in the list", BLOCKED REFUSED("04A1", "Blocked", "4000000"), VERDICT_pass},
        {"what is told of a token", INFO("\"parentIdTag\":\"G1\""), VERDICT_pass},
        {"what is told of a token of which the CSMS was not",
         AUTHORIZE("Accepted\",\"parentIdTag\":\"G1"), VERDICT_none},
        {"a restart", AGAIN("3000", "Accepted"), VERDICT_pass},
        {"a restart of a station that is cut off",
         AGAIN("900000", "Accepted") EVENT_ROW("23", "CP-1", "offline", "3000", "{}"),
         VERDICT_none},
        {"a line of a bill", BILLED("0", "3600000", "7.200"), VERDICT_pass},
    };

    for (size_t i = 0; i < sizeof(alone) / sizeof(alone[0]); i++) {
        struct maker m;
        enum verdict v;

        maker_init(&m, "{}");
        maker_event(&m, 0, "CP-1", "sut_call", "{\"verb\":\"script\",\"args\":{\"twice\":true}}");
        maker_sql(&m, "UPDATE actor SET kind='station';"
                      "INSERT INTO token VALUES(1,'04A1','Pat','Accepted')");
        if (*alone[i].sql)
            maker_sql(&m, "%s", alone[i].sql);
        maker_keep_title(alone[i].what);
        v = maker_score(&m, "invariant");
        cr_expect(v == alone[i].verdict, "%s: %s", alone[i].what, verdict_name(v));
        maker_fini(&m);
    }
    page_of_test(PAGE("score_invariant"));
}
