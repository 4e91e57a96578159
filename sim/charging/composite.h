/* composite.h - the composite schedule: what all charging profiles together allow over a time
 * (1.6 3.13.3 and 5.7, 2.0.1 K 3.5 and K08).
 *
 * At each moment the least of what the leading profile of each purpose allows, in the unit that is
 * asked for.  W = A x nominal voltage x phases; the phases of a period are its numberPhases (3 when
 * it names none), but no more than the outlet has: a limit in A keeps its value there (1.6 errata
 * 3.34).  Where several profiles bind at once, the fewest phases of any of them count for all
 * (2.0.1 K 3.7, errata 2025-01): what is for one phase in A is for each of them, what is in W is
 * divided evenly between the phases it was meant for (K01.FR.50), or is whole where the grid says
 * so: the text supports both.  W to A is cut off to the tenth below, never above the limit.
 *
 * A place without a transaction is reckoned as if one began at the first moment (K08.FR.06).  The
 * station (place 0) may draw what its own limits allow, and no more than all its places together
 * (K08.FR.03); as long as no place is limited, these do not limit the station either.
 *
 * A moment without any limit is a gap, and what a station tells of it differs: see composite_gap.
 */
#ifndef SIM_COMPOSITE_H
#define SIM_COMPOSITE_H

#include "charging/charging_limit.h"

/* The answer is cut there: nobody asks for more, and who does may ask again. */
#define COMPOSITE_MAX_PERIODS 1000

enum composite_gap {
    COMPOSITE_capacity, /* filled with what the hardware can carry */
    COMPOSITE_fixed,    /* filled with a fixed number */
    COMPOSITE_omit,     /* left out: only the first stretch with limits is told */
};

/* What stands behind a limit. */
struct composite_grid {
    int voltage_v;    /* phase to neutral, or DC */
    int phases;       /* of an outlet; DC: 1 */
    bool whole_watts; /* a limit in W is all there is, however few phases charge */
    bool dc;
    int places;
    int64_t place_w, station_w; /* what the hardware can carry */
    enum composite_gap gap;
    int64_t fixed_a, fixed_w; /* COMPOSITE_fixed: in tenths */
};

struct composite_ask {
    const struct charging_store *store;
    const struct composite_grid *grid;
    const struct charging_scope *scopes; /* of the places from 1 */
    int place;
    int64_t from_s, duration_s;
    enum charging_unit unit;
};

struct composite {
    int64_t from_s, duration_s;
    enum charging_unit unit;
    size_t count; /* 0: nothing limits, and gaps are omitted */
    struct charging_period *periods;
};

void composite_make(struct composite *c, const struct composite_ask *ask);
void composite_fini(struct composite *c);

/** Tenths of @p from as tenths of @p to over @p phases (at least 1). */
int64_t composite_convert(int64_t limit, enum charging_unit from, enum charging_unit to,
                          int voltage_v, int phases);
/** How many phases @p period means on @p grid. */
int composite_phases(const struct composite_grid *grid, const struct charging_period *period);

#endif
