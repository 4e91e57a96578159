/* title: the frames of a CSMS are judged: schema, answers, order, codes, and whose fault it is */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

#include "score/scorer.h"

PAGES_OF_SUITE(score_protocol);

#define S 1000

struct frame_row {
    int at_s;
    const char *dir; /* in, out, or the kind of an event */
    const char *text;
};

#define ROWS(...)                                                                                  \
    (const struct frame_row[])                                                                     \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            0, NULL, NULL                                                                          \
        }                                                                                          \
    }
#define BEAT                                                                                       \
    {                                                                                              \
        1, "out", "[2,\"a\",\"Heartbeat\",{}]"                                                     \
    }
#define BEAT_CALL "[2,\"a\",\"Heartbeat\",{}]"
#define V201                                                                                       \
    {                                                                                              \
        0, "connected", "{\"protocol\":\"ocpp2.0.1\"}"                                             \
    }
#define SUT(verb, action)                                                                          \
    {                                                                                              \
        0, "sut_call",                                                                             \
            "{\"verb\":\"" verb "\",\"args\":{\"station\":\"CP-1\",\"action\":\"" action "\"}}"    \
    }
#define STARTED                                                                                    \
    {                                                                                              \
        1, "out",                                                                                  \
            "[2,\"t\",\"TransactionEvent\",{\"eventType\":\"Started\",\"timestamp\":\"2026-03-"    \
            "06T17:30:"                                                                            \
            "00Z\",\"triggerReason\":\"Authorized\",\"seqNo\":0,\"transactionInfo\":{"             \
            "\"transactionId\""                                                                    \
            ":\"T1\"},\"idToken\":{\"idToken\":\"04A1\",\"type\":\"ISO14443\"}}]"                  \
    }
#define BEAT_CONF "[3,\"a\",{\"currentTime\":\"2026-03-06T17:30:00Z\"}]"
#define CALL(at, id, action, payload)                                                              \
    {                                                                                              \
        at, "in", "[2,\"" id "\",\"" action "\"," payload "]"                                      \
    }
#define LET_IN                                                                                     \
    {                                                                                              \
        99, "booted", "{\"status\":\"Accepted\"}"                                                  \
    }
#define LATER                                                                                      \
    {100, "out", "[2,\"z\",\"Heartbeat\",{}]"},                                                    \
    {                                                                                              \
        101, "in", "[3,\"z\",{\"currentTime\":\"2026-03-06T17:30:00Z\"}]"                          \
    }

