#include "base/json_number.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/mem.h"

enum {
    PLAIN = 15, /* so many digits cJSON reads and writes as they are */
};

static void keep_digits(cJSON *number, const char *digits, size_t len)
{
    free(number->valuestring);
    number->valuestring = mem_text_n(digits, len);
}

cJSON *json_number(int64_t n)
{
    char digits[24];
    int len = snprintf(digits, sizeof(digits), "%" PRId64, n);
    cJSON *number = cJSON_CreateNumber((double)n);

    if (len > PLAIN)
        keep_digits(number, digits, (size_t)len);
    return number;
}

const char *json_digits(const cJSON *item)
{
    return cJSON_IsNumber(item) ? item->valuestring : NULL;
}

bool json_exact(const cJSON *item, int64_t *n)
{
    const char *digits = json_digits(item);
    int64_t whole;

    errno = 0;
    whole = digits ? strtoll(digits, NULL, 10) : whole_int(item, 0);
    if (errno != 0 || !cJSON_IsNumber(item) || (!digits && item->valuedouble != (double)whole))
        return false;
    *n = whole;
    return true;
}

/* --- reading -------------------------------------------------------------------------------- */

/* Behind the string that begins at @p p. */
static const char *behind_string(const char *p)
{
    for (p++; *p && *p != '"'; p++) {
        if (*p == '\\' && p[1])
            p++;
    }
    return *p ? p + 1 : p;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The next number of a text that cJSON took, from @p p on: numbers stand nowhere but outside of
 * strings, and begin with a digit or a minus. */
static const char *next_number(const char *p)
{
    while (*p && *p != '-' && !is_digit(*p))
        p = *p == '"' ? behind_string(p) : p + 1;
    return p;
}

/* Numbers stand in the text in the order in which the tree is walked. */
static const char *walk(cJSON *value, const char *p)
{
    cJSON *child;

    if (cJSON_IsNumber(value)) {
        size_t len, whole;

        p = next_number(p);
        len = strspn(p, "-+.eE0123456789");
        whole = strspn(p, "-0123456789");
        if (len == whole && whole > PLAIN)
            keep_digits(value, p, whole);
        return p + len;
    }
    cJSON_ArrayForEach (child, value)
        p = walk(child, p);
    return p;
}

/* Nearly no text has a number so long: what has none is not walked. */
static bool has_long_number(const char *text)
{
    for (const char *p = next_number(text); *p; p = next_number(p)) {
        size_t len = strspn(p, "-+.eE0123456789");

        if (len > PLAIN)
            return true;
        p += len;
    }
    return false;
}

cJSON *json_parse(const char *text)
{
    cJSON *value = cJSON_ParseWithOpts(text, NULL, 1);

    if (value && has_long_number(text))
        walk(value, text);
    return value;
}

/* --- writing -------------------------------------------------------------------------------- */

static bool has_digits(const cJSON *value)
{
    const cJSON *child;

    if (json_digits(value))
        return true;
    cJSON_ArrayForEach (child, value) {
        if (has_digits(child))
            return true;
    }
    return false;
}

/* What cJSON prints as it stands. */
static void make_raw(cJSON *value)
{
    cJSON *child;

    if (json_digits(value))
        value->type = (value->type & ~0xFF) | cJSON_Raw;
    cJSON_ArrayForEach (child, value)
        make_raw(child);
}

char *json_print(const cJSON *value)
{
    cJSON *copy;
    char *text;

    if (!has_digits(value))
        return cJSON_PrintUnformatted(value);
    copy = cJSON_Duplicate(value, true);
    make_raw(copy);
    text = cJSON_PrintUnformatted(copy);
    cJSON_Delete(copy);
    return text;
}
