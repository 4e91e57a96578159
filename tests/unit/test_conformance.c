/* title: the catalogue of test cases holds each id once, and knows which are played */
#include <criterion/criterion.h>
#include <string.h>

#include "stage/conformance.h"

Test(conformance, every_id_stands_once_and_ends_in_its_side)
{
    const struct conformance_case *cases = conformance_cases();
    int of_16 = 0, of_201 = 0;

    for (int i = 0; cases[i].id; i++) {
        const char *tail = strrchr(cases[i].id, '_');

        cr_expect(conformance_find(cases[i].id) == &cases[i], "%s stands twice", cases[i].id);
        cr_expect(strcmp(tail, "_CS") == 0 || strcmp(tail, "_CSMS") == 0, "%s", cases[i].id);
        if (cases[i].side)
            cr_expect_str_eq(tail + 1, cases[i].side);
        if (strcmp(cases[i].version, "1.6") == 0)
            of_16++;
        else
            of_201++;
    }
    cr_expect(of_16 == 179, "%d", of_16);
    cr_expect(of_201 == 676, "%d", of_201);
}

Test(conformance, a_wrong_id_is_told_the_nearest)
{
    cr_expect_null(conformance_find("TC_001"));
    cr_expect_str_eq(conformance_nearest("TC_001_C"), "TC_001_CS");
}

static int number(const cJSON *row, const char *field)
{
    return cJSON_GetObjectItemCaseSensitive(row, field)->valueint;
}

static const char *text(const cJSON *row, const char *field)
{
    return cJSON_GetObjectItemCaseSensitive(row, field)->valuestring;
}

static const char *state(const cJSON *report, const char *id)
{
    const cJSON *row;

    cJSON_ArrayForEach (row, cJSON_GetObjectItemCaseSensitive(report, "cases")) {
        if (strcmp(cJSON_GetObjectItemCaseSensitive(row, "id")->valuestring, id) == 0)
            return cJSON_GetObjectItemCaseSensitive(row, "state")->valuestring;
    }
    return "";
}

Test(conformance, cases_exist_are_missing_or_not_applicable)
{
    cJSON *scenarios = cJSON_Parse("[{\"conformance\":\"TC_003_CS\",\"file\":\"a.lua\"},"
                                   "{\"file\":\"b.lua\"}]");
    cJSON *report = conformance_report(scenarios);
    const cJSON *total = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(report, "totals"), 0);
    int of_side = 0;

    for (const struct conformance_case *c = conformance_cases(); c->id; c++)
        of_side += strcmp(c->version, text(total, "version")) == 0 &&
                   strcmp(strrchr(c->id, '_') + 1, text(total, "side")) == 0;

    cr_expect_str_eq(state(report, "TC_003_CS"), "exists");
    cr_expect_str_eq(state(report, "TC_001_CS"), "missing");
    cr_expect_str_eq(state(report, "TC_C_50_CS"), "not applicable");
    cr_expect(number(total, "exists") == 1);
    cr_expect(number(total, "exists") + number(total, "missing") +
                  number(total, "not_applicable") ==
              of_side);
    cJSON_Delete(report);
    cJSON_Delete(scenarios);
}
