/* title: the CSMS serves an OCPP 2.0.1 station and keeps the same records of it as of a 1.6 one */
#include "fixture/yard.h"
#include "refstack/stack/stack.h"

/* ---- who is spoken to in which version ---- */

Test(csms201, the_subprotocol_is_the_first_offered_that_the_station_may_speak)
{
    static const struct {
        const char *station, *offered, *chosen;
    } rows[] = {
        {"A", "ocpp1.6", "ocpp1.6"},
        {"A", "ocpp2.0.1,ocpp1.6", "ocpp1.6"},
        {"A", " mqtt ,\tocpp1.6 ", "ocpp1.6"},
        {"A", "ocpp1.5, ocpp1.66, OCPP1.6", NULL},
        {"A", "ocpp2.0.1", NULL},
        {"A", "", NULL},
        {"A", NULL, NULL},
        {"B", "ocpp2.1, ocpp2.0.1", "ocpp2.0.1"},
        {"B", "ocpp1.6", NULL},
        {"AB", "ocpp1.6, ocpp2.0.1", "ocpp1.6"},
        {"AB", "ocpp2.0.1, ocpp1.6", "ocpp2.0.1"},
        {"nobody", "ocpp2.0.1", "ocpp2.0.1"},
    };
    struct yard yard;

    yard_begin(&yard, MUTANT_none);
    yard_do(&yard, "/api/csms/stations", "{\"station\":\"A\",\"protocol\":\"ocpp1.6\"}");
    yard_do(&yard, "/api/csms/stations", "{\"station\":\"B\",\"protocol\":\"ocpp2.0.1\"}");
    yard_do(&yard, "/api/csms/stations", "{\"station\":\"AB\",\"protocol\":\"ocpp2.0.1,ocpp1.6\"}");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *chosen = refstack_protocol(yard.rs, rows[i].station, rows[i].offered);

        cr_expect(eq(str, (char *)(chosen ? chosen : "none"),
                     (char *)(rows[i].chosen ? rows[i].chosen : "none")),
                  "row %zu", i);
    }
    yard_end(&yard);
}

Test(csms201, a_station_of_both_versions_is_heard_in_that_of_its_connection)
{
    struct yard yard;
    struct puppet puppet;
    cJSON *answer;

    yard_begin(&yard, MUTANT_none);
    yard_do(&yard, "/api/csms/stations",
            "{\"station\":\"CP-1\",\"protocol\":\"ocpp2.0.1,ocpp1.6\"}");
    puppet_dial(&puppet, &yard, "CP-1", "ocpp1.6");
    puppet_boot(&puppet);
    puppet_lose(&puppet);
    puppet_dial(&puppet, &yard, "CP-1", "ocpp2.0.1");
    cr_expect(eq(str,
                 cJSON_GetArrayItem(puppet_call(&puppet, "StartTransaction", "{}"), 2)->valuestring,
                 "NotImplemented"));
    answer = yard_ask(&yard, "GET", "/api/csms/stations", NULL);
    cr_expect(
        eq(str, get(cJSON_GetArrayItem(get(answer, "stations"), 0), "ocpp")->valuestring, "2.0.1"));
    cJSON_Delete(answer);
    story_end(&yard, &puppet);
}

/* ---- what is wrong ---- */

