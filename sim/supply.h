/* supply.h - who gets how much power: every connector of a station reckoned anew after a change.
 *
 * Power is the least of what connector, station share and vehicle allow.  Between two changes it is
 * constant, so energy is exact: W x ms.
 */
#ifndef SIM_SUPPLY_H
#define SIM_SUPPLY_H

#include "station.h"

struct connector;

/** Brings meter, session and battery at @p c up to now. */
void supply_settle(struct connector *c);
/** Reckons all connectors of @p s anew. @p why is for the log. */
void supply_update(struct station *s, const char *why);

#endif
