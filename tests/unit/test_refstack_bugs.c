/* title: what a stranger found wrong in the CSMS stays mended */
#include "fixture/yard.h"
#include "refstack/stack/stack.h"

/* ---- trust in foreign numbers and texts ---- */

Test(bugs, a_number_that_no_connector_has_was_taken_for_connector_1)
{
    static const struct {
        const char *action, *payload;
    } rows[] = {
        {"StatusNotification",
         "{\"connectorId\":4294967297,\"status\":\"Available\",\"errorCode\":\"NoError\"}"},
        {"StatusNotification",
         "{\"connectorId\":-1,\"status\":\"Available\",\"errorCode\":\"NoError\"}"},
        {"StartTransaction", "{\"connectorId\":4294967297,\"idTag\":\"AA\",\"meterStart\":0,"
                             "\"timestamp\":\"" T0 "\"}"},
        {"MeterValues", "{\"connectorId\":4294967297,\"meterValue\":[{\"timestamp\":\"" T0 "\","
                        "\"sampledValue\":[{\"value\":\"1\"}]}]}"},
    };
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        cr_expect(eq(str,
                     cJSON_GetArrayItem(puppet_call(&puppet, rows[i].action, rows[i].payload), 2)
                         ->valuestring,
                     "PropertyConstraintViolation"),
                  "row %zu", i);
    cr_expect(eq(i64,
                 db_number(yard.rs->db, 0,
                           "SELECT (SELECT COUNT(*) FROM status) + (SELECT COUNT(*) FROM session) "
                           "+ (SELECT COUNT(*) FROM meter)",
                           DB_NONE),
                 0));
    story_end(&yard, &puppet);
}

