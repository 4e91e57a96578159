/* title: the axis of the timeline shortens waits and fills the page */
#include <criterion/criterion.h>

#include "html/timeline_axis.h"

/* Some moments of a story, all of them told. */
static void expect_axis(const int64_t *ms, size_t n, const int *x, int width)
{
    struct story_event events[4] = {{0}};
    struct story s = {.events = events, .count = n};
    struct timeline_axis a;

    for (size_t i = 0; i < n; i++)
        events[i] = (struct story_event){.virt_ms = ms[i], .told = true};
    timeline_axis_init(&a, &s);
    for (size_t i = 0; i < n; i++)
        cr_expect(timeline_axis_x(&a, ms[i]) == x[i], "moment %zu: %d", i,
                  timeline_axis_x(&a, ms[i]));
    cr_expect(a.width == width, "width %d", a.width);
    timeline_axis_fini(&a);
}
#define EXPECT_AXIS(width, n, moments, xs)                                                         \
    expect_axis((const int64_t[])moments, n, (const int[])xs, width)
#define LIST(...)                                                                                  \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

/* Twenty minutes take 9 + 81/2 = 49 px, for ever takes nearly 90; all of it three times where that
 * fills no page of 980 px. */
Test(timeline, is_stretched_to_the_page_by_three_at_most_and_shortens_waits)
{
    EXPECT_AXIS(40 + 40, 1, LIST(5), LIST(40));
    EXPECT_AXIS(40 + 3 * 49 + 40, 2, LIST(0, 1200000), LIST(40, 40 + 3 * 49));
    EXPECT_AXIS(40 + 3 * 9 + 40, 2, LIST(0, 1), LIST(40, 40 + 3 * 9));
    EXPECT_AXIS(40 + 3 * 89 + 40, 2, LIST(0, 100000000000), LIST(40, 40 + 3 * 89));
    EXPECT_AXIS(40 + 3 * 49 + 40, 3, LIST(0, 0, 1200000), LIST(40, 40, 40 + 3 * 49));
}

/* Fourteen waits of 69 px are wider than the page has room for, and stay as they are. */
Test(timeline, of_a_long_story_is_not_stretched)
{
    struct story_event events[21] = {{0}};
    struct story s = {.events = events, .count = 21};
    struct timeline_axis a;

    for (size_t i = 0; i < 21; i++)
        events[i] = (struct story_event){.virt_ms = (int64_t)i * 1200000, .told = i != 20};
    timeline_axis_init(&a, &s);
    cr_expect(a.count == 20 && a.width == 40 + 19 * 49 + 40, "%d", a.width);
    timeline_axis_fini(&a);
    s.count = 16; /* 15 x 49 = 735 are stretched to 900 */
    timeline_axis_init(&a, &s);
    cr_expect(a.width == 980, "%d", a.width);
    cr_expect(timeline_axis_x(&a, 1200000) == 40 + 60, "%d", timeline_axis_x(&a, 1200000));
    timeline_axis_fini(&a);
}

Test(timeline, a_moment_between_two_lies_between_them_and_what_comes_later_at_the_end)
{
    struct story_event events[3] = {{.virt_ms = 1000, .told = true},
                                    {.virt_ms = 1201000, .told = true},
                                    {.virt_ms = 9999999, .told = false}};
    struct story s = {.events = events, .count = 3};
    struct timeline_axis a;

    timeline_axis_init(&a, &s);
    cr_expect(timeline_axis_x(&a, 0) == 40);
    cr_expect(timeline_axis_x(&a, 1000) == 40);
    cr_expect(timeline_axis_x(&a, 1001) == 40);
    cr_expect(timeline_axis_x(&a, 401000) == 40 + 49);
    cr_expect(timeline_axis_x(&a, 801000) == 40 + 98);
    cr_expect(timeline_axis_x(&a, 1201000) == 40 + 147);
    cr_expect(timeline_axis_x(&a, 9999999) == 40 + 147);
    timeline_axis_fini(&a);
}

/* Of seven moments, of which one is not told and one comes out of order, each has its own place;
 * between them all lies in proportion. */
Test(timeline, finds_every_moment_among_many)
{
    static const struct {
        int64_t ms;
        bool told;
    } moments[] = {{-5, false}, {0, true},    {10, true},  {5, true},
                   {20, true},  {100, false}, {400, true}, {1000, true}};
    struct story_event events[8] = {{0}};
    struct story s = {.events = events, .count = 8};
    struct timeline_axis a;

    for (size_t i = 0; i < 8; i++)
        events[i] = (struct story_event){.virt_ms = moments[i].ms, .told = moments[i].told};
    timeline_axis_init(&a, &s);
    cr_expect(a.count == 5 && a.width == 188, "%zu moments, width %d", a.count, a.width);
    for (size_t i = 0; i < a.count; i++)
        cr_expect(timeline_axis_x(&a, a.moments[i].ms) == 40 + 27 * (int)i, "moment %zu: %d", i,
                  timeline_axis_x(&a, a.moments[i].ms));
    cr_expect(timeline_axis_x(&a, -1) == 40);
    cr_expect(timeline_axis_x(&a, 11) == 40 + 27 + 2);
    cr_expect(timeline_axis_x(&a, 19) == 40 + 27 + 24);
    cr_expect(timeline_axis_x(&a, 210) == 40 + 54 + 13);
    cr_expect(timeline_axis_x(&a, 999) == 40 + 81 + 26);
    cr_expect(timeline_axis_x(&a, 1001) == 148);
    timeline_axis_fini(&a);
}

Test(timeline, of_nothing_has_no_moment)
{
    struct story s = {.events = NULL, .count = 0};
    struct timeline_axis a;

    timeline_axis_init(&a, &s);
    cr_expect(a.count == 0 && a.width == 80, "%d", a.width);
    cr_expect(timeline_axis_x(&a, 7) == 40);
    timeline_axis_fini(&a);
}
