/* title: a scenario is about what the comment at its beginning says */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "host/about.h"

static void expect_about(const char *lua, const char *want)
{
    char *about = about_text(lua);

    cr_expect(eq(str, about, (char *)(uintptr_t)want), "of \"%.60s\"", lua);
    free(about);
}

Test(about, the_first_comment_becomes_one_line)
{
    expect_about("-- A post keeps the cable.\nscenario \"x\" {}\n", "A post keeps the cable.");
    expect_about("-- One\n--   two\t three \r\n--- four\nscenario", "One two three four");
    expect_about("-- no more", "no more");
}

Test(about, what_follows_something_else_is_no_part_of_it)
{
    expect_about("-- One\n\n-- two\n", "One");
    expect_about("scenario \"x\" {} -- later\n", "");
    expect_about("--[[ a block ]]\n", "");
    expect_about("", "");
    expect_about("--", "");
}

Test(about, a_long_one_is_cut_at_a_word_and_nothing_follows_the_gap)
{
    char *lua = mem_new(1200), *about;

    strcat(lua, "-- ");
    for (int i = 0; i < 55; i++)
        strcat(lua, "sevens ");
    strcat(lua, "waytoolongforwhatisleft a\n");
    about = about_text(lua);
    cr_expect(eq(sz, strlen(about), 55 * 7 - 1));
    free(about);
    free(lua);
}
