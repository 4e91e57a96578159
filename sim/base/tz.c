#include "base/tz.h"

#include <stddef.h>
#include <string.h>

#define DAY_S  INT64_C(86400)
#define DAY_MS (DAY_S * 1000)

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Days since 1970-01-01 of a date in the proleptic Gregorian calendar; years begin in March here,
 * so that the leap day is the last of its year. */
static int64_t days_of(int64_t year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = floor_div(y, 400);
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_of(int64_t days, struct tz_local *out)
{
    int64_t z = days + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t of_era = z - era * 146097;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;

    out->day = (int)(of_year - (153 * m + 2) / 5 + 1);
    out->month = (int)(m < 10 ? m + 3 : m - 9);
    out->year = (int)(y + era * 400 + (out->month <= 2));
    out->weekday = (int)(((days + 4) % 7 + 7) % 7);
}

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year));
}

/* --- the rule ------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool read_number(const char **p, int max, int *out)
{
    int n = 0;

    if (!is_digit(**p))
        return false;
    while (is_digit(**p) && n <= max)
        n = n * 10 + (*(*p)++ - '0');
    *out = n;
    return n <= max;
}

static bool read_name(const char **p)
{
    const char *from = *p;

    if (*from == '<') {
        while (**p && **p != '>')
            (*p)++;
        return *(*p) == '>' && ++*p - from >= 5;
    }
    while (is_letter(**p))
        (*p)++;
    return *p - from >= 3;
}

/* [+-]h[h[h]][:mm[:ss]] */
static bool read_time(const char **p, int max_hours, int32_t *out)
{
    int sign = **p == '-' ? -1 : 1;
    int h, m = 0, s = 0;

    if (**p == '-' || **p == '+')
        (*p)++;
    if (!read_number(p, max_hours, &h))
        return false;
    if (**p == ':' && (++*p, !read_number(p, 59, &m)))
        return false;
    if (**p == ':' && (++*p, !read_number(p, 59, &s)))
        return false;
    *out = sign * (h * 3600 + m * 60 + s);
    return true;
}

/* ,Mm.w.d[/time] */
static bool read_change(const char **p, struct tz_change *out)
{
    if (*(*p)++ != ',' || *(*p)++ != 'M')
        return false;
    if (!read_number(p, 12, &out->month) || out->month < 1 || *(*p)++ != '.')
        return false;
    if (!read_number(p, 5, &out->week) || out->week < 1 || *(*p)++ != '.')
        return false;
    if (!read_number(p, 6, &out->day))
        return false;
    out->at_s = 2 * 3600;
    if (**p != '/')
        return true;
    ++*p;
    return read_time(p, 167, &out->at_s);
}

bool tz_parse(struct tz *tz, const char *rule)
{
    const char *p = rule;
    int32_t west;

    *tz = (struct tz){0};
    if (!read_name(&p) || !read_time(&p, 24, &west))
        return false;
    tz->std_s = tz->dst_s = -west;
    if (*p == '\0')
        return true;
    if (!read_name(&p))
        return false;
    tz->has_dst = true;
    tz->dst_s = tz->std_s + 3600;
    if (*p != ',') {
        if (!read_time(&p, 24, &west))
            return false;
        tz->dst_s = -west;
    }
    if (!read_change(&p, &tz->to_dst))
        return false;
    return read_change(&p, &tz->to_std) && *p == '\0';
}

/* --- offsets -------------------------------------------------------------------------------- */

/* The moment of @p change in @p year, UTC seconds, for a wall clock that runs at @p offset_s. */
static int64_t change_s(const struct tz_change *change, int64_t year, int32_t offset_s)
{
    int64_t first = days_of(year, change->month, 1);
    int weekday = (int)(((first + 4) % 7 + 7) % 7);
    int day = 1 + (change->day - weekday + 7) % 7 + (change->week - 1) * 7;

    while (day > month_days(year, change->month))
        day -= 7;
    return (first + day - 1) * DAY_S + change->at_s - offset_s;
}

int32_t tz_offset_s(const struct tz *tz, int64_t utc_ms)
{
    int64_t now_s = floor_div(utc_ms, 1000);
    int64_t to_dst, to_std;
    struct tz_local std;
    bool dst;

    if (!tz->has_dst)
        return tz->std_s;
    date_of(floor_div(now_s + tz->std_s, DAY_S), &std);
    to_dst = change_s(&tz->to_dst, std.year, tz->std_s);
    to_std = change_s(&tz->to_std, std.year, tz->dst_s);
    if (to_dst < to_std)
        dst = now_s >= to_dst && now_s < to_std;
    else
        dst = now_s >= to_dst || now_s < to_std;
    return dst ? tz->dst_s : tz->std_s;
}

void tz_local(const struct tz *tz, int64_t utc_ms, struct tz_local *out)
{
    int32_t offset_s = tz_offset_s(tz, utc_ms);
    int64_t local_ms = utc_ms + (int64_t)offset_s * 1000;
    int64_t days = floor_div(local_ms, DAY_MS);
    int of_day = (int)(local_ms - days * DAY_MS);

    date_of(days, out);
    out->hour = of_day / 3600000;
    out->minute = of_day / 60000 % 60;
    out->second = of_day / 1000 % 60;
    out->ms = of_day % 1000;
    out->offset_s = offset_s;
}

