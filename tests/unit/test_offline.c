/* title: a station that loses its CSMS keeps charging, keeps its messages and finds its way back */
#include "fixture/post.h"

Test(reconnect, tells_what_changed_and_boots_not_again)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    csms_hangs_up(p.sc);
    pass(p.sc, 1000);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc),
                "[    60020] CP-1 ! loses the connection: the server goes away\n"
                "[    61000] Ann > plugs CP-1/1\n"
                "[    61000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[   121000] CP-1/1 > nobody is authorized: Preparing -> Finishing (4.9 B6)\n");
    expect_text(gist(p.sc), "[79691] StatusNotification 1 Preparing\n");
    post_fini(&p);
}

Test(reconnect, waits_longer_after_each_failure_until_it_has_doubled_often_enough)
{
    struct post p;
    char *all, *at;
    int64_t before = 0;
    int attempts = 0;

    post_init(&p, NULL, NULL);
    p.sc->script.refuse = true;
    p.sc->all = true;
    station_power(p.station, true);
    pass(p.sc, HOUR);
    all = narrated(p.sc);
    for (at = all; (at = strstr(at, "opens")); at++, attempts++) {
        const char *line = at;
        int64_t now, doubled = attempts > 6 ? 5 : attempts - 1;
        while (line > all && line[-1] != '\n')
            line--;
        now = strtoll(line + 1, NULL, 10);
        if (attempts > 0) {
            cr_expect(ge(i64, now - before - LATENCY_MS, 10000 << doubled), "%d", attempts);
            cr_expect(le(i64, now - before - LATENCY_MS, (10000 << doubled) + 10000));
        }
        before = now;
    }
    cr_expect(gt(int, attempts, 8));
    free(all);
    p.sc->script.refuse = false;
    pass(p.sc, 6 * MINUTE);
    cr_expect(station_connected(p.station));
    post_fini(&p);
}

/* A pong may stand in what was not read yet: a station in a flood of calls gave an honest CSMS up.
 */
Test(reconnect, a_pong_is_missed_when_all_is_read_and_no_sooner)
{
    struct post p;
    char *text;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    csms_call(p.sc, "CP-1", "ChangeConfiguration",
              "{\"key\":\"WebSocketPingInterval\",\"value\":\"60\"}");
    pass(p.sc, 10 * MINUTE);
    cr_expect(station_connected(p.station), "each ping has its pong");
    p.sc->mute = p.sc->unread = true;
    pass(p.sc, 10 * MINUTE);
    cr_expect(station_connected(p.station), "it has not read all");
    p.sc->unread = false;
    forget_so_far(p.sc);
    pass(p.sc, 2 * MINUTE);
    text = narrated(p.sc);
    cr_expect(strstr(text, "no pong: closing the connection") != NULL, "%s", text);
    free(text);
    post_fini(&p);
}

/* A token the station knows already, and then no CSMS. */
static void charge_once(struct post *p)
{
    driver_plug(p->driver, p->station, 1);
    tap(p);
    pass(p->sc, MINUTE);
    tap(p);
    pass(p->sc, MINUTE);
    driver_pull_plug(p->driver);
    pass(p->sc, MINUTE);
    forget_so_far(p->sc);
}

Test(offline, a_known_token_charges_and_all_is_told_afterwards_in_order)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    charge_once(&p);
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, MINUTE);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 20 * MINUTE);
    cr_expect(eq(str, p.outcome, "Accepted"));
    tap(&p);
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    cr_expect(not(station_settled(p.station)));
    station_link_mend(p.station);
    pass(p.sc, 20 * MINUTE);
    expect_text(narrated(p.sc),
                "[   240000] CP-1 ! loses the connection: the connection is cut\n"
                "[   260631] CP-1 ! cannot connect: network unreachable\n"
                "[   281755] CP-1 ! cannot connect: network unreachable\n"
                "[   300000] Ann > plugs CP-1/1\n"
                "[   300000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[   300000] Ann > taps 04A1 at CP-1/1\n"
                "[   300000] CP-1/1 > authorized 04A1\n"
                "[   300000] CP-1/1 > session 2 starts with 04A1\n"
                "[   300000] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[   300300] Ann < reads on CP-1/1: Charging starts\n"
                "[   327105] CP-1 ! cannot connect: network unreachable\n"
                "[   409042] CP-1 ! cannot connect: network unreachable\n"
                "[   576774] CP-1 ! cannot connect: network unreachable\n"
                "[   903647] CP-1 ! cannot connect: network unreachable\n"
                "[  1228565] CP-1 ! cannot connect: network unreachable\n"
                "[  1500000] Ann > taps 04A1 at CP-1/1\n"
                "[  1500000] CP-1/1 > session 2 ends after 3680 Wh: Local\n"
                "[  1500000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[  1501000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[  1556496] CP-1 ! cannot connect: network unreachable\n"
                "[  1560000] Ann > takes the cable from CP-1/1\n"
                "[  1560000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    expect_text(gist(p.sc), "[1877609] StartTransaction 1 04A1 183\n"
                            "[1877649] MeterValues 1 2\n"
                            "[1877689] MeterValues 1 2\n"
                            "[1877729] MeterValues 1 2\n"
                            "[1877769] MeterValues 1 2\n"
                            "[1877809] StopTransaction 04A1 2 3863 Local\n"
                            "[2177809] Heartbeat\n"
                            "[2477809] Heartbeat\n"
                            "[2777809] Heartbeat\n");
    cr_expect(station_settled(p.station));
    post_fini(&p);
}

