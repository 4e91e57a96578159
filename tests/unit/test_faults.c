/* title: what breaks in a station shows, is reported, and can be cured */
#include "fixture/post.h"

static void expect_phase(const struct told *t, size_t i, const char *kind, int64_t from_ms,
                         int64_t to_ms)
{
    cr_assert(lt(u64, i, t->t.phase_count));
    cr_expect(eq(str, (char *)t->phases[i].kind, (char *)kind));
    cr_expect(eq(i64, t->phases[i].from_ms - START_MS, from_ms));
    cr_expect(eq(i64, t->phases[i].to_ms - START_MS, to_ms));
}

static void charge_and_stop(struct post *p)
{
    driver_plug(p->driver, p->station, 1);
    tap(p);
    pass(p->sc, HOUR);
    tap(p);
    pass(p->sc, MINUTE);
}

static const char stuck_story[] =
    "[    60000] Ann > plugs CP-1/1\n"
    "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
    "[    60000] Ann > taps 04A1 at CP-1/1\n"
    "[    60080] CP-1/1 > authorized 04A1\n"
    "[    60080] CP-1/1 > session 1 starts with 04A1\n"
    "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
    "[    60420] Ann < reads on CP-1/1: Charging starts\n"
    "[  3660000] Ann > taps 04A1 at CP-1/1\n"
    "[  3660000] CP-1/1 > session 1 ends after 11039 Wh: Local\n"
    "[  3660000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
    "[  3660000] CP-1/1 ! breaks: connector lock\n"
    "[  3661000] CP-1/1 ! lock does not open\n"
    "[  3661000] CP-1/1 > lock does not open: Finishing -> Finishing (7.6 "
    "ConnectorLockFailure)\n"
    "[  3661000] Ann < reads on CP-1/1: Session ended, cable locked: please call us\n"
    "[  3720000] Ann ! pulls at CP-1/1: station holds the plug\n"
    "[  3720000] Ann > pushes the plug home at CP-1/1\n"
    "[  3720000] Ann > taps 04A1 at CP-1/1\n"
    "[  3720040] CP-1/1 > authorized 04A1\n"
    "[  3720040] CP-1/1 > authorized: Finishing -> Preparing (4.9 F2)\n"
    "[  3720040] CP-1/1 > session 2 starts with 04A1\n"
    "[  3720040] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
    "[  3720420] Ann < reads on CP-1/1: Charging starts\n"
    "[  3780000] Ann > taps 04A1 at CP-1/1\n"
    "[  3780000] CP-1/1 > session 2 ends after 183 Wh: Local\n"
    "[  3780000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
    "[  3781000] CP-1/1 ! lock does not open\n"
    "[  3781000] CP-1/1 > lock does not open: Finishing -> Finishing (7.6 "
    "ConnectorLockFailure)\n"
    "[  3781000] Ann < reads on CP-1/1: Session ended, cable locked: please call us\n"
    "[  3841020] CP-1/1 ! lock does not open\n"
    "[  3841020] CP-1/1 > is told to UnlockConnector: UnlockFailed\n"
    "[  3900020] CP-1 > is told to Reset: Accepted\n"
    "[  3900120] CP-1 ! restarts: Hard\n"
    "[  3900120] CP-1 ! loses the connection: the station is shutting down\n"
    "[  3930120] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
    "[  3930180] CP-1 > boot Accepted, heartbeat every 300 s\n"
    "[  3931120] CP-1/1 ! lock does not open\n"
    "[  3931120] CP-1/1 > lock does not open: Preparing -> Preparing (7.6 "
    "ConnectorLockFailure)\n"
    "[  3960000] Ann ! pulls at CP-1/1: station holds the plug\n"
    "[  3960000] Ann > takes the cable from CP-1/1\n"
    "[  3960000] CP-1/1 > plug out: Preparing -> Available (4.9 B1)\n"
    "[  4020000] CP-1/1 > works again: connector lock\n";