/* The change of offset after which @p wall_s was skipped: it lies between the two readings of the
 * wall clock. */
static int64_t gap_end_s(const struct tz *tz, int64_t year, int64_t wall_s)
{
    int64_t a = wall_s - tz->std_s, b = wall_s - tz->dst_s;
    int64_t low = a < b ? a : b, high = a < b ? b : a;

    for (int64_t y = year - 1; y <= year + 1; y++) {
        int64_t change[2] = {change_s(&tz->to_dst, y, tz->std_s),
                             change_s(&tz->to_std, y, tz->dst_s)};
        for (size_t i = 0; i < 2; i++) {
            if (low < change[i] && change[i] <= high)
                return change[i];
        }
    }
    return high;
}

int64_t tz_utc_ms(const struct tz *tz, int year, int month, int day, int second_of_day)
{
    int64_t months = (int64_t)year * 12 + month - 1;
    int64_t y = floor_div(months, 12);
    int64_t days = days_of(y, (int)(months - y * 12) + 1, 1) + day - 1;
    int64_t wall_s = days * DAY_S + second_of_day;
    int64_t std = wall_s - tz->std_s, dst = wall_s - tz->dst_s;
    bool std_fits = tz_offset_s(tz, std * 1000) == tz->std_s;
    bool dst_fits = tz_offset_s(tz, dst * 1000) == tz->dst_s;

    if (std_fits && dst_fits)
        return (std < dst ? std : dst) * 1000;
    if (std_fits || dst_fits)
        return (std_fits ? std : dst) * 1000;
    return gap_end_s(tz, y, wall_s) * 1000;
}

/* --- RFC 3339 ------------------------------------------------------------------------------- */

static char *put_digits(char *p, int n, int width)
{
    for (int i = width - 1; i >= 0; i--, n /= 10)
        p[i] = (char)('0' + n % 10);
    return p + width;
}

bool tz_has(const struct tz *tz, int year, int month, int day, int second_of_day)
{
    struct tz_local l;

    tz_local(tz, tz_utc_ms(tz, year, month, day, second_of_day), &l);
    return l.year == year && l.month == month && l.day == day &&
           l.hour * 3600 + l.minute * 60 + l.second == second_of_day;
}

void tz_rfc3339(int64_t utc_ms, char out[25])
{
    static const struct tz utc = {0};
    struct tz_local t;
    char *p = out;

    tz_local(&utc, utc_ms, &t);
    p = put_digits(p, t.year, 4);
    *p++ = '-';
    p = put_digits(p, t.month, 2);
    *p++ = '-';
    p = put_digits(p, t.day, 2);
    *p++ = 'T';
    p = put_digits(p, t.hour, 2);
    *p++ = ':';
    p = put_digits(p, t.minute, 2);
    *p++ = ':';
    p = put_digits(p, t.second, 2);
    *p++ = '.';
    p = put_digits(p, t.ms, 3);
    memcpy(p, "Z", 2);
}

/* Exactly @p width digits. */
static bool read_digits(const char **p, int width, int low, int high, int *out)
{
    *out = 0;
    for (int i = 0; i < width; i++, (*p)++) {
        if (!is_digit(**p))
            return false;
        *out = *out * 10 + (**p - '0');
    }
    return *out >= low && *out <= high;
}

static bool read_mark(const char **p, const char *marks)
{
    if (**p == '\0' || !strchr(marks, **p))
        return false;
    ++*p;
    return true;
}

static bool read_fraction(const char **p, int *ms)
{
    int scale = 100;

    *ms = 0;
    if (**p != '.')
        return true;
    ++*p;
    if (!is_digit(**p))
        return false;
    for (; is_digit(**p); (*p)++, scale /= 10)
        *ms += (**p - '0') * scale;
    return true;
}

static bool read_zone(const char **p, int *offset_s)
{
    int sign, h, m;

    *offset_s = 0;
    if (read_mark(p, "Zz"))
        return true;
    sign = **p == '-' ? -1 : 1;
    if (!read_mark(p, "+-") || !read_digits(p, 2, 0, 23, &h) || !read_mark(p, ":") ||
        !read_digits(p, 2, 0, 59, &m))
        return false;
    *offset_s = sign * (h * 3600 + m * 60);
    return true;
}

bool tz_parse_rfc3339(const char *text, int64_t *utc_ms)
{
    const char *p = text;
    int year, month, day, h, m, s, ms, offset_s;

    if (!read_digits(&p, 4, 0, 9999, &year) || !read_mark(&p, "-") ||
        !read_digits(&p, 2, 1, 12, &month) || !read_mark(&p, "-") ||
        !read_digits(&p, 2, 1, month_days(year, month), &day) || !read_mark(&p, "Tt"))
        return false;
    if (!read_digits(&p, 2, 0, 23, &h) || !read_mark(&p, ":") || !read_digits(&p, 2, 0, 59, &m) ||
        !read_mark(&p, ":") || !read_digits(&p, 2, 0, 59, &s))
        return false;
    if (!read_fraction(&p, &ms) || !read_zone(&p, &offset_s) || *p != '\0')
        return false;
    s += h * 3600 + m * 60 - offset_s;
    *utc_ms = (days_of(year, month, day) * DAY_S + s) * 1000 + ms;
    return true;
}
