/* call201.h - where a CALL of 2.0.1 points: the station, an EVSE, or a connector of an EVSE.
 *
 * The connector of a struct incoming_call (incoming_call.h) is: the flat number where the CALL
 * names a connector, or an EVSE (then its first), 0 where no EVSE is named, and -1 where there is
 * no such place.
 */
#ifndef SIM_CALL201_H
#define SIM_CALL201_H

#include "station/incoming_call.h"

/** The connector that stands in a struct incoming_call of @p args, a payload. */
int call201_connector(const struct station *s, const cJSON *args);
/** The EVSE a CALL names ("evse" or "evseId"): 0 none is named, -1 it does not exist. */
int call201_evse(const struct incoming_call *call);
/** Calls @p fn for each connector that the CALL is about: of the station, an EVSE, or one. */
void call201_each(const struct incoming_call *call,
                  void (*fn)(const struct incoming_call *call, struct connector *c));

#endif
