/* title: energy is exact, and flows only as fast as car, connector and station allow */
#include "fixture/post.h"

static void plug_and_tap(struct post *p)
{
    driver_plug(p->driver, p->station, 1);
    tap(p);
    pass(p->sc, 1000);
}

/* What an outlet of the neutral station gives the car of @p t. */
static int64_t power_for(const struct profile *profile, const struct vehicle_traits *t)
{
    struct post p;
    int64_t w;

    post_init(&p, profile, t);
    post_ready(&p);
    plug_and_tap(&p);
    w = station_power_w(p.station, 1);
    post_fini(&p);
    return w;
}

Test(power, is_the_least_of_all_limits)
{
    struct vehicle_traits car;
    struct profile ac, one_phase, dc, tight;

    vehicle_traits_default(&car);
    profile_defaults(&ac);
    one_phase = dc = tight = ac;
    one_phase.phases = 1;
    one_phase.max_power_w = 7360;
    tight.station_power_w = 5000;
    dc.dc = true;
    dc.socket = false;
    dc.max_power_w = 50000;
    dc.voltage_v = 400;
    cr_expect(eq(i64, power_for(&ac, &car), 11040));
    cr_expect(eq(i64, power_for(&one_phase, &car), 3680));
    cr_expect(eq(i64, power_for(&tight, &car), 5000));
    cr_expect(eq(i64, power_for(&dc, &car), 50000));
    car.ac_phases = 1;
    car.ac_max_w = 7360;
    cr_expect(eq(i64, power_for(&ac, &car), 7360));
    car.current_limit_ma = 10000;
    cr_expect(eq(i64, power_for(&ac, &car), 2300));
    car.current_limit_ma = 5999;
    cr_expect(eq(i64, power_for(&ac, &car), 0));
    vehicle_traits_default(&car);
    car.soc_permille = 900;
    cr_expect(eq(i64, power_for(&ac, &car), 11040 - 11040 * 9 / 20));
    car.soc_permille = 995;
    cr_expect(eq(i64, power_for(&ac, &car), 11040 - 11040 * 9 * 190 / 2000));
    car.never_asks = true;
    cr_expect(eq(i64, power_for(&ac, &car), 0));
}

Test(power, of_the_station_is_shared_and_what_one_does_not_take_another_gets)
{
    struct post p;
    struct profile profile;
    struct vehicle_traits small;
    struct vehicle *other;
    struct driver *bob;

    profile_defaults(&profile);
    profile.connectors = profile.evses = 2;
    profile.station_power_w = 12000;
    vehicle_traits_default(&small);
    small.ac_max_w = 3680;
    small.ac_phases = 1;
    post_init(&p, &profile, NULL);
    post_ready(&p);
    other = vehicle_new(p.sc->world, "Small", &small);
    bob = driver_new(p.sc->world, "Bob", &(struct driver_traits){.token = "B"}, other);
    driver_park(bob, p.site, 2);
    plug_and_tap(&p);
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    driver_plug(bob, p.station, 2);
    driver_tap(bob, p.station, 2, NULL, NULL, NULL);
    pass(p.sc, MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 12000 - 3680));
    cr_expect(eq(i64, station_power_w(p.station, 2), 3680));
    driver_tap(bob, p.station, 2, NULL, NULL, NULL);
    pass(p.sc, MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    post_fini(&p);
}

Test(car, that_is_full_suspends_and_takes_nothing_more)
{
    struct post p;
    struct vehicle_traits car;
    int64_t stored;

    vehicle_traits_default(&car);
    car.soc_permille = 785;
    car.target_permille = 820;
    post_init(&p, NULL, &car);
    post_ready(&p);
    stored = vehicle_stored_mj(p.car);
    plug_and_tap(&p);
    pass(p.sc, HOUR);
    cr_expect(eq(int, vehicle_soc_permille(p.car), 820));
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
                "[   730934] CP-1/1 > vehicle stops asking: Charging -> SuspendedEV (4.9 C4)\n"
                "[  3661000] Ann > taps 04A1 at CP-1/1\n"
                "[  3661000] CP-1/1 > session 1 ends after 2030 Wh: Local\n"
                "[  3661000] CP-1/1 > stop: SuspendedEV -> Finishing (4.9 D6)\n"
                "[  3662000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[  3721000] Ann > takes the cable from CP-1/1\n"
                "[  3721000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    cr_assert(eq(int, p.sc->told_count, 1));
    cr_expect(eq(i64, p.sc->told[0].t.mj, vehicle_stored_mj(p.car) - stored));
    cr_expect(eq(str, (char *)p.sc->told[0].phases[1].kind, "suspended_ev"));
    post_fini(&p);
}

