#include "station201/model/variable_text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/tz.h"
#include "station201/model/device_model.h"

#define MOST_BYTES    1000 /* ConfigurationValueSize, 2.1.20 */
#define NUMBER_LENGTH 40   /* characters of a number, more than anybody needs */

const char *list_next(const char **rest, size_t *len)
{
    const char *at = *rest;

    if (!at)
        return NULL;
    *len = strcspn(at, ",");
    *rest = at[*len] == ',' ? at + *len + 1 : NULL;
    return at;
}

bool list_has(const char *list, const char *member, size_t len)
{
    const char *rest = list && *list ? list : NULL, *at;
    size_t n;

    while ((at = list_next(&rest, &n)))
        if (n == len && strncmp(at, member, n) == 0)
            return true;
    return false;
}

/* Every member is allowed and stands there once. */
static bool list_fits(const char *list, const char *value)
{
    const char *rest = *value ? value : NULL, *at;
    size_t len;

    while ((at = list_next(&rest, &len)))
        if (len == 0 || (list && !list_has(list, at, len)) || (rest && list_has(rest, at, len)))
            return false;
    return true;
}

bool value_decimal(const char *text, double *out)
{
    size_t len = strlen(text);
    char *end;

    if (len == 0 || len > NUMBER_LENGTH || strspn(text, "+-.0123456789eE") != len)
        return false;
    *out = strtod(text, &end);
    return *end == '\0' && isfinite(*out);
}

static bool is_integer(const char *text, long long *out)
{
    const char *digits = text + (*text == '-' || *text == '+');
    char *end;

    if (*digits < '0' || *digits > '9' || strlen(text) > NUMBER_LENGTH)
        return false;
    errno = 0;
    *out = strtoll(text, &end, 10);
    return errno == 0 && *end == '\0' && *out <= INT32_MAX && *out >= INT32_MIN;
}

static bool within(const struct variable_info *info, double n)
{
    return (info->min == 0 && info->max == 0) || (n >= (double)info->min && n <= (double)info->max);
}

static size_t code_points(const char *text)
{
    size_t n = 0;

    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

bool value_fits(const struct variable_info *info, const char *list, const char *value)
{
    long long integer;
    double decimal;
    int64_t ms;

    if (strlen(value) > MOST_BYTES)
        return false;
    switch (info->type) {
    case DATA_string:
        return info->max == 0 || code_points(value) <= (size_t)info->max;
    case DATA_decimal:
        return value_decimal(value, &decimal) && within(info, decimal);
    case DATA_integer:
        return is_integer(value, &integer) && within(info, (double)integer);
    case DATA_dateTime:
        return tz_parse_rfc3339(value, &ms);
    case DATA_boolean:
        return strcmp(value, "true") == 0 || strcmp(value, "false") == 0;
    case DATA_OptionList:
        return list_has(list, value, strlen(value)) || (!list && *value);
    case DATA_SequenceList:
        return *value && list_fits(list, value);
    case DATA_MemberList:
        return list_fits(list, value);
    case DATA_TYPE_COUNT:
        break;
    }
    return false;
}
