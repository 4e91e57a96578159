/* title: a 2.0.1 station tells its CSMS of limits from outside and of what a vehicle needs */
#include "fixture/post201.h"
#include "parts/local_controller.h"
#include "station/charging.h"
#include "station/station_state.h"
#include "station201/model/device_model.h"

static void call(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

static void charges(struct post *p, const struct vehicle_traits *car)
{
    struct profile profile = profile201();

    post_init(p, &profile, car);
    post_ready(p);
    driver_plug(p->driver, p->station, 1);
    tap(p);
    pass(p->sc, MINUTE);
    forget_so_far(p->sc);
}

static const struct charging_order ten_amperes = {CHARGING_SOURCE_EMS, 0, CHARGING_amperes, 100};

static void expect_heard(struct post *p, const char *const *parts)
{
    char *all = heard(p->sc);
    const char *at = all;

    for (; *parts; parts++) {
        const char *found = strstr(at, *parts);
        cr_expect(found != NULL, "no %s in order in\n%s", *parts, all);
        at = found ? found : at;
    }
    cr_expect(eq(int, p->sc->bad_frames, 0));
    free(all);
}

Test(charging201, a_limit_from_outside_is_in_force_and_told_and_its_end_too)
{ /* K11, K13 */
    struct post p;

    charges(&p, NULL);
    charging_limited(p.station, &ten_amperes);
    cr_expect(eq(i64, station_power_w(p.station, 1), 6900));
    pass(p.sc, MINUTE);
    cr_expect(charging_released(p.station, CHARGING_SOURCE_EMS));
    cr_expect(not(charging_released(p.station, CHARGING_SOURCE_EMS)));
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    pass(p.sc, MINUTE);
    expect_heard(&p,
                 (const char *const[]){
                     "NotifyChargingLimit {\"chargingLimit\":{\"chargingLimitSource\":\"EMS\"}}",
                     "\"triggerReason\":\"ChargingRateChanged\"",
                     "ClearedChargingLimit {\"chargingLimitSource\":\"EMS\"}",
                     "\"triggerReason\":\"ChargingRateChanged\"", NULL});
    post_fini(&p);
}

Test(charging201, a_small_change_is_not_told_and_schedules_come_where_they_are_wanted)
{ /* SC.03, K11.FR.02, K11.FR.03 */
    struct charging_order limit = ten_amperes;
    struct post p;
    char *all;

    charges(&p, NULL);
    variable_assign(p.station, VARIABLE_NotifyChargingLimitWithSchedules, "true");
    variable_assign(p.station, VARIABLE_LimitChangeSignificance, "10");
    charging_limited(p.station, &limit);
    pass(p.sc, MINUTE);
    expect_heard(&p, (const char *const[]){"NotifyChargingLimit", "\"chargingSchedule\":[{",
                                           "\"chargingRateUnit\":\"A\"", "\"limit\":10", NULL});
    limit.limit = 105;
    charging_limited(p.station, &limit);
    cr_expect(eq(i64, station_power_w(p.station, 1), 7245));
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_expect(strstr(all, "NotifyChargingLimit") == NULL, "%s", all);
    cr_expect(strstr(all, "ChargingRateChanged") == NULL, "%s", all);
    free(all);
    post_fini(&p);
}

/* What the CSMS heard of limits from outside, a line each. */
static char *limits_heard(struct post *p)
{
    char *all = heard(p->sc), *text = mem_text(""), *line, *rest = all;

    while ((line = strsep(&rest, "\n"))) {
        char *at = strstr(line, "NotifyChargingLimit");
        char *longer;

        at = at ? at : strstr(line, "ClearedChargingLimit");
        if (!at)
            continue;
        longer = mem_printf("%s%s\n", text, at);
        free(text);
        text = longer;
    }
    free(all);
    return text;
}

static void expect_limits(struct post *p, const char *want)
{
    char *got = limits_heard(p);

    cr_expect(strcmp(got, want) == 0, "got\n%swant\n%s", got, want);
    cr_expect(eq(int, p->sc->bad_frames, 0));
    free(got);
}

static void is_offline(struct post *p, int64_t ms)
{
    station_link_break(p->station, LINK_cut, 0);
    pass(p->sc, ms);
}

static void is_back(struct post *p)
{
    station_link_mend(p->station);
    pass(p->sc, 10 * MINUTE);
}

#define NOTIFIED "NotifyChargingLimit {\"chargingLimit\":{\"chargingLimitSource\":\"EMS\"}}\n"
#define CLEARED  "ClearedChargingLimit {\"chargingLimitSource\":\"EMS\"}\n"

Test(charging201, a_limit_that_came_offline_is_told_when_the_station_is_back)
{
    struct post p;

    charges(&p, NULL);
    is_offline(&p, MINUTE);
    charging_limited(p.station, &ten_amperes);
    cr_expect(eq(i64, station_power_w(p.station, 1), 6900));
    pass(p.sc, MINUTE);
    is_back(&p);
    expect_limits(&p, NOTIFIED);
    is_offline(&p, MINUTE);
    cr_expect(charging_released(p.station, CHARGING_SOURCE_EMS));
    is_back(&p);
    expect_limits(&p, CLEARED);
    post_fini(&p);
}

Test(charging201, a_limit_that_came_and_went_offline_is_not_told)
{
    struct post p;

    charges(&p, NULL);
    is_offline(&p, MINUTE);
    charging_limited(p.station, &ten_amperes);
    pass(p.sc, MINUTE);
    cr_expect(charging_released(p.station, CHARGING_SOURCE_EMS));
    is_back(&p);
    expect_limits(&p, "");
    post_fini(&p);
}

Test(charging201, a_limit_whose_message_was_lost_is_told_again)
{
    struct post p;

    charges(&p, NULL);
    p.sc->script.mute = "NotifyChargingLimit";
    charging_limited(p.station, &ten_amperes);
    pass(p.sc, MINUTE);
    pass(p.sc, 10 * MINUTE);
    expect_limits(&p, NOTIFIED); /* not again and again */
    p.sc->script.mute = NULL;
    is_offline(&p, MINUTE);
    is_back(&p);
    expect_limits(&p, NOTIFIED);
    post_fini(&p);
}

Test(charging201, many_small_changes_of_a_limit_are_told_once_they_are_a_large_one)
{
    struct charging_order limit = ten_amperes;
    struct post p;

    charges(&p, NULL);
    variable_assign(p.station, VARIABLE_LimitChangeSignificance, "10");
    for (; limit.limit <= 111; limit.limit++) {
        charging_limited(p.station, &limit);
        pass(p.sc, MINUTE);
    }
    expect_limits(&p, NOTIFIED NOTIFIED);
    post_fini(&p);
}

Test(charging201, limits_of_two_sources_bind_both_whichever_came_last)
{ /* K11.FR.01 */
    const struct charging_order six = {CHARGING_SOURCE_SO, 0, CHARGING_amperes, 70};
    struct post p;

    charges(&p, NULL);
    charging_limited(p.station, &six);
    charging_limited(p.station, &ten_amperes);
    cr_expect(eq(i64, station_power_w(p.station, 1), 7 * 690));
    cr_expect(charging_released(p.station, CHARGING_SOURCE_SO));
    cr_expect(eq(i64, station_power_w(p.station, 1), 6900));
    post_fini(&p);
}

Test(charging201, limits_of_one_source_at_two_places_end_both_and_are_told)
{
    const struct charging_order there = {CHARGING_SOURCE_EMS, 1, CHARGING_amperes, 160};
    struct post p;

    charges(&p, NULL);
    charging_limited(p.station, &there);
    charging_limited(p.station, &ten_amperes);
    cr_expect(eq(i64, station_power_w(p.station, 1), 6900));
    pass(p.sc, MINUTE);
    cr_expect(charging_released(p.station, CHARGING_SOURCE_EMS));
    pass(p.sc, MINUTE);
    expect_limits(&p, "NotifyChargingLimit {\"evseId\":1,\"chargingLimit\":"
                      "{\"chargingLimitSource\":\"EMS\"}}\n" NOTIFIED CLEARED
                      "ClearedChargingLimit {\"evseId\":1,\"chargingLimitSource\":\"EMS\"}\n");
    post_fini(&p);
}

Test(charging201, a_limit_of_a_controller_is_divided_between_its_stations)
{ /* K14 */
    const struct charging_order limit = {CHARGING_SOURCE_SO, 0, CHARGING_watts, 150000};
    struct profile profile = profile201();
    struct charging_filter all = charging_filter_all();
    struct station *controller, *other;
    struct post p;

    charges(&p, NULL);
    snprintf(profile.name, sizeof(profile.name), "hub");
    profile.local_controller = true;
    controller = stations_add(p.sc->world, "HUB", &profile, NULL, 0, NULL);
    other = stations_add(p.sc->world, "CP-9", &profile, NULL, 0, NULL);
    cr_expect(local_controller_join(controller, p.station));
    cr_expect(not(local_controller_join(controller, p.station)));
    cr_expect(not(local_controller_join(p.station, other)), "one level");
    cr_expect(not(local_controller_join(controller, controller)));
    charging_limited(controller, &limit);
    cr_expect(eq(i64, station_power_w(p.station, 1), 7500));
    cr_expect(local_controller_join(controller, other));
    cr_expect(eq(i64, station_power_w(p.station, 1), 5000));
    all.spares_others = true;
    cr_expect(eq(int, charging_clear(p.station, &all), 0), "the CSMS cannot clear its part");
    cr_expect(charging_released(controller, CHARGING_SOURCE_SO));
    cr_expect(eq(i64, station_power_w(p.station, 1), 11040));
    cr_expect(eq(int, charging_store_count(charging_store_of(other)), 0));
    post_fini(&p);
}

Test(charging201, the_csms_cannot_clear_or_replace_what_it_did_not_set_but_is_told_of_it)
{ /* K01.FR.05, K09, K10.FR.08 */
    struct post p;

    charges(&p, NULL);
    charging_limited(p.station, &ten_amperes);
    pass(p.sc, MINUTE);
    forget_so_far(p.sc);
    call(&p, "ClearChargingProfile", "{}");
    call(&p, "GetChargingProfiles",
         "{\"requestId\":3,\"evseId\":0,\"chargingProfile\":{\"chargingLimitSource\":[\"EMS\"]}}");
    expect_heard(&p,
                 (const char *const[]){
                     "ReportChargingProfiles", "\"chargingLimitSource\":\"EMS\"",
                     "\"chargingProfilePurpose\":\"ChargingStationExternalConstraints\"", NULL});
    expect_text(answered(p.sc), "[180040] [3,\"c1\",{\"status\":\"Unknown\"}]\n"
                                "[210040] [3,\"c2\",{\"status\":\"Accepted\"}]\n");
    post_fini(&p);
}

Test(charging201, a_vehicle_that_speaks_iso_15118_says_what_it_needs_and_which_schedule_it_follows)
{ /* K15 */
    struct vehicle_traits car;
    struct post p;
    char *all, *id, *payload;

    vehicle_traits_default(&car);
    car.iso15118 = true;
    car.leaves_ms = START_MS + 8 * HOUR;
    charges(&p, &car);
    call(&p, "GetTransactionStatus", "{}");
    tap(&p); /* ends */
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    forget_so_far(p.sc);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_expect(strstr(all, "NotifyEVChargingNeeds {\"maxScheduleTuples\":3,\"evseId\":1,"
                          "\"chargingNeeds\":{\"requestedEnergyTransfer\":\"AC_three_phase\","
                          "\"departureTime\":\"2026-03-07T01:30:00.000Z\","
                          "\"acChargingParameters\":{\"energyAmount\":") != NULL,
              "%s", all);
    id = strstr(all, "\"transactionId\":\"") + strlen("\"transactionId\":\"");
    payload = mem_printf(
        "{\"evseId\":1,\"chargingProfile\":{\"id\":5,\"stackLevel\":0,\"chargingProfilePurpose\":"
        "\"TxProfile\",\"chargingProfileKind\":\"Relative\",\"transactionId\":\"%.36s\","
        "\"chargingSchedule\":[{\"id\":11,\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":"
        "[{\"startPeriod\":0,\"limit\":9}]},{\"id\":12,\"chargingRateUnit\":\"A\","
        "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":8}]}]}}",
        id);
    call(&p, "SetChargingProfile", payload);
    cr_expect(eq(i64, station_power_w(p.station, 1), 6210));
    expect_heard(&p, (const char *const[]){"NotifyEVChargingSchedule", "\"evseId\":1",
                                           "\"chargingSchedule\":{\"id\":11", NULL});
    cr_expect(charging_renegotiates(p.station, 1)); /* K17 */
    pass(p.sc, MINUTE);
    expect_heard(&p, (const char *const[]){"NotifyEVChargingNeeds", NULL});
    free(payload);
    free(all);
    post_fini(&p);
}

