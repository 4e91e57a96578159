/* title: drivers, their cards and their cars: what a person can do and is told */
#include "fixture/post.h"

static void end_session(struct post *p)
{
    tap(p);
    pass(p->sc, MINUTE);
    driver_pull_plug(p->driver);
    pass(p->sc, MINUTE);
}

Test(card, that_is_refused_is_told_why)
{
    static const struct {
        const char *status, *text;
    } rows[] = {
        {"Blocked", "Card blocked"},
        {"Expired", "Card expired"},
        {"Invalid", "Card not recognised"},
        {"ConcurrentTx", "Card is in use elsewhere"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct post p;
        post_init(&p, NULL, NULL);
        p.sc->script.blocked = "04A1";
        p.sc->script.status = rows[i].status;
        post_ready(&p);
        driver_plug(p.driver, p.station, 1);
        tap(&p);
        pass(p.sc, MINUTE / 2);
        cr_expect(eq(str, p.outcome, (char *)rows[i].status));
        cr_expect(eq(str, p.text, (char *)rows[i].text));
        cr_expect(eq(int, p.taps, 1));
        cr_expect(eq(str, (char *)station_status(p.station, 1), "Preparing"));
        cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
        pass(p.sc, MINUTE);
        cr_expect(eq(int, p.sc->told_count, 0));
        post_fini(&p);
    }
}

Test(card, whose_start_is_not_accepted_is_stopped_as_deauthorized)
{
    struct post p;

    post_init(&p, NULL, NULL);
    p.sc->script.start = "ConcurrentTx";
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "ConcurrentTx"));
    expect_text(narrated(p.sc), "[    60000] Ann > plugs CP-1/1\n"
                                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                                "[    60080] CP-1/1 > authorized 04A1\n"
                                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                                "[    60120] CP-1/1 ! refuses 04A1: ConcurrentTx\n"
                                "[    60120] CP-1/1 > session 1 ends after 0 Wh: DeAuthorized\n"
                                "[    60120] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                                "[    60420] Ann < reads on CP-1/1: Card is in use elsewhere\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[60180] StopTransaction 1 0 DeAuthorized\n"
                            "[60220] StatusNotification 1 Finishing\n");
    post_fini(&p);
}

Test(card, whose_start_is_not_accepted_gets_no_energy_where_the_session_may_not_be_stopped)
{
    struct post p;
    struct profile profile;

    profile_defaults(&profile);
    profile.stop_on_invalid_id = false;
    post_init(&p, &profile, NULL);
    p.sc->script.start = "Expired";
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    cr_expect(eq(str, p.outcome, "Expired"));
    cr_expect(eq(str, (char *)station_status(p.station, 1), "SuspendedEVSE"));
    cr_expect(eq(i64, station_register_wh(p.station, 1), 0));
    end_session(&p);
    cr_expect(eq(i64, p.sc->told[0].t.mj, 11040 * 40));
    post_fini(&p);
}

Test(card, comes_first_and_the_plug_in_time_or_not)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    tap(&p);
    pass(p.sc, 2 * MINUTE);
    tap(&p);
    pass(p.sc, MINUTE / 2);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    end_session(&p);
    expect_text(narrated(p.sc),
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60040] CP-1/1 > authorized 04A1\n"
                "[    60040] CP-1/1 > authorized: Available -> Preparing (4.9 A2)\n"
                "[    60340] Ann < reads on CP-1/1: Accepted, please plug in your car\n"
                "[   120040] CP-1/1 > nobody plugs in: Preparing -> Available (4.9 B1)\n"
                "[   180000] Ann > taps 04A1 at CP-1/1\n"
                "[   180040] CP-1/1 > authorized 04A1\n"
                "[   180040] CP-1/1 > authorized: Available -> Preparing (4.9 A2)\n"
                "[   180340] Ann < reads on CP-1/1: Accepted, please plug in your car\n"
                "[   210000] Ann > plugs CP-1/1\n"
                "[   210000] CP-1/1 > session 1 starts with 04A1\n"
                "[   210000] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[   270000] Ann > taps 04A1 at CP-1/1\n"
                "[   270000] CP-1/1 > session 1 ends after 184 Wh: Local\n"
                "[   270000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   271000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[   330000] Ann > takes the cable from CP-1/1\n"
                "[   330000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    expect_text(gist(p.sc), "[60020] Authorize 04A1\n"
                            "[60060] StatusNotification 1 Preparing\n"
                            "[120060] StatusNotification 1 Available\n"
                            "[180020] Authorize 04A1\n"
                            "[180060] StatusNotification 1 Preparing\n"
                            "[210020] StartTransaction 1 04A1 0\n"
                            "[210060] StatusNotification 1 Charging\n"
                            "[270020] StopTransaction 04A1 1 184 Local\n"
                            "[270060] StatusNotification 1 Finishing\n"
                            "[330020] StatusNotification 1 Available\n");
    post_fini(&p);
}