Test(offline, an_unknown_token_is_not_let_in)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, MINUTE);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, "no answer"));
    cr_expect(eq(str, p.text, "No connection: card cannot be checked"));
    driver_pull_plug(p.driver);
    pass(p.sc, MINUTE);
    cr_expect(eq(int, p.sc->told_count, 0));
    post_fini(&p);
}

Test(stall, is_found_out_by_time_outs_and_survived)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_link_break(p.station, LINK_stall, 0);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    cr_expect(eq(str, p.outcome, "no answer"));
    station_link_mend(p.station);
    pass(p.sc, 10 * MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] CP-1 ! no message passes\n"
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    90000] CP-1 ! StatusNotification failed: time-out\n"
                "[   120000] CP-1 ! Authorize failed: time-out\n"
                "[   120000] CP-1/1 ! refuses 04A1: no answer\n"
                "[   120000] CP-1 ! loses the connection: no answer: closing the connection\n"
                "[   120300] Ann < reads on CP-1/1: No connection: card cannot be checked\n"
                "[   169631] CP-1 ! cannot connect: connection timed out\n"
                "[   180000] CP-1/1 > nobody is authorized: Preparing -> Finishing (4.9 B6)\n"
                "[   219755] CP-1 ! cannot connect: connection timed out\n"
                "[   294105] CP-1 ! cannot connect: connection timed out\n"
                "[   405042] CP-1 ! cannot connect: connection timed out\n"
                "[   601774] CP-1 ! cannot connect: connection timed out\n");
    expect_text(gist(p.sc), "[927687] StatusNotification 1 Finishing\n"
                            "[1227687] Heartbeat\n");
    post_fini(&p);
}

Test(transaction, whose_start_was_never_answered_has_the_id_minus_one)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    p.sc->script.error = "StartTransaction";
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    cr_expect(eq(str, p.outcome, "Accepted"));
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
                "[    60120] CP-1 ! StartTransaction failed: InternalError\n"
                "[    60120] Ann < reads on CP-1/1: Charging starts\n"
                "[   120160] CP-1 ! StartTransaction failed: InternalError\n"
                "[   240200] CP-1 ! StartTransaction failed: InternalError\n"
                "[   660000] Ann > taps 04A1 at CP-1/1\n"
                "[   660000] CP-1/1 > session 1 ends after 1839 Wh: Local\n"
                "[   660000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   661000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[   720000] Ann > takes the cable from CP-1/1\n"
                "[   720000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[120140] StartTransaction 1 04A1 0\n"
                            "[240180] StartTransaction 1 04A1 0\n"
                            "[360100] MeterValues 1 -1\n"
                            "[660020] StopTransaction 04A1 -1 1839 Local\n"
                            "[660060] StatusNotification 1 Finishing\n"
                            "[720020] StatusNotification 1 Available\n");
    cr_expect(eq(i64, p.sc->told[0].t.transaction_id, 0));
    post_fini(&p);
}