Test(csms201, what_is_wrong_gets_the_code_of_this_version)
{
    static const struct {
        const char *text, *id, *code;
    } rows[] = {
        {"[2,\"a\",\"Explode\",{}]", "a", "NotImplemented"},
        {"[2,\"b\",\"Reset\",{\"type\":\"Immediate\"}]", "b", "NotSupported"},
        {"[2,\"c\",\"Heartbeat\",{\"x\":1}]", "c", "FormatViolation"},
        {"[2,\"d\",\"Authorize\",{}]", "d", "OccurrenceConstraintViolation"},
        {"[2,\"e\",\"Heartbeat\",5]", "e", "FormatViolation"},
        {"[2,\"f\",\"Heartbeat\"]", "f", "RpcFrameworkError"},
        {"[9,\"g\",{}]", "g", "MessageTypeNotSupported"},
        {"[6,\"h\",\"NotifyPeriodicEventStream\",{}]", "h", "MessageTypeNotSupported"},
        {"[2,5,\"Heartbeat\",{}]", "-1", "RpcFrameworkError"},
        {"no JSON at all", "-1", "RpcFrameworkError"},
    };
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int before = cJSON_GetArraySize(puppet.sent);
        const cJSON *frame;

        puppet_text(&puppet, rows[i].text);
        frame = cJSON_GetArrayItem(puppet.sent, before);
        cr_assert(frame != NULL, "row %zu", i);
        cr_expect(eq(int, cJSON_GetArrayItem(frame, 0)->valueint, 4), "row %zu", i);
        cr_expect(eq(str, cJSON_GetArrayItem(frame, 1)->valuestring, (char *)rows[i].id), "row %zu",
                  i);
        cr_expect(eq(str, cJSON_GetArrayItem(frame, 2)->valuestring, (char *)rows[i].code),
                  "row %zu", i);
    }
    story_end(&yard, &puppet);
}

Test(csms201, a_broken_answer_is_not_answered)
{
    struct yard yard;
    struct puppet puppet;
    int before;

    story201_begin(&yard, &puppet, MUTANT_none);
    before = cJSON_GetArraySize(puppet.sent);
    puppet_text(&puppet, "[3,\"x\",5]");
    puppet_text(&puppet, "[4,\"x\"]");
    cr_expect(eq(int, cJSON_GetArraySize(puppet.sent), before));
    story_end(&yard, &puppet);
}

/* ---- connectors ---- */

Test(csms201, connectors_of_evses_are_counted_through)
{
    static const struct {
        int evse, connector;
        int64_t flat; /* 0: not there */
    } rows[] = {{1, 1, 1}, {2, 1, 2}, {2, 2, 3}, {1, 2, 0}, {2, 3, 0}, {3, 1, 0}};
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t before = db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM status", DB_NONE);

        puppet_status201(&puppet, "Occupied", rows[i].evse, rows[i].connector);
        if (rows[i].flat)
            cr_expect(
                eq(i64,
                   db_number(yard.rs->db, 0,
                             "SELECT connector FROM status ORDER BY id DESC LIMIT 1", DB_NONE),
                   rows[i].flat),
                "row %zu", i);
        else
            cr_expect(
                eq(i64, db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM status", DB_NONE), before),
                "row %zu", i);
    }
    story_end(&yard, &puppet);
}

