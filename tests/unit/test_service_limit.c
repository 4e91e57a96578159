/* title: how long a clock of a ticket may run follows from the grades it had while it ran */
#include <cjson/cJSON.h>
#include <criterion/criterion.h>

#include "facts/service_limit.h"

/* L1 an hour, L2 two, L3 three; on_site only for L1, and for all an hour and a half. */
#define HOURS                                                                                      \
    "{\"L1\":{\"first_reply_ms\":60,\"on_site_ms\":10},\"L2\":{\"first_reply_ms\":120},"           \
    "\"L3\":{\"first_reply_ms\":180}}"

struct graded {
    int64_t at_ms;
    const char *name, *data;
};

struct row {
    const char *sla;  /* of expect.sla; NULL: none */
    const char *told; /* by grade, in its place; NULL: none */
    const char *clock;
    int64_t from_ms, to_ms, limit_ms;
    struct graded steps[3];
};

#define OPENED(grade)                                                                              \
    {                                                                                              \
        0, "contact", "{\"grade\":\"" grade "\"}"                                                  \
    }
#define GRADED(at, grade)                                                                          \
    {                                                                                              \
        at, "grade", "{\"grade\":\"" grade "\"}"                                                   \
    }

static int64_t limit_of(const struct row *row)
{
    cJSON *json = cJSON_Parse(row->sla ? row->sla : row->told ? row->told : "null");
    struct service_limits limits =
        row->told ? service_limits_told(json) : service_limits_expected(json);
    struct ticket_step steps[3];
    struct ticket t = {.id = 1, .steps = steps};
    int64_t ms;

    for (size_t i = 0; i < 3 && row->steps[i].name; i++)
        steps[t.count++] = (struct ticket_step){.name = row->steps[i].name,
                                                .by = "",
                                                .role = "agent",
                                                .text = "",
                                                .at_ms = row->steps[i].at_ms,
                                                .data = cJSON_Parse(row->steps[i].data)};
    ms = service_limit(&limits, &t, row->clock, (struct span){row->from_ms, row->to_ms});
    for (size_t i = 0; i < t.count; i++)
        cJSON_Delete((cJSON *)(uintptr_t)steps[i].data);
    cJSON_Delete(json);
    return ms;
}

static void expect_rows(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cr_expect(limit_of(&rows[i]) == rows[i].limit_ms, "row %zu: %lld", i,
                  (long long)limit_of(&rows[i]));
}
#define EXPECT(rows) expect_rows(rows, sizeof(rows) / sizeof(rows[0]))

Test(service_limit, of_a_grade_takes_the_place_of_that_for_all)
{
    static const struct row rows[] = {
        {.told = HOURS, .clock = "first_reply", .limit_ms = 60, .steps = {OPENED("L1")}},
        {.told = HOURS, .clock = "first_reply", .limit_ms = 120, .steps = {OPENED("L2")}},
        {.told = HOURS, .clock = "first_reply", .limit_ms = 180, .steps = {OPENED("L3")}},
        {.told = HOURS, .clock = "on_site", .limit_ms = 10, .steps = {OPENED("L1")}},
        {.told = HOURS, .clock = "on_site", .limit_ms = -1, .steps = {OPENED("L2")}},
        {.sla = "{\"first_reply_ms\":90,\"on_site_ms\":0,\"grades\":" HOURS "}",
         .clock = "first_reply",
         .limit_ms = 120,
         .steps = {OPENED("L2")}},
        {.sla = "{\"first_reply_ms\":90,\"on_site_ms\":0,\"grades\":" HOURS "}",
         .clock = "on_site",
         .limit_ms = 0,
         .steps = {OPENED("L2")}},
        {.sla = "{\"first_reply_ms\":90}",
         .clock = "first_reply",
         .limit_ms = 90,
         .steps = {OPENED("L2")}},
        {.sla = "{\"first_reply_ms\":90}",
         .clock = "progress",
         .limit_ms = -1,
         .steps = {OPENED("L2")}},
        {.clock = "progress", .limit_ms = -1, .steps = {OPENED("L2")}},
    };

    EXPECT(rows);
}

