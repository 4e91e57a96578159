/* title: the desk's clocks count open time, through nights, holidays and daylight saving */
#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#include "base/vclock.h"
#include "refstack/desk/calendar.h"
#include "refstack/desk/sla.h"

#define MIN_MS 60000

static struct tz amsterdam(void)
{
    struct tz tz;

    cr_assert(tz_parse(&tz, "CET-1CEST,M3.5.0,M10.5.0/3"));
    return tz;
}

static int64_t at(const char *rfc3339)
{
    int64_t ms;

    cr_assert(tz_parse_rfc3339(rfc3339, &ms), "%s", rfc3339);
    return ms;
}

static struct calendar calendar(const char *json)
{
    struct tz tz = amsterdam();
    struct calendar cal;
    cJSON *o = cJSON_Parse(json);

    cr_assert(calendar_read(&cal, &tz, cJSON_GetObjectItemCaseSensitive(o, "hours"),
                            cJSON_GetObjectItemCaseSensitive(o, "holidays")),
              "%s", json);
    cJSON_Delete(o);
    return cal;
}

#define OFFICE "{\"hours\": {\"from_min\": 540, \"to_min\": 1020, \"days\": \"1-5\"}}"
#define XMAS                                                                                       \
    "{\"hours\": {\"from_min\": 540, \"to_min\": 1020, \"days\": \"1-5\"}, "                       \
    "\"holidays\": [\"2026-12-25\"]}"
#define NIGHT  "{\"hours\": {\"from_min\": 1320, \"to_min\": 360, \"days\": \"5\"}}"
#define ALWAYS "{}"

Test(calendar, open_time_is_added_and_counted_back)
{
    static const struct {
        const char *calendar, *from;
        int64_t minutes;
        const char *due;
    } rows[] = {
        /* half-open: half an hour before closing time lasts until closing time, not Monday */
        {OFFICE, "2026-03-06T16:30:00+01:00", 30, "2026-03-06T17:00:00+01:00"},
        {OFFICE, "2026-03-06T16:30:00+01:00", 31, "2026-03-09T09:01:00+01:00"},
        {OFFICE, "2026-03-06T17:00:00+01:00", 1, "2026-03-09T09:01:00+01:00"},
        {OFFICE, "2026-03-07T03:00:00+01:00", 10, "2026-03-09T09:10:00+01:00"},
        {OFFICE, "2026-03-09T08:00:00+01:00", 480, "2026-03-09T17:00:00+01:00"},
        /* the clocks change at the weekend between: office hours are local */
        {OFFICE, "2026-03-27T16:00:00+01:00", 120, "2026-03-30T10:00:00+02:00"},
        {OFFICE, "2026-10-23T16:00:00+02:00", 120, "2026-10-26T10:00:00+01:00"},
        {XMAS, "2026-12-24T16:59:00+01:00", 2, "2026-12-28T09:01:00+01:00"},
        /* Friday night belongs to Friday */
        {NIGHT, "2026-03-06T23:00:00+01:00", 420, "2026-03-07T06:00:00+01:00"},
        {NIGHT, "2026-03-07T05:00:00+01:00", 61, "2026-03-13T22:01:00+01:00"},
        {NIGHT, "2026-03-05T23:00:00+01:00", 1, "2026-03-06T22:01:00+01:00"},
        /* round the clock counts real time: the night of the change has 23 or 25 hours */
        {ALWAYS, "2026-03-29T00:00:00+01:00", 180, "2026-03-29T04:00:00+02:00"},
        {ALWAYS, "2026-10-25T00:00:00+02:00", 240, "2026-10-25T03:00:00+01:00"},
        {ALWAYS, "2026-03-28T12:00:00+01:00", 1440, "2026-03-29T13:00:00+02:00"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct calendar cal = calendar(rows[i].calendar);
        int64_t from = at(rows[i].from), due = at(rows[i].due);

        cr_expect(eq(i64, calendar_add_ms(&cal, from, rows[i].minutes * MIN_MS), due), "row %zu",
                  i);
        cr_expect(eq(i64, calendar_between_ms(&cal, from, due), rows[i].minutes * MIN_MS),
                  "row %zu", i);
    }
}

Test(calendar, a_desk_that_never_opens_is_never_due)
{
    struct calendar cal = calendar(OFFICE);

    cal.days = 0;
    cr_assert(eq(i64, calendar_add_ms(&cal, at("2026-03-06T16:30:00Z"), 1), VCLOCK_NEVER));
    cr_assert(eq(i64, calendar_add_ms(&cal, 77, 0), 77));
}

static bool is_open(const struct calendar *cal, int64_t ms)
{
    return calendar_between_ms(cal, ms, ms + 1) == 1;
}

Test(calendar, closing_time_is_outside_and_opening_time_inside)
{
    struct calendar cal = calendar(OFFICE);

    cr_expect(is_open(&cal, at("2026-03-06T09:00:00+01:00")));
    cr_expect(is_open(&cal, at("2026-03-06T16:59:59.999+01:00")));
    cr_expect(not(is_open(&cal, at("2026-03-06T17:00:00+01:00"))));
    cr_expect(not(is_open(&cal, at("2026-03-07T12:00:00+01:00"))));
}

Test(calendar, what_is_not_understood_is_refused)
{
    static const char *const bad[] = {
        "{\"hours\": {\"from_min\": 540, \"to_min\": 540}}",
        "{\"hours\": {\"from_min\": -1}}",
        "{\"hours\": {\"to_min\": 1441}}",
        "{\"hours\": {\"days\": \"8\"}}",
        "{\"hours\": {\"days\": \"5-1\"}}",
        "{\"hours\": {\"days\": \"\"}}",
        "{\"hours\": {\"days\": \"1,\"}}",
        "{\"holidays\": [\"2026-13-01\"]}",
        "{\"holidays\": [\"2026-12-25x\"]}",
        "{\"holidays\": [7]}",
    };
    struct tz tz = amsterdam();

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct calendar cal;
        cJSON *o = cJSON_Parse(bad[i]);

        cr_expect(not(calendar_read(&cal, &tz, cJSON_GetObjectItemCaseSensitive(o, "hours"),
                                    cJSON_GetObjectItemCaseSensitive(o, "holidays"))),
                  "%s", bad[i]);
        cJSON_Delete(o);
    }
}

