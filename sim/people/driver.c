#include "people/driver.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "base/tz.h"
#include "station/hands.h"
#include "world/member.h"
#include "world/tap.h"

struct driver {
    struct member member;
    struct driver_traits traits;
    char *token, *account, *mood;
    struct vehicle *vehicle;
    struct site *site; /* NULL: not parked */
    int bay;
    char *found; /* what stood in the bay that was wanted, NULL: it was free */
    struct station *station;
    int connector; /* the vehicle is plugged in there; 0: it is not */
    struct tap *taps;
};

static void forget(struct member *m)
{
    struct driver *d = (struct driver *)m;

    tap_free_all(&d->taps);
    free(d->token);
    free(d->account);
    free(d->mood);
    free(d->found);
    member_fini(m);
    free(d);
}

static void check(const struct member *m)
{
    const struct driver *d = (const struct driver *)m;

    assert((d->connector > 0) == (d->station != NULL));
    assert(!d->station || vehicle_attached(d->vehicle));
}

static const struct member_kind kind = {
    .slot = MEMBER_driver,
    .actor = ACTOR_driver,
    .free = forget,
    .check = check,
};

static void log_event(const struct driver *d, enum event_kind event, cJSON *data)
{
    evlog_add(world_log(d->member.world), d->member.actor, event, data);
}

struct driver *driver_new(struct world *w, const char *name, const struct driver_traits *t,
                          struct vehicle *v)
{
    struct driver *d = mem_new(sizeof(*d));

    d->token = mem_text(t->token);
    d->account = mem_text(t->account ? t->account : name);
    d->mood = mem_text(t->mood);
    d->traits = *t;
    d->traits.token = d->token;
    d->traits.token_type = token_type_of(t->token_type);
    d->traits.account = d->account;
    d->traits.mood = d->mood;
    d->vehicle = v;
    member_init(&d->member, w, &kind, name,
                json_object(jtext("token", t->token), jtext("account", d->account),
                            jtext("vehicle", v ? vehicle_name(v) : NULL), jflag("phone", t->phone),
                            jflag("app", t->app), jflag("email", t->email),
                            jint("patience_ms", t->patience_ms),
                            jint("cable_minor", t->cable_minor), jtext("mood", t->mood)));
    return d;
}

const char *driver_name(const struct driver *d)
{
    return d->member.name;
}

int driver_actor(const struct driver *d)
{
    return d->member.actor;
}

const struct driver_traits *driver_traits(const struct driver *d)
{
    return &d->traits;
}

struct vehicle *driver_vehicle(const struct driver *d)
{
    return d->vehicle;
}

/* --- hands --- */

static const char *stands_as(const struct driver *d)
{
    return d->vehicle ? vehicle_name(d->vehicle) : d->member.name;
}

/* What they tried and could not do stands in the log: else a story goes on, and nobody sees why it
 * comes to nothing. */
static enum status cannot(const struct driver *d, const char *why, char *what)
{
    log_event(d, EV_cannot, json_object(jtext("what", what), jtext("why", why)));
    free(what);
    return S_REFUSED;
}

/* Stations whose bay it is hear of it, if they have a detector. */
static void tell_bay(const struct driver *d, bool in)
{
    struct station *s = NULL;

    while ((s = world_next_station(d->member.world, s)))
        if (station_site(s) == d->site && station_connector_at(s, d->bay) > 0)
            hands_bay(s, station_connector_at(s, d->bay), in);
}

enum status driver_park(struct driver *d, struct site *s, int bay)
{
    const char *holder = site_bay_holder(s, bay);

    if (d->site)
        return cannot(d, "they are parked already",
                      mem_printf("park in %s bay %d", site_name(s), bay));
    free(d->found);
    d->found = mem_text(holder);
    if (holder) {
        log_event(d, EV_bay_blocked,
                  json_object(jtext("site", site_name(s)), jint("bay", bay), jtext("by", holder)));
        return S_REFUSED;
    }
    site_take(s, bay, stands_as(d));
    d->site = s;
    d->bay = bay;
    log_event(d, EV_parks,
              json_object(jtext("site", site_name(s)), jint("bay", bay),
                          jtext("vehicle", d->vehicle ? vehicle_name(d->vehicle) : NULL)));
    tell_bay(d, true);
    return S_OK;
}

/* The cable in the hand of a driver who is there; one who drove off without it is not. */
static bool at_the_cable(const struct driver *d)
{
    return d->station && d->site == station_site(d->station);
}

/* Why there is none in their hand. */
static const char *no_cable(const struct driver *d)
{
    return d->station ? "the cable is where they left it" : "nothing is plugged in";
}

enum status driver_leave(struct driver *d)
{
    if (!d->site || (d->station && !hands_car_is_free(d->station, d->connector)))
        return cannot(d, d->site ? "the cable is still plugged in" : "they are not parked",
                      mem_text("drive away"));
    site_clear(d->site, d->bay);
    log_event(d, EV_drives_away,
              json_object(jtext("site", site_name(d->site)), jint("bay", d->bay)));
    tell_bay(d, false);
    d->site = NULL;
    d->bay = 0;
    return S_OK;
}

