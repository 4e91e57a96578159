/* fault_state.h - which parts of a station are broken at this moment.
 *
 * Everybody asks here before a part is used; what breaks and mends them stands in
 * parts/fault.c.  The words of the parts, and station_broken(), stand in station.h.
 */
#ifndef SIM_FAULT_STATE_H
#define SIM_FAULT_STATE_H

#include "base/vclock.h"
#include "station/station.h"

/* What is broken at a station, or will be: what parts/fault.c makes and forgets. */
struct faults {
    struct broken_part *first;
};

/* Something that is broken, or will be when its time or the end of a session comes. */
struct broken_part {
    struct broken_part *next;
    struct station *station;
    enum fault fault;
    struct fault_traits traits;
    bool shows; /* it is broken now */
    struct vtimer from, until;
};

/** The traits of what is broken at @p connector now, NULL when it works. */
const struct fault_traits *fault_now(const struct station *s, enum fault fault, int connector);
/** Is it @p connector that breaks (0: any)? */
bool fault_is_at(const struct broken_part *b, int connector);

#endif
