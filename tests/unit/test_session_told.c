/* title: a session as the CSMS tells it is held field by field against what its station told */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(session_told);

/* 2026-03-06 17:30 UTC; the story ends ten hours later. */
#define NOW   1772818200000LL
#define AT(t) "2026-03-06T" t "Z"
#define MIN   60000LL

/* A CALL of CP-1 so many minutes after the beginning, and what is answered to it. */
struct said {
    int minute;
    const char *action, *payload;
    const char *answer; /* of a CALLRESULT; NULL: none came; in round brackets: a CALLERROR */
};

struct row {
    const char *what;
    const char *session; /* what differs from the honest one: its JSON patch */
    struct said said[5];
    const char *sql; /* NULL: nothing more */
};

#define STARTS                                                                                     \
    {                                                                                              \
        0, "StartTransaction",                                                                     \
            "{\"connectorId\":1,\"idTag\":\"04A1\",\"meterStart\":100,\"timestamp\":\"" AT(        \
                "17:30:00") "\"}",                                                                 \
            "{\"transactionId\":17,\"idTagInfo\":{\"status\":\"Accepted\"}}"                       \
    }
#define READS                                                                                      \
    {                                                                                              \
        20, "MeterValues",                                                                         \
            "{\"connectorId\":1,\"transactionId\":17,\"meterValue\":[{\"timestamp\":\"" AT(        \
                "17:50:00") "\",\"sampledValue\":[{\"value\":\"1100\"}]}]}",                       \
            "{}"                                                                                   \
    }
#define STOPS(id, answer)                                                                          \
    {                                                                                              \
        60, "StopTransaction",                                                                     \
            "{\"transactionId\":" id                                                               \
            ",\"meterStop\":7300,\"reason\":\"EVDisconnected\",\"timestamp\":\"" AT(               \
                "18:30:00") "\"}",                                                                 \
            answer                                                                                 \
    }
#define HONEST                                                                                     \
    {                                                                                              \
        STARTS, READS, STOPS("17", "{}")                                                           \
    }
#define SAYS(status)                                                                               \
    {                                                                                              \
        90, "StatusNotification", "{\"connectorId\":1,\"status\":\"" status "\"}", "{}"            \
    }
#define NO_TRUTH "DELETE FROM truth;"
/* It begins with these fields beside its connector, and its answer. */
#define STARTS_WITH(fields, answer)                                                                \
    {                                                                                              \
        0, "StartTransaction", "{\"connectorId\":1," fields "}", answer                            \
    }
#define GIVEN  "{\"transactionId\":17,\"idTagInfo\":{\"status\":\"Accepted\"}}"
#define BEGINS "\"timestamp\":\"" AT("17:30:00") "\""
#define STOPS_WITH(fields)                                                                         \
    {                                                                                              \
        60, "StopTransaction", "{\"transactionId\":17," fields "}", "{}"                           \
    }
#define ENDS "\"timestamp\":\"" AT("18:30:00") "\""
/* The scenario had CP-1 say it. */
#define PROMPTED(action)                                                                           \
    "INSERT INTO event SELECT 1,2,1772818200000,0,id,'prompted',0,'{\"action\":\"" action          \
    "\"}' FROM actor WHERE name='CP-1';"
/* 2.0.1 tells of its transaction "t". */
#define TELLS(minute, time, type, answer)                                                          \
    {                                                                                              \
        minute, "TransactionEvent",                                                                \
            "{\"eventType\":\"" type "\",\"timestamp\":\"2026-03-06T" time                         \
            ":00Z\",\"triggerReason\":\"Trigger\",\"transactionInfo\":{\"transactionId\":\"t\"},"  \
            "\"evse\":{\"id\":1},\"idToken\":{\"idToken\":\"04A1\"}}",                             \
            answer                                                                                 \
    }
/* 2.0.1 tells of its transaction "t", with the register. */
#define TELLS_METER(minute, time, type, wh)                                                        \
    {                                                                                              \
        minute, "TransactionEvent",                                                                \
            "{\"eventType\":\"" type "\",\"timestamp\":\"2026-03-06T" time                         \
            ":00Z\",\"triggerReason\":\"Trigger\",\"transactionInfo\":{\"transactionId\":\"t\"},"  \
            "\"evse\":{\"id\":1},\"meterValue\":[{\"timestamp\":\"2026-03-06T" time                \
            ":00Z\",\"sampledValue\":[{\"value\":" wh "}]}]}",                                     \
            "{}"                                                                                   \
    }
