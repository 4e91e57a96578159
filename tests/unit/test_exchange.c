/* title: CALLs are put together with their answers, and with what the scenario made of them */
#include "base/json_read.h"
#include "facts/exchange.h"
#include "fixture/runfile_maker.h"

/* A frame of @p station; @p dir is seen from the station. */
static uint64_t passes(struct maker *m, int64_t at_ms, const char *station, const char *dir,
                       const char *text)
{
    return maker_frame(m, at_ms, station, dir, text);
}

static void opened(struct maker *m, struct exchange_book *book)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, false, &why);

    cr_assert(rf != NULL, "%s", why);
    exchange_book_init(book, rf, 1);
    runfile_close(rf);
}

/* One line an exchange, in the order of the CALLs. */
static char *told(const struct exchange_book *book)
{
    char *all = mem_text("");

    for (const struct exchange *x = NULL; (x = exchange_next(book, x));) {
        char *call = cJSON_PrintUnformatted(x->call), *answer = cJSON_PrintUnformatted(x->answer);
        char *longer = mem_printf(
            "%s%s %s %s %s at %lld #%llu: %s %s at %lld #%llu%s%s%s\n", all, x->station,
            x->by_csms ? "is asked" : "asks", x->action, call ? call : "-", (long long)x->at_ms,
            (unsigned long long)x->seq, x->error ? x->error : "", answer ? answer : "-",
            (long long)x->answer_ms, (unsigned long long)x->answer_seq, x->broken ? " broken" : "",
            x->prompted ? " prompted" : "", x->script ? " told" : "");

        cJSON_free(call);
        cJSON_free(answer);
        free(all);
        all = longer;
    }
    return all;
}

static void expect_exchanges(struct maker *m, const char *want)
{
    struct exchange_book book;
    char *got;

    opened(m, &book);
    got = told(&book);
    cr_expect(strcmp(got, want) == 0, "got\n%s\nwant\n%s", got, want);
    free(got);
    exchange_book_fini(&book);
    maker_fini(m);
}