Test(card, of_the_same_group_may_stop_and_of_another_may_not)
{
    struct post p;

    post_init(&p, NULL, NULL);
    p.sc->script.parent = "FLEET";
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    driver_tap(p.driver, p.station, 1, "OTHER", hear_tap, &p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "stopped"));
    tap(&p);
    pass(p.sc, MINUTE);
    p.sc->script.parent = NULL;
    driver_tap(p.driver, p.station, 1, "STRANGER", hear_tap, &p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "busy"));
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[120020] Authorize OTHER\n"
                            "[120060] StopTransaction OTHER 1 183 Local\n"
                            "[120100] StatusNotification 1 Finishing\n"
                            "[180020] Authorize 04A1\n"
                            "[180060] StatusNotification 1 Preparing\n"
                            "[180100] StartTransaction 1 04A1 183\n"
                            "[180140] StatusNotification 1 Charging\n"
                            "[240020] Authorize STRANGER\n");
    post_fini(&p);
}

Test(card, at_a_reader_that_is_busy)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    tap(&p);
    pass(p.sc, 310);
    cr_expect(eq(str, p.outcome, "busy"));
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "Accepted"));
    cr_expect(eq(int, p.taps, 2));
    post_fini(&p);
}

Test(card, hears_no_answer_when_the_csms_is_silent)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    p.sc->script.mute = "*";
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, 1000);
    tap(&p);
    pass(p.sc, 2 * MINUTE);
    cr_expect(eq(str, p.outcome, "no answer"));
    cr_expect(eq(int, p.sc->told_count, 0));
    post_fini(&p);
}

Test(plug, of_a_tethered_cable_is_held_by_the_car_alone)
{
    struct post p;
    struct profile profile;
    struct vehicle_traits car;

    profile_defaults(&profile);
    profile.socket = false;
    vehicle_traits_default(&car);
    car.latch_stuck = true;
    post_init(&p, &profile, &car);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_locked));
    cr_expect(eq(int, (int)vehicle_correct(p.car, "latch"), S_OK));
    cr_expect(eq(int, (int)vehicle_correct(p.car, "radio"), S_NOTFOUND));
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    pass(p.sc, MINUTE);
    csms_call(p.sc, "CP-1", "UnlockConnector", "{\"connectorId\":1}");
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660000] Ann ! pulls at CP-1/1: vehicle holds the plug\n"
                "[   660000] Ann > takes the cable from CP-1/1\n"
                "[   660000] CP-1/1 > session 1 ends after 1839 Wh: EVDisconnected\n"
                "[   660000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   660000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n"
                "[   720020] CP-1 > is told to UnlockConnector: NotSupported\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[660020] StopTransaction 1 1839 EVDisconnected\n"
                            "[660060] StatusNotification 1 Finishing\n"
                            "[660100] StatusNotification 1 Available\n");
    cr_expect(eq(str, p.sc->told[0].reason, "EVDisconnected"));
    post_fini(&p);
}

Test(plug, out_on_the_car_side_suspends_where_it_does_not_stop)
{
    struct post p;
    struct profile profile;

    profile_defaults(&profile);
    profile.socket = false;
    profile.stop_on_ev_disconnect = false;
    post_init(&p, &profile, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    pass(p.sc, 10 * MINUTE);
    cr_expect(eq(int, (int)driver_plug(p.driver, p.station, 1), S_OK));
    pass(p.sc, 10 * MINUTE);
    end_session(&p);
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660000] Ann > takes the cable from CP-1/1\n"
                "[   660000] CP-1/1 > vehicle stops asking: Charging -> SuspendedEV (4.9 C4)\n"
                "[  1260000] Ann > plugs CP-1/1\n"
                "[  1260000] CP-1/1 > energy flows: SuspendedEV -> Charging (4.9 D3)\n"
                "[  1860000] Ann > taps 04A1 at CP-1/1\n"
                "[  1860000] CP-1/1 > session 1 ends after 3679 Wh: Local\n"
                "[  1860000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[  1860300] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[  1920000] Ann > takes the cable from CP-1/1\n"
                "[  1920000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    cr_expect(eq(int, p.sc->told_count, 1));
    post_fini(&p);
}

