/* title: service clocks, promises and escalation are judged by our own reckoning */
#include "fixture/page.h"
#include "fixture/ticket_walk.h"
#include "score/score_run.h"

PAGES_OF_SUITE(score_sla);

#define SETTINGS                                                                                   \
    "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"sla\",\"args\":{"         \
    "\"grades\":{\"L2\":{\"on_site_ms\":3600000,\"progress_ms\":2400000}}}}}"

static const struct {
    const char *expect;
    const struct step *steps;
    const char *rule; /* NULL: passes */
    bool told;        /* the desk was told SETTINGS */
} stories[] = {
    {"{\"sla\":{\"first_reply_ms\":600000}}", STEPS({0, "contact", NULL}, {10, "message", TOLD}),
     NULL},
    {"{\"sla\":{\"first_reply_ms\":600000}}", STEPS({0, "contact", NULL}, {11, "message", TOLD}),
     "sla.first_reply"},
    {"{\"sla\":{\"first_reply_ms\":600000}}",
     STEPS({0, "contact", NULL}, {1, "message", "{\"topic\":\"received\"}"}), "sla.first_reply"},
    {"{\"sla\":{\"first_reply_ms\":600000}}",
     STEPS({0, "contact", NULL}, {1, "message", ASKED}, {1, "pause", NULL}, {20, "resume", NULL},
           {25, "message", TOLD}),
     NULL},
    /* what a machine sends is no reply; it is a word from the first reply on */
    {"{\"sla\":{\"first_reply_ms\":600000}}",
     STEPS({0, "contact", NULL}, {1, "desk:message", "{\"topic\":\"eta\"}"}, {25, "message", TOLD}),
     "sla.first_reply"},
    {"{\"sla\":{\"progress_ms\":1800000}}",
     STEPS({0, "contact", NULL}, {5, "message", TOLD}, {30, "desk:message", TOLD},
           {55, "close", NULL}),
     NULL},
    {"{\"sla\":{\"progress_ms\":1800000}}",
     STEPS({0, "contact", NULL}, {5, "desk:message", TOLD}, {50, "message", TOLD},
           {55, "close", NULL}),
     NULL},
    /* without a question, and after the answer to one, the clocks run */
    {"{\"sla\":{\"resolution_ms\":3600000}}",
     STEPS({0, "contact", NULL}, {1, "message", TOLD}, {2, "pause", NULL}, {5, "resume", NULL},
           {9, "close", NULL}),
     "sla.pause"},
    {"{\"sla\":{\"resolution_ms\":3600000}}",
     STEPS({0, "contact", NULL}, {1, "message", ASKED}, {2, "message_in", NULL}, {3, "pause", NULL},
           {5, "resume", NULL}, {9, "close", NULL}),
     "sla.pause"},
    {"{\"sla\":{\"resolution_ms\":3600000}}",
     STEPS({0, "contact", NULL}, {1, "message", ASKED}, {2, "pause", NULL},
           {50, "message_in", NULL}, {100, "resume", NULL}, {105, "close", NULL}),
     NULL},
    {"{\"sla\":{\"resolution_ms\":3600000}}",
     STEPS({0, "contact", NULL}, {1, "message", ASKED}, {2, "pause", NULL},
           {50, "message_in", NULL}, {100, "resume", NULL}, {120, "close", NULL}),
     "sla.resolution"},
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
    {"{\"sla\":{\"progress_ms\":1800000}}",
     STEPS({0, "contact", NULL}, {5, "message", TOLD}, {35, "message", TOLD}, {36, "close", NULL}),
     NULL},
    {"{\"sla\":{\"progress_ms\":1800000}}", STEPS({0, "contact", NULL}, {5, "message", TOLD}),
     "sla.progress"},
    {"{\"sla\":{\"on_site_ms\":7200000}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {120, "on_site", NULL}), NULL},
    {"{\"sla\":{\"on_site_ms\":7200000}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {121, "on_site", NULL}), "sla.on_site"},
    {"{\"sla\":{\"resolution_ms\":36000000}}",
     STEPS({0, "contact", NULL}, {2, "released", NULL}, {3, "close", NULL}), NULL},
    {"{\"sla\":{\"resolution_ms\":3600000}}", STEPS({0, "contact", NULL}, {60, "close", NULL}),
     NULL},
    {"{\"sla\":{\"promises\":\"kept\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"}, {60, "on_site", NULL}), NULL},
    {"{\"sla\":{\"promises\":\"kept, or renewed before they break\"}}",
     STEPS({0, "contact", NULL}, {1, "eta", "{\"due_ms\":3600000}"},
           {60, "eta", "{\"due_ms\":5400000}"}, {60, "message", TOLD}, {90, "on_site", NULL}),
     NULL},
    {"{\"sla\":{\"escalation\":true}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {60, "escalate", "{\"clock\":\"on_site\"}"},
           {60, "breach", "{\"clock\":\"on_site\"}"}, {60, "on_site", NULL}),
     "sla.clock_differs", true},
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
     NULL, true},
    {"{\"sla\":{\"escalation\":true}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {90, "on_site", NULL}), "sla.escalation",
     true},
    {"{\"sla\":{\"escalation\":true}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL},
           {48, "escalate", "{\"clock\":\"first_reply\"}"}, {90, "on_site", NULL}),
     "sla.escalation", true},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {60, "breach", "{\"clock\":\"on_site\"}"},
           {90, "on_site", NULL}),
     NULL, true},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {70, "breach", "{\"clock\":\"on_site\"}"},
           {90, "on_site", NULL}),
     "sla.clock_differs", true},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {50, "on_site", NULL},
           {60, "breach", "{\"clock\":\"on_site\"}"}),
     "sla.clock_differs", true},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {1, "dispatch", NULL}, {90, "on_site", NULL}), "sla.clock_differs",
     true},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {5, "message", TOLD}, {6, "released", NULL},
           {45, "breach", "{\"clock\":\"progress\"}"}, {50, "close", NULL}),
     NULL, true},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {5, "message", TOLD}, {6, "released", NULL}, {50, "close", NULL}),
     "sla.clock_differs", true},
    {"{\"sla\":{\"grade\":\"L2\"}}",
     STEPS({0, "contact", NULL}, {6, "released", NULL}, {40, "breach", "{\"clock\":\"progress\"}"},
           {50, "message", TOLD}, {55, "close", NULL}),
     "sla.clock_differs", true},
};

