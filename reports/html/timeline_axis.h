/* timeline_axis.h - the axis of the timeline: where on it a moment of the story stands.
 *
 * Waits are shortened: a step to the right grows with the time that passes, but never beyond a
 * longest wait, so that a night or the weeks until the bill comes do not push everything else into
 * one column. A short story is stretched to the width of the page.
 */
#ifndef REPORTS_TIMELINE_AXIS_H
#define REPORTS_TIMELINE_AXIS_H

#include "facts/story.h"

struct timeline_moment {
    int64_t ms;
    int x;
};

struct timeline_axis {
    struct timeline_moment *moments; /* of what is told, in order, each ms once */
    size_t count;
    int width; /* px of the whole drawing */
};

/** To be emptied with timeline_axis_fini(). */
void timeline_axis_init(struct timeline_axis *a, const struct story *s);
void timeline_axis_fini(struct timeline_axis *a);

/** The x of @p ms, on the line between the two moments around it. */
int timeline_axis_x(const struct timeline_axis *a, int64_t ms);

#endif
