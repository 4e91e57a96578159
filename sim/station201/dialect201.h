/* dialect201.h - the dialect of OCPP 2.0.1, and what its files share.
 *
 * The core begins and ends permissions to charge; the transactions of 2.0.1 are reported over that
 * (transaction201.h).  Connectors are flat numbers inside (evse.h) and EVSEs on the wire.
 */
#ifndef SIM_DIALECT201_H
#define SIM_DIALECT201_H

#include "station/call.h"
#include "station/dialect.h"
#include "station/evse.h"
#include "station/station_state.h"

struct told201;
struct tx201;

/* Reset of an EVSE: accepted or scheduled, under way. */
enum evse_reset { EVSE_RESET_none, EVSE_RESET_waits, EVSE_RESET_down };

/* One connector as 2.0.1 sees it. */
struct port201 {
    struct connector *c;
    struct tx201 *tx; /* runs here; NULL: none does */
    unsigned facts;   /* enum tx_point bits that hold, as last looked at */
    bool looked;      /* .. since the station came up */
    bool token_due;   /* the next TransactionEvent carries the token and says Authorized */
    bool remote;      /* .. RemoteStart and remote_id instead */
    int64_t remote_id;
    char language[9];      /* of who charges there, RFC 5646; "": not known */
    char personal[160];    /* what the CSMS tells who is here (I01); "": nothing */
    bool parked;           /* a vehicle stands in its bay */
    bool evse_inoperative; /* ChangeAvailability of its EVSE, of itself */
    bool inoperative;      /* both survive a reboot */
    enum evse_reset reset; /* of its EVSE */
    struct vtimer reset_timer;
    char *meter_key;        /* PEM, of a meter that signs; NULL: not made yet */
    int64_t signed_count;   /* readings that it signed */
    struct vtimer later;    /* what cannot be done inside a notice */
    const char *stop_later; /* why the permission to charge ends then; NULL: it does not */
};

struct state201 {
    struct rng rng;             /* transaction ids */
    struct tx201 *txs;          /* all that the CSMS has not heard the end of, the newest first */
    struct told201 *on_the_way; /* TransactionEvents without answer, the newest first */
    int64_t told_connection_ms; /* OfflineThreshold was looked at for the connection of then */
    bool in_use;                /* call201_each() found something */
    struct limits201 *limits;   /* from outside, as the CSMS was told; NULL: none yet */
    const char *boot_reason;    /* of the next BootNotification; NULL: the station's */
    struct port201 ports[PROFILE_MAX_CONNECTORS];
};

extern const struct dialect dialect201;

/** Answers the CALL @p f, now or (UnlockConnector) when the lock has moved. */
void dialect201_call(struct station *s, const struct frame *f);
struct state201 *state201_of(const struct station *s);
struct port201 *port201_of(const struct connector *c);

/* What a station does when the CSMS calls it: a table a block, ended by a row without action.
 * call201.c lists those that are there, in this order.  The connector of a struct call is: the flat
 * number where evse names a connector (or the EVSE has only one), 0 where no EVSE is named, and -1
 * where there is no such EVSE or connector; call201_evse() tells the EVSE. */
extern const struct call_row core201_rows[];         /* B, C, E, F, G, I: station201/core201.c */
extern const struct call_row reset201_rows[];        /* B11, B12 */
extern const struct call_row device_model201_rows[]; /* B05..B10, N */
extern const struct call_row local_list201_rows[];   /* D */
extern const struct call_row reservation201_rows[];  /* H */
extern const struct call_row charging201_rows[];     /* K */
extern const struct call_row firmware201_rows[];     /* L */
extern const struct call_row security201_rows[];     /* A, M */
extern const struct call_row display201_rows[];      /* O */
extern const struct call_row transfer201_rows[];     /* P */

/** The EVSE a CALL names ("evse" or "evseId"): 0 none is named, -1 it does not exist. */
int call201_evse(const struct call *call);
/** ChangeAvailability as it can be at this moment; what has to wait, comes when it can. */
void port201_settle(struct port201 *port);
/** .. soon, where it cannot be done at once. */
void port201_review(struct port201 *port);
/** Shall it be inoperative: the station, its EVSE or itself? */
bool port201_wanted(const struct port201 *port);
/** Calls @p fn for each connector that the CALL is about: of the station, an EVSE, or one. */
void call201_each(const struct call *call,
                  void (*fn)(const struct call *call, struct connector *c));

/** The reset of its EVSE (reset201.c): makes the timer; something ended, may the reset go on?; the
 * software stops, and with it the reset. */
void port201_reset_init(struct port201 *port);
void port201_reset_goes_on(struct port201 *port);
void port201_reset_ends(struct port201 *port);

/** A reservation ended by itself: Expired or Removed (H04). */
void reservation201_ended(struct station *s, int64_t id, const char *how);

/* What TriggerMessage can ask for: a table a block, ended by a row without message. */
struct trigger201_row {
    const char *message; /* MessageTriggerEnumType */
    /* Accepted, Rejected or NotImplemented; NULL: Accepted */
    const char *(*can)(const struct call *call);
    void (*send)(const struct call *call);
};
extern const struct trigger201_row core201_triggers[];     /* trigger201.c */
extern const struct trigger201_row firmware201_triggers[]; /* firmware and log status */
extern const struct trigger201_row security201_triggers[]; /* Sign..Certificate */
extern const struct call_row trigger201_rows[];            /* TriggerMessage itself */

/* --- notice201.c --- */
/** {"id": ..., "connectorId": ...} of @p c */
cJSON *notice201_evse(const struct connector *c);
/** IdTokenType of a token; @p type NULL: ISO14443. */
cJSON *notice201_token(const char *token, const char *type);
/** IdTokenInfoType of an answer; false when there is none. */
bool notice201_token_info(const cJSON *payload, struct token_info *out);
/** The display tells what the transaction costs, so far or (@p total) in the end (I02, I03). */
void notice201_cost(struct connector *c, bool total, double cost);
/** The status of @p c is sent, told already or not. */
void notice201_send_status(struct connector *c);

#endif