Test(charging201, a_remote_start_brings_its_profile_which_is_told_with_its_transaction)
{ /* K05 */
    struct profile profile = profile201();
    struct post p;

    post_init(&p, &profile, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE / 2);
    forget_so_far(p.sc);
    call(
        &p, "RequestStartTransaction",
        "{\"remoteStartId\":1,\"evseId\":1,\"idToken\":{\"idToken\":\"APP\",\"type\":\"Central\"},"
        "\"chargingProfile\":{\"id\":5,\"stackLevel\":0,\"chargingProfilePurpose\":"
        "\"TxDefaultProfile\",\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":[{\"id\":1,"
        "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":9}]}]}"
        "}");
    call(&p, "RequestStartTransaction",
         "{\"remoteStartId\":2,\"evseId\":1,\"idToken\":{\"idToken\":\"APP\",\"type\":\"Central\"},"
         "\"chargingProfile\":{\"id\":5,\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\","
         "\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":[{\"id\":1,"
         "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":9}]}]"
         "}}");
    cr_expect(eq(i64, station_power_w(p.station, 1), 6210));
    call(&p, "GetChargingProfiles",
         "{\"requestId\":3,\"chargingProfile\":{\"chargingProfileId\":[5]}}");
    expect_heard(&p, (const char *const[]){"ReportChargingProfiles", "\"transactionId\":\"", NULL});
    call(
        &p, "SetChargingProfile",
        "{\"evseId\":9,\"chargingProfile\":{\"id\":6,\"stackLevel\":0,\"chargingProfilePurpose\":"
        "\"TxDefaultProfile\",\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":[{\"id\":1,"
        "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":9}]}]}"
        "}");
    {
        char *all = answered(p.sc);
        cr_expect(strstr(all, "\"reasonCode\":\"InvalidProfile\"") != NULL, "%s", all);
        cr_expect(strstr(all, "\"reasonCode\":\"UnknownEvse\"") != NULL, "%s", all);
        free(all);
    }
    post_fini(&p);
}
