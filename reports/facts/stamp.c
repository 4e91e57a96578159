#include "facts/stamp.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>

#include "facts/field.h"

/* Reads exactly @p digits digits at *@p at and steps over them; -1 when they are not there. */
static int digits_at(const char **at, int digits)
{
    int n = 0;

    for (int i = 0; i < digits; i++, (*at)++) {
        if (!isdigit((unsigned char)**at))
            return -1;
        n = 10 * n + (**at - '0');
    }
    return n;
}

static bool sign_at(const char **at, char sign)
{
    bool there = **at == sign;

    *at += there;
    return there;
}

/* Days from 1970-01-01 to the first of March of @p year: then a leap day is the last of its year.
 */
static int64_t days_to_march(int64_t year)
{
    return 365 * year + year / 4 - year / 100 + year / 400 - 719468;
}

/* Days from 1970-01-01; the months counted from March have 31 30 31 30 31, twice over. */
static int64_t day_number(int year, int month, int day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t m = month > 2 ? month - 3 : month + 9;

    return days_to_march(y) + (153 * m + 2) / 5 + day - 1;
}

static int64_t fraction_ms(const char **at)
{
    int64_t ms = 0, unit = 100;

    if (!sign_at(at, '.'))
        return 0;
    for (; isdigit((unsigned char)**at); (*at)++, unit /= 10)
        ms += unit * (**at - '0');
    return ms;
}

/* Minutes east of UTC; false when no zone is named, or something follows it. */
static bool zone_at(const char **at, int64_t *minutes)
{
    bool west = **at == '-';
    int h, m;

    *minutes = 0;
    if (sign_at(at, 'Z') || sign_at(at, 'z'))
        return **at == '\0';
    if (!west && **at != '+')
        return false;
    (*at)++;
    h = digits_at(at, 2);
    if (h < 0 || !sign_at(at, ':'))
        return false;
    m = digits_at(at, 2);
    *minutes = (west ? -1 : 1) * (60 * h + m);
    return m >= 0 && **at == '\0';
}

int64_t stamp_of(const char *text)
{
    static const char before[] = "--T::"; /* what stands behind each part but the last */
    static const int sizes[] = {4, 2, 2, 2, 2, 2};
    int part[6];
    int64_t ms, minutes;

    if (!text)
        return STAMP_NONE;
    for (size_t i = 0; i < 6; i++) {
        part[i] = digits_at(&text, sizes[i]);
        if (part[i] < 0 ||
            (i < 5 && !sign_at(&text, before[i]) && !(i == 2 && sign_at(&text, 't'))))
            return STAMP_NONE;
    }
    if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31 || part[3] > 23 || part[4] > 59)
        return STAMP_NONE;
    ms = fraction_ms(&text);
    if (!zone_at(&text, &minutes))
        return STAMP_NONE;
    ms += 1000 * (86400 * day_number(part[0], part[1], part[2]) + 3600 * (int64_t)part[3] +
                  60 * (part[4] - minutes) + part[5]);
    return ms;
}

int64_t stamp_field(const cJSON *object, const char *name)
{
    return stamp_of(field_text(object, name));
}
