/* title: what a CSMS says of a token is held against what it was told of it, and what it heard */
#include "fixture/page.h"
#include "fixture/runfile_maker.h"

PAGES_OF_SUITE(token_told);

#define S   1000LL
#define MIN (60 * S)

/* What happens after so many minutes. */
struct happens {
    int minute;
    const char *what;   /* an action of CP-1, "csms": an action of the CSMS; else an event */
    const char *data;   /* the CALL's payload; of an event its data */
    const char *answer; /* NULL: none comes; of an event NULL */
};

struct row {
    const char *what;
    struct happens happens[6];
    const char *sql; /* NULL: nothing more */
};

#define ENROLLED(more)                                                                             \
    {                                                                                              \
        0, "sut_call", "{\"verb\":\"enrol\",\"args\":{\"token\":\"04a1\"" more "}}", NULL          \
    }
#define ASKS(at, said)                                                                             \
    {                                                                                              \
        at, "Authorize", "{\"idTag\":\"04A1\"}", said                                              \
    }
#define SAID(status) "{\"idTagInfo\":{\"status\":\"" status "\"}}"
#define STARTS(at, token, said)                                                                    \
    {                                                                                              \
        at, "StartTransaction",                                                                    \
            "{\"connectorId\":1,\"idTag\":\"" token                                                \
            "\",\"meterStart\":0,\"timestamp\":\"1970-01-01T00:01:00Z\"}",                         \
            said                                                                                   \
    }
#define GIVEN(id) "{\"transactionId\":" id ",\"idTagInfo\":{\"status\":\"Accepted\"}}"
#define STOPS(at, said)                                                                            \
    {                                                                                              \
        at, "StopTransaction",                                                                     \
            "{\"transactionId\":7,\"meterStop\":9,\"timestamp\":\"1970-01-01T00:03:00Z\"}", said   \
    }
#define REFUSED(at)                                                                                \
    {                                                                                              \
        at, "not_authorized", "{\"token\":\"04A1\",\"status\":\"ConcurrentTx\"}", NULL             \
    }
#define SCRIPT                                                                                     \
    {                                                                                              \
        0, "sut_call",                                                                             \
            "{\"verb\":\"script\",\"args\":{\"station\":\"CP-1\",\"action\":\"Authorize\","        \
            "\"payload\":{}}}",                                                                    \
            NULL                                                                                   \
    }
#define TRUTH                                                                                      \
    "INSERT INTO truth VALUES(1,5,'Pat','04A1','Pat','CP-1',1,7,60000,60000,NULL,NULL,0,0,NULL);"

