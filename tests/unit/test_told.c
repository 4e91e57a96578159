/* title: what stations told of their transactions is put together message by message */
#include "facts/told.h"
#include "fixture/runfile_maker.h"

/* A CALL of @p station and, unless NULL, its answer a second later: CALLs of a story have ids of
 * their own. */
static void calls(struct maker *m, int64_t at_s, const char *station, const char *action,
                  const char *payload, const char *answer)
{
    char *text = mem_printf("[2,\"%llu\",\"%s\",%s]", (unsigned long long)m->seq, action, payload);
    char *reply = mem_printf("[3,\"%llu\",%s]", (unsigned long long)m->seq, answer ? answer : "");

    maker_frame(m, at_s * 1000, station, "out", text);
    if (answer)
        maker_frame(m, at_s * 1000 + 1000, station, "in", reply);
    free(text);
    free(reply);
}

static void add(char **all, const char *name, int64_t ms)
{
    char *longer = ms == STAMP_NONE ? mem_printf("%s %s -", *all, name)
                                    : mem_printf("%s %s %lld", *all, name, (long long)(ms / 1000));

    free(*all);
    *all = longer;
}

static void add_wh(char **all, const char *name, struct decimal wh)
{
    char text[32];
    char *longer = mem_printf("%s %s %s", *all, name, wh.valid ? decimal_text(wh, 0, text) : "-");

    free(*all);
    *all = longer;
}

/* "transaction 7 at CP-1/1 by 04A1: start 0 ..., what holds of it". Moments in seconds. */
static char *line_of(const struct told *t)
{
    char *words = told_words(t), *all = mem_printf("%s by", words), *longer;

    for (size_t i = 0; i < t->token_count; i++) {
        longer = mem_printf("%s%s%s", all, i ? "," : " ", t->tokens[i]);
        free(all);
        all = longer;
    }
    longer = mem_printf("%s:", all);
    free(all);
    all = longer;
    add(&all, "start", t->start_ms);
    add(&all, "begun", t->begin_to_ms);
    add(&all, "released", t->release_ms);
    add(&all, "stop", t->stop_ms);
    add(&all, "word", t->word_ms);
    add_wh(&all, "from", t->first.wh);
    add_wh(&all, "latest", t->latest.wh);
    add_wh(&all, "to", t->stop_wh);
    add_wh(&all, "end", t->end_wh);
    longer =
        mem_printf("%s %s%s%s%s%s%s%s%s\n", all, t->reason, t->accepted ? " accepted" : "",
                   t->answered ? " answered" : "", t->heard ? " heard" : "", t->made ? " made" : "",
                   t->end ? " ended" : "", t->guessed ? " guessed" : "", t->again ? " again" : "");
    free(all);
    free(words);
    return longer;
}

static void expect_told(struct maker *m, const char *want)
{
    struct told_book book;
    char *why = NULL, *got = mem_text("");
    struct runfile *rf = runfile_open(m->path, false, &why);

    cr_assert(rf != NULL, "%s", why);
    told_book_init(&book, rf, 1);
    for (const struct told *t = NULL; (t = told_next(&book, t));) {
        char *line = line_of(t), *longer = mem_printf("%s%s", got, line);

        free(got);
        free(line);
        got = longer;
    }
    cr_expect(strcmp(got, want) == 0, "got\n%s\nwant\n%s", got, want);
    free(got);
    told_book_fini(&book);
    runfile_close(rf);
    maker_fini(m);
}

#define T(s) "1970-01-01T00:00:" s "Z"

/* --- 1.6 --- */

#define START(tag, at)                                                                             \
    "{\"connectorId\":1,\"idTag\":\"" tag "\",\"meterStart\":1000,\"timestamp\":\"" T(at) "\"}"
#define STARTED(id, status) "{\"transactionId\":" id ",\"idTagInfo\":{\"status\":\"" status "\"}}"
#define STOP(id, at, more)                                                                         \
    "{\"transactionId\":" id ",\"meterStop\":5000,\"timestamp\":\"" T(at) "\"" more "}"

