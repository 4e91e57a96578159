/* title: lists longer than a station takes in one message go to it in parts */
#include "fixture/yard.h"

static int command(struct yard *yard, const char *action, const char *args)
{
    char body[1500];
    cJSON *answer;
    int id;

    snprintf(body, sizeof(body), "{\"station\":\"CP-1\",\"action\":\"%s\",\"args\":%s}", action,
             args);
    answer = yard_ask(yard, "POST", "/api/csms/commands", body);
    cr_assert(get(answer, "command") != NULL, "%s", args);
    id = get(answer, "command")->valueint;
    cJSON_Delete(answer);
    return id;
}

/* The payload of the last CALL that the station got, and answers it. */
static void expect_part(struct puppet *puppet, const char *payload, const char *answer)
{
    const cJSON *call = cJSON_GetArrayItem(puppet->sent, cJSON_GetArraySize(puppet->sent) - 1);
    char *got, text[600];

    cr_assert(eq(int, cJSON_GetArrayItem(call, 0)->valueint, 2));
    got = cJSON_PrintUnformatted(cJSON_GetArrayItem(call, 3));
    cr_expect(eq(str, got, (char *)(uintptr_t)payload));
    free(got);
    snprintf(text, sizeof(text), "[3,\"%s\",%s]", cJSON_GetArrayItem(call, 1)->valuestring, answer);
    puppet_text(puppet, text);
}

/* "answered {..}" or "error: sentence" */
static void expect_fate(struct yard *yard, int id, const char *expected)
{
    char path[60], text[900];
    cJSON *shown;
    char *answer;

    snprintf(path, sizeof(path), "/api/csms/commands/%d", id);
    shown = yard_ask(yard, "GET", path, NULL);
    answer = cJSON_PrintUnformatted(get(shown, "answer"));
    snprintf(text, sizeof(text), "%s%s%s%s%s", get(shown, "state")->valuestring,
             get(shown, "error") ? ": " : "",
             get(shown, "error") ? get(shown, "error")->valuestring : "", answer ? " " : "",
             answer ? answer : "");
    cr_expect(eq(str, text, (char *)(uintptr_t)expected));
    free(answer);
    cJSON_Delete(shown);
}

static void expect_record(struct yard *yard, const char *kind, const char *expected)
{
    char path[90], text[600] = "";
    cJSON *answer;
    const cJSON *r;

    snprintf(path, sizeof(path), "/api/csms/stations/CP-1/records?kind=%s", kind);
    answer = yard_ask(yard, "GET", path, NULL);
    cJSON_ArrayForEach (r, get(answer, "records")) {
        size_t used = strlen(text);

        snprintf(text + used, sizeof(text) - used, "%s=%s;", get(r, "key")->valuestring,
                 get(r, "state") ? get(r, "state")->valuestring : "");
    }
    cJSON_Delete(answer);
    cr_expect(eq(str, text, (char *)(uintptr_t)expected), "%s", kind);
}

static void report(struct puppet *puppet, const char *component, const char *variable,
                   const char *more)
{
    char payload[500];

    snprintf(payload, sizeof(payload),
             "{\"requestId\":1,\"generatedAt\":\"" T0 "\",\"seqNo\":0,\"reportData\":[{"
             "\"component\":{\"name\":\"%s\"},\"variable\":{\"name\":\"%s\"%s]}",
             component, variable, more);
    puppet_ask(puppet, "NotifyReport", payload);
}

#define INSTANCE(name, value)                                                                      \
    ",\"instance\":\"" name "\"},\"variableAttribute\":[{\"value\":\"" value "\"}]}"
#define VALUE(value) "},\"variableAttribute\":[{\"value\":\"" value "\"}]}"
#define WANTED(name) "{\"component\":{\"name\":\"A\"},\"variable\":{\"name\":\"" name "\"}}"
#define FOUND(name)                                                                                \
    "{\"attributeStatus\":\"Accepted\",\"component\":{\"name\":\"A\"},\"variable\":{\"name\":"     \
    "\"" name "\"},\"attributeValue\":\"" name "\"}"

