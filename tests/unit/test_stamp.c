/* title: the judges read a moment exactly as RFC 3339 writes it, and nothing else as a moment */
#include <criterion/criterion.h>

#include "facts/stamp.h"
#include "fixture/runfile_maker.h"

#define DAY 86400000LL

struct row {
    const char *text;
    int64_t ms;
};

static void expect_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cr_expect(stamp_of(rows[i].text) == rows[i].ms, "row %zu, %s: %lld", i, rows[i].text,
                  (long long)stamp_of(rows[i].text));
}
#define EXPECT(rows) expect_rows(rows, sizeof(rows) / sizeof(rows[0]))

/* What the calendar says of the days: GNU date agrees with every figure. */
Test(stamp, every_month_has_its_days_and_the_leap_days_are_where_the_calendar_has_them)
{
    static const struct row rows[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1969-12-31T23:59:59Z", -1000},
        {"1970-01-31T00:00:00Z", 30 * DAY},
        {"1970-02-01T00:00:00Z", 31 * DAY},
        {"1970-02-28T00:00:00Z", 58 * DAY},
        {"1970-03-01T00:00:00Z", 59 * DAY},
        {"1970-04-01T00:00:00Z", 90 * DAY},
        {"1970-05-01T00:00:00Z", 120 * DAY},
        {"1970-06-01T00:00:00Z", 151 * DAY},
        {"1970-07-01T00:00:00Z", 181 * DAY},
        {"1970-08-01T00:00:00Z", 212 * DAY},
        {"1970-09-01T00:00:00Z", 243 * DAY},
        {"1970-10-01T00:00:00Z", 273 * DAY},
        {"1970-11-01T00:00:00Z", 304 * DAY},
        {"1970-12-01T00:00:00Z", 334 * DAY},
        {"1970-12-31T00:00:00Z", 364 * DAY},
        {"1971-01-01T00:00:00Z", 365 * DAY},
        {"1972-02-29T00:00:00Z", 789 * DAY},
        {"1972-03-01T00:00:00Z", 790 * DAY},
        {"1973-03-01T00:00:00Z", 1155 * DAY},
        {"2000-02-29T00:00:00Z", 11016 * DAY},
        {"2000-03-01T00:00:00Z", 11017 * DAY},
        {"1900-02-28T00:00:00Z", -25509 * DAY},
        {"1900-03-01T00:00:00Z", -25508 * DAY},
        {"2100-02-28T00:00:00Z", 47540 * DAY},
        {"2100-03-01T00:00:00Z", 47541 * DAY},
        {"2026-03-06T17:30:00Z", 1772818200000},
    };

    EXPECT(rows);
}

Test(stamp, hours_minutes_seconds_and_a_fraction_to_the_millisecond)
{
    static const struct row rows[] = {
        {"1970-01-01T01:00:00Z", 3600000},    {"1970-01-01T00:01:00Z", 60000},
        {"1970-01-01T00:00:01Z", 1000},       {"1970-01-01T23:59:59Z", DAY - 1000},
        {"1970-01-01T00:00:00.1Z", 100},      {"1970-01-01T00:00:00.12Z", 120},
        {"1970-01-01T00:00:00.123Z", 123},    {"1970-01-01T00:00:00.1239999Z", 123},
        {"1970-01-01T00:00:00.007+00:00", 7}, {"1970-01-01t00:00:02z", 2000},
    };

    EXPECT(rows);
}

/* East of Greenwich a clock shows more than UTC, west of it less. */
Test(stamp, an_offset_is_taken_off_east_and_added_west)
{
    static const struct row rows[] = {
        {"1970-01-01T01:00:00+01:00", 0}, {"1970-01-01T05:30:00+05:30", 0},
        {"1969-12-31T19:00:00-05:00", 0}, {"1969-12-31T20:30:00-03:30", 0},
        {"1970-01-01T00:00:00-00:00", 0}, {"1970-01-01T01:00:00.250+01:00", 250},
    };

    EXPECT(rows);
}

Test(stamp, what_names_no_moment_is_none)
{
    static const struct row rows[] = {
        {NULL, STAMP_NONE},
        {"", STAMP_NONE},
        {"1970-01-01", STAMP_NONE},
        {"1970-01-01T00:00:00", STAMP_NONE},
        {"1970-01-01 00:00:00Z", STAMP_NONE},
        {"1970-01-01T00:00:00Zulu", STAMP_NONE},
        {"1970-01-01T00:00:00 Z", STAMP_NONE},
        {"1970-01-01T00:00:00+01:00 ", STAMP_NONE},
        {"1970-01-01T00:00:00+0100", STAMP_NONE},
        {"1970-01-01T00:00:00+01", STAMP_NONE},
        {"1970-01-01T00:00:00+1:00", STAMP_NONE},
        {"1970-01-01T00:00:00+01:0", STAMP_NONE},
        {"1970-01-01T00:00:00-", STAMP_NONE},
        {"1970-00-01T00:00:00Z", STAMP_NONE},
        {"1970-13-01T00:00:00Z", STAMP_NONE},
        {"1970-01-00T00:00:00Z", STAMP_NONE},
        {"1970-01-32T00:00:00Z", STAMP_NONE},
        {"1970-01-01T24:00:00Z", STAMP_NONE},
        {"1970-01-01T00:60:00Z", STAMP_NONE},
        {"197-01-01T00:00:00Z", STAMP_NONE},
        {"1970-1-01T00:00:00Z", STAMP_NONE},
        {"1970-01-01T0:00:00Z", STAMP_NONE},
        {"1970t01-01T00:00:00Z", STAMP_NONE},
        {"1970-01-01T00t00:00Z", STAMP_NONE},
        {"1970/01/01T00:00:00Z", STAMP_NONE},
        {"+970-01-01T00:00:00Z", STAMP_NONE},
    };

    EXPECT(rows);
}

