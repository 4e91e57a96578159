/* title: the judges read a moment exactly as RFC 3339 writes it, and nothing else as a moment */
#include <criterion/criterion.h>

#include "facts/stamp.h"

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
