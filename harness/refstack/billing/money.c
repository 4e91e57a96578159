#include "refstack/billing/money.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>

#define MICRO 1000000
#define MOST  (INT64_MAX / 10) /* sums of a few still fit */

__extension__ typedef __int128 wide;

bool money_parse(const char *text, int64_t *out)
{
    bool negative = *text == '-';
    wide value = 0;
    bool fraction = false;
    int decimals = 0;

    text += negative;
    if (!isdigit((unsigned char)*text))
        return false;
    for (; *text; text++) {
        if (*text == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (!isdigit((unsigned char)*text) || decimals == 6 || value > MOST)
            return false;
        value = value * 10 + (*text - '0');
        decimals += fraction;
    }
    if (fraction && decimals == 0)
        return false;
    for (int i = decimals; i < 6; i++)
        value *= 10;
    if (value > MOST)
        return false;
    *out = (int64_t)(negative ? -value : value);
    return true;
}

int64_t money_times(int64_t a, int64_t b, int decimals, enum money_round how)
{
    wide product = (wide)a * b; /* millionths of millionths */
    wide step = MICRO;
    wide whole, rest;

    assert(decimals >= 0 && decimals <= 6);
    for (int i = decimals; i < 6; i++)
        step *= 10;
    if (product < 0)
        return -money_times(-a, b, decimals, how);
    whole = product / step;
    rest = product % step;
    if (how == MONEY_HALF_UP && rest * 2 >= step)
        whole++;
    if (how == MONEY_HALF_EVEN && (rest * 2 > step || (rest * 2 == step && whole % 2)))
        whole++;
    return (int64_t)(whole * (step / MICRO));
}

void money_text(int64_t m, int at_least, char out[32])
{
    int64_t unit = MICRO;
    int decimals = 0;
    char digits[16];

    for (; decimals < at_least || m % unit; decimals++)
        unit /= 10;
    snprintf(digits, sizeof(digits), ".%06jd", imaxabs(m % MICRO));
    snprintf(out, 32, "%s%jd%.*s", m < 0 ? "-" : "", imaxabs(m / MICRO),
             decimals > 0 ? decimals + 1 : 0, digits);
}
