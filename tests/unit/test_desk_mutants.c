/* title: each way in which the support desk can misbehave is seen */
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
                        "17:50 1 breach promise\n");
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
