/* title: a station does what its CSMS tells it, and refuses what it must */
#include "fixture/post.h"
#include "station/station_config.h"

static void call(struct post *p, const char *action, const char *payload)
{
    csms_call(p->sc, "CP-1", action, payload);
    pass(p->sc, MINUTE / 2);
}

Test(remote, start_and_stop)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "RemoteStartTransaction", "{\"idTag\":\"APP7\",\"connectorId\":0}");
    call(&p, "RemoteStartTransaction", "{\"idTag\":\"APP7\",\"connectorId\":3}");
    call(&p, "RemoteStartTransaction", "{\"idTag\":\"APP7\",\"connectorId\":1}");
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, 10 * MINUTE);
    call(&p, "RemoteStartTransaction", "{\"idTag\":\"APP7\"}");
    call(&p, "RemoteStopTransaction", "{\"transactionId\":99}");
    call(&p, "RemoteStopTransaction", "{\"transactionId\":1}");
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    call(&p, "RemoteStartTransaction", "{\"idTag\":\"APP7\"}");
    pass(p.sc, 2 * MINUTE);
    expect_text(narrated(p.sc),
                "[    60020] CP-1 > is told to RemoteStartTransaction: Rejected\n"
                "[    90020] CP-1 > is told to RemoteStartTransaction: Rejected\n"
                "[   120020] CP-1 > is told to RemoteStartTransaction: Accepted\n"
                "[   120020] CP-1/1 > authorized APP7\n"
                "[   120020] CP-1/1 > authorized: Available -> Preparing (4.9 A2)\n"
                "[   150000] Ann > plugs CP-1/1\n"
                "[   150000] CP-1/1 > session 1 starts with APP7\n"
                "[   150000] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[   750020] CP-1 > is told to RemoteStartTransaction: Rejected\n"
                "[   780020] CP-1 > is told to RemoteStopTransaction: Rejected\n"
                "[   810020] CP-1 > is told to RemoteStopTransaction: Accepted\n"
                "[   810020] CP-1/1 > session 1 ends after 2024 Wh: Remote\n"
                "[   810020] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   840000] Ann > takes the cable from CP-1/1\n"
                "[   840000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n"
                "[   900020] CP-1 > is told to RemoteStartTransaction: Accepted\n"
                "[   900020] CP-1/1 > authorized APP7\n"
                "[   900020] CP-1/1 > authorized: Available -> Preparing (4.9 A2)\n"
                "[   960020] CP-1/1 > nobody plugs in: Preparing -> Available (4.9 B1)\n");
    expect_text(gist(p.sc), "[120040] StatusNotification 1 Preparing\n"
                            "[150020] StartTransaction 1 APP7 0\n"
                            "[150060] StatusNotification 1 Charging\n"
                            "[450020] MeterValues 1 1\n"
                            "[750020] MeterValues 1 1\n"
                            "[810040] StopTransaction 1 2024 Remote\n"
                            "[810080] StatusNotification 1 Finishing\n"
                            "[840020] StatusNotification 1 Available\n"
                            "[900040] StatusNotification 1 Preparing\n"
                            "[960040] StatusNotification 1 Available\n");
    expect_text(answered(p.sc), "[60040] [3,\"c1\",{\"status\":\"Rejected\"}]\n"
                                "[90040] [3,\"c2\",{\"status\":\"Rejected\"}]\n"
                                "[120040] [3,\"c3\",{\"status\":\"Accepted\"}]\n"
                                "[750040] [3,\"c4\",{\"status\":\"Rejected\"}]\n"
                                "[780040] [3,\"c5\",{\"status\":\"Rejected\"}]\n"
                                "[810040] [3,\"c6\",{\"status\":\"Accepted\"}]\n"
                                "[900040] [3,\"c7\",{\"status\":\"Accepted\"}]\n");
    cr_expect(eq(str, p.sc->told[0].reason, "Remote"));
    post_fini(&p);
}

