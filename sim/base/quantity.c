#include "base/quantity.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#define MICRO  INT64_C(1000000)
#define SECOND INT64_C(1000)
#define MINUTE (60 * SECOND)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

#define DRIFT_MOST_PPM 100000
#define SHIFT_MOST     (50 * 365 * DAY)

struct unit {
    const char *name;
    int64_t factor; /* how many of the result's unit */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_blanks(const char **p)
{
    while (**p == ' ')
        (*p)++;
}

/* Digits with at most 6 decimals, as millionths; no sign. */
static bool read_micro(const char **p, int64_t *micro)
{
    int64_t n = 0, scale = MICRO / 10;

    if (!is_digit(**p))
        return false;
    for (; is_digit(**p); (*p)++) {
        n = n * 10 + (**p - '0');
        if (n > INT64_MAX / MICRO / 10)
            return false;
    }
    n *= MICRO;
    if (**p == '.') {
        ++*p;
        if (!is_digit(**p))
            return false;
        for (; is_digit(**p); (*p)++, scale /= 10) {
            if (scale == 0)
                return false;
            n += (**p - '0') * scale;
        }
    }
    *micro = n;
    return true;
}

/* The unit that @p p begins with, up to a blank or the end; NULL when it is none of @p units. */
static const struct unit *read_unit(const char **p, const struct unit *units)
{
    size_t len = strcspn(*p, " ");

    for (; units->name; units++) {
        if (strlen(units->name) == len && memcmp(units->name, *p, len) == 0) {
            *p += len;
            return units;
        }
    }
    return NULL;
}

/* "NUMBER UNIT" */
static bool read_amount(const char **p, const struct unit *units, int64_t *out)
{
    const struct unit *unit;
    int64_t micro;

    if (!read_micro(p, &micro))
        return false;
    skip_blanks(p);
    unit = read_unit(p, units);
    if (!unit || micro > INT64_MAX / unit->factor || micro * unit->factor % MICRO != 0)
        return false;
    *out = micro * unit->factor / MICRO;
    return true;
}

static bool one_amount(const char *text, const struct unit *units, int64_t *out)
{
    int64_t n;

    if (!text || !read_amount(&text, units, &n) || *text != '\0')
        return false;
    *out = n;
    return true;
}

bool quantity_duration_ms(const char *text, int64_t *ms)
{
    static const struct unit units[] = {
        {"ms", 1},           {"s", SECOND},      {"sec", SECOND},  {"second", SECOND},
        {"seconds", SECOND}, {"min", MINUTE},    {"mins", MINUTE}, {"minute", MINUTE},
        {"minutes", MINUTE}, {"h", HOUR},        {"hr", HOUR},     {"hour", HOUR},
        {"hours", HOUR},     {"d", DAY},         {"day", DAY},     {"days", DAY},
        {"week", 7 * DAY},   {"weeks", 7 * DAY}, {NULL, 0}};
    int64_t sum = 0, part;

    if (!text)
        return false;
    do {
        if (!read_amount(&text, units, &part) || part > INT64_MAX - sum)
            return false;
        sum += part;
        if (*text == ' ' && text[1] == '\0')
            return false;
        skip_blanks(&text);
    } while (*text);
    *ms = sum;
    return true;
}

bool quantity_distance_m(const char *text, int64_t *m)
{
    static const struct unit units[] = {{"m", 1}, {"km", 1000}, {NULL, 0}};

    return one_amount(text, units, m);
}

bool quantity_speed_m_per_h(const char *text, int64_t *m_per_h)
{
    static const struct unit units[] = {{"km/h", 1000}, {"kmh", 1000}, {"km", 1000}, {NULL, 0}};

    return one_amount(text, units, m_per_h);
}

bool quantity_power_w(const char *text, int64_t *w)
{
    static const struct unit units[] = {{"W", 1}, {"kW", 1000}, {"MW", 1000000}, {NULL, 0}};

    return one_amount(text, units, w);
}

bool quantity_energy_wh(const char *text, int64_t *wh)
{
    static const struct unit units[] = {{"Wh", 1}, {"kWh", 1000}, {"MWh", 1000000}, {NULL, 0}};

    return one_amount(text, units, wh);
}

bool quantity_current_ma(const char *text, int64_t *ma)
{
    static const struct unit units[] = {{"mA", 1}, {"A", 1000}, {NULL, 0}};

    return one_amount(text, units, ma);
}

bool quantity_permille(const char *text, int *permille)
{
    static const struct unit units[] = {{"%", 10}, {NULL, 0}};
    int64_t n;

    if (!one_amount(text, units, &n) || n > 1000)
        return false;
    *permille = (int)n;
    return true;
}

static bool read_signed(const char **p, int64_t *micro)
{
    bool negative = **p == '-';

    if (negative)
        ++*p;
    if (!read_micro(p, micro))
        return false;
    if (negative)
        *micro = -*micro;
    return true;
}

bool quantity_money_micro(const char *text, int64_t *micro, char currency[4])
{
    int64_t n;

    if (!text || !read_signed(&text, &n) || *text != ' ')
        return false;
    skip_blanks(&text);
    for (size_t i = 0; i < 3; i++) {
        if (text[i] < 'A' || text[i] > 'Z')
            return false;
    }
    if (text[3] != '\0')
        return false;
    memcpy(currency, text, 4);
    *micro = n;
    return true;
}

/* "hh:mm" up to @p max_min */
static bool read_clock(const char **p, int max_min, int *min)
{
    const char *t = *p;

    for (size_t i = 0; i < 5; i++) {
        if (i == 2 ? t[i] != ':' : !is_digit(t[i]))
            return false;
    }
    if (t[3] > '5')
        return false;
    *min = ((t[0] - '0') * 10 + t[1] - '0') * 60 + (t[3] - '0') * 10 + t[4] - '0';
    *p += 5;
    return *min <= max_min;
}

bool quantity_hours(const char *text, int *from_min, int *to_min)
{
    int from, to;

    if (!text || !read_clock(&text, 1439, &from) || *text++ != '-')
        return false;
    if (!read_clock(&text, 1440, &to) || *text != '\0' || from == to)
        return false;
    *from_min = from;
    *to_min = to;
    return true;
}

bool quantity_drift_ppm(const char *text, int64_t *ppm)
{
    static const struct unit units[] = {{"ppm", 1}, {NULL, 0}};
    bool negative = text && *text == '-';
    int64_t n;

    if (!text || !one_amount(text + negative, units, &n) || n > DRIFT_MOST_PPM)
        return false;
    *ppm = negative ? -n : n;
    return true;
}

bool quantity_shift_ms(const char *text, int64_t *ms)
{
    int64_t n = 0;

    if (!text || (strcmp(text, "right") != 0 &&
                  ((*text != '+' && *text != '-') || !quantity_duration_ms(text + 1, &n))))
        return false;
    if (n > SHIFT_MOST)
        return false;
    *ms = *text == '-' ? -n : n;
    return true;
}

bool quantity_micro(const char *text, int64_t *micro)
{
    int64_t n;

    if (!text || !read_signed(&text, &n) || *text != '\0')
        return false;
    *micro = n;
    return true;
}

const char *quantity_expected(enum quantity q)
{
    static const char *const text[QUANTITY_COUNT] = {
#define X(name, words) [QUANTITY_##name] = words,
        QUANTITY_LIST(X)
#undef X
    };

    assert((unsigned)q < QUANTITY_COUNT);
    return text[q];
}