static const char stuck_frames[] = "[60020] StatusNotification 1 Preparing\n"
                                   "[60060] Authorize 04A1\n"
                                   "[60100] StartTransaction 1 04A1 0\n"
                                   "[60140] StatusNotification 1 Charging\n"
                                   "[360100] MeterValues 1 1\n"
                                   "[660100] MeterValues 1 1\n"
                                   "[960100] MeterValues 1 1\n"
                                   "[1260100] MeterValues 1 1\n"
                                   "[1560100] MeterValues 1 1\n"
                                   "[1860100] MeterValues 1 1\n"
                                   "[2160100] MeterValues 1 1\n"
                                   "[2460100] MeterValues 1 1\n"
                                   "[2760100] MeterValues 1 1\n"
                                   "[3060100] MeterValues 1 1\n"
                                   "[3360100] MeterValues 1 1\n"
                                   "[3660020] StopTransaction 04A1 1 11039 Local\n"
                                   "[3660060] StatusNotification 1 Finishing\n"
                                   "[3661020] StatusNotification 1 Finishing ConnectorLockFailure\n"
                                   "[3720020] Authorize 04A1\n"
                                   "[3720060] StatusNotification 1 Preparing\n"
                                   "[3720100] StartTransaction 1 04A1 11039\n"
                                   "[3720140] StatusNotification 1 Charging\n"
                                   "[3780020] StopTransaction 04A1 2 11223 Local\n"
                                   "[3780060] StatusNotification 1 Finishing\n"
                                   "[3781020] StatusNotification 1 Finishing ConnectorLockFailure\n"
                                   "[3930160] BootNotification\n"
                                   "[3930200] StatusNotification 0 Available\n"
                                   "[3930240] StatusNotification 1 Preparing\n"
                                   "[3931140] StatusNotification 1 Preparing ConnectorLockFailure\n"
                                   "[3960020] StatusNotification 1 Available\n";

Test(lock, fails_at_the_end_of_a_session_and_only_a_key_opens_it)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_break(
        p.station, FAULT_lock,
        &(struct fault_traits){
            .connector = 1, .from_session_end = true, .unlock_fails = true, .reset_fails = true});
    charge_and_stop(&p);
    cr_expect(eq(str, p.outcome, "stopped"));
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_locked));
    driver_push_plug(p.driver);
    tap(&p);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    csms_call(p.sc, "CP-1", "UnlockConnector", "{\"connectorId\":1}");
    pass(p.sc, MINUTE);
    csms_call(p.sc, "CP-1", "Reset", "{\"type\":\"Hard\"}");
    pass(p.sc, MINUTE);
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_locked));
    station_open_by_hand(p.station, 1, "Van 3");
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    pass(p.sc, MINUTE);
    station_mend(p.station, FAULT_lock, 1, "Van 3");
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc), stuck_story);
    expect_text(gist(p.sc), stuck_frames);
    expect_text(answered(p.sc), "[3841040] [3,\"c1\",{\"status\":\"UnlockFailed\"}]\n"
                                "[3900040] [3,\"c2\",{\"status\":\"Accepted\"}]\n");
    cr_assert(eq(int, p.sc->told_count, 2));
    expect_phase(&p.sc->told[0], 0, "charging", 60080, 3660000);
    expect_phase(&p.sc->told[0], 1, "idle", 3660000, 3661000);
    expect_phase(&p.sc->told[0], 2, "lock_fault", 3661000, 3720040);
    expect_phase(&p.sc->told[1], 0, "charging", 3720040, 3780000);
    expect_phase(&p.sc->told[1], 2, "offline", 3900120, 3930140);
    expect_phase(&p.sc->told[1], 3, "lock_fault", 3781000, 3960000);
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(controller, hangs_until_the_restart_button)
{
    struct post p;
    struct profile profile;

    profile_defaults(&profile);
    profile.restart_button = true;
    post_init(&p, &profile, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    station_break(p.station, FAULT_controller, &(struct fault_traits){0});
    pass(p.sc, 10 * MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "hung"));
    csms_call(p.sc, "CP-1", "TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
    pass(p.sc, MINUTE);
    driver_press_restart(p.driver, p.station);
    pass(p.sc, 2 * MINUTE);
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    pass(p.sc, 2 * MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660000] CP-1 ! breaks: controller\n"
                "[   660000] CP-1 ! no message passes\n"
                "[  1260000] Ann > taps 04A1 at CP-1/1\n"
                "[  1270000] Ann < reads on CP-1/1: Charging\n"
                "[  1380000] Ann > presses the restart button of CP-1\n"
                "[  1380000] CP-1 ! restarts: restart button\n"
                "[  1380000] CP-1 ! loses the connection: the station is shutting down\n"
                "[  1380000] CP-1/1 > session 1 ends after 4047 Wh: Reboot\n"
                "[  1380000] CP-1 > works again: controller\n"
                "[  1410000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[  1410060] CP-1 > boot Accepted, heartbeat every 300 s\n"
                "[  1500000] Ann > takes the cable from CP-1/1\n"
                "[  1500000] CP-1/1 > plug out: Preparing -> Available (4.9 B1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[1410040] BootNotification\n"
                            "[1410080] StopTransaction 1 4047 Reboot\n"
                            "[1410120] StatusNotification 0 Available\n"
                            "[1410160] StatusNotification 1 Preparing\n"
                            "[1500020] StatusNotification 1 Available\n");
    expect_text(answered(p.sc), "");
    post_fini(&p);
}

