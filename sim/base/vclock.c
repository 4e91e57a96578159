#include "base/vclock.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

struct vclock {
    int64_t now_ms;
    uint64_t next_order;
    struct vtimer **heap;
    size_t count;
    size_t room;
    int holds;
};

static bool before(const struct vtimer *a, const struct vtimer *b)
{
    if (a->due_ms != b->due_ms)
        return a->due_ms < b->due_ms;
    return a->order < b->order;
}

static void put(struct vclock *clk, size_t i, struct vtimer *timer)
{
    clk->heap[i] = timer;
    timer->slot = i + 1;
}

static void sift_up(struct vclock *clk, size_t i)
{
    struct vtimer *timer = clk->heap[i];

    while (i > 0 && before(timer, clk->heap[(i - 1) / 2])) {
        put(clk, i, clk->heap[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    put(clk, i, timer);
}

static void sift_down(struct vclock *clk, size_t i)
{
    struct vtimer *timer = clk->heap[i];

    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= clk->count)
            break;
        if (child + 1 < clk->count && before(clk->heap[child + 1], clk->heap[child]))
            child++;
        if (!before(clk->heap[child], timer))
            break;
        put(clk, i, clk->heap[child]);
        i = child;
    }
    put(clk, i, timer);
}

struct vclock *vclock_new(int64_t start_ms)
{
    struct vclock *clk = mem_new(sizeof(*clk));

    clk->now_ms = start_ms;
    return clk;
}

void vclock_free(struct vclock *clk)
{
    if (!clk)
        return;
    free(clk->heap);
    free(clk);
}

int64_t vclock_now_ms(const struct vclock *clk)
{
    return clk->now_ms;
}

int64_t vclock_next_ms(const struct vclock *clk)
{
    return clk->count ? clk->heap[0]->due_ms : VCLOCK_NEVER;
}

bool vtimer_armed(const struct vtimer *timer)
{
    return timer->slot != 0;
}

void vtimer_init(struct vtimer *timer, vtimer_fn *fire, void *owner)
{
    *timer = (struct vtimer){.fire = fire, .owner = owner};
}

void vclock_arm(struct vclock *clk, struct vtimer *timer, int64_t delay_ms)
{
    assert(timer->fire);
    assert(delay_ms >= 0);

    vclock_disarm(clk, timer);
    if (clk->count == clk->room) {
        clk->room = clk->room ? clk->room * 2 : 64;
        clk->heap = mem_resize(clk->heap, clk->room, sizeof(struct vtimer *));
    }
    timer->due_ms = clk->now_ms + delay_ms;
    timer->order = clk->next_order++;
    put(clk, clk->count, timer);
    sift_up(clk, clk->count++);
}

void vclock_arm_at(struct vclock *clk, struct vtimer *timer, int64_t due_ms)
{
    vclock_arm(clk, timer, due_ms > clk->now_ms ? due_ms - clk->now_ms : 0);
}

void vclock_disarm(struct vclock *clk, struct vtimer *timer)
{
    size_t i;
    struct vtimer *last;

    if (timer->slot == 0)
        return;
    i = timer->slot - 1;
    assert(i < clk->count && clk->heap[i] == timer);

    timer->slot = 0;
    last = clk->heap[--clk->count];
    if (last == timer)
        return;
    put(clk, i, last);
    sift_up(clk, i);
    sift_down(clk, last->slot - 1);
}

bool vclock_step(struct vclock *clk, int64_t until_ms)
{
    struct vtimer *timer;

    assert(until_ms >= clk->now_ms);
    if (clk->count == 0 || clk->heap[0]->due_ms > until_ms) {
        clk->now_ms = until_ms;
        return false;
    }
    timer = clk->heap[0];
    assert(timer->due_ms >= clk->now_ms);
    clk->now_ms = timer->due_ms;
    vclock_disarm(clk, timer);
    timer->fire(timer, timer->owner);
    return true;
}

void vclock_hold(struct vclock *clk)
{
    clk->holds++;
}

void vclock_release(struct vclock *clk)
{
    assert(clk->holds > 0);
    clk->holds--;
}

int vclock_holds(const struct vclock *clk)
{
    return clk->holds;
}
