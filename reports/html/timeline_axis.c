#include "html/timeline_axis.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define STEP_MIN    9            /* px between two moments */
#define WAIT_MAX    90           /* px of the longest wait */
#define WAIT_HALF   (20 * 60000) /* ms of wait that take half of it */
#define WIDE_MIN    980          /* px: a short story is stretched to this */
#define STRETCH_MAX 3            /* no story is stretched further than so many times */
#define MARGIN      40

static int wait_px(int64_t ms)
{
    return STEP_MIN + (int)((WAIT_MAX - STEP_MIN) * ms / (ms + WAIT_HALF));
}

static void stretch(struct timeline_axis *a, int width)
{
    double times = (WIDE_MIN - 2.0 * MARGIN) / fmax(1, width - MARGIN);
    double factor = fmax(1, fmin(STRETCH_MAX, times));

    for (size_t i = 0; i < a->count; i++)
        a->moments[i].x = MARGIN + (int)((a->moments[i].x - MARGIN) * factor);
    a->width = (a->count ? a->moments[a->count - 1].x : width) + MARGIN;
}

void timeline_axis_init(struct timeline_axis *a, const struct story *s)
{
    int x = MARGIN;

    *a = (struct timeline_axis){.moments = mem_new((s->count + 1) * sizeof(*a->moments))};
    for (size_t i = 0; i < s->count; i++) {
        int64_t ms = s->events[i].virt_ms;

        if (!s->events[i].told || (a->count && ms <= a->moments[a->count - 1].ms))
            continue;
        if (a->count)
            x += wait_px(ms - a->moments[a->count - 1].ms);
        a->moments[a->count++] = (struct timeline_moment){ms, x};
    }
    stretch(a, x);
}

int timeline_axis_x(const struct timeline_axis *a, int64_t ms)
{
    size_t low = 0, high = a->count;

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (a->moments[mid].ms < ms)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == a->count)
        return a->width - MARGIN;
    if (low == 0)
        return a->moments[0].x;
    return a->moments[low - 1].x +
           (int)((a->moments[low].x - a->moments[low - 1].x) * (ms - a->moments[low - 1].ms) /
                 (a->moments[low].ms - a->moments[low - 1].ms));
}

void timeline_axis_fini(struct timeline_axis *a)
{
    free(a->moments);
}