Test(stamp, of_a_field_is_that_of_its_text)
{
    cJSON *object = cJSON_Parse("{\"timestamp\":\"1970-01-01T00:00:05Z\",\"number\":5}");

    cr_expect(stamp_field(object, "timestamp") == 5000);
    cr_expect(stamp_field(object, "number") == STAMP_NONE);
    cr_expect(stamp_field(object, "missing") == STAMP_NONE);
    cr_expect(stamp_field(NULL, "timestamp") == STAMP_NONE);
    cJSON_Delete(object);
}

/* --- the clocks of stations ------------------------------------------------------------------- */

/* CP-1 is right for 1000 s, then an hour slow by the story's doing until 2000 s, then as the CSMS
 * tells: ten minutes fast, gaining 1000 ppm; CP-2 is always right. */
static int tell_clocks(struct maker *m, struct stamp_clocks *clocks)
{
    char *why;
    struct runfile *rf;

    maker_init(m, "{}");
    maker_event(m, 0, "CP-1", "booted", "{}");
    maker_event(m, 1000000, "CP-1", "clock_set",
                "{\"offset_ms\":-3600000,\"drift_ppm\":0,\"by\":\"story\"}");
    maker_event(m, 2000000, "CP-1", "clock_set",
                "{\"offset_ms\":600000,\"drift_ppm\":1000,\"by\":\"csms\"}");
    rf = runfile_open(m->path, false, &why);
    stamp_clocks_init(clocks, rf, 1);
    runfile_close(rf);
    return clocks->list[0].actor;
}

Test(stamp, is_turned_back_by_the_clock_that_made_it)
{
    static const struct {
        int64_t told_s, sent_s, truly_s, known_s;
    } rows[] = {
        {500, 500, 500, 500},            /* before any was set */
        {500, 9000, 500, 500},           /* and told long after */
        {-2000, 1600, 1600, -2000},      /* by the slow one; a CSMS cannot know that */
        {-2000, 9000, 1600, -2000},      /* told when the CSMS had set it */
        {2600, 2000, 2000, 2000},        /* by the fast one */
        {2600 + 1001, 3000, 3000, 3000}, /* which gains a second in a thousand */
        {2600 + 1001, 9000, 3000, 3000},
        {900, 9000, 900, 900},
        {99999999, 9000, 99899501, 99899501}, /* shown by no clock: by the last one */
    };
    struct stamp_clocks clocks;
    struct maker m;
    int post = tell_clocks(&m, &clocks);

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t told = rows[i].told_s * 1000, sent = rows[i].sent_s * 1000;
        int64_t truly = stamp_truly(&clocks, post, told, sent);
        int64_t known = stamp_known(&clocks, post, told, sent);

        cr_expect(truly / 1000 == rows[i].truly_s, "row %zu: %lld", i, (long long)truly);
        cr_expect(known / 1000 == rows[i].known_s, "row %zu: %lld", i, (long long)known);
        cr_expect(stamp_truly(&clocks, post + 1, told, sent) == told, "row %zu", i);
    }
    cr_expect(stamp_truly(&clocks, post, STAMP_NONE, 9000) == STAMP_NONE);
    cr_expect(stamp_known(&clocks, post, STAMP_NONE, 9000) == STAMP_NONE);
    stamp_clocks_fini(&clocks);
    maker_fini(&m);
}

Test(stamp, knows_how_far_a_clock_was_off_and_when_it_was_set)
{
    struct stamp_clocks clocks;
    struct maker m;
    int post = tell_clocks(&m, &clocks);

    cr_expect(stamp_off_ms(&clocks, post, 999999) == 0);
    cr_expect(stamp_off_ms(&clocks, post, 1000000) == -3600000);
    cr_expect(stamp_off_ms(&clocks, post, 2000000) == 600000);
    cr_expect(stamp_off_ms(&clocks, post, 3000000) == 601000);
    cr_expect(not(stamp_clock_jumps(&clocks, post, 0, 999999)));
    cr_expect(stamp_clock_jumps(&clocks, post, 999999, 1000000));
    cr_expect(not(stamp_clock_jumps(&clocks, post, 1000000, 1999999)));
    cr_expect(stamp_clock_jumps(&clocks, post, 0, 9000000));
    cr_expect(not(stamp_clock_jumps(&clocks, post + 1, 0, 9000000)));
    stamp_clocks_fini(&clocks);
    maker_fini(&m);
}
