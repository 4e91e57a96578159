/* title: OCPP 1.6 payloads are judged by the message table, with error code and place */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/message.h"

static const struct ocpp_version *v16(void)
{
    return ocpp_version("1.6");
}

Test(message, versions_are_found_by_name_and_subprotocol)
{
    cr_expect(v16() != NULL);
    cr_expect(v16() == ocpp_version("ocpp1.6"));
    cr_expect(v16() == ocpp_versions()[0]);
    cr_expect(ocpp_version("2.0") == NULL);
    cr_expect(v16()->last_type == 4);
}

Test(message, every_message_has_a_direction_and_a_profile)
{
    static const struct {
        const char *profile;
        int messages;
    } want[] = {{"Core", 16},       {"FirmwareManagement", 4}, {"LocalAuthListManagement", 2},
                {"Reservation", 2}, {"SmartCharging", 3},      {"RemoteTrigger", 1},
                {"Security", 11}};
    int from = 0, to = 0, both = 0;

    for (const struct ocpp_message *m = v16()->messages; m->action; m++) {
        from += m->direction == OCPP_FROM_STATION;
        to += m->direction == OCPP_TO_STATION;
        both += m->direction == OCPP_BOTH;
        cr_expect(m->source && *m->source);
    }
    cr_expect(from == 13 && to == 25 && both == 1, "%d %d %d", from, to, both);
    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
        int n = 0;

        for (const struct ocpp_message *m = v16()->messages; m->action; m++)
            n += strcmp(m->profile, want[i].profile) == 0;
        cr_expect(n == want[i].messages, "%s: %d", want[i].profile, n);
    }
    cr_expect(ocpp_message(v16(), "Heartbeat")->direction == OCPP_FROM_STATION);
    cr_expect(ocpp_message(v16(), "heartbeat") == NULL);
}

Test(message, error_codes_have_the_spelling_of_their_version)
{
    cr_expect(
        eq(str, (char *)ocpp_code_text(v16(), OCPP_FormatViolation), (char *)"FormationViolation"));
    cr_expect(eq(str, (char *)ocpp_code_text(v16(), OCPP_OccurrenceConstraintViolation),
                 (char *)"OccurenceConstraintViolation"));
    cr_expect(ocpp_code_text(v16(), OCPP_RpcFrameworkError) == NULL);
    cr_expect(ocpp_code_of("OccurrenceConstraintViolation") == OCPP_OccurrenceConstraintViolation);
    cr_expect(ocpp_code_of("OccurenceConstraintViolation") == OCPP_OccurrenceConstraintViolation);
    cr_expect(ocpp_code_of("genericerror") == OCPP_CODE_COUNT);
}

