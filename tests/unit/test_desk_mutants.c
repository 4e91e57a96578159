/* title: each way in which the support desk can misbehave is seen */
#include "base/mem.h"
#include "fixture/desk_story.h"

Test(mutant, dispatch_ignores_distance_sends_the_first_of_the_list)
{
    struct yard yard;

    begin(&yard, MUTANT_dispatch_ignores_distance);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(told(&yard, "dispatch Van 7 62.4"));
    yard_end(&yard);
}

Test(mutant, promise_slips_silently_says_nothing_before_or_after)
{
    struct yard yard;

    begin(&yard, MUTANT_promise_slips_silently);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    acted(&yard, 1, "late", "technician", "{\"due_ms\":1772820600000,\"why\":\"traffic\"}");
    yard_wait(&yard, 60 * MIN);
    expect_story(&yard, "17:30 1 contact\n17:30 1 dispatch Van 3 7.8\n17:30 1 eta Van 3 by 17:50\n"
                        "17:30 1 message Parent eta by 17:50\n17:30 1 assigned Ann\n"
                        "17:50 1 breach arrival promise\n");
    yard_end(&yard);
}

Test(mutant, never_escalates_lets_clocks_run_out)
{
    struct yard yard;

    begin(&yard, MUTANT_never_escalates);
    opened(&yard, MAIL);
    yard_wait(&yard, 11 * MIN);
    expect_story(&yard, "17:30 1 contact\n17:40 1 breach first_reply\n");
    yard_end(&yard);
}

Test(mutant, replies_late_holds_every_reply_back_for_half_an_hour)
{
    struct yard yard;

    begin(&yard, MUTANT_replies_late);
    opened(&yard, MAIL);
    replied(&yard, 1, "explanation");
    yard_wait(&yard, 31 * MIN);
    expect_story(&yard, "17:30 1 contact\n17:30 1 assigned Ann\n17:38 1 escalate first_reply\n"
                        "17:40 1 breach first_reply\n18:00 1 message Writer explanation\n");
    yard_end(&yard);
}

Test(mutant, closes_without_answer_closes_at_once)
{
    struct yard yard;

    begin(&yard, MUTANT_closes_without_answer);
    opened(&yard, MAIL);
    expect_story(&yard, "17:30 1 contact\n17:30 1 close\n");
    yard_end(&yard);
}

Test(mutant, rolls_truck_for_everything_sends_a_van_unasked)
{
    struct yard yard;

    begin(&yard, MUTANT_rolls_truck_for_everything);
    opened(&yard, CALL);
    cr_expect(told(&yard, "1 dispatch Van 3"));
    yard_end(&yard);
}

Test(mutant, suggests_occupied_station_offers_what_is_taken)
{
    expect_alternative(MUTANT_suggests_occupied_station, "CP-2", "1.4");
}

/* What each says where the honest desk says something else; the story is the same for all. */
Test(mutant, each_way_of_telling_what_is_not_so_is_told)
{
    static const struct {
        enum mutant mutant;
        const char *told;
        bool is; /* else the honest desk tells it, and the mutant does not */
    } rows[] = {
        {MUTANT_answers_somebody_else, "message Van 7 progress", true},
        {MUTANT_tells_wrong_distance, "dispatch Van 3 0.8", true},
        {MUTANT_tells_another_arrival, "message Parent eta by 18:20", true},
        {MUTANT_pauses_without_asking, "1 pause", true},
        {MUTANT_closes_with_the_cable_held, "1 close", true},
        {MUTANT_loses_tickets, "1 contact", false},
        {MUTANT_hides_breaches, "breach first_reply", false},
        {MUTANT_mixes_up_promises, "1 promise_kept", false},
        {MUTANT_forgets_promises, "escalate resolution promise", false},
        {MUTANT_dates_replies_back, "17:30 1 message Parent progress", true},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        for (int honest = 0; honest < 2; honest++) {
            struct yard yard;

            begin(&yard, honest ? MUTANT_none : rows[i].mutant);
            opened(&yard, CALL);
            opened(&yard, MAIL);
            yard_wait(&yard, MIN);
            replied(&yard, 1, "progress");
            acted(&yard, 1, "unlock", "agent", NULL);
            acted(&yard, 1, "promise", "agent",
                  "{\"topic\":\"resolution\",\"due_ms\":1772820000000}");
            acted(&yard, 1, "dispatch", "agent", NULL);
            yard_wait(&yard, 5 * MIN);
            acted(&yard, 1, "on_site", "technician", NULL);
            yard_wait(&yard, 25 * MIN);
            cr_expect(told(&yard, rows[i].told) == (rows[i].is != honest), "row %zu, %s", i,
                      honest ? "the honest desk" : "the mutant");
            yard_end(&yard);
        }
}

Test(mutant, swallows_replies_lets_one_through)
{
    struct yard yard;

    begin(&yard, MUTANT_swallows_replies);
    opened(&yard, MAIL);
    replied(&yard, 1, "progress");
    replied(&yard, 1, "resolution");
    cr_expect(told(&yard, "message Writer progress"));
    cr_expect(not(told(&yard, "message Writer resolution")));
    yard_end(&yard);
}

Test(mutant, refuses_service_levels_answers_with_an_error)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_refuses_service_levels);
    answer = act(&yard, 0, "sla", "planner", "{}");
    cr_expect(get(answer, "error") != NULL);
    cJSON_Delete(answer);
    yard_end(&yard);
}

