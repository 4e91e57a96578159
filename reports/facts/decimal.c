#include "facts/decimal.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "facts/field.h"

#define SCALE_MAX 18

static const struct {
    const char *name, *words;
} modes[DECIMAL_MODE_COUNT] = {
#define X(name, words) [DECIMAL_##name] = {#name, words},
    DECIMAL_MODE_LIST(X)
#undef X
};

const char *decimal_mode_words(enum decimal_mode mode)
{
    assert((unsigned)mode < DECIMAL_MODE_COUNT);
    return modes[mode].words;
}

enum decimal_mode decimal_mode_of(const char *name)
{
    int mode = DECIMAL_MODE_COUNT - 1;

    while (mode > DECIMAL_half_up && strcmp(modes[mode].name, name) != 0)
        mode--;
    return (enum decimal_mode)mode;
}

/* Nothing, of which nothing can be made. */
static struct decimal invalid(void)
{
    return (struct decimal){0, 0, false};
}

struct decimal decimal_make(int64_t units, int scale)
{
    assert(scale >= 0 && scale <= SCALE_MAX);
    return (struct decimal){units, scale, true};
}

struct decimal decimal_parse(const char *text)
{
    struct decimal out = {0, 0, true};
    bool negative, point = false;
    int digits = 0;

    if (!text)
        return invalid();
    negative = *text == '-';
    for (text += negative; *text; text++) {
        if (*text == '.' && !point && digits) {
            point = true;
            continue;
        }
        if (!isdigit((unsigned char)*text) || ++digits > SCALE_MAX)
            return invalid();
        out.units = out.units * 10 + (*text - '0');
        out.scale += point;
    }
    if (!digits || (point && !out.scale))
        return invalid();
    out.units = negative ? -out.units : out.units;
    return out;
}

struct decimal decimal_field(const cJSON *object, const char *name, bool missing_is_zero)
{
    char *text = field_spelling(object, name);
    struct decimal out = !text && missing_is_zero ? decimal_make(0, 0) : decimal_parse(text);

    free(text);
    return out;
}

/* Trailing zeros only make overflow likelier. */
static struct decimal shortest(struct decimal a)
{
    while (a.scale > 0 && a.units % 10 == 0) {
        a.units /= 10;
        a.scale--;
    }
    return a;
}

static struct decimal scaled(struct decimal a, int scale)
{
    for (; a.scale < scale; a.scale++)
        if (__builtin_mul_overflow(a.units, INT64_C(10), &a.units))
            return invalid();
    return a;
}

struct decimal decimal_add(struct decimal a, struct decimal b)
{
    struct decimal out = {0, 0, true};

    a = shortest(a);
    b = shortest(b);
    out.scale = (int)number_most(a.scale, b.scale);
    a = scaled(a, out.scale);
    b = scaled(b, out.scale);
    if (!a.valid || !b.valid || __builtin_add_overflow(a.units, b.units, &out.units))
        return invalid();
    return out;
}

struct decimal decimal_sub(struct decimal a, struct decimal b)
{
    return decimal_add(a, decimal_negate(b));
}

struct decimal decimal_mul(struct decimal a, struct decimal b)
{
    struct decimal out = {0, 0, true};

    a = shortest(a);
    b = shortest(b);
    out.scale = a.scale + b.scale;
    if (!a.valid || !b.valid || out.scale > SCALE_MAX ||
        __builtin_mul_overflow(a.units, b.units, &out.units))
        return invalid();
    return out;
}

struct decimal decimal_negate(struct decimal a)
{
    if (a.units == INT64_MIN)
        return invalid();
    a.units = -a.units;
    return a;
}

static bool goes_away_from_zero(int64_t whole, int64_t rest, int64_t size, enum decimal_mode mode)
{
    int64_t twice = rest - (size - rest); /* sign of rest - size/2, without overflow */

    switch (mode) {
    case DECIMAL_half_up:
        return twice >= 0;
    case DECIMAL_half_even:
        return twice > 0 || (twice == 0 && whole % 2 != 0);
    case DECIMAL_up:
        return rest > 0;
    case DECIMAL_down:
    case DECIMAL_MODE_COUNT:
        break;
    }
    return false;
}

struct decimal decimal_round(struct decimal a, int scale, enum decimal_mode mode)
{
    int64_t size = 1, rest, sign = a.units < 0 ? -1 : 1;

    if (a.scale <= scale)
        return a;
    for (int i = scale; i < a.scale; i++)
        size *= 10;
    rest = a.units % size * sign;
    a.units /= size;
    a.scale = scale;
    if (goes_away_from_zero(a.units, rest, size, mode))
        a.units += sign;
    return a;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    struct decimal d = decimal_sub(a, b);

    if (!d.valid)
        return 1;
    return (d.units > 0) - (d.units < 0);
}

bool decimal_equal(struct decimal a, struct decimal b)
{
    return decimal_compare(a, b) == 0;
}

bool decimal_is_zero(struct decimal a)
{
    return a.valid && a.units == 0;
}

bool decimal_near(struct decimal a, struct decimal b, struct decimal most)
{
    struct decimal d = decimal_sub(a, b);

    if (d.units < 0)
        d = decimal_negate(d);
    return decimal_compare(d, most) <= 0;
}

const char *decimal_text(struct decimal a, int digits, char out[32])
{
    bool negative = a.units < 0;
    char number[24];
    int len;

    a = scaled(shortest(a), digits);
    if (!a.valid) {
        snprintf(out, 32, "?");
        return out;
    }
    len = snprintf(number, sizeof(number), "%0*" PRIu64, a.scale + 1,
                   negative ? 0 - (uint64_t)a.units : (uint64_t)a.units);
    snprintf(out, 32, "%s%.*s%s%s", negative ? "-" : "", len - a.scale, number, a.scale ? "." : "",
             number + len - a.scale);
    return out;
}