Test(remote, start_asks_first_where_it_is_configured_so)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    p.sc->script.blocked = "APP7";
    p.sc->script.status = "Blocked";
    call(&p, "ChangeConfiguration", "{\"key\":\"AuthorizeRemoteTxRequests\",\"value\":\"true\"}");
    driver_plug(p.driver, p.station, 1);
    call(&p, "RemoteStartTransaction", "{\"idTag\":\"APP7\",\"connectorId\":1}");
    expect_text(narrated(p.sc), "[    60020] CP-1 > is told to ChangeConfiguration: Accepted\n"
                                "[    90000] Ann > plugs CP-1/1\n"
                                "[    90000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                                "[    90020] CP-1 > is told to RemoteStartTransaction: Accepted\n"
                                "[    90080] CP-1/1 ! refuses APP7: Blocked\n");
    expect_text(gist(p.sc), "[90020] StatusNotification 1 Preparing\n"
                            "[90060] Authorize APP7\n");
    post_fini(&p);
}

Test(unlock, ends_a_running_transaction_first)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    call(&p, "UnlockConnector", "{\"connectorId\":1}");
    call(&p, "UnlockConnector", "{\"connectorId\":2}");
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc), "[    60000] Ann > plugs CP-1/1\n"
                                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                                "[    60080] CP-1/1 > authorized 04A1\n"
                                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                                "[   660020] CP-1/1 > session 1 ends after 1839 Wh: UnlockCommand\n"
                                "[   660020] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                                "[   661020] CP-1/1 > is told to UnlockConnector: Unlocked\n"
                                "[   690020] CP-1 > is told to UnlockConnector: NotSupported\n"
                                "[   720000] Ann > takes the cable from CP-1/1\n"
                                "[   720000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[660040] StopTransaction 1 1839 UnlockCommand\n"
                            "[660080] StatusNotification 1 Finishing\n"
                            "[720020] StatusNotification 1 Available\n");
    expect_text(answered(p.sc), "[661040] [3,\"c1\",{\"status\":\"Unlocked\"}]\n"
                                "[690040] [3,\"c2\",{\"status\":\"NotSupported\"}]\n");
    post_fini(&p);
}

Test(unlock, opens_a_lock_that_only_the_session_end_could_not_open)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_break(p.station, FAULT_lock, &(struct fault_traits){.connector = 1});
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    call(&p, "UnlockConnector", "{\"connectorId\":1}");
    cr_expect(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] CP-1/1 ! breaks: connector lock\n"
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660000] Ann > taps 04A1 at CP-1/1\n"
                "[   660000] CP-1/1 > session 1 ends after 1839 Wh: Local\n"
                "[   660000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   661000] CP-1/1 ! lock does not open\n"
                "[   661000] CP-1/1 > lock does not open: Finishing -> Finishing (7.6 "
                "ConnectorLockFailure)\n"
                "[   661000] Ann < reads on CP-1/1: Session ended, cable locked: please call us\n"
                "[   721020] CP-1/1 > lock mended: Finishing -> Finishing (7.6 NoError)\n"
                "[   721020] CP-1/1 > is told to UnlockConnector: Unlocked\n"
                "[   750000] Ann > takes the cable from CP-1/1\n"
                "[   750000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[660020] StopTransaction 04A1 1 1839 Local\n"
                            "[660060] StatusNotification 1 Finishing\n"
                            "[661020] StatusNotification 1 Finishing ConnectorLockFailure\n"
                            "[721040] StatusNotification 1 Finishing\n"
                            "[750020] StatusNotification 1 Available\n");
    expect_text(answered(p.sc), "[721040] [3,\"c1\",{\"status\":\"Unlocked\"}]\n");
    post_fini(&p);
}