Test(meter, adds_energy_to_meterStop_only)
{
    struct post p;
    char *all;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_break(p.station, FAULT_meter, &(struct fault_traits){.adds_wh = 90000});
    charge_and_stop(&p);
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_expect(strstr(all, "\"meterStop\":101039") != NULL);
    cr_expect(strstr(all, "\"value\":\"11039\",\"context\":\"Transaction.End\"") != NULL);
    cr_expect(eq(i64, station_register_wh(p.station, 1), 11039));
    free(all);
    post_fini(&p);
}

Test(power, comes_and_goes)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    station_power(p.station, false);
    pass(p.sc, 10 * MINUTE);
    tap(&p);
    cr_expect_str_empty(station_display(p.station, 1));
    pass(p.sc, MINUTE);
    station_power(p.station, true);
    pass(p.sc, 2 * MINUTE);
    driver_pull_plug(p.driver);
    pass(p.sc, 2 * MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660000] CP-1 ! loses the connection: the station is shutting down\n"
                "[   660000] CP-1/1 > session 1 ends after 1839 Wh: PowerLoss\n"
                "[  1260000] Ann > taps 04A1 at CP-1/1\n"
                "[  1270000] Ann < reads on CP-1/1: \n"
                "[  1320000] CP-1 ! restarts: power\n"
                "[  1350000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[  1350060] CP-1 > boot Accepted, heartbeat every 300 s\n"
                "[  1440000] Ann > takes the cable from CP-1/1\n"
                "[  1440000] CP-1/1 > plug out: Preparing -> Available (4.9 B1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[1350040] BootNotification\n"
                            "[1350080] StopTransaction 1 1839 PowerLoss\n"
                            "[1350120] StatusNotification 0 Available\n"
                            "[1350160] StatusNotification 1 Preparing\n"
                            "[1440020] StatusNotification 1 Available\n");
    post_fini(&p);
}

Test(ground, failure_faults_the_connector_and_the_session_goes_on_after_it)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    station_break(p.station, FAULT_ground, &(struct fault_traits){.connector = 1});
    pass(p.sc, 10 * MINUTE);
    station_mend(p.station, FAULT_ground, 1, "Van 3");
    pass(p.sc, 10 * MINUTE);
    station_break(p.station, FAULT_contactor, &(struct fault_traits){.connector = 1});
    pass(p.sc, 10 * MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660000] CP-1/1 ! breaks: ground\n"
                "[   660000] CP-1/1 > fault: Charging -> Faulted (4.9 C9)\n"
                "[  1260000] CP-1/1 > works again: ground\n"
                "[  1260000] CP-1/1 > energy flows: Faulted -> Charging (4.9 I3)\n"
                "[  1860000] CP-1/1 ! breaks: contactor\n"
                "[  2460000] Ann > taps 04A1 at CP-1/1\n"
                "[  2460000] CP-1/1 > session 1 ends after 3679 Wh: Local\n"
                "[  2460000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[  2461000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[  2520000] Ann > takes the cable from CP-1/1\n"
                "[  2520000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[660020] StatusNotification 1 Faulted GroundFailure\n"
                            "[660100] MeterValues 1 1\n"
                            "[960100] MeterValues 1 1\n"
                            "[1260020] StatusNotification 1 Charging\n"
                            "[1260100] MeterValues 1 1\n"
                            "[1560100] MeterValues 1 1\n"
                            "[1860100] MeterValues 1 1\n"
                            "[2160100] MeterValues 1 1\n"
                            "[2460020] StopTransaction 04A1 1 3679 Local\n"
                            "[2460060] StatusNotification 1 Finishing\n"
                            "[2520020] StatusNotification 1 Available\n");
    post_fini(&p);
}