Test(service_limit, without_a_grade_is_the_slackest_and_none_where_some_grade_has_none)
{
    static const struct row rows[] = {
        {.told = HOURS, .clock = "first_reply", .limit_ms = 180},
        {.told = HOURS, .clock = "on_site", .limit_ms = -1},
        {.sla = "{\"on_site_ms\":5,\"grades\":" HOURS "}", .clock = "on_site", .limit_ms = 10},
        {.sla = "{\"on_site_ms\":50,\"grades\":" HOURS "}", .clock = "on_site", .limit_ms = 50},
        {.sla = "{\"on_site_ms\":0}", .clock = "on_site", .limit_ms = 0},
        {.told = "{}", .clock = "first_reply", .limit_ms = -1},
    };

    EXPECT(rows);
}

/* The clock runs from 10 to 20; a grade given as it ends, or before it began, is no matter. */
Test(service_limit, is_the_strictest_of_the_grades_while_the_clock_ran)
{
    static const struct row rows[] = {
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 60,
         .steps = {OPENED("L3"), GRADED(11, "L1")}},
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 60,
         .steps = {OPENED("L3"), GRADED(19, "L1")}},
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 180,
         .steps = {OPENED("L3"), GRADED(20, "L1")}},
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 180,
         .steps = {OPENED("L1"), GRADED(10, "L3")}},
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 60,
         .steps = {OPENED("L1"), GRADED(11, "L3")}},
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 120,
         .steps = {OPENED("L3"), GRADED(12, "L2"), GRADED(15, "L3")}},
    };

    EXPECT(rows);
}

Test(service_limit, of_a_grade_that_has_none_takes_no_limit_away)
{
    static const struct row rows[] = {
        {.told = HOURS,
         .clock = "on_site",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 10,
         .steps = {OPENED("L2"), GRADED(12, "L1")}},
        {.told = HOURS,
         .clock = "on_site",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 10,
         .steps = {OPENED("L1"), GRADED(12, "L2")}},
        {.told = HOURS,
         .clock = "on_site",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = -1,
         .steps = {OPENED("L3"), GRADED(12, "L2")}},
        /* given in the course of the clock, where there was none at all */
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 60,
         .steps = {{0, "contact", "{}"}, GRADED(12, "L1")}},
        /* a step without a grade gives none */
        {.told = HOURS,
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 120,
         .steps = {OPENED("L2"), {12, "unlock", "{}"}}},
    };

    EXPECT(rows);
}

/* Where the scenario says the grade of its fault. */
Test(service_limit, of_an_expected_grade_is_for_tickets_that_have_it_in_the_end)
{
    static const struct row rows[] = {
        {.sla = "{\"grade\":\"L2\",\"first_reply_ms\":7}",
         .clock = "first_reply",
         .limit_ms = 7,
         .steps = {OPENED("L2")}},
        {.sla = "{\"grade\":\"L2\",\"first_reply_ms\":7}",
         .clock = "first_reply",
         .limit_ms = -1,
         .steps = {OPENED("L1")}},
        {.sla = "{\"grade\":\"L2\",\"first_reply_ms\":7}",
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 7,
         .steps = {OPENED("L1"), GRADED(30, "L2")}},
        {.sla = "{\"grade\":\"L2\",\"first_reply_ms\":7,\"grades\":" HOURS "}",
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 120,
         .steps = {OPENED("L1"), GRADED(15, "L2")}},
        {.sla = "{\"grade\":\"L2\",\"first_reply_ms\":7}",
         .clock = "first_reply",
         .from_ms = 10,
         .to_ms = 20,
         .limit_ms = 7,
         .steps = {OPENED("L2"), GRADED(15, "L1")}},
    };

    EXPECT(rows);
}

Test(service_limit, is_there_when_any_grade_or_all_have_one)
{
    static const struct {
        const char *sla, *clock;
        bool limited;
    } rows[] = {
        {"{\"first_reply_ms\":0}", "first_reply", true},
        {"{\"first_reply_ms\":7}", "progress", false},
        {"{\"grades\":{\"L3\":{\"progress_ms\":0}}}", "progress", true},
        {"{\"grades\":{\"L1\":{\"progress_ms\":1}}}", "progress", true},
        {"{\"grades\":{\"L4\":{\"progress_ms\":1}}}", "progress", false},
        {"{\"grade\":\"L2\",\"progress_ms\":1}", "progress", true},
        {"{\"grade\":\"L4\",\"progress_ms\":1}", "progress", false},
        {"{}", "progress", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *json = cJSON_Parse(rows[i].sla);
        struct service_limits limits = service_limits_expected(json);

        cr_expect(service_limited(&limits, rows[i].clock) == rows[i].limited, "row %zu", i);
        cJSON_Delete(json);
    }
}