static const struct {
    const struct frame_row *rows;
    const char *rule; /* NULL: passes */
} stories[] = {
    {ROWS(BEAT, {2, "in", BEAT_CONF}), NULL},
    {ROWS(BEAT, {2, "in", "[3,\"a\",{}]"}), "protocol.schema"},
    {ROWS(BEAT, {2, "in", "[3,\"a\",{\"currentTime\":\"yesterday\"}]"}), "protocol.schema"},
    {ROWS(BEAT, {2, "in", "[3,\"a\"]"}), "protocol.schema"},
    {ROWS(BEAT, {2, "in", "[3,\"a\",{\"currentTime\":012}]"}), "protocol.schema"},
    {ROWS(BEAT, LATER), "protocol.unanswered"},
    {ROWS(BEAT, {2, "disconnected", "{}"}), NULL},
    {ROWS(BEAT, {90, "disconnected", "{}"}), "protocol.unanswered"},
    {ROWS(BEAT, {2, "offline", "{}"}, {90, "disconnected", "{}"}), NULL},
    {ROWS({0, "offline", "{}"}, BEAT, {90, "online", "{}"}, LATER), NULL},
    {ROWS(BEAT, {32, "in", BEAT_CONF}, LATER), "protocol.late_answer"},
    {ROWS(BEAT, {30, "in", BEAT_CONF}, LATER), NULL},
    {ROWS(BEAT, {31, "in", BEAT_CONF}, LATER), NULL},
    {ROWS(BEAT, {31, "disconnected", "{}"}), NULL},
    {ROWS(BEAT, {32, "disconnected", "{}"}), "protocol.unanswered"},
    {ROWS(BEAT, {2, "offline", "{}"}, {40, "online", "{}"}, {41, "in", BEAT_CONF}), NULL},
    {ROWS({1, "broken", "garbage"}, LATER), NULL},
    {ROWS(CALL(1, "1", "ClearCache", "{}"), CALL(2, "2", "ClearCache", "{}"), LATER),
     "protocol.concurrent_call"},
    {ROWS(CALL(1, "1", "ClearCache", "{}"), {2, "out", "[3,\"1\",{\"status\":\"Accepted\"}]"},
          CALL(3, "2", "ClearCache", "{}"), LATER),
     NULL},
    {ROWS(BEAT, CALL(1, "1", "ClearCache", "{}"), {2, "in", BEAT_CONF}), NULL},
    {ROWS(CALL(1, "1", "ClearCache", "{}"), CALL(11, "2", "ClearCache", "{}"), LATER), NULL},
    {ROWS(CALL(1, "1", "ClearCache", "{}"), CALL(10, "2", "ClearCache", "{}"), LATER),
     "protocol.concurrent_call"},
    {ROWS(CALL(1, "1", "Reset", "{\"type\":\"Gentle\"}"), LATER), "protocol.schema"},
    {ROWS(CALL(1, "1", "Authorize", "{\"idTag\":\"04A1\"}"), LATER), "protocol.unexpected"},
    {ROWS(CALL(1, "1", "Dance", "{}"), LATER), "protocol.unexpected"},
    {ROWS({0, "booted", "{\"status\":\"Pending\"}"},
          CALL(1, "1", "RemoteStartTransaction", "{\"idTag\":\"04A1\"}"), LATER),
     "protocol.unexpected"},
    {ROWS({0, "booted", "{\"status\":\"Pending\"}"}, CALL(1, "1", "GetConfiguration", "{}"),
          {2, "out", "[3,\"1\",{}]"}, {3, "booted", "{\"status\":\"Accepted\"}"}),
     NULL},
    {ROWS(BEAT, {2, "in", BEAT_CONF}, {3, "in", BEAT_CONF}), "protocol.unexpected"},
    {ROWS(BEAT, {2, "in", "[4,\"a\",\"OutOfBeer\",\"\",{}]"}), "protocol.error_code"},
    {ROWS(BEAT, {2, "in", "[4,\"a\",\"OccurrenceConstraintViolation\",\"\",{}]"}),
     "protocol.error_code"},
    {ROWS({1, "broken", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"},
          {2, "in", "[4,\"a\",\"OccurrenceConstraintViolation\",\"\",{}]"}),
     NULL}, /* as its errata spell it: a note */
    {ROWS(BEAT, {2, "in", "[4,\"a\",\"FormationViolation\",\"\",{}]"}), "protocol.error_code"},
    {ROWS(BEAT, {2, "in", "[4,\"a\",\"NotImplemented\",\"\",{}]"}), "protocol.error_code"},
    {ROWS(BEAT, {2, "in", "[4,\"a\",\"InternalError\",\"\",{}]"}), "protocol.refused"},
    {ROWS({1, "broken", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"},
          {2, "in", "[4,\"a\",\"FormationViolation\",\"\",{}]"}),
     NULL},
    {ROWS({1, "broken", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"}, {2, "in", BEAT_CONF}), NULL},
    {ROWS({1, "broken", "[2,\"a\",\"Dance\",{}]"},
          {2, "in", "[4,\"a\",\"NotImplemented\",\"\",{}]"}),
     NULL},
    {ROWS({1, "broken", "[2,\"a\",\"Dance\",{}]"},
          {2, "in", "[4,\"a\",\"TypeConstraintViolation\",\"\",{}]"}),
     "protocol.error_code"},
    {ROWS({1, "broken", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"},
          {2, "in", "[4,\"a\",\"NotSupported\",\"\",{}]"}),
     "protocol.error_code"},

    /* what the station gets wrong by itself is ours, what it was ordered to is not */
    {ROWS({1, "out", "garbage"}), "protocol.station"},
    {ROWS({1, "out", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"}, {2, "in", BEAT_CONF}),
     "protocol.station"},
    {ROWS({1, "out", "[2,\"a\",\"Reset\",{\"type\":\"Soft\"}]"},
          {2, "in", "[4,\"a\",\"NotSupported\",\"\",{}]"}),
     "protocol.station"},
    {ROWS(BEAT, {1, "out", "[2,\"b\",\"Heartbeat\",{}]"}, {2, "in", BEAT_CONF}),
     "protocol.station"},
    {ROWS(BEAT, {20, "call_failed", "{\"id\":\"a\"}"}, {21, "out", "[2,\"b\",\"Heartbeat\",{}]"},
          {21, "in", "[3,\"b\",{\"currentTime\":\"2026-03-06T17:30:00Z\"}]"},
          {22, "in", BEAT_CONF}),
     NULL},
    {ROWS(CALL(1, "1", "ClearCache", "{}"), {2, "out", "[3,\"1\",{\"status\":\"Perhaps\"}]"}),
     "protocol.station"},
    {ROWS(CALL(1, "1", "ClearCache", "{}"), {2, "broken", "[3,\"1\",{\"status\":\"Perhaps\"}]"}),
     NULL},
    {ROWS({1, "out", "[3,\"nobody\",{}]"}, LATER), "protocol.station"},
    {ROWS({0, "booted", "{\"status\":\"Pending\"}"}, BEAT, {2, "in", BEAT_CONF}),
     "protocol.station"},
    {ROWS({0, "booted", "{\"status\":\"Pending\"}"},
          CALL(1, "1", "TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}"), BEAT,
          {2, "in", BEAT_CONF}, LET_IN),
     NULL},

    {ROWS({0, "prompted", "{\"action\":\"Heartbeat\"}"},
          {1, "out", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"},
          {2, "in", "[4,\"a\",\"FormationViolation\",\"\",{}]"}),
     NULL},

    /* frames that cannot be read */
    {ROWS({1, "broken", "[2,\"half\",\"Hea"},
          {2, "in", "[4,\"half\",\"FormationViolation\",\"\",{}]"}),
     NULL},
    {ROWS({1, "broken", "[2,\"half\",\"Hea"},
          {2, "in", "[4,\"other\",\"FormationViolation\",\"\",{}]"}),
     "protocol.unexpected"},
    {ROWS({1, "broken", "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"x\",\"data\":\"a\tb\"}]"},
          {2, "in", "[4,\"a\",\"FormationViolation\",\"\",{}]"}),
     NULL}, /* no JSON, though a parser may make something of it */
    {ROWS({1, "broken", "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"x\",\"n\":01}]"},
          {2, "in", "[3,\"a\",{\"status\":\"Rejected\"}]"}),
     NULL},
    {ROWS({1, "broken", "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"x\"}]"},
          {2, "in", "[4,\"a\",\"FormationViolation\",\"\",{}]"}),
     "protocol.error_code"},
    {ROWS(V201, {1, "broken", "[2,17,\"Heartbeat\",{}]"},
          {2, "in", "[4,\"-1\",\"RpcFrameworkError\",\"\",{}]"}),
     NULL},
    {ROWS(V201, {1, "broken", "[2,17,\"Heartbeat\",{}]"},
          {2, "in", "[4,\"-1\",\"GenericError\",\"\",{}]"}),
     "protocol.error_code"},
    {ROWS(V201, BEAT, {2, "in", BEAT_CONF}, {3, "in", "[4,\"-1\",\"RpcFrameworkError\",\"\",{}]"}),
     "protocol.unexpected"},
    {ROWS(V201, {1, "broken", "[7,\"x\",{}]"},
          {2, "in", "[4,\"x\",\"MessageTypeNotSupported\",\"\",{}]"}),
     NULL}, /* 4.1.3 ignores it, 4.4 answers it */
    {ROWS(V201, {1, "broken", "[6,\"x\",\"NotifyPeriodicEventStream\",{}]"},
          {2, "in", "[4,\"x\",\"MessageTypeNotSupported\",\"\",{}]"}),
     NULL}, /* a SEND of OCPP 2.1 likewise */
    {ROWS(V201, {1, "broken", "[6,\"x\",\"NotifyPeriodicEventStream\",{}]"},
          {2, "in", "[4,\"y\",\"MessageTypeNotSupported\",\"\",{}]"}),
     "protocol.unexpected"},

    /* OCPP 2.0.1 */
    {ROWS(V201, BEAT, {2, "in", BEAT_CONF}), NULL},
    {ROWS(V201, BEAT, {2, "in", "[3,\"a\",{\"currentTime\":\"2026-03-06T17:30:00Z\",\"x\":1}]"}),
     "protocol.schema"},
    {ROWS(V201, CALL(1, "1", "RemoteStartTransaction", "{\"idTag\":\"04A1\"}")),
     "protocol.unexpected"},
    {ROWS(V201, {1, "broken", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"},
          {2, "in", "[4,\"a\",\"FormationViolation\",\"\",{}]"}),
     NULL}, /* spelled as 1.6 does: a note */
    {ROWS(V201, BEAT, {2, "in", "[4,\"a\",\"NotImplemented\",\"\",{}]"}), "protocol.error_code"},
    {ROWS(V201, {0, "booted", "{\"status\":\"Rejected\"}"}, {1, "broken", BEAT_CALL},
          {2, "in", BEAT_CONF}),
     "protocol.boot"},
    {ROWS(V201, {0, "booted", "{\"status\":\"Rejected\"}"}, {1, "broken", BEAT_CALL},
          {2, "in", "[4,\"a\",\"SecurityError\",\"\",{}]"}, LET_IN),
     NULL},
    {ROWS({0, "booted", "{\"status\":\"Rejected\"}"}, {1, "broken", BEAT_CALL},
          {2, "in", BEAT_CONF}, LET_IN),
     NULL}, /* 1.6 only recommends it: a note */
    {ROWS(V201, STARTED, {2, "in", "[3,\"t\",{}]"}), "protocol.token"},
    {ROWS(V201, STARTED, {2, "in", "[3,\"t\",{\"idTokenInfo\":{\"status\":\"Accepted\"}}]"}), NULL},

    /* what the scenario told the CSMS */
    {ROWS(SUT("script", "Heartbeat"), BEAT, {2, "in", "[3,\"a\",{}]"}, {2, "in", "[3,\"a\",{}]"}),
     NULL},
    {ROWS(SUT("script", "Authorize"), BEAT, {2, "in", "[3,\"a\",{}]"}), "protocol.schema"},
    {ROWS(SUT("script", "Heartbeat"), BEAT, LATER), NULL},
    {ROWS({0, "booted", "{\"status\":\"Pending\"}"}, SUT("command", "RemoteStartTransaction"),
          CALL(1, "1", "RemoteStartTransaction", "{\"idTag\":\"04A1\"}"), LET_IN),
     NULL},
};

/* What the station says because the scenario wants it to. */
static void speak_broken(struct maker *m, const struct frame_row *r)
{
    uint64_t why = maker_event(m, r->at_s * S, "CP-1", "tampered", "{}");
    uint64_t seq = maker_frame(m, r->at_s * S, "CP-1", "out", r->text);

    maker_sql(m, "UPDATE event SET cause=%llu WHERE seq=%llu", (unsigned long long)why,
              (unsigned long long)seq);
}

static void speak(struct maker *m, const struct frame_row *r)
{
    maker_event(m, 0, "CP-1", "connected", "{\"protocol\":\"ocpp1.6\"}");
    for (; r->dir; r++)
        if (strcmp(r->dir, "in") == 0 || strcmp(r->dir, "out") == 0)
            maker_frame(m, r->at_s * S, "CP-1", r->dir, r->text);
        else if (strcmp(r->dir, "broken") == 0)
            speak_broken(m, r);
        else
            maker_event(m, r->at_s * S, "CP-1", r->dir, "%s", r->text);
}

Test(score_protocol, each_rule_catches_its_story_and_lets_the_honest_one_go)
{
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        maker_init(&m, "{}");
        maker_sql(&m, "UPDATE scenario SET ends_ms=120000");
        speak(&m, stories[i].rows);
        v = maker_score(&m, "protocol");
        told = maker_findings(&m);
        cr_expect(v == (stories[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s %s", i,
                  verdict_name(v), told);
        cr_expect(stories[i].rule == NULL || maker_found(&m, stories[i].rule) > 0, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_protocol"));
}

/* An answer that cannot be used is an answer all the same, and a CALL that is none may be refused:
 * one frame is one finding, and nobody is blamed for how the other one took it. */
static const struct {
    const struct frame_row *rows;
    int schema; /* findings; nothing else is found */
} broken[] = {
    {ROWS(BEAT, {2, "in", "[3,\"a\",[]]"}, LATER), 1},
    {ROWS(BEAT, {2, "in", "[3,\"a\",7]"}, LATER), 1},
    {ROWS(BEAT, {2, "in", "[3,\"a\",{\"currentTime\":"}, LATER), 1},
    {ROWS(BEAT, {2, "in", "[3,\"a\",{},{}]"}, LATER), 1},
    {ROWS(BEAT, {2, "in", "[4,\"a\",17,\"\",{}]"}, LATER), 1},
    {ROWS(BEAT, {2, "in", "[4,\"a\",\"InternalError\",\"\",\"why\"]"}, LATER), 1},
    {ROWS(CALL(1, "1", "ClearCache", "7"), {1, "out", "[4,\"1\",\"FormationViolation\",\"\",{}]"},
          CALL(2, "2", "ClearCache", "\"x\""),
          {2, "out", "[4,\"2\",\"FormationViolation\",\"\",{}]"}, LATER),
     2},
    {ROWS({1, "in", "[2,\"1\",\"ClearCache\"]"},
          {1, "out", "[4,\"1\",\"FormationViolation\",\"\",{}]"}, LATER),
     1},
    {ROWS({1, "in", "[2,17,\"ClearCache\",{}]"}, {1, "in", "{\"type\":2}"}, LATER), 2},
    {ROWS({1, "in", "[9,\"1\",{}]"}, LATER), 1},
};

/* What the CSMS does to the connection: rule, findings that fail, that are inconclusive. */
#define CLOSED(at, by, code)                                                                       \
    {                                                                                              \
        at, "disconnected", "{\"why\":\"so\",\"by\":\"" by "\",\"code\":" code "}"                 \
    }
#define STRANGE(offered, selected)                                                                 \
    {                                                                                              \
        3, "subprotocol", "{\"offered\":\"" offered "\",\"selected\":\"" selected "\"}"            \
    }
#define UNOPENED(by)                                                                               \
    {                                                                                              \
        4, "connect_failed", "{\"why\":\"so\",\"by\":\"" by "\",\"code\":1002}"                    \
    }
#define OPENED                                                                                     \
    {                                                                                              \
        5, "connected", "{\"protocol\":\"ocpp1.6\"}"                                               \
    }
static const struct {
    const struct frame_row *rows;
    const char *rule;
    int fails;
    bool open; /* inconclusive */
} links[] = {
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "nobody", "0")), "protocol.connection", 1, false},
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "nobody", "0"), OPENED, CLOSED(6, "nobody", "0")),
     "protocol.connection", 2, false},
    {ROWS(BEAT, CLOSED(3, "csms", "1011")), "protocol.connection", 1, false},
    {ROWS(BEAT, CLOSED(3, "csms", "4000")), "protocol.connection", 1, false},
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "csms", "1002")), "protocol.connection", 0,
     true}, /* it may have been a restart */
    {ROWS(BEAT, {3, "call_failed", "{\"action\":\"Heartbeat\",\"id\":\"a\"}"},
          CLOSED(5, "story", "0")),
     "protocol.unanswered", 0, true}, /* given up early */
    {ROWS(BEAT, {3, "call_failed", "{\"action\":\"Heartbeat\",\"id\":\"a\"}"},
          {5, "in", BEAT_CONF}),
     NULL, 0, false}, /* it came all the same */
    {ROWS(BEAT, {3, "call_failed", "{\"action\":\"Heartbeat\",\"id\":\"a\"}"}, LATER),
     "protocol.unanswered", 1, false},
    {ROWS({1, "in", "[2,\"q\",\"BootNotification\",{}]"}), "protocol.unexpected", 1,
     false}, /* who may not send it is not asked what it holds */
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "csms", "1001")), NULL, 0, false},
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "csms", "1001"), OPENED, CLOSED(6, "csms", "1001")),
     "protocol.connection", 1, false},
    {ROWS({1, "broken", "}{ noise"}, CLOSED(3, "csms", "1002")), NULL, 0, false},
    {ROWS({1, "broken", "}{ noise"}, CLOSED(3, "nobody", "0")), NULL, 0, false},
    {ROWS({1, "broken", "}{ noise"}, CLOSED(3, "station", "0"), OPENED, CLOSED(6, "nobody", "0")),
     "protocol.connection", 1, false}, /* that was another connection */
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "story", "0")), NULL, 0, false},
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "station", "0")), NULL, 0, false},
    {ROWS(BEAT, {2, "in", BEAT_CONF}, CLOSED(3, "breach", "1007")), "protocol.websocket", 1, false},
    {ROWS(BEAT, {2, "in", BEAT_CONF},
          {3, "disconnected", "{\"why\":\"so\",\"by\":\"station\",\"missed\":\"pong\"}"}),
     "protocol.pong", 1, false},
    {ROWS({0, "offline", "{}"}, {1, "online", "{}"},
          {3, "disconnected", "{\"why\":\"so\",\"by\":\"station\",\"missed\":\"pong\"}"}),
     NULL, 0, false}, /* the story swallowed it */
    {ROWS({0, "offline", "{}"}, {1, "online", "{}"}, CLOSED(2, "station", "0"),
          {3, "connected", "{\"protocol\":\"ocpp1.6\"}"},
          {4, "disconnected", "{\"why\":\"so\",\"by\":\"station\",\"missed\":\"pong\"}"}),
     "protocol.pong", 1, false}, /* it did so on the connection before */
    {ROWS(CLOSED(1, "station", "0"), STRANGE("ocpp2.0.1", "none"), UNOPENED("station")),
     "protocol.subprotocol", 1, false},
    {ROWS(CLOSED(1, "station", "0"), STRANGE("ocpp2.0.1", "none"), UNOPENED("csms")),
     "protocol.subprotocol", 0, true},
    {ROWS(CLOSED(1, "station", "0"), STRANGE("ocpp2.0.1", "ocpp1.6"), UNOPENED("csms")),
     "protocol.subprotocol", 1, false},
    {ROWS(CLOSED(1, "station", "0"), STRANGE("ocpp2.0.1, ocpp1.6", "ocpp1.6"), UNOPENED("station")),
     NULL, 0, false}, /* the station offered it */
    {ROWS(CLOSED(1, "station", "0"), STRANGE("ocpp2.0.1", "none"),
          {3, "in", "[2,\"1\",\"Dance\",{}]"}, {3, "in", "noise"}, UNOPENED("station")),
     "protocol.subprotocol", 1, false}, /* nothing is judged as another version */
    {ROWS(BEAT, {2, "in", "[4,\"a\",\"InternalError\",\"why\",{}]"}), "protocol.refused", 1, false},
    {ROWS({1, "broken", "[2,\"a\",\"Hea"}, {2, "in", "[4,\"a\",\"InternalError\",\"\",{}]"}), NULL,
     0, false},
    {ROWS({0, "prompted", "{\"action\":\"Heartbeat\"}"}, BEAT,
          {2, "in", "[4,\"a\",\"InternalError\",\"why\",{}]"}),
     NULL, 0, false}, /* the scenario asked, and sees by itself */
    {ROWS({1, "out", "[2,\"a\",\"DataTransfer\",{\"vendorId\":\"x\"}]"},
          {2, "in", "[4,\"a\",\"NotSupported\",\"\",{}]"}),
     "protocol.error_code", 1, false},
    {ROWS(V201, STARTED, {2, "in", "[4,\"t\",\"PropertyConstraintViolation\",\"\",{}]"}),
     "protocol.refused", 1, false}, /* a transaction is not to be refused for anything */
    {ROWS(V201,
          {1, "out",
           "[2,\"a\",\"StatusNotification\",{\"timestamp\":\"2026-03-06T17:30:00Z\","
           "\"connectorStatus\":\"Available\",\"evseId\":1,\"connectorId\":1}]"},
          {2, "in", "[4,\"a\",\"PropertyConstraintViolation\",\"\",{}]"}),
     NULL, 0, false}, /* a note */
    {ROWS(BEAT, {2, "in", BEAT_CONF},
          {3, "sut_gone", "{\"why\":\"nobody is there\",\"last\":\"Heartbeat of CP-1\"}"}),
     "protocol.sut_gone", 1, false},
    {ROWS({1, "booted", "{\"status\":\"Rejected\"}"}), "protocol.accepted", 0, true},
    {ROWS({1, "booted", "{\"status\":\"Pending\"}"}, {2, "booted", "{\"status\":\"Accepted\"}"},
          {3, "booted", "{\"status\":\"Rejected\"}"}),
     NULL, 0, false}, /* another rule's */
    {ROWS(SUT("script", "BootNotification"),
          {1, "out",
           "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}"
           "]"},
          {2, "booted", "{\"status\":\"Rejected\"}"}),
     NULL, 0, false}, /* as told */
};

