/* port201.h - one connector as 2.0.1 sees it, and whether it is to be operative.
 *
 * Connectors are flat numbers inside (evse.h) and EVSEs on the wire.  What takes a connector out of
 * service is the station, its EVSE, the connector itself or a reset of its EVSE; what is in use
 * stays open until it is not (G03, G04).
 */
#ifndef SIM_PORT201_H
#define SIM_PORT201_H

#include "base/evse.h"
#include "station/station_state.h"

struct tx201;

/* Reset of an EVSE: none, accepted or scheduled, under way (evse_reset.h). */
enum evse_reset { EVSE_RESET_none, EVSE_RESET_waits, EVSE_RESET_down };

struct port201 {
    struct connector *c;
    struct tx201 *tx; /* the transaction that runs here; NULL: none does */
    unsigned facts;   /* enum tx_point bits that hold, as last looked at */
    bool looked;      /* the facts were looked at since the station came up */
    bool token_due;   /* the next TransactionEvent carries the token and says Authorized */
    bool remote;      /* the next TransactionEvent says RemoteStart and carries remote_id */
    int64_t remote_id;
    char language[9];      /* of who charges there, RFC 5646; "": not known */
    char personal[160];    /* what the CSMS tells who is here (I01); "": nothing */
    bool parked;           /* a vehicle stands in its bay */
    bool evse_inoperative; /* ChangeAvailability of its EVSE; survives a reboot */
    bool inoperative;      /* ChangeAvailability of itself; survives a reboot */
    enum evse_reset reset; /* of its EVSE */
    struct vtimer reset_timer;
    char *meter_key;        /* PEM, of a meter that signs; NULL: not made yet */
    int64_t signed_count;   /* readings that it signed */
    struct vtimer later;    /* what cannot be done inside a notice */
    const char *stop_later; /* why the permission to charge ends then; NULL: it does not */
};

struct port201 *port201_of(const struct connector *c);
/** The ports of one EVSE, one after the other; begin with @p n 0. NULL: no more */
struct port201 *port201_next(const struct station *s, int evse, int *n);
/** Has it to be, or to stay, open: an authorization, a plug, a transaction? */
bool port201_in_use(const struct port201 *port);
/** Shall it be inoperative: the station, its EVSE or itself? */
bool port201_wanted(const struct port201 *port);
/** Makes it (in)operative if that can be at this moment; what has to wait, comes when it can. */
void port201_settle(struct port201 *port);
/** Has port201_settle() done soon, where it cannot be done at once. */
void port201_review(struct port201 *port);

#endif
