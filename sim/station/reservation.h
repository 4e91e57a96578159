/* reservation.h - a connector kept free for somebody, in any version.
 *
 * A reservation is for one connector, for all connectors of an EVSE (2.0.1), or for the station:
 * then one EVSE stays free, whichever.  It ends when the right token begins to charge (2.0.1: when
 * it is authorized, H03.FR.09), when the CSMS cancels it, when it expires, and when what it is for
 * breaks or is set inoperative.  It survives a reboot.  Everybody else is turned away at the
 * reader.
 *
 * @source OCPP 1.6 5.1, 5.13; 2.0.1 H01 to H04
 */
#ifndef SIM_RESERVATION_H
#define SIM_RESERVATION_H

#include <stdbool.h>
#include <stdint.h>

struct connector;
struct station;
struct reservation;

#define RESERVATION_NONE INT64_MIN /* no reservation id */

/* What the CSMS asks for; all borrowed. */
struct reservation_wish {
    int64_t id;
    int connector; /* flat number; 0: see evse */
    int evse;      /* all connectors of that EVSE; 0 with connector 0: the station */
    const char *token;
    const char *parent; /* parentIdTag, groupIdToken; NULL: none */
    int64_t expires_ms;
};

/** ReserveNow: @return the status of the answer, the same words in both versions; only with
 * Accepted anything changed.  A reservation of the same id is replaced. */
const char *reservation_make(struct station *s, const struct reservation_wish *wish);
/** CancelReservation: ends the reservation @p id. @return false: there is none */
bool reservation_cancel(struct station *s, int64_t id);

/** May @p token of the group @p parent ("" or NULL: none is known) not charge at @p c, because
 * somebody else has reserved? */
bool reservation_blocks(const struct connector *c, const char *token, const char *parent);
/** Would no parent help @p token at @p c? Then the CSMS need not be asked. */
bool reservation_excludes(const struct connector *c, const char *token);
/** @p token begins to charge at @p c: ends the reservation it had there. @return its id or
 * RESERVATION_NONE */
int64_t reservation_use(struct connector *c, const char *token, const char *parent);

/** Reserves the connectors that have to be kept, ends the reservations of those that broke. */
void reservation_settle(struct station *s);

/** The EVSE of connector @p n: connectors beyond the last EVSE belong to it. */
int reservation_evse(const struct station *s, int n);

#endif