Test(told_1_6, is_the_start_with_the_id_of_its_answer_and_the_stop_that_names_it)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 0, "CP-1", "StartTransaction", START("04A1", "00"), STARTED("7", "Accepted"));
    calls(&m, 5, "CP-2", "StartTransaction", START("04A2", "05"), STARTED("7", "Blocked"));
    calls(&m, 20, "CP-1", "StopTransaction", STOP("7", "20", ""), "{}");
    calls(&m, 30, "CP-2", "StopTransaction", STOP("8", "30", ""), "{}");
    calls(&m, 31, "CP-2", "StopTransaction", STOP("7", "31", ",\"reason\":\"Remote\""), NULL);
    expect_told(&m, "transaction 7 at CP-1/1 by 04A1: start 0 begun 0 released 20 stop 20 word - "
                    "from 1000 latest 1000 to 5000 end - Local accepted answered heard ended\n"
                    "transaction 7 at CP-2/1 by 04A2: start 5 begun 5 released 31 stop 31 word - "
                    "from 1000 latest 1000 to 5000 end - Remote answered heard ended\n");
}

/* Without a status a CSMS lets charge; without an answer nobody knows. */
Test(told_1_6, is_known_when_its_start_was_answered_and_accepted_unless_that_says_otherwise)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 0, "CP-1", "StartTransaction", START("04A1", "00"), NULL);
    calls(&m, 1, "CP-2", "StartTransaction", START("04A1", "00"), "{\"transactionId\":3}");
    calls(&m, 2, "CP-3", "StartTransaction", "{}", STARTED("4", "Invalid"));
    expect_told(&m, "the session at CP-1/1 by 04A1: start 0 begun 0 released - stop - word - from "
                    "1000 latest 1000 to - end - \n"
                    "transaction 3 at CP-2/1 by 04A1: start 0 begun 0 released - stop - word - "
                    "from 1000 latest 1000 to - end -  accepted answered heard\n"
                    "transaction 4 at CP-3 by: start - begun - released - stop - word - from - "
                    "latest - to - end -  answered heard\n");
}

/* The same start again is the same transaction, whatever its message id; each part counts. */
Test(told_1_6, comes_again_with_the_same_content)
{
    static const char *const others[] = {
        "{\"connectorId\":2,\"idTag\":\"04A1\",\"meterStart\":1000,\"timestamp\":\"" T("00") "\"}",
        START("04A2", "00"),
        START("04A1", "01"),
        "{\"connectorId\":1,\"idTag\":\"04A1\",\"meterStart\":1001,\"timestamp\":\"" T("00") "\"}",
    };
    struct told_book book;
    char *why = NULL;

    for (size_t i = 0; i < 6; i++) {
        struct maker m;
        struct runfile *rf;

        maker_init(&m, "{}");
        calls(&m, 0, "CP-1", "StartTransaction", START("04A1", "00"), NULL);
        calls(&m, 9, i == 5 ? "CP-2" : "CP-1", "StartTransaction",
              i < 4 ? others[i] : START("04a1", "00"), STARTED("7", "Accepted"));
        rf = runfile_open(m.path, false, &why);
        told_book_init(&book, rf, 1);
        cr_expect(book.count == (i == 4 ? 1 : 2), "row %zu", i);
        cr_expect(book.exchanges.list[1].repeats == (i == 4), "row %zu", i);
        if (i == 4)
            cr_expect(strcmp(book.list[0].transaction, "7") == 0);
        told_book_fini(&book);
        runfile_close(rf);
        maker_fini(&m);
    }
}

/* It is answered as before, or it is not: another id, another status. */
Test(told_1_6, that_comes_again_has_its_first_answer_and_another_one_is_known)
{
    static const struct {
        const char *second;
        bool again;
    } rows[] = {{STARTED("7", "Accepted"), false},
                {STARTED("8", "Accepted"), true},
                {STARTED("7", "Blocked"), true},
                {NULL, false}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *want = mem_printf(
            "transaction 7 at CP-1/1 by 04A1: start 0 begun 0 released - stop - word - from 1000 "
            "latest 1000 to - end -  accepted answered heard%s\n",
            rows[i].again ? " again" : "");

        maker_init(&m, "{}");
        calls(&m, 0, "CP-1", "StartTransaction", START("04A1", "00"), STARTED("7", "Accepted"));
        calls(&m, 9, "CP-1", "StartTransaction", START("04A1", "00"), rows[i].second);
        expect_told(&m, want);
        free(want);
    }
}