/* The register is told first when it has counted for a while. */
#define LATE_READINGS                                                                              \
    {                                                                                              \
        TELLS(0, "17:30", "Started", "{}"), TELLS_METER(20, "17:50", "Updated", "1100"),           \
            TELLS_METER(60, "18:30", "Ended", "7300")                                              \
    }
/* CP-2 says it, too, an hour and a half after the beginning. */
#define CP_2(action, payload)                                                                      \
    "INSERT INTO actor VALUES(1,80,'station','CP-2','{}');"                                        \
    "INSERT INTO event VALUES(1,80,1772823600000,0,80,'frame',0,'{}');"                            \
    "INSERT INTO frame VALUES(1,80,80,'out','[2,\"x\",\"" action "\"," payload "]');"
/* The CSMS tells of a second session: what differs from the honest one. */
#define TOO(patch)                                                                                 \
    "INSERT INTO sut_session SELECT 1,'18',json_patch(data,'" patch "') FROM sut_session;"
/* Another transaction, of Cy, when the first has ended, for half an hour. */
#define TWO(connector)                                                                             \
    {                                                                                              \
        STARTS, STOPS("17", "{}"),                                                                 \
            {60, "StartTransaction",                                                               \
             "{\"connectorId\":" connector ",\"idTag\":\"04C3\",\"meterStart\":7300," ENDS "}",    \
             "{\"transactionId\":18,\"idTagInfo\":{\"status\":\"Accepted\"}}"},                    \
        {                                                                                          \
            90, "StopTransaction",                                                                 \
                "{\"transactionId\":18,\"meterStop\":7310,\"timestamp\":\"" AT("19:00:00") "\"}",  \
                "{}"                                                                               \
        }                                                                                          \
    }
#define NEXT(from)                                                                                 \
    "{\"ref\":\"18\",\"transaction\":18,\"token\":\"04C3\",\"stop_ms\":1772823600000,\"wh\":10,"   \
    "\"state\":\"done\","                                                                          \
    "\"start_ms\":" from "}"
#define ASKED                                                                                      \
    "INSERT INTO event SELECT "                                                                    \
    "1,95,0,0,id,'sut_answer',0,'{\"role\":\"csms\",\"verb\":\"sessions\","                        \
    "\"status\":\"ok\"}' FROM actor WHERE name='CP-1';"
#define SECOND_IS(changes) "UPDATE sut_session SET data=json_set(data," changes ") WHERE rowid=2;"
#define FIRST                                                                                      \
    "{\"ref\":\"17\",\"transaction\":17,\"token\":\"04A1\",\"start_ms\":1772818200000,"            \
    "\"stop_ms\":1772821800000,\"wh\":7200}"
/* There is a second session in truth: SQL of what differs from the first. */
#define TRULY_TOO(tx, from, connector)                                                             \
    "INSERT INTO truth SELECT scenario,2,driver,token,account,station," connector "," tx           \
    ",plugged_ms," from ",stopped_ms,unplugged_ms,3600000,register_mj,reason FROM truth;"