bool driver_is_parked(const struct driver *d)
{
    return d->site;
}

/* Why the vehicle cannot be plugged in there; NULL: it can. */
static const char *plug_hindered(const struct driver *d, const struct station *s, int connector)
{
    if (!d->vehicle)
        return "they have no vehicle";
    if (d->station)
        return "they are plugged in already";
    if (!d->site)
        return "they are not parked";
    if (d->site != station_site(s))
        return "they are parked at another site";
    if (connector < 1 || connector > station_profile(s)->connectors)
        return "there is no such connector";
    if (hands_can_plug(s, connector, d->vehicle))
        return NULL;
    if (station_profile(s)->dc && vehicle_traits(d->vehicle)->dc_max_w == 0)
        return "the vehicle charges no DC";
    return "the connector is taken or locked";
}

enum status driver_plug(struct driver *d, struct station *s, int connector)
{
    struct evlog *log = world_log(d->member.world);
    const char *hindered = plug_hindered(d, s, connector);
    uint64_t before, seq;
    enum status st;

    if (hindered)
        return cannot(d, hindered, mem_printf("plug in at %s/%d", station_id(s), connector));
    member_touch(&d->member);
    seq = evlog_add(log, d->member.actor, EV_plugs,
                    json_object(jtext("connector", station_connector_name(s, connector))));
    before = evlog_because(log, seq);
    st = hands_plug(s, connector, d->vehicle, d->member.name);
    evlog_because(log, before);
    assert(st == S_OK);
    d->station = s;
    d->connector = connector;
    return st;
}

enum pull driver_pull_plug(struct driver *d)
{
    struct evlog *log = world_log(d->member.world);
    const char *held_by, *name;
    uint64_t before, seq;

    if (!at_the_cable(d)) {
        cannot(d, no_cable(d), mem_text("pull the plug"));
        return PULL_not_plugged;
    }
    name = station_connector_name(d->station, d->connector);
    held_by = hands_held_by(d->station, d->connector);
    if (held_by) {
        log_event(d, EV_plug_locked,
                  json_object(jtext("connector", name), jtext("held_by", held_by)));
        return PULL_locked;
    }
    member_touch(&d->member);
    seq = evlog_add(log, d->member.actor, EV_unplugs, json_object(jtext("connector", name)));
    before = evlog_because(log, seq);
    hands_pull(d->station, d->connector);
    evlog_because(log, before);
    d->station = NULL;
    d->connector = 0;
    return PULL_free;
}

enum status driver_car_side(struct driver *d, bool out)
{
    struct evlog *log = world_log(d->member.world);
    enum status st;
    uint64_t before, seq;

    if (!at_the_cable(d))
        return cannot(
            d, no_cable(d),
            mem_printf("%s the car", out ? "take the cable out of" : "plug the cable into"));
    if (!station_profile(d->station)->socket)
        return out && driver_pull_plug(d) == PULL_free ? S_OK : S_REFUSED;
    seq = evlog_add(
        log, d->member.actor, out ? EV_opens_at_car : EV_closes_at_car,
        json_object(jtext("connector", station_connector_name(d->station, d->connector))));
    before = evlog_because(log, seq);
    st = hands_car_side(d->station, d->connector, out);
    if (st != S_OK)
        cannot(d, "the car holds it, or it is so already",
               mem_printf("%s the car", out ? "take the cable out of" : "plug the cable into"));
    evlog_because(log, before);
    return st;
}

enum status driver_ends_in_car(struct driver *d)
{
    struct evlog *log = world_log(d->member.world);
    enum status st;
    uint64_t before, seq;

    if (!at_the_cable(d))
        return cannot(d, no_cable(d), mem_text("end the session in the car"));
    seq = evlog_add(
        log, d->member.actor, EV_ends_in_car,
        json_object(jtext("connector", station_connector_name(d->station, d->connector))));
    before = evlog_because(log, seq);
    st = hands_car_ends(d->station, d->connector);
    if (st != S_OK)
        cannot(d, "the car cannot tell the station, or does not charge",
               mem_text("end the session in the car"));
    evlog_because(log, before);
    return st;
}

void driver_push_plug(struct driver *d)
{
    if (at_the_cable(d))
        log_event(
            d, EV_pushes_plug,
            json_object(jtext("connector", station_connector_name(d->station, d->connector))));
    else
        cannot(d, no_cable(d), mem_text("push the plug home"));
}

void driver_tap(struct driver *d, struct station *s, int connector, const char *token, tap_fn *fn,
                void *ctx)
{
    struct evlog *log = world_log(d->member.world);
    const char *name = station_connector_name(s, connector);
    const char *card = token ? token : d->token;
    uint64_t before, seq;
    struct tap *tap;

    assert(card);
    seq = evlog_add(
        log, d->member.actor, EV_taps,
        json_object(jtext("connector", name), jtext("token", card), jtext("channel", "rfid")));
    before = evlog_because(log, seq);
    tap = tap_new(&d->taps, d->member.world, d->member.actor, name, seq);
    tap_set_token_type(tap, token ? NULL : d->traits.token_type);
    tap_listen(tap, fn, ctx);
    hands_tap(s, connector, card, tap);
    evlog_because(log, before);
}