static const struct row rows[] = {
    /* a token that the CSMS was told to accept */
    {"let charge", {ENROLLED(""), ASKS(1, SAID("Accepted"))}, NULL},
    {"turned away", {ENROLLED(""), ASKS(1, SAID("Invalid"))}, NULL},
    {"a status in other letters", {ENROLLED(""), ASKS(1, SAID("accepted"))}, NULL},
    {"turned away, it was never told of", {ASKS(1, SAID("Invalid"))}, "DELETE FROM token;"},
    {"turned away, as blocked",
     {ENROLLED(",\"status\":\"Blocked\""), ASKS(1, SAID("Blocked"))},
     NULL},
    {"turned away, by a CSMS that cannot be told",
     {ENROLLED(""), ASKS(1, SAID("Invalid"))},
     "UPDATE scenario SET can='[]'"},
    {"an answer that says nothing", {ENROLLED(""), ASKS(1, "{}")}, NULL},
    {"turned away as the scenario has it said",
     {ENROLLED(""), SCRIPT, ASKS(1, SAID("Invalid"))},
     NULL},
    {"said to charge elsewhere, which is another rule's",
     {ENROLLED(""), ASKS(1, SAID("ConcurrentTx"))},
     NULL},
    {"turned away as it expires",
     {ENROLLED(",\"expires_ms\":60000"), ASKS(1, SAID("Expired"))},
     NULL},
    {"turned away a moment before it expires",
     {ENROLLED(",\"expires_ms\":60001"), ASKS(1, SAID("Expired"))},
     NULL},
    {"turned away for the certificate of its contract",
     {ENROLLED(""),
      {1, "Authorize", "{\"idToken\":{\"idToken\":\"04A1\"},\"certificate\":\"x\"}",
       "{\"idTokenInfo\":{\"status\":\"Invalid\"}}"}},
     NULL},
    {"turned away for the digest of that",
     {ENROLLED(""),
      {1, "Authorize", "{\"idToken\":{\"idToken\":\"04A1\"},\"iso15118CertificateHashData\":[]}",
       "{\"idTokenInfo\":{\"status\":\"Invalid\"}}"}},
     NULL},
    {"turned away by 2.0.1",
     {ENROLLED(""),
      {1, "Authorize", "{\"idToken\":{\"idToken\":\"04A1\"}}",
       "{\"idTokenInfo\":{\"status\":\"Invalid\"}}"}},
     NULL},
    {"what a station says of a token is nobody's word",
     {ENROLLED(""), {1, "csms", "{\"idTag\":\"04A1\"}", SAID("Invalid")}},
     NULL},
    {"turned away when its start is told again",
     {STARTS(1, "04A1", GIVEN("7")), STARTS(2, "04A1", SAID("Invalid"))},
     NULL},
    /* a token that is said to charge elsewhere */
    {"charging, by nobody's word", {REFUSED(4)}, NULL},
    {"charging, and so it is", {STARTS(1, "04A1", GIVEN("7")), REFUSED(4)}, NULL},
    {"charging, and so it is; nobody can ask for sessions",
     {STARTS(1, "04A1", GIVEN("7")), REFUSED(4)},
     "UPDATE scenario SET can='[]'"},
    {"charging, another one is", {STARTS(1, "04B2", GIVEN("7")), REFUSED(4)}, NULL},
    {"charging, its start was turned away",
     {STARTS(1, "04A1", "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Blocked\"}}"),
      REFUSED(4)},
     NULL},
    {"charging, its start was not answered", {STARTS(1, "04A1", NULL), REFUSED(4)}, NULL},
    {"charging, it will be", {REFUSED(1), STARTS(2, "04A1", GIVEN("7"))}, NULL},
    {"charging, its end was told",
     {STARTS(1, "04A1", GIVEN("7")), STOPS(3, "{}"), REFUSED(4)},
     NULL},
    {"charging, its end was not answered",
     {STARTS(1, "04A1", GIVEN("7")), STOPS(3, NULL), REFUSED(4)},
     NULL},
    {"charging, its end was told later",
     {STARTS(1, "04A1", GIVEN("7")), REFUSED(2), STOPS(3, "{}")},
     NULL},
    {"charging, in the session that is refused",
     {STARTS(1, "04A1", GIVEN("7")),
      {2, "transaction", "{\"session\":5,\"id_status\":\"ConcurrentTx\"}", NULL}},
     TRUTH},
    {"charging, in another session than that",
     {STARTS(1, "04A1", GIVEN("7")),
      {2, "transaction", "{\"session\":6,\"token\":\"04A1\",\"id_status\":\"ConcurrentTx\"}",
       NULL}},
     TRUTH},
    {"charging, as was said when the start was told again",
     {STARTS(1, "04A1", GIVEN("7")), STARTS(2, "04A1", SAID("ConcurrentTx")), STOPS(3, "{}"),
      REFUSED(4)},
     NULL},
    {"charging, before that was said",
     {REFUSED(0), STARTS(1, "04A1", GIVEN("7")), STARTS(2, "04A1", SAID("ConcurrentTx"))},
     NULL},
    {"charging, as was said of another one",
     {STARTS(1, "04B2", GIVEN("7")), STARTS(2, "04B2", SAID("ConcurrentTx")), STOPS(3, "{}"),
      REFUSED(4)},
     NULL},
    /* its group */
    {"of its group",
     {ENROLLED(",\"parent\":\"G1\""), ASKS(1, SAID("Accepted\",\"parentIdTag\":\"g1"))},
     NULL},
    {"of another group",
     {ENROLLED(",\"parent\":\"G1\""), ASKS(1, SAID("Accepted\",\"parentIdTag\":\"G2"))},
     NULL},
    {"of a group, and has none",
     {ENROLLED(""), ASKS(1, SAID("Accepted\",\"parentIdTag\":\"G2"))},
     NULL},
    {"of no group that it says", {ENROLLED(",\"parent\":\"G1\""), ASKS(1, SAID("Accepted"))}, NULL},
    {"of a group, nobody told it of the token",
     {ASKS(1, SAID("Accepted\",\"parentIdTag\":\"G2"))},
     NULL},
    {"of a group, and cannot be told",
     {ENROLLED(""), ASKS(1, SAID("Accepted\",\"parentIdTag\":\"G2"))},
     "UPDATE scenario SET can='[]'"},
    {"of a group, as the scenario has it said",
     {ENROLLED(""), SCRIPT, ASKS(1, SAID("Accepted\",\"parentIdTag\":\"G2"))},
     NULL},
    {"of a group, says a station",
     {ENROLLED(""), {1, "csms", "{\"idTag\":\"04A1\"}", SAID("Accepted\",\"parentIdTag\":\"G2")}},
     NULL},
#define SAID_201(more)                                                                             \
    ENROLLED(",\"parent\":\"G1\",\"expires_ms\":600000"),                                          \
    {                                                                                              \
        1, "TransactionEvent",                                                                     \
            "{\"eventType\":\"Started\",\"idToken\":{\"idToken\":\"04A1\"},\"evse\":{\"id\":2},"   \
            "\"transactionInfo\":{\"transactionId\":\"t\"}}",                                      \
            "{\"idTokenInfo\":{\"status\":\"Accepted\"," more "}}"                                 \
    }
    {"of its group by 2.0.1", {SAID_201("\"groupIdToken\":{\"idToken\":\"g1\"}")}, NULL},
    {"of another group by 2.0.1", {SAID_201("\"groupIdToken\":{\"idToken\":\"G2\"}")}, NULL},
    /* until when: to a second */
    {"until a second later",
     {ENROLLED(",\"expires_ms\":600000"),
      ASKS(1, SAID("Accepted\",\"expiryDate\":\"1970-01-01T00:10:01Z"))},
     NULL},
    {"until more than that",
     {ENROLLED(",\"expires_ms\":600000"),
      ASKS(1, SAID("Accepted\",\"expiryDate\":\"1970-01-01T00:10:01.001Z"))},
     NULL},
    {"until a second before",
     {ENROLLED(",\"expires_ms\":600000"),
      ASKS(1, SAID("Accepted\",\"expiryDate\":\"1970-01-01T00:09:59Z"))},
     NULL},
    {"until less than that",
     {ENROLLED(",\"expires_ms\":600000"),
      ASKS(1, SAID("Accepted\",\"expiryDate\":\"1970-01-01T00:09:58.999Z"))},
     NULL},
    {"until some time, and was not told",
     {ENROLLED(""), ASKS(1, SAID("Accepted\",\"expiryDate\":\"1970-01-01T00:09:59Z"))},
     NULL},
    {"kept for less", {SAID_201("\"cacheExpiryDateTime\":\"1970-01-01T00:05:00Z\"")}, NULL},
    {"kept for a second more",
     {SAID_201("\"cacheExpiryDateTime\":\"1970-01-01T00:10:01Z\"")},
     NULL},
    {"kept for more than that",
     {SAID_201("\"cacheExpiryDateTime\":\"1970-01-01T00:10:01.001Z\"")},
     NULL},
    /* where */
    {"for the EVSE where it is", {SAID_201("\"evseId\":[1,2]")}, NULL},
    {"for others", {SAID_201("\"evseId\":[1,3]")}, NULL},
    {"for none", {SAID_201("\"evseId\":[]")}, NULL},
    {"for others, it is at none",
     {ENROLLED(""),
      {1, "Authorize", "{\"idToken\":{\"idToken\":\"04A1\"}}",
       "{\"idTokenInfo\":{\"status\":\"Accepted\",\"evseId\":[1]}}"}},
     NULL},
};

