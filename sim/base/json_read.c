#include "base/json_read.h"

#include <math.h>
#include <string.h>

const cJSON *json_item(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

const char *json_text(const cJSON *object, const char *name)
{
    return cJSON_GetStringValue(json_item(object, name));
}

bool json_is(const cJSON *object, const char *name, const char *text)
{
    const char *value = json_text(object, name);

    return value && strcmp(value, text) == 0;
}

int64_t json_int(const cJSON *object, const char *name, int64_t otherwise)
{
    return whole_int(json_item(object, name), otherwise);
}

int json_small(const cJSON *object, const char *name, int otherwise)
{
    const cJSON *item = json_item(object, name);

    return cJSON_IsNumber(item) ? item->valueint : otherwise;
}

bool json_flag(const cJSON *object, const char *name)
{
    return cJSON_IsTrue(json_item(object, name));
}

int64_t whole_int(const cJSON *item, int64_t otherwise)
{
    if (!cJSON_IsNumber(item) || !(fabs(item->valuedouble) <= (double)WHOLE_MAX))
        return otherwise;
    return (int64_t)item->valuedouble;
}

bool json_has_nul(const char *text, size_t len)
{
    const char *p = text, *end = text + len;

    while (p < end && (p = memchr(p, '\\', (size_t)(end - p))) != NULL) {
        if (end - p >= 6 && strncmp(p, "\\u0000", 6) == 0)
            return true;
        p += 2; /* behind an escaped backslash, too */
    }
    return false;
}
