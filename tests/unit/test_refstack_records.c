/* title: what stations tell and answer is kept, message by message, and shown in the API */
#include "fixture/yard.h"
#include "refstack/stack/stack.h"

/* Records as text: "kind key state;" each, state "-" where there is none. */
static void records_text(struct yard *yard, char out[1000])
{
    cJSON *answer = yard_ask(yard, "GET", "/api/csms/stations/CP-1/records", NULL);
    const cJSON *r;
    size_t len = 0;

    out[0] = 0;
    cJSON_ArrayForEach (r, get(answer, "records")) {
        const cJSON *state = get(r, "state");

        cr_expect(cJSON_IsObject(get(r, "body")));
        len += (size_t)snprintf(out + len, 1000 - len, "%s %s %s;", get(r, "kind")->valuestring,
                                get(r, "key")->valuestring, state ? state->valuestring : "-");
    }
    cJSON_Delete(answer);
}

static void expect_records(struct yard *yard, const char *expected, const char *what)
{
    char text[1000];

    records_text(yard, text);
    cr_expect(eq(str, text, (char *)expected), "%s", what);
}

/* ---- what a station tells ---- */

struct told_row {
    const char *action, *payload, *answer, *records;
};

static void play_told(struct yard *yard, struct puppet *puppet, const struct told_row *r)
{
    char *answer = cJSON_PrintUnformatted(puppet_ask(puppet, r->action, r->payload));

    cr_expect(eq(str, answer, (char *)r->answer), "%s", r->action);
    cJSON_free(answer);
    expect_records(yard, r->records, r->action);
    db_run(yard->rs->db, "DELETE FROM record", DB_NONE);
}

#define AT         "2026-03-06T17:30:00Z"
#define PART(name) "{\"requestId\":7,\"seqNo\":0,\"generatedAt\":\"" AT "\"," name "}"
#define DOOR                                                                                       \
    "\"component\":{\"name\":\"EVSE\",\"evse\":{\"id\":1}},\"variable\":{\"name\":\"Power\"}"
#define SCHEDULE                                                                                   \
    "{\"id\":1,\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,"         \
    "\"limit\":6000}]}"
#define PROFILE(id, level, purpose)                                                                \
    "{\"id\":" id ",\"stackLevel\":" level ",\"chargingProfilePurpose\":\"" purpose "\","          \
    "\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":[" SCHEDULE "]}"

