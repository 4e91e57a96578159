/* title: commands reach a station one at a time, and what becomes of each can be read */
#include "fixture/yard.h"

/* Sends a command; @return its id */
static int command(struct yard *yard, const char *action, const char *args)
{
    char body[300];
    cJSON *answer;
    int id;

    snprintf(body, sizeof(body), "{\"station\":\"CP-1\",\"action\":\"%s\",\"args\":%s}", action,
             args);
    answer = yard_ask(yard, "POST", "/api/csms/commands", body);
    cr_assert(get(answer, "command") != NULL, "%s", get(answer, "error")->valuestring);
    id = get(answer, "command")->valueint;
    cJSON_Delete(answer);
    return id;
}

/* What has become of it: "answered {"status":"Accepted"}" */
static void fate(struct yard *yard, int id, char out[300])
{
    char path[60];
    cJSON *answer;
    char *payload;

    snprintf(path, sizeof(path), "/api/csms/commands/%d", id);
    answer = yard_ask(yard, "GET", path, NULL);
    payload = cJSON_PrintUnformatted(get(answer, "answer"));
    snprintf(out, 300, "%s%s%s", get(answer, "state")->valuestring, payload ? " " : "",
             payload ? payload : "");
    free(payload);
    cJSON_Delete(answer);
}

#define fate_is(yard, id, expected)                                                                \
    do {                                                                                           \
        char text_[300];                                                                           \
        fate(yard, id, text_);                                                                     \
        cr_expect(eq(str, text_, (char *)(expected)));                                             \
    } while (0)

/* The last frame the station was sent, if it is a CALL of @p action. */
static const cJSON *last_call(const struct puppet *puppet, const char *action)
{
    const cJSON *frame = cJSON_GetArrayItem(puppet->sent, cJSON_GetArraySize(puppet->sent) - 1);

    if (cJSON_GetArrayItem(frame, 0)->valueint != 2 ||
        strcmp(cJSON_GetArrayItem(frame, 2)->valuestring, action) != 0)
        return NULL;
    return frame;
}

static void answer(struct puppet *puppet, const cJSON *call, const char *payload)
{
    char text[300];

    snprintf(text, sizeof(text), "[3,\"%s\",%s]", cJSON_GetArrayItem(call, 1)->valuestring,
             payload);
    puppet_text(puppet, text);
}

#define UNLOCK "UnlockConnector", "{\"connectorId\":1}"

Test(commands, the_stations_answer_is_the_commands_fate)
{
    struct yard yard;
    struct puppet puppet;
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = command(&yard, UNLOCK);
    fate_is(&yard, id, "sent");
    cr_expect(not(refstack_settled(yard.rs)));
    cr_assert(last_call(&puppet, "UnlockConnector") != NULL);
    answer(&puppet, last_call(&puppet, "UnlockConnector"), "{\"status\":\"UnlockFailed\"}");
    fate_is(&yard, id, "answered {\"status\":\"UnlockFailed\"}");
    yard_wait(&yard, 0);
    cr_expect(refstack_settled(yard.rs));
    story_end(&yard, &puppet);
}

Test(commands, the_next_waits_until_the_first_is_answered)
{
    struct yard yard;
    struct puppet puppet;
    int first, second, frames;

    story_begin(&yard, &puppet, MUTANT_none);
    first = command(&yard, UNLOCK);
    frames = cJSON_GetArraySize(puppet.sent);
    second = command(&yard, "Reset", "{\"type\":\"Soft\"}");
    cr_expect(eq(int, cJSON_GetArraySize(puppet.sent), frames));
    answer(&puppet, last_call(&puppet, "UnlockConnector"), "{\"status\":\"Unlocked\"}");
    cr_assert(last_call(&puppet, "Reset") != NULL);
    answer(&puppet, last_call(&puppet, "Reset"), "{\"status\":\"Accepted\"}");
    fate_is(&yard, first, "answered {\"status\":\"Unlocked\"}");
    fate_is(&yard, second, "answered {\"status\":\"Accepted\"}");
    story_end(&yard, &puppet);
}

Test(commands, calls_may_cross)
{
    struct yard yard;
    struct puppet puppet;
    const cJSON *call;
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = command(&yard, UNLOCK);
    call = last_call(&puppet, "UnlockConnector");
    puppet_ask(&puppet, "Heartbeat", "{}");
    answer(&puppet, call, "{\"status\":\"Unlocked\"}");
    fate_is(&yard, id, "answered {\"status\":\"Unlocked\"}");
    story_end(&yard, &puppet);
}

