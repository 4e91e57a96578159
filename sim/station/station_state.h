/* station_state.h - the inside of a station, for the modules that it is made of: what the core and
 * the dialects share of it, and of its connectors.
 *
 * What only one part needs is not here: the station holds a pointer to it (station_part.h).
 */
#ifndef SIM_STATION_STATE_H
#define SIM_STATION_STATE_H

#include "log/session.h"
#include "station/authorization.h"
#include "station/charging.h"
#include "station/connector.h"
#include "station/credentials.h"
#include "station/dialect.h"
#include "station/local_list.h"
#include "station/meter.h"
#include "station/reservation.h"
#include "station/station.h"
#include "station/station_config.h"
#include "station/station_part.h"
#include "station/transaction.h"
#include "station/uplink.h"
#include "world/member.h"

/* Whom an answer to Authorize is for. */
enum asking {
    ASKING_nobody,
    ASKING_start,  /* Authorize is in flight, to begin a transaction */
    ASKING_stop,   /* Authorize is in flight: may this other token end it? */
    ASKING_begun,  /* authorized by the CSMS; StartTransaction.conf decides */
    ASKING_unlock, /* stopped; the answer comes when the lock has moved */
};

struct connector {
    struct station *station;
    int n;
    int actor;
    char *name; /* STATION/N */
    uint64_t cause;
    const char *frozen; /* what a hung display shows */

    int state;         /* enum connector_state */
    int told_state;    /* what the CSMS has heard; CONNECTOR_STATE_COUNT: nothing */
    const char *error; /* ChargePointErrorCode, OCPP 1.6 7.6 */
    const char *told_error;
    bool inoperative; /* ChangeAvailability; survives a reboot */
    bool locked;
    int scheduled;     /* availability after the transaction: -1 none, 0 inoperative, 1 operative */
    bool authorized;   /* waits for the plug */
    int64_t used;      /* reservation that this authorization used up, or RESERVATION_NONE */
    bool car_side_out; /* the plug is in, but the other end is out of the car */

    struct vtimer lock_timer;
    const char *unlock_by;              /* who told the lock to open; NULL: it does not move */
    char unlock_call[FRAME_ID_MAX + 1]; /* UnlockConnector that waits for its answer */

    struct vehicle *vehicle; /* NULL: no plug */
    const char *driver;      /* who plugged it in */
    int64_t plugged_ms;
    struct meter meter;
    int64_t sampled_wh; /* the register at the sample before */
    int64_t sampled_ms; /* the moment of that, or of the begin */
    struct vtimer flow_timer;
    struct vtimer sample_timer;
    struct vtimer allowance_timer;   /* MaxEnergyOnInvalidId */
    struct vtimer status_timer;      /* MinimumStatusDuration; the dialect's own */
    struct session *session;         /* of this plug, running or ended */
    struct transaction *transaction; /* running or the last one; NULL when none */

    enum asking asking;
    char token[TOKEN_ROOM]; /* that is being asked about, or authorized and without plug */
    char parent[TOKEN_ROOM];
    const char *token_type; /* IdTokenEnumType of 2.x, borrowed for ever; NULL: RFID card */
    int64_t offered_w;      /* what the vehicle may draw */
    struct tap *tap;        /* who waits at the reader */
    char cost[80];          /* what the display says of the money; "": nothing */
    struct vtimer connection_timer;
};

/* Where it stands in its life cycle (life_cycle.h). */
enum station_phase { STATION_off, STATION_booting, STATION_up, STATION_hung };

struct station {
    struct member member;
    struct profile profile;
    struct site *site;
    int first_bay;
    enum station_phase phase;
    struct rng rng;
    struct connector *connectors; /* profile.connectors of them; connector 1 first */
    struct station_config config;
    const struct station_part *const *parts;
#define PART(name, own) struct own *own;
#include "station/station_parts.def"
#undef PART
    const struct dialect *dialect;
    void *dialect_state;     /* the dialect's own */
    const char *boot_reason; /* of the next BootNotification, BootReasonEnumType of 2.x */
    bool leaving;            /* a reset was accepted: nobody begins to charge any more */
    bool inoperative;        /* ChangeAvailability of connector 0 */
    bool closing;            /* it will be, when nobody charges any more */
    bool told_inoperative;   /* status of connector 0 as the CSMS has heard it */
    bool told;               /* the CSMS has heard it */
};

/** Does a transaction run at @p c: is there a permission to charge? */
static inline bool transaction_running(const struct connector *c)
{
    return c->transaction && c->transaction->running;
}

struct connector *station_connector(const struct station *s, int n);
struct vclock *station_clock(const struct station *s);
struct evlog *station_log(const struct station *s);
int64_t station_now_ms(const struct station *s);
int station_running(const struct station *s); /* transactions */

#endif