Test(records, of_what_a_station_of_2_0_1_tells)
{
    static const struct told_row rows[] = {
        {"SecurityEventNotification",
         "{\"type\":\"TamperDetectionActivated\",\"timestamp\":\"" AT "\"}", "{}",
         "security_event 000001 TamperDetectionActivated;"},
        {"LogStatusNotification", "{\"status\":\"Uploaded\",\"requestId\":4}", "{}",
         "log 4 Uploaded;"},
        {"FirmwareStatusNotification", "{\"status\":\"Installed\",\"requestId\":5}", "{}",
         "firmware 5 Installed;"},
        {"PublishFirmwareStatusNotification",
         "{\"status\":\"Published\",\"location\":[\"http://x/y\"],\"requestId\":6}", "{}",
         "publish_firmware 6 Published;"},
        {"NotifyReport",
         PART("\"tbc\":false,\"reportData\":[{" DOOR
              ",\"variableAttribute\":[{\"value\":\"11000\"}]}]"),
         "{}", "report 7/0 2026-03-06T17:30:00Z;variable EVSE//1//Power/ 11000;"},
        {"NotifyMonitoringReport",
         PART("\"monitor\":[{" DOOR ",\"variableMonitoring\":[{\"id\":3,\"transaction\":false,"
              "\"value\":1,\"type\":\"Delta\",\"severity\":5},{\"id\":4,\"transaction\":false,"
              "\"value\":9,\"type\":\"Periodic\",\"severity\":5}]}]"),
         "{}", "monitor 3 Delta;monitor 4 Periodic;"},
        {"NotifyCustomerInformation", PART("\"data\":\"Ann\""), "{}",
         "customer_information 7/0 Ann;"},
        {"NotifyDisplayMessages",
         "{\"requestId\":7,\"messageInfo\":[{\"id\":2,\"priority\":\"InFront\",\"state\":\"Idle\","
         "\"message\":{\"format\":\"UTF8\",\"content\":\"Hello\"}}]}",
         "{}", "display_message 2 Idle;"},
        {"NotifyChargingLimit",
         "{\"evseId\":1,\"chargingLimit\":{\"chargingLimitSource\":\"EMS\"}}", "{}",
         "charging_limit 1/EMS -;"},
        {"ReportChargingProfiles",
         "{\"requestId\":7,\"chargingLimitSource\":\"CSO\",\"evseId\":1,\"chargingProfile\":"
         "[" PROFILE("8", "0", "TxDefaultProfile") "]}",
         "{}", "reported_profile 8 TxDefaultProfile;"},
        {"NotifyEVChargingNeeds",
         "{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"DC\"}}",
         "{\"status\":\"Rejected\",\"statusInfo\":{\"reasonCode\":\"TxNotFound\","
         "\"additionalInfo\":\"no transaction runs at this EVSE\"}}",
         "charging_needs 1 DC;"},
        {"NotifyEVChargingSchedule",
         "{\"timeBase\":\"" AT "\",\"evseId\":1,\"chargingSchedule\":" SCHEDULE "}",
         "{\"status\":\"Accepted\"}", "vehicle_schedule 1 2026-03-06T17:30:00Z;"},
        {"ReservationStatusUpdate", "{\"reservationId\":9,\"reservationUpdateStatus\":\"Expired\"}",
         "{}", "reservation 9 Expired;"},
        {"DataTransfer", "{\"vendorId\":\"org.chargerig\",\"messageId\":\"echo\",\"data\":[1]}",
         "{\"status\":\"Accepted\",\"data\":[1]}", ""},
        {"DataTransfer", "{\"vendorId\":\"org.chargerig\",\"messageId\":\"what\"}",
         "{\"status\":\"UnknownMessageId\"}", ""},
        {"DataTransfer", "{\"vendorId\":\"com.example\"}", "{\"status\":\"UnknownVendorId\"}", ""},
    };
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        play_told(&yard, &puppet, &rows[i]);
    story_end(&yard, &puppet);
}

Test(records, of_what_a_station_of_1_6_tells)
{
    static const struct told_row rows[] = {
        {"SecurityEventNotification", "{\"type\":\"ResetOrReboot\",\"timestamp\":\"" AT "\"}", "{}",
         "security_event 000001 ResetOrReboot;"},
        {"LogStatusNotification", "{\"status\":\"Uploading\",\"requestId\":4}", "{}",
         "log 4 Uploading;"},
        {"SignedFirmwareStatusNotification", "{\"status\":\"InvalidSignature\",\"requestId\":5}",
         "{}", "firmware 5 InvalidSignature;"},
        {"FirmwareStatusNotification", "{\"status\":\"Installing\"}", "{}",
         "firmware  Installing;"},
        {"DiagnosticsStatusNotification", "{\"status\":\"Uploaded\"}", "{}",
         "diagnostics  Uploaded;"},
        {"DataTransfer", "{\"vendorId\":\"org.chargerig\",\"messageId\":\"refuse\"}",
         "{\"status\":\"Rejected\"}", ""},
    };
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        play_told(&yard, &puppet, &rows[i]);
    story_end(&yard, &puppet);
}

Test(records, a_limit_that_is_cleared_is_gone)
{
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    puppet_ask(&puppet, "NotifyChargingLimit",
               "{\"evseId\":1,\"chargingLimit\":{\"chargingLimitSource\":\"EMS\"}}");
    puppet_ask(&puppet, "NotifyChargingLimit",
               "{\"evseId\":1,\"chargingLimit\":{\"chargingLimitSource\":\"SO\"}}");
    puppet_ask(&puppet, "ClearedChargingLimit", "{\"evseId\":1,\"chargingLimitSource\":\"EMS\"}");
    expect_records(&yard, "charging_limit 1/SO -;", "the other limit");
    story_end(&yard, &puppet);
}

/* ---- what it answers ---- */

/* Sends a command and answers it as the station. */
static void deal(struct yard *yard, struct puppet *puppet, const char *action, const char *args,
                 const char *answer)
{
    int before = cJSON_GetArraySize(puppet->sent);
    char text[2500];
    const cJSON *frame;

    snprintf(text, sizeof(text), "{\"station\":\"CP-1\",\"action\":\"%s\",\"args\":%s}", action,
             args);
    yard_do(yard, "/api/csms/commands", text);
    frame = cJSON_GetArrayItem(puppet->sent, before);
    cr_assert(frame != NULL, "%s was not sent", action);
    cr_assert(eq(str, cJSON_GetArrayItem(frame, 2)->valuestring, (char *)action));
    snprintf(text, sizeof(text), "[3,\"%s\",%s]", cJSON_GetArrayItem(frame, 1)->valuestring,
             answer);
    puppet_text(puppet, text);
    yard_wait(yard, 1);
}

