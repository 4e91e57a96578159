#include "refstack/stack/stack.h"

#include <stddef.h>

static void call_watcher(struct vtimer *timer, void *owner)
{
    struct refstack *rs = owner;

    (void)timer;
    if (rs->watch)
        rs->watch(rs->watch_ctx);
}

void stack_news_init(struct refstack *rs)
{
    vtimer_init(&rs->watch_timer, call_watcher, rs);
}

void stack_news(struct refstack *rs)
{
    if (!vtimer_armed(&rs->watch_timer))
        vclock_arm(rs->clk, &rs->watch_timer, 0);
}

void stack_restart(struct refstack *rs)
{
    if (!vtimer_armed(&rs->restart_timer))
        vclock_arm(rs->clk, &rs->restart_timer, 0);
}

void stack_tell(struct refstack *rs, const struct stack_event *event)
{
    for (size_t i = 0; rs->parts[i]; i++)
        if (rs->parts[i]->hear)
            rs->parts[i]->hear(rs->state[i], event);
}

bool stack_cost(struct refstack *rs, int64_t id, struct stack_cost *out)
{
    for (size_t i = 0; rs->parts[i]; i++)
        if (rs->parts[i]->cost && rs->parts[i]->cost(rs->state[i], id, out))
            return true;
    return false;
}
