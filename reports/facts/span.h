/* span.h - a stretch of time, from inclusive, to exclusive. */
#ifndef REPORTS_SPAN_H
#define REPORTS_SPAN_H

#include <stdint.h>

struct span {
    int64_t from_ms, to_ms; /* INT64_MAX: without an end */
};

/** What of @p s lies between @p from_ms and @p to_ms; where nothing does, it ends before it begins
 * or as it begins. */
struct span span_cut(struct span s, int64_t from_ms, int64_t to_ms);

#endif
