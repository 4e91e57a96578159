/* title: fields of foreign JSON are read for what they are and nothing else */
#include <criterion/criterion.h>
#include <limits.h>

#include "base/json_read.h"
#include "base/json_write.h"

static cJSON *sample(void)
{
    return cJSON_Parse("{\"text\":\"12\",\"empty\":\"\",\"none\":null,\"yes\":true,\"no\":false,"
                       "\"n\":12,\"part\":-3.9,\"big\":5000000000,\"huge\":1e300,\"list\":[1],"
                       "\"Text\":\"other case\"}");
}

Test(json_read, a_text_is_a_text_and_no_number)
{
    cJSON *o = sample();

    cr_expect_str_eq(json_text(o, "text"), "12");
    cr_expect_str_eq(json_text(o, "Text"), "other case");
    cr_expect_str_eq(json_text(o, "empty"), "");
    cr_expect(json_is(o, "text", "12") && !json_is(o, "text", "1") && !json_is(o, "gone", ""));
    cr_expect_null(json_text(o, "n"));
    cr_expect_null(json_text(o, "none"));
    cr_expect_null(json_text(o, "TEXT"));
    cr_expect_eq(json_int(o, "text", -1), -1);
    cJSON_Delete(o);
}

Test(json_read, a_number_loses_its_fraction_and_what_no_number_holds_reads_as_missing)
{
    static const struct {
        const char *name;
        int64_t whole;
        int small;
    } rows[] = {
        {"n", 12, 12},         {"part", -3, -3}, {"big", INT64_C(5000000000), INT_MAX},
        {"huge", -1, INT_MAX}, {"none", -1, -1}, {"gone", -1, -1},
        {"yes", -1, -1},       {"list", -1, -1},
    };
    cJSON *o = sample();

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cr_expect_eq(json_int(o, rows[i].name, -1), rows[i].whole, "row %zu", i);
        cr_expect_eq(json_small(o, rows[i].name, -1), rows[i].small, "row %zu", i);
    }
    cJSON_Delete(o);
}

Test(json_read, only_true_is_true_and_no_object_has_no_fields)
{
    cJSON *o = sample();

    cr_expect(json_flag(o, "yes"));
    cr_expect(!json_flag(o, "no") && !json_flag(o, "n") && !json_flag(o, "gone"));
    cr_expect(cJSON_IsNull(json_item(o, "none")) && !json_item(o, "gone"));
    cr_expect(!json_item(NULL, "n") && !json_text(NULL, "n") && json_int(NULL, "n", 7) == 7);
    cr_expect_null(json_text(json_item(o, "list"), "n"));
    cJSON_Delete(o);
}

/* What a station was sent with a member twice it sends on with the one that it read. */
Test(json_read, a_copy_has_each_member_once_the_first)
{
    static const struct {
        const char *text, *copy;
    } rows[] = {
        {"{\"a\":1,\"b\":2,\"a\":3,\"a\":4}", "{\"a\":1,\"b\":2}"},
        {"{\"a\":{\"b\":1,\"b\":2},\"A\":[{\"c\":1,\"c\":{}}]}",
         "{\"a\":{\"b\":1},\"A\":[{\"c\":1}]}"},
        {"[1,1,{\"\":1,\"\":2}]", "[1,1,{\"\":1}]"},
        {"\"text\"", "\"text\""},
        {"{}", "{}"},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *value = cJSON_Parse(rows[i].text), *copy = json_copy_of(value);
        char *text = cJSON_PrintUnformatted(copy);

        cr_expect_str_eq(text, rows[i].copy);
        cJSON_free(text);
        cJSON_Delete(copy);
        cJSON_Delete(value);
    }
}
