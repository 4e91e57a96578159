/* title: the technician who is sent is the one who gets there first */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "refstack/desk/dispatch.h"

/* Utrecht; one thousandth of a degree of latitude is 111.2 m. */
#define HALL ((struct place){52090000, 5120000})

static struct dispatch_technician van(const char *name, int32_t north_e6, int64_t speed)
{
    return (struct dispatch_technician){.name = name,
                                        .at = {52090000 + north_e6, 5120000},
                                        .to_min = 1440,
                                        .speed_m_per_h = speed,
                                        .free = true};
}

Test(dispatch, the_road_is_a_third_longer_than_the_great_circle)
{
    struct dispatch_technician t = van("Van 3", 53959, 50000); /* 6,000 m due north */
    struct dispatch_way way = dispatch_way(&t, HALL);

    cr_expect(eq(i64, way.road_m, 7800));
    cr_expect(eq(i64, way.travel_ms, 561600));
}

Test(dispatch, distance_east_shrinks_with_latitude)
{
    struct dispatch_technician t = van("Van 3", 0, 50000);

    t.at.lon_e6 += 100000;
    cr_expect(eq(i64, dispatch_way(&t, HALL).road_m, 8882)); /* cos 52.09 x 11119.5 m x 1.3 */
}

Test(dispatch, first_to_arrive_wins_not_nearest_and_not_first_listed)
{
    struct dispatch_technician list[] = {
        van("far", 400000, 50000), van("near but slow", 50000, 10000), van("quick", 80000, 90000)};
    struct dispatch_call call = {.to = HALL, .local_min = 600};

    cr_expect(dispatch_choose(list, 3, &call) == &list[2]);
    cr_expect(dispatch_first(list, 3, &call) == &list[0]);
    list[2].free = false;
    cr_expect(dispatch_choose(list, 3, &call) == &list[1]);
    cr_expect(dispatch_choose(list, 0, &call) == NULL);
}

Test(dispatch, shift_and_parts_decide_who_may_go)
{
    static const struct {
        int from_min, to_min, now_min;
        const char *stock, *needed;
        bool fits;
    } rows[] = {
        {420, 1380, 420, NULL, NULL, true},        {420, 1380, 1379, NULL, "", true},
        {420, 1380, 1380, NULL, NULL, false},      {1320, 360, 10, NULL, NULL, true},
        {1320, 360, 360, NULL, NULL, false},       {600, 600, 599, NULL, NULL, true},
        {0, 1440, 1439, NULL, "lock", true},       {0, 1440, 1, "", "lock", false},
        {0, 1440, 1, "lock, fuse", "fuse", true},  {0, 1440, 1, "lock,fuse", "fuse,lock", true},
        {0, 1440, 1, "lock", "lock, fuse", false}, {0, 1440, 1, "locks", "lock", false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct dispatch_technician t = van("Van", 0, 50000);
        struct dispatch_call call = {HALL, rows[i].now_min, rows[i].needed};

        t.from_min = rows[i].from_min;
        t.to_min = rows[i].to_min;
        t.parts = rows[i].stock;
        cr_expect(eq(int, dispatch_fits(&t, &call), rows[i].fits), "row %zu", i);
    }
}

Test(dispatch, when_nobody_is_there_the_next_shift_is_awaited)
{
    struct dispatch_technician list[] = {van("early", 0, 1), van("late", 0, 1)};

    list[0].from_min = 420;
    list[1].from_min = 900;
    cr_expect(eq(int, dispatch_next_shift_min(list, 2, 419), 1));
    cr_expect(eq(int, dispatch_next_shift_min(list, 2, 420), 480));
    cr_expect(eq(int, dispatch_next_shift_min(list, 2, 900), 960));
    cr_expect(eq(int, dispatch_next_shift_min(list, 0, 900), 1440));
}