Test(exchange, is_a_call_with_its_answer_by_station_side_and_id)
{
    struct maker m;

    maker_init(&m, "{}");
    passes(&m, 1, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{\"n\":1}]");
    passes(&m, 2, "CP-2", "out", "[2,\"a\",\"Authorize\",{\"n\":2}]");
    passes(&m, 3, "CP-1", "in", "[2,\"a\",\"Reset\",{\"n\":3}]");
    passes(&m, 4, "CP-1", "in", "[3,\"b\",{\"answers\":\"nobody\"}]");
    passes(&m, 5, "CP-1", "out", "[3,\"a\",{\"n\":3}]");
    passes(&m, 6, "CP-1", "in", "[3,\"a\",{\"n\":1}]");
    passes(&m, 7, "CP-2", "in", "[4,\"a\",\"InternalError\",\"\",{}]");
    passes(&m, 8, "CP-1", "in", "[3,\"a\",{\"n\":\"once more\"}]");
    passes(&m, 9, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]");
    expect_exchanges(&m, "CP-1 asks Heartbeat {\"n\":1} at 1 #1:  {\"n\":1} at 6 #6\n"
                         "CP-2 asks Authorize {\"n\":2} at 2 #2: InternalError - at 7 #7\n"
                         "CP-1 is asked Reset {\"n\":3} at 3 #3:  {\"n\":3} at 5 #5\n"
                         "CP-1 asks Heartbeat {} at 9 #9:  - at 0 #0\n");
}

Test(exchange, keeps_what_a_csms_must_know_of_a_station_and_all_that_the_csms_asks)
{
    static const char *const kept[] = {"BootNotification", "Heartbeat",       "Authorize",
                                       "StartTransaction", "StopTransaction", "MeterValues",
                                       "TransactionEvent", "NotifyEvent",     "StatusNotification"};
    struct exchange_book book;
    struct maker m;
    char text[100];

    maker_init(&m, "{}");
    for (size_t i = 0; i < 9; i++) {
        snprintf(text, sizeof(text), "[2,\"%zu\",\"%s\",{}]", i, kept[i]);
        passes(&m, (int64_t)i, "CP-1", "out", text);
    }
    passes(&m, 20, "CP-1", "out", "[2,\"x\",\"DataTransfer\",{}]");
    passes(&m, 21, "CP-1", "in", "[3,\"x\",{}]");
    passes(&m, 22, "CP-1", "in", "[2,\"y\",\"DataTransfer\",{}]");
    opened(&m, &book);
    cr_assert(book.count == 10, "%zu", book.count);
    for (size_t i = 0; i < 9; i++) {
        cr_expect(exchange_is(&book.list[i], kept[i]), "%s", kept[i]);
        cr_expect(false == exchange_is(&book.list[i], "DataTransfer"));
    }
    cr_expect(book.list[9].by_csms && strcmp(book.list[9].action, "DataTransfer") == 0);
    cr_expect(false == exchange_is(&book.list[9], "DataTransfer"), "no CALL of a station");
    exchange_book_fini(&book);
    maker_fini(&m);
}

/* The id of a CALL that is not kept may be one that is: the answer is not taken for the other's. */
Test(exchange, the_answer_to_what_is_not_kept_is_nobodys)
{
    struct maker m;

    maker_init(&m, "{}");
    passes(&m, 1, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]");
    passes(&m, 2, "CP-1", "out", "[2,\"a\",\"DataTransfer\",{}]");
    passes(&m, 3, "CP-1", "in", "[3,\"a\",{\"to\":\"the last\"}]");
    passes(&m, 4, "CP-1", "in", "[3,\"a\",{\"to\":\"the first\"}]");
    expect_exchanges(&m, "CP-1 asks Heartbeat {} at 1 #1:  {\"to\":\"the first\"} at 4 #4\n");
}

Test(exchange, many_calls_that_wait_are_all_answered)
{
    struct exchange_book book;
    struct maker m;
    char text[100];

    maker_init(&m, "{}");
    for (int i = 0; i < 70; i++) {
        snprintf(text, sizeof(text), "[2,\"%d\",\"Heartbeat\",{}]", i);
        passes(&m, i, "CP-1", "out", text);
    }
    for (int i = 0; i < 70; i++) {
        snprintf(text, sizeof(text), "[3,\"%d\",{\"n\":%d}]", i, i);
        passes(&m, 100 + i, "CP-1", "in", text);
    }
    opened(&m, &book);
    cr_assert(book.count == 70);
    for (size_t i = 0; i < 70; i++)
        cr_expect(json_int(book.list[i].answer, "n", -1) == (int64_t)i &&
                      book.list[i].answer_ms == 100 + (int64_t)i,
                  "%zu", i);
    exchange_book_fini(&book);
    maker_fini(&m);
}

Test(exchange, what_is_no_message_is_passed_over)
{
    static const char *const odd[] = {
        "",
        "no JSON",
        "{}",
        "[]",
        "[2]",
        "[2,\"a\"]",
        "[5,\"a\",\"Heartbeat\",{}]",
        "[22,\"a\",\"Heartbeat\",{}]",
        "[\"2\",\"a\",\"Heartbeat\",{}]",
    };
    struct maker m;

    maker_init(&m, "{}");
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
        maker_event(&m, 1, "CP-1", "frame", "{}");
        maker_sql(&m, "INSERT INTO frame VALUES(1,%d,1,'out','%s')", (int)m.seq, odd[i]);
    }
    passes(&m, 2, "CP-1", "out", "[2,\"a\",\"Heartbeat\"]");
    expect_exchanges(&m, "CP-1 asks Heartbeat - at 2 #10:  - at 0 #0\n");
}

/* --- what the scenario made of it --- */

static void orders(struct maker *m, const char *station, const char *more)
{
    maker_event(m, 0, "SUT", "sut_call",
                "{\"verb\":\"script\",\"args\":{\"station\":\"%s\",\"action\":\"Heartbeat\"%s}}",
                station, more);
}

#define BEATS(m, at) passes(m, at, "CP-1", "out", "[2,\"a\",\"Heartbeat\",{}]")

Test(exchange, an_order_holds_for_the_next_call_or_as_often_as_it_says)
{
    struct maker m;

    maker_init(&m, "{}");
    passes(&m, 1, "CP-1", "out", "[2,\"a\",\"BootNotification\",{}]");
    orders(&m, "CP-1", "");
    orders(&m, "CP-9", ",\"times\":0");
    passes(&m, 2, "CP-1", "in", "[2,\"b\",\"Heartbeat\",{}]");
    passes(&m, 3, "CP-1", "out", "[2,\"c\",\"Authorize\",{}]");
    passes(&m, 4, "CP-2", "out", "[2,\"d\",\"Heartbeat\",{}]");
    BEATS(&m, 5);
    BEATS(&m, 6);
    orders(&m, "CP-1", ",\"times\":2");
    BEATS(&m, 7);
    BEATS(&m, 8);
    BEATS(&m, 9);
    orders(&m, "CP-1", ",\"times\":0");
    BEATS(&m, 10);
    BEATS(&m, 11);
    BEATS(&m, 12);
    expect_exchanges(&m, "CP-1 asks BootNotification {} at 1 #1:  - at 0 #0\n"
                         "CP-1 is asked Heartbeat {} at 2 #4:  - at 0 #0\n"
                         "CP-1 asks Authorize {} at 3 #5:  - at 0 #0\n"
                         "CP-2 asks Heartbeat {} at 4 #6:  - at 0 #0\n"
                         "CP-1 asks Heartbeat {} at 5 #7:  - at 0 #0 told\n"
                         "CP-1 asks Heartbeat {} at 6 #8:  - at 0 #0\n"
                         "CP-1 asks Heartbeat {} at 7 #10:  - at 0 #0 told\n"
                         "CP-1 asks Heartbeat {} at 8 #11:  - at 0 #0 told\n"
                         "CP-1 asks Heartbeat {} at 9 #12:  - at 0 #0\n"
                         "CP-1 asks Heartbeat {} at 10 #14:  - at 0 #0 told\n"
                         "CP-1 asks Heartbeat {} at 11 #15:  - at 0 #0 told\n"
                         "CP-1 asks Heartbeat {} at 12 #16:  - at 0 #0 told\n");
}