Test(sla, the_defaults_are_those_of_the_field)
{
    struct tz tz = amsterdam();
    struct sla sla;

    cr_assert(sla_read(&sla, &tz, NULL));
    cr_assert(eq(i64, sla.target_ms[0][SLA_first_reply], 10 * MIN_MS));
    cr_assert(eq(i64, sla.target_ms[0][SLA_on_site], 30 * MIN_MS));
    cr_assert(eq(i64, sla.target_ms[1][SLA_on_site], 120 * MIN_MS));
    cr_assert(eq(i64, sla.target_ms[2][SLA_on_site], 1440 * MIN_MS));
    cr_assert(eq(i64, sla.target_ms[2][SLA_resolution], 0));
}

Test(sla, only_what_is_named_is_changed_and_nonsense_changes_nothing)
{
    struct tz tz = amsterdam();
    struct sla sla;
    cJSON *good = cJSON_Parse("{\"grades\": {\"L2\": {\"resolution_ms\": 3600000}}}");
    cJSON *negative = cJSON_Parse("{\"grades\": {\"L1\": {\"on_site_ms\": -1}}}");
    cJSON *unknown = cJSON_Parse("{\"grades\": {\"L9\": {}}}");

    cr_assert(sla_read(&sla, &tz, good));
    cr_expect(eq(i64, sla.target_ms[1][SLA_resolution], 3600000));
    cr_expect(eq(i64, sla.target_ms[1][SLA_on_site], 120 * MIN_MS));
    cr_expect(not(sla_read(&sla, &tz, negative)));
    cr_expect(not(sla_read(&sla, &tz, unknown)));
    cr_expect(eq(i64, sla.target_ms[1][SLA_resolution], 3600000));
    cJSON_Delete(good), cJSON_Delete(negative), cJSON_Delete(unknown);
}

Test(sla, a_pause_moves_the_due_time_by_its_own_length)
{
    struct calendar cal = calendar(ALWAYS);
    int64_t noon = at("2026-03-06T12:00:00Z");
    struct sla_clock c;

    sla_clock_start(&c, &cal, noon, 60 * MIN_MS);
    cr_expect(eq(i64, c.due_ms, noon + 60 * MIN_MS));
    cr_expect(eq(i64, c.escalate_ms, noon + 48 * MIN_MS));
    sla_clock_pause(&c, &cal, noon + 20 * MIN_MS);
    cr_expect(eq(i64, c.due_ms, VCLOCK_NEVER));
    sla_clock_resume(&c, &cal, noon + 90 * MIN_MS);
    cr_expect(eq(i64, c.due_ms, noon + 130 * MIN_MS));
    cr_expect(eq(i64, c.escalate_ms, noon + 118 * MIN_MS));
}

Test(sla, a_pause_after_hours_costs_nothing)
{
    struct calendar cal = calendar(OFFICE);
    struct sla_clock c;

    sla_clock_start(&c, &cal, at("2026-03-06T16:00:00+01:00"), 120 * MIN_MS);
    sla_clock_pause(&c, &cal, at("2026-03-06T18:00:00+01:00"));
    sla_clock_resume(&c, &cal, at("2026-03-08T18:00:00+01:00"));
    cr_expect(eq(i64, c.due_ms, at("2026-03-09T10:00:00+01:00")));
}

Test(sla, a_new_grade_counts_from_the_first_notice_and_is_never_later)
{
    struct calendar cal = calendar(ALWAYS);
    int64_t noon = at("2026-03-06T12:00:00Z");
    struct sla_clock c;

    sla_clock_start(&c, &cal, noon, 120 * MIN_MS);
    sla_clock_retarget(&c, &cal, 30 * MIN_MS);
    cr_expect(eq(i64, c.due_ms, noon + 30 * MIN_MS));
    sla_clock_retarget(&c, &cal, 1440 * MIN_MS);
    cr_expect(eq(i64, c.due_ms, noon + 30 * MIN_MS));
}

/* A damaged database asked for the name of clock -128, and serve was gone. */
Test(sla, a_clock_of_no_kind_is_called_unknown)
{
    cr_expect_str_eq(sla_clock_name(SLA_resolution), "resolution");
    cr_expect_str_eq(sla_clock_name((enum sla_clock_kind) - 128), "unknown");
    cr_expect_str_eq(sla_clock_name(SLA_CLOCKS), "unknown");
}