static const struct row rows[] = {
    {"as it was told", "{}", HONEST, NULL},
    /* who */
    {"another token", "{\"token\":\"04B2\"}", HONEST, NULL},
    {"no token", "{\"token\":null}", HONEST, NULL},
    {"no token, and the start was not answered",
     "{\"token\":null,\"transaction\":null}",
     {{0, "StartTransaction",
       "{\"connectorId\":1,\"idTag\":\"04A1\",\"meterStart\":100,\"timestamp\":\"" AT(
           "17:30:00") "\"}",
       NULL}},
     NULL},
    {"the token that the world knows of", "{\"token\":\"04c3\"}", HONEST,
     "UPDATE truth SET token='04C3'; UPDATE token SET account='Bob' WHERE token='04C3';"},
    {"the account of somebody else", "{\"account\":\"Bob\"}", HONEST, NULL},
    {"an account for a token of nobody", "{\"account\":\"Bob\"}", HONEST, "DELETE FROM token;"},
    {"an account where nobody is enrolled", "{\"account\":\"Bob\"}", HONEST,
     "UPDATE scenario SET can='[\"csms.sessions\"]';"},
    /* where */
    {"another connector", "{\"connector\":2}", HONEST, NULL},
    {"another station", "{\"station\":\"CP-2\"}", HONEST, NULL},
    /* when: two seconds are the same */
    {"begins 2 s late", "{\"start_ms\":1772818202000}", HONEST, NULL},
    {"begins 2.001 s late", "{\"start_ms\":1772818202001}", HONEST, NULL},
    {"begins 2 s early", "{\"start_ms\":1772818198000}", HONEST, NULL},
    {"begins 2.002 s early", "{\"start_ms\":1772818197998}", HONEST, NULL},
    {"begins when it truly did", "{\"start_ms\":1772818260000}", HONEST,
     "UPDATE truth SET started_ms=1772818259000;"},
    {"ends 2 s late", "{\"stop_ms\":1772821802000}", HONEST, NULL},
    {"ends 2.001 s late", "{\"stop_ms\":1772821802001}", HONEST, NULL},
    {"ends 2 s early", "{\"stop_ms\":1772821798000}", HONEST, NULL},
    {"ends 2.001 s early", "{\"stop_ms\":1772821797999}", HONEST, NULL},
    {"ends when it truly did, a minute before", "{\"stop_ms\":1772821740000}", HONEST,
     "UPDATE truth SET stopped_ms=1772821740000;"},
    {"ends between then and when that was told", "{\"stop_ms\":1772821770000}", HONEST,
     "UPDATE truth SET stopped_ms=1772821740000;"},
    {"ends 2 s before it truly did", "{\"stop_ms\":1772821738000}", HONEST,
     "UPDATE truth SET stopped_ms=1772821740000;"},
    {"ends 2.001 s before it truly did", "{\"stop_ms\":1772821737999}", HONEST,
     "UPDATE truth SET stopped_ms=1772821740000;"},
    {"ends after what was told, and before it truly did", "{\"stop_ms\":1772821830000}", HONEST,
     "UPDATE truth SET stopped_ms=1772821860000;"},
    {"ends at no moment", "{\"stop_ms\":null}", HONEST, NULL},
    {"ends at a moment to come",
     "{\"stop_ms\":1772854202001}",
     {STARTS, SAYS("Available")},
     NO_TRUTH},
    {"ends as the story does",
     "{\"stop_ms\":1772854202000}",
     {STARTS, SAYS("Available")},
     NO_TRUTH},
    /* how much */
    {"a watt-hour less", "{\"wh\":7199}", HONEST, NULL},
    {"a watt-hour more", "{\"wh\":7201}", HONEST, NULL},
    {"the energy that truly flowed", "{\"wh\":7201}", HONEST, "UPDATE truth SET mj=7201*3600000;"},
    {"the last reading", "{\"wh\":1000}", HONEST, NULL},
    {"as much as was told so far",
     "{\"state\":\"active\",\"stop_ms\":null,\"wh\":1001}",
     {STARTS, READS},
     NO_TRUTH},
    {"more than was told so far",
     "{\"state\":\"active\",\"stop_ms\":null,\"wh\":1002}",
     {STARTS, READS},
     NO_TRUTH},
    {"more than was told so far, and true",
     "{\"state\":\"active\",\"stop_ms\":null,\"wh\":1002}",
     {STARTS, READS},
     NULL},
    {"what the scenario had the station say", "{}", HONEST,
     "UPDATE truth SET mj=3600000; INSERT INTO event SELECT 1,2,1772818200000,0,id,'prompted',0,"
     "'{\"action\":\"StopTransaction\"}' FROM actor WHERE name='CP-1';"},
    {"what the scenario had the station say, and nothing flowed", "{}", HONEST,
     "UPDATE truth SET mj=0;" PROMPTED("StopTransaction")},
    {"more than the readings, for the first was told late, and no more than is true",
     "{\"wh\":6300,\"transaction\":\"t\"}", LATE_READINGS,
     "UPDATE truth SET transaction_id='t', mj=6300*3600000.0;"},
    {"more than the readings and than is true", "{\"wh\":6300,\"transaction\":\"t\"}",
     LATE_READINGS, "UPDATE truth SET transaction_id='t', mj=6299*3600000.0;"},
    {"more than the readings, and nothing flowed", "{\"wh\":6300,\"transaction\":\"t\"}",
     LATE_READINGS, "UPDATE truth SET transaction_id='t', mj=0;"},
    {"more than the readings, and nobody knows better", "{\"wh\":6300,\"transaction\":\"t\"}",
     LATE_READINGS, NO_TRUTH},
    {"less than the readings, of which the first was told late",
     "{\"wh\":6199,\"transaction\":\"t\"}", LATE_READINGS,
     "UPDATE truth SET transaction_id='t', mj=6300*3600000.0;"},
    /* how it stands */
    {"active, though its end was answered", "{\"state\":\"active\"}", HONEST, NULL},
    {"active, its end was refused",
     "{\"state\":\"active\"}",
     {STARTS, READS, STOPS("17", "(InternalError)")},
     NULL},
    {"active, its end was not answered",
     "{\"state\":\"active\"}",
     {STARTS, STOPS("17", NULL)},
     NULL},
    {"active, its end was not told",
     "{\"state\":\"active\",\"stop_ms\":null}",
     {STARTS, READS},
     NO_TRUTH},
    {"done, its end was not told", "{\"wh\":1000}", {STARTS, READS}, NO_TRUTH},
    {"done, the world knows its end", "{\"wh\":1000}", {STARTS, READS}, NULL},
    {"done, the connector is free", "{\"wh\":1000}", {STARTS, READS, SAYS("Available")}, NO_TRUTH},
    {"done, the connector finishes", "{\"wh\":1000}", {STARTS, READS, SAYS("Finishing")}, NO_TRUTH},
    {"done, the connector is out of order",
     "{\"wh\":1000}",
     {STARTS, READS, SAYS("Faulted")},
     NO_TRUTH},
    {"done, the connector is taken", "{\"wh\":1000}", {STARTS, READS, SAYS("Charging")}, NO_TRUTH},
    {"done, the connector is free by 2.0.1",
     "{\"wh\":1000}",
     {STARTS, READS, {90, "StatusNotification", "{\"connectorStatus\":\"Unavailable\"}", "{}"}},
     NO_TRUTH},
    {"done, the station began anew",
     "{\"wh\":1000}",
     {STARTS, READS, {90, "BootNotification", "{}", "{}"}},
     NO_TRUTH},
    {"done, an end without a number came",
     "{\"wh\":7200}",
     {STARTS, READS, STOPS("-1", "{}")},
     NO_TRUTH},
    {"done, the end of another came",
     "{\"wh\":1000}",
     {STARTS, READS, STOPS("18", "{}")},
     NO_TRUTH},
    {"done, it was silent for a day",
     "{\"wh\":1000}",
     {STARTS, READS},
     NO_TRUTH "UPDATE scenario SET ends_ms=1772819400001+86400000;"},
    {"done, it was silent for a day but a moment",
     "{\"wh\":1000}",
     {STARTS, READS},
     NO_TRUTH "UPDATE scenario SET ends_ms=1772819400000+86400000;"},
    {"invalid for no reason", "{\"state\":\"invalid\"}", HONEST, NULL},
    {"invalid for a reason of its own", "{\"state\":\"invalid\",\"reason\":\"a whim\"}", HONEST,
     NULL},
    {"invalid, it was not let charge",
     "{\"state\":\"invalid\"}",
     {{0, "StartTransaction",
       "{\"connectorId\":1,\"idTag\":\"04A1\",\"meterStart\":100,\"timestamp\":\"" AT(
           "17:30:00") "\"}",
       "{\"transactionId\":17,\"idTagInfo\":{\"status\":\"Blocked\"}}"},
      STOPS("17", "{}")},
     NULL},
    {"invalid, its end was not answered",
     "{\"state\":\"invalid\"}",
     {STARTS, READS, STOPS("17", NULL)},
     NULL},
    {"invalid, nothing flowed", "{\"state\":\"invalid\"}", HONEST, "UPDATE truth SET mj=0;"},
    {"invalid, the register says otherwise", "{\"state\":\"invalid\"}", HONEST,
     "UPDATE truth SET mj=3600000;"},
    {"ended for another reason", "{\"reason\":\"Remote\"}", HONEST, NULL},
    {"invalid, the scenario had its end said", "{\"state\":\"invalid\"}", HONEST,
     PROMPTED("StopTransaction")},
    {"invalid, its end named no number",
     "{\"state\":\"invalid\"}",
     {STARTS, READS, STOPS("-1", "{}")},
     NULL},
    {"invalid, its start was told twice and answered otherwise",
     "{\"state\":\"invalid\"}",
     {STARTS,
      STARTS_WITH("\"idTag\":\"04A1\",\"meterStart\":100," BEGINS,
                  "{\"transactionId\":18,\"idTagInfo\":{\"status\":\"Accepted\"}}"),
      STOPS("17", "{}")},
     NULL},
    {"invalid, its end has no moment",
     "{\"state\":\"invalid\"}",
     {STARTS, STOPS_WITH("\"meterStop\":7300")},
     NULL},
    {"invalid, it ends before it begins",
     "{\"state\":\"invalid\"}",
     {STARTS, STOPS_WITH("\"meterStop\":7300,\"timestamp\":\"" AT("17:29:59") "\"")},
     NULL},
    {"invalid, it ends as it begins",
     "{\"state\":\"invalid\"}",
     {STARTS, STOPS_WITH("\"meterStop\":7300,\"timestamp\":\"" AT("17:30:00") "\"")},
     NULL},
    {"invalid, and another one counts", "{\"state\":\"invalid\"}", HONEST,
     TOO("{\"ref\":\"18\",\"state\":\"done\"}")},
    {"invalid, its end was not told", "{\"state\":\"invalid\"}", {STARTS, READS}, NULL},
    {"active, its end has no moment",
     "{\"state\":\"active\"}",
     {STARTS, STOPS_WITH("\"meterStop\":7300")},
     NULL},
    {"active, the scenario had its end refused",
     "{\"state\":\"active\"}",
     {STARTS, READS, STOPS("17", "(InternalError)")},
     "INSERT INTO event SELECT 1,2,1772818200000,0,id,'sut_call',0,'{\"verb\":\"script\","
     "\"args\":{\"station\":\"CP-1\",\"action\":\"StopTransaction\",\"error\":\"x\"}}' FROM actor "
     "WHERE name='CP-1';"},
    {"done, another began there",
     "{\"wh\":1000}",
     {STARTS, READS, {90, "StartTransaction", "{\"connectorId\":1}", NULL}},
     NO_TRUTH},
    {"done, another began elsewhere",
     "{\"wh\":1000}",
     {STARTS, READS},
     NO_TRUTH CP_2("StartTransaction", "{\"connectorId\":1}")},
    {"done, a connector elsewhere is free",
     "{\"wh\":1000}",
     {STARTS, READS},
     NO_TRUTH CP_2("StatusNotification", "{\"connectorId\":1,\"status\":\"Available\"}")},
    {"done, an end without a number came elsewhere",
     "{\"wh\":7200}",
     {STARTS, READS},
     NO_TRUTH CP_2("StopTransaction", "{\"transactionId\":-1,\"meterStop\":7300}")},
    /* which transaction it is */
    {"known by its start", "{\"transaction\":99}", HONEST, NULL},
    {"known by its number", "{\"start_ms\":1772818260000}", HONEST, NULL},
    {"known by neither", "{\"transaction\":99,\"start_ms\":1772818260000}", HONEST, NULL},
    {"known by its start, at another connector", "{\"transaction\":99,\"connector\":2}", HONEST,
     NULL},
    {"known by its start, at another station", "{\"transaction\":99,\"station\":\"CP-2\"}", HONEST,
     NULL},
    {"known by its number, at another station and moment",
     "{\"station\":\"CP-2\",\"start_ms\":1772818260000}", HONEST, NULL},
    {"known by its start, at a station that names no connector",
     "{\"transaction\":99,\"connector\":2}",
     {{0, "StartTransaction", "{\"idTag\":\"04A1\",\"meterStart\":100," BEGINS "}", GIVEN},
      STOPS("17", "{}")},
     NULL},
    {"told twice, of one number", "{}", HONEST, TOO("{\"ref\":\"18\"}")},
    {"told twice, by its start the second time", "{}", HONEST,
     TOO("{\"ref\":\"18\",\"transaction\":99}")},
    {"told twice, at another station the second time", "{}", HONEST,
     TOO("{\"ref\":\"18\",\"station\":\"CP-2\"}")},
    {"told twice, at another moment the second time", "{}", HONEST,
     TOO("{\"ref\":\"18\",\"start_ms\":1772818260000}")},
    {"two begin at one moment, the numbers tell them apart",
     "{}",
     {STARTS,
      {0, "StartTransaction",
       "{\"connectorId\":1,\"idTag\":\"04C3\",\"meterStart\":100," BEGINS "}",
       "{\"transactionId\":18,\"idTagInfo\":{\"status\":\"Accepted\"}}"},
      STOPS("17", "{}")},
     NULL},
    {"two begin at one moment, one is told already",
     "{}",
     {STARTS,
      {0, "StartTransaction",
       "{\"connectorId\":1,\"idTag\":\"04C3\",\"meterStart\":100," BEGINS "}",
       "{\"transactionId\":18,\"idTagInfo\":{\"status\":\"Accepted\"}}"},
      STOPS("17", "{}")},
     TOO("{\"ref\":\"18\",\"transaction\":99,\"token\":\"04C3\",\"state\":\"active\",\"wh\":0}")},
    /* which session of the world it is: the energy tells */
    {"true, by its start", "{\"wh\":7201}", HONEST,
     "UPDATE truth SET transaction_id=99, mj=7201*3600000;"},
    {"true, by its number", "{\"wh\":7201}", HONEST,
     "UPDATE truth SET started_ms=1772818260000, mj=7201*3600000;"},
    {"true, by neither", "{\"wh\":7201}", HONEST,
     "UPDATE truth SET transaction_id=99, started_ms=1772818260000, mj=7201*3600000;"},
    {"true, at another connector", "{\"wh\":7201}", HONEST,
     "UPDATE truth SET connector=2, mj=7201*3600000;"},
    {"true, at another station", "{\"wh\":7201}", HONEST,
     "UPDATE truth SET station='CP-2', mj=7201*3600000;"},
    {"true, by its start before its number", "{\"wh\":1}", HONEST,
     "UPDATE truth SET started_ms=1772818260000;" TRULY_TOO("99", "1772818200000", "1")},
    {"true, by its number where no start is near", "{\"wh\":1}", HONEST,
     "UPDATE truth SET started_ms=1772818260000, transaction_id=98;" TRULY_TOO(
         "17", "1772818260000", "1")},
    {"told twice, at another station of ours the second time", "{}", HONEST,
     "INSERT INTO actor VALUES(1,80,'station','CP-2','{}');" TOO(
         "{\"ref\":\"18\",\"station\":\"CP-2\"}")},
    /* one after the other */
    {"one after the other", "{}", TWO("1"), TOO(NEXT("1772821800000"))},
    {"one after the other, told the other way round", NEXT("1772821800000"), TWO("1"), TOO(FIRST)},
    {"the second a moment too early", "{}", TWO("1"), TOO(NEXT("1772821799999"))},
    {"the second a moment too early, told the other way round", NEXT("1772821799999"), TWO("1"),
     TOO(FIRST)},
    {"the second too early, and invalid", "{}", TWO("1"),
     TOO(NEXT("1772821799999")) SECOND_IS("'$.state','invalid'")},
    {"the second too early, and the first invalid", "{\"state\":\"invalid\"}", TWO("1"),
     TOO(NEXT("1772821799999"))},
    {"the second too early, at another connector", "{}", TWO("2"),
     TOO(NEXT("1772821799999,\"connector\":2"))},
    {"the second too early, at connectors that nobody names", "{\"connector\":null}", TWO("1"),
     TOO(NEXT("1772821799999,\"connector\":null"))},
    {"the first without an end", "{\"stop_ms\":null,\"state\":\"active\"}", TWO("1"),
     TOO(NEXT("1772821800000"))},
    {"the first without an end, and the story was broken off",
     "{\"stop_ms\":null,\"state\":\"active\"}", TWO("1"),
     TOO(NEXT("1772821800000")) ASKED "UPDATE scenario SET state='interrupted';"},
    {"the second without an end, and the story was broken off", "{}", TWO("1"),
     TOO(NEXT("1772821799999")) SECOND_IS("'$.state','active','$.stop_ms',NULL") ASKED
     "UPDATE scenario SET state='interrupted';"},
    {"the second too early, and the story was broken off", "{}", TWO("1"),
     TOO(NEXT("1772821799999")) ASKED "UPDATE scenario SET state='interrupted';"},
    /* who, where and when, once more */
    {"any token, the station told none",
     "{\"token\":\"04B2\"}",
     {STARTS_WITH("\"meterStart\":100," BEGINS, GIVEN), STOPS("17", "{}")},
     NULL},
    {"no connector", "{\"connector\":0}", HONEST, NULL},
    {"no connector, and nobody heard how it began",
     "{\"connector\":0,\"transaction\":\"t\",\"token\":null}",
     {TELLS(0, "17:30", "Started", NULL), TELLS(10, "17:40", "Updated", "{}"),
      TELLS(60, "18:30", "Ended", "{}")},
     "UPDATE truth SET transaction_id='t';"},
    {"no connector, by 2.0.1",
     "{\"connector\":0,\"transaction\":\"t\"}",
     {TELLS(0, "17:30", "Started", "{}"), TELLS(60, "18:30", "Ended", "{}")},
     "UPDATE truth SET transaction_id='t';"},
    {"a start without a moment, as it came",
     "{\"start_ms\":1772818202000}",
     {STARTS_WITH("\"idTag\":\"04A1\",\"meterStart\":100", GIVEN), STOPS("17", "{}")},
     "UPDATE truth SET started_ms=1772818190000;"},
    {"a start without a moment, later",
     "{\"start_ms\":1772818202001}",
     {STARTS_WITH("\"idTag\":\"04A1\",\"meterStart\":100", GIVEN), STOPS("17", "{}")},
     "UPDATE truth SET started_ms=1772818190000;"},
    {"ends between, the scenario had the end said", "{\"stop_ms\":1772821770000}", HONEST,
     "UPDATE truth SET stopped_ms=1772821740000;" PROMPTED("StopTransaction")},
    {"ends as it truly did, the scenario had the end said", "{\"stop_ms\":1772821740000}", HONEST,
     "UPDATE truth SET stopped_ms=1772821740000;" PROMPTED("StopTransaction")},
    {"ends before it begins, and is active",
     "{\"state\":\"active\",\"stop_ms\":1772818199999}",
     {STARTS},
     NO_TRUTH},
    /* how much, once more */
    {"no energy", "{\"wh\":null}", HONEST, NULL},
    {"none at all, and nobody knows better", "{\"wh\":0}", HONEST, NO_TRUTH},
    {"less than none", "{\"wh\":-1}", HONEST, NULL},
    {"what nobody can judge, for nobody heard how it began",
     "{\"wh\":7,\"transaction\":null}",
     {STARTS_WITH("\"idTag\":\"04A1\",\"meterStart\":100," BEGINS, NULL)},
     NULL},
    {"a watt-hour beside registers with fractions",
     "{\"wh\":7201}",
     {STARTS, STOPS_WITH("\"meterStop\":7300.5," ENDS)},
     NO_TRUTH},
    {"more than that beside registers with fractions",
     "{\"wh\":7202}",
     {STARTS, STOPS_WITH("\"meterStop\":7300.5," ENDS)},
     NO_TRUTH},
    {"less than that beside a first register with a fraction",
     "{\"wh\":7198}",
     {STARTS_WITH("\"idTag\":\"04A1\",\"meterStart\":100.5," BEGINS, GIVEN), STOPS("17", "{}")},
     NO_TRUTH},
    {"a watt-hour beside a first register with a fraction",
     "{\"wh\":7199}",
     {STARTS_WITH("\"idTag\":\"04A1\",\"meterStart\":100.5," BEGINS, GIVEN), STOPS("17", "{}")},
     NO_TRUTH},
    {"nothing, without a register at the beginning",
     "{\"wh\":0}",
     {STARTS_WITH("\"idTag\":\"04A1\"," BEGINS, GIVEN), STOPS("17", "{}")},
     NO_TRUTH},
    {"something, without a register at the beginning",
     "{\"wh\":7200}",
     {STARTS_WITH("\"idTag\":\"04A1\"," BEGINS, GIVEN), STOPS("17", "{}")},
     NO_TRUTH},
    {"what was told, and the scenario had it said, and nobody knows better", "{}", HONEST,
     NO_TRUTH PROMPTED("StopTransaction")},
    {"what is true, and the scenario had it said", "{}", HONEST, PROMPTED("StopTransaction")},
    {"more than was told so far, as the scenario had it said",
     "{\"state\":\"active\",\"stop_ms\":null,\"wh\":1002}",
     {STARTS, READS},
     NO_TRUTH PROMPTED("StartTransaction")},
    {"something so far, of no register",
     "{\"state\":\"active\",\"stop_ms\":null,\"wh\":5}",
     {STARTS_WITH("\"idTag\":\"04A1\"," BEGINS, GIVEN)},
     NO_TRUTH},
    {"ended for the reason that was told", "{\"reason\":\"EVDisconnected\"}", HONEST, NULL},
    {"ended for the reason of the world", "{\"reason\":\"Local\"}", HONEST, NULL},
    {"another reason, its end was not answered",
     "{\"reason\":\"Remote\"}",
     {STARTS, READS, STOPS("17", NULL)},
     NULL},
};