Test(bay, that_is_taken_turns_a_driver_away)
{
    struct post p;
    struct driver *bob;
    char *answer;

    post_init(&p, NULL, NULL);
    station_power(p.station, true);
    site_block(p.site, 1, "SAAB 9-3");
    cr_expect(eq(int, (int)driver_park(p.driver, p.site, 1), S_REFUSED));
    answer = driver_answer(p.driver, "bay");
    cr_expect(eq(str, answer, "no, it is blocked by SAAB 9-3"));
    free(answer);
    cr_expect(eq(int, (int)driver_plug(p.driver, p.station, 1), S_REFUSED));
    site_clear(p.site, 1);
    cr_expect(eq(int, (int)driver_park(p.driver, p.site, 1), S_OK));
    bob = driver_new(p.sc->world, "Bob", &(struct driver_traits){.token = "B"}, NULL);
    cr_expect(eq(int, (int)driver_park(bob, p.site, 1), S_REFUSED));
    cr_expect(eq(int, (int)driver_plug(p.driver, p.station, 1), S_OK));
    cr_expect(eq(int, (int)driver_leave(p.driver), S_REFUSED));
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_not_plugged));
    cr_expect(eq(int, (int)driver_leave(p.driver), S_OK));
    cr_expect(site_bay_holder(p.site, 1) == NULL);
    expect_text(narrated(p.sc), "[        0] Ann ! finds Hall bay 1 blocked by SAAB 9-3\n"
                                "[        0] Ann ! cannot plug in at CP-1/1: they are not parked\n"
                                "[        0] Ann > parks in Hall bay 1\n"
                                "[        0] Bob ! finds Hall bay 1 blocked by Car\n"
                                "[        0] Ann > plugs CP-1/1\n"
                                "[        0] Ann ! cannot drive away: the cable is still plugged "
                                "in\n"
                                "[        0] Ann > takes the cable from CP-1/1\n"
                                "[        0] Ann ! cannot pull the plug: nothing is plugged in\n"
                                "[        0] Ann > drives away from Hall bay 1\n");
    post_fini(&p);
}

Test(driver, answers_what_can_be_seen_from_the_bay)
{
    static const struct {
        const char *question, *answer;
    } rows[] = {
        {"station", "CP-1"},
        {"connector", "1"},
        {"plugged", "yes"},
        {"display", "The car does not ask for power"},
        {"token", "04A1"},
        {"departure_timer", "yes, 2026-03-06T19:30:00.000Z"},
        {"current_limit", "5.5 A"},
        {"car_says", "charging is scheduled"},
        {"bay", "yes, I am parked in it"},
        {"name", "Ann"},
        {"car_charging", "no"},
    };
    struct post p;
    struct vehicle_traits car;

    vehicle_traits_default(&car);
    car.departure_ms = START_MS + 2 * HOUR;
    car.current_limit_ma = 5500;
    post_init(&p, NULL, &car);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *answer = driver_answer(p.driver, rows[i].question);
        cr_expect(eq(str, answer, (char *)rows[i].answer), "%s", rows[i].question);
        cr_expect(question_words(rows[i].question) != NULL);
        free(answer);
    }
    cr_expect(driver_answer(p.driver, "weather") == NULL);
    post_fini(&p);
}

Test(technician, drives_with_delays_and_carries_parts)
{
    struct scene *sc = scene_new(1);
    struct place here = {52090000, 5120000};
    struct technician *van =
        technician_new(sc->world, "Van 3",
                       &(struct technician_traits){.at = place_away(here, 6000),
                                                   .shift = {1320, 360},
                                                   .employer = "contractor",
                                                   .speed_m_per_h = 50000,
                                                   .parts = "connector lock, meter"});
    int64_t ms = technician_travel_ms(van, here), after_ms, delay_ms;
    const char *why;

    cr_expect(ge(i64, ms, 6000 * 13 / 10 * (int64_t)72 - 5000));
    cr_expect(le(i64, ms, 6000 * 13 / 10 * (int64_t)72 + 5000));
    technician_delay(van, 5 * MINUTE, 25 * MINUTE, "traffic");
    cr_expect(eq(i64, technician_travel_ms(van, here), ms + 25 * MINUTE));
    cr_expect(technician_next_delay(van, &after_ms, &delay_ms, &why));
    cr_expect(eq(str, (char *)why, "traffic"));
    technician_forget_delay(van);
    cr_expect(not(technician_next_delay(van, &after_ms, &delay_ms, &why)));
    technician_move(van, here);
    cr_expect(eq(i64, technician_travel_ms(van, here), 0));
    cr_expect(technician_has_part(van, "meter"));
    cr_expect(technician_has_part(van, "connector lock"));
    cr_expect(not(technician_has_part(van, "lock")));
    cr_expect(shift_covers(technician_traits(van)->shift, 30));
    cr_expect(not(shift_covers(technician_traits(van)->shift, 720)));
    cr_expect(world_technician(sc->world, "Van 3") == van);
    cr_expect(world_technician(sc->world, "Van 4") == NULL);
    scene_free(sc);
}
