/* charging201.h - smart charging as OCPP 2.0.1 speaks of it (block K), for the other files of the
 * dialect.
 */
#ifndef SIM_CHARGING201_H
#define SIM_CHARGING201_H

#include "station/charging.h"
#include "station201/dialect201.h"

/** May chargingProfile of RequestStartTransaction be, at @p c?  REFUSAL_none also where there is
 * none, or it is ignored (K05.FR.04). */
enum charging_refusal charging201_judge(const struct incoming_call *call,
                                        const struct connector *c);
/** {"status": .., "statusInfo": ..} */
cJSON *charging201_refusal(enum charging_refusal refusal);
/** The profile is kept for the transaction that idToken begins there. */
void charging201_promise(const struct incoming_call *call, struct connector *c);

/** A vehicle that speaks ISO 15118 may charge at @p c: the CSMS hears what it needs (K15.FR.01). */
void charging201_begins(struct connector *c);

/** Tells the limits from outside that the CSMS does not know as they are, and those that are over;
 * nothing while it cannot hear: called again when it can (K11, K12, K13). */
void limits201_tell(struct station *s);
/** Is it a change of more than LimitChangeSignificance percent of @p before? */
bool limits201_significant(const struct station *s, int64_t before, int64_t now);
/** As dialect.h says (K11.FR.04, K13.FR.03). */
void charging201_rate_changed(struct connector *c, int64_t before_w);

#endif