struct deal_row {
    const char *action, *args, *answer, *records;
};

static void play_deals(struct yard *yard, struct puppet *puppet, const struct deal_row *rows,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        deal(yard, puppet, rows[i].action, rows[i].args, rows[i].answer);
        cr_expect(eq(i64,
                     db_number(yard->rs->db, 0,
                               "SELECT COUNT(*) FROM command WHERE state = 'answered'", DB_NONE),
                     (int64_t)i + 1),
                  "%s", rows[i].action);
        expect_records(yard, rows[i].records, rows[i].action);
    }
}

#define OK "{\"status\":\"Accepted\"}"
#define HASH                                                                                       \
    "{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"aa\",\"issuerKeyHash\":\"bb\","            \
    "\"serialNumber\":\"01\"}"
#define PROFILE16(id, level)                                                                       \
    "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":" id                         \
    ",\"stackLevel\":" level                                                                       \
    ",\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKind\":\"Absolute\","       \
    "\"chargingSchedule\":{\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{"               \
    "\"startPeriod\":0,\"limit\":6000}]}}}"

Test(records, of_commands_that_a_station_of_1_6_answered)
{
    static const struct deal_row rows[] = {
        {"SetChargingProfile", PROFILE16("1", "0"), OK, "charging_profile 1 TxDefaultProfile;"},
        {"SetChargingProfile", PROFILE16("2", "1"), "{\"status\":\"Rejected\"}",
         "charging_profile 1 TxDefaultProfile;"},
        {"SetChargingProfile", PROFILE16("3", "0"), OK, "charging_profile 3 TxDefaultProfile;"},
        {"SetChargingProfile", PROFILE16("4", "5"), OK,
         "charging_profile 3 TxDefaultProfile;charging_profile 4 TxDefaultProfile;"},
        {"ClearChargingProfile", "{\"stackLevel\":5}", OK, "charging_profile 3 TxDefaultProfile;"},
        {"ClearChargingProfile", "{\"id\":3}", OK, ""},
        {"ReserveNow",
         "{\"connectorId\":1,\"expiryDate\":\"" AT "\",\"idTag\":\"AA\",\"reservationId\":5}", OK,
         "reservation 5 Accepted;"},
        {"CancelReservation", "{\"reservationId\":5}", OK, "reservation 5 Cancelled;"},
        {"SendLocalList",
         "{\"listVersion\":1,\"updateType\":\"Full\",\"localAuthorizationList\":[{\"idTag\":\"AA\","
         "\"idTagInfo\":{\"status\":\"Accepted\"}},{\"idTag\":\"BB\",\"idTagInfo\":{\"status\":"
         "\"Blocked\"}}]}",
         OK,
         "local_list AA Accepted;local_list BB Blocked;local_list_version  1;reservation 5 "
         "Cancelled;"},
        {"SendLocalList",
         "{\"listVersion\":2,\"updateType\":\"Differential\",\"localAuthorizationList\":[{"
         "\"idTag\":\"BB\"}]}",
         OK, "local_list AA Accepted;local_list_version  2;reservation 5 Cancelled;"},
        {"SendLocalList", "{\"listVersion\":3,\"updateType\":\"Full\"}",
         "{\"status\":\"VersionMismatch\"}",
         "local_list AA Accepted;local_list_version  2;reservation 5 Cancelled;"},
        {"SendLocalList", "{\"listVersion\":3,\"updateType\":\"Full\"}", OK,
         "local_list_version  3;reservation 5 Cancelled;"},
        {"GetLocalListVersion", "{}", "{\"listVersion\":9}",
         "local_list_version  9;reservation 5 Cancelled;"},
    };
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    play_deals(&yard, &puppet, rows, sizeof(rows) / sizeof(rows[0]));
    story_end(&yard, &puppet);
}

