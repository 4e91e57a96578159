/* title: service hours are local, through weekends, holidays, nights and the change of clocks */
#include "facts/service_hours.h"
#include "fixture/runfile_maker.h"

#define MIN  60000LL
#define HOUR (60 * MIN)
#define DAY  (24 * HOUR)

/* 2026-03-27 is a Friday; Amsterdam changes its clocks on Sunday 2026-03-29 01:00 UTC. */
#define FRIDAY 1774569600000LL

static struct runfile *amsterdam(struct maker *m)
{
    char *why = NULL;

    maker_init(m, "{}");
    maker_sql(m, "UPDATE zone SET offset_s=3600; INSERT INTO zone VALUES(1,1774746000000,7200)");
    return runfile_open(m->path, false, &why);
}

Test(opening, a_clock_counts_open_hours_only)
{
    static const struct {
        const char *hours;
        int64_t start_ms, limit_ms, due_ms;
    } rows[] = {
        {"null", FRIDAY, 90 * MIN, FRIDAY + 90 * MIN},
        /* Friday 16:30 local and thirty minutes: Friday 17:00 */
        {"{\"from_min\":540,\"to_min\":1020,\"days\":\"1-5\"}", FRIDAY + 15 * HOUR + 30 * MIN,
         30 * MIN, FRIDAY + 16 * HOUR},
        /* a minute more: Monday 09:01 local, in summer time */
        {"{\"from_min\":540,\"to_min\":1020,\"days\":\"1-5\"}", FRIDAY + 15 * HOUR + 30 * MIN,
         31 * MIN, FRIDAY + 3 * DAY + 7 * HOUR + MIN},
        {"{\"from_min\":540,\"to_min\":1020,\"days\":[1,2,3,4,5],\"holidays\":[\"2026-03-30\"]}",
         FRIDAY + 15 * HOUR + 30 * MIN, 31 * MIN, FRIDAY + 4 * DAY + 7 * HOUR + MIN},
        /* round the clock over the change: hours are hours */
        {"{\"from_min\":0,\"to_min\":1440,\"days\":\"1-7\"}", FRIDAY + DAY + 23 * HOUR, 24 * HOUR,
         FRIDAY + 2 * DAY + 23 * HOUR},
        /* the night 22:00-06:00 is an hour shorter when the clocks go forward */
        {"{\"from_min\":1320,\"to_min\":360,\"days\":\"6\"}", FRIDAY + DAY, 7 * HOUR,
         FRIDAY + 2 * DAY + 4 * HOUR},
    };
    struct maker m;
    struct runfile *rf = amsterdam(&m);
    const struct pauses none = {NULL, 0};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *hours = cJSON_Parse(rows[i].hours);
        struct service_hours op;
        int64_t due_ms;

        service_hours_init(&op, rf, 1, hours, NULL);
        due_ms = service_hours_due(&op, &none, rows[i].start_ms, rows[i].limit_ms);
        cr_expect(due_ms == rows[i].due_ms, "row %zu: off by %lld min", i,
                  (long long)(due_ms - rows[i].due_ms) / MIN);
        cr_expect(service_hours_elapsed(&op, &none, (struct span){rows[i].start_ms, due_ms}) ==
                      rows[i].limit_ms,
                  "row %zu", i);
        cJSON_Delete(hours);
    }
    runfile_close(rf);
    maker_fini(&m);
}

