/* title: decimals are exact, rounded only where told, and invalid where they cannot be */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "base/rng.h"
#include "facts/decimal.h"

static const struct {
    const char *text, *down, *half_up, *half_even, *up; /* to 2 decimals */
} roundings[] = {
    {"1.005", "1.00", "1.01", "1.00", "1.01"},      {"1.015", "1.01", "1.02", "1.02", "1.02"},
    {"-1.005", "-1.00", "-1.01", "-1.00", "-1.01"}, {"1.0049", "1.00", "1.00", "1.00", "1.01"},
    {"1.0051", "1.00", "1.01", "1.01", "1.01"},     {"0.999", "0.99", "1.00", "1.00", "1.00"},
    {"7", "7.00", "7.00", "7.00", "7.00"},          {"0.000000001", "0.00", "0.00", "0.00", "0.01"},
};

Test(decimal, rounding_follows_its_mode)
{
    for (size_t i = 0; i < sizeof(roundings) / sizeof(roundings[0]); i++) {
        const char *const want[] = {roundings[i].half_up, roundings[i].half_even, roundings[i].down,
                                    roundings[i].up};

        for (int mode = 0; mode < DECIMAL_MODE_COUNT; mode++) {
            char out[32];

            decimal_text(
                decimal_round(decimal_parse(roundings[i].text), 2, (enum decimal_mode)mode), 2,
                out);
            if (strcmp(out, "-0.00") == 0)
                memmove(out, out + 1, 5);
            cr_expect(strcmp(out, want[mode]) == 0, "row %zu mode %d: %s", i, mode, out);
        }
    }
}

Test(decimal, text_that_is_no_decimal_is_invalid_and_equals_nothing)
{
    static const char *const rows[] = {
        "",    "-",  ".",  "1.",  ".5",  "1e3",   "1,5",
        "0x1", " 1", "1 ", "--1", "1-1", "1.2.3", "1234567890123456789"};

    cr_expect(not(decimal_parse(NULL).valid));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct decimal d = decimal_parse(rows[i]);

        cr_expect(not(d.valid), "row %zu", i);
        cr_expect(not(decimal_equal(d, d)), "row %zu", i);
        cr_expect(not(decimal_near(d, d, decimal_make(1, 0))), "row %zu", i);
    }
}

Test(decimal, sums_and_products_agree_with_integers)
{
    struct rng r;

    rng_init(&r, 3, "decimal");
    for (int i = 0; i < 2000; i++) {
        int64_t a = rng_between(&r, -99999999, 99999999), b = rng_between(&r, -999999, 999999);
        struct decimal x = decimal_make(a, 3), y = decimal_make(b, 4);
        struct decimal sum = decimal_add(x, y), product = decimal_mul(x, y);

        cr_assert(decimal_equal(sum, decimal_make(a * 10 + b, 4)));
        cr_assert(decimal_equal(product, decimal_make(a * b, 7)));
        cr_assert(decimal_compare(x, y) == (a * 10 > b) - (a * 10 < b));
    }
}

Test(decimal, nothing_is_made_of_what_is_invalid)
{
    struct decimal none = decimal_parse(NULL), one = decimal_make(1, 0);

    cr_expect(not(decimal_add(none, one).valid || decimal_add(one, none).valid));
    cr_expect(not(decimal_sub(none, one).valid || decimal_sub(one, none).valid));
    cr_expect(not(decimal_mul(none, one).valid || decimal_mul(one, none).valid));
    cr_expect(not(decimal_negate(none).valid || decimal_is_zero(none)));
    cr_expect(not(decimal_equal(none, one) || decimal_equal(one, none)));
    cr_expect(not(decimal_round(none, 0, DECIMAL_up).valid));
}

Test(decimal, the_smallest_difference_is_one)
{
    struct decimal more = decimal_make(101, 2), less = decimal_make(100, 2);

    cr_expect(decimal_compare(more, less) == 1 && decimal_compare(less, more) == -1);
    cr_expect(decimal_near(more, less, decimal_make(1, 2)));
    cr_expect(decimal_near(less, more, decimal_make(1, 2)));
    cr_expect(not(decimal_near(less, more, decimal_make(9, 3))));
}

Test(decimal, what_overflows_is_invalid)
{
    struct decimal big = decimal_make(INT64_MAX - 1, 0), small = decimal_make(7, 18);

    cr_expect(not(decimal_mul(big, big).valid));
    cr_expect(not(decimal_add(big, big).valid));
    cr_expect(not(decimal_add(big, small).valid));
    cr_expect(not(decimal_negate(decimal_make(INT64_MIN, 0)).valid));
}
