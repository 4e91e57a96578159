/* title: whatever happens to a small world, its books balance */
#include "fixture/scene.h"

#include <time.h>

#define STATIONS 3
#define DRIVERS  5

/* A world in which random things happen, and the sum of what its truth told. */
struct jungle {
    struct scene *sc;
    struct rng rng;
    struct site *site;
    struct station *stations[STATIONS];
    struct vehicle *cars[DRIVERS];
    struct driver *drivers[DRIVERS];
    int64_t stored_mj[DRIVERS];
};

static void speak201(struct rng *rng, struct profile *p)
{
    static const char *const points[] = {"EVConnected",    "Authorized", "PowerPathClosed",
                                         "EnergyTransfer", "",           "ParkingBayOccupancy"};

    snprintf(p->ocpp, sizeof(p->ocpp), "2.0.1");
    snprintf(p->tx_start_point, sizeof(p->tx_start_point), "%s", points[rng_below(rng, 6)]);
    snprintf(p->tx_stop_point, sizeof(p->tx_stop_point), "%s", points[rng_below(rng, 6)]);
}

static void jungle_init(struct jungle *j, uint64_t seed)
{
    struct profile profile;
    struct vehicle_traits car;

    j->sc = scene_new(seed);
    rng_init(&j->rng, seed, "jungle");
    j->site = site_new(j->sc->world, "Jungle", (struct place){52000000, 5000000}, DRIVERS);
    for (int i = 0; i < STATIONS; i++) {
        char id[16];
        profile_defaults(&profile);
        profile.connectors = 2;
        profile.evses = 1 + (int)rng_below(&j->rng, 2);
        profile.socket = rng_below(&j->rng, 2);
        profile.station_power_w = rng_below(&j->rng, 2) ? 15000 : 0;
        profile.stop_on_ev_disconnect = rng_below(&j->rng, 4) > 0;
        profile.stop_on_invalid_id = rng_below(&j->rng, 2);
        profile.offline_unknown_id = rng_below(&j->rng, 2);
        profile.local_pre_authorize = rng_below(&j->rng, 2);
        profile.aligned_interval_s = rng_below(&j->rng, 2) ? 900 : 0;
        profile.restart_button = true;
        if (i == 1)
            speak201(&j->rng, &profile);
        snprintf(id, sizeof(id), "CP-%d", i + 1);
        j->stations[i] = stations_add(j->sc->world, id, &profile, j->site, 1, NULL);
        station_power(j->stations[i], true);
    }
    for (int i = 0; i < DRIVERS; i++) {
        char name[16], token[16];
        vehicle_traits_default(&car);
        car.soc_permille = (int)rng_below(&j->rng, 1000);
        car.ac_phases = rng_below(&j->rng, 2) ? 3 : 1;
        snprintf(name, sizeof(name), "D%d", i);
        snprintf(token, sizeof(token), "T%d", i / 2);
        j->cars[i] = vehicle_new(j->sc->world, name, &car);
        j->drivers[i] =
            driver_new(j->sc->world, name, &(struct driver_traits){.token = token}, j->cars[i]);
        j->stored_mj[i] = vehicle_stored_mj(j->cars[i]);
        driver_park(j->drivers[i], j->site, i + 1);
    }
}

static void something_at_the_csms(struct jungle *j, const char *id)
{
    static const char *const calls[][2] = {
        {"UnlockConnector", "{\"connectorId\":1}"},
        {"UnlockConnector", "{\"connectorId\":2}"},
        {"Reset", "{\"type\":\"Soft\"}"},
        {"Reset", "{\"type\":\"Hard\"}"},
        {"RemoteStartTransaction", "{\"idTag\":\"APP\"}"},
        {"RemoteStopTransaction", "{\"transactionId\":1}"},
        {"ChangeAvailability", "{\"connectorId\":1,\"type\":\"Inoperative\"}"},
        {"ChangeAvailability", "{\"connectorId\":0,\"type\":\"Operative\"}"},
        {"TriggerMessage", "{\"requestedMessage\":\"MeterValues\"}"},
        {"ClearCache", "{}"},
    };
    static const char *const calls201[][2] = {
        {"UnlockConnector", "{\"evseId\":1,\"connectorId\":1}"},
        {"Reset", "{\"type\":\"Immediate\"}"},
        {"Reset", "{\"type\":\"OnIdle\"}"},
        {"RequestStartTransaction",
         "{\"remoteStartId\":1,\"idToken\":{\"idToken\":\"APP\",\"type\":\"Central\"}}"},
        {"ChangeAvailability", "{\"evse\":{\"id\":1},\"operationalStatus\":\"Inoperative\"}"},
        {"ChangeAvailability", "{\"evse\":{\"id\":1},\"operationalStatus\":\"Operative\"}"},
        {"TriggerMessage", "{\"requestedMessage\":\"TransactionEvent\"}"},
        {"TriggerMessage", "{\"requestedMessage\":\"MeterValues\"}"},
        {"Reset", "{\"type\":\"Immediate\",\"evseId\":1}"},
        {"Reset", "{\"type\":\"OnIdle\",\"evseId\":1}"},
    };
    size_t i = rng_below(&j->rng, sizeof(calls) / sizeof(calls[0]));

    if (strcmp(station_profile(world_station(j->sc->world, id))->ocpp, "2.0.1") == 0)
        csms_call(j->sc, id, calls201[i % 10][0], calls201[i % 10][1]);
    else
        csms_call(j->sc, id, calls[i][0], calls[i][1]);
}