/* An end that names no transaction is that of the latest start that got no id. (1.6 errata 3.18) */
Test(told_1_6, an_end_without_an_id_ends_the_latest_start_that_was_not_answered)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 0, "CP-1", "StartTransaction", START("04A1", "00"), NULL);
    calls(&m, 1, "CP-1", "StartTransaction", START("04A2", "01"), NULL);
    calls(&m, 2, "CP-2", "StartTransaction", START("04A3", "02"), NULL);
    calls(&m, 3, "CP-1", "StartTransaction", START("04A4", "03"), STARTED("9", "Accepted"));
    calls(&m, 9, "CP-1", "StopTransaction", STOP("-1", "09", ""), "{}");
    calls(&m, 10, "CP-1", "StopTransaction", STOP("0", "10", ""), "{}");
    expect_told(&m, "the session at CP-1/1 by 04A1: start 0 begun 0 released - stop - word - from "
                    "1000 latest 1000 to - end - \n"
                    "the session at CP-1/1 by 04A2: start 1 begun 1 released 9 stop 9 word - from "
                    "1000 latest 1000 to 5000 end - Local ended guessed\n"
                    "the session at CP-2/1 by 04A3: start 2 begun 2 released - stop - word - from "
                    "1000 latest 1000 to - end - \n"
                    "transaction 9 at CP-1/1 by 04A4: start 3 begun 3 released - stop - word - "
                    "from 1000 latest 1000 to - end -  accepted answered heard\n");
}

/* An end is told by its first CALL, or by the first that was answered. */
Test(told_1_6, an_end_that_is_told_again_is_the_answered_one)
{
    static const struct {
        const char *first, *second;
        int stop_s;
    } rows[] = {{NULL, NULL, 20}, {NULL, "{}", 30}, {"{}", NULL, 20}, {"{}", "{}", 20}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *want = mem_printf("transaction 7 at CP-1/1 by 04A1: start 0 begun 0 released %d stop "
                                "%d word - from 1000 latest 1000 to 5000 end - Local accepted "
                                "answered heard ended\n",
                                rows[i].stop_s, rows[i].stop_s);

        maker_init(&m, "{}");
        calls(&m, 0, "CP-1", "StartTransaction", START("04A1", "00"), STARTED("7", "Accepted"));
        calls(&m, 20, "CP-1", "StopTransaction", STOP("7", "20", ""), rows[i].first);
        calls(&m, 30, "CP-1", "StopTransaction", STOP("7", "30", ""), rows[i].second);
        expect_told(&m, want);
        free(want);
    }
}

#define VALUE(at, wh, context)                                                                     \
    "{\"timestamp\":\"" T(at) "\",\"sampledValue\":[{\"value\":\"" wh "\",\"context\":\"" context  \
                              "\"}]}"

Test(told_1_6, readings_are_those_of_values_and_of_the_end)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 5, "CP-1", "StartTransaction", START("04A1", "05"), STARTED("7", "Accepted"));
    calls(&m, 9, "CP-1", "MeterValues",
          "{\"transactionId\":7,\"meterValue\":[" VALUE("09", "3000", "Sample.Periodic") "," VALUE(
              "08", "2000", "Sample.Periodic") "]}",
          "{}");
    calls(&m, 9, "CP-1", "MeterValues",
          "{\"transactionId\":8,\"meterValue\":[" VALUE("10", "9999", "Sample.Periodic") "]}",
          "{}");
    calls(&m, 20, "CP-1", "StopTransaction",
          STOP("7", "20",
               ",\"transactionData\":[" VALUE("04", "900", "Transaction.Begin") "," VALUE(
                   "09", "3001", "Trigger") "," VALUE("20", "5000", "Transaction.End") "]"),
          "{}");
    expect_told(&m, "transaction 7 at CP-1/1 by 04A1: start 5 begun 5 released 20 stop 20 word - "
                    "from 900 latest 5000 to 5000 end 5000 Local accepted answered heard ended\n");
}

/* Of two readings of one moment the first is the one to begin with, the last the one to end with.
 */
Test(told_1_6, readings_are_in_the_order_of_their_moments)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 5, "CP-1", "StartTransaction", START("04A1", "05"), STARTED("7", "Accepted"));
    calls(&m, 9, "CP-1", "MeterValues",
          "{\"transactionId\":7,\"meterValue\":[" VALUE("05", "1001", "Trigger") "," VALUE(
              "09", "3000", "Trigger") "," VALUE("09", "3500", "Trigger") "," VALUE("08", "2000",
                                                                                    "Trigger") "]}",
          "{}");
    expect_told(&m, "transaction 7 at CP-1/1 by 04A1: start 5 begun 5 released - stop - word - "
                    "from 1000 latest 3500 to - end -  accepted answered heard\n");
}