/* What the CSMS lists as turned away when it is asked after nine minutes. */
#define LISTS(entries)                                                                             \
    "INSERT INTO event "                                                                           \
    "VALUES(1,90,540000,0,1,'sut_call',0,'{\"verb\":\"sessions\",\"args\":{}}'),"                  \
    "(1,91,540000,0,1,'sut_answer',0,'{\"role\":\"csms\",\"verb\":\"sessions\",\"status\":\"ok\"," \
    "\"call\":90,\"answer\":{\"sessions\":[],\"refused\":[" entries "]}}');"
#define ENTRY(at, more) "{\"at_ms\":" at ",\"station\":\"CP-1\",\"token\":\"04a1\"," more "}"
#define AS(status)      "\"status\":\"" status "\",\"reason\":\"" status "\""
#define PLACES                                                                                     \
    {                                                                                              \
        0, "sut_call",                                                                             \
            "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\",\"connectors\":3,\"evses\":2}" \
            "}",                                                                                   \
            NULL                                                                                   \
    }
#define BLOCKED ENROLLED(",\"status\":\"Blocked\"")
#define TELLS_201(more, status)                                                                    \
    {                                                                                              \
        1, "TransactionEvent",                                                                     \
            "{\"idToken\":{\"idToken\":\"04A1\"},\"transactionInfo\":{\"transactionId\":\"t\"}"    \
            "," more "}",                                                                          \
            "{\"idTokenInfo\":{\"status\":\"" status "\"}}"                                        \
    }

