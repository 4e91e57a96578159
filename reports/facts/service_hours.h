/* service_hours.h - the hours in which a service clock runs: opening hours of local days, holidays.
 *
 * Opening is half-open: at 17:00 sharp a desk that works 09:00-17:00 is closed, and thirty minutes
 * begun on Friday 16:30 are over on Friday 17:00.  Days are local, so a day on which the clocks
 * change has its own length: an hour that comes twice is met the first time, and what would begin
 * or end in an hour that is skipped does so at the change.  Without hours a clock always runs.
 */
#ifndef REPORTS_SERVICE_HOURS_H
#define REPORTS_SERVICE_HOURS_H

#include "facts/runfile.h"
#include "facts/span.h"

struct service_hours {
    struct runfile *rf;
    int scenario;
    bool always;
    int from_min, to_min;  /* to <= from: over midnight, on the day it begins */
    unsigned days;         /* bit 1 Monday .. bit 7 Sunday */
    const cJSON *holidays; /* array of "2026-12-25", borrowed; may be NULL */
};

/** @p hours (may be NULL): {from_min, to_min, days "1-5", "1,2,6" or array}; @p holidays as above,
 * hours.holidays where NULL. Both are borrowed. */
void service_hours_init(struct service_hours *op, struct runfile *rf, int scenario,
                        const cJSON *hours, const cJSON *holidays);

/** The first open span that ends after @p ms, cut to begin no earlier; spans may meet.
 * @return false when there is none within two years. */
bool service_hours_next(const struct service_hours *op, int64_t ms, struct span *out);

/* A clock's pauses, in order and apart. */
struct pauses {
    struct span *spans;
    size_t count;
};

/** How long the clock ran from @p from_ms to @p to_ms. */
int64_t service_hours_elapsed(const struct service_hours *op, const struct pauses *pauses,
                              struct span of);
/** When a clock started at @p start_ms has run for @p limit_ms; INT64_MAX for never. */
int64_t service_hours_due(const struct service_hours *op, const struct pauses *pauses,
                          int64_t start_ms, int64_t limit_ms);

#endif
