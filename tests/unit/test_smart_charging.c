/* title: charging profiles limit what flows, and a 1.6 station takes, tells and clears them */
#include "fixture/post.h"

/* START_MS is 17:30:00Z; a post is ready a minute later. */

static void call(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

/* Sets a profile of one period for good, or @p more. */
static void set_profile(struct post *p, int connector, const char *purpose, const char *more)
{
    char *payload = mem_printf(
        "{\"connectorId\":%d,\"csChargingProfiles\":{\"chargingProfileId\":%d,\"stackLevel\":0,"
        "\"chargingProfilePurpose\":\"%s\",\"chargingProfileKind\":\"Absolute\","
        "\"chargingSchedule\":{\"startSchedule\":\"2026-03-06T17:00:00Z\",%s}}}",
        connector, connector + 1, purpose, more);

    call(p, "SetChargingProfile", payload);
    free(payload);
}

#define LIMIT(unit, text)                                                                          \
    "\"chargingRateUnit\":\"" unit                                                                 \
    "\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":" text "}]"

static void charges(struct post *p)
{
    post_ready(p);
    driver_plug(p->driver, p->station, 1);
    tap(p);
    pass(p->sc, MINUTE);
    forget_so_far(p->sc);
}

static void expect_answers(struct post *p, const char *const *statuses)
{
    char *all = answered(p->sc), *rest = all, *line;

    for (; *statuses; statuses++) {
        line = strsep(&rest, "\n");
        cr_expect(line && strstr(line, *statuses), "got %s, want %s", line, *statuses);
    }
    cr_expect(rest && *rest == '\0', "more answers: %s", rest);
    free(all);
}

Test(smart_charging, a_new_default_limits_what_flows_at_once)
{ /* 1.6 errata 3.8 */
    struct post p;

    post_init(&p, NULL, NULL);
    charges(&p);
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("A", "10.1"));
    cr_expect(eq(i64, station_power_w(p.station, 1), 6969));
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("W", "7000.5"));
    cr_expect(eq(i64, station_power_w(p.station, 1), 7000));
    set_profile(&p, 0, "ChargePointMaxProfile", LIMIT("W", "5000"));
    cr_expect(eq(i64, station_power_w(p.station, 1), 5000));
    call(&p, "ClearChargingProfile", "{}");
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    expect_answers(&p, (const char *const[]){"Accepted", "Accepted", "Accepted", "Accepted", NULL});
    post_fini(&p);
}

Test(smart_charging, below_six_amperes_nothing_flows_and_the_status_says_who)
{
    struct post p;

    post_init(&p, NULL, NULL);
    charges(&p);
    set_profile(&p, 1, "TxDefaultProfile", LIMIT("A", "5.9"));
    cr_expect(eq(i64, station_power_w(p.station, 1), 0));
    cr_expect(eq(str, (char *)station_status(p.station, 1), "SuspendedEVSE"));
    set_profile(&p, 1, "TxDefaultProfile", LIMIT("A", "6"));
    cr_expect(eq(i64, station_power_w(p.station, 1), 4140));
    cr_expect(eq(str, (char *)station_status(p.station, 1), "Charging"));
    set_profile(&p, 1, "TxDefaultProfile", LIMIT("W", "0"));
    cr_expect(eq(str, (char *)station_status(p.station, 1), "SuspendedEVSE"));
    expect_text(gist(p.sc), "[120040] StatusNotification 1 SuspendedEVSE\n"
                            "[150040] StatusNotification 1 Charging\n"
                            "[180040] StatusNotification 1 SuspendedEVSE\n");
    post_fini(&p);
}

Test(smart_charging, a_session_may_begin_without_energy)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("A", "0"));
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, (char *)station_status(p.station, 1), "SuspendedEVSE"));
    cr_expect(eq(i64, station_register_wh(p.station, 1), 0));
    post_fini(&p);
}