static const struct row lists[] = {
    {"turned away and listed",
     {BLOCKED, ASKS(1, SAID("Blocked"))},
     LISTS(ENTRY("60000", AS("Blocked")))},
    {"not listed", {BLOCKED, ASKS(1, SAID("Blocked"))}, LISTS("")},
    {"let charge and listed",
     {ENROLLED(""), ASKS(1, SAID("Accepted"))},
     LISTS(ENTRY("60000", AS("Accepted")))},
    {"an answer that says nothing, and listed",
     {BLOCKED, ASKS(1, "{}")},
     LISTS(ENTRY("60000", AS("Blocked")))},
    {"no answer, and not listed", {BLOCKED, ASKS(1, NULL)}, LISTS("")},
    {"of no token, and not listed", {{1, "Authorize", "{}", SAID("Invalid")}}, LISTS("")},
    {"twice turned away, and listed twice",
     {BLOCKED, ASKS(1, SAID("Blocked")), ASKS(1, SAID("Blocked"))},
     LISTS(ENTRY("60000", AS("Blocked")) "," ENTRY("60000", AS("Blocked")))},
    {"twice turned away, and listed once",
     {BLOCKED, ASKS(1, SAID("Blocked")), ASKS(1, SAID("Blocked"))},
     LISTS(ENTRY("60000", AS("Blocked")))},
    {"a start told again, and listed once",
     {BLOCKED, STARTS(1, "04A1", SAID("Blocked")), STARTS(2, "04A1", SAID("Blocked"))},
     LISTS(ENTRY("60000", AS("Blocked")))},
    {"a card that ends a transaction, and not listed",
     {BLOCKED, {1, "StopTransaction", "{\"idTag\":\"04A1\",\"transactionId\":7}", SAID("Blocked")}},
     LISTS("")},
    {"a card that ends one by 2.0.1",
     {BLOCKED, TELLS_201("\"eventType\":\"Ended\"", "Blocked")},
     LISTS("")},
    {"a card that is to end one by 2.0.1",
     {BLOCKED,
      TELLS_201("\"eventType\":\"Updated\",\"triggerReason\":\"StopAuthorized\"", "Blocked")},
     LISTS("")},
    {"a card that begins one by 2.0.1",
     {BLOCKED, TELLS_201("\"eventType\":\"Started\"", "Blocked")},
     LISTS("")},
    {"at the connector of its EVSE",
     {PLACES, BLOCKED, TELLS_201("\"evse\":{\"id\":2,\"connectorId\":2}", "Blocked")},
     LISTS(ENTRY("60000", AS("Blocked") ",\"connector\":3"))},
    {"at another one",
     {PLACES, BLOCKED, TELLS_201("\"evse\":{\"id\":2,\"connectorId\":2}", "Blocked")},
     LISTS(ENTRY("60000", AS("Blocked") ",\"connector\":2"))},
    {"at one that the station did not name",
     {BLOCKED, ASKS(1, SAID("Blocked"))},
     LISTS(ENTRY("60000", AS("Blocked") ",\"connector\":2"))},
    {"for another reason",
     {BLOCKED, ASKS(1, SAID("Blocked"))},
     LISTS(ENTRY("60000", "\"status\":\"Blocked\",\"reason\":\"Expired\""))},
    {"for another reason, as the scenario has it said",
     {BLOCKED, SCRIPT, ASKS(1, SAID("Blocked"))},
     LISTS(ENTRY("60000", "\"status\":\"Blocked\",\"reason\":\"Expired\""))},
    {"as it expires, and so it is listed",
     {ENROLLED(",\"expires_ms\":60000"), ASKS(1, SAID("Expired"))},
     LISTS(ENTRY("60000", AS("Expired")))},
    {"as it expires, listed for another reason",
     {ENROLLED(",\"expires_ms\":60000"), ASKS(1, SAID("Expired"))},
     LISTS(ENTRY("60000", "\"status\":\"Expired\",\"reason\":\"Blocked\""))},
    {"before it expires, listed for whatever reason",
     {ENROLLED(",\"expires_ms\":60001"), ASKS(1, SAID("Invalid"))},
     LISTS(ENTRY("60000", "\"status\":\"Invalid\",\"reason\":\"Blocked\""))},
    {"charging elsewhere, listed for another reason",
     {ENROLLED(""), ASKS(1, SAID("ConcurrentTx"))},
     LISTS(ENTRY("60000", "\"status\":\"ConcurrentTx\",\"reason\":\"Blocked\""))},
    {"as NoCredit, listed as Blocked",
     {ENROLLED(",\"status\":\"NoCredit\""), ASKS(1, SAID("NoCredit"))},
     LISTS(ENTRY("60000", "\"status\":\"Blocked\",\"reason\":\"NoCredit\""))},
    {"as Blocked, listed as NoCredit",
     {BLOCKED, ASKS(1, SAID("Blocked"))},
     LISTS(ENTRY("60000", "\"status\":\"NoCredit\",\"reason\":\"Blocked\""))},
    {"as Unknown, listed as Blocked",
     {ENROLLED(",\"status\":\"Unknown\""), ASKS(1, SAID("Unknown"))},
     LISTS(ENTRY("60000", "\"status\":\"Blocked\",\"reason\":\"Unknown\""))},
    {"listed without a moment",
     {BLOCKED, ASKS(1, SAID("Blocked"))},
     LISTS("{\"station\":\"CP-1\",\"token\":\"04A1\"," AS("Blocked") "}")},
    {"no list", {BLOCKED, ASKS(1, SAID("Blocked"))}, "SELECT 1;"},
};

