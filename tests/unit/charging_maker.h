/* charging_maker.h - charging profiles by hand, for tests: one line a profile.
 *
 * Times are seconds from T0, a Saturday midnight in Amsterdam; limits are tenths.
 */
#ifndef TESTS_CHARGING_MAKER_H
#define TESTS_CHARGING_MAKER_H

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/tz.h"
#include "charging/composite.h"

#define T0      INT64_C(1774652400) /* 2026-03-27T23:00:00Z, 28 March 00:00 in Amsterdam */
#define H       INT64_C(3600)
#define DAY     INT64_C(86400)
#define FOREVER INT64_C(-1)

struct made {
    int64_t id;
    int place, level;
    enum charging_purpose purpose;
    enum charging_kind kind;
    enum charging_recurrency recurrency;
    int64_t from, to; /* 0: not given */
    int64_t start;    /* FOREVER: no startSchedule */
    int64_t duration; /* 0: not given */
    enum charging_unit unit;
    struct charging_period periods[8]; /* ended by a second one that starts at 0 */
};

static struct charging_profile *made_profile(const struct made *m)
{
    struct charging_profile *p = charging_profile_new();

    p->id = m->id;
    p->place = m->place;
    p->level = m->level;
    p->purpose = m->purpose;
    p->kind = m->kind;
    p->recurrency = m->recurrency;
    if (m->from)
        p->from_s = T0 + m->from;
    if (m->to)
        p->to_s = T0 + m->to;
    p->schedules[0].has_start = m->start != FOREVER && m->kind != CHARGING_Relative;
    p->schedules[0].start_s = T0 + m->start;
    if (m->duration)
        p->schedules[0].duration_s = m->duration;
    p->schedules[0].unit = m->unit;
    for (int i = 0; i < 8 && (i == 0 || m->periods[i].start_s > 0); i++)
        charging_profile_period(p, 0, m->periods[i]);
    return p;
}

static void made_store(struct charging_store *store, const struct made *rows, size_t count)
{
    *store = (struct charging_store){0};
    for (size_t i = 0; i < count; i++)
        charging_store_take(store, made_profile(&rows[i]), false, T0);
}

/* A composite schedule that is asked for. */
struct asked {
    int64_t at, duration; /* from T0 */
    int place;
    enum charging_unit unit;
    bool running;
    int64_t begin; /* of the transaction, from T0 */
    const struct composite_grid *grid;
};

#endif