Test(smart_charging, limits_change_on_the_second)
{
    struct post p;
    int64_t wh;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    /* 17:00 +  1 h: 10 A, + 1 h 30 min: 0 A, + 2 h: 16 A, + 3 h: over */
    set_profile(&p, 1, "TxDefaultProfile",
                "\"duration\":10800,\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                "{\"startPeriod\":0,\"limit\":8},{\"startPeriod\":3600,\"limit\":10},"
                "{\"startPeriod\":5400,\"limit\":0},{\"startPeriod\":7200,\"limit\":16}]");
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, START_MS + 30 * MINUTE - 1 - vclock_now_ms(p.sc->clk));
    cr_expect(eq(i64, station_power_w(p.station, 1), 5520));
    wh = station_register_wh(p.station, 1);
    pass(p.sc, 1);
    cr_expect(eq(i64, station_power_w(p.station, 1), 6900));
    pass(p.sc, 30 * MINUTE - 1);
    cr_expect(eq(i64, station_register_wh(p.station, 1) - wh, 3450));
    pass(p.sc, 1);
    cr_expect(eq(i64, station_power_w(p.station, 1), 0));
    cr_expect(eq(str, (char *)station_status(p.station, 1), "SuspendedEVSE"));
    pass(p.sc, 30 * MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    post_fini(&p);
}

Test(smart_charging, a_limit_in_amperes_is_for_each_phase_that_is_used)
{
    struct vehicle_traits car;
    struct post p;

    vehicle_traits_default(&car);
    car.ac_phases = 1;
    car.ac_max_w = 7360;
    post_init(&p, NULL, &car);
    charges(&p);
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("A", "16"));
    cr_expect(eq(i64, station_power_w(p.station, 1), 3680));
    /* 9 kW for three phases are 3 kW for the one (K01.FR.50) */
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("W", "9000"));
    cr_expect(eq(i64, station_power_w(p.station, 1), 3000));
    post_fini(&p);
}

Test(smart_charging, a_station_that_can_switch_phases_uses_no_more_than_the_profile_says)
{
    struct profile profile;
    struct post p;

    profile_defaults(&profile);
    profile.switches_phases = true;
    post_init(&p, &profile, NULL);
    charges(&p);
    set_profile(&p, 0, "TxDefaultProfile",
                "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
                "{\"startPeriod\":0,\"limit\":10,\"numberPhases\":1}]");
    cr_expect(eq(i64, station_power_w(p.station, 1), 2300));
    post_fini(&p);
}

Test(smart_charging, tx_profiles_need_their_transaction_and_go_with_it)
{ /* 1.6 5.16.2, 3.13.1 */
    const char *const tx = "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":5,"
                           "\"transactionId\":%d,\"stackLevel\":0,\"chargingProfilePurpose\":"
                           "\"TxProfile\",\"chargingProfileKind\":\"Relative\","
                           "\"chargingSchedule\":{" LIMIT("A", "8") "}}}";
    char *right = mem_printf("%.*s1%s", (int)(strstr(tx, "%d") - tx), tx, strstr(tx, "%d") + 2);
    char *wrong = mem_printf("%.*s2%s", (int)(strstr(tx, "%d") - tx), tx, strstr(tx, "%d") + 2);
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "SetChargingProfile", right);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    call(&p, "SetChargingProfile", wrong);
    call(&p, "SetChargingProfile", right);
    cr_expect(eq(i64, station_power_w(p.station, 1), 5520));
    call(&p, "RemoteStopTransaction", "{\"transactionId\":1}");
    call(&p, "ClearChargingProfile", "{\"id\":5}");
    expect_answers(
        &p, (const char *const[]){"Rejected", "Rejected", "Accepted", "Accepted", "Unknown", NULL});
    free(right);
    free(wrong);
    post_fini(&p);
}

Test(smart_charging, a_remote_start_brings_its_profile)
{ /* 1.6 5.11 */
    const char *const start =
        "{\"idTag\":\"APP7\",\"connectorId\":1,\"chargingProfile\":{"
        "\"chargingProfileId\":5,\"stackLevel\":0,"
        "\"chargingProfilePurpose\":\"TxProfile\","
        "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":{"
        "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":["
        "{\"startPeriod\":0,\"limit\":7},{\"startPeriod\":600,\"limit\":9}]}}}";
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "RemoteStartTransaction",
         "{\"idTag\":\"APP7\",\"connectorId\":1,\"chargingProfile\":{\"chargingProfileId\":5,"
         "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\","
         "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":{" LIMIT("A", "7") "}}}");
    call(&p, "RemoteStartTransaction", start);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 4830));
    pass(p.sc, 10 * MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 6210));
    expect_answers(&p, (const char *const[]){"Rejected", "Accepted", NULL});
    post_fini(&p);
}

