#include "charging/charging_profile.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const kinds[CHARGING_KIND_COUNT] = {
#define X(name) [CHARGING_##name] = #name,
    CHARGING_KIND_LIST(X)
#undef X
};

static const char *const sources[CHARGING_SOURCE_COUNT] = {
#define X(name) [CHARGING_SOURCE_##name] = #name,
    CHARGING_SOURCE_LIST(X)
#undef X
};

struct charging_profile *charging_profile_new(void)
{
    struct charging_profile *p = mem_new(sizeof(*p));

    p->from_s = CHARGING_ALWAYS;
    p->to_s = CHARGING_NEVER;
    p->source = CHARGING_SOURCE_CSO;
    p->count = 1;
    for (int i = 0; i < CHARGING_SCHEDULES; i++) {
        p->schedules[i].duration_s = CHARGING_NEVER;
        p->schedules[i].min_rate = -1;
    }
    return p;
}

void charging_profile_free(struct charging_profile *p)
{
    if (!p)
        return;
    for (int i = 0; i < CHARGING_SCHEDULES; i++)
        free(p->schedules[i].periods);
    free(p);
}

void charging_profile_period(struct charging_profile *p, int which, struct charging_period period)
{
    struct charging_schedule *s;

    assert(which >= 0 && which < CHARGING_SCHEDULES);
    s = &p->schedules[which];
    s->periods = mem_resize(s->periods, s->count + 1, sizeof(period));
    s->periods[s->count++] = period;
}

const struct charging_schedule *charging_profile_schedule(const struct charging_profile *p)
{
    return &p->schedules[p->chosen];
}

int64_t charging_profile_length_s(const struct charging_profile *p)
{
    if (p->kind != CHARGING_Recurring)
        return CHARGING_NEVER;
    return p->recurrency == CHARGING_Weekly ? CHARGING_WEEK_S : CHARGING_DAY_S;
}

const char *charging_kind_name(enum charging_kind kind)
{
    assert((unsigned)kind < CHARGING_KIND_COUNT);
    return kinds[kind];
}

enum charging_kind charging_kind_of(const char *words)
{
    int k = 0;

    while (k < CHARGING_KIND_COUNT && (!words || strcmp(kinds[k], words) != 0))
        k++;
    return (enum charging_kind)k;
}

const char *charging_source_name(enum charging_source source)
{
    assert((unsigned)source < CHARGING_SOURCE_COUNT);
    return sources[source];
}

enum charging_source charging_source_of(const char *words)
{
    int s = 0;

    while (s < CHARGING_SOURCE_COUNT && (!words || strcmp(sources[s], words) != 0))
        s++;
    return (enum charging_source)s;
}
