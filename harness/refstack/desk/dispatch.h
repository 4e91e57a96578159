/* dispatch.h - who gets to the fault first?
 *
 * The way is the great circle between two places x 1.3, since roads bend; the time it takes is that
 * way at the technician's average speed.  Asked are only those who are on shift at this minute and
 * will still be when they arrive, who are free, and who carry every part that is needed.  A tie
 * goes to whoever stands first in the list.
 */
#ifndef REFSTACK_DISPATCH_H
#define REFSTACK_DISPATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/place.h"

struct dispatch_technician {
    const char *name;
    struct place at;
    int from_min, to_min;  /* shift, local minutes; from >= to wraps over midnight */
    int64_t left_ms;       /* until this shift ends; 0: it does not end, or nobody knows */
    int64_t speed_m_per_h; /* positive */
    const char *parts;     /* comma-separated; NULL: everything */
    bool free;
};

struct dispatch_call {
    struct place to;
    int local_min;     /* minutes since local midnight */
    const char *parts; /* needed, comma-separated; NULL or "": none */
};

struct dispatch_way {
    int64_t road_m, travel_ms;
};

/** Metres by road between two places. */
int64_t dispatch_road_m(struct place a, struct place b);

struct dispatch_way dispatch_way(const struct dispatch_technician *t, struct place to);

/** May @p t be sent at all? */
bool dispatch_fits(const struct dispatch_technician *t, const struct dispatch_call *call);

/** The one of @p list who arrives first, NULL when nobody can go. */
const struct dispatch_technician *dispatch_choose(const struct dispatch_technician *list,
                                                  size_t count, const struct dispatch_call *call);

/** The mutant's choice: the first in the list who can go, wherever they are. */
const struct dispatch_technician *dispatch_first(const struct dispatch_technician *list,
                                                 size_t count, const struct dispatch_call *call);

/** Minutes from @p local_min to the next beginning of a shift of anybody, 1 to 1440; 1440 when
 * there is nobody. */
int dispatch_next_shift_min(const struct dispatch_technician *list, size_t count, int local_min);

#endif