Test(records, of_the_other_commands_of_1_6)
{
    static const struct deal_row rows[] = {
        {"ChangeAvailability", "{\"connectorId\":1,\"type\":\"Inoperative\"}",
         "{\"status\":\"Scheduled\"}", "availability 1/ Inoperative;"},
        {"GetConfiguration", "{}",
         "{\"configurationKey\":[{\"key\":\"Volume\",\"readonly\":false,\"value\":\"3\"}]}",
         "availability 1/ Inoperative;configuration Volume 3;"},
        {"ChangeConfiguration", "{\"key\":\"Volume\",\"value\":\"4\"}",
         "{\"status\":\"RebootRequired\"}", "availability 1/ Inoperative;configuration Volume 4;"},
        {"ChangeConfiguration", "{\"key\":\"Volume\",\"value\":\"5\"}", "{\"status\":\"Rejected\"}",
         "availability 1/ Inoperative;configuration Volume 4;"},
        {"UpdateFirmware", "{\"location\":\"http://x/y\",\"retrieveDate\":\"" AT "\"}", "{}",
         "availability 1/ Inoperative;configuration Volume 4;firmware  Asked;"},
        {"GetDiagnostics", "{\"location\":\"http://x/y\"}", "{\"fileName\":\"d.zip\"}",
         "availability 1/ Inoperative;configuration Volume 4;diagnostics  d.zip;firmware  Asked;"},
    };
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    play_deals(&yard, &puppet, rows, sizeof(rows) / sizeof(rows[0]));
    story_end(&yard, &puppet);
}

#define VOLUME "\"component\":{\"name\":\"Display\"},\"variable\":{\"name\":\"Volume\"}"

Test(records, of_commands_that_a_station_of_2_0_1_answered)
{
    static const struct deal_row rows[] = {
        {"SetChargingProfile",
         "{\"evseId\":1,\"chargingProfile\":" PROFILE("1", "0", "TxDefaultProfile") "}", OK,
         "charging_profile 1 TxDefaultProfile;"},
        {"SetChargingProfile",
         "{\"evseId\":2,\"chargingProfile\":" PROFILE("2", "0", "TxDefaultProfile") "}", OK,
         "charging_profile 1 TxDefaultProfile;charging_profile 2 TxDefaultProfile;"},
        {"ClearChargingProfile", "{\"chargingProfileCriteria\":{\"evseId\":2}}", OK,
         "charging_profile 1 TxDefaultProfile;"},
        {"ClearChargingProfile", "{\"chargingProfileId\":1}", OK, ""},
        {"SetVariables",
         "{\"setVariableData\":[{\"attributeValue\":\"3\"," VOLUME "},{\"attributeValue\":\"4\","
         "\"component\":{\"name\":\"Nope\"},\"variable\":{\"name\":\"Nope\"}}]}",
         "{\"setVariableResult\":[{\"attributeStatus\":\"Accepted\"," VOLUME
         "},{\"attributeStatus\":\"UnknownComponent\",\"component\":{\"name\":\"Nope\"},"
         "\"variable\":{\"name\":\"Nope\"}}]}",
         "value Display////Volume// 3;"},
        {"GetVariables", "{\"getVariableData\":[{" VOLUME "}]}",
         "{\"getVariableResult\":[{\"attributeStatus\":\"Accepted\",\"attributeValue\":"
         "\"5\"," VOLUME "}]}",
         "value Display////Volume// 5;"},
        {"SetVariableMonitoring",
         "{\"setMonitoringData\":[{\"value\":1,\"type\":\"Delta\",\"severity\":5," VOLUME "}]}",
         "{\"setMonitoringResult\":[{\"id\":7,\"status\":\"Accepted\",\"type\":\"Delta\","
         "\"severity\":5," VOLUME "}]}",
         "monitor 7 Delta;value Display////Volume// 5;"},
        {"ClearVariableMonitoring", "{\"id\":[7]}",
         "{\"clearMonitoringResult\":[{\"status\":\"Accepted\",\"id\":7}]}",
         "value Display////Volume// 5;"},
        {"ReserveNow",
         "{\"id\":5,\"expiryDateTime\":\"" AT "\",\"idToken\":{\"idToken\":\"AA\",\"type\":"
         "\"Central\"}}",
         OK, "reservation 5 Accepted;value Display////Volume// 5;"},
    };
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    play_deals(&yard, &puppet, rows, sizeof(rows) / sizeof(rows[0]));
    puppet_ask(&puppet, "ReservationStatusUpdate",
               "{\"reservationId\":5,\"reservationUpdateStatus\":\"Removed\"}");
    expect_records(&yard, "reservation 5 Removed;value Display////Volume// 5;", "removed");
    story_end(&yard, &puppet);
}