Test(smart_charging, what_a_remote_start_brought_is_forgotten_when_nobody_plugs_in)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "RemoteStartTransaction",
         "{\"idTag\":\"04A1\",\"connectorId\":1,\"chargingProfile\":{\"chargingProfileId\":5,"
         "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
         "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":{" LIMIT("A", "7") "}}}");
    pass(p.sc, 2 * MINUTE);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    post_fini(&p);
}

Test(smart_charging, composite_schedules_are_told)
{ /* 1.6 5.7; errata 3.57: no startSchedule in it */
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    set_profile(&p, 0, "ChargePointMaxProfile", LIMIT("A", "20"));
    set_profile(&p, 1, "TxDefaultProfile",
                "\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,"
                "\"limit\":11000},{\"startPeriod\":1920,\"limit\":6900}]");
    forget_so_far(p.sc);
    call(&p, "GetCompositeSchedule", "{\"connectorId\":1,\"duration\":300}");
    call(&p, "GetCompositeSchedule",
         "{\"connectorId\":0,\"duration\":300,\"chargingRateUnit\":\"W\"}");
    expect_text(answered(p.sc),
                "[120040] [3,\"c3\",{\"status\":\"Accepted\",\"connectorId\":1,\"scheduleStart\":"
                "\"2026-03-06T17:32:00.000Z\",\"chargingSchedule\":{\"duration\":300,"
                "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,"
                "\"limit\":10,\"numberPhases\":3}]}}]\n"
                "[150040] [3,\"c4\",{\"status\":\"Accepted\",\"connectorId\":0,\"scheduleStart\":"
                "\"2026-03-06T17:32:30.000Z\",\"chargingSchedule\":{\"duration\":300,"
                "\"chargingRateUnit\":\"W\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,"
                "\"limit\":6900,\"numberPhases\":3}]}}]\n");
    post_fini(&p);
}

Test(smart_charging, what_makes_no_sense_gets_the_error_it_deserves)
{ /* errata 3.24, 3.38, 3.39 */
    struct profile profile;
    struct post p;

    profile_defaults(&profile);
    snprintf(profile.charging_units, sizeof(profile.charging_units), "Current");
    post_init(&p, &profile, NULL);
    post_ready(&p);
    set_profile(&p, 7, "TxDefaultProfile", LIMIT("A", "20"));
    set_profile(&p, 1, "TxDefaultProfile", LIMIT("kW", "20"));
    set_profile(&p, 1, "TxDefaultProfile", LIMIT("W", "20"));
    set_profile(&p, 1, "TxDefaultProfile", LIMIT("A", "-1"));
    set_profile(&p, 1, "ChargePointMaxProfile", LIMIT("A", "20"));
    call(&p, "GetCompositeSchedule", "{\"connectorId\":7,\"duration\":300}");
    call(&p, "GetCompositeSchedule",
         "{\"connectorId\":1,\"duration\":300,\"chargingRateUnit\":\"kW\"}");
    call(&p, "GetCompositeSchedule",
         "{\"connectorId\":1,\"duration\":300,\"chargingRateUnit\":\"W\"}");
    call(&p, "GetCompositeSchedule", "{\"connectorId\":1,\"duration\":-1}");
    call(&p, "ClearChargingProfile", "{}");
    expect_answers(&p, (const char *const[]){
                           "PropertyConstraintViolation", "PropertyConstraintViolation", "Rejected",
                           "Rejected", "Rejected", "PropertyConstraintViolation",
                           "PropertyConstraintViolation", "Rejected", "Rejected", "Unknown", NULL});
    post_fini(&p);
}

Test(smart_charging, clearing_at_a_connector_below_zero_does_not_clear_all)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    set_profile(&p, 1, "TxDefaultProfile", LIMIT("A", "10"));
    call(&p, "ClearChargingProfile", "{\"connectorId\":-1}");
    call(&p, "ClearChargingProfile", "{\"connectorId\":-7,\"stackLevel\":0}");
    call(&p, "ClearChargingProfile", "{\"connectorId\":1}");
    expect_answers(&p, (const char *const[]){"Accepted", "Unknown", "Unknown", "Accepted", NULL});
    post_fini(&p);
}

