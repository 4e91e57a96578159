/* title: a station's clock drifts, may be wrong, and follows the time that its CSMS tells */
#include "fixture/post.h"
#include "fixture/post201.h"
#include "station/rtc.h"

static void plain(struct post *p, struct profile *profile)
{
    post_init(p, profile, NULL);
}

/* The clock of CP-1, as far as it is off. */
static int64_t off_ms(const struct post *p)
{
    return rtc_now_ms(p->station) - vclock_now_ms(p->sc->clk);
}

static void expect_stamp(struct post *p, const char *stamp)
{
    char *calls = heard(p->sc);

    cr_expect(strstr(calls, stamp) != NULL, "%s is not in:\n%s", stamp, calls);
    cr_expect(eq(int, p->sc->bad_frames, 0));
    free(calls);
}

Test(rtc, is_right_and_says_nothing_where_the_csms_is)
{
    struct post p;

    plain(&p, NULL);
    station_power(p.station, true);
    pass(p.sc, 3 * HOUR);
    cr_expect(eq(i64, off_ms(&p), 0));
    cr_expect(strstr(p.sc->narration ? p.sc->narration : "", "clock") == NULL);
    post_fini(&p);
}

Test(rtc, takes_the_time_of_the_csms_when_it_boots_a_day_off)
{
    struct post p;

    plain(&p, NULL);
    station_clock_goes_wrong(p.station, -24 * HOUR, 0);
    station_power(p.station, true);
    pass(p.sc, MINUTE);
    cr_expect(llabs(off_ms(&p)) < 1000, "%lld", (long long)off_ms(&p));
    expect_stamp(&p, "\"timestamp\":\"2026-03-06T17:30:30");
    expect_text(narrated(p.sc), "[        0] CP-1 > its clock is 24 h 00 min slow, by power-up\n"
                                "[    30060] CP-1 > its clock is right, by csms\n"
                                "[    30060] CP-1 > boot Accepted, heartbeat every 300 s\n");
    post_fini(&p);
}

Test(rtc, tells_the_wrong_time_until_it_hears_the_right_one)
{
    struct post p;

    plain(&p, NULL);
    post_ready(&p);
    station_clock_goes_wrong(p.station, HOUR, 0);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    expect_stamp(&p, "\"timestamp\":\"2026-03-06T18:31:00");
    pass(p.sc, 6 * MINUTE); /* a heartbeat */
    cr_expect(llabs(off_ms(&p)) < 1000, "%lld", (long long)off_ms(&p));
    post_fini(&p);
}

Test(rtc, follows_a_csms_whose_clock_is_wrong)
{
    struct post p;

    plain(&p, NULL);
    p.sc->script.time = "2026-03-06T19:00:00Z";
    station_power(p.station, true);
    pass(p.sc, MINUTE);
    expect_stamp(&p, "\"timestamp\":\"2026-03-06T19:00:00");
    post_fini(&p);
}

/* In free pace a day may pass between two seconds of a CSMS with a clock of its own. */
Test(rtc, follows_a_clock_that_it_hurries_past_but_once)
{
    struct post p;

    plain(&p, NULL);
    world_hurry(p.sc->world);
    p.sc->script.time = "2026-12-06T19:00:00Z";
    station_power(p.station, true);
    pass(p.sc, 31000);
    cr_expect(off_ms(&p) > 270 * 24 * (int64_t)HOUR);
    for (int64_t off = off_ms(&p), i = 0; i < 5; i++) {
        pass(p.sc, HOUR);
        cr_expect(eq(i64, off_ms(&p), off));
    }
    station_clock_goes_wrong(p.station, 0, 0); /* and once more when it is wrong again */
    pass(p.sc, HOUR);
    cr_expect(off_ms(&p) > 270 * 24 * (int64_t)HOUR);
    post_fini(&p);
}

/* What no clock of 32 bits shows, what is no time at all, and a second that was cut off. */
Test(rtc, does_not_follow_what_is_no_other_time)
{
    static const char *const times[] = {
        "9999-12-31T23:59:59Z", "1969-12-31T23:59:59Z",     "2106-02-07T06:28:16Z",         "soon",
        "2026-03-06T17:30:30Z", "2026-03-06T17:30:29.100Z", "2026-03-06T18:30:31.039+01:00"};

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        struct post p;

        plain(&p, NULL);
        p.sc->script.time = times[i];
        station_power(p.station, true);
        pass(p.sc, MINUTE);
        cr_expect(eq(i64, off_ms(&p), 0), "%s", times[i]);
        post_fini(&p);
    }
}