static int all_findings(struct maker *m)
{
    int n = 0;

    for (const struct rule *r = score_protocol.rules; r->id; r++)
        n += maker_found(m, r->id);
    return n;
}

Test(score_protocol, a_frame_that_is_broken_is_one_finding_and_the_station_is_not_blamed)
{
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        struct maker m;
        char *told;

        maker_init(&m, "{}");
        speak(&m, broken[i].rows);
        maker_score(&m, "protocol");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "protocol.schema") == broken[i].schema, "row %zu: %s", i, told);
        cr_expect(all_findings(&m) == broken[i].schema, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_protocol"));
}

Test(score_protocol, what_happens_to_a_connection_is_held_against_who_did_it)
{
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        struct maker m;
        int wanted = links[i].fails + links[i].open;
        char *told;

        maker_init(&m, "{}");
        speak(&m, links[i].rows);
        maker_score(&m, "protocol");
        told = maker_findings(&m);
        cr_expect(all_findings(&m) == wanted, "row %zu: %s", i, told);
        cr_expect(links[i].rule == NULL || maker_found(&m, links[i].rule) == wanted, "row %zu: %s",
                  i, told);
        cr_expect(links[i].open == false || strncmp(told, "inconc", 6) == 0, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_protocol"));
}

/* Nested so deeply that no reader follows, and a text with a NUL inside. */
Test(score_protocol, a_monstrous_answer_is_an_answer)
{
    enum { DEEP = 10000 };
    struct maker m;
    struct frame_row rows[] = {BEAT, {2, "in", NULL}, LATER, {0, NULL, NULL}};
    char *text = mem_new(2 * DEEP + 32), *told;

    strcpy(text, "[3,\"a\",{\"x\":");
    memset(text + strlen(text), '[', DEEP);
    memset(text + strlen(text), ']', DEEP);
    strcat(text, "}]");
    rows[1].text = text;
    maker_init(&m, "{}");
    speak(&m, rows);
    maker_score(&m, "protocol");
    told = maker_findings(&m);
    cr_expect(all_findings(&m) == 1 && maker_found(&m, "protocol.schema") == 1, "%s", told);
    free(told);
    free(text);
    maker_fini(&m);
    page_of_test(PAGE("score_protocol"));
}

/* What a scenario has the station break is held against nobody, and excuses who does not answer. */
static const struct frame_row *const on_purpose[] = {
    ROWS({1, "broken", "[2,\"x\",\"MakeCoffee\",{}]"}, LATER),
    ROWS({1, "broken", "[2,\"x\",\"Heartbeat\",{}]"}, BEAT, {2, "in", BEAT_CONF}, LATER),
    ROWS({0, "prompted", "{\"action\":\"Heartbeat\"}"},
         {1, "out", "[2,\"x\",\"Heartbeat\",{\"x\":1}]"}, BEAT, {2, "in", BEAT_CONF}, LATER),
    ROWS(CALL(1, "1", "ClearCache", "{}"), {2, "broken", "[3,\"1\",[]]"},
         CALL(3, "2", "ClearCache", "{}"), {4, "out", "[3,\"2\",{\"status\":\"Accepted\"}]"},
         LATER),
    ROWS({1, "broken", "}{ noise"}, BEAT, {2, "in", BEAT_CONF}, LATER),
};

Test(score_protocol, what_is_broken_on_purpose_is_held_against_nobody)
{
    for (size_t i = 0; i < sizeof(on_purpose) / sizeof(on_purpose[0]); i++) {
        struct maker m;
        char *told;

        maker_init(&m, "{}");
        speak(&m, on_purpose[i]);
        maker_score(&m, "protocol");
        told = maker_findings(&m);
        cr_expect(all_findings(&m) == 0, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_protocol"));
}

/* At 20x an answer after 2.5 s is 50 s later on the clock of the story; at free pace one after 40 s
 * is there at once. */
Test(score_protocol, who_keeps_its_own_clock_is_timed_by_the_wall)
{
    static const struct {
        int wall_s, virt_s;
        const char *clock;
        int late;
    } rows[] = {{3, 50, "own", 0}, {40, 0, "own", 1}, {3, 50, "ours", 1}, {40, 0, "ours", 0}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *told;

        maker_init(&m, "{}");
        speak(&m, ROWS({1, "out", BEAT_CALL}, {2, "in", BEAT_CONF}));
        maker_sql(&m, "UPDATE event SET virt_ms=%d, wall_us=%d WHERE seq=%d",
                  rows[i].virt_s * S + S, (rows[i].wall_s + 1) * 1000 * S, (int)m.seq);
        maker_sql(&m, "UPDATE event SET wall_us=1000000, virt_ms=1000 WHERE seq<%d", (int)m.seq);
        maker_sql(&m, "INSERT INTO run VALUES('sut_clock','%s')", rows[i].clock);
        maker_score(&m, "protocol");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "protocol.late_answer") == rows[i].late, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_protocol"));
}

Test(score_protocol, leniency_is_a_note_and_silence_gives_no_verdict)
{
    struct maker m;
    char *told;

    maker_init(&m, "{}");
    cr_expect(maker_score(&m, "protocol") == VERDICT_none);
    speak(&m, ROWS({1, "broken", "[2,\"a\",\"Heartbeat\",{\"x\":1}]"}, {2, "in", BEAT_CONF}));
    cr_expect(maker_score(&m, "protocol") == VERDICT_pass);
    told = maker_findings(&m);
    cr_expect(strstr(told, "pass protocol.lenient") != NULL, "%s", told);
    free(told);
    maker_fini(&m);
    page_of_test(PAGE("score_protocol"));
}

Test(score_protocol, two_calls_at_once_are_seen_though_the_first_is_answered_between_them)
{
    struct maker m;

    maker_init(&m, "{}");
    speak(&m,
          ROWS(CALL(1, "1", "ClearCache", "{}"), {1, "out", "[3,\"1\",{\"status\":\"Accepted\"}]"},
               CALL(1, "2", "ClearCache", "{}"), BEAT));
    maker_sql(&m, "INSERT INTO run VALUES('wire','ws')");
    maker_score(&m, "protocol");
    cr_expect(maker_found(&m, "protocol.concurrent_call") == 0);
    maker_sql(&m, "UPDATE run SET value='mem' WHERE key='wire'");
    maker_score(&m, "protocol");
    cr_expect(maker_found(&m, "protocol.concurrent_call") == 1);
    maker_fini(&m);
    page_of_test(PAGE("score_protocol"));
}

/* What serve heard begins in the middle: a station that nobody saw boot may be unknown to its CSMS.
 */
Test(score_protocol, a_refusal_is_excused_where_it_was_heard_and_by_a_reason_only)
{
    static const struct {
        bool heard, boot;
        int found;
    } rows[] = {{false, false, 1}, {false, true, 1}, {true, true, 1}, {true, false, 0}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        if (rows[i].heard)
            maker_sql(&m, "INSERT INTO run VALUES('heard','1')");
        if (rows[i].boot)
            maker_event(&m, 0, "CP-1", "booted", "{\"status\":\"Accepted\"}");
        speak(&m, ROWS(BEAT, {2, "in", "[4,\"a\",\"InternalError\",\"\",{}]"}));
        maker_score(&m, "protocol");
        cr_expect(maker_found(&m, "protocol.refused") == rows[i].found, "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_protocol"));
}

/* A frame whose text is hidden, or is none, is known by the id that was told of it. */
Test(score_protocol, a_text_that_is_hidden_is_known_by_what_was_told_of_it)
{
    for (int other = 0; other < 2; other++) {
        struct maker m;

        maker_init(&m, "{}");
        speak(&m, ROWS({1, "broken", BEAT_CALL}, {2, "in", BEAT_CONF}));
        maker_sql(&m,
                  "UPDATE frame SET text='hidden' WHERE dir='out';"
                  "UPDATE event SET data='{\"id\":\"%s\"}' WHERE seq=(SELECT seq FROM frame WHERE "
                  "dir='out')",
                  other ? "b" : "a");
        maker_score(&m, "protocol");
        cr_expect(maker_found(&m, "protocol.unexpected") == other);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_protocol"));
}
