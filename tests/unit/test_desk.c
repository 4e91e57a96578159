/* title: the support desk tells, sends, promises and escalates */
#include <unistd.h>

#include "fixture/desk_story.h"

Test(desk, a_stuck_cable_takes_the_nearest_van_and_a_delay_is_told_before_the_promise_breaks)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    puppet_status(&puppet, "Finishing", "ConnectorLockFailure");
    yard_wait(&yard, 3 * MIN);
    cr_assert(eq(int, opened(&yard, CALL), 1));
    acted(&yard, 1, "identify", "agent", NULL);
    acted(&yard, 1, "dispatch", "agent", "{\"parts\":\"lock\"}");
    yard_wait(&yard, 5 * MIN);
    acted(&yard, 1, "late", "technician", "{\"due_ms\":1772820600000,\"why\":\"traffic\"}");
    yard_wait(&yard, 25 * MIN);
    acted(&yard, 1, "on_site", "technician", NULL);
    acted(&yard, 1, "returned", "technician", NULL);
    acted(&yard, 1, "close", "agent", "{\"outcome\":\"cable returned\"}");
    expect_story(&yard, "17:30 1 alarm\n"
                        "17:33 1 contact\n"
                        "17:33 1 identify\n"
                        "17:33 1 assigned Ann\n"
                        "17:33 1 dispatch Van 3 7.8\n"
                        "17:33 1 eta Van 3 by 17:50\n"
                        "17:33 1 message Parent eta by 17:50\n"
                        "17:38 1 promise_renewed arrival by 18:10\n"
                        "17:38 1 eta Van 3 by 18:10\n"
                        "17:38 1 message Parent eta by 18:10\n"
                        "18:03 1 on_site\n"
                        "18:03 1 promise_kept arrival\n"
                        "18:03 1 returned\n"
                        "18:03 1 close\n");
    puppet_end(&puppet);
    yard_end(&yard);
}

Test(desk, dispatch_answers_who_how_far_and_when)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    answer = act(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(eq(str, get(answer, "technician")->valuestring, "Van 3"));
    cr_expect(eq(str, get(answer, "km")->valuestring, "7.8"));
    cr_expect(get(answer, "eta_ms")->valuedouble == 1772819400000.0); /* 17:50 */
    cr_expect(eq(int, get(answer, "promise")->valueint, 1));
    cJSON_Delete(answer);
    answer = act(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(get(answer, "error") != NULL, "somebody is on the way");
    cJSON_Delete(answer);
    yard_end(&yard);
}

Test(desk, an_unanswered_letter_escalates_before_it_breaches)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, MAIL);
    yard_wait(&yard, 11 * MIN);
    replied(&yard, 1, "explanation");
    yard_wait(&yard, 600 * MIN);
    expect_story(&yard, "17:30 1 contact\n"
                        "17:38 1 escalate first_reply\n"
                        "17:40 1 breach first_reply\n"
                        "17:41 1 assigned Ann\n"
                        "17:41 1 message Writer explanation\n");
    yard_end(&yard);
}

Test(desk, a_receipt_is_no_answer_and_a_word_on_the_phone_is)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, MAIL);
    opened(&yard, CALL);
    replied(&yard, 1, "received");
    acted(&yard, 2, "triage", "agent", NULL);
    yard_wait(&yard, 15 * MIN);
    cr_expect(told(&yard, "17:40 1 breach first_reply"));
    cr_expect(not(told(&yard, "2 breach")));
    yard_end(&yard);
}

Test(desk, on_site_counts_from_the_first_notice_of_a_fault)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    staff(&yard, false, false);
    opened(&yard, CALL);
    acted(&yard, 1, "identify", "agent", NULL);
    yard_wait(&yard, 100 * MIN);
    acted(&yard, 1, "dispatch", "agent", NULL);
    yard_wait(&yard, 30 * MIN);
    cr_expect(told(&yard, "19:06 1 escalate on_site"));
    cr_expect(told(&yard, "19:30 1 breach on_site"));
    yard_end(&yard);
}

Test(desk, nobody_has_to_come_to_a_fault_that_is_gone_or_to_what_is_none)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    opened(&yard, MAIL);
    acted(&yard, 1, "released", "agent", NULL);
    replied(&yard, 2, "explanation");
    yard_wait(&yard, 48 * 60 * MIN);
    cr_expect(not(told(&yard, "on_site")));
    yard_end(&yard);
}