static const struct deal_row others201[] = {
    {"SetMonitoringBase", "{\"monitoringBase\":\"All\"}", OK, "monitoring base All;"},
    {"SetMonitoringLevel", "{\"severity\":4}", OK, "monitoring level 4;"},
    {"GetBaseReport", "{\"requestId\":3,\"reportBase\":\"SummaryInventory\"}",
     "{\"status\":\"NotSupported\"}", "request 3 NotSupported;"},
    {"GetReport", "{\"requestId\":3}", OK, "request 3 Accepted;"},
    {"GetMonitoringReport", "{\"requestId\":3}", OK, "request 3 Accepted;"},
    {"CustomerInformation", "{\"requestId\":3,\"report\":true,\"clear\":false}", OK,
     "request 3 Accepted;"},
    {"GetDisplayMessages", "{\"requestId\":3}", OK, "request 3 Accepted;"},
    {"GetChargingProfiles", "{\"requestId\":3,\"chargingProfile\":{}}", OK, "request 3 Accepted;"},
    {"GetLog",
     "{\"logType\":\"SecurityLog\",\"requestId\":3,\"log\":{\"remoteLocation\":\"http://x\"}}", OK,
     "log 3 Accepted;"},
    {"UpdateFirmware",
     "{\"requestId\":3,\"firmware\":{\"location\":\"http://x\",\"retrieveDateTime\":\"" AT "\"}}",
     OK, "firmware 3 Accepted;"},
    {"PublishFirmware", "{\"location\":\"http://x\",\"checksum\":\"c\",\"requestId\":3}", OK,
     "publish_firmware 3 Accepted;"},
    {"UnpublishFirmware", "{\"checksum\":\"c\"}", "{\"status\":\"Unpublished\"}",
     "unpublish_firmware c Unpublished;"},
    {"RequestStartTransaction",
     "{\"remoteStartId\":3,\"idToken\":{\"idToken\":\"AA\",\"type\":\"Central\"}}", OK,
     "remote_start 3 Accepted;"},
    {"GetTransactionStatus", "{\"transactionId\":\"t\"}", "{\"messagesInQueue\":true}",
     "transaction_status t true;"},
    {"SetDisplayMessage",
     "{\"message\":{\"id\":2,\"priority\":\"InFront\",\"state\":\"Idle\",\"message\":{"
     "\"format\":\"UTF8\",\"content\":\"x\"}}}",
     OK, "display_message 2 Idle;"},
    {"ClearDisplayMessage", "{\"id\":2}", OK, ""},
    {"ChangeAvailability", "{\"operationalStatus\":\"Inoperative\",\"evse\":{\"id\":1}}", OK,
     "availability 1/ Inoperative;"},
    {"GetInstalledCertificateIds", "{}",
     "{\"status\":\"Accepted\",\"certificateHashDataChain\":[{\"certificateType\":"
     "\"V2GRootCertificate\",\"certificateHashData\":" HASH "}]}",
     "certificate 01/bb V2GRootCertificate;"},
    {"DeleteCertificate", "{\"certificateHashData\":" HASH "}", OK, ""},
    {"InstallCertificate", "{\"certificateType\":\"V2GRootCertificate\",\"certificate\":\"x\"}", OK,
     "certificate_sent V2GRootCertificate Accepted;"},
    {"SetNetworkProfile",
     "{\"configurationSlot\":1,\"connectionData\":{\"ocppVersion\":\"OCPP20\","
     "\"ocppTransport\":"
     "\"JSON\",\"ocppCsmsUrl\":\"ws://x\",\"messageTimeout\":30,\"securityProfile\":1,"
     "\"ocppInterface\":\"Wired0\"}}",
     OK, "network_profile 1 Accepted;"},
    {"GetCompositeSchedule", "{\"duration\":60,\"evseId\":1}",
     "{\"status\":\"Accepted\",\"schedule\":{\"evseId\":1,\"duration\":60,\"scheduleStart\":"
     "\"" AT "\",\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,"
     "\"limit\":1}]}}",
     "composite_schedule 1 2026-03-06T17:30:00Z;"},
    {"GetLocalListVersion", "{}", "{\"versionNumber\":4}", "local_list_version  4;"},
    {"SendLocalList",
     "{\"versionNumber\":5,\"updateType\":\"Full\",\"localAuthorizationList\":[{\"idToken\":{"
     "\"idToken\":\"AA\",\"type\":\"Central\"},\"idTokenInfo\":{\"status\":\"Accepted\"}}]}",
     OK, "local_list AA Accepted;local_list_version  5;"},
};