Test(csms201, a_lock_that_reports_a_problem_is_a_lock_failure_until_it_is_cleared)
{
    static const char event[] =
        "{\"generatedAt\":\"" T0 "\",\"seqNo\":0,\"eventData\":[{\"eventId\":1,\"timestamp\":\"" T0
        "\",\"trigger\":\"Alerting\",\"actualValue\":\"%s\",\"eventNotificationType\":"
        "\"HardWiredNotification\",\"component\":{\"name\":\"ConnectorPlugRetentionLock\",\"evse\":"
        "{\"id\":2,\"connectorId\":2}},\"variable\":{\"name\":\"Problem\"}}]}";
    static const char asked[] =
        "SELECT COUNT(*) FROM connector WHERE connector = 3 AND status = 'Occupied' AND "
        "error_code = 'ConnectorLockFailure'";
    struct yard yard;
    struct puppet puppet;
    char payload[600];

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_status201(&puppet, "Occupied", 2, 2);
    snprintf(payload, sizeof(payload), event, "true");
    puppet_ask(&puppet, "NotifyEvent", payload);
    puppet_status201(&puppet, "Occupied", 2, 2);
    cr_expect(eq(i64, db_number(yard.rs->db, 0, asked, DB_NONE), 1));
    cr_expect(eq(i64, db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM desk_ticket", DB_NONE), 1));
    snprintf(payload, sizeof(payload), event, "false");
    puppet_ask(&puppet, "NotifyEvent", payload);
    cr_expect(eq(i64, db_number(yard.rs->db, 0, asked, DB_NONE), 0));
    cr_expect(eq(i64, db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM device_event", DB_NONE), 2));
    story_end(&yard, &puppet);
}

/* ---- transactions ---- */

#define TA "2026-03-06T17:40:00Z"
#define TB "2026-03-06T17:41:00Z"

static void play(struct puppet *puppet, const struct tx_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        puppet_event(puppet, &rows[i]);
}

#define PLAY(puppet, rows) play(puppet, rows, sizeof(rows) / sizeof((rows)[0]))

/* As a 1.6 station would have told it. */
static const struct tx_row usual[] = {
    {"Started", "Authorized", 0, T0, "EVConnected", 2, 2, "aa", 1000, "Transaction.Begin", NULL,
     NULL},
    {"Updated", "ChargingStateChanged", 1, TA, "Charging", 0, 0, NULL, -1, NULL, NULL, NULL},
    {"Updated", "MeterValuePeriodic", 2, T1, NULL, 0, 0, NULL, 3500, NULL, NULL, NULL},
    {"Ended", "StopAuthorized", 3, T2, "EVConnected", 0, 0, "AA", 6000, "Transaction.End", "Local",
     NULL},
};

Test(csms201, a_session_is_what_its_events_say)
{
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    cr_expect(eq(str, (char *)puppet_event(&puppet, &usual[0]), "Accepted"));
    sessions_are(&yard, "CP-1/3 aa active 0 -;");
    PLAY(&puppet, usual);
    sessions_are(&yard, "CP-1/3 aa done 5000 Local;");
    cr_expect(eq(i64,
                 db_number(yard.rs->db, 0,
                           "SELECT COUNT(*) FROM session WHERE account = "
                           "'of AA' AND txid = 'tx-1' AND end_wh = 6000 "
                           "AND stop_ms - start_ms = 7200000",
                           DB_NONE),
                 1));
    cr_expect(eq(i64,
                 db_number(yard.rs->db, 0, "SELECT COUNT(*) FROM meter WHERE session = 1", DB_NONE),
                 3));
    story_end(&yard, &puppet);
}

Test(csms201, the_order_in_which_events_arrive_makes_no_difference)
{
    static const int orders[][6] = {
        {3, 2, 1, 0, 0, 0}, {1, 0, 0, 3, 2, 3}, {2, 3, 0, 1, 1, 2}, {0, 3, 3, 2, 1, 0}};

    for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
        struct yard yard;
        struct puppet puppet;

        story201_begin(&yard, &puppet, MUTANT_none);
        for (size_t n = 0; n < 6; n++)
            puppet_event(&puppet, &usual[orders[i][n]]);
        sessions_are(&yard, "CP-1/3 aa done 5000 Local;");
        story_end(&yard, &puppet);
    }
}

/* TxStartPoint ParkingBayOccupancy, TxStopPoint EVConnected: only the sale in between counts. */
Test(csms201, a_sale_begins_with_card_and_cable_and_ends_when_somebody_ends_it)
{
    static const struct tx_row rows[] = {
        {"Started", "EVDetected", 0, T0, NULL, 1, 1, NULL, 1000, "Transaction.Begin", NULL, NULL},
        {"Updated", "CablePluggedIn", 1, TA, "EVConnected", 0, 0, NULL, -1, NULL, NULL, NULL},
        {"Updated", "Authorized", 2, TB, "EVConnected", 0, 0, "AA", -1, NULL, NULL, NULL},
        {"Updated", "ChargingStateChanged", 3, TB, "Charging", 0, 0, NULL, -1, NULL, NULL, NULL},
        {"Updated", "StopAuthorized", 4, T1, "EVConnected", 0, 0, "AA", 6000, NULL, NULL, NULL},
        {"Ended", "EVDeparted", 5, T2, "Idle", 0, 0, NULL, 6000, "Transaction.End", "Local", NULL},
    };
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    PLAY(&puppet, rows);
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;");
    cr_expect(eq(i64, db_number(yard.rs->db, 0, "SELECT start_ms FROM session", DB_NONE),
                 YARD_MS + 660000));
    cr_expect(eq(i64, db_number(yard.rs->db, 0, "SELECT stop_ms FROM session", DB_NONE),
                 YARD_MS + 3600000));
    cr_expect(eq(i64,
                 db_number(yard.rs->db, 0,
                           "SELECT COUNT(*) FROM status WHERE connector = 1 "
                           "AND status = 'Available' AND at_ms >= ?",
                           db_i(YARD_MS + 7200000)),
                 1));
    story_end(&yard, &puppet);
}

Test(csms201, a_transaction_in_which_nobody_was_let_in_is_not_sold)
{
    static const struct tx_row rows[] = {
        {"Started", "CablePluggedIn", 0, T0, "EVConnected", 1, 1, NULL, 1000, NULL, NULL, NULL},
        {"Updated", "Authorized", 1, TA, "EVConnected", 0, 0, "XX", -1, NULL, NULL, NULL},
        {"Ended", "EVDeparted", 2, T1, "Idle", 0, 0, NULL, 1000, "Transaction.End", NULL, NULL},
    };
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    PLAY(&puppet, rows);
    sessions_are(&yard, "CP-1/1 XX invalid 0 Unknown;");
    cr_expect(eq(i64,
                 db_number(yard.rs->db, 0,
                           "SELECT COUNT(*) FROM refusal WHERE token = 'XX' "
                           "AND connector = 1",
                           DB_NONE),
                 1));
    story_end(&yard, &puppet);
}

Test(csms201, a_token_that_charges_elsewhere_is_concurrent)
{
    struct tx_row other = usual[0];
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_event(&puppet, &usual[0]);
    other.txid = "tx-2";
    other.evse = other.connector = 1;
    other.at = TA;
    cr_expect(eq(str, (char *)puppet_event(&puppet, &other), "ConcurrentTx"));
    sessions_are(&yard, "CP-1/3 aa active 0 -;CP-1/1 aa invalid 0 ConcurrentTx;");
    story_end(&yard, &puppet);
}

Test(csms201, where_an_end_was_lost_the_next_transaction_of_the_connector_ends_the_session)
{
    struct tx_row next = usual[0];
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_event(&puppet, &usual[0]);
    next.txid = "tx-2";
    next.at = T1;
    next.wh = 4000;
    puppet_event(&puppet, &next);
    sessions_are(&yard, "CP-1/3 aa done 3000 Superseded;CP-1/3 aa active 0 -;");
    puppet_event(&puppet, &usual[3]); /* it comes after all */
    sessions_are(&yard, "CP-1/3 aa done 5000 Local;CP-1/3 aa active 0 -;");
    story_end(&yard, &puppet);
}

Test(csms201, what_a_session_used_before_its_first_register_is_counted_from_the_last_one)
{
    static const struct tx_row rows[] = {
        {"Started", "Authorized", 0, T1, "Charging", 2, 2, "AA", -1, NULL, NULL, "tx-2"},
        {"Ended", "EVDeparted", 1, T2, "Idle", 0, 0, NULL, 9000, "Transaction.End", NULL, "tx-2"},
    };
    struct tx_row before = usual[3];
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    before.at = TB;
    puppet_event(&puppet, &usual[0]);
    puppet_event(&puppet, &before);
    PLAY(&puppet, rows);
    sessions_are(&yard, "CP-1/3 aa done 5000 Local;CP-1/3 AA done 3000 Local;");
    story_end(&yard, &puppet);
}

static void play_mutant(enum mutant mutant, const char *expected)
{
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, mutant);
    yard_wait(&yard, 10800);
    for (int i = 0; i < 4; i++)
        for (int twice = 0; twice < 2; twice++)
            puppet_event(&puppet, &usual[i]);
    sessions_are(&yard, expected);
    story_end(&yard, &puppet);
}

Test(mutants201, none_double_bills_and_loses)
{
    play_mutant(MUTANT_none, "CP-1/3 aa done 5000 Local;");
    play_mutant(MUTANT_double_bills_after_reconnect,
                "CP-1/3 aa done 5000 Local;CP-1/3 aa done 5000 Local;");
    play_mutant(MUTANT_loses_offline_transactions, "");
}

/* Registers as 2.0.1 writes them: numbers with unit and power of ten. */
Test(csms201, registers_are_numbers_with_a_unit)
{
    static const struct {
        const char *sample;
        int64_t wh; /* -1: not a register */
    } rows[] = {
        {"{\"value\":2500}", 2500},
        {"{\"value\":2.5004,\"unitOfMeasure\":{\"unit\":\"kWh\"}}", 2500},
        {"{\"value\":25,\"unitOfMeasure\":{\"unit\":\"Wh\",\"multiplier\":2}}", 2500},
        {"{\"value\":2500,\"unitOfMeasure\":{\"unit\":\"kWh\",\"multiplier\":-3}}", 2500},
        {"{\"value\":2500,\"unitOfMeasure\":{\"unit\":\"Wh\",\"multiplier\":40}}", -1},
        {"{\"value\":2500,\"phase\":\"L1\"}", -1},
        {"{\"value\":2500,\"location\":\"Inlet\"}", -1},
        {"{\"value\":16,\"measurand\":\"Current.Import\"}", -1},
        {"{\"value\":1e300}", -1},
    };
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char payload[300];

        snprintf(payload, sizeof(payload),
                 "{\"evseId\":2,\"meterValue\":[{\"timestamp\":\"" T0 "\",\"sampledValue\":[%s]}]}",
                 rows[i].sample);
        puppet_ask(&puppet, "MeterValues", payload);
        cr_expect(
            eq(i64, db_number(yard.rs->db, -1, "SELECT wh FROM meter WHERE connector = 2", DB_NONE),
               rows[i].wh),
            "row %zu", i);
        db_run(yard.rs->db, "DELETE FROM meter", DB_NONE);
    }
    story_end(&yard, &puppet);
}

/* ---- tokens ---- */

Test(csms201, tokens_are_told_the_words_of_this_version)
{
    static const struct {
        const char *token, *type, *status;
    } rows[] = {
        {"AA", "ISO14443", "Accepted"},      {"XX", "ISO14443", "Unknown"},
        {"NC", "Central", "NoCredit"},       {"BL", "eMAID", "Blocked"},
        {"", "NoAuthorization", "Accepted"},
    };
    struct yard yard;
    struct puppet puppet;
    const cJSON *info = NULL;

    story201_begin(&yard, &puppet, MUTANT_none);
    yard_token(&yard, "NC", "NoCredit");
    yard_token(&yard, "BL", "Blocked");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char payload[200];

        snprintf(payload, sizeof(payload), "{\"idToken\":{\"idToken\":\"%s\",\"type\":\"%s\"}}",
                 rows[i].token, rows[i].type);
        info = get(puppet_ask(&puppet, "Authorize", payload), "idTokenInfo");
        cr_expect(eq(str, get(info, "status")->valuestring, (char *)rows[i].status), "row %zu", i);
    }
    yard_do(&yard, "/api/csms/tokens",
            "{\"token\":\"KID\",\"status\":\"Accepted\",\"parent\":\"MUM\",\"expires_ms\":"
            "1772819200000}");
    info = get(puppet_ask(&puppet, "Authorize",
                          "{\"idToken\":{\"idToken\":\"kid\",\"type\":\"Central\"}}"),
               "idTokenInfo");
    cr_expect(eq(str, get(get(info, "groupIdToken"), "idToken")->valuestring, "MUM"));
    cr_expect(eq(str, get(info, "cacheExpiryDateTime")->valuestring, "2026-03-06T17:46:40.000Z"));
    story_end(&yard, &puppet);
}
