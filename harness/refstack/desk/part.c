/* part.c - the support desk as a part of the stack: its record, and what makes and unmakes it. What
 * it hears of the other parts goes to alarm.h. */
#include <stdlib.h>

#include "base/mem.h"
#include "refstack/desk/alarm.h"
#include "refstack/desk/due.h"
#include "refstack/desk/routes.h"
#include "refstack/desk/setting.h"

static void *make(struct refstack *rs)
{
    struct desk *d = mem_new(sizeof(*d));

    d->rs = rs;
    vtimer_init(&d->timer, desk_fire, d);
    desk_load_sla(d);
    desk_wait(d);
    return d;
}

static void unmake(void *part)
{
    struct desk *d = part;

    vclock_disarm(d->rs->clk, &d->timer);
    free(d);
}

const struct stack_part part_desk = {
    .name = "desk",
    .schema = desk_schema,
    .routes = desk_routes,
    .make = make,
    .free = unmake,
    .hear = alarm_hear,
};
