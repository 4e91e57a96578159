/* title: service clocks, promises and escalation are judged by our own reckoning */
#include "facts/service_hours.h"
#include "fixture/runfile_maker.h"
#include "score/score_run.h"

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

struct step {
    int at_min;
    const char *name, *data;
};

#define TOLD "{\"topic\":\"progress\"}"
#define STEPS(...)                                                                                 \
    (const struct step[])                                                                          \
    {                                                                                              \
        __VA_ARGS__,                                                                               \
        {                                                                                          \
            0, NULL, NULL                                                                          \
        }                                                                                          \
    }

static void walk(struct maker *m, const struct step *steps)
{
    for (; steps->name; steps++)
        maker_step(m, 1, steps->at_min * MIN, steps->name, steps->data ? steps->data : "{}");
}

#define SETTINGS                                                                                   \
    "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"sla\",\"args\":{"         \
    "\"grades\":{\"L2\":{\"on_site_ms\":3600000}}}}}"

static const struct {
    const char *expect;
    const struct step *steps;
    const char *rule; /* NULL: passes */
} stories[] = {
    {"{\"sla\":{\"first_reply_ms\":600000}}", STEPS({0, "contact", NULL}, {10, "message", TOLD}),
     NULL},
    {"{\"sla\":{\"first_reply_ms\":600000}}", STEPS({0, "contact", NULL}, {11, "message", TOLD}),
     "sla.first_reply"},
    {"{\"sla\":{\"first_reply_ms\":600000}}",
     STEPS({0, "contact", NULL}, {1, "message", "{\"topic\":\"received\"}"}), "sla.first_reply"},
    {"{\"sla\":{\"first_reply_ms\":600000}}",
     STEPS({0, "contact", NULL}, {1, "pause", NULL}, {20, "resume", NULL}, {25, "message", TOLD}),
     NULL},
    {"{\"sla\":{\"first_reply_ms\":600000,\"hours\":{\"from_min\":30,\"to_min\":600}}}",
     STEPS({0, "contact", NULL}, {40, "message", TOLD}), NULL},
    {"{\"sla\":{\"first_reply_ms\":600000}}",
     STEPS({0, "alarm", NULL}, {40, "contact", NULL}, {45, "message", TOLD}), NULL},
    {"{\"sla\":{\"progress_ms\":1800000}}",
     STEPS({0, "contact", NULL}, {5, "message", TOLD}, {30, "message", TOLD}, {40, "close", NULL}),
     NULL},
    {"{\"sla\":{\"progress_ms\":1800000}}",
     STEPS({0, "contact", NULL}, {5, "message", TOLD}, {40, "message", TOLD}, {41, "close", NULL}),
     "sla.progress"},
    {"{\"sla\":{\"progress_ms\":1800000}}", STEPS({0, "contact", NULL}, {5, "message", TOLD}),
     "sla.progress"},
    {"{\"sla\":{\"on_site_ms\":7200000}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {120, "on_site", NULL}), NULL},
    {"{\"sla\":{\"on_site_ms\":7200000}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {121, "on_site", NULL}), "sla.on_site"},
    {"{\"sla\":{\"on_site_ms\":7200000,\"resolution_ms\":36000000}}",
     STEPS({0, "contact", NULL}, {2, "released", NULL}, {3, "close", NULL}), NULL},
    {"{\"sla\":{\"resolution_ms\":3600000}}", STEPS({0, "contact", NULL}, {61, "close", NULL}),
     "sla.resolution"},
    {"{\"sla\":{\"resolution_ms\":3600000}}",
     STEPS({0, "contact", NULL}, {50, "close", NULL}, {100, "reopen", NULL}, {150, "close", NULL}),
     NULL},
    {"{\"sla\":{\"promises\":\"kept\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"}, {59, "on_site", NULL}), NULL},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"}, {61, "on_site", NULL}),
     "sla.promise"},
    {"{\"sla\":{\"promises\":\"kept, or renewed before they break\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"},
           {50, "eta", "{\"due_ms\":5400000}"}, {50, "message", TOLD}, {89, "on_site", NULL}),
     NULL},
    {"{\"sla\":{\"promises\":\"kept, or renewed before they break\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"},
           {50, "eta", "{\"due_ms\":5400000}"}, {89, "on_site", NULL}),
     "sla.promise"},
    {"{\"sla\":{\"promises\":\"kept, or renewed before they break\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"},
           {61, "eta", "{\"due_ms\":5400000}"}, {61, "message", TOLD}, {89, "on_site", NULL}),
     "sla.promise"},
    {"{\"sla\":{\"promises\":\"kept\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"},
           {50, "eta", "{\"due_ms\":5400000}"}, {50, "message", TOLD}, {89, "on_site", NULL}),
     "sla.promise"},
    {"{\"sla\":{\"escalation\":true}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {48, "escalate", "{\"clock\":\"on_site\"}"},
           {60, "breach", "{\"clock\":\"on_site\"}"}, {90, "on_site", NULL}),
     NULL},
    {"{\"sla\":{\"escalation\":true}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {90, "on_site", NULL}), "sla.escalation"},
    {"{\"sla\":{\"escalation\":true}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL},
           {48, "escalate", "{\"clock\":\"first_reply\"}"}, {90, "on_site", NULL}),
     "sla.escalation"},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {60, "breach", "{\"clock\":\"on_site\"}"},
           {90, "on_site", NULL}),
     NULL},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {70, "breach", "{\"clock\":\"on_site\"}"},
           {90, "on_site", NULL}),
     "sla.clock_differs"},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {50, "on_site", NULL},
           {60, "breach", "{\"clock\":\"on_site\"}"}),
     "sla.clock_differs"},
};