Test(answers, that_are_lost_make_the_station_repeat)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 10 * MINUTE);
    station_link_break(p.station, LINK_lose_answers, 0);
    tap(&p);
    pass(p.sc, 2 * MINUTE);
    station_link_mend(p.station);
    pass(p.sc, 10 * MINUTE);
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[   660000] CP-1 ! no message passes\n"
                "[   660000] Ann > taps 04A1 at CP-1/1\n"
                "[   660000] CP-1/1 > session 1 ends after 1839 Wh: Local\n"
                "[   660000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[   661000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[   690000] CP-1 ! StopTransaction failed: time-out\n"
                "[   720000] CP-1 ! StatusNotification failed: time-out\n"
                "[   720000] CP-1 ! loses the connection: no answer: closing the connection\n"
                "[   769651] CP-1 ! StatusNotification failed: time-out\n"
                "[   799651] CP-1 ! StopTransaction failed: time-out\n"
                "[   799651] CP-1 ! loses the connection: no answer: closing the connection\n");
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[360100] MeterValues 1 1\n"
                            "[660020] StopTransaction 04A1 1 1839 Local\n"
                            "[690020] StatusNotification 1 Finishing\n"
                            "[739671] StatusNotification 1 Finishing\n"
                            "[769671] StopTransaction 04A1 1 1839 Local\n"
                            "[809815] StatusNotification 1 Finishing\n"
                            "[919671] StopTransaction 04A1 1 1839 Local\n"
                            "[1219671] Heartbeat\n");
    post_fini(&p);
}

Test(link, that_duplicates_sends_every_call_of_a_transaction_twice)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_link_break(p.station, LINK_duplicate, 0);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    tap(&p);
    pass(p.sc, MINUTE);
    expect_text(gist(p.sc), "[60020] StatusNotification 1 Preparing\n"
                            "[60060] Authorize 04A1\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60100] StartTransaction 1 04A1 0\n"
                            "[60140] StatusNotification 1 Charging\n"
                            "[120020] StopTransaction 04A1 1 183 Local\n"
                            "[120020] StopTransaction 04A1 1 183 Local\n"
                            "[120060] StatusNotification 1 Finishing\n");
    cr_expect(eq(int, p.sc->bad_frames, 0));
    post_fini(&p);
}

Test(link, that_delays_and_flaps_still_gets_everything_through)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_link_break(p.station, LINK_delay, 2000);
    station_link_break(p.station, LINK_flap, 7 * MINUTE);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, 20 * MINUTE);
    cr_expect(eq(str, p.outcome, "Accepted"));
    tap(&p);
    pass(p.sc, MINUTE);
    driver_pull_plug(p.driver);
    station_link_mend(p.station);
    pass(p.sc, 10 * MINUTE);
    expect_text(gist(p.sc), "[62020] StatusNotification 1 Preparing\n"
                            "[66060] Authorize 04A1\n"
                            "[70100] StartTransaction 1 04A1 0\n"
                            "[74140] StatusNotification 1 Charging\n"
                            "[370100] MeterValues 1 1\n"
                            "[670100] MeterValues 1 1\n"
                            "[970100] MeterValues 1 1\n"
                            "[1262020] StopTransaction 04A1 1 3655 Local\n"
                            "[1266060] StatusNotification 1 Finishing\n"
                            "[1334390] StatusNotification 1 Available\n"
                            "[1634390] Heartbeat\n");
    cr_expect(station_settled(p.station));
    post_fini(&p);
}

Test(link, whose_handshakes_are_refused_is_tried_until_it_mends)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    station_link_break(p.station, LINK_refuse, 0);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, 2 * MINUTE);
    cr_expect(not(station_connected(p.station)));
    expect_text(gist(p.sc), "");
    expect_text(narrated(p.sc),
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] CP-1 ! StatusNotification failed: connection lost\n"
                "[    60000] CP-1 ! loses the connection: the connection is cut\n"
                "[    80631] CP-1 ! cannot connect: the server refused the handshake with HTTP "
                "status 503\n"
                "[   101755] CP-1 ! cannot connect: the server refused the handshake with HTTP "
                "status 503\n"
                "[   120000] CP-1/1 > nobody is authorized: Preparing -> Finishing (4.9 B6)\n"
                "[   147105] CP-1 ! cannot connect: the server refused the handshake with HTTP "
                "status 503\n");
    station_link_mend(p.station);
    pass(p.sc, 3 * MINUTE);
    cr_expect(station_connected(p.station));
    expect_text(gist(p.sc), "[228082] StatusNotification 1 Finishing\n");
    post_fini(&p);
}

