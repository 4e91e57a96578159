/* csms201.h - what the files of the OCPP 2.0.1 side of the CSMS share.
 *
 * 2.0.1 numbers connectors by EVSE, has text transaction ids made by the station, and tells a
 * transaction as numbered events in any order.  The desk and the biller read one kind of record
 * (csms.h): here it is made of what a 2.0.1 station says.
 *
 *   tx_event    station, txid, seq (together unique), at_ms, arrived_ms, type, cause
 * (triggerReason), offline, state (chargingState), connector (flat, NULL: not said), token, reason
 * (why the token may not charge; NULL: it may), first_wh, wh (registers in the event), end_wh (at
 * Transaction.End), stopped (stoppedReason)
 *
 *   device_event  station, event (its eventId), at_ms, arrived_ms, cause (trigger), kind
 *               (eventNotificationType), component, instance, evse, connector, variable,
 *               variable_instance, value, cleared, tech_code, tech_info, txid
 *
 * A session is derived anew from all events of its transaction whenever one arrives, in the order
 * of seq: what comes twice, late or in the wrong order makes no difference.
 */
#ifndef REFSTACK_CSMS201_H
#define REFSTACK_CSMS201_H

#include "refstack/csms/csms_inside.h"

/* An EVSE and a connector of it; connector 0: not said. */
struct csms201_place {
    int evse, connector;
};

/** The EVSEType or the like at @p evse; {0, 0} when it is NULL: the station. */
struct csms201_place csms201_place_of(const cJSON *evse);

/** The flat number of a connector by what was provisioned: with E EVSEs each but the last has one
 * connector, the last has all others.  0: the station, or a place that it does not have. */
int csms201_flat(const struct csms_station *st, struct csms201_place place);
/** .. and back: {0, 0} for connector 0. */
struct csms201_place csms201_unflat(const struct csms_station *st, int flat);

/** Why the IdTokenType @p token may not charge at @p at_ms; NULL: it may. */
const char *csms201_reason(const struct csms_turn *turn, const cJSON *token, int64_t at_ms);
/** Adds idTokenInfo to @p out. */
void csms201_token_info(struct refstack *rs, cJSON *out, const cJSON *token, const char *reason);
/** What 2.0.1 calls it. */
const char *csms201_token_status(const char *reason);

csms_handler csms201_customer_information, csms201_certificate_status, csms201_vehicle_certificate;
csms_handler csms201_transaction_event, csms201_meter_values, csms201_notify_event,
    csms201_charging_needs, csms201_charging_schedule;

/** csms_dialect.register_of of 2.0.1. */
bool csms201_register(const cJSON *sample, int64_t *wh);

/** The session of a transaction, 0 when there is none. */
int64_t csms201_session_of(struct csms_turn *turn, const char *txid);
/** Makes the session of transaction @p txid what its events say; @p seq: of the one that is new. */
void csms201_derive(struct csms_turn *turn, const char *txid, int64_t seq);

#endif
