/* supply.h - who gets how much power: every connector of a station reckoned anew after a change.
 *
 * Power is the least of what connector, charging profiles, station share and vehicle allow.  Where
 * an even share is less than charging needs at all, the one that began last waits (SuspendedEVSE).
 * Between two changes it is constant, so energy is exact: W x ms.
 */
#ifndef SIM_SUPPLY_H
#define SIM_SUPPLY_H

#include "station/station.h"

struct connector;

/** Brings meter, session and battery at @p c up to now. */
void supply_settle(struct connector *c);
/** Reckons all connectors of @p s anew. @p why is for the log. */
void supply_update(struct station *s, const char *why);

#endif
