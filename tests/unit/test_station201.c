/* title: a 2.0.1 station boots, charges, and tells its CSMS all of it */
#include "base/evse.h"
#include "fixture/post201.h"

Test(station201, boots_charges_and_gives_the_cable_back)
{
    struct profile profile = profile201();
    struct post p;

    profile.sample_interval_s = 1800;
    post_init(&p, &profile, NULL);
    station_power(p.station, true);
    pass(p.sc, MINUTE);
    driver_park(p.driver, p.site, 1);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE + HOUR);
    cr_assert(eq(str, p.outcome, "Accepted"));
    tap(&p);
    pass(p.sc, MINUTE);
    cr_assert(eq(str, p.outcome, "stopped"));
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    hear(&p,
         "[30040] BootNotification PowerUp\n"
         "[30080] StatusNotification Available 1 1\n"
         "[60020] StatusNotification Occupied 1 1\n"
         "[60060] Authorize 04A1\n"
         "[60100] TransactionEvent Started Authorized #0 EVConnected 04A1 at 1 1 meterValue\n"
         "[60140] TransactionEvent Updated ChargingStateChanged #1 Charging\n"
         "[1860100] TransactionEvent Updated MeterValuePeriodic #2 Charging meterValue\n"
         "[3660100] TransactionEvent Updated MeterValuePeriodic #3 Charging meterValue\n"
         "[3720020] TransactionEvent Ended StopAuthorized #4 EVConnected Local 04A1 meterValue\n"
         "[3780020] StatusNotification Available 1 1\n");
    cr_assert(eq(int, p.sc->bad_frames, 0));
    cr_assert(eq(int, p.sc->told_count, 1));
    cr_assert(eq(i64, p.sc->told[0].t.transaction_id, 0));
    cr_assert(eq(sz, strlen(p.sc->told[0].transaction), 36));
    cr_assert(eq(i64, p.sc->told[0].t.mj, 11040 * (int64_t)(3720000 - 60080)));
    cr_assert(station_settled(p.station));
    post_fini(&p);
}

/* A station whose transactions begin and end at @p start and @p stop, booted, Ann in bay 1. */
static void points(struct post *p, const char *start, const char *stop)
{
    struct profile profile = profile201();

    snprintf(profile.tx_start_point, sizeof(profile.tx_start_point), "%s", start);
    snprintf(profile.tx_stop_point, sizeof(profile.tx_stop_point), "%s", stop);
    post_init(p, &profile, NULL);
    post_ready(p);
}

