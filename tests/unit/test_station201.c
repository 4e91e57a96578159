/* title: a 2.0.1 station boots, charges, and tells its CSMS all of it */
#include "station201_yard.h"

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
