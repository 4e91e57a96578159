/* title: the desk sends nobody twice, and one trouble is one ticket */
#include "fixture/desk_story.h"

#define OTHER                                                                                      \
    "{\"channel\":\"app\",\"requester\":\"Other\",\"words\":\"dead\",\"grade\":\"L1\","            \
    "\"category\":\"fault\",\"station\":\"CP-2\"}"
#define THIRD                                                                                      \
    "{\"channel\":\"app\",\"requester\":\"Third\",\"words\":\"dark\",\"grade\":\"L3\","            \
    "\"category\":\"fault\",\"station\":\"CP-3\"}"

/* What the harness says of Van 3 alone: the list, and what it had read when it made it. */
static void roster(struct yard *yard, bool is_free, int since)
{
    char body[300];

    snprintf(body, sizeof(body),
             "{\"technicians\":[{\"name\":\"Van 3\",\"lat_e6\":52090000,\"lon_e6\":5120000,"
             "\"from_min\":420,\"to_min\":1380,\"free\":%s}],\"since\":%d}",
             is_free ? "true" : "false", since);
    yard_do(yard, "/api/desk/staff", body);
}

Test(desk, closing_a_ticket_does_not_take_its_van_from_the_next)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    staff(&yard, false, true);
    station_at(&yard, "CP-2", 52100000);
    station_at(&yard, "CP-3", 52110000);
    opened(&yard, CALL);
    opened(&yard, THIRD);
    opened(&yard, OTHER);
    acted(&yard, 1, "dispatch", "agent", NULL);
    acted(&yard, 2, "dispatch", "agent", NULL);
    acted(&yard, 3, "dispatch", "agent", NULL);
    roster(&yard, false, 100);
    acted(&yard, 1, "on_site", "technician", NULL);
    acted(&yard, 1, "returned", "technician", NULL);
    cr_expect(not(told(&yard, "3 dispatch")), "still at work there");
    yard_wait(&yard, 15 * MIN);
    roster(&yard, true, 100);
    cr_expect(told(&yard, "17:45 3 dispatch Van 3"), "the dead station before the dark lamp");
    acted(&yard, 1, "close", "agent", NULL);
    cr_expect(not(told(&yard, "2 dispatch")), "one van, one errand");
    yard_end(&yard);
}

Test(desk, a_list_that_is_older_than_the_dispatch_frees_nobody)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    staff(&yard, false, true);
    station_at(&yard, "CP-2", 52100000);
    opened(&yard, CALL);
    opened(&yard, OTHER);
    acted(&yard, 1, "dispatch", "agent", NULL); /* event 4 */
    roster(&yard, true, 2);
    acted(&yard, 2, "dispatch", "agent", NULL);
    cr_expect(not(told(&yard, "2 dispatch")));
    roster(&yard, true, 100);
    cr_expect(told(&yard, "2 dispatch Van 3"), "whoever knows of it and is free has given up");
    yard_end(&yard);
}

Test(desk, whoever_is_under_way_to_what_is_closed_is_called_off)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    yard_wait(&yard, 5 * MIN);
    acted(&yard, 1, "close", "agent", NULL);
    cr_expect(told(&yard, "17:35 1 close\n17:35 1 called_off Van 3\n"));
    yard_end(&yard);
}

Test(desk, nobody_is_sent_who_is_off_before_they_arrive)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    yard_wait(&yard, 325 * MIN); /* 22:55; Van 3 is off at 23:00, ten minutes away */
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(told(&yard, "22:55 1 dispatch Van 7 62.4"));
    yard_end(&yard);
}

Test(desk, whoever_is_held_up_beyond_their_shift_is_relieved)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    acted(&yard, 1, "late", "technician", "{\"due_ms\":1772841600000,\"why\":\"a bridge\"}");
    cr_expect(told(&yard, "1 called_off Van 3\n17:30 1 dispatch Van 7 62.4\n"),
              "00:00 is too late");
    yard_end(&yard);
}

Test(desk, a_part_that_is_missing_is_brought_by_another_van)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    acted(&yard, 1, "on_site", "technician", NULL);
    acted(&yard, 1, "needs_part", "technician", "{\"part\":\"contactor\"}");
    cr_expect(told(&yard, "1 needs_part\n17:30 1 dispatch Van 7 62.4\n"));
    yard_end(&yard);
}

Test(desk, nobody_waits_for_a_reply_where_the_desk_opens_a_ticket_again)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    answer = yard_ask(&yard, "PUT", "/api/desk/sla",
                      "{\"grades\":{\"L2\":{\"first_reply_ms\":600000}}}");
    cr_assert(cJSON_GetObjectItemCaseSensitive(answer, "error") == NULL);
    cJSON_Delete(answer);
    opened(&yard, CALL);
    acted(&yard, 1, "identify", "agent", NULL);
    acted(&yard, 1, "close", "agent", NULL);
    acted(&yard, 1, "needs_part", "technician", "{\"part\":\"contactor\"}");
    yard_wait(&yard, 20 * MIN);
    cr_expect(told(&yard, "1 reopen"));
    cr_expect(not(told(&yard, "first_reply")));
    opened(&yard, CALL); /* now the customer asks, too */
    yard_wait(&yard, 11 * MIN);
    cr_expect(told(&yard, "18:00 1 breach first_reply"));
    yard_end(&yard);
}

