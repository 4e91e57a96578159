/* broken.h - which parts of a station are broken at this moment.
 *
 * Everybody asks here before a part is used; what breaks and mends them is breakage.h.  The words
 * of the parts, and station_broken(), stand in station.h.
 */
#ifndef SIM_BROKEN_H
#define SIM_BROKEN_H

#include "base/vclock.h"
#include "station/station.h"

/* What is broken at a station, or will be: the part that breakage.c makes and forgets. */
struct broken {
    struct breakage *first;
};

/* Something that is broken, or will be when its time or the end of a session comes. */
struct breakage {
    struct breakage *next;
    struct station *station;
    enum fault fault;
    struct fault_traits traits;
    bool shows; /* it is broken now */
    struct vtimer from, until;
};

/** The traits of what is broken at @p connector now, NULL when it works. */
const struct fault_traits *broken_how(const struct station *s, enum fault fault, int connector);
/** Is it @p connector that breaks (0: any)? */
bool broken_is_at(const struct breakage *b, int connector);

#endif