Test(commands, a_station_that_does_not_answer_makes_it_a_timeout)
{
    struct yard yard;
    struct puppet puppet;
    const cJSON *call;
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    id = command(&yard, UNLOCK);
    call = last_call(&puppet, "UnlockConnector");
    yard_wait(&yard, 29);
    fate_is(&yard, id, "sent");
    yard_wait(&yard, 1);
    fate_is(&yard, id, "timeout");
    answer(&puppet, call, "{\"status\":\"Unlocked\"}"); /* too late */
    fate_is(&yard, id, "timeout");
    story_end(&yard, &puppet);
}

Test(commands, a_station_that_is_not_there_makes_it_offline)
{
    struct yard yard;
    struct puppet puppet;
    int early, id;

    story_begin(&yard, &puppet, MUTANT_none);
    early = command(&yard, UNLOCK);
    puppet_lose(&puppet);
    fate_is(&yard, early, "offline");
    id = command(&yard, UNLOCK);
    fate_is(&yard, id, "offline");
    yard_wait(&yard, 0);
    cr_expect(refstack_settled(yard.rs));
    yard_end(&yard);
}

Test(commands, what_goes_wrong_is_an_error)
{
    struct yard yard;
    struct puppet puppet;
    char text[200];
    int id;

    story_begin(&yard, &puppet, MUTANT_none);
    fate_is(&yard, command(&yard, "Explode", "{}"), "error");
    fate_is(&yard, command(&yard, "Heartbeat", "{}"), "error");
    fate_is(&yard, command(&yard, "UnlockConnector", "{\"connectorId\":\"one\"}"), "error");
    id = command(&yard, UNLOCK);
    snprintf(text, sizeof(text), "[4,\"%s\",\"NotSupported\",\"\",{}]",
             cJSON_GetArrayItem(last_call(&puppet, "UnlockConnector"), 1)->valuestring);
    puppet_text(&puppet, text);
    fate_is(&yard, id, "error");
    id = command(&yard, UNLOCK);
    answer(&puppet, last_call(&puppet, "UnlockConnector"), "{\"status\":\"Perhaps\"}");
    fate_is(&yard, id, "error {\"status\":\"Perhaps\"}");
    story_end(&yard, &puppet);
}

Test(commands, the_end_of_a_command_is_news)
{
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_none);
    command(&yard, UNLOCK);
    cr_expect(eq(i64, vclock_next_ms(yard.clk), YARD_MS + 30000));
    answer(&puppet, last_call(&puppet, "UnlockConnector"), "{\"status\":\"Unlocked\"}");
    cr_expect(eq(i64, vclock_next_ms(yard.clk), YARD_MS));
    story_end(&yard, &puppet);
}

Test(mutants, unlock_does_nothing)
{
    struct yard yard;
    struct puppet puppet;

    story_begin(&yard, &puppet, MUTANT_unlock_does_nothing);
    fate_is(&yard, command(&yard, UNLOCK), "answered {\"status\":\"Unlocked\"}");
    cr_expect(last_call(&puppet, "UnlockConnector") == NULL);
    fate_is(&yard, command(&yard, "Reset", "{\"type\":\"Soft\"}"), "sent");
    story_end(&yard, &puppet);
}

/* CALLs that a station has after it booted, not one of them answered. */
static int calls_after_boot(enum mutant mutant, bool quiet)
{
    struct yard yard = {.clk = vclock_new(YARD_MS)};
    struct refstack_config config = {.clk = yard.clk,
                                     .crypto = yard_crypto(),
                                     .mutant = mutant,
                                     .quiet = quiet,
                                     .heartbeat_s = 300};
    struct puppet puppet;
    const cJSON *frame;
    char *why;
    int calls = 0;

    yard.rs = refstack_new(&config, &why);
    yard_station(&yard, "CP-1");
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    cJSON_ArrayForEach (frame, puppet.sent) {
        calls += cJSON_GetArrayItem(frame, 0)->valueint == 2;
    }
    cr_expect(eq(int, cJSON_GetArrayItem(cJSON_GetArrayItem(puppet.sent, 0), 0)->valueint, 3));
    story_end(&yard, &puppet);
    return calls;
}

Test(commands, a_station_that_has_booted_is_asked_for_its_configuration_unless_the_csms_is_quiet)
{
    cr_expect(eq(int, calls_after_boot(MUTANT_none, false), 1));
    cr_expect(eq(int, calls_after_boot(MUTANT_none, true), 0));
}

Test(mutants, sends_two_calls_at_once)
{
    cr_expect(eq(int, calls_after_boot(MUTANT_sends_two_calls_at_once, false), 2));
}