Test(points, card_first_with_the_transaction_beginning_at_the_card)
{
    struct post p;

    points(&p, "Authorized", "Authorized");
    tap(&p);
    pass(p.sc, MINUTE / 2);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    hear(&p,
         "[60020] Authorize 04A1\n"
         "[60060] TransactionEvent Started Authorized #0 Idle 04A1 at 1 1 meterValue\n"
         "[90020] StatusNotification Occupied 1 1\n"
         "[90060] TransactionEvent Updated CablePluggedIn #1 EVConnected at 1 1\n"
         "[90100] TransactionEvent Updated ChargingStateChanged #2 Charging\n"
         "[150020] TransactionEvent Ended StopAuthorized #3 EVConnected Local 04A1 meterValue\n");
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(points, a_transaction_that_is_as_long_as_the_plug_outlives_two_cards)
{
    struct post p;

    points(&p, "EVConnected", "EVConnected");
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    hear(&p, "[60020] StatusNotification Occupied 1 1\n"
             "[60060] TransactionEvent Started CablePluggedIn #0 EVConnected at 1 1 meterValue\n"
             "[120020] Authorize 04A1\n"
             "[120060] TransactionEvent Updated Authorized #1 EVConnected 04A1\n"
             "[120100] TransactionEvent Updated ChargingStateChanged #2 Charging\n"
             "[180020] TransactionEvent Updated StopAuthorized #3 EVConnected 04A1\n"
             "[240020] StatusNotification Available 1 1\n"
             "[240060] TransactionEvent Ended EVCommunicationLost #4 Idle Local meterValue\n");
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(points, energy_that_stops_ends_the_permission_too)
{
    struct profile profile = profile201();
    struct vehicle_traits car;
    struct post p;

    vehicle_traits_default(&car);
    car.soc_permille = car.target_permille - 1;
    snprintf(profile.tx_start_point, sizeof(profile.tx_start_point), "EnergyTransfer");
    snprintf(profile.tx_stop_point, sizeof(profile.tx_stop_point), "EnergyTransfer");
    post_init(&p, &profile, &car);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, HOUR);
    free(heard(p.sc));
    cr_assert(eq(str, (char *)(uintptr_t)station_status(p.station, 1), "Finishing"));
    cr_assert(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(offline, events_are_kept_marked_and_told_in_order)
{
    struct profile profile = profile201();
    struct post p;

    profile.retry_range_s = 0;
    post_init(&p, &profile, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    forget_so_far(p.sc);
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    station_link_mend(p.station);
    pass(p.sc, 5 * MINUTE);
    hear(&p, "[273040] TransactionEvent Ended StopAuthorized #2 offline EVConnected Local 04A1 "
             "meterValue\n"
             "[273080] StatusNotification Available 1 1\n");
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(offline, a_card_that_the_csms_refuses_afterwards_ends_the_transaction)
{
    struct post p;

    points(&p, "PowerPathClosed", "Authorized");
    p.sc->script.start = "Blocked";
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    hear(&p,
         "[60020] StatusNotification Occupied 1 1\n"
         "[60060] Authorize 04A1\n"
         "[60100] TransactionEvent Started Authorized #0 EVConnected 04A1 at 1 1 meterValue\n"
         "[60140] TransactionEvent Updated ChargingStateChanged #1 Charging\n"
         "[60180] TransactionEvent Ended Deauthorized #2 EVConnected DeAuthorized meterValue\n");
    cr_assert(eq(str, p.outcome, "Blocked"));
    post_fini(&p);
}

Test(commands, start_and_stop_from_afar)
{
    struct post p;
    char stop[100];

    points(&p, "PowerPathClosed", "Authorized");
    call201(&p, "RequestStartTransaction",
            "{\"evseId\":1,\"remoteStartId\":5,\"idToken\":{\"idToken\":\"APP\",\"type\":"
            "\"Central\"}}");
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    call201(&p, "RequestStopTransaction", "{\"transactionId\":\"no\"}");
    snprintf(stop, sizeof(stop), "{\"evseId\":1,\"connectorId\":1}");
    call201(&p, "UnlockConnector", stop);
    expect_text(answered(p.sc),
                "[60040] [3,\"c1\",{\"status\":\"Accepted\"}]\n"
                "[150040] [3,\"c2\",{\"status\":\"Rejected\"}]\n"
                "[180040] [3,\"c3\",{\"status\":\"OngoingAuthorizedTransaction\"}]\n");
    hear(&p, "[90020] StatusNotification Occupied 1 1\n"
             "[90060] TransactionEvent Started RemoteStart #0 EVConnected 5 APP at 1 1 meterValue\n"
             "[90100] TransactionEvent Updated ChargingStateChanged #1 Charging\n");
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(commands, a_reset_on_idle_waits_for_the_transaction)
{
    struct post p;

    points(&p, "PowerPathClosed", "EVConnected,Authorized");
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    call201(&p, "Reset", "{\"type\":\"OnIdle\"}");
    free(heard(p.sc));
    tap(&p);
    pass(p.sc, 2 * MINUTE);
    expect_text(answered(p.sc), "[120040] [3,\"c1\",{\"status\":\"Scheduled\"}]\n");
    hear(&p, "[150020] TransactionEvent Ended StopAuthorized #2 EVConnected Local 04A1 meterValue\n"
             "[180180] BootNotification ScheduledReset\n"
             "[180220] StatusNotification Occupied 1 1\n");
    cr_assert(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(commands, availability_of_station_evse_and_connector_are_three_things)
{
    struct post p;

    points(&p, "PowerPathClosed", "EVConnected,Authorized");
    call201(&p, "ChangeAvailability",
            "{\"operationalStatus\":\"Inoperative\",\"evse\":{\"id\":1,\"connectorId\":1}}");
    call201(&p, "ChangeAvailability", "{\"operationalStatus\":\"Inoperative\"}");
    call201(&p, "ChangeAvailability", "{\"operationalStatus\":\"Operative\"}");
    call201(&p, "ChangeAvailability",
            "{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":1,\"connectorId\":1}}");
    call201(&p, "ChangeAvailability", "{\"operationalStatus\":\"Operative\",\"evse\":{\"id\":7}}");
    hear(&p, "[60040] StatusNotification Unavailable 1 1\n"
             "[150040] StatusNotification Available 1 1\n");
    expect_text(answered(p.sc), "[60040] [3,\"c1\",{\"status\":\"Accepted\"}]\n"
                                "[90040] [3,\"c2\",{\"status\":\"Accepted\"}]\n"
                                "[120040] [3,\"c3\",{\"status\":\"Accepted\"}]\n"
                                "[150040] [3,\"c4\",{\"status\":\"Accepted\"}]\n"
                                "[180040] [3,\"c5\",{\"status\":\"Rejected\"}]\n");
    post_fini(&p);
}

Test(commands, the_cost_so_far_stands_on_the_display)
{
    struct post p;
    char *all, *id, call[200];

    points(&p, "PowerPathClosed", "EVConnected,Authorized");
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    id = strstr(all, "\"transactionId\":\"");
    cr_assert(id != NULL);
    snprintf(call, sizeof(call), "{\"totalCost\":1.5,\"transactionId\":\"%.36s\"}",
             id + strlen("\"transactionId\":\""));
    free(all);
    call201(&p, "CostUpdated", call);
    cr_assert(
        eq(str, (char *)(uintptr_t)station_display(p.station, 1), "Charging, cost so far 1.50"));
    post_fini(&p);
}

Test(evse, flat_numbers_and_back)
{
    for (int evses = 1; evses <= 4; evses++)
        for (int connectors = evses; connectors <= 8; connectors++)
            for (int n = 1; n <= connectors; n++)
                cr_expect(eq(int, evse_flat(evses, connectors, evse_of(evses, n)), n));
    cr_expect(eq(int, evse_flat(2, 3, (struct evse_connector){2, 3}), 0));
    cr_expect(eq(int, evse_flat(2, 3, (struct evse_connector){3, 1}), 0));
    cr_expect(eq(int, evse_connectors(2, 3, 2), 2));
}