Test(desk, a_clock_that_only_the_new_grade_has_counts_from_the_first_notice)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    answer = yard_ask(&yard, "PUT", "/api/desk/sla",
                      "{\"grades\":{\"L1\":{\"resolution_ms\":3600000}}}");
    cr_assert(get(answer, "error") == NULL);
    cJSON_Delete(answer);
    opened(&yard, CALL);
    yard_wait(&yard, 10 * MIN);
    acted(&yard, 1, "classify", "agent", "{\"grade\":\"L1\"}");
    yard_wait(&yard, 60 * MIN);
    cr_expect(told(&yard, "18:18 1 escalate resolution"));
    cr_expect(told(&yard, "18:30 1 breach resolution"));
    yard_end(&yard);
}

Test(desk, when_nobody_can_go_it_is_tried_again_until_somebody_is_free)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    staff(&yard, false, false);
    opened(&yard, CALL);
    answer = act(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(cJSON_IsNull(get(answer, "technician")));
    cJSON_Delete(answer);
    yard_wait(&yard, 20 * MIN);
    staff(&yard, true, false);
    cr_expect(told(&yard, "17:50 1 dispatch Van 7 62.4"));
    yard_end(&yard);
}

Test(desk, the_beginning_of_a_shift_ends_the_wait)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    yard_wait(&yard, 6 * 60 * MIN); /* 23:30; Van 3 begins at 07:00 */
    staff(&yard, false, true);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    yard_wait(&yard, 10 * 60 * MIN);
    cr_expect(told(&yard, "07:00 1 dispatch Van 3"));
    yard_end(&yard);
}

Test(desk, whoever_is_sent_is_not_free_for_the_next_until_the_first_is_done)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    station_at(&yard, "CP-2", 52100000);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    opened(&yard, "{\"channel\":\"app\",\"requester\":\"Other\",\"words\":\"dead\","
                  "\"category\":\"fault\",\"station\":\"CP-2\"}");
    staff(&yard, false, true); /* an old list: Van 3 is on the way, whatever it says */
    acted(&yard, 2, "dispatch", "agent", NULL);
    cr_expect(not(told(&yard, "2 dispatch")));
    yard_wait(&yard, 20 * MIN);
    acted(&yard, 1, "on_site", "technician", NULL);
    acted(&yard, 1, "close", "agent", NULL);
    cr_expect(told(&yard, "17:50 2 dispatch Van 3 1.4"), "from where the first job was");
    yard_end(&yard);
}

Test(desk, anything_can_be_promised_and_what_nothing_is_said_of_cannot)
{
    static const struct {
        const char *args, *step; /* NULL: refused */
    } rows[] = {
        {"{\"topic\":\"arrival\",\"due_ms\":1772821800000}", "1 promise arrival"},
        {"{\"what\":\"returned\",\"due_ms\":1772821800000}", "1 promise return"},
        {"{\"topic\":\"resolution\",\"due_ms\":1772821800000,\"text\":\"Soon.\"}",
         "1 message Parent resolution by 18:30"},
        {"{\"topic\":\"call_back\",\"due_ms\":1772821800000}", "1 promise call_back"},
        {"{\"topic\":\"price\",\"price\":\"0.60 EUR/kWh\"}", "1 promise price"},
        {"{\"topic\":\"price\",\"due_ms\":1772821800000}", NULL},
        {"{\"topic\":\"resolution\"}", NULL},
        {"{\"topic\":\"resolution\",\"due_ms\":1772800000000}", NULL},
        {"{\"topic\":\"luck\",\"due_ms\":1772821800000}", NULL},
        {"{\"due_ms\":1772821800000}", NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct yard yard;
        cJSON *answer;

        begin(&yard, MUTANT_none);
        opened(&yard, CALL);
        answer = act(&yard, 1, "promise", "agent", rows[i].args);
        cr_expect(rows[i].step ? !get(answer, "error") : get(answer, "error") != NULL, "row %zu",
                  i);
        cr_expect(rows[i].step == NULL || told(&yard, rows[i].step), "row %zu", i);
        cJSON_Delete(answer);
        yard_end(&yard);
    }
}

Test(desk, the_word_of_a_person_keeps_a_call_back_and_that_of_the_machine_does_not)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    acted(&yard, 1, "promise", "agent",
          "{\"topic\":\"call_back\",\"due_ms\":1772821800000,\"text\":\"Until then.\"}");
    acted(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(not(told(&yard, "promise_kept")), "neither the promise nor the arrival that is told");
    replied(&yard, 1, "progress");
    cr_expect(told(&yard, "17:30 1 promise_kept call_back"));
    yard_end(&yard);
}

Test(desk, what_it_sends_by_itself_is_no_reply_and_progress_is_waited_for_from_the_first)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    acted(&yard, 0, "sla", "planner",
          "{\"grades\":{\"L1\":{\"progress_ms\":600000,\"first_reply_ms\":1200000},\"L2\":{"
          "\"progress_ms\":600000,\"first_reply_ms\":1200000},\"L3\":{\"progress_ms\":600000,"
          "\"first_reply_ms\":1200000}}}");
    opened(&yard, "{\"channel\":\"email\",\"requester\":\"Writer\",\"words\":\"dead\","
                  "\"category\":\"fault\",\"station\":\"CP-1\"}");
    acted(&yard, 1, "dispatch", "agent", NULL); /* tells an arrival */
    yard_wait(&yard, 15 * MIN);
    cr_expect(not(told(&yard, "breach")), "nobody has replied yet");
    yard_wait(&yard, 6 * MIN);
    cr_expect(told(&yard, "17:50 1 breach first_reply"), "an arrival is no reply");
    replied(&yard, 1, "progress");
    yard_wait(&yard, 11 * MIN);
    cr_expect(told(&yard, "18:01 1 breach progress"));
    yard_end(&yard);
}

