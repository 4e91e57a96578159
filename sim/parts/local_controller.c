#include "parts/local_controller.h"

#include <stdlib.h>

#include "base/mem.h"
#include "station/station_state.h"

/* The part. */
struct local_controller {
    struct station *controller; /* that it is behind; NULL: none */
    struct station *first;      /* that is behind this one; NULL: none is */
    struct station *next;       /* the next behind the same controller */
};

/* Ids below those of limits from outside. */
static int64_t part_id(enum charging_source source)
{
    return -1000 - (int64_t)source;
}

static int stations(const struct station *controller)
{
    int count = 1;

    for (const struct station *s = controller->local_controller->first; s;
         s = s->local_controller->next)
        count++;
    return count;
}

static void clear_part(struct station *s, enum charging_source source)
{
    struct charging_filter f = charging_filter_all();

    f.has_id = true;
    f.id = part_id(source);
    charging_clear(s, &f);
}

/* An even part of @p limit for @p s, in the unit of the limit. */
static void give_part(struct station *s, const struct charging_profile *limit, int count)
{
    const struct charging_schedule *schedule = charging_profile_schedule(limit);
    struct charging_profile *p = charging_profile_new();

    p->id = part_id(limit->source);
    p->purpose = CHARGING_max;
    p->kind = CHARGING_Absolute;
    p->source = limit->source;
    p->schedules[0].unit = schedule->unit;
    p->schedules[0].has_start = true;
    p->schedules[0].start_s = schedule->start_s;
    charging_profile_period(p, 0,
                            (struct charging_period){.limit = schedule->periods[0].limit / count});
    charging_keep(s, p);
}

static void share_to(struct station *s, const struct station *controller, int count)
{
    for (int i = 0; i < CHARGING_SOURCE_COUNT; i++) {
        enum charging_source source = (enum charging_source)i;
        const struct charging_profile *limit = charging_outside(controller, source, 0);

        clear_part(s, source);
        if (limit)
            give_part(s, limit, count);
    }
    charging_apply(s);
}

/* The limits from outside of @p controller are others now: its stations get their parts. */
static void share(struct station *controller)
{
    int count = stations(controller);

    if (!controller->local_controller->first)
        return;
    for (struct station *s = controller->local_controller->first; s; s = s->local_controller->next)
        share_to(s, controller, count);
    share_to(controller, controller, count);
}

bool local_controller_join(struct station *controller, struct station *s)
{
    struct station **at = &controller->local_controller->first;

    if (s == controller || s->local_controller->controller || s->local_controller->first ||
        controller->local_controller->controller)
        return false;
    while (*at)
        at = &(*at)->local_controller->next;
    *at = s;
    s->local_controller->controller = controller;
    share(controller);
    return true;
}

static void limited(struct station *s, const struct happened *at)
{
    (void)at;
    share(s);
}

static void make(struct station *s)
{
    s->local_controller = mem_new(sizeof(*s->local_controller));
}

static void forget(struct station *s)
{
    free(s->local_controller);
}

const struct station_part part_local_controller = {
    .make = make,
    .forget = forget,
    .hears = {[HAPPENS_limited] = limited},
};