Test(boot, is_tried_again_while_it_is_pending_or_rejected)
{
    struct post p;

    post_init(&p, NULL, NULL);
    p.sc->script.boot = "Pending";
    station_power(p.station, true);
    pass(p.sc, MINUTE);
    csms_call(p.sc, "CP-1", "TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
    csms_call(p.sc, "CP-1", "RemoteStartTransaction", "{\"idTag\":\"04A1\"}");
    pass(p.sc, MINUTE);
    p.sc->script.boot = "Rejected";
    pass(p.sc, 6 * MINUTE);
    csms_call(p.sc, "CP-1", "TriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");
    pass(p.sc, MINUTE);
    p.sc->script.boot = NULL;
    pass(p.sc, 6 * MINUTE);
    expect_text(narrated(p.sc), "[    30060] CP-1 > boot Pending, heartbeat every 300 s\n"
                                "[    60020] CP-1 > is told to TriggerMessage: Accepted\n"
                                "[    60020] CP-1 > is told to RemoteStartTransaction: Rejected\n"
                                "[    60060] CP-1 > boot Pending, heartbeat every 300 s\n"
                                "[   360100] CP-1 > boot Rejected, heartbeat every 300 s\n"
                                "[   660140] CP-1 > boot Accepted, heartbeat every 300 s\n");
    expect_text(gist(p.sc), "[30040] BootNotification\n"
                            "[60040] BootNotification\n"
                            "[360080] BootNotification\n"
                            "[660120] BootNotification\n"
                            "[660160] StatusNotification 0 Available\n"
                            "[660200] StatusNotification 1 Available\n");
    expect_text(answered(p.sc), "[60040] [3,\"c1\",{\"status\":\"Accepted\"}]\n"
                                "[60040] [3,\"c2\",{\"status\":\"Rejected\"}]\n");
    post_fini(&p);
}

Test(heartbeat, comes_after_inactivity_only)
{
    struct post p;

    post_init(&p, NULL, NULL);
    post_ready(&p);
    pass(p.sc, 4 * MINUTE);
    driver_plug(p.driver, p.station, 1);
    pass(p.sc, 11 * MINUTE);
    expect_text(gist(p.sc), "[300020] StatusNotification 1 Preparing\n"
                            "[360020] StatusNotification 1 Finishing\n"
                            "[660020] Heartbeat\n");
    post_fini(&p);
}

/* What a tap hears while the link is cut, after @p p's token was seen once with @p status. */
static void expect_offline(const struct profile *profile, const char *status, const char *outcome)
{
    struct post p;

    post_init(&p, profile, NULL);
    p.sc->script.blocked = "04A1";
    p.sc->script.status = status;
    post_ready(&p);
    if (status) {
        driver_plug(p.driver, p.station, 1);
        tap(&p);
        pass(p.sc, MINUTE);
        if (strcmp(p.outcome, "Accepted") == 0)
            tap(&p);
        pass(p.sc, MINUTE);
        driver_pull_plug(p.driver);
    }
    station_link_break(p.station, LINK_cut, 0);
    pass(p.sc, MINUTE);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    cr_expect(eq(str, p.outcome, (char *)outcome), "%s", status ? status : "never seen");
    post_fini(&p);
}

Test(offline, rules_are_those_of_the_configuration)
{
    struct profile p;

    profile_defaults(&p);
    expect_offline(&p, "Accepted", "Accepted");
    expect_offline(&p, "Blocked", "Blocked");
    expect_offline(&p, NULL, "no answer");
    p.offline_unknown_id = true;
    expect_offline(&p, NULL, "Accepted");
    expect_offline(&p, "Blocked", "Blocked"); /* listed but not Accepted must be refused */
    p.offline_unknown_id = false;
    p.local_authorize_offline = false;
    expect_offline(&p, "Accepted", "no answer");
    p.local_authorize_offline = true;
    p.cache = false;
    expect_offline(&p, "Accepted", "no answer");
}

Test(cache, answers_before_the_csms_where_it_may)
{
    struct post p;
    struct profile profile;
    char *all;

    profile_defaults(&profile);
    profile.local_pre_authorize = true;
    post_init(&p, &profile, NULL);
    post_ready(&p);
    charge_once(&p);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE);
    all = heard(p.sc);
    cr_expect(strstr(all, "Authorize") == NULL);
    cr_expect(strstr(all, "StartTransaction") != NULL);
    free(all);
    post_fini(&p);
}