Test(records, of_the_other_commands_of_2_0_1)
{
    struct yard yard;
    struct puppet puppet;

    story201_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(others201) / sizeof(others201[0]); i++) {
        static const char *const kept[] = {"ClearDisplayMessage", "DeleteCertificate"};
        bool goes_on = false;

        for (size_t k = 0; k < 2; k++)
            goes_on |= !strcmp(others201[i].action, kept[k]);
        if (!goes_on)
            db_run(yard.rs->db, "DELETE FROM record", DB_NONE);
        deal(&yard, &puppet, others201[i].action, others201[i].args, others201[i].answer);
        expect_records(&yard, others201[i].records, others201[i].action);
    }
    story_end(&yard, &puppet);
}

Test(records, a_reservation_that_is_used_and_a_profile_whose_transaction_is_over)
{
    static const char start[] =
        "{\"eventType\":\"%s\",\"triggerReason\":\"Authorized\",\"seqNo\":%d,\"timestamp\":\"" AT
        "\",\"transactionInfo\":{\"transactionId\":\"t\"},\"reservationId\":5,\"evse\":{\"id\":1}}";
    struct yard yard;
    struct puppet puppet;
    char payload[400];

    story201_begin(&yard, &puppet, MUTANT_none);
    deal(&yard, &puppet, "ReserveNow",
         "{\"id\":5,\"expiryDateTime\":\"" AT
         "\",\"idToken\":{\"idToken\":\"AA\",\"type\":\"Central\"}}",
         OK);
    deal(&yard, &puppet, "SetChargingProfile",
         "{\"evseId\":1,\"chargingProfile\":{\"id\":8,\"stackLevel\":0,\"chargingProfilePurpose\":"
         "\"TxProfile\",\"chargingProfileKind\":\"Absolute\",\"transactionId\":\"t\","
         "\"chargingSchedule\":[" SCHEDULE "]}}",
         OK);
    snprintf(payload, sizeof(payload), start, "Started", 0);
    puppet_ask(&puppet, "TransactionEvent", payload);
    expect_records(&yard, "charging_profile 8 TxProfile;reservation 5 Used;", "started");
    snprintf(payload, sizeof(payload), start, "Ended", 1);
    puppet_ask(&puppet, "TransactionEvent", payload);
    expect_records(&yard, "reservation 5 Used;", "ended");
    story_end(&yard, &puppet);
}

/* ---- what the CSMS does by itself ---- */

/* Commands that were sent, as text: "action args;" each. */
static void commands_text(struct yard *yard, char out[1000])
{
    sqlite3_stmt *q = db_ask(yard->rs->db, "SELECT action, args FROM command ORDER BY id", DB_NONE);
    size_t len = 0;

    out[0] = 0;
    while (db_row(yard->rs->db, q))
        len += (size_t)snprintf(out + len, 1000 - len, "%s %s;", db_text(q, 0), db_text(q, 1));
}