Test(told_1_6, an_end_without_an_id_and_a_register_ends_the_only_start)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 0, "CP-1", "StartTransaction", START("04A1", "00"), NULL);
    calls(&m, 9, "CP-1", "StopTransaction", "{\"transactionId\":-1,\"timestamp\":\"" T("09") "\"}",
          "{}");
    expect_told(&m, "the session at CP-1/1 by 04A1: start 0 begun 0 released 9 stop 9 word - from "
                    "1000 latest 1000 to - end - Local ended guessed\n");
}

/* What the scenario had a station say, or broke, is not the station's word. */
Test(told, what_the_scenario_had_said_or_broke_is_made)
{
    static const char *const actions[] = {"StartTransaction", "MeterValues", "StopTransaction"};

    for (int i = 0; i < 6; i++) {
        struct maker m;

        maker_init(&m, "{}");
        for (int k = 0; k < 3; k++) {
            if (i == k)
                maker_event(&m, k, "CP-1", "prompted", "{\"action\":\"%s\"}", actions[k]);
            if (i == 3 + k)
                maker_event(&m, k, "CP-1", "tampered", "{}");
            calls(&m, k, "CP-1", actions[k],
                  k == 0   ? START("04A1", "00")
                  : k == 1 ? "{\"transactionId\":7,\"meterValue\":[]}"
                           : STOP("7", "02", ""),
                  k ? "{}" : STARTED("7", "Accepted"));
            if (i == 3 + k)
                maker_sql(&m, "UPDATE event SET cause=%d WHERE seq=%d", (int)m.seq - 2,
                          (int)m.seq - 1);
        }
        expect_told(&m, "transaction 7 at CP-1/1 by 04A1: start 0 begun 0 released 2 stop 2 word - "
                        "from 1000 latest 1000 to 5000 end - Local accepted answered heard made "
                        "ended\n");
    }
}

/* --- 2.x --- */

#define EVENT(type, at, number, why, more)                                                         \
    "{\"eventType\":\"" type                                                                       \
    "\",\"timestamp\":\"" T(at) "\",\"seqNo\":" number ",\"triggerReason\":\"" why "\"," more "}"
#define TX         "\"transactionInfo\":{\"transactionId\":\"tx\"}"
#define CHARGING   "\"transactionInfo\":{\"transactionId\":\"tx\",\"chargingState\":\"Charging\"}"
#define TOKEN(tag) ",\"idToken\":{\"idToken\":\"" tag "\"}"
#define INFO(s)    "{\"idTokenInfo\":{\"status\":\"" s "\"}}"

Test(told_2_x, is_all_events_of_one_id)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(
        &m, 0, "CP-1", "TransactionEvent",
        EVENT("Started", "02", "0", "CablePluggedIn", TX ",\"evse\":{\"id\":1,\"connectorId\":1}"),
        "{}");
    calls(&m, 3, "CP-1", "TransactionEvent",
          EVENT("Updated", "03", "1", "Authorized", TX TOKEN("04A1")), INFO("Accepted"));
    calls(&m, 5, "CP-1", "TransactionEvent",
          EVENT("Updated", "05", "2", "ChargingStateChanged", CHARGING), "{}");
    calls(&m, 8, "CP-1", "TransactionEvent",
          EVENT("Updated", "08", "3", "ChargingStateChanged", CHARGING), "{}");
    calls(&m, 20, "CP-1", "TransactionEvent",
          EVENT("Updated", "20", "4", "StopAuthorized", TX TOKEN("04A9")), INFO("Accepted"));
    calls(&m, 21, "CP-1", "TransactionEvent", EVENT("Updated", "21", "5", "EVDeparted", TX), "{}");
    calls(
        &m, 30, "CP-1", "TransactionEvent",
        EVENT(
            "Ended", "30", "6", "EVCommunicationLost",
            "\"transactionInfo\":{\"transactionId\":\"tx\",\"stoppedReason\":\"EVDisconnected\"}"),
        "{}");
    calls(&m, 31, "CP-1", "TransactionEvent",
          EVENT("Updated", "31", "7", "Trigger", "\"transactionInfo\":{}"), "{}");
    expect_told(&m, "transaction tx at CP-1/1 by 04A1: start 2 begun 5 released 20 stop 30 word 30 "
                    "from - latest - to - end - EVDisconnected accepted answered heard ended\n");
}

