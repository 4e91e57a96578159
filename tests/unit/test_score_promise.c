/* title: what customers are promised and told is held against what was written down and came */
#include "fixture/page.h"
#include "fixture/ticket_walk.h"

PAGES_OF_SUITE(score_promise);

#define PROMISED(topic, due) "{\"promise\":7,\"topic\":\"" topic "\",\"due_ms\":" due "}"
#define BY(due)              "{\"topic\":\"progress\",\"due_ms\":" due "}"
#define RENEWED                                                                                    \
    {                                                                                              \
        50, "promise_renewed",                                                                     \
            "{\"promise\":8,\"replaces\":7,\"topic\":\"resolution\",\"due_ms\":5400000}"           \
    }
#define BILLED(price)                                                                              \
    "INSERT INTO account VALUES(1,'A','Pat','email'); INSERT INTO invoice(scenario, invoice, "     \
    "account, kind, issued_ms, currency) VALUES(1,'INV-1','A','invoice',9000000,'EUR'); INSERT "   \
    "INTO invoice_line(scenario, invoice, line, kind, price, tax_percent, from_ms) "               \
    "VALUES(1,'INV-1',1,'energy','" price "','21',7200000)"
#define QUOTED "{\"promise\":7,\"topic\":\"price\",\"price\":\"0.60 EUR/kWh\"}"

/* Whatever is promised: kept, renewed, needless, broken. */
static const struct {
    const struct step *steps;
    const char *sql;
    bool broken;
} promises[] = {
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")},
           {59, "close", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")},
           {61, "close", NULL}),
     NULL, true},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")},
           {60, "close", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")}, RENEWED,
           {60, "message", BY("5400000")}, {90, "close", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("arrival", "3600000")},
           {60, "released", NULL}, {61, "close", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("call_back", "3600000")},
           {2, "message", BY("3600000")}, {60, "message", TOLD}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")}), NULL, true},
    /* told by a message, and the same told by no record at all */
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")},
           {2, "message", BY("3600000")}, {61, "close", NULL}),
     NULL, true},
    {STEPS({0, "contact", NULL}, {2, "message", "{\"topic\":\"resolution\",\"due_ms\":3600000}"},
           {61, "close", NULL}),
     NULL, true},
    {STEPS({0, "contact", NULL}, {1, "note", "{\"what\":\"resolution\",\"due_ms\":3600000}"},
           {61, "close", NULL}),
     NULL, true},
    /* renewed and told in time; told to nobody; too late; to no later time */
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")}, RENEWED,
           {51, "message", BY("5400000")}, {80, "close", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")}, RENEWED,
           {80, "close", NULL}),
     NULL, true},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "3600000")}, RENEWED,
           {61, "message", BY("5400000")}, {80, "close", NULL}),
     NULL, true},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("resolution", "5400000")}, RENEWED,
           {51, "message", BY("5400000")}, {100, "close", NULL}),
     NULL, true},
    /* a renewal of something else renews nothing */
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("return", "3600000")}, RENEWED,
           {51, "message", BY("5400000")}, {80, "returned", NULL}, {81, "close", NULL}),
     NULL, true},
    /* an arrival: by the world, where it tells of arrivals */
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("arrival", "3600000")},
           {59, "on_site", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("arrival", "3600000")},
           {59, "on_site", NULL}),
     "INSERT INTO event VALUES(1,900,3660000,0,1,'arrives',0,'{\"ticket\":1}')", true},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("on_site", "3600000")},
           {40, "released", NULL}, {41, "close", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("arrival", "3600000")},
           {40, "message", TOLD}, {41, "close", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "message", TOLD},
           {2, "promise", PROMISED("arrival", "3600000")}, {41, "close", NULL}),
     NULL, true},
    /* the cable: by the world, where a plug was held */
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("return", "3600000")},
           {59, "returned", NULL}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("returned", "3600000")},
           {59, "returned", NULL}),
     "INSERT INTO actor VALUES(1,50,'driver','Pat','{}'); INSERT INTO event VALUES(1,900,0,0,50,"
     "'plug_locked',0,'{}'),(1,901,3660000,0,50,'unplugs',0,'{}')",
     true},
    /* a call back: a person's word, not the machine's, and not the promise itself */
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("call_back", "3600000")},
           {2, "message", BY("3600000")}, {59, "message", TOLD}),
     NULL, false},
    {STEPS({0, "contact", NULL}, {1, "promise", PROMISED("call_back", "3600000")},
           {2, "message", BY("3600000")}, {59, "desk:message", TOLD}, {70, "message", TOLD}),
     NULL, true},
    {STEPS({0, "contact", NULL}, {2, "message", BY("3600000")}), NULL, true},
    /* a price: before tax, with tax, another */
    {STEPS({0, "contact", NULL}, {1, "promise", QUOTED}), BILLED("0.60"), false},
    {STEPS({0, "contact", NULL}, {1, "promise", QUOTED}), BILLED("0.4959"), false},
    {STEPS({0, "contact", NULL}, {1, "promise", QUOTED}), BILLED("1.40"), true},
    {STEPS({0, "contact", NULL}, {130, "promise", QUOTED}, {131, "promise", QUOTED}),
     BILLED("1.40") ";UPDATE invoice_line SET from_ms=9000000", true},
    {STEPS({0, "contact", NULL}, {1, "promise", QUOTED},
           {60, "promise", "{\"topic\":\"price\",\"price\":\"1.40 EUR/kWh\"}"}),
     BILLED("1.40"), false},
};

