#include "station/station_part.h"

#include <stddef.h>

#include "station/station_state.h"

void station_parts_make(struct station *s)
{
    for (const struct station_part *const *p = s->parts; *p; p++)
        if ((*p)->make)
            (*p)->make(s);
}

void station_parts_forget(struct station *s)
{
    for (const struct station_part *const *p = s->parts; *p; p++)
        if ((*p)->forget)
            (*p)->forget(s);
}

static void tell(struct station *s, enum happening what, const struct happened *at)
{
    for (const struct station_part *const *p = s->parts; *p; p++)
        if ((*p)->hears[what])
            (*p)->hears[what](s, at);
}

void station_happens(struct station *s, enum happening what)
{
    tell(s, what, &(struct happened){0});
}

void station_happens_at(struct connector *c, enum happening what)
{
    tell(c->station, what, &(struct happened){.c = c});
}

void station_happens_with(struct station *s, enum happening what, int code)
{
    tell(s, what, &(struct happened){.code = code});
}
