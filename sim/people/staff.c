#include "people/staff.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/mem.h"
#include "world/member.h"

#define HOUR_MS 3600000

struct technician {
    struct member member;
    struct technician_traits traits;
    char *employer, *parts;
    bool delayed;
    int64_t after_ms, delay_ms;
    char *why;
};

static void forget(struct member *m)
{
    struct technician *t = (struct technician *)m;

    free(t->employer);
    free(t->parts);
    free(t->why);
    member_fini(m);
    free(t);
}

static const struct member_kind kind = {
    .slot = MEMBER_technician,
    .actor = ACTOR_technician,
    .free = forget,
};

struct technician *technician_new(struct world *w, const char *name,
                                  const struct technician_traits *traits)
{
    struct technician *t = mem_new(sizeof(*t));

    assert(traits->speed_m_per_h > 0);
    t->traits = *traits;
    t->traits.employer = t->employer = mem_text(traits->employer);
    t->traits.parts = t->parts = mem_text(traits->parts);
    member_init(
        &t->member, w, &kind, name,
        json_object(jtext("employer", t->employer), jint("lat_e6", (int)traits->at.lat_e6),
                    jint("lon_e6", (int)traits->at.lon_e6),
                    jint("from_min", traits->shift.from_min), jint("to_min", traits->shift.to_min),
                    jint("speed_m_per_h", traits->speed_m_per_h), jtext("parts", t->parts)));
    return t;
}

const char *technician_name(const struct technician *t)
{
    return t->member.name;
}

int technician_actor(const struct technician *t)
{
    return t->member.actor;
}

struct place technician_place(const struct technician *t)
{
    return t->traits.at;
}

const struct technician_traits *technician_traits(const struct technician *t)
{
    return &t->traits;
}

bool technician_has_part(const struct technician *t, const char *part)
{
    const char *at = t->parts;
    size_t len = strlen(part);

    if (!at)
        return true;
    while (*at) {
        size_t room = strcspn(at, ",");
        if (room == len && strncmp(at, part, len) == 0)
            return true;
        at += room;
        at += strspn(at, ", ");
    }
    return false;
}

int64_t technician_travel_ms(const struct technician *t, struct place to)
{
    int64_t road_m = place_distance_m(t->traits.at, to) * 13 / 10;

    return road_m * HOUR_MS / t->traits.speed_m_per_h + (t->delayed ? t->delay_ms : 0);
}

void technician_delay(struct technician *t, int64_t after_ms, int64_t delay_ms, const char *why)
{
    technician_forget_delay(t);
    t->delayed = true;
    t->after_ms = after_ms;
    t->delay_ms = delay_ms;
    t->why = mem_text(why);
}

bool technician_next_delay(const struct technician *t, int64_t *after_ms, int64_t *delay_ms,
                           const char **why)
{
    if (!t->delayed)
        return false;
    *after_ms = t->after_ms;
    *delay_ms = t->delay_ms;
    *why = t->why;
    return true;
}

void technician_forget_delay(struct technician *t)
{
    t->delayed = false;
    free(t->why);
    t->why = NULL;
}

void technician_move(struct technician *t, struct place to)
{
    t->traits.at = to;
}

bool shift_covers(struct shift s, int local_min)
{
    if (s.from_min <= s.to_min)
        return local_min >= s.from_min && local_min < s.to_min;
    return local_min >= s.from_min || local_min < s.to_min;
}