Test(score_promise, a_promise_is_kept_renewed_in_time_or_broken_whatever_it_is_about)
{
    for (size_t i = 0; i < sizeof(promises) / sizeof(promises[0]); i++) {
        struct maker m;
        char *told;
        enum verdict v;

        maker_init(&m, "{\"sla\":{\"promises\":\"kept, or renewed before they break\"}}");
        walk(&m, promises[i].steps);
        maker_sql(&m, "UPDATE ticket_event SET data='{\"requester\":\"Pat\"}', by='Pat' WHERE "
                      "name='contact'");
        if (promises[i].sql)
            maker_sql(&m, "%s", promises[i].sql);
        v = maker_score(&m, "sla");
        told = maker_findings(&m);
        cr_expect(v == (promises[i].broken ? VERDICT_fail : VERDICT_pass), "row %zu: %s %s", i,
                  verdict_name(v), told);
        cr_expect(maker_found(&m, "sla.promise") == promises[i].broken, "row %zu: %s", i, told);
        free(told);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_promise"));
}

Test(score_promise, a_customer_is_told_the_time_that_was_written_down)
{
    static const struct {
        const char *words, *told;
        bool right;
    } rows[] = {
        {"Van 9 is there by 01:00.", "3600000", true},
        {"Van 9 is there by 1:00.", "3600000", true},
        {"Van 9 is there soon.", "3600000", true},
        {"Van 9 is there between 00:30 and 01:00.", "3600000", true},
        {"Van 9 is there by 02:00.", "3600000", false},
        {"Van 9 is there by 01:00.", "5400000", false},
        {"Van 9 is there by 01:00 (case 12:34:56).", "3600000", true},
        /* two days later, at that hour */
        {"Van 9 is there by 01:00.", "176400000", false},
        {"Van 9 is there by 01:00 on 3 January.", "176400000", true},
        {"Van 9 is there the day after tomorrow by 01:00.", "176400000", true},
        {"Van 9 komt om 01:00.", "176400000", true}, /* we know no Dutch days */
        {"Van 9 is there by 01:00 tomorrow.", "90000000", true},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char data[2][80];
        struct maker m;
        char *found;

        maker_init(&m, "{}");
        maker_step(&m, 1, 0, "contact", "{}");
        snprintf(data[0], 80, "{\"due_ms\":%s}", i == 5 ? "3600000" : rows[i].told);
        snprintf(data[1], 80, "{\"topic\":\"eta\",\"due_ms\":%s}", rows[i].told);
        maker_step(&m, 1, MIN, "eta", data[0]);
        maker_step(&m, 1, MIN, "message", data[1]);
        maker_sql(&m, "UPDATE ticket_event SET text='%s' WHERE name='message'", rows[i].words);
        maker_step(&m, 1, 2 * MIN, "released", "{}");
        maker_score(&m, "sla");
        found = maker_findings(&m);
        cr_expect(maker_found(&m, "sla.told") == !rows[i].right, "row %zu: %s", i, found);
        cr_expect(maker_found(&m, "sla.promise") == 0, "row %zu: %s", i, found);
        free(found);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_promise"));
}

Test(score_promise, what_is_recorded_of_a_promise_stands_on_its_own_ticket)
{
    static const struct {
        const char *one, *two; /* promises of the two tickets */
        int found;
    } rows[] = {
        {PROMISED("resolution", "36000000"), "{}", 1},
        {PROMISED("resolution", "36000000"), PROMISED("resolution", "36000000"), 0},
        {"{\"topic\":\"resolution\",\"due_ms\":36000000}", "{}", 0},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct maker m;

        maker_init(&m, "{}");
        maker_step(&m, 1, 0, "contact", "{}");
        maker_step(&m, 1, MIN, "promise", rows[i].one);
        maker_step(&m, 2, 0, "contact", "{}");
        maker_step(&m, 2, MIN, "promise", rows[i].two);
        maker_step(&m, 2, 2 * MIN, "promise_kept", "{\"promise\":7}");
        maker_score(&m, "sla");
        cr_expect(maker_found(&m, "sla.promise_record") == rows[i].found, "row %zu", i);
        maker_fini(&m);
    }
    page_of_test(PAGE("score_promise"));
}
