/* driver.h - a driver: what a person can do at a station with hands, a card and a phone, and what
 * they can be asked.
 *
 * A driver decides nothing here: the scenario does.  Verbs are instant; what comes of a tap arrives
 * later through the listener, as text on the display does.
 */
#ifndef SIM_DRIVER_H
#define SIM_DRIVER_H

#include "base/place.h"
#include "station/station.h"
#include "world/tap.h"
#include "world/vehicle.h"
#include "world/world.h"

struct driver_traits {
    const char *token;      /* RFID or app token, NULL for none; CiString20 */
    const char *token_type; /* IdTokenEnumType of 2.0.1; NULL: an RFID card */
    const char *account;    /* billing account, NULL: the driver's name */
    bool phone, app, email; /* channels the driver has */
    int64_t patience_ms;    /* how long they wait for a person before they give up */
    int64_t cable_minor; /* what the cable is worth, minor units of money; 0: none of their own */
    const char *mood;    /* data for agents and trainers: calm, angry, in a hurry ... */
};

/** A driver with @p v (may be NULL). Text in @p t is copied. */
struct driver *driver_new(struct world *w, const char *name, const struct driver_traits *t,
                          struct vehicle *v);
const char *driver_name(const struct driver *d);
int driver_actor(const struct driver *d);
const struct driver_traits *driver_traits(const struct driver *d);
struct vehicle *driver_vehicle(const struct driver *d);

/** S_REFUSED when the bay is taken (the log says by whom). */
enum status driver_park(struct driver *d, struct site *s, int bay);
/** Are they parked somewhere? */
bool driver_is_parked(const struct driver *d);
/** S_REFUSED while the vehicle is tied to a station. */
enum status driver_leave(struct driver *d);
/** Plugs the vehicle into connector @p n. S_REFUSED when it is taken or the driver is not there. */
enum status driver_plug(struct driver *d, struct station *s, int connector);

#define PULL_LIST(X) X(free) X(locked) X(not_plugged)
#define X(name)      PULL_##name,
enum pull { PULL_LIST(X) PULL_COUNT };
#undef X
/** Pulls at the plug. PULL_locked when station or vehicle holds it. */
enum pull driver_pull_plug(struct driver *d);
/** Pushes the plug home: the relief a jammed lock sometimes needs (not a broken one). */
void driver_push_plug(struct driver *d);
/** Pulls the cable at the car's end, or pushes it in there again.  The cable of a fixed-cable
 * station comes out for good. S_REFUSED when it is not plugged in, held, or so already. */
enum status driver_car_side(struct driver *d, bool out);
/** Ends the session with a button in the car. S_REFUSED when the car cannot tell the station (it
 * does not speak ISO 15118), or does not charge. */
enum status driver_ends_in_car(struct driver *d);

/** Taps @p token (NULL: the driver's own) at connector @p n; @p fn hears what comes of it. */
void driver_tap(struct driver *d, struct station *s, int connector, const char *token, tap_fn *fn,
                void *ctx);
enum status driver_press_restart(struct driver *d, struct station *s);

/** The station and connector the driver's vehicle is plugged into; NULL when it is not. */
struct station *driver_plugged(const struct driver *d, int *connector);

/* Questions an agent can ask, answered from the world as the driver can see it.
 * name, how the agent words it */
#define QUESTION_LIST(X)                                                                           \
    X(station, "What is the number on the station?")                                               \
    X(connector, "Which outlet are you at?")                                                       \
    X(plugged, "Is the cable plugged in at both ends?")                                            \
    X(display, "What does the display say?")                                                       \
    X(token, "What is the number on your card?")                                                   \
    X(departure_timer, "Is a departure timer set in the car?")                                     \
    X(current_limit, "What charging current is set in the car?")                                   \
    X(car_says, "What does the car's own display say?")                                            \
    X(bay, "Is the bay free?")                                                                     \
    X(name, "Who am I speaking to?")                                                               \
    X(car_charging, "Is the car charging?")
/** What the driver answers to @p question; the caller frees it. NULL for an unknown question. */
char *driver_answer(const struct driver *d, const char *question);
/** The names of all questions, ended by NULL. */
const char *const *question_names(void);
/** How an agent words @p question, NULL for an unknown one. */
const char *question_words(const char *question);

#endif
