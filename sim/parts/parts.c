#include <stddef.h>

#include "station/station_part.h"

const struct station_part *const station_parts[] = {
#define PART(name) &part_##name,
#include "station/station_parts.def"
#undef PART
    NULL};