#define NEAR                                                                                       \
    "{\"channel\":\"app\",\"requester\":\"Other\",\"words\":\"dead\","                             \
    "\"category\":\"fault\",\"station\":\"CP-2\"}"

Test(mutant, books_a_van_twice_sends_who_is_on_the_way)
{
    struct yard yard;

    begin(&yard, MUTANT_books_a_van_twice);
    station_at(&yard, "CP-2", 52100000);
    opened(&yard, CALL);
    opened(&yard, NEAR);
    acted(&yard, 1, "dispatch", "agent", NULL);
    acted(&yard, 2, "dispatch", "agent", NULL);
    cr_expect(told(&yard, "1 dispatch Van 3") && told(&yard, "2 dispatch Van 3"));
    yard_end(&yard);
}

Test(mutant, frees_a_van_too_early_sends_who_still_mends)
{
    struct yard yard;

    begin(&yard, MUTANT_frees_a_van_too_early);
    station_at(&yard, "CP-2", 52100000);
    opened(&yard, CALL);
    opened(&yard, NEAR);
    acted(&yard, 1, "dispatch", "agent", NULL);
    staff(&yard, false, false);
    acted(&yard, 2, "dispatch", "agent", NULL);
    acted(&yard, 1, "on_site", "technician", NULL);
    cr_expect(not(told(&yard, "2 dispatch")));
    acted(&yard, 1, "returned", "technician", NULL);
    cr_expect(told(&yard, "2 dispatch Van 3 1.4"));
    yard_end(&yard);
}

Test(mutant, sends_without_the_part_does_not_look_into_the_van)
{
    struct yard yard;

    begin(&yard, MUTANT_sends_without_the_part);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", "{\"parts\":\"contactor\"}");
    cr_expect(told(&yard, "1 dispatch Van 3"));
    yard_end(&yard);
}

Test(mutant, ignores_the_shift_sends_at_night)
{
    struct yard yard;

    begin(&yard, MUTANT_ignores_the_shift);
    yard_wait(&yard, 7 * 60 * MIN);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    cr_expect(told(&yard, "00:30 1 dispatch Van 3"));
    yard_end(&yard);
}

Test(mutant, opens_a_ticket_per_flap_counts_each_time)
{
    struct yard yard;
    struct puppet puppet;

    begin(&yard, MUTANT_opens_a_ticket_per_flap);
    puppet_open(&puppet, &yard, "CP-1");
    puppet_boot(&puppet);
    for (int i = 0; i < 3; i++) {
        puppet_status(&puppet, "Faulted", "GroundFailure");
        yard_wait(&yard, 30);
        puppet_status(&puppet, "Available", "NoError");
        yard_wait(&yard, 30);
    }
    cr_expect(told(&yard, "3 alarm") && told(&yard, "3 close"));
    puppet_end(&puppet);
    yard_end(&yard);
}

