/* lane.h - texts on their way: one direction, first in, first out, each with the moment it arrives.
 *
 * A timer stands for the first of them. Whoever owns the lane takes that one out when the timer
 * fires and arms it for the next, before or after it has dealt with what came: timers that are due
 * together fire in the order in which they were armed.
 */
#ifndef LINK_LANE_H
#define LINK_LANE_H

#include <stddef.h>
#include <stdint.h>

#include "base/vclock.h"

struct parcel {
    struct parcel *next;
    int64_t due_ms;
    int kind; /* what it is, and a code: the owner's own */
    int code;
    size_t len;
    char text[]; /* a NUL behind it */
};

struct lane {
    struct vclock *clk;
    struct parcel *first, **last;
    int count;
    struct vtimer timer;
};

/** Empty; @p due with @p owner is called when the first has arrived. */
void lane_init(struct lane *lane, struct vclock *clk, vtimer_fn *due, void *owner);
/** Frees what is on its way and disarms the timer; the lane can go on being used. */
void lane_empty(struct lane *lane);

/** A copy of @p text; the caller owns it until it is pushed. */
struct parcel *parcel_new(int kind, const char *text, size_t len);
/** @p p (taken) arrives @p after_ms from now, behind all others. */
void lane_push_take(struct lane *lane, struct parcel *p, int64_t after_ms);
/** Takes the first out; there must be one. The caller frees it. */
struct parcel *lane_pop(struct lane *lane);
/** Arms the timer for the first, where there is one and it is not armed. */
void lane_arm(struct lane *lane);

#endif