Test(smart_charging, a_simple_station_does_not_support_it)
{
    struct profile plain;
    struct post p;

    profile_defaults(&plain);
    snprintf(plain.features, sizeof(plain.features), "Core");
    post_init(&p, &plain, NULL);
    post_ready(&p);
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("A", "20"));
    call(&p, "GetCompositeSchedule", "{\"connectorId\":1,\"duration\":300}");
    call(&p, "ClearChargingProfile", "{}");
    /* 5.11: the profile is ignored */
    call(&p, "RemoteStartTransaction",
         "{\"idTag\":\"APP7\",\"connectorId\":1,\"chargingProfile\":{\"chargingProfileId\":5,"
         "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
         "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":{" LIMIT("A", "7") "}}}");
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    expect_answers(&p, (const char *const[]){"NotSupported", "NotSupported", "NotSupported",
                                             "Accepted", NULL});
    post_fini(&p);
}

Test(smart_charging, profiles_survive_a_reboot)
{ /* 1.6 5.16.4 */
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("A", "10"));
    call(&p, "Reset", "{\"type\":\"Hard\"}");
    pass(p.sc, 2 * MINUTE);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(i64, station_power_w(p.station, 1), 6900));
    post_fini(&p);
}

Test(smart_charging, the_meter_shows_what_is_offered)
{
    struct profile profile;
    struct post p;
    char *all;

    profile_defaults(&profile);
    snprintf(profile.sampled_data, sizeof(profile.sampled_data), "Current.Offered,Power.Offered");
    post_init(&p, &profile, NULL);
    charges(&p);
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"MeterValues\",\"connectorId\":1}");
    set_profile(&p, 0, "TxDefaultProfile", LIMIT("A", "10.5"));
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"MeterValues\",\"connectorId\":1}");
    all = heard(p.sc);
    cr_expect(strstr(all, "\"value\":\"32.0\",\"context\":\"Trigger\",\"measurand\":"
                          "\"Current.Offered\",\"location\":\"Outlet\",\"unit\":\"A\"") != NULL,
              "%s", all);
    cr_expect(strstr(all, "\"value\":\"22080\"") != NULL, "%s", all);
    cr_expect(strstr(all, "\"value\":\"10.5\"") != NULL, "%s", all);
    cr_expect(strstr(all, "\"value\":\"7245\"") != NULL, "%s", all);
    free(all);
    post_fini(&p);
}

/* Two cars at a post with two sockets. */
struct pair {
    struct post p;
    struct driver *other;
};

static void pair_charges(struct pair *pair)
{
    struct profile two;
    struct vehicle_traits car;

    profile_defaults(&two);
    two.connectors = two.evses = 2;
    vehicle_traits_default(&car);
    post_init(&pair->p, &two, NULL);
    pair->other = driver_new(pair->p.sc->world, "Bob", &(struct driver_traits){.token = "04B2"},
                             vehicle_new(pair->p.sc->world, "Other car", &car));
    charges(&pair->p);
    driver_park(pair->other, pair->p.site, 2);
    driver_plug(pair->other, pair->p.station, 2);
    driver_tap(pair->other, pair->p.station, 2, NULL, hear_tap, &pair->p);
    pass(pair->p.sc, MINUTE);
}

Test(smart_charging, the_limit_of_the_station_is_shared)
{
    struct pair pair;
    struct post *p = &pair.p;

    pair_charges(&pair);
    cr_expect(eq(i64, station_power_w(p->station, 1) + station_power_w(p->station, 2), 22080));
    set_profile(p, 0, "ChargePointMaxProfile", LIMIT("A", "20"));
    cr_expect(eq(i64, station_power_w(p->station, 1), 6900));
    cr_expect(eq(i64, station_power_w(p->station, 2), 6900));
    set_profile(p, 1, "TxDefaultProfile", LIMIT("A", "8"));
    cr_expect(eq(i64, station_power_w(p->station, 1), 5520));
    cr_expect(eq(i64, station_power_w(p->station, 2), 8280));
    post_fini(p);
}

Test(smart_charging, where_there_is_too_little_for_two_the_later_one_waits)
{
    struct pair pair;
    struct post *p = &pair.p;

    pair_charges(&pair);
    set_profile(p, 0, "ChargePointMaxProfile", LIMIT("A", "10"));
    cr_expect(eq(i64, station_power_w(p->station, 1), 6900));
    cr_expect(eq(i64, station_power_w(p->station, 2), 0));
    cr_expect(eq(str, (char *)station_status(p->station, 2), "SuspendedEVSE"));
    call(p, "RemoteStopTransaction", "{\"transactionId\":1}");
    cr_expect(eq(i64, station_power_w(p->station, 2), 6900));
    cr_expect(eq(str, (char *)station_status(p->station, 2), "Charging"));
    post_fini(p);
}