Test(mutant, forgets_holidays_lets_its_clocks_run)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_forgets_holidays);
    answer = yard_ask(&yard, "PUT", "/api/desk/sla",
                      "{\"hours\":{\"from_min\":540,\"to_min\":1050},"
                      "\"holidays\":[\"2026-03-07\"]}");
    cr_assert(get(answer, "error") == NULL);
    cJSON_Delete(answer);
    opened(&yard, MAIL);
    yard_wait(&yard, 24 * 60 * MIN);
    cr_expect(told(&yard, "09:10 1 breach first_reply"), "on the holiday");
    yard_end(&yard);
}

Test(mutant, runs_through_pauses_lets_its_clocks_run)
{
    struct yard yard;

    begin(&yard, MUTANT_runs_through_pauses);
    opened(&yard, MAIL);
    acted(&yard, 1, "pause", "agent", NULL);
    yard_wait(&yard, 11 * MIN);
    cr_expect(told(&yard, "17:40 1 breach first_reply"));
    yard_end(&yard);
}

Test(mutant, leaves_out_the_day_tells_the_hour_alone)
{
    struct yard yard;

    begin(&yard, MUTANT_leaves_out_the_day);
    staff(&yard, true, false);
    opened(&yard, CALL);
    acted(&yard, 1, "dispatch", "agent", NULL);
    acted(&yard, 1, "late", "technician", "{\"due_ms\":1772906400000,\"why\":\"snow\"}");
    cr_expect(said(&yard, "will be there by 18:00, later than promised: snow."));
    yard_end(&yard);
}

Test(mutant, loses_the_end_of_words_keeps_twelve_letters)
{
    struct yard yard;
    cJSON *answer;

    begin(&yard, MUTANT_loses_the_end_of_words);
    opened(&yard, CALL);
    answer = yard_ask(&yard, "GET", "/api/desk/events?since=0", NULL);
    cr_expect(eq(str, get(get(get(answer, "events")->child, "data"), "words")->valuestring,
                 "my cable is "));
    cJSON_Delete(answer);
    yard_end(&yard);
}

/* What the newest step @p name of the desk says of @p what; "" nothing. The caller frees it. */
static char *last_word(struct yard *yard, const char *name, const char *what)
{
    cJSON *answer = yard_ask(yard, "GET", "/api/desk/events?since=0", NULL);
    char *word = NULL;
    const cJSON *event;

    cJSON_ArrayForEach (event, get(answer, "events")) {
        const cJSON *said = get(get(event, "data"), what);

        if (strcmp(get(event, "name")->valuestring, name) != 0 || !said)
            continue;
        free(word);
        word = cJSON_PrintUnformatted(said);
    }
    cJSON_Delete(answer);
    return word ? word : mem_text("");
}

/* Each says it of the same story: a call, a van that is late, a first reply that is later still. */
Test(mutant, due_times_channels_and_reasons_are_told_otherwise)
{
    static const struct {
        enum mutant mutant;
        const char *step, *field, *honest, *told;
    } rows[] = {
        {MUTANT_warns_of_another_time, "escalate", "due_ms", "1772818800000", "1772822400000"},
        {MUTANT_warns_of_another_time, "breach", "due_ms", "1772818800000", "1772822400000"},
        {MUTANT_answers_by_letter, "message", "channel", "\"phone\"", "\"paper\""},
        {MUTANT_gives_another_reason, "eta", "reason", "\"snow\"", "\"held up\""},
        {MUTANT_gives_another_reason, "message", "reason", "\"snow\"", "\"held up\""},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        for (int honest = 0; honest < 2; honest++) {
            struct yard yard;
            char *word;

            begin(&yard, honest ? MUTANT_none : rows[i].mutant);
            opened(&yard, CALL);
            opened(&yard, MAIL);
            acted(&yard, 1, "dispatch", "agent", NULL);
            acted(&yard, 1, "late", "technician", "{\"due_ms\":1772820600000,\"why\":\"snow\"}");
            yard_wait(&yard, 31 * MIN);
            word = last_word(&yard, rows[i].step, rows[i].field);
            cr_expect(eq(str, word, (char *)(honest ? rows[i].honest : rows[i].told)), "row %zu",
                      i);
            free(word);
            yard_end(&yard);
        }
}