static void tell(struct maker *m, const struct happens *h, int id)
{
    char *call, *answer;
    bool asked = strcmp(h->what, "csms") == 0;

    if (h->what[0] >= 'a' && !asked) {
        maker_event(m, h->minute * MIN, "CP-1", h->what, "%s", h->data);
        return;
    }
    call =
        mem_printf("[2,\"%d\",\"%s\",%s]", id, asked ? "RemoteStartTransaction" : h->what, h->data);
    answer = mem_printf("[3,\"%d\",%s]", id, h->answer ? h->answer : "");
    maker_frame(m, h->minute * MIN, "CP-1", asked ? "in" : "out", call);
    if (h->answer)
        maker_frame(m, h->minute * MIN, "CP-1", asked ? "out" : "in", answer);
    free(call);
    free(answer);
}

static void score(const struct row *row)
{
    struct maker m;

    maker_init(&m, "{}");
    maker_sql(&m, "INSERT INTO actor VALUES(1,1,'station','CP-1','{}');"
                  "INSERT INTO token VALUES(1,'04A1','Pat','Accepted');"
                  "UPDATE scenario SET can='[\"csms.enrol\"]'");
    for (int k = 0; k < 6 && row->happens[k].what; k++)
        tell(&m, &row->happens[k], k);
    if (row->sql)
        maker_sql(&m, "%s", row->sql);
    maker_keep_title(row->what);
    maker_score(&m, "invariant");
    maker_fini(&m);
}

Test(token_told, word_by_word)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        score(&rows[i]);
    page_of_test(PAGE("token_told"));
}

Test(token_told, in_the_list_of_those_that_were_turned_away)
{
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        score(&lists[i]);
    page_of_test(PAGE("token_told"));
}
