/* dialects.h - the versions of OCPP that a station can speak, by their names.
 *
 * Roof of the ring: the list of all dialects, made of ocpp/versions.def.  The core of a station
 * (sim/station) knows none by name; stations.h hands it the one that its profile names.
 */
#ifndef SIM_DIALECTS_H
#define SIM_DIALECTS_H

#include "station/dialect.h"

/** The dialect of OCPP @p version (its name in struct ocpp_version); NULL when stations do not
 * speak it. */
const struct dialect *dialect_of(const char *version);

#endif
