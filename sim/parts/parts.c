/* The list of the parts of a station, and nothing else: sim/station/station_parts.def has the rows.
 */
#include <stddef.h>

#include "station/station_part.h"

const struct station_part *const station_parts[] = {
#define PART(name, own) &part_##name,
#include "station/station_parts.def"
#undef PART
    NULL};