Test(car, with_a_departure_timer_asks_from_that_moment)
{
    struct post p;
    struct vehicle_traits car;

    vehicle_traits_default(&car);
    car.departure_ms = START_MS + HOUR;
    post_init(&p, NULL, &car);
    post_ready(&p);
    plug_and_tap(&p);
    pass(p.sc, 30 * MINUTE);
    cr_expect(eq(int, vehicle_pilot(p.car), PILOT_B));
    cr_expect(eq(i64, station_register_wh(p.station, 1), 0));
    pass(p.sc, HOUR);
    cr_expect(eq(int, vehicle_pilot(p.car), PILOT_C));
    expect_text(
        narrated(p.sc),
        "[    60000] Ann > plugs CP-1/1\n"
        "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
        "[    60000] Ann > taps 04A1 at CP-1/1\n"
        "[    60080] CP-1/1 > authorized 04A1\n"
        "[    60080] CP-1/1 > session 1 starts with 04A1\n"
        "[    60080] CP-1/1 > authorized, vehicle waits: Preparing -> SuspendedEV (4.9 B4)\n"
        "[    60420] Ann < reads on CP-1/1: Charging starts\n"
        "[  3600000] CP-1/1 > energy flows: SuspendedEV -> Charging (4.9 D3)\n");
    post_fini(&p);
}

Test(car, that_is_put_right_charges_at_once)
{
    static const struct {
        const char *setting;
        struct vehicle_traits wrong;
    } rows[] = {
        {"departure timer", {.departure_ms = START_MS + 24 * (int64_t)HOUR}},
        {"current limit", {.current_limit_ma = 5000}},
        {"charging enabled", {.never_asks = true}},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct post p;
        struct vehicle_traits car;
        vehicle_traits_default(&car);
        car.departure_ms = rows[i].wrong.departure_ms;
        car.current_limit_ma = rows[i].wrong.current_limit_ma;
        car.never_asks = rows[i].wrong.never_asks;
        post_init(&p, NULL, &car);
        post_ready(&p);
        plug_and_tap(&p);
        pass(p.sc, 10 * MINUTE);
        cr_expect(eq(str, (char *)station_status(p.station, 1), "SuspendedEV"));
        vehicle_correct(p.car, rows[i].setting);
        cr_expect(eq(str, (char *)station_status(p.station, 1), "Charging"));
        cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
        post_fini(&p);
    }
}

Test(samples, of_a_dc_station_tell_all_measurands)
{
    struct post p;
    struct profile dc;

    profile_defaults(&dc);
    dc.dc = true;
    dc.socket = false;
    dc.max_power_w = 50000;
    dc.voltage_v = 400;
    dc.meter_start_wh = 1000;
    snprintf(dc.sampled_data, sizeof(dc.sampled_data),
             "Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC");
    post_init(&p, &dc, NULL);
    post_ready(&p);
    plug_and_tap(&p);
    forget_so_far(p.sc);
    pass(p.sc, 6 * MINUTE);
    expect_text(
        heard(p.sc),
        "[360100] MeterValues "
        "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-06T17:36:"
        "00.080Z\",\"sampledValue\":[{\"value\":\"5166\",\"context\":\"Sample.Periodic\","
        "\"measurand\":\"Energy.Active.Import.Register\",\"location\":\"Outlet\",\"unit\":\"Wh\"},{"
        "\"value\":\"50000\",\"context\":\"Sample.Periodic\",\"measurand\":\"Power.Active.Import\","
        "\"location\":\"Outlet\",\"unit\":\"W\"},{\"value\":\"125.0\",\"context\":\"Sample."
        "Periodic\",\"measurand\":\"Current.Import\",\"location\":\"Outlet\",\"unit\":\"A\"},{"
        "\"value\":\"400\",\"context\":\"Sample.Periodic\",\"measurand\":\"Voltage\",\"location\":"
        "\"Outlet\",\"unit\":\"V\"},{\"value\":\"47\",\"context\":\"Sample.Periodic\","
        "\"measurand\":\"SoC\",\"location\":\"EV\",\"unit\":\"Percent\"}]}]}\n");
    post_fini(&p);
}

Test(energy, is_told_by_quarters_of_an_hour)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    pass(p.sc, 9 * MINUTE - 80); /* transaction begins at 17:40:00.000 */
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 50 * MINUTE + 80);
    tap(&p);
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    cr_assert(eq(int, p.sc->told_count, 1));
    cr_expect(eq(u64, p.sc->told[0].t.quarter_count, 4));
    cr_expect(eq(i64, p.sc->told[0].quarter_mj, p.sc->told[0].t.mj));
    cr_expect(eq(i64, p.sc->told[0].t.mj, 11040 * 50 * (int64_t)MINUTE));
    post_fini(&p);
}

Test(evses, that_are_fewer_than_connectors_serve_one_after_the_other)
{
    struct post p;
    struct profile profile;
    struct vehicle_traits car;
    struct driver *bob;

    profile_defaults(&profile);
    profile.connectors = 2;
    vehicle_traits_default(&car);
    post_init(&p, &profile, NULL);
    post_ready(&p);
    bob = driver_new(p.sc->world, "Bob", &(struct driver_traits){.token = "B"},
                     vehicle_new(p.sc->world, "Other", &car));
    driver_park(bob, p.site, 2);
    plug_and_tap(&p);
    driver_plug(bob, p.station, 2);
    driver_tap(bob, p.station, 2, NULL, hear_tap, &p);
    pass(p.sc, 1000);
    cr_expect(eq(str, p.outcome, "busy"));
    cr_expect(eq(str, p.text, "The other outlet is in use"));
    post_fini(&p);
}
