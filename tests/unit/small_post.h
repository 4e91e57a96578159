/* small_post.h - the smallest scene: one station with one driver in front of it (the end of
 * small_world.h).
 */
#ifndef TESTS_SMALL_POST_H
#define TESTS_SMALL_POST_H

/* One station with one driver in front of it. */
struct post {
    struct scene *sc;
    struct site *site;
    struct station *station;
    struct vehicle *car;
    struct driver *driver;
    char outcome[40], text[80];
    int taps;
};

static void hear_tap(void *ctx, const char *outcome, const char *text)
{
    struct post *p = ctx;

    p->taps++;
    snprintf(p->outcome, sizeof(p->outcome), "%s", outcome);
    snprintf(p->text, sizeof(p->text), "%s", text);
}

static void post_init(struct post *p, const struct profile *profile,
                      const struct vehicle_traits *traits)
{
    struct scene *sc = scene_new(7);
    struct profile neutral;
    struct vehicle_traits car;

    profile_neutral(&neutral);
    vehicle_traits_default(&car);
    *p = (struct post){.sc = sc};
    p->site = site_new(sc->world, "Hall", (struct place){52090000, 5120000}, 4);
    p->station = stations_add(sc->world, "CP-1", profile ? profile : &neutral, p->site, 1, NULL);
    p->car = vehicle_new(sc->world, "Car", traits ? traits : &car);
    p->driver = driver_new(sc->world, "Ann", &(struct driver_traits){.token = "04A1"}, p->car);
}

/* .. booted, and the driver parked in bay 1; what was told so far is forgotten. */
static void post_ready(struct post *p)
{
    station_power(p->station, true);
    driver_park(p->driver, p->site, 1);
    pass(p->sc, MINUTE);
    forget_so_far(p->sc);
}

static void post_fini(struct post *p)
{
    scene_free(p->sc);
}

static void tap(struct post *p)
{
    driver_tap(p->driver, p->station, 1, NULL, hear_tap, p);
}

#endif