Test(score_sla, each_rule_catches_its_story_and_lets_the_honest_one_go)
{
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        maker_init(&m, stories[i].expect);
        maker_event(&m, 0, "SUT", "sut_call", SETTINGS);
        walk(&m, stories[i].steps);
        v = maker_score(&m, "sla");
        told = maker_findings(&m);
        cr_expect(v == (stories[i].rule ? VERDICT_fail : VERDICT_pass), "row %zu: %s %s", i,
                  verdict_name(v), told);
        cr_expect(stories[i].rule == NULL || maker_found(&m, stories[i].rule) > 0, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
}

Test(score_sla, what_is_not_yet_due_is_not_judged)
{
    struct maker m;

    maker_init(&m, "{\"sla\":{\"first_reply_ms\":600000,\"resolution_ms\":36000000}}");
    maker_step(&m, 1, 36000000 - 5 * MIN, "contact", "{}");
    cr_expect(maker_score(&m, "sla") == VERDICT_none);
    maker_fini(&m);
}

Test(score_sla, calls_are_judged_by_the_world_not_by_the_desk)
{
    static const struct {
        int heard_min;
        const char *kind;
        enum verdict verdict;
    } rows[] = {
        {2, "answered", VERDICT_pass},  {4, "answered", VERDICT_fail},
        {2, "abandoned", VERDICT_none}, {4, "abandoned", VERDICT_fail},
        {4, "note", VERDICT_fail},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{\"sla\":{\"answer_ms\":180000}}");
        maker_event(&m, 0, "Pat", "contact", "{\"contact\":1,\"channel\":\"phone\"}");
        maker_event(&m, 0, "Pat", "contact", "{\"contact\":2,\"channel\":\"email\"}");
        maker_event(&m, rows[i].heard_min * MIN, "Ann", rows[i].kind, "{\"contact\":1}");
        cr_expect(maker_score(&m, "sla") == rows[i].verdict, "row %zu", i);
        cr_expect(maker_found(&m, "sla.answer") == (rows[i].verdict == VERDICT_fail), "row %zu", i);
        maker_fini(&m);
    }
}

Test(score_sla, the_cable_is_back_when_its_owner_has_it)
{
    static const struct {
        const char *actor, *kind, *data;
        int at_min;
        enum verdict verdict;
    } rows[] = {
        {"Pat", "unplugs", "{}", 29, VERDICT_pass},
        {"Pat", "unplugs", "{}", 31, VERDICT_fail},
        {"Van 3", "hands_over", "{\"driver\":\"Pat\"}", 29, VERDICT_pass},
        {"Van 3", "hands_over", "{\"driver\":\"Sam\"}", 29, VERDICT_fail},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{\"sla\":{\"cable_returned_ms\":1800000}}");
        maker_event(&m, 0, "Pat", "plug_locked", "{\"held_by\":\"station\"}");
        maker_event(&m, 0, "Pat", "contact", "{\"contact\":1}");
        maker_step(&m, 1, MIN, "contact", "{}");
        maker_step(&m, 1, 2 * MIN, "returned", "{}"); /* says the desk */
        maker_event(&m, rows[i].at_min * MIN, rows[i].actor, rows[i].kind, "%s", rows[i].data);
        cr_expect(maker_score(&m, "sla") == rows[i].verdict, "row %zu", i);
        maker_fini(&m);
    }
}

Test(score_sla, another_sla_can_be_put_over_a_run)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;
    cJSON *sla = cJSON_Parse("{\"first_reply_ms\":300000}");

    maker_init(&m, "{\"sla\":{\"first_reply_ms\":900000}}");
    maker_step(&m, 1, 0, "contact", "{}");
    maker_step(&m, 1, 10 * MIN, "message", TOLD);
    cr_expect(maker_score(&m, "sla") == VERDICT_pass);
    rf = runfile_open(m.path, true, &why);
    cr_expect(score_run(rf, sla) == VERDICT_fail);
    cr_expect(maker_found(&m, "sla.first_reply") == 1);
    runfile_close(rf);
    cJSON_Delete(sla);
    maker_fini(&m);
}