Test(exchange, what_a_station_is_made_to_say_and_what_is_broken_on_the_way_are_known)
{
    struct maker m;

    maker_init(&m, "{}");
    BEATS(&m, 1);
    maker_event(&m, 2, "CP-2", "prompted", "{\"action\":\"Heartbeat\"}");
    maker_event(&m, 2, "CP-1", "prompted", "{\"action\":\"Heartbeat\"}");
    BEATS(&m, 3);
    BEATS(&m, 4);
    maker_event(&m, 5, "CP-1", "tampered", "{}");
    BEATS(&m, 6);
    maker_sql(&m, "UPDATE event SET cause=%d WHERE seq=%d", (int)m.seq - 1, (int)m.seq);
    BEATS(&m, 7);
    maker_sql(&m, "UPDATE event SET cause=1 WHERE seq=%d", (int)m.seq);
    expect_exchanges(&m, "CP-1 asks Heartbeat {} at 1 #1:  - at 0 #0\n"
                         "CP-1 asks Heartbeat {} at 3 #4:  - at 0 #0 prompted\n"
                         "CP-1 asks Heartbeat {} at 4 #5:  - at 0 #0\n"
                         "CP-1 asks Heartbeat {} at 6 #7:  - at 0 #0 broken\n"
                         "CP-1 asks Heartbeat {} at 7 #8:  - at 0 #0\n");
}

/* A scenario may only have made the words; then they are the CSMS's own all the same. */
Test(exchange, is_staged_when_the_scenario_made_the_answer_and_not_only_its_words)
{
    static const struct {
        const char *more;
        bool staged;
    } rows[] = {
        {",\"error\":\"InternalError\"", true},
        {",\"silent\":true", true},
        {",\"twice\":true", true},
        {",\"on_purpose\":true", true},
        {",\"silent\":false", false},
        {",\"twice\":false,\"on_purpose\":false", false},
        {",\"payload\":{}", false},
        {"", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct exchange_book book;
        struct maker m;

        maker_init(&m, "{}");
        BEATS(&m, 1);
        orders(&m, "CP-1", rows[i].more);
        BEATS(&m, 2);
        opened(&m, &book);
        cr_assert(book.count == 2);
        cr_expect(false == exchange_staged(&book.list[0]));
        cr_expect(exchange_staged(&book.list[1]) == rows[i].staged, "row %zu", i);
        exchange_book_fini(&book);
        maker_fini(&m);
    }
}

Test(exchange, presents_a_token_and_hears_its_status_in_either_version)
{
    static const struct {
        const char *call, *answer, *token, *status;
    } rows[] = {
        {"{\"idTag\":\"04A1\"}", "{\"idTagInfo\":{\"status\":\"Blocked\"}}", "04A1", "Blocked"},
        {"{\"idToken\":{\"idToken\":\"04A2\"}}", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}",
         "04A2", "Accepted"},
        {"{\"idToken\":{\"idToken\":\"04A2\"}}", "{\"idTagInfo\":{\"status\":\"Accepted\"}}",
         "04A2", ""},
        {"{\"idTag\":\"04A1\"}", "{\"idTokenInfo\":{\"status\":\"Accepted\"}}", "04A1", ""},
        {"{}", "{}", "", ""},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct exchange x = {.call = cJSON_Parse(rows[i].call),
                             .answer = cJSON_Parse(rows[i].answer)};
        struct presented p = exchange_presents(&x);

        cr_expect(strcmp(p.token, rows[i].token) == 0, "row %zu: %s", i, p.token);
        cr_expect(strcmp(p.status, rows[i].status) == 0, "row %zu: %s", i, p.status);
        cJSON_Delete(x.call);
        cJSON_Delete(x.answer);
    }
}

Test(exchange, of_an_empty_story_is_an_empty_book)
{
    struct exchange_book book;
    struct maker m;

    maker_init(&m, "{}");
    opened(&m, &book);
    cr_expect(book.count == 0 && exchange_next(&book, NULL) == NULL);
    exchange_book_fini(&book);
    maker_fini(&m);
}