Test(reset, soft_tells_everything_first_and_hard_afterwards)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    call(&p, "Reset", "{\"type\":\"Soft\"}");
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    call(&p, "Reset", "{\"type\":\"Hard\"}");
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
                "[   660020] CP-1 > is told to Reset: Accepted\n"
                "[   660020] CP-1/1 > session 1 ends after 1839 Wh: SoftReset\n"
                "[   660020] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   660200] CP-1 ! restarts: Soft\n"
                "[   660200] CP-1 ! loses the connection: the station is shutting down\n"
                "[   690200] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[   690260] CP-1 > boot Accepted, heartbeat every 300 s\n"
                "[   750000] Ann > taps 04A1 at CP-1/1\n"
                "[   750040] CP-1/1 > authorized 04A1\n"
                "[   750040] CP-1/1 > session 2 starts with 04A1\n"
                "[   750040] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[   750380] Ann < reads on CP-1/1: Charging starts\n"
                "[  1350020] CP-1 > is told to Reset: Accepted\n"
                "[  1350120] CP-1 ! restarts: Hard\n"
                "[  1350120] CP-1 ! loses the connection: the station is shutting down\n"
                "[  1350120] CP-1/1 > session 2 ends after 1840 Wh: HardReset\n"
                "[  1380120] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[  1380180] CP-1 > boot Accepted, heartbeat every 300 s\n"
                "[  1440000] Ann > takes the cable from CP-1/1\n"
                "[  1440000] CP-1/1 > plug out: Preparing -> Available (4.9 B1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[660040] StopTransaction 1 1839 SoftReset\n"
                            "[660080] StatusNotification 1 Finishing\n"
                            "[690240] BootNotification\n"
                            "[690280] StatusNotification 0 Available\n"
                            "[690320] StatusNotification 1 Preparing\n"
                            "[750020] Authorize 04A1\n"
                            "[750060] StartTransaction 1 04A1 1839\n"
                            "[750100] StatusNotification 1 Charging\n"
                            "[1050060] MeterValues 1 2\n"
                            "[1350060] MeterValues 1 2\n"
                            "[1380160] BootNotification\n"
                            "[1380200] StopTransaction 2 3680 HardReset\n"
                            "[1380240] StatusNotification 0 Available\n"
                            "[1380280] StatusNotification 1 Preparing\n"
                            "[1440020] StatusNotification 1 Available\n");
    expect_text(answered(p.sc), "[660040] [3,\"c1\",{\"status\":\"Accepted\"}]\n"
                                "[1350040] [3,\"c2\",{\"status\":\"Accepted\"}]\n");
    post_fini(&p);
}

