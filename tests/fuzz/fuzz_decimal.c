/* A decimal that is read is written as the same number; the biller's and the oracle's readers,
 * which share no code, agree; sums are exact or invalid. Two numbers, each up to the end of its
 * line. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/quantity.h"
#include "facts/decimal.h"
#include "refstack/billing/money.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct decimal check_one(const char *text)
{
    struct decimal d = decimal_parse(text);
    int64_t micro, again, plain;
    char out[32];

    if (d.valid) {
        assert(decimal_equal(decimal_parse(decimal_text(d, 0, out)), d));
        assert(decimal_equal(decimal_negate(decimal_negate(d)), d));
    }
    if (money_parse(text, &micro)) {
        money_text(micro, 2, out);
        assert(money_parse(out, &again) && again == micro);
        if (d.valid)
            assert(decimal_equal(d, decimal_make(micro, 6)));
    }
    if (quantity_micro(text, &plain) && d.valid)
        assert(decimal_equal(d, decimal_make(plain, 6)));
    return d;
}

static void check_rounding(struct decimal d)
{
    for (int mode = 0; mode < DECIMAL_MODE_COUNT; mode++)
        for (int scale = 0; scale < 8; scale++) {
            struct decimal r = decimal_round(d, scale, (enum decimal_mode)mode);

            if (!r.valid || !d.valid)
                continue;
            assert(r.scale <= scale || r.scale == d.scale);
            assert(decimal_equal(decimal_round(r, scale, (enum decimal_mode)mode), r));
            assert(!decimal_sub(r, d).valid || decimal_near(r, d, decimal_make(1, scale)));
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_text_n((const char *)data, size), *rest = text;
    struct decimal a = check_one(strsep(&rest, "\n"));
    struct decimal b = check_one(rest ? rest : "1");
    struct decimal sum = decimal_add(a, b), product = decimal_mul(a, b);

    if (sum.valid && decimal_sub(sum, b).valid)
        assert(decimal_equal(decimal_sub(sum, b), a));
    if (product.valid)
        assert(decimal_equal(product, decimal_mul(b, a)));
    check_rounding(a);
    check_rounding(product);
    free(text);
    return 0;
}