Test(records, of_itself_it_asks_for_the_inventory_once_a_firmware_and_sets_what_was_provisioned)
{
    static const char boot[] =
        "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"}}";
    static const char setting[] =
        "SetVariables {\"setVariableData\":[{\"component\":{\"name\":\"AuthCtrlr\"},\"variable\":{"
        "\"name\":\"Enabled\"},\"attributeValue\":\"true\"}]};";
    char text[1000], expected[1000], report[300];
    struct yard yard;
    struct puppet puppet;

    yard_begin(&yard, MUTANT_none);
    yard.rs->quiet = false;
    yard_do(&yard, "/api/csms/stations",
            "{\"station\":\"CP-1\",\"protocol\":\"ocpp2.0.1\",\"config\":{\"AuthCtrlr.Enabled\":"
            "\"true\"}}");
    puppet_dial(&puppet, &yard, "CP-1", "ocpp2.0.1");
    puppet_ask(&puppet, "BootNotification", boot);
    snprintf(expected, sizeof(expected),
             "GetBaseReport {\"requestId\":1,\"reportBase\":\"FullInventory\"};%s", setting);
    commands_text(&yard, text);
    cr_expect(eq(str, text, expected));
    snprintf(report, sizeof(report), "[3,\"%s\"," OK "]",
             cJSON_GetArrayItem(cJSON_GetArrayItem(puppet.sent, 1), 1)->valuestring);
    puppet_text(&puppet, report);
    puppet_ask(&puppet, "NotifyReport",
               "{\"requestId\":1,\"generatedAt\":\"" AT "\",\"seqNo\":0,\"tbc\":false}");
    puppet_ask(&puppet, "BootNotification", boot);
    snprintf(expected + strlen(expected), sizeof(expected) - strlen(expected), "%s", setting);
    commands_text(&yard, text);
    cr_expect(eq(str, text, expected)); /* the inventory is known now */
    story_end(&yard, &puppet);
}

Test(records, the_needs_of_a_vehicle_are_met_with_a_profile_of_its_transaction)
{
    struct tx_row row = {"Started", "Authorized", 0,    AT,   "EVConnected", 1,
                         1,         "AA",         1000, NULL, NULL,          NULL};
    struct yard yard;
    struct puppet puppet;
    char text[1000];

    yard_begin(&yard, MUTANT_none);
    yard_do(&yard, "/api/csms/stations",
            "{\"station\":\"CP-1\",\"protocol\":\"ocpp2.0.1\",\"power_w\":11000}");
    yard_token(&yard, "AA", "Accepted");
    puppet_dial(&puppet, &yard, "CP-1", "ocpp2.0.1");
    puppet_ask(
        &puppet, "BootNotification",
        "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"}}");
    yard.rs->quiet = false;
    puppet_event(&puppet, &row);
    cr_expect(
        eq(str,
           get(puppet_ask(&puppet, "NotifyEVChargingNeeds",
                          "{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"DC\"}}"),
               "status")
               ->valuestring,
           "Accepted"));
    commands_text(&yard, text);
    cr_expect(strstr(text, "SetChargingProfile {\"evseId\":1,") == text, "%s", text);
    cr_expect(strstr(text, "\"limit\":11000") != NULL, "%s", text);
    cr_expect(strstr(text, "\"transactionId\":\"tx-1\"") != NULL, "%s", text);
    story_end(&yard, &puppet);
}

Test(records, cost_is_told_while_it_grows_and_at_the_end)
{
    struct tx_row rows[] = {
        {"Started", "Authorized", 0, AT, "Charging", 1, 1, "AA", 1000, NULL, NULL, NULL},
        {"Updated", "MeterValuePeriodic", 1, T1, NULL, 0, 0, NULL, 3000, NULL, NULL, NULL},
        {"Ended", "StopAuthorized", 3, T2, NULL, 0, 0, "AA", 11000, "Transaction.End", NULL, NULL},
    };
    struct yard yard;
    struct puppet puppet;
    char text[1000];
    const cJSON *total = NULL, *frame;

    story201_begin(&yard, &puppet, MUTANT_none);
    yard.rs->quiet = false;
    yard_do(&yard, "/api/billing/tariffs",
            "{\"name\":\"T\",\"currency\":\"EUR\",\"tax_percent\":\"20\",\"running_cost\":true,"
            "\"elements\":[{\"kind\":\"energy\",\"price\":\"0.50\",\"per\":\"kWh\"}]}");
    for (size_t i = 0; i < 3; i++)
        puppet_event(&puppet, &rows[i]);
    cJSON_ArrayForEach (frame, puppet.sent) {
        if (get(cJSON_GetArrayItem(frame, 2), "totalCost"))
            total = get(cJSON_GetArrayItem(frame, 2), "totalCost");
    }
    cr_assert(total != NULL);
    cr_expect(eq(dbl, total->valuedouble, 6.0));
    commands_text(&yard, text);
    cr_expect(eq(str, text,
                 "CostUpdated {\"totalCost\":0,\"transactionId\":\"tx-1\"};"
                 "CostUpdated {\"totalCost\":1.2,\"transactionId\":\"tx-1\"};"
                 "GetTransactionStatus {\"transactionId\":\"tx-1\"};")); /* event 2 is missing */
    story_end(&yard, &puppet);
}
