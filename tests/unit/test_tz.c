/* title: local time follows the zone's rule through both changes of the clock */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

#include "base/tz.h"

#define AMSTERDAM  "CET-1CEST,M3.5.0,M10.5.0/3"
#define SYDNEY     "AEST-10AEDT,M10.1.0,M4.1.0/3"
#define NEW_YORK   "EST5EDT,M3.2.0,M11.1.0"
#define DUBLIN     "IST-1GMT0,M10.5.0,M3.5.0/1"
#define NUUK       "<-02>2<-01>,M3.5.0/-1,M10.5.0/0"
#define GAZA       "EET-2EEST,M3.4.4/50,M10.4.4/50"
#define LORD_HOWE  "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"
#define CASABLANCA "<+01>-1"

static int64_t utc(const char *text)
{
    int64_t ms = -1;

    cr_assert(tz_parse_rfc3339(text, &ms), "%s", text);
    return ms;
}

static struct tz zone(const char *rule)
{
    struct tz tz;

    cr_assert(tz_parse(&tz, rule), "%s", rule);
    return tz;
}

/* Expected values from GNU date with the tzdata zones. */
Test(tz, the_offset_changes_in_both_hemispheres_and_odd_rules)
{
    static const struct {
        const char *rule, *at;
        int32_t offset_s;
    } rows[] = {
        {AMSTERDAM, "2026-01-01T00:00:00Z", 3600},  {AMSTERDAM, "2026-03-29T00:59:59.999Z", 3600},
        {AMSTERDAM, "2026-03-29T01:00:00Z", 7200},  {AMSTERDAM, "2026-10-25T00:59:59Z", 7200},
        {AMSTERDAM, "2026-10-25T01:00:00Z", 3600},  {SYDNEY, "2026-01-01T00:00:00Z", 39600},
        {SYDNEY, "2026-04-04T15:59:59Z", 39600},    {SYDNEY, "2026-04-04T16:00:00Z", 36000},
        {SYDNEY, "2026-10-03T15:59:59Z", 36000},    {SYDNEY, "2026-10-03T16:00:00Z", 39600},
        {SYDNEY, "2026-12-31T20:00:00Z", 39600},    {NEW_YORK, "2026-03-08T06:59:59Z", -18000},
        {NEW_YORK, "2026-03-08T07:00:00Z", -14400}, {NEW_YORK, "2026-11-01T05:59:59Z", -14400},
        {NEW_YORK, "2026-11-01T06:00:00Z", -18000}, {DUBLIN, "2026-01-15T12:00:00Z", 0},
        {DUBLIN, "2026-07-15T12:00:00Z", 3600},     {DUBLIN, "2026-03-29T01:00:00Z", 3600},
        {NUUK, "2026-03-29T00:59:59Z", -7200},      {NUUK, "2026-03-29T01:00:00Z", -3600},
        {NUUK, "2026-10-25T01:00:00Z", -7200},      {GAZA, "2026-03-27T23:59:59Z", 7200},
        {GAZA, "2026-03-28T00:00:00Z", 10800},      {LORD_HOWE, "2026-01-15T00:00:00Z", 39600},
        {LORD_HOWE, "2026-07-15T00:00:00Z", 37800}, {CASABLANCA, "2026-07-15T00:00:00Z", 3600},
        {"UTC0", "2026-07-15T00:00:00Z", 0},        {AMSTERDAM, "1969-12-31T23:59:59Z", 3600},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct tz tz = zone(rows[i].rule);
        cr_expect(eq(i32, tz_offset_s(&tz, utc(rows[i].at)), rows[i].offset_s), "row %zu: %s %s", i,
                  rows[i].rule, rows[i].at);
    }
}

