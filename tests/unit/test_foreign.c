/* title: bytes that once did harm do none */
#include "base/json_read.h"
#include "fixture/runfile_maker.h"

#include "ocpp/frame.h"
#include "ocpp/scan.h"
#include "refstack/billing/money.h"
#include "score/score_run.h"
#include "wire/basic_auth.h"

Test(frame, that_echoes_foreign_bytes_is_utf8)
{
    char *text = frame_error_text("a\xff\xe2\x82", "GenericError", "\xc3\xa9 \xed\xa0\x80", NULL);
    struct scan_finding found;

    cr_expect(scan_json(text, strlen(text), &found));
    cr_expect(eq(str, text, (char *)"[4,\"a???\",\"GenericError\",\"\xc3\xa9 ???\",{}]"));
    free(text);
}

Test(frame, with_two_faults_and_an_overlong_id_cannot_be_answered)
{
    static const char bytes[] = "[2,\"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"
                                "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80"
                                "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\",\"A\",{}]";
    static const char text[] = "[2,\"0123456789012345678901234567890123456789\"]";
    struct frame f;

    cr_expect(not(frame_parse(&f, text, sizeof(text) - 1)));
    cr_expect(f.fault == FRAME_FAULT_few);
    cr_expect(not(frame_can_be_answered(&f)));
    frame_fini(&f);
    /* as question marks these would be too many */
    frame_parse(&f, bytes, sizeof(bytes) - 1);
    cr_expect(not(frame_can_be_answered(&f)));
    frame_fini(&f);
    frame_parse(&f, "[2,\"a\"]", 7);
    cr_expect(frame_can_be_answered(&f));
    frame_fini(&f);
}

Test(whole_int, takes_no_number_that_an_int64_cannot_hold)
{
    static const struct {
        const char *json;
        int64_t value;
    } rows[] = {{"1e300", -1},
                {"-1e300", -1},
                {"9007199254740992", WHOLE_MAX},
                {"9007199254740994", -1},
                {"-7.9", -7},
                {"\"7\"", -1},
                {"null", -1}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *item = cJSON_Parse(rows[i].json);

        cr_expect(whole_int(item, -1) == rows[i].value, "row %zu", i);
        cJSON_Delete(item);
    }
    cr_expect(whole_int(NULL, 5) == 5);
}

Test(money, reads_a_price_however_many_zeros_it_ends_in)
{
    int64_t plain, zeros;

    cr_expect(money_parse("9999999998", &plain));
    cr_expect(money_parse("9999999998.000000", &zeros));
    cr_expect(eq(i64, plain, zeros));
    cr_expect(not(money_parse("9999999999999", &plain)));
    cr_expect(not(money_parse("99999999999999999999999999999999999999999999", &plain)));
}

Test(basic_auth, reads_what_it_writes_and_nothing_else)
{
    static const char key[] = "a:b\0\xff";
    char *header = basic_auth_write("CP-1", key, sizeof(key) - 1);
    struct basic_auth auth;

    cr_expect(basic_auth_read(header, &auth));
    cr_expect(eq(str, auth.user, (char *)"CP-1"));
    cr_expect(eq(sz, auth.password_len, sizeof(key) - 1));
    cr_expect_arr_eq(auth.password, key, sizeof(key));
    free(header);
    basic_auth_fini(&auth);
    cr_expect(not(basic_auth_read("Basic QUFB", &auth)));
    cr_expect(auth.user == NULL && auth.password == NULL);
    cr_expect(not(basic_auth_read("Basic QQA6Yg==", &auth)), "a NUL in the name");
    cr_expect(basic_auth_read(NULL, &auth));
    cr_expect(auth.user == NULL);
}

/* Scores whatever the maker holds; a sanitizer would say what went wrong. */
static void score(struct maker *m)
{
    char *why = NULL;
    struct runfile *rf = runfile_open(m->path, true, &why);

    cr_assert(rf != NULL, "%s", why);
    score_run(rf, NULL);
    runfile_close(rf);
}

Test(runfile, with_moments_beyond_all_time_is_scored)
{
    struct maker m;
    char local[32];
    struct runfile *rf;
    char *why = NULL;

    maker_init(&m, "{\"sla\":{\"first_reply_ms\":1e300}}");
    maker_sql(&m, "UPDATE scenario SET begins_ms=-9223372036854775807, "
                  "ends_ms=9223372036854775807;"
                  "UPDATE zone SET offset_s=2147483647, from_ms=-9223372036854775807");
    maker_event(&m, INT64_MAX, "Ann", "parks", "{}");
    score(&m);
    rf = runfile_open(m.path, false, &why);
    runfile_local(rf, 1, INT64_MAX, true, local);
    cr_expect(strlen(local) > 0);
    runfile_close(rf);
    maker_fini(&m);
}

/* Nothing was handed to qsort() then. */
Test(runfile, in_which_nothing_was_said_is_scored)
{
    struct maker m;

    maker_init(&m, "{}");
    score(&m);
    maker_fini(&m);
}

/* It leaked the name of the nearest. */
Test(path, of_a_ticket_without_a_place_judges_no_technician)
{
    struct maker m;

    maker_init(&m, "{}");
    maker_sql(&m, "INSERT INTO ticket VALUES(1, 1, '{\"id\":1}')");
    maker_event(&m, 0, "stack", "sut_call",
                "{\"role\":\"desk\",\"verb\":\"act\",\"args\":{\"id\":0,\"action\":\"staff\","
                "\"args\":{\"technicians\":[{\"name\":\"Van 7\",\"shift_from_min\":0,"
                "\"shift_to_min\":1440,\"free\":true}]}}}");
    maker_step(&m, 1, 1000, "contact", "{}");
    maker_step(&m, 1, 2000, "dispatch", "{\"technician\":\"Van 7\"}");
    score(&m);
    cr_expect(maker_found(&m, "path.nearest_technician") == 0);
    maker_fini(&m);
}
