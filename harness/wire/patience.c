#include "wire/patience.h"

#include <event2/event.h>

static void arm(struct patience *p, int64_t us)
{
    struct timeval later = {(time_t)(us / 1000000), (suseconds_t)(us % 1000000)};

    evtimer_add(p->timer, &later);
}

static void on_timer(evutil_socket_t fd, short what, void *arg)
{
    struct patience *p = arg;
    int64_t left_us = p->over_us - loop_listened_us(p->loop);

    (void)fd, (void)what;
    if (left_us > 0)
        arm(p, left_us);
    else
        p->fn(p->ctx);
}

void patience_init(struct patience *p, struct loop *loop, void (*fn)(void *ctx), void *ctx)
{
    *p = (struct patience){.loop = loop, .fn = fn, .ctx = ctx};
    p->timer = evtimer_new(loop_base(loop), on_timer, p);
}

void patience_fini(struct patience *p)
{
    if (p->timer)
        event_free(p->timer);
    p->timer = NULL;
}

void patience_begin(struct patience *p, struct timeval time)
{
    int64_t us = (int64_t)time.tv_sec * 1000000 + time.tv_usec;

    p->over_us = loop_listened_us(p->loop) + us;
    arm(p, us);
}

void patience_end(struct patience *p)
{
    evtimer_del(p->timer);
}
