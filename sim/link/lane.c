#include "link/lane.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lane_init(struct lane *lane, struct vclock *clk, vtimer_fn *due, void *owner)
{
    *lane = (struct lane){.clk = clk, .last = &lane->first};
    vtimer_init(&lane->timer, due, owner);
}

struct parcel *parcel_new(int kind, const char *text, size_t len)
{
    struct parcel *p = mem_new(sizeof(*p) + len + 1);

    p->kind = kind;
    p->len = len;
    if (len > 0)
        memcpy(p->text, text, len);
    return p;
}

void lane_arm(struct lane *lane)
{
    if (lane->first && !vtimer_armed(&lane->timer))
        vclock_arm_at(lane->clk, &lane->timer, lane->first->due_ms);
}

void lane_push_take(struct lane *lane, struct parcel *p, int64_t after_ms)
{
    p->due_ms = vclock_now_ms(lane->clk) + after_ms;
    *lane->last = p;
    lane->last = &p->next;
    lane->count++;
    lane_arm(lane);
}

struct parcel *lane_pop(struct lane *lane)
{
    struct parcel *p = lane->first;

    lane->first = p->next;
    if (!lane->first)
        lane->last = &lane->first;
    lane->count--;
    return p;
}

void lane_empty(struct lane *lane)
{
    vclock_disarm(lane->clk, &lane->timer);
    while (lane->first)
        free(lane_pop(lane));
}