static void tell_call(struct maker *m, const struct said *said, int id)
{
    int64_t at_ms = NOW + said->minute * MIN;
    char *call = mem_printf("[2,\"%d\",\"%s\",%s]", id, said->action, said->payload), *answer;

    maker_frame(m, at_ms, "CP-1", "out", call);
    free(call);
    if (!said->answer)
        return;
    if (said->answer[0] == '(')
        answer = mem_printf("[4,\"%d\",\"%.*s\",\"\",{}]", id, (int)strlen(said->answer) - 2,
                            said->answer + 1);
    else
        answer = mem_printf("[3,\"%d\",%s]", id, said->answer);
    maker_frame(m, at_ms, "CP-1", "in", answer);
    free(answer);
}

static void tell(struct maker *m, const struct row *row)
{
    maker_init(m, "{}");
    m->seq = 2; /* room for what comes before */
    for (int i = 0; i < 5 && row->said[i].action; i++)
        tell_call(m, &row->said[i], i);
    maker_sql(m, "UPDATE scenario SET begins_ms=%lld, ends_ms=%lld;", NOW, NOW + 600 * MIN);
    maker_sql(m, "UPDATE actor SET kind='station' WHERE name='CP-1';"
                 "INSERT INTO token VALUES(1,'04A1','Pat','Accepted'),(1,'04C3','Cy','Accepted');"
                 "INSERT INTO truth VALUES(1,1,'Pat','04A1','Pat','CP-1',1,17,1772818200000,"
                 "1772818200000,1772821800000,1772821800000,25920000000,360000000,'Local')");
    maker_sql(m,
              "INSERT INTO sut_session VALUES(1,'17',json_patch('{\"ref\":\"17\",\"station\":"
              "\"CP-1\",\"connector\":1,\"token\":\"04A1\",\"transaction\":17,\"start_ms\":"
              "1772818200000,\"stop_ms\":1772821800000,\"wh\":7200,\"state\":\"done\"}','%s'))",
              row->session);
    if (row->sql)
        maker_sql(m, "%s", row->sql);
}