static void something_at_the_link(struct jungle *j, struct station *s)
{
    static const char *const starts[] = {NULL, NULL, "Blocked", "ConcurrentTx"};
    static const char *const mutes[] = {NULL, NULL, NULL, "StartTransaction", "*", "Authorize"};

    switch (rng_below(&j->rng, 4)) {
    case 0:
        station_link_break(s, (enum link_fault)rng_below(&j->rng, LINK_FAULT_COUNT), 1500);
        break;
    case 1:
        csms_hangs_up(j->sc);
        break;
    case 2:
        j->sc->script.start = starts[rng_below(&j->rng, 4)];
        j->sc->script.mute = mutes[rng_below(&j->rng, 6)];
        break;
    default:
        station_link_mend(s);
    }
}

static void something_breaks(struct jungle *j, struct station *s)
{
    struct fault_traits traits = {.connector = (int)rng_below(&j->rng, 3),
                                  .from_session_end = rng_below(&j->rng, 2),
                                  .unlock_fails = rng_below(&j->rng, 2),
                                  .reset_fails = rng_below(&j->rng, 2),
                                  .adds_wh = 1000};

    if (rng_below(&j->rng, 2))
        traits.until_ms = world_now_ms(j->sc->world) + 20 * MINUTE;
    station_break(s, (enum fault)rng_below(&j->rng, FAULT_COUNT), &traits);
}

static void something_happens(struct jungle *j)
{
    struct station *s = j->stations[rng_below(&j->rng, STATIONS)];
    struct driver *d = j->drivers[rng_below(&j->rng, DRIVERS)];
    int n = 1 + (int)rng_below(&j->rng, 2);

    switch (rng_below(&j->rng, 16)) {
    case 0:
    case 1:
    case 2:
        driver_plug(d, s, n);
        break;
    case 3:
    case 4:
    case 5:
    case 6:
        driver_tap(d, driver_plugged(d, NULL) ? driver_plugged(d, &n) : s, n, NULL, NULL, NULL);
        break;
    case 7:
    case 8:
        driver_pull_plug(d);
        break;
    case 9:
        something_at_the_csms(j, station_id(s));
        break;
    case 10:
        something_at_the_link(j, s);
        break;
    case 11:
        something_breaks(j, s);
        break;
    case 12:
        for (int f = 0; f < FAULT_COUNT; f++)
            station_mend(s, (enum fault)f, 0, "somebody");
        break;
    case 13:
        station_power(s, rng_below(&j->rng, 4) > 0);
        break;
    case 14:
        if (rng_below(&j->rng, 2))
            station_press_restart(s);
        else
            station_open_by_hand(s, n, "somebody");
        break;
    default:
        vehicle_correct(driver_vehicle(d), "departure timer");
    }
}

static bool is_main(const char *kind)
{
    return strcmp(kind, "offline") != 0;
}

static void check_truth(const struct told *row, uint64_t seed)
{
    int64_t end = 0;

    cr_assert(eq(i64, row->quarter_mj, row->t.mj), "seed %" PRIu64, seed);
    for (size_t i = 0; i < row->t.phase_count && i < 64; i++) {
        const struct truth_phase *phase = &row->phases[i];
        cr_assert(lt(i64, phase->from_ms, phase->to_ms), "seed %" PRIu64, seed);
        if (!is_main(phase->kind))
            continue;
        cr_assert(ge(i64, phase->from_ms, row->t.started_ms), "seed %" PRIu64, seed);
        cr_assert(end == 0 || phase->from_ms == end, "seed %" PRIu64, seed);
        end = phase->to_ms;
    }
    cr_assert(le(i64, row->t.started_ms, row->t.stopped_ms), "seed %" PRIu64, seed);
}