/* Two hours of service a day, of which one end lies in the hour that a place skips or has twice. */
static const struct {
    int32_t before_s, after_s; /* offset of the place around the change */
    int64_t change_ms;
    int from_min, to_min;
    int64_t opens_ms, closes_ms;
} odd_hours[] = {
    /* Amsterdam, 2026-03-29: 02:00 to 03:00 does not exist */
    {3600, 7200, 1774746000000, 150, 240, 1774746000000, 1774749600000},
    {3600, 7200, 1774746000000, 60, 150, 1774742400000, 1774746000000},
    {3600, 7200, 1774746000000, 120, 180, 0, 0}, /* nothing is left of that day */
    /* Amsterdam, 2026-10-25: 02:00 to 03:00 comes twice */
    {7200, 3600, 1792890000000, 150, 240, 1792888200000, 1792897200000},
    {7200, 3600, 1792890000000, 60, 150, 1792882800000, 1792888200000},
    {7200, 3600, 1792890000000, 120, 180, 1792886400000, 1792893600000},
    /* New York, 2026-03-08 and 2026-11-01 */
    {-18000, -14400, 1772953200000, 150, 240, 1772953200000, 1772956800000},
    {-18000, -14400, 1772953200000, 60, 150, 1772949600000, 1772953200000},
    {-14400, -18000, 1793512800000, 90, 180, 1793511000000, 1793520000000},
    {-14400, -18000, 1793512800000, 30, 90, 1793507400000, 1793511000000},
    /* Lord Howe, 2026-04-05: half an hour, 01:30 to 02:00 twice */
    {39600, 37800, 1775314800000, 105, 180, 1775313900000, 1775320200000},
    /* Dublin, 2026-03-29 */
    {0, 3600, 1774746000000, 90, 180, 1774746000000, 1774749600000},
};

Test(opening, hours_that_a_place_skips_or_has_twice_are_met_the_first_time)
{
    for (size_t i = 0; i < sizeof(odd_hours) / sizeof(odd_hours[0]); i++) {
        cJSON *hours = cJSON_CreateObject();
        struct service_hours op;
        struct runfile *rf;
        struct span span;
        struct maker m;
        char *why = NULL;

        maker_init(&m, "{}");
        maker_sql(&m, "UPDATE zone SET offset_s=%d; INSERT INTO zone VALUES(1,%lld,%d)",
                  (int)odd_hours[i].before_s, (long long)odd_hours[i].change_ms,
                  (int)odd_hours[i].after_s);
        rf = runfile_open(m.path, false, &why);
        cJSON_AddNumberToObject(hours, "from_min", odd_hours[i].from_min);
        cJSON_AddNumberToObject(hours, "to_min", odd_hours[i].to_min);
        service_hours_init(&op, rf, 1, hours, NULL);
        cr_assert(service_hours_next(&op, odd_hours[i].change_ms - 4 * HOUR, &span));
        if (odd_hours[i].opens_ms)
            cr_expect(span.from_ms == odd_hours[i].opens_ms && span.to_ms == odd_hours[i].closes_ms,
                      "row %zu: opens %lld min, closes %lld min off", i,
                      (long long)(span.from_ms - odd_hours[i].opens_ms) / MIN,
                      (long long)(span.to_ms - odd_hours[i].closes_ms) / MIN);
        else
            cr_expect(span.from_ms > odd_hours[i].change_ms + 12 * HOUR, "row %zu", i);
        cJSON_Delete(hours);
        runfile_close(rf);
        maker_fini(&m);
    }
}

Test(opening, pauses_do_not_count)
{
    struct span pauses[] = {{10 * MIN, 20 * MIN}, {30 * MIN, INT64_MAX}};
    struct pauses two = {pauses, 2};
    struct maker m;
    struct runfile *rf = amsterdam(&m);
    struct service_hours op;

    service_hours_init(&op, rf, 1, NULL, NULL);
    cr_expect(service_hours_due(&op, &two, 0, 10 * MIN) == 10 * MIN);
    cr_expect(service_hours_due(&op, &two, 0, 15 * MIN) == 25 * MIN);
    cr_expect(service_hours_due(&op, &two, 15 * MIN, 10 * MIN) == 30 * MIN);
    cr_expect(service_hours_due(&op, &two, 0, 21 * MIN) == INT64_MAX);
    cr_expect(service_hours_elapsed(&op, &two, (struct span){0, HOUR}) == 20 * MIN);
    runfile_close(rf);
    maker_fini(&m);
}
