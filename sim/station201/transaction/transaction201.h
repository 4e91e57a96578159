/* transaction201.h - the transactions of OCPP 2.0.1 (block E): what a station reports over the
 * permission to charge that the core gives.
 *
 * Facts hold at a connector or do not: a vehicle stands in the bay, a plug is in, somebody is
 * authorized, the power path is closed, energy flows.  A transaction starts when one of those in
 * TxStartPoint comes true and ends when one of those in TxStopPoint comes untrue; whatever happens
 * in between is told with TransactionEvent(Updated), the reason in triggerReason.
 *
 * @source OCPP 2.0.1 part 2, E01 to E16, 2.6.4 TxStartPoint, 2.6.5 TxStopPoint
 */
#ifndef SIM_TRANSACTION201_H
#define SIM_TRANSACTION201_H

#include "station201/inside/state201.h"

/* What TxStartPoint and TxStopPoint may list. */
#define TX_POINT_LIST(X)                                                                           \
    X(ParkingBayOccupancy)                                                                         \
    X(EVConnected)                                                                                 \
    X(Authorized) X(DataSigned) X(PowerPathClosed) X(EnergyTransfer)
#define X(name) TX_POINT_##name,
enum tx_point { TX_POINT_LIST(X) TX_POINT_COUNT };
#undef X

/* What happens at a connector: triggerReason, stoppedReason if the transaction ends of it (NULL:
 * as for whatever ended the permission before). */
#define TX_CAUSE_LIST(X)                                                                           \
    X(parked, "EVDetected", NULL)                                                                  \
    X(left, "EVDeparted", "EVDisconnected")                                                        \
    X(plugged, "CablePluggedIn", NULL)                                                             \
    X(unplugged, "EVCommunicationLost", "EVDisconnected")                                          \
    X(authorized, "Authorized", NULL)                                                              \
    X(gave_up, "EVConnectTimeout", "Timeout")                                                      \
    X(deauthorized, "Deauthorized", "DeAuthorized")                                                \
    X(state, "ChargingStateChanged", "StoppedByEV")                                                \
    X(periodic, "MeterValuePeriodic", NULL)                                                        \
    X(aligned, "MeterValueClock", NULL)                                                            \
    X(triggered, "Trigger", NULL)                                                                  \
    X(limit, "ChargingRateChanged", NULL)
#define X(name, trigger, stopped) TX_CAUSE_##name,
enum tx_cause { TX_CAUSE_LIST(X) TX_CAUSE_COUNT };
#undef X

void tx201_init_port(struct port201 *port);
/** Something happened at the connector of @p port: starts, updates or ends its transaction. */
void tx201_happens(struct port201 *port, enum tx_cause cause);
/** A permission to charge began there, or @p t ended: @p reason and the rest as in dialect.h. */
void tx201_begins(struct port201 *port);
void tx201_ends(struct port201 *port, struct transaction *t, const char *reason, const char *token,
                int64_t meter_wh);
/** The software stops: what still runs ends. */
void tx201_down(struct station *s, const char *reason);
/** The latest sample, as dialect.h says. */
void tx201_samples(struct connector *c, const char *context);
/** The status changed: tells the charging state if that is another now. */
void tx201_state(struct port201 *port);

/** Ends the transaction of @p port, for which nobody is authorized. */
void tx201_stop(struct port201 *port, const char *reason);
/** Tells the running transaction, because the CSMS wants to know (F06.FR.07). */
void tx201_trigger(struct port201 *port);
/** "offline" of what is transmitted (again) now. */
void tx201_prepare(struct station *s, void *owner, cJSON *payload);
/** Forgets all of @p s. */
void tx201_forget_all(struct station *s);

#endif