Test(desk, a_promise_that_nobody_keeps_is_warned_of_broken_and_owned_up_to)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL); /* promised by 17:50 */
    yard_wait(&yard, 25 * MIN);
    cr_expect(told(&yard, "17:48 1 escalate arrival promise\n17:50 1 breach arrival promise\n"
                          "17:50 1 message Parent progress\n"));
    yard_end(&yard);
}

#define BILL                                                                                       \
    "{\"channel\":\"email\",\"requester\":\"Writer\",\"words\":\"what did I pay?\","               \
    "\"category\":\"billing\",\"grade\":\"L2\"}"

Test(desk, pausing_stops_the_clocks_and_reopening_starts_new_ones)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    answer = yard_ask(&yard, "PUT", "/api/desk/sla",
                      "{\"grades\":{\"L2\":{\"resolution_ms\":3600000,\"first_reply_ms\":0}}}");
    cr_assert(get(answer, "error") == NULL);
    cJSON_Delete(answer);
    opened(&yard, BILL);
    yard_wait(&yard, 30 * MIN);
    acted(&yard, 1, "pause", "agent", NULL);
    yard_wait(&yard, 300 * MIN);
    acted(&yard, 1, "resume", "agent", NULL);
    yard_wait(&yard, 20 * MIN);
    acted(&yard, 1, "close", "agent", NULL);
    yard_wait(&yard, 100 * MIN);
    acted(&yard, 1, "reopen", "agent", NULL);
    yard_wait(&yard, 60 * MIN);
    expect_story(&yard, "17:30 1 contact\n"
                        "18:00 1 pause\n"
                        "18:00 1 assigned Ann\n"
                        "23:00 1 resume\n"
                        "23:18 1 escalate resolution\n"
                        "23:20 1 close\n"
                        "01:00 1 reopen\n"
                        "01:48 1 escalate resolution\n"
                        "02:00 1 breach resolution\n");
    yard_end(&yard);
}

Test(desk, a_dispatch_that_is_refused_starts_no_clock)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    opened(&yard, BILL);
    answer = yard_ask(&yard, "POST", "/api/desk/tickets/1/acts",
                      "{\"action\":\"dispatch\",\"by\":\"Ann\",\"role\":\"agent\"}");
    cr_expect(get(answer, "error") != NULL, "it names no station");
    cJSON_Delete(answer);
    yard_wait(&yard, 25 * 60 * MIN);
    cr_expect(not(told(&yard, "on_site")));
    yard_end(&yard);
}

Test(desk, a_higher_grade_brings_the_clocks_forward)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    staff(&yard, false, false);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    yard_wait(&yard, 10 * MIN);
    acted(&yard, 1, "grade", "agent", "{\"grade\":\"L1\"}");
    yard_wait(&yard, 30 * MIN);
    cr_expect(told(&yard, "17:54 1 escalate on_site"));
    cr_expect(told(&yard, "18:00 1 breach on_site"));
    yard_end(&yard);
}

Test(desk, silence_opens_a_ticket_and_the_return_closes_it_when_nobody_has_called)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    puppet_lose(&puppet);
    yard_wait(&yard, 10 * MIN);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_status(&puppet, "Available", "NoError");
    for (int i = 0; i < 16; i++) {
        yard_wait(&yard, MIN);
        puppet_call(&puppet, "Heartbeat", "{}");
    }
    expect_story(&yard, "17:32 1 alarm\n17:55 1 close\n");
    puppet_end(&puppet);
    yard_end(&yard);
}

Test(desk, a_ticket_that_somebody_called_about_is_not_closed_by_itself)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    puppet_status(&puppet, "Faulted", "OtherError");
    cr_assert(eq(int, opened(&yard, CALL), 1));
    cr_assert(eq(int, opened(&yard, CALL), 1), "the second call is about the same matter");
    puppet_status(&puppet, "Available", "NoError");
    expect_story(&yard, "17:30 1 alarm\n17:30 1 contact\n17:30 1 message_in\n");
    puppet_end(&puppet);
    yard_end(&yard);
}

