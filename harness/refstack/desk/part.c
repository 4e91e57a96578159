/* part.c - the support desk as a part of the stack: its record, and what makes and unmakes it. */
#include <stdlib.h>

#include "base/mem.h"
#include "refstack/desk/due.h"
#include "refstack/desk/routes.h"
#include "refstack/desk/setting.h"
#include "refstack/desk/ticket.h"

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

static void alarm_for(struct desk *d, const struct stack_event *event, int grade, const char *words)
{
    struct ticket_opening o = {.channel = "monitoring",
                               .words = words,
                               .category = "fault",
                               .station = event->station,
                               .connector = event->connector,
                               .grade = grade,
                               .alarm = true};

    ticket_alarm(d, &o);
}

static void hear(void *part, const struct stack_event *event)
{
    struct desk *d = part;

    switch (event->kind) {
    case STACK_offline:
        alarm_for(d, event, 1, "The station is offline.");
        break;
    case STACK_faulted:
        alarm_for(d, event, event->connector ? 2 : 1, "The station reports a fault.");
        break;
    case STACK_lock:
        alarm_for(d, event, 2, "The station reports that the connector lock has failed.");
        break;
    case STACK_online:
    case STACK_cleared:
        ticket_recovered(d, event->station);
        break;
    case STACK_booted:
    case STACK_status:
    case STACK_session:
    case STACK_command:
    case STACK_EVENT_COUNT:
        return;
    }
    desk_wait(d);
}

const struct stack_part part_desk = {
    .name = "desk",
    .schema = desk_schema,
    .routes = desk_routes,
    .make = make,
    .free = unmake,
    .hear = hear,
};