Test(availability, waits_for_the_end_of_the_session_and_survives_a_reboot)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    call(&p, "ChangeAvailability", "{\"connectorId\":0,\"type\":\"Inoperative\"}");
    call(&p, "ChangeAvailability", "{\"connectorId\":5,\"type\":\"Inoperative\"}");
    tap(&p);
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    call(&p, "Reset", "{\"type\":\"Hard\"}");
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "busy"));
    cr_expect(eq(str, p.text, "Out of service"));
    call(&p, "ChangeAvailability", "{\"connectorId\":0,\"type\":\"Operative\"}");
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660020] CP-1 > is told to ChangeAvailability: Scheduled\n"
                "[   690020] CP-1 > is told to ChangeAvailability: Rejected\n"
                "[   720000] Ann > taps 04A1 at CP-1/1\n"
                "[   720000] CP-1/1 > session 1 ends after 2023 Wh: Local\n"
                "[   720000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   720000] CP-1/1 > set inoperative: Finishing -> Unavailable (4.9 F8)\n"
                "[   721000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[   780000] Ann > takes the cable from CP-1/1\n"
                "[   780020] CP-1 > is told to Reset: Accepted\n"
                "[   780120] CP-1 ! restarts: Hard\n"
                "[   780120] CP-1 ! loses the connection: the station is shutting down\n"
                "[   810120] CP-1/1 > set inoperative: Available -> Unavailable (4.9 A8)\n"
                "[   810180] CP-1 > boot Accepted, heartbeat every 300 s\n"
                "[   870000] Ann > taps 04A1 at CP-1/1\n"
                "[   870300] Ann < reads on CP-1/1: Out of service\n"
                "[   930020] CP-1 > is told to ChangeAvailability: Accepted\n"
                "[   930020] CP-1/1 > set operative: Unavailable -> Available (4.9 H1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[660100] MeterValues 1 1\n"
                            "[720020] StopTransaction 04A1 1 2023 Local\n"
                            "[720060] StatusNotification 1 Finishing\n"
                            "[720100] StatusNotification 1 Unavailable\n"
                            "[720140] StatusNotification 0 Unavailable\n"
                            "[810160] BootNotification\n"
                            "[810200] StatusNotification 0 Unavailable\n"
                            "[810240] StatusNotification 1 Unavailable\n"
                            "[930040] StatusNotification 1 Available\n"
                            "[930080] StatusNotification 0 Available\n");
    expect_text(answered(p.sc), "[660040] [3,\"c1\",{\"status\":\"Scheduled\"}]\n"
                                "[690040] [3,\"c2\",{\"status\":\"Rejected\"}]\n"
                                "[780040] [3,\"c3\",{\"status\":\"Accepted\"}]\n"
                                "[930040] [3,\"c4\",{\"status\":\"Accepted\"}]\n");
    post_fini(&p);
}

Test(trigger, sends_what_was_asked_for_after_the_answer)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"StatusNotification\"}");
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"StatusNotification\",\"connectorId\":1}");
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"MeterValues\",\"connectorId\":1}");
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"MeterValues\",\"connectorId\":9}");
    call(&p, "TriggerMessage", "{\"requestedMessage\":\"FirmwareStatusNotification\"}");
    expect_text(heard(p.sc),
                "[90040] Heartbeat {}\n"
                "[120040] StatusNotification "
                "{\"connectorId\":0,\"errorCode\":\"NoError\",\"status\":\"Available\","
                "\"timestamp\":\"2026-03-06T17:32:00.020Z\"}\n"
                "[120080] StatusNotification "
                "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\","
                "\"timestamp\":\"2026-03-06T17:32:00.020Z\"}\n"
                "[150040] StatusNotification "
                "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\","
                "\"timestamp\":\"2026-03-06T17:32:30.020Z\"}\n"
                "[180040] MeterValues "
                "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-06T17:33:00.020Z\","
                "\"sampledValue\":[{\"value\":\"0\",\"context\":\"Trigger\",\"measurand\":\"Energy."
                "Active.Import.Register\",\"location\":\"Outlet\",\"unit\":\"Wh\"},{\"value\":"
                "\"0\",\"context\":\"Trigger\",\"measurand\":\"Power.Active.Import\",\"location\":"
                "\"Outlet\",\"unit\":\"W\"}]}]}\n"
                "[240040] FirmwareStatusNotification {\"status\":\"Idle\"}\n");
    expect_text(answered(p.sc), "[60040] [3,\"c1\",{\"status\":\"Rejected\"}]\n"
                                "[90040] [3,\"c2\",{\"status\":\"Accepted\"}]\n"
                                "[120040] [3,\"c3\",{\"status\":\"Accepted\"}]\n"
                                "[150040] [3,\"c4\",{\"status\":\"Accepted\"}]\n"
                                "[180040] [3,\"c5\",{\"status\":\"Accepted\"}]\n"
                                "[210040] [3,\"c6\",{\"status\":\"Rejected\"}]\n"
                                "[240040] [3,\"c7\",{\"status\":\"Accepted\"}]\n");
    post_fini(&p);
}

