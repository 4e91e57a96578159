/* title: OCPP 2.0.1 payloads are judged by the message table, customData at every place */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "ocpp/message.h"

static const struct ocpp_version *v201(void)
{
    return ocpp_version("ocpp2.0.1");
}

Test(message201, every_block_has_its_messages)
{
    static const struct {
        const char *block;
        int messages;
    } want[] = {{"Security", 3},
                {"Provisioning", 8},
                {"Authorization", 2},
                {"LocalAuthorizationListManagement", 2},
                {"Transactions", 2},
                {"RemoteControl", 4},
                {"Availability", 3},
                {"Reservation", 3},
                {"TariffAndCost", 1},
                {"MeterValues", 1},
                {"SmartCharging", 9},
                {"FirmwareManagement", 5},
                {"CertificateManagement", 5},
                {"Diagnostics", 11},
                {"DisplayMessage", 4},
                {"DataTransfer", 1}};
    int from = 0, to = 0, both = 0;

    cr_assert(v201() != NULL);
    cr_expect(v201() == ocpp_version("2.0.1"));
    cr_expect(v201()->last_type == 4);
    for (const struct ocpp_message *m = v201()->messages; m->action; m++) {
        from += m->direction == OCPP_FROM_STATION;
        to += m->direction == OCPP_TO_STATION;
        both += m->direction == OCPP_BOTH;
        cr_expect(strncmp(m->source, "2.0.1 part 2, ", 14) == 0, "%s", m->action);
    }
    cr_expect(from == 24 && to == 39 && both == 1, "%d %d %d", from, to, both);
    for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
        int n = 0;

        for (const struct ocpp_message *m = v201()->messages; m->action; m++)
            n += strcmp(m->profile, want[i].block) == 0;
        cr_expect(n == want[i].messages, "%s: %d", want[i].block, n);
    }
}

struct row {
    const char *action, *payload;
    const char *code; /* "" where it fits */
    const char *path, *sentence;
};

static void expect_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cJSON *payload = cJSON_Parse(rows[i].payload);
        struct ocpp_violation why = {0};
        bool fits = ocpp_validate(v201(), rows[i].action, false, payload, &why);

        cr_expect(payload != NULL, "row %zu", i);
        cr_expect(fits == !rows[i].code[0], "row %zu: %s %s", i, why.path, why.sentence);
        if (!fits) {
            cr_expect(eq(str, (char *)ocpp_code_text(v201(), why.code), (char *)rows[i].code));
            cr_expect(eq(str, why.path, (char *)rows[i].path));
            cr_expect(eq(str, why.sentence, (char *)rows[i].sentence));
        }
        cJSON_Delete(payload);
    }
}

#define TOKEN "\"idToken\":{\"idToken\":\"04A1\",\"type\":\"ISO14443\""

Test(message201, custom_data_may_stand_in_every_object)
{
    static const struct row rows[] = {
        {"Heartbeat", "{\"customData\":{\"vendorId\":\"org.example\"}}", "", "", ""},
        {"Authorize",
         "{" TOKEN ",\"customData\":{\"vendorId\":\"org.example\",\"tyres\":[4,null]}}}", "", "",
         ""},
        {"Authorize", "{" TOKEN ",\"customData\":{\"tyres\":4}}}", "OccurrenceConstraintViolation",
         "$.idToken.customData.vendorId", "is missing"},
        {"Authorize", "{" TOKEN ",\"customData\":null}}", "TypeConstraintViolation",
         "$.idToken.customData", "must be an object, is null"},
        {"Authorize", "{" TOKEN ",\"customdata\":{\"vendorId\":\"\"}}}", "FormatViolation",
         "$.idToken.customdata", "IdToken has no such field"},
    };

    expect_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

Test(message201, each_violation_has_its_code)
{
    static const struct row rows[] = {
        {"Fly", "{}", "NotImplemented", "$", "OCPP 2.0.1 has no message \"Fly\""},
        {"MeterValues", "{\"evseId\":1,\"meterValue\":[]}", "OccurrenceConstraintViolation",
         "$.meterValue", "must have at least 1 items, has 0"},
        {"GetReport", "{\"requestId\":1,\"componentVariable\":[]}", "OccurrenceConstraintViolation",
         "$.componentVariable", "must have at least 1 items, has 0"},
        {"GetReport",
         "{\"requestId\":1,\"componentCriteria\":[\"Active\",\"Active\",\"Active\",\"Active\","
         "\"Active\"]}",
         "OccurrenceConstraintViolation", "$.componentCriteria",
         "must have at most 4 items, has 5"},
        {"NotifyEVChargingNeeds",
         "{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"DC\","
         "\"dcChargingParameters\":{\"evMaxCurrent\":400,\"evMaxVoltage\":800,"
         "\"stateOfCharge\":101}}}",
         "PropertyConstraintViolation", "$.chargingNeeds.dcChargingParameters.stateOfCharge",
         "must be at most 100, is 101"},
        {"NotifyEVChargingNeeds",
         "{\"evseId\":1,\"chargingNeeds\":{\"requestedEnergyTransfer\":\"DC\","
         "\"dcChargingParameters\":{\"evMaxCurrent\":400,\"evMaxVoltage\":800,\"bulkSoC\":-1}}}",
         "PropertyConstraintViolation", "$.chargingNeeds.dcChargingParameters.bulkSoC",
         "must be at least 0, is -1"},
        {"DataTransfer", "{\"vendorId\":\"org.example\",\"data\":[{},null,1]}", "", "", ""},
        {"DataTransfer", "{\"vendorId\":\"org.example\",\"data\":null}", "", "", ""},
    };

    expect_rows(rows, sizeof(rows) / sizeof(rows[0]));
}