Test(score_sla, each_rule_catches_its_story_and_lets_the_honest_one_go)
{
    for (size_t i = 0; i < sizeof(stories) / sizeof(stories[0]); i++) {
        struct maker m;
        enum verdict v;
        char *told;

        maker_init(&m, stories[i].expect);
        if (stories[i].told)
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
    page_of_test(PAGE("score_sla"));
}

#define DUE(clock, due) "{\"clock\":\"" clock "\",\"due_ms\":" due "}"
#define BROKEN(due)     "{\"clock\":\"promise\",\"promise\":4,\"due_ms\":" due "}"
#define GRADED          "{\"grade\":\"L2\"}"

/* The desk keeps SETTINGS: an hour on site, forty minutes for progress. */
static const struct {
    const struct step *steps;
    int found; /* so often: it is one finding, with a count */
} due_times[] = {
    {STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "3600000")}), 0},
    {STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "3660000")}), 0},
    {STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "3660001")}), 1},
    {STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "3539999")}), 1},
    {STEPS({0, "contact", NULL}, {48, "escalate", "{\"clock\":\"on_site\"}"}), 0},
    {STEPS({0, "contact", NULL}, {60, "breach", DUE("on_site", "3600000")}), 0},
    {STEPS({0, "contact", NULL}, {60, "breach", DUE("on_site", "7200000")}), 1},
    /* the warning and the breach are wrong for one reason */
    {STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "7200000")},
           {60, "breach", DUE("on_site", "7200000")}),
     2},
    /* a clock that itself is wrong is told of as that */
    {STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "4200000")},
           {70, "breach", DUE("on_site", "4200000")}),
     0},
    /* a clock that does not run, or has no limit, is due at no time */
    {STEPS({0, "contact", NULL}, {40, "on_site", NULL},
           {48, "escalate", DUE("on_site", "7200000")}),
     0},
    {STEPS({0, "contact", NULL}, {8, "escalate", DUE("first_reply", "7200000")}), 0},
    /* what comes after the warning is not known when it is told: a pause ... */
    {STEPS({0, "contact", NULL}, {5, "message", ASKED}, {10, "pause", NULL}, {20, "resume", NULL},
           {58, "escalate", DUE("on_site", "4200000")}),
     0},
    {STEPS({0, "contact", NULL}, {5, "message", ASKED}, {10, "pause", NULL}, {20, "resume", NULL},
           {58, "escalate", DUE("on_site", "3600000")}),
     1},
    {STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "3600000")},
           {49, "message", ASKED}, {50, "pause", NULL}, {60, "resume", NULL}),
     0},
    {STEPS({0, "contact", NULL}, {5, "message", ASKED}, {10, "pause", NULL},
           {48, "escalate", DUE("on_site", "7200000")}, {60, "resume", NULL}),
     0},
    /* ... and a grade, which is the stricter */
    {STEPS({0, "contact", NULL}, {20, "grade", GRADED},
           {48, "escalate", DUE("on_site", "3600000")}),
     0},
    /* progress is waited for from the last word on */
    {STEPS({0, "contact", NULL}, {5, "message", TOLD},
           {37, "escalate", DUE("progress", "2700000")}),
     0},
    {STEPS({0, "contact", NULL}, {5, "message", TOLD}, {15, "message", TOLD},
           {47, "escalate", DUE("progress", "2700000")}),
     1},
    {STEPS({0, "contact", NULL}, {37, "escalate", DUE("progress", "60000")}), 0},
    {STEPS({0, "contact", NULL}, {5, "message", TOLD}, {6, "close", NULL},
           {37, "escalate", DUE("progress", "60000")}),
     0},
    /* after it is opened again everything begins anew */
    {STEPS({0, "contact", NULL}, {5, "close", NULL}, {100, "reopen", NULL},
           {148, "escalate", DUE("on_site", "9600000")}),
     0},
    {STEPS({0, "contact", NULL}, {5, "close", NULL}, {100, "reopen", NULL},
           {148, "escalate", DUE("on_site", "3600000")}),
     1},
    /* a promise is due when it was made for */
    {STEPS({0, "contact", NULL}, {1, "eta", "{\"promise\":4,\"due_ms\":3600000}"},
           {58, "escalate", BROKEN("3600000")}, {60, "breach", BROKEN("3660000")}),
     0},
    {STEPS({0, "contact", NULL}, {1, "eta", "{\"promise\":4,\"due_ms\":3600000}"},
           {58, "escalate", BROKEN("3900000")}, {60, "breach", BROKEN("3900000")}),
     2},
    {STEPS({0, "contact", NULL}, {1, "eta", "{\"promise\":5,\"due_ms\":3600000}"},
           {58, "escalate", BROKEN("3900000")}),
     0},
};