Test(desk, what_the_desk_sends_by_itself_it_closes_by_itself)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    acted(&yard, 1, "on_site", "technician", NULL);
    acted(&yard, 1, "returned", "technician", NULL);
    acted(&yard, 1, "close", "agent", NULL);
    acted(&yard, 1, "needs_part", "technician", "{\"part\":\"contactor\"}");
    cr_expect(told(&yard, "1 reopen\n17:30 1 dispatch Van 7 62.4\n"));
    acted(&yard, 1, "on_site", "technician", NULL);
    acted(&yard, 1, "test", "technician", "{\"what\":\"station\",\"good\":false}");
    cr_expect(not(told(&yard, "1 message Parent resolution")));
    acted(&yard, 1, "test", "technician", "{\"what\":\"station\",\"good\":true}");
    cr_expect(told(&yard, "1 test\n17:30 1 message Parent resolution\n17:30 1 close\n"));
    yard_end(&yard);
}

Test(desk, an_arrival_on_another_day_is_told_with_its_day)
{
    struct yard yard;

    begin(&yard, MUTANT_none);
    staff(&yard, true, false);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(said(&yard, "Van 7 is on the way and will be there by 19:00."));
    acted(&yard, 1, "late", "technician", "{\"due_ms\":1772906400000,\"why\":\"snow\"}");
    cr_expect(said(&yard, "by 18:00 on Saturday 7 March, later than promised: snow."));
    acted(&yard, 1, "late", "technician", "{\"due_ms\":1773164700000}");
    cr_expect(said(&yard, "by 17:45 on Tuesday 10 March"));
    yard_end(&yard);
}

Test(desk, holidays_stand_beside_the_hours_and_nowhere_else)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_none);
    answer = yard_ask(&yard, "PUT", "/api/desk/sla",
                      "{\"hours\":{\"from_min\":540,\"to_min\":1260,"
                      "\"holidays\":[\"2026-03-07\"]}}");
    cr_expect(get(answer, "error") != NULL, "they would be overlooked there");
    cJSON_Delete(answer);
    answer =
        yard_ask(&yard, "PUT", "/api/desk/sla",
                 "{\"grades\":{\"L3\":{\"first_reply_ms\":14400000}},"
                 "\"hours\":{\"from_min\":540,\"to_min\":1260},\"holidays\":[\"2026-03-07\"]}");
    cr_assert(get(answer, "error") == NULL);
    cJSON_Delete(answer);
    opened(&yard, "{\"channel\":\"email\",\"requester\":\"Writer\",\"words\":\"hello\","
                  "\"category\":\"other\",\"grade\":\"L3\"}");
    yard_wait(&yard, 48 * 60 * MIN);
    cr_expect(told(&yard, "09:30 1 breach first_reply"), "3:30 h on Friday, the rest on Sunday");
    cr_expect(not(said(&yard, "Saturday")));
    yard_end(&yard);
}

/* So many minutes in which a station does nothing but heartbeats. */
static void idles(struct yard *yard, struct puppet *puppet, int minutes)
{
    for (int i = 0; i < minutes; i++) {
        yard_wait(yard, MIN);
        puppet_call(puppet, "Heartbeat", "{}");
    }
}

/* A fault that comes and goes every minute. */
static void flap(struct yard *yard, struct puppet *puppet, int times)
{
    for (int i = 0; i < times; i++) {
        puppet_status(puppet, "Faulted", "GroundFailure");
        yard_wait(yard, 30);
        puppet_status(puppet, "Available", "NoError");
        yard_wait(yard, 30);
    }
}

Test(desk, a_station_that_comes_and_goes_is_one_ticket)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    flap(&yard, &puppet, 40);
    idles(&yard, &puppet, 20);
    expect_story(&yard, "17:30 1 alarm\n18:24 1 close\n");
    flap(&yard, &puppet, 3); /* the same day: it had not been over */
    cr_expect(told(&yard, "18:30 1 reopen\n"));
    cr_expect(not(told(&yard, " 2 alarm")));
    idles(&yard, &puppet, 26 * 60);
    flap(&yard, &puppet, 1);
    cr_expect(told(&yard, " 2 alarm"), "another day, another trouble");
    puppet_end(&puppet);
    yard_end(&yard);
}

/* Three times in the first hour, then once, then not at all: each close counted all of them. */
Test(desk, what_came_back_is_counted_anew_after_each_close)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    flap(&yard, &puppet, 4);
    idles(&yard, &puppet, 20);
    cr_expect(said(&yard, "resolved itself; it had come back 3 times."));
    flap(&yard, &puppet, 2);
    idles(&yard, &puppet, 20);
    cr_expect(said(&yard, "resolved itself; it had come back 1 time."));
    flap(&yard, &puppet, 1);
    idles(&yard, &puppet, 20);
    cr_expect(said(&yard, "The problem resolved itself."));
    cr_expect(not(said(&yard, "come back 4 times")));
    puppet_end(&puppet);
    yard_end(&yard);
}

Test(desk, what_comes_back_while_somebody_looks_after_it_stays_their_ticket)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_none);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    puppet_status(&puppet, "Faulted", "GroundFailure");
    puppet_status(&puppet, "Available", "NoError");
    yard_wait(&yard, 5 * MIN);
    cr_expect(eq(int, opened(&yard, CALL), 1), "a caller joins while it is quiet");
    yard_wait(&yard, 30 * MIN);
    puppet_status(&puppet, "Faulted", "GroundFailure");
    cr_expect(not(told(&yard, "1 close")));
    cr_expect(not(told(&yard, "2 alarm")));
    puppet_end(&puppet);
    yard_end(&yard);
}