Test(rtc, begins_with_1970_where_it_does_not_go_on_without_mains)
{
    struct profile cheap;
    struct post p;

    profile_defaults(&cheap);
    cheap.keeps_time = false;
    plain(&p, &cheap);
    post_ready(&p);
    p.sc->script.refuse = true;
    csms_hangs_up(p.sc);
    station_power(p.station, false);
    pass(p.sc, HOUR);
    station_power(p.station, true);
    pass(p.sc, MINUTE);
    cr_expect(eq(i64, rtc_now_ms(p.station), MINUTE));
    cr_expect(eq(int, station_press_restart(p.station), S_REFUSED));
    p.sc->script.refuse = false;
    pass(p.sc, HOUR);
    cr_expect(llabs(off_ms(&p)) < 1000);
    post_fini(&p);
}

/* 500 ppm are 1.8 s an hour; a heartbeat sets it right as soon as it is a second off. */
Test(rtc, drifts_and_is_set_right_by_heartbeats)
{
    struct profile cheap;
    struct post p;
    int64_t most = 0;

    profile_defaults(&cheap);
    cheap.drift_ppm = 500;
    plain(&p, &cheap);
    station_power(p.station, true);
    for (int minute = 0; minute < 600; minute++) {
        pass(p.sc, MINUTE);
        most = off_ms(&p) > most ? off_ms(&p) : most;
    }
    cr_expect(most > 1000 && most < 1300, "%lld", (long long)most);
    post_fini(&p);
}

/* Every stamp is shown at one moment, and not before it. */
Test(rtc, a_date_is_due_when_the_clock_shows_it_first)
{
    static const int64_t drifts[] = {0, 1, 50, -50, 99999, -100000};
    static const int64_t offs[] = {0, 1, -1, HOUR, -24 * (int64_t)HOUR, -START_MS};

    for (size_t i = 0; i < 36; i++) {
        struct post p;

        plain(&p, NULL);
        station_clock_goes_wrong(p.station, offs[i / 6], drifts[i % 6]);
        for (int64_t ms = -3 * (int64_t)HOUR; ms < 400 * (int64_t)HOUR; ms += 7654321) {
            int64_t told = rtc_now_ms(p.station) + ms, due = rtc_due_ms(p.station, told);

            cr_expect(rtc_at_ms(p.station, due) >= told && rtc_at_ms(p.station, due - 1) < told,
                      "row %zu, %lld", i, (long long)ms);
        }
        post_fini(&p);
    }
}

static void reserve(struct post *p, const char *until)
{
    char *payload = mem_printf("{\"connectorId\":1,\"reservationId\":7,\"idTag\":\"04A1\","
                               "\"expiryDate\":\"%s\"}",
                               until);

    csms_call(p->sc, "CP-1", "ReserveNow", payload);
    pass(p->sc, 1000);
    free(payload);
}

/* The finding: a CSMS whose clock is another one reserved for six seconds, and nothing ended. */
Test(rtc, a_reservation_ends_by_the_time_of_the_csms)
{
    struct post p;

    plain(&p, NULL);
    p.sc->script.time = "2026-12-06T19:00:00Z";
    station_power(p.station, true);
    pass(p.sc, 31000);
    p.sc->script.time = NULL;
    reserve(&p, "2026-12-06T19:00:09Z");
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Reserved"));
    pass(p.sc, 10000);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Available"));
    reserve(&p, "2026-12-06T19:00:09Z"); /* which is past by now */
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Available"));
    post_fini(&p);
}

Test(rtc, a_reservation_that_is_running_is_due_anew_when_the_clock_is_set)
{
    struct post p;

    plain(&p, NULL);
    post_ready(&p);
    station_clock_goes_wrong(p.station, -2 * HOUR, 0);
    reserve(&p, "2026-03-06T17:30:20Z"); /* past, but its clock is slow */
    pass(p.sc, MINUTE);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Reserved"));
    pass(p.sc, 5 * MINUTE); /* the heartbeat tells the time */
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Available"));
    post_fini(&p);
}

Test(rtc, of_2_0_1_is_told_as_its_variable_and_in_its_events)
{
    struct profile profile = profile201();
    struct post p;

    plain(&p, &profile);
    post_ready(&p);
    station_clock_goes_wrong(p.station, HOUR, 0);
    csms_call(p.sc, "CP-1", "GetVariables",
              "{\"getVariableData\":[{\"component\":{\"name\":\"ClockCtrlr\"},"
              "\"variable\":{\"name\":\"DateTime\"}}]}");
    pass(p.sc, 1000);
    char *got = answered(p.sc);
    cr_expect(strstr(got, "2026-03-06T18:3") != NULL, "%s", got);
    free(got);
    tap(&p);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    expect_stamp(&p, "\"eventType\":\"Started\",\"timestamp\":\"2026-03-06T18:3");
    post_fini(&p);
}