Test(parts, of_a_question_are_as_long_as_the_station_takes_and_its_answers_are_one)
{
    struct yard yard;
    struct puppet puppet;
    int id;

    story201_begin(&yard, &puppet, MUTANT_none);
    report(&puppet, "DeviceDataCtrlr", "ItemsPerMessage", INSTANCE("GetVariables", "2"));
    id = command(&yard, "GetVariables",
                 "{\"getVariableData\":[" WANTED("p") "," WANTED("q") "," WANTED("r") "]}");
    expect_part(&puppet, "{\"getVariableData\":[" WANTED("p") "," WANTED("q") "]}",
                "{\"getVariableResult\":[" FOUND("p") "," FOUND("q") "]}");
    expect_fate(&yard, id, "sent");
    expect_part(&puppet, "{\"getVariableData\":[" WANTED("r") "]}",
                "{\"getVariableResult\":[" FOUND("r") "]}");
    expect_fate(&yard, id,
                "answered {\"getVariableResult\":[" FOUND("p") "," FOUND("q") "," FOUND("r") "]}");
    expect_record(&yard, "value", "A////p//=p;A////q//=q;A////r//=r;");
    story_end(&yard, &puppet);
}

Test(parts, of_what_is_set_are_no_longer_in_bytes_than_the_station_takes)
{
    static const char *const rows[] = {"150", "220"};
    static const int calls[] = {3, 2};

    for (int i = 0; i < 2; i++) {
        struct yard yard;
        struct puppet puppet;
        char most[300];
        int before;

        story201_begin(&yard, &puppet, MUTANT_none);
        snprintf(most, sizeof(most),
                 ",\"instance\":\"SetVariables\"},\"variableAttribute\":[{"
                 "\"value\":\"%s\"}]}",
                 rows[i]);
        report(&puppet, "DeviceDataCtrlr", "BytesPerMessage", most);
        before = cJSON_GetArraySize(puppet.sent);
        command(&yard, "SetVariables",
                "{\"setVariableData\":[{\"attributeValue\":\"1\",\"component\":{\"name\":\"A\"},"
                "\"variable\":{\"name\":\"p\"}},{\"attributeValue\":\"1\",\"component\":{\"name\":"
                "\"A\"},\"variable\":{\"name\":\"q\"}},{\"attributeValue\":\"1\",\"component\":{"
                "\"name\":\"A\"},\"variable\":{\"name\":\"r\"}}]}");
        for (int n = 0; n < calls[i]; n++) {
            const cJSON *call = cJSON_GetArrayItem(puppet.sent, before + n);
            char *text = cJSON_PrintUnformatted(call), answer[700] = "{\"setVariableResult\":[";
            const cJSON *item;

            cr_assert(call != NULL, "part %d", n);
            cr_expect(le(sz, strlen(text), (size_t)strtol(rows[i], NULL, 10)), "%s", text);
            free(text);
            cJSON_ArrayForEach (item, get(cJSON_GetArrayItem(call, 3), "setVariableData")) {
                snprintf(answer + strlen(answer), 300,
                         "%s{\"attributeStatus\":\"Accepted\",\"component\":{\"name\":\"A\"},"
                         "\"variable\":{\"name\":\"%s\"}}",
                         item->prev->next ? "," : "",
                         get(get(item, "variable"), "name")->valuestring);
            }
            snprintf(answer + strlen(answer), 3, "]}");
            text = cJSON_PrintUnformatted(cJSON_GetArrayItem(call, 3));
            expect_part(&puppet, text, answer);
            free(text);
        }
        cr_expect(eq(int, cJSON_GetArraySize(puppet.sent), before + calls[i]));
        expect_record(&yard, "value", "A////p//=1;A////q//=1;A////r//=1;");
        story_end(&yard, &puppet);
    }
}

#define CARD201(id)                                                                                \
    "{\"idToken\":{\"idToken\":\"" id "\",\"type\":\"ISO14443\"},\"idTokenInfo\":{\"status\":"     \
    "\"Accepted\"}}"
#define LIST201(version, type, cards)                                                              \
    "{\"versionNumber\":" version ",\"updateType\":\"" type                                        \
    "\",\"localAuthorizationList\":[" cards "]}"

Test(parts, of_a_local_list_go_on_differentially_with_the_next_version)
{
    struct yard yard;
    struct puppet puppet;
    int id;

    story201_begin(&yard, &puppet, MUTANT_none);
    report(&puppet, "LocalAuthListCtrlr", "ItemsPerMessage", VALUE("1"));
    id = command(&yard, "SendLocalList", LIST201("4", "Full", CARD201("AA") "," CARD201("BB")));
    expect_part(&puppet, LIST201("4", "Full", CARD201("AA")), "{\"status\":\"Accepted\"}");
    expect_part(&puppet, LIST201("5", "Differential", CARD201("BB")), "{\"status\":\"Accepted\"}");
    expect_fate(&yard, id, "answered {\"status\":\"Accepted\"}");
    expect_record(&yard, "local_list", "AA=Accepted;BB=Accepted;");
    expect_record(&yard, "local_list_version", "=5;");
    story_end(&yard, &puppet);
}