Test(desk, trouble_reported_by_a_caller_first_gets_no_second_ticket)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    puppet_status(&puppet, "Finishing", "ConnectorLockFailure");
    expect_story(&yard, "17:30 1 contact\n");
    puppet_end(&puppet);
    yard_end(&yard);
}

Test(desk, everybody_who_called_about_a_station_is_told)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    puppet_status(&puppet, "Faulted", "OtherError");
    opened(&yard, CALL);
    cr_assert(eq(int,
                 opened(&yard, "{\"channel\":\"app\",\"requester\":\"Second\",\"words\":\"dead\","
                               "\"category\":\"fault\",\"station\":\"CP-1\"}"),
                 1));
    replied(&yard, 1, "progress");
    cr_expect(told(&yard, "message Parent progress\n17:30 1 message Second progress"));
    puppet_end(&puppet);
    yard_end(&yard);
}

Test(desk, the_alternative_is_the_nearest_connector_that_is_free_and_on_the_air)
{
    expect_alternative(MUTANT_none, "CP-3", "15.9");
}

Test(desk, nothing_free_is_said_rather_than_guessed)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    answer = act(&yard, 1, "alternative", "agent", ELSEWHERE);
    cr_expect(get(answer, "station") == NULL);
    cr_expect(get(answer, "error") == NULL);
    cr_expect(not(told(&yard, "alternative")));
    cJSON_Delete(answer);
    yard_end(&yard);
}

Test(desk, what_makes_no_sense_is_refused)
{
    static const struct {
        const char *path, *body;
    } rows[] = {
        {"/api/desk/tickets/9/acts", "{\"action\":\"close\",\"by\":\"A\",\"role\":\"agent\"}"},
        {"/api/desk/tickets/1/acts", "{\"action\":\"dance\",\"by\":\"A\",\"role\":\"agent\"}"},
        {"/api/desk/tickets/1/acts", "{\"action\":\"breach\",\"by\":\"A\",\"role\":\"agent\"}"},
        {"/api/desk/tickets/1/acts", "{\"action\":\"late\",\"by\":\"A\",\"role\":\"agent\"}"},
        {"/api/desk/tickets/1/acts", "{\"action\":\"promise\",\"by\":\"A\",\"role\":\"agent\"}"},
        {"/api/desk/tickets/1/acts", "{\"action\":\"grade\",\"by\":\"A\",\"role\":\"agent\"}"},
        {"/api/desk/tickets/0/acts", "{\"action\":\"close\",\"by\":\"A\",\"role\":\"agent\"}"},
        {"/api/desk/tickets/0/acts",
         "{\"action\":\"sla\",\"by\":\"A\",\"role\":\"agent\",\"args\":{\"grades\":{\"L4\":{}}}}"},
        {"/api/desk/tickets/0/acts", "{\"action\":\"staff\",\"by\":\"A\",\"role\":\"agent\","
                                     "\"args\":{\"technicians\":[{\"name\":\"X\"}]}}"},
        {"/api/desk/tickets/9/replies", "{\"by\":\"A\",\"text\":\"t\",\"topic\":\"eta\"}"},
        {"/api/desk/tickets", "{\"channel\":\"pigeon\",\"requester\":\"R\",\"words\":\"w\","
                              "\"category\":\"fault\"}"},
        {"/api/desk/tickets", "{\"channel\":\"app\",\"requester\":\"R\",\"words\":\"w\","
                              "\"category\":\"love\"}"},
        {"/api/desk/tickets", "{\"channel\":\"app\",\"requester\":\"R\",\"words\":\"w\","
                              "\"category\":\"fault\",\"grade\":\"L7\"}"},
    };
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, MAIL);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *answer = yard_ask(&yard, "POST", rows[i].path, rows[i].body);

        cr_expect(cJSON_IsString(get(answer, "error")), "row %zu", i);
        cJSON_Delete(answer);
    }
    expect_story(&yard, "17:30 1 contact\n");
    yard_end(&yard);
}

Test(desk, clocks_and_promises_survive_a_restart)
{
    char path[60];
    struct yard yard;

    snprintf(path, sizeof(path), "/tmp/desk-test-%d.db", (int)getpid());
    remove(path);
    yard.clk = vclock_new(YARD_MS);
    yard_open(&yard, MUTANT_none, path);
    staff(&yard, true, true);
    station_at(&yard, "CP-1", 52090000);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    opened(&yard, MAIL);
    refstack_free(yard.rs);
    yard_open(&yard, MUTANT_none, path);
    yard_wait(&yard, 25 * MIN);
    cr_expect(told(&yard, "17:38 2 escalate first_reply"));
    cr_expect(told(&yard, "17:50 1 breach arrival promise"));
    yard_end(&yard);
    remove(path);
}
