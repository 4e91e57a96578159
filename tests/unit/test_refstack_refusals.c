/* title: what is wrong is refused by the CSMS, with the code and the words that fit */
#include "fixture/yard.h"
#include "refstack/stack/stack.h"

Test(refusals, what_is_wrong_gets_the_error_code_that_fits)
{
    static const struct {
        const char *action, *payload, *code, *words;
    } rows[] = {
        {"Explode", "{}", "NotImplemented", "this version of OCPP has no such action"},
        {"heartbeat", "{}", "NotImplemented", "this version of OCPP has no such action"},
        {"Heartbeat", "{\"colour\":\"red\"}", "FormationViolation",
         "$.colour the message has no such field"},
        {"Reset", "{\"type\":\"Soft\"}", "NotSupported", "a station does not send this"},
        {"Authorize", "{\"idTag\":5}", "TypeConstraintViolation",
         "$.idTag must be a string, is a number"},
        {"Authorize", "{}", "OccurenceConstraintViolation", "$.idTag is missing"},
        {"Authorize", "{\"idTag\":\"AA\",\"colour\":\"red\"}", "FormationViolation",
         "$.colour the message has no such field"},
        {"Authorize", "{\"idTag\":\"123456789012345678901\"}", "PropertyConstraintViolation",
         "$.idTag must have at most 20 characters, has 21"},
        {"Authorize", "[]", "FormationViolation", "the payload is not an object"},
        /* was: taken for AA, on whose account the session began */
        {"Authorize", "{\"idTag\":\"AA\\u0000B\"}", "FormationViolation",
         "a string holds \\u0000, which many readers take for its end"},
        {"MeterValues",
         "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"" T0
         "\",\"sampledValue\":[{\"value\":\"1\"},{}]}]}",
         "OccurenceConstraintViolation", "$.meterValue[0].sampledValue[1].value is missing"},
        {"StartTransaction",
         "{\"connectorId\":0,\"idTag\":\"AA\",\"meterStart\":0,\"timestamp\":\"" T0 "\"}",
         "PropertyConstraintViolation", "$.connectorId there is no such connector"},
    };
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const cJSON *answer = puppet_call(&puppet, rows[i].action, rows[i].payload);

        cr_assert(answer != NULL, "row %zu", i);
        cr_expect(eq(int, cJSON_GetArrayItem(answer, 0)->valueint, 4), "row %zu", i);
        cr_expect(eq(str, cJSON_GetArrayItem(answer, 2)->valuestring, (char *)rows[i].code),
                  "row %zu", i);
        cr_expect(eq(str, cJSON_GetArrayItem(answer, 3)->valuestring, (char *)rows[i].words),
                  "row %zu", i);
    }
    sessions_are(&yard, "");
    story_end(&yard, &puppet);
}

static int ended_with(struct yard *yard, const char *path, const char *body)
{
    cJSON *json = cJSON_Parse(body), *answer = NULL;
    int status = refstack_request(yard->rs, "POST", path, json, &answer);

    cJSON_Delete(json);
    cJSON_Delete(answer);
    return status;
}

/* Was: the token of a station that vanished in mid session may not charge anywhere for ever. */
Test(refusals, a_session_whose_station_fell_silent_is_ended_by_the_operator)
{
    struct yard yard;
    struct puppet puppet;
    char status[20], path[60];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_ask(&puppet, "MeterValues",
               "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{\"timestamp\":\"" T1
               "\",\"sampledValue\":[{\"value\":\"3457\"}]}]}");
    snprintf(path, sizeof(path), "/api/csms/sessions/%d/end", id);
    cr_expect(eq(int, ended_with(&yard, "/api/csms/sessions/99/end", "{}"), 404));
    cr_expect(eq(int, ended_with(&yard, path, "{\"at_ms\":1}"), 400));
    cr_expect(eq(int, ended_with(&yard, path, "{\"at_ms\":9000000000000}"), 400));
    cr_expect(eq(int, ended_with(&yard, path, "{\"meter_wh\":999}"), 400));
    sessions_are(&yard, "CP-1/1 AA active 2457 -;");
    cr_expect(eq(int, ended_with(&yard, path, "{}"), 200));
    sessions_are(&yard, "CP-1/1 AA done 2457 Operator;");
    cr_expect(eq(int, ended_with(&yard, path, "{}"), 409));
    puppet_stop(&puppet, id, 6000, T2); /* it comes after all */
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;");
    cr_expect(eq(int, ended_with(&yard, path, "{}"), 409));
    id = puppet_start(&puppet, "AA", 6000, T2, status);
    snprintf(path, sizeof(path), "/api/csms/sessions/%d/end", id);
    cr_expect(eq(int, ended_with(&yard, path, "{\"meter_wh\":6100}"), 200));
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;CP-1/1 AA done 100 Operator;");
    story_end(&yard, &puppet);
}

/* The same without an operator, where a time is set. */
Test(refusals, a_session_whose_station_is_silent_for_too_long_ends_by_itself)
{
    struct yard yard;
    struct puppet puppet, again;
    char status[20];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    yard.rs->silent_session_ms = 3600000;
    id = puppet_start(&puppet, "AA", 1000, T0, status);
    puppet_ask(&puppet, "MeterValues",
               "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{\"timestamp\":\"" T1
               "\",\"sampledValue\":[{\"value\":\"3457\"}]}]}");
    puppet_lose(&puppet);
    yard_wait(&yard, 3599);
    sessions_are(&yard, "CP-1/1 AA active 2457 -;");
    yard_wait(&yard, 2);
    sessions_are(&yard, "CP-1/1 AA done 2457 Silence;");
    puppet_open(&again, &yard, "CP-1");
    puppet_stop(&again, id, 6000, T2); /* it comes after all */
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;");
    /* and one that is back in time is not ended */
    puppet_start(&again, "AA", 6000, T2, status);
    yard_wait(&yard, 3000);
    puppet_ask(&again, "Heartbeat", "{}");
    yard_wait(&yard, 3000);
    puppet_ask(&again, "Heartbeat", "{}");
    sessions_are(&yard, "CP-1/1 AA done 5000 Local;CP-1/1 AA active -1 -;");
    puppet_end(&puppet);
    story_end(&yard, &again);
}
