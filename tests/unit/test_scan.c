/* title: the strict scan tells what is no JSON and what peers read differently */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/scan.h"

static void expect(const char *text, size_t len, enum scan what, size_t offset)
{
    struct scan_finding got;
    /* a copy of the exact length, so that a sanitizer sees a look beyond it */
    char *copy = malloc(len ? len : 1);
    bool clean;

    memcpy(copy, text, len);
    clean = scan_json(copy, len, &got);
    cr_expect(got.what == what && got.offset == offset, "%s: %s at %zu, expected %s at %zu", text,
              scan_name(got.what), got.offset, scan_name(what), offset);
    cr_expect(clean == (what == SCAN_clean));
    free(copy);
}

Test(scan, clean_json_is_clean)
{
    static const char *const rows[] = {
        "[2,\"1\",\"Heartbeat\",{}]",
        " { \"a\" : [ 1 , -0.5e-3 , 1E+2 , 0 , true , false , null , \"\" ] } \n",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 \xc3\xa9 \xf0\x9f\x98\x80\"",
        "9007199254740992",
        "-9007199254740992",
        "1e308",
        "0e999999999",
        "[]",
        "{}",
        "[[],{}]",
        "{\"a\":{\"a\":1},\"b\":{\"a\":1}}",
        "\"\xef\xbf\xbf\xf4\x8f\xbf\xbf\"",
        "0.00000000000000000000000001",
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect(rows[i], strlen(rows[i]), SCAN_clean, 0);
}

Test(scan, every_flaw_has_its_name_and_place)
{
    static const struct {
        const char *text;
        enum scan what;
        size_t offset;
    } rows[] = {
        {"", SCAN_empty, 0},
        {"  ", SCAN_empty, 2},
        {"x", SCAN_syntax, 0},
        {"[1 2]", SCAN_syntax, 3},
        {"[1,]", SCAN_syntax, 3},
        {"{\"a\" 1}", SCAN_syntax, 5},
        {"{a:1}", SCAN_syntax, 1},
        {"{\"a\":1,}", SCAN_syntax, 7},
        {"[1}", SCAN_syntax, 2},
        {"trux", SCAN_syntax, 0},
        {"\xef\xbb\xbf{}", SCAN_syntax, 0},
        {"[", SCAN_cut, 1},
        {"[1", SCAN_cut, 2},
        {"{\"a\"", SCAN_cut, 4},
        {"{\"a\":", SCAN_cut, 5},
        {"\"abc", SCAN_cut, 4},
        {"\"abc\\", SCAN_cut, 5},
        {"\"\\u12", SCAN_cut, 5},
        {"tru", SCAN_cut, 3},
        {"-", SCAN_cut, 1},
        {"1.", SCAN_cut, 2},
        {"[]x", SCAN_trailing, 2},
        {"1 2", SCAN_trailing, 2},
        {"{}{}", SCAN_trailing, 2},
        {"\"\xff\"", SCAN_utf8, 1},
        {"\"a\xc3\"", SCAN_utf8, 2},
        {"\"\xc0\x80\"", SCAN_utf8, 1},
        {"\"\xe0\x80\x80\"", SCAN_utf8, 1},
        {"\"\xed\xa0\x80\"", SCAN_utf8, 1},
        {"\"\xf4\x90\x80\x80\"", SCAN_utf8, 1},
        {"\"a\tb\"", SCAN_control, 2},
        {"\"a\nb\"", SCAN_control, 2},
        {"\"\\x\"", SCAN_escape, 1},
        {"\"\\u12g4\"", SCAN_escape, 1},
        {"[012]", SCAN_number, 1},
        {"[-]", SCAN_number, 1},
        {"[1.]", SCAN_number, 1},
        {"[1e]", SCAN_number, 1},
        {"[1.e5]", SCAN_number, 1},
        {"[+1]", SCAN_syntax, 1},
        {"[.5]", SCAN_syntax, 1},
        {"\"\\ud83d\"", SCAN_surrogate, 1},
        {"\"\\ude00\"", SCAN_surrogate, 1},
        {"\"\\ud83d\\u0041\"", SCAN_surrogate, 1},
        {"\"a\\u0000\"", SCAN_nul, 2},
        {"{\"a\":1,\"a\":\"\\u0000\"}", SCAN_nul, 12},
        {"[\"\\\\u0000\"]", SCAN_clean, 0},
        {"{\"a\":1,\"b\":2,\"a\":3}", SCAN_duplicate_key, 13},
        {"{\"a\":1,\"\\u0061\":3}", SCAN_duplicate_key, 7},
        {"{\"\xc3\xa9\":1,\"\\u00e9\":3}", SCAN_duplicate_key, 8},
        {"{\"\xf0\x9f\x98\x80\":1,\"\\ud83d\\ude00\":3}", SCAN_duplicate_key, 10},
        {"{\"\\n\":1,\"\\u000a\":3}", SCAN_duplicate_key, 8},
        {"{\"\":1,\"\":3}", SCAN_duplicate_key, 6},
        {"9007199254740993", SCAN_big_number, 0},
        {"[1,-9223372036854775807]", SCAN_big_number, 3},
        {"1e309", SCAN_big_number, 0},
        {"123e307", SCAN_big_number, 0},
        {"[9007199254740993,{\"a\":1,\"a\":2}]", SCAN_big_number, 1},
        {"[9007199254740993,01]", SCAN_number, 18},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        expect(rows[i].text, strlen(rows[i].text), rows[i].what, rows[i].offset);
}

Test(scan, depth_is_bounded)
{
    char text[200];

    memset(text, '[', 100);
    memset(text + 100, ']', 100);
    expect(text, 200, SCAN_depth, 64);
    expect(text + 36, 128, SCAN_clean, 0);
}

Test(scan, a_nul_in_the_text_is_no_end)
{
    expect("[1]\0", 4, SCAN_trailing, 3);
    expect("\"a\0b\"", 5, SCAN_control, 2);
}

Test(scan, many_members_are_told_apart)
{
    size_t room = 64 * 20000, len = 1;
    char *text = malloc(room);
    struct scan_finding got;

    text[0] = '{';
    for (int i = 0; i < 20000; i++)
        len += (size_t)snprintf(text + len, room - len, "%s\"key%d\":%d", i ? "," : "", i, i);
    text[len++] = '}';
    cr_expect(scan_json(text, len, &got), "%s", scan_sentence(got.what));
    memcpy(strstr(text, "\"key19999\""), "\"key19998\"", 10);
    cr_expect(not(scan_json(text, len, &got)));
    cr_expect(got.what == SCAN_duplicate_key);
    cr_expect(scan_is_json(got.what));
    free(text);
}

/* However a text is cut into pieces, it is UTF-8 or not. */
Test(scan, utf8_in_pieces_is_judged_as_the_whole)
{
    static const struct {
        const char *text;
        bool good;
    } rows[] = {
        {"", true},
        {"plain", true},
        {"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", true},
        {"\xef\xbf\xbf\xf4\x8f\xbf\xbf", true},
        {"ab\xff"
         "cdefgh",
         false},
        {"a\xc3", false},
        {"a\xe2\x82", false},
        {"a\xf0\x9f\x98", false},
        {"\xe2\x28\xa1xxxx", false},
        {"\xed\xa0\x80", false},
        {"\xc0\xaf", false},
        {"\xf4\x90\x80\x80", false},
        {"\x80", false},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t len = strlen(rows[i].text);

        for (size_t cut = 0; cut <= len; cut++) {
            size_t done = 0;
            bool good = scan_utf8_pieces(rows[i].text, cut, &done, false);

            cr_expect(done <= cut && (!good || cut - done < 4), "row %zu, cut at %zu", i, cut);
            good = good && scan_utf8_pieces(rows[i].text, len, &done, true);
            cr_expect(good == rows[i].good, "row %zu, cut at %zu", i, cut);
            cr_expect(done == len || !good, "row %zu, cut at %zu", i, cut);
        }
    }
}

Test(scan, bad_utf8_is_noticed_before_the_text_ends)
{
    size_t done = 0;

    cr_expect(not(scan_utf8_pieces("ab\xff"
                                   "cde",
                                   6, &done, false)));
    cr_expect(eq(sz, done, 2));
}