Test(configuration, is_read_and_changed_key_by_key)
{
    struct post p;
    char *all;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "GetConfiguration", "{\"key\":[\"heartbeatinterval\",\"Nonsense\"]}");
    call(&p, "ChangeConfiguration", "{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}");
    call(&p, "ChangeConfiguration", "{\"key\":\"HeartbeatInterval\",\"value\":\"-1\"}");
    call(&p, "ChangeConfiguration", "{\"key\":\"NumberOfConnectors\",\"value\":\"2\"}");
    call(&p, "ChangeConfiguration", "{\"key\":\"Nonsense\",\"value\":\"2\"}");
    call(&p, "ChangeConfiguration",
         "{\"key\":\"MeterValuesSampledData\",\"value\":\"SoC,Voltage,Nonsense\"}");
    call(&p, "ChangeConfiguration",
         "{\"key\":\"MeterValuesSampledData\",\"value\":\"Voltage,Current.Import\"}");
    call(&p, "ChangeConfiguration", "{\"key\":\"LocalPreAuthorize\",\"value\":\"perhaps\"}");
    call(&p, "GetConfiguration", "{\"key\":[\"HeartbeatInterval\",\"MeterValuesSampledData\"]}");
    expect_text(answered(p.sc),
                "[60040] "
                "[3,\"c1\",{\"configurationKey\":[{\"key\":\"HeartbeatInterval\",\"readonly\":"
                "false,\"value\":\"300\"}],\"unknownKey\":[\"Nonsense\"]}]\n"
                "[90040] [3,\"c2\",{\"status\":\"Accepted\"}]\n"
                "[120040] [3,\"c3\",{\"status\":\"Rejected\"}]\n"
                "[150040] [3,\"c4\",{\"status\":\"Rejected\"}]\n"
                "[180040] [3,\"c5\",{\"status\":\"NotSupported\"}]\n"
                "[210040] [3,\"c6\",{\"status\":\"Rejected\"}]\n"
                "[240040] [3,\"c7\",{\"status\":\"Accepted\"}]\n"
                "[270040] [3,\"c8\",{\"status\":\"Rejected\"}]\n"
                "[300040] "
                "[3,\"c9\",{\"configurationKey\":[{\"key\":\"HeartbeatInterval\",\"readonly\":"
                "false,\"value\":\"60\"},{\"key\":\"MeterValuesSampledData\",\"readonly\":false,"
                "\"value\":\"Current.Import,Voltage\"}]}]\n");
    call(&p, "GetConfiguration", "{}");
    all = answered(p.sc);
    for (int key = 0; key < CONFIG_COUNT; key++) {
        char *quoted = mem_printf("\"key\":\"%s\"", config_name((enum config_key)key));
        cr_expect(strstr(all, quoted) != NULL, "%s", quoted);
        free(quoted);
    }
    free(all);
    cr_expect(eq(int, CONFIG_COUNT, 48));
    post_fini(&p);
}

Test(availability, of_the_station_waits_for_the_last_session)
{
    struct profile dual;
    struct post p;

    profile_defaults(&dual);
    dual.connectors = dual.evses = 2;
    post_init(&p, &dual, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE / 2);
    driver_tap(p.driver, p.station, 2, "05B2", hear_tap, &p);
    forget_so_far(p.sc);
    pass(p.sc, 1000);
    forget_so_far(p.sc);
    call(&p, "ChangeAvailability", "{\"connectorId\":0,\"type\":\"Inoperative\"}");
    expect_text(answered(p.sc), "[91040] [3,\"c1\",{\"status\":\"Scheduled\"}]\n");
    cr_expect(eq(str, (char *)station_status(p.station, 0), "Available"));
    pass(p.sc, MINUTE); /* nobody plugs in at connector 2 */
    expect_text(gist(p.sc), "[150060] StatusNotification 2 Available\n"
                            "[150100] StatusNotification 2 Unavailable\n");
    tap(&p);
    pass(p.sc, MINUTE);
    expect_text(gist(p.sc), "[181020] StopTransaction 04A1 1 370 Local\n"
                            "[181060] StatusNotification 1 Finishing\n"
                            "[181100] StatusNotification 1 Unavailable\n"
                            "[181140] StatusNotification 0 Unavailable\n");
    post_fini(&p);
}