/* ... where the station is, as the CSMS was told, and what it reads, answered or not. */
Test(told_2_x, is_told_with_its_place_and_its_readings)
{
    struct maker m;

    maker_init(&m, "{}");
    maker_event(&m, 0, "SUT", "sut_call",
                "{\"verb\":\"provision\",\"args\":{\"station\":\"CP-1\",\"connectors\":3}}");
    maker_event(&m, 0, "CP-1", "prompted", "{\"action\":\"TransactionEvent\"}");
    maker_sql(&m, "UPDATE actor SET kind='station' WHERE name='CP-1'");
    calls(&m, 0, "CP-1", "TransactionEvent",
          EVENT("Started", "02", "0", "CablePluggedIn",
                TX ",\"evse\":{\"id\":2},\"meterValue\":[" VALUE("02", "1500",
                                                                 "Transaction.Begin") "]"),
          NULL);
    expect_told(&m, "transaction tx at CP-1/2 by: start 2 begun - released - stop - word 2 from "
                    "1500 latest 1500 to - end -  made\n");
}

/* A connector of no EVSE is no place. */
Test(told_2_x, its_end_is_the_first_that_was_answered_and_its_place_the_evse)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 0, "CP-1", "TransactionEvent",
          EVENT("Started", "02", "0", "CablePluggedIn", TX ",\"evse\":{\"connectorId\":1}"), "{}");
    calls(&m, 20, "CP-1", "TransactionEvent", EVENT("Ended", "20", "1", "Trigger", TX), "{}");
    calls(&m, 30, "CP-1", "TransactionEvent",
          EVENT("Ended", "30", "2", "Trigger",
                "\"transactionInfo\":{\"transactionId\":\"tx\",\"stoppedReason\":\"Remote\"}"),
          "{}");
    expect_told(&m, "transaction tx at CP-1 by: start 2 begun - released - stop 20 word 30 from - "
                    "latest - to - end - Local answered heard ended\n");
}

/* What comes late is told by its stamps: the start after the update, the release after a later
 * one. */
Test(told_2_x, moments_are_those_of_the_stamps_in_whatever_order_they_come)
{
    struct maker m;

    maker_init(&m, "{}");
    calls(&m, 1, "CP-1", "TransactionEvent",
          EVENT("Updated", "09", "2", "EVDeparted", CHARGING TOKEN("04A1")), INFO("Blocked"));
    calls(&m, 2, "CP-1", "TransactionEvent",
          EVENT("Updated", "07", "1", "RemoteStop", CHARGING TOKEN("04a1")), NULL);
    calls(&m, 3, "CP-1", "TransactionEvent", EVENT("Started", "04", "0", "Trigger", TX), NULL);
    calls(&m, 4, "CP-1", "TransactionEvent", EVENT("Ended", "08", "3", "Trigger", TX TOKEN("04A2")),
          NULL);
    expect_told(&m, "transaction tx at CP-1 by 04A1: start 4 begun 7 released 7 stop 8 word 9 from "
                    "- latest - to - end - Local answered ended\n");
}

