/* Every reader of a number with its unit takes the whole text or nothing, and gives what its name
 * promises: no duration below zero, no hours beyond the day, three letters of currency. */
#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/quantity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was read, written plainly, is read as the same again. */
static void check_scalars(const char *text)
{
    static const struct {
        bool (*read)(const char *text, int64_t *value);
        const char *unit;
    } rows[] = {{quantity_duration_ms, "ms"},
                {quantity_distance_m, "m"},
                {quantity_power_w, "W"},
                {quantity_energy_wh, "Wh"}};
    char out[40];
    int64_t value, again;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (!rows[i].read(text, &value))
            continue;
        assert(value >= 0);
        snprintf(out, sizeof(out), "%lld %s", (long long)value, rows[i].unit);
        if (rows[i].read(out, &again)) /* not where the plain number has too many digits */
            assert(again == value);
    }
    if (quantity_current_ma(text, &value))
        assert(value >= 0);
}

static void check_pairs(const char *text)
{
    char currency[4];
    int64_t micro;
    int from, to, permille;

    if (quantity_permille(text, &permille))
        assert(permille >= 0);
    if (quantity_money_micro(text, &micro, currency))
        assert(strlen(currency) == 3 && isupper((unsigned char)currency[0]));
    if (quantity_hours(text, &from, &to))
        assert(from >= 0 && from <= 24 * 60 && to >= 0 && to <= 24 * 60);
    (void)quantity_micro(text, &micro);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_text_n((const char *)data, size);

    check_scalars(text);
    check_pairs(text);
    free(text);
    return 0;
}
