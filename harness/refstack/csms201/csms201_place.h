/* csms201_place.h - an EVSE and a connector of it, and the flat numbers that the records use.
 */
#ifndef REFSTACK_CSMS201_PLACE_H
#define REFSTACK_CSMS201_PLACE_H

#include <cjson/cJSON.h>

struct csms_station;

/* connector 0: not said. */
struct csms201_place {
    int evse, connector;
};

/** The EVSEType or the like at @p evse; {0, 0} when it is NULL: the station. */
struct csms201_place csms201_place_of(const cJSON *evse);
/** The flat number of a connector by what was provisioned: with E EVSEs each but the last has one
 * connector, the last has all others.  0: the station, or a place that it does not have. */
int csms201_flat(const struct csms_station *st, struct csms201_place place);
/** The EVSE of a flat number; 0: the station has no such connector. */
int csms201_evse_of(const struct csms_station *st, int flat);

#endif
