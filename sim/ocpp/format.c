/* The two formats of the schemas, read as ajv-formats reads them, so that our verdict is that of
 * the validator most peers use. */
#include "ocpp/message.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

static bool is_one_of(char c, const char *set)
{
    return c != '\0' && strchr(set, c);
}

/* --- date-time ------------------------------------------------------------------------------ */

/* Exactly @p width digits; -1 when they are not there. */
static int digits(const char **p, int width)
{
    int n = 0;

    for (int i = 0; i < width; i++, (*p)++) {
        if (!is_digit(**p))
            return -1;
        n = n * 10 + (**p - '0');
    }
    return n;
}

static bool mark(const char **p, const char *set)
{
    if (!is_one_of(**p, set))
        return false;
    ++*p;
    return true;
}

static bool read_date(const char **p)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = digits(p, 4), month, day;
    bool leap;

    if (year < 0 || !mark(p, "-"))
        return false;
    month = digits(p, 2);
    if (month < 1 || month > 12 || !mark(p, "-"))
        return false;
    day = digits(p, 2);
    leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

/* Z, +02, +0200, +02:00; @p minutes is the offset. */
static bool read_zone(const char **p, int *minutes)
{
    int sign, h, m = 0;

    *minutes = 0;
    if (mark(p, "Zz"))
        return true;
    sign = **p == '-' ? -1 : 1;
    if (!mark(p, "+-") || (h = digits(p, 2)) < 0 || h > 23)
        return false;
    if (**p == ':' || is_digit(**p)) {
        mark(p, ":");
        m = digits(p, 2);
    }
    *minutes = sign * (h * 60 + m);
    return m >= 0 && m <= 59;
}

bool ocpp_is_datetime(const char *text)
{
    const char *p = text;
    int h, m, s, zone;

    if (!read_date(&p) || !mark(&p, "Tt \t\n\r\f\v"))
        return false;
    if ((h = digits(&p, 2)) < 0 || !mark(&p, ":") || (m = digits(&p, 2)) < 0 || !mark(&p, ":") ||
        (s = digits(&p, 2)) < 0)
        return false;
    if (*p == '.') {
        p++;
        if (!is_digit(*p))
            return false;
        while (is_digit(*p))
            p++;
    }
    if (!read_zone(&p, &zone) || *p != '\0')
        return false;
    if (h <= 23 && m <= 59 && s <= 59)
        return true;
    /* a leap second stands at 23:59:60 UTC only */
    return s == 60 && h <= 23 && m <= 59 && (h * 60 + m - zone + 2880) % 1440 == 1439;
}

/* --- uri ------------------------------------------------------------------------------------ */

static bool ipv4(const char *p, const char *end)
{
    for (int i = 0; i < 4; i++) {
        int n = 0, width = 0;

        for (; p < end && is_digit(*p) && width < 3; p++, width++)
            n = n * 10 + (*p - '0');
        if (width == 0 || n > 255 || (i < 3 && (p == end || *p++ != '.')))
            return false;
    }
    return p == end;
}

/* Groups of hex digits, one run of them left out as "::", the last two perhaps dotted. */
static bool ipv6(const char *p, const char *end)
{
    int groups = 0;
    bool gap = false;

    if (end - p >= 2 && p[0] == ':' && p[1] == ':') {
        gap = true;
        p += 2;
    }
    while (p < end) {
        const char *from = p;

        while (p < end && is_hex(*p))
            p++;
        if (p < end && *p == '.')
            return ipv4(from, end) && (gap ? groups + 2 <= 7 : groups + 2 == 8);
        if (p == from || p - from > 4 || ++groups > 8)
            return false;
        if (p == end)
            break;
        if (*p++ != ':' || p == end)
            return false;
        if (*p == ':') {
            if (gap)
                return false;
            gap = true;
            p++;
        }
    }
    return gap ? groups <= 7 : groups == 8;
}

static bool ipv_future(const char *p, const char *end)
{
    const char *from;

    if (p == end || !is_one_of(*p++, "vV"))
        return false;
    for (from = p; p < end && is_hex(*p); p++)
        ;
    if (p == from || p == end || *p++ != '.' || p == end)
        return false;
    for (; p < end; p++) {
        if (!is_alpha(*p) && !is_digit(*p) && !is_one_of(*p, "-._~!$&'()*+,;=:"))
            return false;
    }
    return true;
}

/* Characters of a path segment and those in @p more, percent-encoding included. */
static bool all_legal(const char *p, const char *end, const char *more)
{
    while (p < end) {
        if (*p == '%' && end - p >= 3 && is_hex(p[1]) && is_hex(p[2])) {
            p += 3;
            continue;
        }
        if (!is_alpha(*p) && !is_digit(*p) && !is_one_of(*p, "-._~!$&'\"()*+,;=:@") &&
            !is_one_of(*p, more))
            return false;
        p++;
    }
    return true;
}

/* The address in brackets of "//user@[address]:port/path", and what stands around it. */
static bool bracketed(const char *open, const char *close, const char *from, const char *end)
{
    const char *p = close + 1;

    if (open > from && (open[-1] != '@' || memchr(from, '@', (size_t)(open - 1 - from)) ||
                        memchr(from, '"', (size_t)(open - from)) || !all_legal(from, open, "")))
        return false;
    if (!ipv6(open + 1, close) && !ipv_future(open + 1, close))
        return false;
    if (p < end && *p == ':') {
        p++;
        while (p < end && is_digit(*p))
            p++;
    }
    return p == end || (*p == '/' && all_legal(p, end, "/"));
}

static bool is_hierarchy(const char *p, const char *end)
{
    const char *open = memchr(p, '[', (size_t)(end - p)), *close;

    if (p == end)
        return false;
    if (!open)
        return all_legal(p, end, "/");
    close = memchr(open, ']', (size_t)(end - open));
    if (*p != '/' || !close)
        return false;
    p += p + 1 < end && p[1] == '/' ? 2 : 1;
    return open >= p && bracketed(open, close, p, end);
}

bool ocpp_is_uri(const char *text)
{
    const char *p = text, *end = text + strlen(text), *path_end;

    if (!is_alpha(*p))
        return false;
    while (is_alpha(*p) || is_digit(*p) || is_one_of(*p, "+-."))
        p++;
    if (*p++ != ':')
        return false;
    path_end = p + strcspn(p, "?#");
    if (!is_hierarchy(p, path_end))
        return false;
    p = path_end;
    if (*p == '?') {
        path_end = p + strcspn(p, "#");
        if (!all_legal(p + 1, path_end, "/?"))
            return false;
        p = path_end;
    }
    return *p == '\0' || all_legal(p + 1, end, "/?");
}