Test(parts, of_a_local_list_that_were_not_all_taken_leave_it_unknown)
{
    struct yard yard;
    struct puppet puppet;
    int id;

    story201_begin(&yard, &puppet, MUTANT_none);
    command(&yard, "SendLocalList", LIST201("1", "Full", CARD201("CC")));
    expect_part(&puppet, LIST201("1", "Full", CARD201("CC")), "{\"status\":\"Accepted\"}");
    report(&puppet, "LocalAuthListCtrlr", "ItemsPerMessage", VALUE("1"));
    id = command(&yard, "SendLocalList", LIST201("4", "Full", CARD201("AA") "," CARD201("BB")));
    expect_part(&puppet, LIST201("4", "Full", CARD201("AA")), "{\"status\":\"Accepted\"}");
    expect_part(&puppet, LIST201("5", "Differential", CARD201("BB")), "{\"status\":\"Failed\"}");
    expect_fate(&yard, id, "answered {\"status\":\"Failed\"}");
    expect_record(&yard, "local_list", "");
    story_end(&yard, &puppet);
}

Test(parts, of_a_local_list_of_1_6_are_as_its_configuration_says)
{
    struct yard yard;
    struct puppet puppet;
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    command(&yard, "GetConfiguration", "{}");
    expect_part(&puppet, "{}",
                "{\"configurationKey\":[{\"key\":\"SendLocalListMaxLength\",\"readonly\":true,"
                "\"value\":\"2\"},{\"key\":\"LocalAuthListMaxLength\",\"readonly\":true,"
                "\"value\":\"3\"},{\"key\":\"GetConfigurationMaxKeys\",\"readonly\":true,"
                "\"value\":\"1\"}]}");
#define CARD(id) "{\"idTag\":\"" id "\",\"idTagInfo\":{\"status\":\"Accepted\"}}"
    id = command(&yard, "SendLocalList",
                 "{\"listVersion\":7,\"updateType\":\"Full\",\"localAuthorizationList\":[" CARD(
                     "AA") "," CARD("BB") "," CARD("CC") "]}");
    expect_part(&puppet,
                "{\"listVersion\":7,\"updateType\":\"Full\",\"localAuthorizationList\":[" CARD(
                    "AA") "," CARD("BB") "]}",
                "{\"status\":\"Accepted\"}");
    expect_part(
        &puppet,
        "{\"listVersion\":8,\"updateType\":\"Differential\",\"localAuthorizationList\":[" CARD(
            "CC") "]}",
        "{\"status\":\"Accepted\"}");
    expect_fate(&yard, id, "answered {\"status\":\"Accepted\"}");
    expect_record(&yard, "local_list_version", "=8;");
    id = command(&yard, "SendLocalList",
                 "{\"listVersion\":9,\"updateType\":\"Full\",\"localAuthorizationList\":[" CARD(
                     "AA") "," CARD("BB") "," CARD("CC") "," CARD("DD") "]}");
    expect_fate(&yard, id, "error: the local list of the station holds 3 entries, not 4");
    id = command(&yard, "GetConfiguration", "{\"key\":[\"x\",\"y\"]}");
    expect_part(&puppet, "{\"key\":[\"x\"]}", "{\"unknownKey\":[\"x\"]}");
    expect_part(&puppet, "{\"key\":[\"y\"]}",
                "{\"configurationKey\":[{\"key\":\"y\",\"readonly\":true,\"value\":\"1\"}]}");
    expect_fate(&yard, id,
                "answered {\"unknownKey\":[\"x\"],\"configurationKey\":[{\"key\":\"y\","
                "\"readonly\":true,\"value\":\"1\"}]}");
    story_end(&yard, &puppet);
}

Test(parts, that_wait_are_lost_with_the_connection)
{
    struct yard yard;
    struct puppet puppet;
    int id;

    story201_begin(&yard, &puppet, MUTANT_none);
    report(&puppet, "MonitoringCtrlr", "ItemsPerMessage", INSTANCE("ClearVariableMonitoring", "1"));
    id = command(&yard, "ClearVariableMonitoring", "{\"id\":[1,2,3]}");
    expect_part(&puppet, "{\"id\":[1]}",
                "{\"clearMonitoringResult\":[{\"id\":1,\"status\":\"Accepted\"}]}");
    puppet_lose(&puppet);
    expect_fate(&yard, id,
                "offline: the connection was lost before an answer came "
                "{\"clearMonitoringResult\":[{\"id\":1,\"status\":\"Accepted\"}]}");
    yard_wait(&yard, 1);
    cr_expect(refstack_settled(yard.rs));
    yard_end(&yard);
}
