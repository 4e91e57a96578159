/* distance.h - where stations stand, and whether a distance that somebody names can be true.
 *
 * Places are what the CSMS was told (csms.provision).  A road is never shorter than the crow flies
 * and seldom twice as long; what lies between is taken for true, since nobody knows the roads.
 */
#ifndef REPORTS_DISTANCE_H
#define REPORTS_DISTANCE_H

#include "facts/runfile.h"

/** What the CSMS was told of @p station (site, lat_e6, lon_e6 ...), where it has a place; the
 * caller deletes it; NULL when it has none. */
cJSON *distance_station(struct runfile *rf, int scenario, const char *station);

/** Metres from @p a to @p b as the crow flies, by their lat_e6 and lon_e6. */
double distance_crow_m(const cJSON *a, const cJSON *b);

/** Can a road between places @p crow_m apart be @p km long ("7.8")? A text that is no number
 * cannot.
 */
bool distance_credible(double crow_m, const char *km);

#endif
