#include "link/pinger.h"

#include "link/netfault.h"

static void arm(struct pinger *p)
{
    if (p->running && p->every_ms > 0)
        vclock_arm(p->clk, &p->timer, p->every_ms);
    else
        vclock_disarm(p->clk, &p->timer);
}

static void is_due(struct vtimer *timer, void *owner)
{
    struct pinger *p = owner;

    (void)timer;
    if (p->awaited && !netfault_behind(p->net)) {
        pinger_stop(p);
        p->silent(p->owner);
        return;
    }
    if (!p->awaited && netfault_ping(p->net) == S_OK) {
        p->awaited = true;
        p->sent++;
    }
    arm(p);
}

void pinger_init(struct pinger *p, struct vclock *clk, struct netfault *net,
                 void (*silent)(void *owner), void *owner)
{
    *p = (struct pinger){.clk = clk, .net = net, .silent = silent, .owner = owner};
    vtimer_init(&p->timer, is_due, p);
}

void pinger_set(struct pinger *p, int64_t interval_s)
{
    if (p->every_ms == interval_s * 1000)
        return;
    p->every_ms = interval_s * 1000;
    p->awaited = false; /* the one under way was given another time */
    arm(p);
}

void pinger_start(struct pinger *p)
{
    p->running = true;
    p->awaited = false;
    arm(p);
}

void pinger_stop(struct pinger *p)
{
    p->running = p->awaited = false;
    arm(p);
}

void pinger_heard(struct pinger *p)
{
    p->heard++;
    p->awaited = false;
}
