/* title: whole numbers of JSON keep all their digits, read and written, where a double has gaps */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/json_write.h"

Test(json_number, is_written_with_all_its_digits)
{
    static const struct {
        int64_t n;
        const char *text;
    } rows[] = {
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
        {WHOLE_MAX + 1, "9007199254740993"},
        {INT64_C(1000000000000000), "1000000000000000"},
        {INT64_C(-999999999999999), "-999999999999999"},
        {0, "0"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *o = json_object(jint("n", rows[i].n));
        char *text = json_print(json_item(o, "n"));

        cr_expect_str_eq(text, rows[i].text);
        free(text);
        cJSON_Delete(o);
    }
}

Test(json_number, is_read_as_it_stands_between_strings_and_other_numbers)
{
    static const struct {
        const char *text, *printed;
    } rows[] = {
        {"[1,9223372036854775807,-9223372036854775808]", NULL},
        {"{\"a 12345678901234567890\":{\"b\":[-9007199254740993,\"9007199254740993\"]}}", NULL},
        {"[\"\\\"-1\\\\\",18446744073709551615,\"\\\\\",9007199254740993]", NULL},
        {"9223372036854775807", NULL},
        {" [ 1e3 , 9007199254740993 , 0.125 ] ", "[1000,9007199254740993,0.125]"},
        {"{\"n\":9007199254740993,\"n\":9007199254740995}", NULL},
        {"[true,null,{},[],\"\",12]", NULL},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *value = json_parse(rows[i].text), *copy = cJSON_Duplicate(value, true);
        char *text = json_print(value), *again = json_print(copy);
        const char *printed = rows[i].printed ? rows[i].printed : rows[i].text;

        cr_expect_str_eq(text, printed, "row %zu: %s", i, text);
        cr_expect_str_eq(again, printed, "a copy of row %zu: %s", i, again);
        free(text);
        free(again);
        cJSON_Delete(copy);
        cJSON_Delete(value);
    }
    cr_expect_null(json_parse("[9007199254740993] and more"));
    cr_expect_null(json_parse("[9007199254740993"));
}

Test(json_number, is_exact_where_an_int64_holds_it)
{
    cJSON *value = json_parse("[9223372036854775807,9223372036854775808,12,1.5,\"x\"]");
    int64_t n = 0;

    cr_expect(json_exact(cJSON_GetArrayItem(value, 0), &n) && n == INT64_MAX);
    cr_expect(json_exact(cJSON_GetArrayItem(value, 2), &n) && n == 12);
    for (int i = 1; i < 5; i += i == 1 ? 2 : 1)
        cr_expect(!json_exact(cJSON_GetArrayItem(value, i), &n), "%d", i);
    cr_expect_str_eq(json_digits(cJSON_GetArrayItem(value, 1)), "9223372036854775808");
    cr_expect_null(json_digits(cJSON_GetArrayItem(value, 4)));
    cr_expect(!json_exact(NULL, &n) && !json_digits(NULL));
    cJSON_Delete(value);
}
