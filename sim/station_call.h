/* station_call.h - what a station does when the CSMS calls it (OCPP 1.6, section 5).
 *
 * A row an action.  An action of 1.6 that stands in no row is answered NotSupported, one that 1.6
 * does not know NotImplemented, and a payload that the tables refuse gets the error they name.
 */
#ifndef SIM_STATION_CALL_H
#define SIM_STATION_CALL_H

#include "ocpp/frame.h"
#include "station.h"

/** Answers the CALL @p f, now or (UnlockConnector) when the lock has moved. */
void station_call(struct station *s, const struct frame *f);

#endif
