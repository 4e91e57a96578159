/* stations.h - how a station comes into the world: a profile, and the dialect that it names.
 *
 * Roof of the ring: it knows the lists, so that the core of a station (sim/station) need not.
 */
#ifndef SIM_STATIONS_H
#define SIM_STATIONS_H

#include "station/station.h"

/** A station called @p id (charge point id) at @p at; connector n serves bay first_bay + n - 1.
 * @p profile is copied and has no stations_problem(), @p password (NULL for none) is copied too.
 * It is without power until station_power(). */
struct station *stations_add(struct world *w, const char *id, const struct profile *profile,
                             struct site *at, int first_bay, const char *password);

/** The sentence that says why there can be no station of profile @p p, NULL when there can be. */
const char *stations_problem(const struct profile *p);

#endif
