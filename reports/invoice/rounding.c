#include "invoice/rounding.h"

#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"
#include "facts/field.h"

/* The usual number of decimals and up to two more are tried to explain a figure. */
#define SCALES 3

struct rounding rounding_of(const cJSON *tariff)
{
    const cJSON *rounding = field(tariff, "rounding");
    const char *scope = field_text(rounding, "scope");

    return (struct rounding){
        .by_line = !*scope || strcmp(scope, "line") == 0,
        .by_document = strcmp(scope, "document") == 0,
        .decimals = (int)json_int(rounding, "decimals", 2),
        .mode = decimal_mode_of(field_text(rounding, "mode")),
        .tax_percent = decimal_field(tariff, "tax_percent", true),
    };
}

struct decimal rounding_percent(struct decimal amount, struct decimal percent)
{
    return decimal_mul(decimal_mul(amount, percent), decimal_make(1, 2));
}

char *rounding_words(struct decimal figure, struct decimal exact, const struct rounding *usual)
{
    for (int scale = 0; scale < SCALES; scale++)
        for (int mode = 0; mode < DECIMAL_MODE_COUNT; mode++) {
            int decimals = usual->decimals + scale;

            if (decimal_equal(figure, decimal_round(exact, decimals, (enum decimal_mode)mode)))
                return mem_printf("%s to %d decimals", decimal_mode_words((enum decimal_mode)mode),
                                  decimals);
        }
    return decimal_equal(figure, exact) ? mem_text("not rounded at all") : NULL;
}