Test(configuration, of_clock_aligned_samples_takes_effect_at_once)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    call(&p, "ChangeConfiguration", "{\"key\":\"ClockAlignedDataInterval\",\"value\":\"900\"}");
    call(&p, "ChangeConfiguration",
         "{\"key\":\"MeterValuesAlignedData\",\"value\":\"Energy.Active.Import.Register\"}");
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    call(&p, "ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"0\"}");
    forget_so_far(p.sc);
    pass(p.sc, 31 * MINUTE);
    expect_text(heard(p.sc),
                "[420140] Heartbeat {}\n"
                "[720140] Heartbeat {}\n"
                "[900020] MeterValues "
                "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-"
                "06T17:45:00.000Z\",\"sampledValue\":[{\"value\":\"2391\",\"context\":\"Sample."
                "Clock\",\"measurand\":\"Energy.Active.Import.Register\",\"location\":\"Outlet\","
                "\"unit\":\"Wh\"}]}]}\n"
                "[1200020] Heartbeat {}\n"
                "[1500020] Heartbeat {}\n"
                "[1800020] MeterValues "
                "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-"
                "06T18:00:00.000Z\",\"sampledValue\":[{\"value\":\"5151\",\"context\":\"Sample."
                "Clock\",\"measurand\":\"Energy.Active.Import.Register\",\"location\":\"Outlet\","
                "\"unit\":\"Wh\"}]}]}\n");
    post_fini(&p);
}

Test(calls, that_make_no_sense_get_the_error_they_deserve)
{
    struct profile plain;
    struct post p;

    profile_defaults(&plain);
    snprintf(plain.features, sizeof(plain.features), "Core,RemoteTrigger");
    post_init(&p, &plain, NULL);
    post_ready(&p);
    call(&p, "MakeCoffee", "{}");
    call(&p, "ReserveNow",
         "{\"connectorId\":1,\"expiryDate\":\"2026-03-06T19:00:00Z\",\"idTag\":\"A\","
         "\"reservationId\":1}");
    call(&p, "Heartbeat", "{}");
    call(&p, "Reset", "{}");
    call(&p, "Reset", "{\"type\":\"Medium\"}");
    call(&p, "UnlockConnector", "{\"connectorId\":\"one\"}");
    call(&p, "ClearCache", "{\"now\":true}");
    call(&p, "ClearCache", "{}");
    call(&p, "DataTransfer", "{\"vendorId\":\"com.example\"}");
    expect_text(
        answered(p.sc),
        "[60040] [4,\"c1\",\"NotImplemented\",\"$ OCPP 1.6 has no message "
        "\\\"MakeCoffee\\\"\",{}]\n"
        "[90040] [4,\"c2\",\"NotSupported\",\"ReserveNow is not supported by this station\",{}]\n"
        "[120040] [4,\"c3\",\"NotSupported\",\"Heartbeat is not supported by this station\",{}]\n"
        "[150040] [4,\"c4\",\"OccurenceConstraintViolation\",\"$.type is missing\",{}]\n"
        "[180040] [4,\"c5\",\"PropertyConstraintViolation\",\"$.type \\\"Medium\\\" is not a value "
        "of "
        "ResetType\",{}]\n"
        "[210040] [4,\"c6\",\"TypeConstraintViolation\",\"$.connectorId must be an integer, is a "
        "string\",{}]\n"
        "[240040] [4,\"c7\",\"FormationViolation\",\"$.now the message has no such field\",{}]\n"
        "[270040] [3,\"c8\",{\"status\":\"Accepted\"}]\n"
        "[300040] [3,\"c9\",{\"status\":\"UnknownVendorId\"}]\n");
    post_fini(&p);
}