Test(bugs, an_evse_far_beyond_the_last_was_taken_for_evse_1)
{
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_ask(&puppet, "StatusNotification",
               "{\"timestamp\":\"" T0 "\",\"connectorStatus\":\"Available\",\"evseId\":4294967297,"
               "\"connectorId\":4294967297}");
    cr_expect(eq(i64, db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM status", DB_NONE), 0));
    story_end(&yard, &puppet);
}

/* 36 letters are up to 144 bytes: the account of such a card was not found at the end. */
Test(bugs, a_card_of_wide_letters_lost_its_account)
{
#define WIDE "ééééééééééééééééééééééééééé"
    struct tx_row start = {"Started", "Authorized", 0, T0,   "Charging", 1,
                           1,         WIDE,         0, NULL, NULL,       NULL};
    struct tx_row stop = {"Ended", "StopAuthorized",  1,       T1,  "EVConnected", 0, 0, NULL,
                          5000,    "Transaction.End", "Local", NULL};
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    yard_do(&yard, "/api/csms/tokens",
            "{\"token\":\"" WIDE "\",\"status\":\"Accepted\",\"account\":\"wide\"}");
    cr_expect(eq(str, (char *)(uintptr_t)puppet_event(&puppet, &start), "Accepted"));
    puppet_event(&puppet, &stop);
    cr_expect(eq(i64,
                 db_number(yard.rs->db, 0,
                           "SELECT COUNT(*) FROM session WHERE account = 'wide' AND "
                           "token = '" WIDE "' AND state = 'done'",
                           DB_NONE),
                 1));
    story_end(&yard, &puppet);
}

/* Every event was added up with all before it: ten thousand of them took a minute. */
Test(bugs, the_more_events_a_transaction_had_the_longer_each_took, .timeout = 20)
{
    struct tx_row row = {"Started", "Authorized", 0, T0,   "Charging", 1,
                         1,         "AA",         0, NULL, NULL,       NULL};
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_event(&puppet, &row);
    row = (struct tx_row){"Updated", "MeterValuePeriodic", 0, T1, NULL, 0, 0, NULL, 0, NULL, NULL,
                          NULL};
    for (row.seq = 1; row.seq < 20000; row.seq++) {
        row.wh = row.seq;
        puppet_event(&puppet, &row);
        cJSON_Delete(cJSON_DetachItemFromArray(puppet.sent, 0));
    }
    row.type = "Ended";
    row.cause = "StopAuthorized";
    row.at = T2;
    puppet_event(&puppet, &row);
    sessions_are(&yard, "CP-1/1 AA done 19999 Local;");
    story_end(&yard, &puppet);
}

/* ---- connections ---- */

Test(bugs, an_answer_held_back_went_to_the_next_connection)
{
    struct yard yard;
    struct puppet puppet;
    int before;

    story_begin(&yard, &puppet, MUTANT_none);
    yard_do(&yard, "/api/csms/scripts",
            "{\"station\":\"CP-1\",\"action\":\"Heartbeat\",\"delay_ms\":5000}");
    cr_expect(puppet_call(&puppet, "Heartbeat", "{}") == NULL);
    puppet_lose(&puppet);
    puppet_open(&puppet, &yard, "CP-1");
    before = cJSON_GetArraySize(puppet.sent);
    yard_wait(&yard, 10);
    cr_expect(eq(int, cJSON_GetArraySize(puppet.sent), before));
    story_end(&yard, &puppet);
}

/* ---- transactions of 2.0.1 ---- */

Test(bugs, a_card_told_again_when_the_plug_went_in_was_its_own_rival)
{
    static const struct tx_row start = {"Started", "Authorized", 0,  T0,   NULL, 0,
                                        0,         "AA",         -1, NULL, NULL, NULL};
    static const struct tx_row plug = {
        "Updated", "CablePluggedIn", 1, T1, "EVConnected", 1, 1, "AA", -1, NULL, NULL, NULL};
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    cr_expect(eq(str, (char *)(uintptr_t)puppet_event(&puppet, &start), "Accepted"));
    cr_expect(eq(str, (char *)(uintptr_t)puppet_event(&puppet, &plug), "Accepted"));
    story_end(&yard, &puppet);
}

static const struct tx_row begins = {"Started", "Authorized", 0,    T0,   "Charging", 1,
                                     1,         "AA",         1000, NULL, NULL,       NULL};
static const struct tx_row goes = {
    "Updated", "MeterValuePeriodic", 1, T1, NULL, 0, 0, NULL, 2000, NULL, NULL, NULL};
static const struct tx_row stops = {
    "Ended", "StopAuthorized",  2,       T2,  "EVConnected", 0, 0, NULL,
    3000,    "Transaction.End", "Local", NULL};

Test(bugs, a_token_that_moved_took_its_running_session_to_the_other_account)
{
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_event(&puppet, &begins);
    yard_do(&yard, "/api/csms/tokens",
            "{\"token\":\"AA\",\"status\":\"Accepted\",\"account\":\"another\"}");
    puppet_event(&puppet, &goes);
    puppet_event(&puppet, &stops);
    cr_expect(eq(
        i64,
        db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM session WHERE account = 'of AA'", DB_NONE),
        1));
    story_end(&yard, &puppet);
}

Test(bugs, the_card_that_ended_a_refused_transaction_began_a_session_of_no_length)
{
    static const struct tx_row refused = {"Started", "Authorized", 0,    T0,   "Charging", 1,
                                          1,         "ZZ",         1000, NULL, NULL,       NULL};
    static const struct tx_row ends = {
        "Ended", "StopAuthorized",  1,       T2,  "EVConnected", 0, 0, "AA",
        3000,    "Transaction.End", "Local", NULL};
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_event(&puppet, &refused);
    puppet_event(&puppet, &ends);
    sessions_are(&yard, "CP-1/1 ZZ invalid 2000 Unknown;");
    story_end(&yard, &puppet);
}

static double total_of(struct puppet *puppet)
{
    const cJSON *total =
        get(puppet_ask(puppet, "TransactionEvent",
                       "{\"eventType\":\"Ended\",\"triggerReason\":\"StopAuthorized\",\"seqNo\":2,"
                       "\"timestamp\":\"" T2 "\",\"transactionInfo\":{\"transactionId\":\"tx-1\","
                       "\"stoppedReason\":\"Local\"},\"meterValue\":[{\"timestamp\":\"" T2 "\","
                       "\"sampledValue\":[{\"value\":3000,\"context\":\"Transaction.End\"}]}]}"),
            "totalCost");

    return total ? total->valuedouble : -1;
}

Test(bugs, the_total_was_not_told_again_when_its_first_answer_was_lost)
{
    struct yard yard;
    struct puppet puppet;
    double first;

    story201_begin(&yard, &puppet, MUTANT_none);
    yard_do(&yard, "/api/billing/tariffs",
            "{\"name\":\"T\",\"currency\":\"EUR\",\"tax_percent\":\"20\",\"elements\":[{\"kind\":"
            "\"energy\",\"price\":\"0.50\",\"per\":\"kWh\"}]}");
    puppet_event(&puppet, &begins);
    puppet_event(&puppet, &goes);
    first = total_of(&puppet);
    cr_expect(ieee_ulp_eq(dbl, first, 1.2, 4));
    cr_expect(ieee_ulp_eq(dbl, total_of(&puppet), first, 4));
    story_end(&yard, &puppet);
}

/* ---- the state of connectors, and lists ---- */

static void alarm_at_2(struct puppet *puppet, int id, const char *component, const char *value)
{
    char payload[500];

    snprintf(payload, sizeof(payload),
             "{\"generatedAt\":\"" T0 "\",\"seqNo\":0,\"eventData\":[{\"eventId\":%d,\"timestamp\":"
             "\"" T0 "\",\"trigger\":\"Alerting\",\"actualValue\":\"%s\",\"eventNotificationType\":"
             "\"HardWiredNotification\",\"component\":{\"name\":\"%s\",\"evse\":{\"id\":2,"
             "\"connectorId\":1}},\"variable\":{\"name\":\"Problem\"}}]}",
             id, value, component);
    puppet_ask(puppet, "NotifyEvent", payload);
}

static void error_is(struct yard *yard, const char *code)
{
    sqlite3_stmt *q =
        db_ask(yard->rs->db, "SELECT error_code FROM connector WHERE connector = 2", DB_NONE);

    cr_assert(db_row(yard->rs->db, q));
    cr_expect(eq(str, (char *)(uintptr_t)db_text(q, 0), (char *)(uintptr_t)code));
    db_done(q);
}

Test(bugs, one_trouble_that_was_cleared_cleared_the_other)
{
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_status201(&puppet, "Occupied", 2, 1);
    alarm_at_2(&puppet, 1, "ConnectorPlugRetentionLock", "true");
    alarm_at_2(&puppet, 2, "RCD", "true");
    alarm_at_2(&puppet, 3, "RCD", "false");
    error_is(&yard, "ConnectorLockFailure");
    alarm_at_2(&puppet, 4, "ConnectorPlugRetentionLock", "false");
    error_is(&yard, "NoError");
    story_end(&yard, &puppet);
}

Test(bugs, a_token_in_other_letters_stayed_in_the_local_list)
{
    static const char *const commands[] = {
        "{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":[{\"idTag\":\"abc\","
        "\"idTagInfo\":{\"status\":\"Accepted\"}}]}",
        "{\"listVersion\":2,\"updateType\":\"Differential\",\"localAuthorizationList\":[{"
        "\"idTag\":\"ABC\"}]}"};
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    for (int i = 0; i < 2; i++) {
        char body[400], text[100];
        const cJSON *call;

        snprintf(body, sizeof(body),
                 "{\"station\":\"CP-1\",\"action\":\"SendLocalList\",\"args\":%s}", commands[i]);
        yard_do(&yard, "/api/csms/commands", body);
        call = cJSON_GetArrayItem(puppet.sent, cJSON_GetArraySize(puppet.sent) - 1);
        snprintf(text, sizeof(text), "[3,\"%s\",{\"status\":\"Accepted\"}]",
                 cJSON_GetArrayItem(call, 1)->valuestring);
        puppet_text(&puppet, text);
        cr_expect(eq(i64,
                     db_number(yard.rs->db, 0,
                               "SELECT COUNT(*) FROM record WHERE kind = 'local_list'", DB_NONE),
                     1 - i));
    }
    story_end(&yard, &puppet);
}
