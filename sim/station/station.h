/* station.h - a charging station: what it is made from, what can be asked of it, and what can break
 * in it.
 *
 * Levels as in OCPP 2.0.1 (station, EVSE, connector); 1.6 sees them flattened, connector 1..N, and
 * so do the core, the log and the run file.  Which version it speaks is a matter of its dialect
 * (dialect.h).  What happens inside is told to the log only.  Hands act on it through hands.h.
 */
#ifndef SIM_STATION_H
#define SIM_STATION_H

#include "link/netfault.h"
#include "station/profile.h"
#include "world/site.h"
#include "world/world.h"

struct dialect;
struct station_part;

/* What a station is made from; texts and the profile are copied. */
struct station_plan {
    const char *id;                          /* charge point id */
    const struct profile *profile;           /* without profile_problem() */
    const struct dialect *dialect;           /* lives for ever */
    const struct station_part *const *parts; /* ended by NULL; for ever */
    struct site *site;
    int first_bay;        /* connector n serves bay first_bay + n - 1 */
    const char *password; /* NULL: none */
};

/** A station as planned, without power until station_power().  stations_add() (sim/stations.h)
 * makes the plan. */
struct station *station_new(struct world *w, const struct station_plan *plan);
/* How a station is secured when it is set up; texts and bytes are copied, NULL for none. */
struct station_security {
    int profile;      /* security profile 0 to 3 */
    const char *user; /* instead of its id */
    const char *password;
    size_t password_len;
    int tls_newest;                /* 11, 12 or 13: the newest TLS it speaks; 0: no limit */
    const char *organization;      /* the CPO: CpoName, OrganizationName */
    const char *roots;             /* of the CSMS, PEM */
    const char *certificate, *key; /* its own, PEM */
};

/** Before it is first switched on. */
void station_secure(struct station *s, const struct station_security *security);
/** The security profile it connects with. */
int station_security_profile(const struct station *s);
/** Connects on @p profile from now on, also on a lower one, as a station must not: for tests of
 * what a CSMS lets in. */
void station_fall_back(struct station *s, int profile);
/** The subprotocol that the server chose for the present or the last connection; "": none. */
const char *station_protocol(const struct station *s);

const char *station_id(const struct station *s);
const struct profile *station_profile(const struct station *s);
const struct dialect *station_dialect(const struct station *s);
struct site *station_site(const struct station *s);
/** Actor id in the log; @p connector 0 is the station itself. */
int station_actor(const struct station *s, int connector);
/** "STATION/N" */
const char *station_connector_name(const struct station *s, int connector);
/** Connector that serves @p bay of the site, 0 for none. */
int station_connector_at(const struct station *s, int bay);
/** Bay of its site that connector @p n serves. */
int station_bay(const struct station *s, int n);

void station_power(struct station *s, bool on);
/** The button on the housing; S_REFUSED where the profile has none. */
enum status station_press_restart(struct station *s);

/** OCPP 1.6 status of connector @p n (0: the station) in the spec's spelling. */
const char *station_status(const struct station *s, int connector);
/** The same in the words of the version that it speaks. */
const char *station_status_word(const struct station *s, int connector);
/** What a person reads on the display of connector @p n; "" when it is dark. */
const char *station_display(const struct station *s, int connector);
bool station_connected(const struct station *s);
/** Nothing is queued, in flight or about to be sent: the CSMS knows all there is. */
bool station_settled(const struct station *s);
/** Energy register of connector @p n in Wh, rounded down, as the station itself reads it. */
int64_t station_register_wh(const struct station *s, int connector);
/** Power that flows at connector @p n now. */
int64_t station_power_w(const struct station *s, int connector);

/* --- what can break ------------------------------------------------------------------------- */

/* Parts, by the words a scenario uses.  A row: name in C, words, what it does to the station. */
#define FAULT_LIST(X)                                                                              \
    X(lock, "connector lock", "the lock does not open at the end of a session")                    \
    X(bolt, "connector bolt", "the lock does not close: no session can begin")                     \
    X(controller, "controller",                                                                    \
      "hangs: display frozen, taps ignored, no message; a restart cures it")                       \
    X(contactor, "contactor", "no energy flows though all else works")                             \
    X(meter, "meter", "adds energy that never flowed to the closing register")                     \
    X(display, "display", "shows nothing")                                                         \
    X(power, "power", "no mains")                                                                  \
    X(ground, "ground", "ground failure: connector Faulted")                                       \
    X(restart, "restart", "a Reset is accepted, and the station does not go down")
#define X(name, words, effect) FAULT_##name,
enum fault { FAULT_LIST(X) FAULT_COUNT };
#undef X

struct fault_traits {
    int connector;         /* 0: all */
    int64_t from_ms;       /* virtual time from which it may show, 0: at once */
    int64_t until_ms;      /* heals by itself, 0: never */
    bool from_session_end; /* shows at the end of the next session */
    bool unlock_fails;     /* lock: UnlockConnector does not help either */
    bool reset_fails;      /* lock, controller: Reset does not help either */
    int64_t adds_wh;       /* meter: what it adds to meterStop */
};

/** Arranges that @p fault shows up as @p traits say. */
void station_break(struct station *s, enum fault fault, const struct fault_traits *traits);

/** The fault that is the next to show at a moment of its own, @p at_ms; FAULT_COUNT: none is. */
enum fault station_fault_to_come(const struct station *s, int64_t *at_ms);
/** A technician (or the driver, or time) mends what shows; what is still to come, comes. @p by is a
 * name for the log. */
void station_mend(struct station *s, enum fault fault, int connector, const char *by);
bool station_broken(const struct station *s, enum fault fault, int connector);
/** The fault called @p words in FAULT_LIST, FAULT_COUNT when there is none. */
enum fault fault_of(const char *words);
const char *fault_words(enum fault fault);
/** The spare part that it takes to mend it: fault_words() of it, or NULL when hands are enough. */
const char *fault_spare(enum fault fault);

/** Opens the lock by hand with the technician's key: frees the plug also when the lock is broken.
 */
void station_open_by_hand(struct station *s, int connector, const char *by);

/** Its own clock is @p off_ms ahead of the true time from now on, and gains @p drift_ppm, until its
 * CSMS tells it the time. */
void station_clock_goes_wrong(struct station *s, int64_t off_ms, int64_t drift_ppm);
/** What its clock gains, in parts of a million. */
int64_t station_clock_drift_ppm(const struct station *s);

/* --- what can break between the station and the CSMS: connected and online are kept apart ---- */

/** WebSocket pings that it sent so far, and pongs that came back. */
void station_pings(const struct station *s, int64_t *sent, int64_t *heard);

/** Begins @p fault; @p ms is the delay (delay) or the period (flap), else ignored. */
void station_link_break(struct station *s, enum link_fault fault, int64_t ms);
/** Ends every fault of the link; the station finds its way back by itself. */
void station_link_mend(struct station *s);
bool station_link_broken(const struct station *s);
/** Somebody restarts the modem: whatever connection there is ends, and another one is tried at
 * once.
 */
void station_link_restart(struct station *s);

#endif