Test(tz, a_wall_clock_time_becomes_utc)
{
    static const struct {
        const char *rule;
        int year, month, day, second;
        const char *utc;
    } rows[] = {
        {AMSTERDAM, 2026, 3, 6, 66600, "2026-03-06T17:30:00.000Z"},
        {AMSTERDAM, 2026, 3, 29, 7199, "2026-03-29T00:59:59.000Z"},
        {AMSTERDAM, 2026, 3, 29, 7200, "2026-03-29T01:00:00.000Z"},  /* the gap begins */
        {AMSTERDAM, 2026, 3, 29, 9000, "2026-03-29T01:00:00.000Z"},  /* inside it */
        {AMSTERDAM, 2026, 3, 29, 10800, "2026-03-29T01:00:00.000Z"}, /* behind it */
        {AMSTERDAM, 2026, 3, 29, 10801, "2026-03-29T01:00:01.000Z"},
        {AMSTERDAM, 2026, 10, 25, 9000, "2026-10-25T00:30:00.000Z"},  /* twice: the first */
        {AMSTERDAM, 2026, 10, 25, 10800, "2026-10-25T02:00:00.000Z"}, /* once again */
        {AMSTERDAM, 2026, 10, 25, 86400, "2026-10-25T23:00:00.000Z"}, /* a day of 25 h */
        {AMSTERDAM, 2026, 13, 1, 0, "2026-12-31T23:00:00.000Z"},
        {AMSTERDAM, 2026, 0, 1, 0, "2025-11-30T23:00:00.000Z"},
        {AMSTERDAM, 2026, -11, 1, 0, "2024-12-31T23:00:00.000Z"},
        {AMSTERDAM, 2026, 2, 30, 0, "2026-03-01T23:00:00.000Z"},
        {AMSTERDAM, 2024, 2, 29, 0, "2024-02-28T23:00:00.000Z"},
        {AMSTERDAM, 2026, 3, 0, 0, "2026-02-27T23:00:00.000Z"},
        {AMSTERDAM, 2026, 3, 30, -86400, "2026-03-28T23:00:00.000Z"},
        {SYDNEY, 2026, 10, 4, 9000, "2026-10-03T16:00:00.000Z"}, /* gap */
        {SYDNEY, 2026, 4, 5, 9000, "2026-04-04T15:30:00.000Z"},  /* twice */
        {SYDNEY, 2026, 1, 1, 0, "2025-12-31T13:00:00.000Z"},
        {DUBLIN, 2026, 3, 29, 5400, "2026-03-29T01:00:00.000Z"},
        {DUBLIN, 2026, 10, 25, 5400, "2026-10-25T00:30:00.000Z"},
        {LORD_HOWE, 2026, 10, 4, 8000, "2026-10-03T15:30:00.000Z"},
        {"UTC0", 1900, 3, 1, 0, "1900-03-01T00:00:00.000Z"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct tz tz = zone(rows[i].rule);
        char text[25];

        tz_rfc3339(tz_utc_ms(&tz, rows[i].year, rows[i].month, rows[i].day, rows[i].second), text);
        cr_expect(eq(str, text, (char *)rows[i].utc), "row %zu", i);
    }
}

Test(tz, every_hour_of_a_year_comes_back)
{
    static const char *const rules[] = {AMSTERDAM, SYDNEY, DUBLIN, NUUK, GAZA, LORD_HOWE};

    for (size_t r = 0; r < sizeof(rules) / sizeof(rules[0]); r++) {
        struct tz tz = zone(rules[r]);
        int64_t from = utc("2026-01-01T00:15:00Z");

        for (int64_t t = from; t < from + INT64_C(366) * 86400000; t += 1800000) {
            struct tz_local l;
            int64_t back;

            tz_local(&tz, t, &l);
            back = tz_utc_ms(&tz, l.year, l.month, l.day, l.hour * 3600 + l.minute * 60 + l.second);
            /* In the double hour the first of the two comes back. */
            cr_assert(back == t || back == t - 3600000 || back == t - 1800000, "%s %lld", rules[r],
                      (long long)t);
        }
    }
}

Test(tz, a_moment_is_shown_as_the_wall_clock_shows_it)
{
    struct tz tz = zone(AMSTERDAM);
    struct tz_local l;

    tz_local(&tz, utc("2026-03-06T17:30:04.205Z"), &l);
    cr_expect(eq(int, l.year, 2026));
    cr_expect(eq(int, l.month, 3));
    cr_expect(eq(int, l.day, 6));
    cr_expect(eq(int, l.weekday, 5));
    cr_expect(eq(int, l.hour, 18));
    cr_expect(eq(int, l.minute, 30));
    cr_expect(eq(int, l.second, 4));
    cr_expect(eq(int, l.ms, 205));
    cr_expect(eq(i32, l.offset_s, 3600));
    tz_local(&tz, -1, &l);
    cr_expect(eq(int, l.year, 1970));
    cr_expect(eq(int, l.weekday, 4));
    tz_local(&(struct tz){0}, -1, &l);
    cr_expect(eq(int, l.year, 1969));
    cr_expect(eq(int, l.weekday, 3));
    cr_expect(eq(int, l.ms, 999));
}

Test(tz, what_is_no_rule_is_refused)
{
    static const char *const bad[] = {"",
                                      "CET",
                                      "-1",
                                      "CE-1",
                                      "CET-1CEST",
                                      "CET-1CEST,M3.5.0",
                                      "CET-1CEST,J60,J300",
                                      "CET-1CEST,M13.5.0,M10.5.0",
                                      "CET-1CEST,M0.5.0,M10.5.0",
                                      "CET-1CEST,M3.6.0,M10.5.0",
                                      "CET-1CEST,M3.5.7,M10.5.0",
                                      "CET-1CEST,M3.5.0,M10.5.0/3x",
                                      "CET-1CEST,M3.5.0/,M10.5.0",
                                      "CET-25",
                                      "<CET-1",
                                      "Europe/Amsterdam",
                                      "CET-1CEST,M3.5.0/168,M10.5.0",
                                      "CET-1:60",
                                      ":CET-1",
                                      "CET-99999999999999999999"};
    struct tz tz;

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_expect(not(tz_parse(&tz, bad[i])), "%s", bad[i]);
}

Test(tz, rfc_3339_is_read_in_every_legal_spelling)
{
    static const struct {
        const char *text, *utc;
    } rows[] = {
        {"2026-03-06T18:30:00+01:00", "2026-03-06T17:30:00.000Z"},
        {"2026-03-06T18:30:00.5-05:30", "2026-03-07T00:00:00.500Z"},
        {"2026-03-06t18:30:00.1234567z", "2026-03-06T18:30:00.123Z"},
        {"2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"},
        {"0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"},
        {"9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"},
    };
    static const char *const bad[] = {"",
                                      "2026-03-06",
                                      "2026-03-06T18:30Z",
                                      "2026-03-06T18:30:00",
                                      "2026-03-06T18:30:00+0100",
                                      "2026-03-06T18:30:00+01",
                                      "2026-03-06 18:30:00Z",
                                      "2026-02-29T00:00:00Z",
                                      "2026-13-01T00:00:00Z",
                                      "2026-01-01T24:00:00Z",
                                      "2026-01-01T00:60:00Z",
                                      "2026-01-01T00:00:60Z",
                                      "2026-01-01T00:00:00.Z",
                                      "2026-01-01T00:00:00Zz",
                                      "26-01-01T00:00:00Z",
                                      "2026-1-1T00:00:00Z",
                                      "2026-01-01T00:00:00+24:00"};
    int64_t ms;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[25];

        tz_rfc3339(utc(rows[i].text), text);
        cr_expect(eq(str, text, (char *)rows[i].utc), "row %zu", i);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        cr_expect(not(tz_parse_rfc3339(bad[i], &ms)), "%s", bad[i]);
}
