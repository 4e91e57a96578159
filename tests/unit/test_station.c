/* title: a station boots, charges, and tells its CSMS all of it */
#include "fixture/post.h"

Test(station, boots_charges_and_gives_the_cable_back)
{
    struct post p;

    post_init(&p, NULL, NULL);
    station_power(p.station, true);
    pass(p.sc, MINUTE);
    driver_park(p.driver, p.site, 1);
    driver_plug(p.driver, p.station, 1);
    tap(&p);
    pass(p.sc, MINUTE + HOUR);
    cr_assert(eq(str, p.outcome, "Accepted"));
    cr_assert(eq(int, (int)driver_pull_plug(p.driver), PULL_locked));
    tap(&p);
    pass(p.sc, MINUTE);
    cr_assert(eq(str, p.outcome, "stopped"));
    cr_assert(eq(int, (int)driver_pull_plug(p.driver), PULL_free));
    pass(p.sc, MINUTE);
    expect_text(narrated(p.sc),
                "[    30060] CP-1 > boot Accepted, heartbeat every 300 s\n"
                "[    60000] Ann > parks in Hall bay 1\n"
                "[    60000] Ann > plugs CP-1/1\n"
                "[    60000] CP-1/1 > plug in: Available -> Preparing (4.9 A2)\n"
                "[    60000] Ann > taps 04A1 at CP-1/1\n"
                "[    60080] CP-1/1 > authorized 04A1\n"
                "[    60080] CP-1/1 > session 1 starts with 04A1\n"
                "[    60080] CP-1/1 > authorized: Preparing -> Charging (4.9 B3)\n"
                "[    60420] Ann < reads on CP-1/1: Charging starts\n"
                "[  3720000] Ann ! pulls at CP-1/1: station holds the plug\n"
                "[  3720000] Ann > taps 04A1 at CP-1/1\n"
                "[  3720000] CP-1/1 > session 1 ends after 11223 Wh: Local\n"
                "[  3720000] CP-1/1 > stop: Charging -> Finishing (4.9 C6)\n"
                "[  3721000] Ann < reads on CP-1/1: Session ended, please take the cable\n"
                "[  3780000] Ann > takes the cable from CP-1/1\n"
                "[  3780000] CP-1/1 > plug out: Finishing -> Available (4.9 F1)\n");
    cr_assert(eq(int, p.sc->bad_frames, 0));
    cr_assert(eq(int, p.sc->told_count, 1));
    cr_assert(eq(i64, p.sc->told[0].t.transaction_id, 1));
    cr_assert(eq(i64, p.sc->told[0].t.mj, 11040 * (int64_t)(3720000 - 60080)));
    cr_assert(eq(i64, p.sc->told[0].quarter_mj, p.sc->told[0].t.mj));
    cr_assert(station_settled(p.station));
    post_fini(&p);
}