Test(told_2_x, whoever_ends_the_sale_releases_it)
{
    static const struct {
        const char *why;
        bool releases;
    } rows[] = {
        {"StopAuthorized", true},   {"RemoteStop", true},
        {"Deauthorized", true},     {"EVDeparted", true},
        {"ResetCommand", true},     {"EnergyLimitReached", true},
        {"TimeLimitReached", true}, {"ChargingStateChanged", false},
        {"Authorized", false},      {"MeterValuePeriodic", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *payload = mem_printf("{\"eventType\":\"Updated\",\"timestamp\":\"%s\",\"seqNo\":0,"
                                   "\"triggerReason\":\"%s\"," TX "}",
                                   T("09"), rows[i].why);
        char *want = mem_printf("transaction tx at CP-1 by: start 9 begun - released %s stop - "
                                "word 9 from - latest - to - end -  answered\n",
                                rows[i].releases ? "9" : "-");
        struct maker m;

        maker_init(&m, "{}");
        calls(&m, 1, "CP-1", "TransactionEvent", payload, "{}");
        expect_told(&m, want);
        free(payload);
        free(want);
    }
}

/* The same number again is the same event: it is answered as before. */
Test(told_2_x, an_event_that_comes_again_is_compared_with_itself)
{
    static const struct {
        const char *number, *answer;
        bool repeats, again;
        const char *first; /* the number of the event before; NULL: 1 */
    } rows[] = {
        {"1", INFO("Accepted"), true, false},
        {"1", INFO("Blocked"), true, true},
        {"1", NULL, true, false},
        {"2", INFO("Blocked"), false, false},
        {"0", INFO("Blocked"), false, false},
        {"0", INFO("Blocked"), true, true, "0"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *payload = mem_printf("{\"eventType\":\"Updated\",\"timestamp\":\"%s\",\"seqNo\":%s,"
                                   "\"triggerReason\":\"Trigger\"," TX TOKEN("04A1") "}",
                                   T("09"), rows[i].number);
        char *before = mem_printf("{\"eventType\":\"Updated\",\"timestamp\":\"%s\",\"seqNo\":%s,"
                                  "\"triggerReason\":\"Trigger\"," TX TOKEN("04A1") "}",
                                  T("09"), rows[i].first ? rows[i].first : "1");
        struct told_book book;
        struct runfile *rf;
        char *why = NULL;
        struct maker m;

        maker_init(&m, "{}");
        calls(&m, 0, "CP-2", "TransactionEvent",
              EVENT("Updated", "09", "1", "Trigger", TX TOKEN("04A1")), INFO("Invalid"));
        calls(&m, 0, "CP-1", "TransactionEvent", before, INFO("Accepted"));
        calls(&m, 1, "CP-1", "TransactionEvent", payload, rows[i].answer);
        rf = runfile_open(m.path, false, &why);
        told_book_init(&book, rf, 1);
        cr_assert(book.count == 2);
        cr_expect(book.exchanges.list[2].repeats == rows[i].repeats, "row %zu", i);
        cr_expect(rows[i].again == (book.list[1].again == &book.exchanges.list[2]), "row %zu", i);
        cr_expect(rows[i].again == (book.list[1].before == &book.exchanges.list[1]), "row %zu", i);
        told_book_fini(&book);
        runfile_close(rf);
        maker_fini(&m);
        free(payload);
        free(before);
    }
}

/* Four tokens are kept, each once, and the connector that was named first. */
Test(told_2_x, tokens_and_place_are_those_that_it_began_with)
{
    struct maker m;

    maker_init(&m, "{}");
    for (int i = 0; i < 6; i++) {
        char *payload = mem_printf(
            "{\"eventType\":\"Updated\",\"seqNo\":%d,\"triggerReason\":\"Authorized\"," TX
            ",\"evse\":{\"id\":%d,\"connectorId\":1},\"idToken\":{\"idToken\":\"T%d\"}}",
            i, i + 1, i / 2 * 2 + i % 2);

        calls(&m, i, "CP-1", "TransactionEvent", payload, "{}");
        free(payload);
    }
    calls(&m, 9, "CP-1", "TransactionEvent", "{" TX TOKEN("t1") ",\"evse\":{\"id\":9}}", "{}");
    expect_told(&m, "transaction tx at CP-1/1 by T0,T1,T2,T3: start - begun - released - stop - "
                    "word - from - latest - to - end -  accepted answered\n");
}

/* Was cut at 39 bytes: each event was a transaction of its own, and the scorer fell over two that
 * nobody had answered. */
Test(told_2_x, an_id_has_36_characters_of_whatever_size)
{
    static const char *const ids[] = {
        "tx",
        "012345678901234567890123456789012345",
        "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
        "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac"
        "\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac\u20ac",
        "\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697"
        "\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697"
        "\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697"
        "\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697\U0001F697"
        "\U0001F697\U0001F697\U0001F697\U0001F697",
        /* longer than any may be, but a station may be made to say it */
        "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
        "0"
        "012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
        "0",
    };

    for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
        struct told_book book;
        struct runfile *rf;
        struct maker m;
        char *why = NULL;

        maker_init(&m, "{}");
        for (int n = 0; n < 2; n++) {
            char *call = mem_printf("{\"eventType\":\"Started\",\"timestamp\":\"" T(
                                        "00") "\","
                                              "\"triggerReason\":\"Authorized\",\"seqNo\":%d,"
                                              "\"transactionInfo\":{\"transactionId\":\"%s\"}}",
                                    n, ids[i]);

            calls(&m, n, "CP-1", "TransactionEvent", call, NULL);
            free(call);
        }
        rf = runfile_open(m.path, false, &why);
        told_book_init(&book, rf, 1);
        cr_expect(book.count == 1, "%s: %zu transactions", ids[i], book.count);
        if (i < 4)
            cr_expect(strcmp(book.list[0].transaction, ids[i]) == 0, "%s",
                      book.list[0].transaction);
        told_book_fini(&book);
        runfile_close(rf);
        maker_score(&m, "invariant");
        cr_expect(maker_found(&m, "invariant.transaction_id") == 0, "%s", ids[i]);
        maker_fini(&m);
    }
}
