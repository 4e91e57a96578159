/* title: who is refused at the server is told once, and harmlessly */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "server/refusals.h"

struct told {
    int count;
    char last[400];
};

static void tell(void *ctx, const char *sentence)
{
    struct told *t = ctx;

    t->count++;
    snprintf(t->last, sizeof(t->last), "%s", sentence);
}

static void refuse(struct refusals *r, const char *who, const char *from, int64_t now_ms)
{
    refusals_add(r, &(struct refusal){who, from, 404, "nobody knows it"}, now_ms);
}

Test(refusals, what_goes_on_is_told_once_a_minute_with_its_count)
{
    struct told t = {0};
    struct refusals *r = refusals_new(tell, &t);
    cJSON *list;

    for (int64_t ms = 0; ms < 60000; ms += 1000)
        refuse(r, "CP-1", "127.0.0.1", ms);
    cr_expect(eq(int, t.count, 1));
    cr_expect(eq(str, t.last, "refuses \"CP-1\" from 127.0.0.1 with 404: nobody knows it"));
    refuse(r, "CP-1", "127.0.0.1", 60000);
    cr_expect(eq(int, t.count, 2));
    cr_expect(
        eq(str, t.last, "refuses \"CP-1\" from 127.0.0.1 with 404: nobody knows it (60 times)"));
    list = refusals_show(r);
    cr_expect(eq(int, cJSON_GetArraySize(list), 1));
    cr_expect(eq(int, json_small(list->child, "times", 0), 61));
    cr_expect(eq(int, json_small(list->child, "last_ms", 0), 60000));
    cJSON_Delete(list);
    refusals_free(r);
}

Test(refusals, one_address_has_twenty_lines_a_minute_and_takes_none_from_another)
{
    struct told t = {0};
    struct refusals *r = refusals_new(tell, &t);
    char who[20];

    for (int i = 0; i < 100; i++) {
        snprintf(who, sizeof(who), "CP-%d", i);
        refuse(r, who, "10.0.0.1", 1000 + i);
        if (i == 19)
            cr_expect(strstr(t.last, "what else comes from there in this minute is on the page") !=
                      NULL);
    }
    cr_expect(eq(int, t.count, 20));
    refuse(r, "CP-A", "10.0.0.2", 1200);
    cr_expect(eq(int, t.count, 21));
    refuse(r, "CP-B", "10.0.0.1", 61000);
    cr_expect(eq(int, t.count, 22), "a minute later it is told again");
    refusals_free(r);
}

Test(refusals, more_addresses_than_are_remembered_are_all_told)
{
    struct told t = {0};
    struct refusals *r = refusals_new(tell, &t);
    char from[20];

    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 100; i++) {
            snprintf(from, sizeof(from), "10.0.0.%d", i);
            refuse(r, NULL, from, 1000);
        }
    }
    cr_expect(eq(int, t.count, 200), "the list holds 50, so that each is new again");
    cr_expect(eq(str, t.last, "refuses somebody from 10.0.0.99 with 404: nobody knows it"));
    refusals_free(r);
}

Test(refusals, foreign_text_is_nothing_but_printable_letters)
{
    static const struct {
        const char *text, *left;
    } rows[] = {
        {"CP-1", "CP-1"},
        {"", ""},
        {"a\nb\r\x1b[31m", "a\\x0ab\\x0d\\x1b[31m"},
        {"\"\\", "\\x22\\x5c"},
        {"\xc3\xa4\xe2\x80\xae\xff\x7f", "\\xc3\\xa4\\xe2\\x80\\xae\\xff\\x7f"},
        {"123456789012345678901234567890123456789012345678901234567890",
         "123456789012345678901234567890123456789012345678901234567890"},
        {"123456789012345678901234567890123456789012345678901234567890x",
         "123456789012345678901234567890123456789012345678901234567890..."},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *left = refusals_harmless(rows[i].text);

        cr_expect(eq(str, left, (char *)rows[i].left), "row %zu", i);
        free(left);
    }
}

Test(refusals, the_oldest_of_fifty_makes_room)
{
    struct refusals *r = refusals_new(NULL, NULL);
    char who[20];
    cJSON *list;

    for (int i = 0; i < 60; i++) {
        snprintf(who, sizeof(who), "CP-%d", i);
        refuse(r, who, "10.0.0.1", i);
        refuse(r, "CP-0", "10.0.0.1", i);
    }
    list = refusals_show(r);
    cr_expect(eq(int, cJSON_GetArraySize(list), 50));
    cr_expect(eq(str, (char *)json_text(list->child, "who"), "CP-0"), "it came last");
    cr_expect(eq(str, (char *)json_text(cJSON_GetArrayItem(list, 49), "who"), "CP-11"));
    cJSON_Delete(list);
    refusals_free(r);
}