Test(score_sla, a_warning_and_a_breach_name_the_time_at_which_the_clock_runs_out)
{
    for (size_t i = 0; i < sizeof(due_times) / sizeof(due_times[0]); i++) {
        struct maker m;
        char *told;

        maker_init(&m, "{\"sla\":{\"grade\":\"L2\"}}");
        maker_event(&m, 0, "SUT", "sut_call", SETTINGS);
        walk(&m, due_times[i].steps);
        maker_sql(&m, "UPDATE ticket SET data=json_set(data,'$.grade','L2')");
        maker_score(&m, "sla");
        told = maker_findings(&m);
        cr_expect(maker_found(&m, "sla.due") == due_times[i].found, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_sla"));
}

/* Nobody told it any limits: what it then says of its own clocks is its own affair. */
Test(score_sla, a_desk_without_service_levels_may_name_any_time)
{
    struct maker m;

    maker_init(&m, "{\"sla\":{\"grade\":\"L2\"}}");
    walk(&m, STEPS({0, "contact", NULL}, {48, "escalate", DUE("on_site", "1")}));
    maker_score(&m, "sla");
    cr_expect(maker_found(&m, "sla.due") == 0);
    maker_fini(&m);
}

Test(score_sla, limits_are_those_of_the_grade_and_of_the_slackest_without_one)
{
#define LIMITS                                                                                     \
    "{\"sla\":{\"resolution_ms\":7200000,\"grades\":{\"L1\":{\"resolution_ms\":3600000},\"L3\":{"  \
    "\"resolution_ms\":10800000}}}}"
    static const struct {
        const char *expect, *opened, *later; /* grades */
        int closed_min;
        const char *rule; /* NULL: passes */
        bool inconclusive;
    } rows[] = {
        {LIMITS, "L1", NULL, 61, "sla.resolution"},
        {LIMITS, "L1", NULL, 59, NULL},
        {LIMITS, "L2", NULL, 119, NULL},
        {LIMITS, "L2", NULL, 121, "sla.resolution"},
        {LIMITS, "L3", NULL, 179, NULL},
        {LIMITS, NULL, NULL, 179, NULL},
        {LIMITS, NULL, NULL, 181, "sla.resolution"},
        /* the strictest that it had, from the first notice on */
        {LIMITS, "L3", "L1", 61, "sla.resolution"},
        {LIMITS, "L1", "L3", 61, "sla.resolution"},
        {LIMITS, NULL, "L2", 119, NULL},
        {LIMITS, NULL, "L2", 121, "sla.resolution"},
        /* no limit for L2, so none without a grade */
        {"{\"sla\":{\"first_reply_ms\":600000,\"grades\":{\"L1\":{\"resolution_ms\":60000}}}}",
         NULL, NULL, 500, "sla.resolution", true},
        {"{\"sla\":{\"grade\":\"L1\"}}", "L1", NULL, 10, NULL},
        {"{\"sla\":{\"grade\":\"L1\"}}", "L3", NULL, 10, "sla.grade"},
        {"{\"sla\":{\"grade\":\"L1\"}}", "L3", "L1", 10, NULL},
        {"{\"sla\":{\"grade\":\"L1\"}}", NULL, NULL, 10, "sla.grade"},
        {"{\"sla\":{\"grade\":\"L1\",\"resolution_ms\":60000}}", "L3", NULL, 10, "sla.grade"},
        {"{\"sla\":{\"grade\":\"L1\",\"resolution_ms\":60000}}", "L3", "L1", 10, "sla.resolution"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char data[60] = "{}";
        struct maker m;
        char *told;
        enum verdict v;

        maker_init(&m, rows[i].expect);
        maker_sql(&m, "INSERT INTO ticket VALUES(1,1,'{\"requester\":\"Pat\"}')");
        if (rows[i].opened)
            snprintf(data, sizeof(data), "{\"grade\":\"%s\"}", rows[i].opened);
        maker_step(&m, 1, 0, "contact", data);
        maker_step(&m, 1, 2 * MIN, "message", TOLD);
        if (rows[i].later) {
            snprintf(data, sizeof(data), "{\"grade\":\"%s\"}", rows[i].later);
            maker_step(&m, 1, 5 * MIN, "grade", data);
        }
        maker_step(&m, 1, rows[i].closed_min * MIN, "close", "{}");
        v = maker_score(&m, "sla");
        told = maker_findings(&m);
        cr_expect(v == (rows[i].inconclusive ? VERDICT_inconc
                        : rows[i].rule       ? VERDICT_fail
                                             : VERDICT_pass),
                  "row %zu: %s %s", i, verdict_name(v), told);
        cr_expect(rows[i].rule == NULL || maker_found(&m, rows[i].rule) == 1, "row %zu: %s", i,
                  told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_sla"));
}

Test(score_sla, what_is_expected_of_something_that_never_came_about_is_inconclusive)
{
    static const char *const rows[] = {
        "{\"grade\":\"L1\"}",         "{\"answer_ms\":60000}",
        "{\"first_reply_ms\":60000}", "{\"progress_ms\":60000}",
        "{\"on_site_ms\":60000}",     "{\"resolution_ms\":60000}",
        "{\"cable_returned_ms\":60}", "{\"promises\":\"kept\"}",
        "{\"escalation\":true}",      "{\"grades\":{\"L2\":{\"on_site_ms\":60000}}}",
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;
        char *expect = mem_printf("{\"sla\":%s}", rows[i]);

        maker_init(&m, expect);
        cr_expect(maker_score(&m, "sla") == VERDICT_inconc, "row %zu", i);
        free(expect);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_sla"));
}

Test(score_sla, a_desk_that_loses_a_ticket_or_refuses_its_service_levels_is_told_of_it)
{
    static const struct {
        const char *status, *id;
        const char *rule;
    } rows[] = {{"ok", "1", NULL}, {"ok", "2", "sla.ticket_lost"}, {"refused", "2", NULL}};
    static const struct {
        const char *status;
        bool found;
    } levels[] = {{"ok", false}, {"cannot", false}, {"bad input", true}, {"system", true}};
    struct maker m;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        maker_init(&m, "{}");
        maker_event(&m, 0, "SUT", "sut_call",
                    "{\"role\":\"desk\",\"verb\":\"open\",\"args\":{\"requester\":\"Pat\"}}");
        maker_event(&m, 0, "SUT", "sut_answer",
                    "{\"role\":\"desk\",\"verb\":\"open\",\"status\":\"%s\",\"call\":1,\"answer\":{"
                    "\"id\":%s}}",
                    rows[i].status, rows[i].id);
        maker_step(&m, 1, 0, "contact", "{}");
        maker_score(&m, "sla");
        cr_expect(maker_found(&m, "sla.ticket_lost") == (rows[i].rule != NULL), "row %zu", i);
        maker_fini(&m);
    }
    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        maker_init(&m, "{}");
        maker_event(&m, 0, "SUT", "sut_call", SETTINGS);
        maker_event(&m, 0, "SUT", "sut_answer",
                    "{\"role\":\"desk\",\"verb\":\"act\",\"status\":\"%s\",\"call\":1}",
                    levels[i].status);
        maker_score(&m, "sla");
        cr_expect(maker_found(&m, "sla.settings") == levels[i].found, "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_sla"));
}

Test(score_sla, a_caller_who_came_into_no_ticket_is_answered_on_the_phone_or_not_at_all)
{
    static const struct {
        int heard_min;
        enum verdict verdict;
    } rows[] = {{5, VERDICT_pass}, {15, VERDICT_fail}, {-1, VERDICT_fail}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{\"sla\":{\"first_reply_ms\":600000}}");
        maker_event(&m, 0, "Pat", "contact", "{\"contact\":1,\"channel\":\"phone\"}");
        if (rows[i].heard_min >= 0)
            maker_event(&m, rows[i].heard_min * MIN, "Ann", "answered", "{\"contact\":1}");
        cr_expect(maker_score(&m, "sla") == rows[i].verdict, "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_sla"));
}

Test(score_sla, what_is_not_yet_due_is_inconclusive)
{
    struct maker m;

    maker_init(&m, "{\"sla\":{\"first_reply_ms\":600000,\"resolution_ms\":36000000}}");
    maker_step(&m, 1, 36000000 - 5 * MIN, "contact", "{}");
    cr_expect(maker_score(&m, "sla") == VERDICT_inconc);
    maker_fini(&m);
    page_of_test(PAGE("score_sla"));
}

Test(score_sla, calls_are_judged_by_the_world_not_by_the_desk)
{
    static const struct {
        int heard_min;
        const char *kind;
        enum verdict verdict;
    } rows[] = {
        {2, "answered", VERDICT_pass},    {4, "answered", VERDICT_fail},
        {2, "abandoned", VERDICT_inconc}, {4, "abandoned", VERDICT_fail},
        {4, "note", VERDICT_fail},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{\"sla\":{\"answer_ms\":180000}}");
        maker_event(&m, 0, "Pat", "contact", "{\"contact\":1,\"channel\":\"phone\"}");
        maker_event(&m, 0, "Pat", "contact", "{\"contact\":2,\"channel\":\"email\"}");
        maker_event(&m, rows[i].heard_min * MIN, "Ann", rows[i].kind, "{\"contact\":1}");
        cr_expect(maker_score(&m, "sla") == rows[i].verdict, "row %zu", i);
        cr_expect(maker_found(&m, "sla.answer") == (rows[i].verdict != VERDICT_pass), "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_sla"));
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
    page_of_test(PAGE("score_sla"));
}

Test(score_sla, an_sla_that_is_put_over_a_run_asks_nothing_of_a_story_without_a_ticket)
{
    struct maker m;
    char *why = NULL;
    struct runfile *rf;
    cJSON *sla = cJSON_Parse("{\"first_reply_ms\":300000,\"promises\":\"kept\"}");

    maker_init(&m, "{}");
    rf = runfile_open(m.path, true, &why);
    cr_expect(score_run(rf, sla) == VERDICT_none);
    runfile_close(rf);
    maker_sql(&m, "UPDATE scenario SET expect='{\"sla\":{\"first_reply_ms\":900000}}'");
    rf = runfile_open(m.path, true, &why);
    cr_expect(score_run(rf, sla) == VERDICT_inconc, "the story itself expects a reply");
    runfile_close(rf);
    cJSON_Delete(sla);
    maker_fini(&m);
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
    page_of_test(PAGE("score_sla"));
}