Test(message, a_payload_that_fits_is_valid)
{
    static const struct {
        const char *action;
        bool is_response;
        const char *payload;
    } rows[] = {
        {"Heartbeat", false, "{}"},
        {"Authorize", false, "{\"idTag\":\"04A1B2C3D4\"}"},
        {"MeterValues", false,
         "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-06T17:30:00Z\","
         "\"sampledValue\":[{\"value\":\"123\"}]}]}"},
        {"SetChargingProfile", false,
         "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
         "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Absolute\","
         "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":"
         "[{\"startPeriod\":0,\"limit\":16.1}]}}}"},
        {"StopTransaction", true, "{}"},
        {"BootNotification", true,
         "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-06T17:30:00.123+01:00\","
         "\"interval\":300}"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *payload = cJSON_Parse(rows[i].payload);
        struct ocpp_violation why;

        cr_expect(ocpp_validate(v16(), rows[i].action, rows[i].is_response, payload, &why),
                  "row %zu: %s %s", i, why.path, why.sentence);
        cJSON_Delete(payload);
    }
}

Test(message, a_violation_has_code_path_and_sentence)
{
    static const struct {
        const char *action, *payload;
        enum ocpp_code code;
        const char *path, *sentence;
    } rows[] = {
        {"Fly", "{}", OCPP_NotImplemented, "$", "OCPP 1.6 has no message \"Fly\""},
        {"Authorize", "{}", OCPP_OccurrenceConstraintViolation, "$.idTag", "is missing"},
        {"Authorize", "{\"idTag\":null}", OCPP_TypeConstraintViolation, "$.idTag",
         "must be a string, is null"},
        {"Authorize", "{\"idTag\":\"123456789012345678901\"}", OCPP_PropertyConstraintViolation,
         "$.idTag", "must have at most 20 characters, has 21"},
        {"Authorize", "{\"idTag\":\"1\",\"idtag\":\"1\"}", OCPP_FormatViolation, "$.idtag",
         "the message has no such field"},
        {"Authorize", "[]", OCPP_TypeConstraintViolation, "$", "must be an object, is an array"},
        {"Reset", "{\"type\":\"soft\"}", OCPP_PropertyConstraintViolation, "$.type",
         "\"soft\" is not a value of ResetType"},
        {"UnlockConnector", "{\"connectorId\":1.5}", OCPP_TypeConstraintViolation, "$.connectorId",
         "must be an integer, is 1.5"},
        {"UnlockConnector", "{\"connectorId\":\"1\"}", OCPP_TypeConstraintViolation,
         "$.connectorId", "must be an integer, is a string"},
        {"MeterValues",
         "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-06T17:30:00Z\","
         "\"sampledValue\":[{\"value\":\"1\"},{\"value\":2}]}]}",
         OCPP_TypeConstraintViolation, "$.meterValue[0].sampledValue[1].value",
         "must be a string, is a number"},
        {"MeterValues", "{\"connectorId\":1,\"meterValue\":{}}", OCPP_TypeConstraintViolation,
         "$.meterValue", "must be an array, is an object"},
        {"StartTransaction",
         "{\"connectorId\":1,\"idTag\":\"1\",\"meterStart\":0,\"timestamp\":\"2026-03-06\"}",
         OCPP_PropertyConstraintViolation, "$.timestamp", "must be a date-time, is \"2026-03-06\""},
        {"GetDiagnostics", "{\"location\":\"not a uri\"}", OCPP_PropertyConstraintViolation,
         "$.location", "must be a URI, is \"not a uri\""},
        {"SetChargingProfile",
         "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLevel\":0,"
         "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Absolute\","
         "\"chargingSchedule\":{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":"
         "[{\"startPeriod\":0,\"limit\":16.15}]}}}",
         OCPP_PropertyConstraintViolation,
         "$.csChargingProfiles.chargingSchedule.chargingSchedulePeriod[0].limit",
         "must have at most one decimal, is 16.15"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *payload = cJSON_Parse(rows[i].payload);
        struct ocpp_violation why;

        cr_expect(not(ocpp_validate(v16(), rows[i].action, false, payload, &why)), "row %zu", i);
        cr_expect(why.code == rows[i].code, "row %zu: %s", i, ocpp_code_text(v16(), why.code));
        cr_expect(eq(str, why.path, (char *)rows[i].path));
        cr_expect(eq(str, why.sentence, (char *)rows[i].sentence));
        cr_expect(not(ocpp_validate(v16(), rows[i].action, false, payload, NULL)));
        cJSON_Delete(payload);
    }
    cr_expect(not(ocpp_validate(v16(), "Heartbeat", false, NULL, NULL)));
}

Test(message, a_security_list_must_not_be_empty)
{
    cJSON *payload = cJSON_Parse("{\"status\":\"Accepted\",\"certificateHashData\":[]}");
    struct ocpp_violation why;

    cr_expect(not(ocpp_validate(v16(), "GetInstalledCertificateIds", true, payload, &why)));
    cr_expect(why.code == OCPP_OccurrenceConstraintViolation);
    cr_expect(eq(str, why.sentence, (char *)"must have at least 1 items, has 0"));
    cJSON_Delete(payload);
}

/* A fuzzer found it: sixty bytes that belong to no character had no length, the answer that named
 * them had sixty question marks. */
Test(message, bytes_that_are_no_character_have_a_length_too)
{
    cJSON *payload = cJSON_CreateObject(), *keys = cJSON_AddArrayToObject(payload, "key");
    struct ocpp_violation why;
    char key[64];

    memset(key, 0xbd, 60);
    key[60] = '\0';
    cJSON_AddItemToArray(keys, cJSON_CreateString(key));
    cr_expect(ocpp_validate(v16(), "GetConfiguration", false, payload, &why) == false);
    cr_expect(eq(str, why.sentence, (char *)"must have at most 50 characters, has 60"));
    key[50] = '\0';
    cJSON_ReplaceItemInArray(keys, 0, cJSON_CreateString(key));
    cr_expect(ocpp_validate(v16(), "GetConfiguration", false, payload, &why));
    cJSON_Delete(payload);
}

struct all {
    char said[2000];
};

static void tell(void *with, const struct ocpp_violation *v)
{
    struct all *all = with;
    size_t n = strlen(all->said);

    snprintf(all->said + n, sizeof(all->said) - n, "%s%s %s;", v->is_note ? "note " : "", v->path,
             v->sentence);
}

/* Was: of a payload with three faults one was told. */
Test(message, all_violations_of_a_payload_are_told)
{
    static const struct {
        const char *action, *payload, *want;
        bool fits;
    } rows[] = {
        {"StopTransaction",
         "{\"connectorId\":1,\"disconnectReason\":\"EVDisconnected\",\"meterStop\":\"1625\","
         "\"timestamp\":\"x\"}",
         "$.meterStop must be an integer, is a string;$.timestamp must be a date-time, is \"x\";"
         "$.transactionId is missing;$.connectorId the message has no such field;"
         "$.disconnectReason the message has no such field;",
         false},
        {"MeterValues",
         "{\"connectorId\":\"1\",\"meterValue\":[{\"timestamp\":1,\"sampledValue\":[{},3]},7]}",
         "$.connectorId must be an integer, is a string;$.meterValue[0].timestamp must be a "
         "string, is a number;$.meterValue[0].sampledValue[0].value is missing;"
         "$.meterValue[0].sampledValue[1] must be an object, is a number;$.meterValue[1] must be "
         "an object, is a number;",
         false},
        {"Heartbeat", "{}", "", true},
        {"MeterValues", "{\"connectorId\":1,\"meterValue\":[]}",
         "note $.meterValue must have at least 1 item by the text of the standard, has 0;", true},
        {"StopTransaction",
         "{\"meterStop\":1,\"timestamp\":\"2026-03-06T10:00:00Z\",\"transactionId\":1,"
         "\"transactionData\":[{\"sampledValue\":[],\"timestamp\":\"2026-03-06T10:00:00Z\"}]}",
         "note $.transactionData[0].sampledValue must have at least 1 item by the text of the "
         "standard, has 0;",
         true},
        {"GetConfiguration", "{\"key\":[]}", "", true},
        {"heartbeat", "{}", "$ OCPP 1.6 has no message \"heartbeat\";", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *payload = cJSON_Parse(rows[i].payload);
        struct all all = {""};
        bool fits = ocpp_validate_all(v16(), rows[i].action, false, payload, tell, &all);

        cr_expect_str_eq(all.said, rows[i].want, "row %zu: %s", i, all.said);
        cr_expect_eq(fits, rows[i].fits, "row %zu", i);
        cr_expect_eq(ocpp_validate(v16(), rows[i].action, false, payload, NULL), fits, "row %zu",
                     i);
        cJSON_Delete(payload);
    }
}

Test(message, a_violation_in_words_names_its_place_and_fits_an_error_description)
{
    struct ocpp_violation v = {.code = OCPP_FormatViolation, .path = "$.a", .sentence = "is odd"};
    char *text = ocpp_violation_text(&v);

    cr_expect_str_eq(text, "$.a is odd");
    free(text);
    v.path[0] = '\0';
    text = ocpp_violation_text(&v);
    cr_expect_str_eq(text, "is odd");
    free(text);
    memset(v.path, 'p', sizeof(v.path) - 1);
    for (size_t i = 0; i + 2 < sizeof(v.sentence); i += 2)
        memcpy(v.sentence + i, "\xc3\xa9", 2);
    text = ocpp_violation_text(&v);
    cr_expect_eq(strlen(text), 160 + 2 * 95, "%zu", strlen(text)); /* 255 characters */
    free(text);
}
