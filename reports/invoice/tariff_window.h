/* tariff_window.h - which element of a tariff counts when: its windows in local time.
 *
 * An element has the hours "from" and "to" ("07:00"; from inclusive, to exclusive, over midnight
 * where to is not after from, and all day where they are the same or missing). Of the elements of
 * one kind the first whose hours fit counts. Local time is what table zone says, so a window on the
 * day of a clock change has its own length.  The biller that is judged by this has an
 * implementation of its own: harness/refstack/billing/rating.h.
 */
#ifndef REPORTS_TARIFF_WINDOW_H
#define REPORTS_TARIFF_WINDOW_H

#include "facts/runfile.h"
#include "facts/span.h"

struct tariff {
    const cJSON *elements; /* borrowed; NULL: it has none */
    struct runfile *rf;    /* for local time */
    int scenario;
    int64_t off_ms; /* how far the clock was ahead whose hours count; 0: ours */
};

/** The element of @p kind ("energy", "time", "idle", "flat") that counts at @p ms; NULL: none. */
const cJSON *tariff_element(const struct tariff *t, const char *kind, int64_t ms);

/** The part of @p of, from its beginning, in which one element of @p kind (or none) counts
 * throughout. */
struct span tariff_window(const struct tariff *t, const char *kind, struct span of);

#endif