Test(controller, that_hangs_hears_a_reset_where_the_fault_lets_it)
{
    for (int deaf = 0; deaf < 2; deaf++) {
        struct post p;
        char *answers;

        post_init(&p, NULL, NULL);
        post_ready(&p);
        station_break(p.station, FAULT_controller, &(struct fault_traits){.reset_fails = deaf});
        pass(p.sc, MINUTE);
        cr_expect(station_connected(p.station));
        csms_call(p.sc, "CP-1", "ClearCache", "{}");
        csms_call(p.sc, "CP-1", "Reset", "{\"type\":\"Hard\"}");
        pass(p.sc, 2 * MINUTE);
        answers = answered(p.sc);
        cr_expect(eq(str, answers, deaf ? "" : "[120040] [3,\"c2\",{\"status\":\"Accepted\"}]\n"));
        free(answers);
        cr_expect(eq(int, station_broken(p.station, FAULT_controller, 0), deaf));
        post_fini(&p);
    }
}

/* Seed 154 of the sweep: the end of the first session breaks the controller, and a station that
 * hangs ends no second one. */
Test(controller, that_hangs_amid_a_soft_reset_ends_no_other_session)
{
    struct post p;
    struct profile profile;
    struct vehicle_traits car;
    struct driver *ben;

    profile_defaults(&profile);
    profile.connectors = profile.evses = 2;
    post_init(&p, &profile, NULL);
    vehicle_traits_default(&car);
    ben = driver_new(p.sc->world, "Ben", &(struct driver_traits){.token = "04A2"},
                     vehicle_new(p.sc->world, "Bens", &car));
    post_ready(&p);
    driver_park(ben, p.site, 2);
    driver_plug(p.driver, p.station, 1);
    driver_plug(ben, p.station, 2);
    tap(&p);
    driver_tap(ben, p.station, 2, NULL, hear_tap, &p);
    pass(p.sc, 10 * MINUTE);
    station_break(p.station, FAULT_controller, &(struct fault_traits){.from_session_end = true});
    csms_call(p.sc, "CP-1", "Reset", "{\"type\":\"Soft\"}");
    pass(p.sc, 1000);
    world_check(p.sc->world);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Finishing"));
    cr_expect(eq(str, (char *)station_status(p.station, 2), "Charging"));
    post_fini(&p);
}

Test(lock, that_a_reset_cures_gives_the_cable_back_after_the_boot)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_break(p.station, FAULT_lock,
                  &(struct fault_traits){.from_session_end = true, .unlock_fails = true});
    charge_and_stop(&p);
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_locked));
    csms_call(p.sc, "CP-1", "Reset", "{\"type\":\"Soft\"}");
    pass(p.sc, 2 * MINUTE);
    cr_expect(not(station_broken(p.station, FAULT_lock, 1)));
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    post_fini(&p);
}

Test(fault, heals_by_itself_when_its_time_is_over)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_break(p.station, FAULT_ground,
                  &(struct fault_traits){.connector = 1,
                                         .from_ms = START_MS + 5 * MINUTE,
                                         .until_ms = START_MS + 9 * MINUTE});
    pass(p.sc, 3 * MINUTE);
    cr_expect(not(station_broken(p.station, FAULT_ground, 1)));
    pass(p.sc, 3 * MINUTE);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Faulted"));
    cr_expect(eq(str, (char *)station_display(p.station, 1), "Out of order"));
    pass(p.sc, 3 * MINUTE);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Available"));
    post_fini(&p);
}