enum status driver_press_restart(struct driver *d, struct station *s)
{
    struct evlog *log = world_log(d->member.world);
    uint64_t before, seq;
    enum status st;

    if (!station_profile(s)->restart_button)
        return cannot(d, "there is none",
                      mem_printf("press a restart button of %s", station_id(s)));
    seq = evlog_add(log, d->member.actor, EV_presses_restart,
                    json_object(jtext("station", station_id(s))));
    before = evlog_because(log, seq);
    st = station_press_restart(s);
    evlog_because(log, before);
    return st;
}

struct station *driver_plugged(const struct driver *d, int *connector)
{
    if (connector)
        *connector = d->connector;
    return d->station;
}

/* --- questions --- */

/* The station in front of the driver, also when nothing is plugged in; NULL when there is none. */
static struct station *in_front(const struct driver *d, int *connector)
{
    struct station *s = d->station;

    *connector = d->connector;
    if (s || !d->site)
        return s;
    while ((s = world_next_station(d->member.world, s)))
        if (station_site(s) == d->site && station_connector_at(s, d->bay) > 0) {
            *connector = station_connector_at(s, d->bay);
            return s;
        }
    return NULL;
}

static char *answer_station(const struct driver *d)
{
    int connector;
    const struct station *s = in_front(d, &connector);

    return mem_text(s ? station_id(s) : "I am not at a station");
}

static char *answer_connector(const struct driver *d)
{
    int connector;

    if (!in_front(d, &connector))
        return mem_text("I am not at a station");
    return mem_printf("%d", connector);
}

static char *answer_plugged(const struct driver *d)
{
    return mem_text(d->station ? "yes" : "no");
}

static char *answer_display(const struct driver *d)
{
    int connector;
    const struct station *s = in_front(d, &connector);
    const char *text = s ? station_display(s, connector) : "";

    return mem_text(text[0] ? text : "nothing");
}

static char *answer_token(const struct driver *d)
{
    return mem_text(d->token ? d->token : "I have no card");
}

static char *answer_departure_timer(const struct driver *d)
{
    int64_t at_ms = d->vehicle ? vehicle_traits(d->vehicle)->departure_ms : 0;
    char at[25];

    if (at_ms == 0)
        return mem_text("no");
    tz_rfc3339(at_ms, at);
    return mem_printf("yes, %s", at);
}

static char *answer_current_limit(const struct driver *d)
{
    int64_t ma = d->vehicle ? vehicle_traits(d->vehicle)->current_limit_ma : 0;

    if (ma == 0)
        return mem_text("none");
    if (ma % 1000 == 0)
        return mem_printf("%d A", (int)(ma / 1000));
    return mem_printf("%d.%d A", (int)(ma / 1000), (int)(ma % 1000 / 100));
}

static const char *car_words(const struct vehicle *v)
{
    const struct vehicle_traits *t = vehicle_traits(v);

    switch (vehicle_pilot(v)) {
    case PILOT_A:
        return "not connected";
    case PILOT_C:
    case PILOT_D:
        if (vehicle_power_w(v) > 0)
            return "charging";
        break;
    case PILOT_E:
    case PILOT_F:
        return "charging station error";
    case PILOT_B:
    case PILOT_COUNT:
        break;
    }
    if (t->never_asks)
        return "charging is switched off";
    if (t->departure_ms > 0)
        return "charging is scheduled";
    if (vehicle_soc_permille(v) >= t->target_permille)
        return "charging is complete";
    return "waiting for the charging station";
}

static char *answer_car_says(const struct driver *d)
{
    return mem_text(d->vehicle ? car_words(d->vehicle) : "I have no car here");
}

static char *answer_bay(const struct driver *d)
{
    if (d->site)
        return mem_text("yes, I am parked in it");
    return d->found ? mem_printf("no, it is blocked by %s", d->found) : mem_text("yes");
}

static char *answer_name(const struct driver *d)
{
    return mem_text(d->member.name);
}

static char *answer_car_charging(const struct driver *d)
{
    bool charges = d->station && station_power_w(d->station, d->connector) > 0;

    return mem_text(charges ? "yes" : "no");
}

static const struct {
    const char *name, *words;
    char *(*answer)(const struct driver *d);
} questions[] = {
#define X(name, words) {#name, words, answer_##name},
    QUESTION_LIST(X)
#undef X
};

char *driver_answer(const struct driver *d, const char *question)
{
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
        if (strcmp(questions[i].name, question) == 0)
            return questions[i].answer(d);
    return NULL;
}

const char *const *question_names(void)
{
    static const char *const names[] = {
#define X(name, words) #name,
        QUESTION_LIST(X)
#undef X
            NULL};

    return names;
}

const char *question_words(const char *question)
{
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
        if (strcmp(questions[i].name, question) == 0)
            return questions[i].words;
    return NULL;
}