/* @return how many sessions there were */
static int live_and_check(uint64_t seed)
{
    struct jungle j;
    int64_t told_mj = 0, taken_mj = 0;
    int checked = 0;

    jungle_init(&j, seed);
    for (int i = 0; i < 300; i++) {
        something_happens(&j);
        world_check(j.sc->world);
        pass(j.sc, (int64_t)rng_below(&j.rng, 10 * MINUTE));
        for (; checked < j.sc->told_count; checked++) {
            check_truth(&j.sc->told[checked % 64], seed);
            told_mj += j.sc->told[checked % 64].t.mj;
        }
    }
    world_finish(j.sc->world);
    for (; checked < j.sc->told_count; checked++)
        told_mj += j.sc->told[checked % 64].t.mj;
    for (int i = 0; i < DRIVERS; i++)
        taken_mj += vehicle_stored_mj(j.cars[i]) - j.stored_mj[i];
    cr_assert(eq(i64, told_mj, taken_mj), "seed %" PRIu64, seed);
    cr_assert(eq(int, j.sc->bad_frames, 0), "seed %" PRIu64, seed);
    scene_free(j.sc);
    return checked;
}

Test(sweep, of_two_hundred_seeds_loses_no_energy)
{
    int sessions = 0;

    for (uint64_t seed = 1; seed <= 200; seed++)
        sessions += live_and_check(seed);
    cr_expect(gt(int, sessions, 1000));
    printf("%d sessions\n", sessions);
}

Test(sweep, of_one_seed_tells_the_same_story_twice)
{
    char *stories[2];

    for (int i = 0; i < 2; i++) {
        struct jungle j;
        jungle_init(&j, 42);
        j.sc->all = true;
        for (int k = 0; k < 200; k++) {
            something_happens(&j);
            pass(j.sc, (int64_t)rng_below(&j.rng, 10 * MINUTE));
        }
        stories[i] = narrated(j.sc);
        scene_free(j.sc);
    }
    cr_expect(strcmp(stories[0], stories[1]) == 0);
    free(stories[0]);
    free(stories[1]);
}

Test(scale, a_thousand_stations_live_a_day_in_seconds)
{
    enum { COUNT = 1000 };
    struct scene *sc = scene_new(1);
    struct site *site = site_new(sc->world, "Big", (struct place){52000000, 5000000}, COUNT);
    struct driver *drivers[COUNT];
    struct station *stations[COUNT];
    struct profile profile;
    struct vehicle_traits car;
    clock_t begun = clock();

    profile_defaults(&profile);
    vehicle_traits_default(&car);
    for (int i = 0; i < COUNT; i++) {
        char name[16];
        snprintf(name, sizeof(name), "CP-%04d", i);
        stations[i] = stations_add(sc->world, name, &profile, site, i + 1, NULL);
        station_power(stations[i], true);
        drivers[i] = driver_new(sc->world, name, &(struct driver_traits){.token = name},
                                vehicle_new(sc->world, name, &car));
        driver_park(drivers[i], site, i + 1);
    }
    pass(sc, HOUR);
    for (int i = 0; i < COUNT; i++) {
        driver_plug(drivers[i], stations[i], 1);
        driver_tap(drivers[i], stations[i], 1, NULL, NULL, NULL);
        pass(sc, 1000);
    }
    pass(sc, 22 * (int64_t)HOUR);
    for (int i = 0; i < COUNT; i++)
        driver_tap(drivers[i], stations[i], 1, NULL, NULL, NULL);
    pass(sc, MINUTE);
    for (int i = 0; i < COUNT; i++)
        cr_assert(eq(int, (int)driver_pull_plug(drivers[i]), PULL_free));
    pass(sc, MINUTE);
    cr_expect(eq(int, sc->told_count, COUNT));
    cr_expect(lt(int, (int)((clock() - begun) / CLOCKS_PER_SEC), 60));
    printf("%d stations, a day: %.1f s\n", COUNT, (double)(clock() - begun) / CLOCKS_PER_SEC);
    scene_free(sc);
}