Test(session_told, field_by_field)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        tell(&m, &rows[i]);
        maker_keep_title(rows[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("session_told"));
}

/* Of one that cannot be asked nothing is said. */
Test(session_told, a_csms_that_was_asked_for_its_sessions_and_did_not_tell_them_is_told_of)
{
    static const struct {
        const char *what, *sql;
    } asked[] = {
        {"cannot be asked", "UPDATE scenario SET can='[]'"},
        {"was asked and said nothing",
         "INSERT INTO event SELECT 1,900,0,0,id,'sut_answer',0,'{\"role\":\"csms\",\"verb\":"
         "\"sessions\",\"status\":\"system\"}' FROM actor"},
        {"was asked twice and told once",
         "INSERT INTO event SELECT 1,900,0,0,id,'sut_answer',0,'{\"role\":\"csms\",\"verb\":"
         "\"sessions\",\"status\":\"system\"}' FROM actor;"
         "INSERT INTO event SELECT 1,901,0,0,id,'sut_answer',0,'{\"role\":\"csms\",\"verb\":"
         "\"sessions\",\"status\":\"ok\"}' FROM actor"},
        {"was never asked, the story was broken off", "UPDATE scenario SET state='interrupted'"},
    };

    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        struct maker m;

        tell(&m, &rows[0]);
        maker_sql(&m, "DELETE FROM sut_session; %s", asked[i].sql);
        maker_keep_title(asked[i].what);
        maker_score(&m, "invariant");
        maker_fini(&m);
    }
    page_of_test(PAGE("session_told"));
}
