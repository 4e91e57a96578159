#include "facts/field.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/whole.h"

const cJSON *field(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);

    return cJSON_IsNull(item) ? NULL : item;
}

const char *field_text(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(field(object, name));

    return text ? text : "";
}

int64_t field_int(const cJSON *object, const char *name, int64_t otherwise)
{
    return whole_int(field(object, name), otherwise);
}

bool field_flag(const cJSON *object, const char *name)
{
    const cJSON *item = field(object, name);

    return cJSON_IsTrue(item) || (cJSON_IsNumber(item) && item->valuedouble != 0);
}

bool field_is(const cJSON *object, const char *name, const char *text)
{
    const char *value = cJSON_GetStringValue(field(object, name));

    return value && strcmp(value, text) == 0;
}

char *field_spelling(const cJSON *object, const char *name)
{
    const cJSON *item = field(object, name);

    if (cJSON_IsString(item))
        return mem_text(item->valuestring);
    return cJSON_IsNumber(item) ? mem_printf("%.10g", item->valuedouble) : NULL;
}

void field_transaction(const cJSON *object, const char *name, char out[TRANSACTION_TEXT])
{
    const cJSON *id = field(object, name);

    out[0] = '\0';
    if (cJSON_IsString(id))
        snprintf(out, TRANSACTION_TEXT, "%s", id->valuestring);
    else if (field_int(object, name, 0) > 0)
        snprintf(out, TRANSACTION_TEXT, "%lld", (long long)field_int(object, name, 0));
}

void span_words(int64_t ms, char out[32])
{
    long long s = (long long)(ms / 1000);

    if (s < 120)
        snprintf(out, 32, "%lld s", s);
    else if (s < 3600)
        snprintf(out, 32, "%lld min", s / 60);
    else if (s < 86400)
        snprintf(out, 32, "%lld h %02lld min", s / 3600, s / 60 % 60);
    else
        snprintf(out, 32, "%lld d %02lld h", s / 86400, s / 3600 % 24);
}
