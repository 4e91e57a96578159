#include "facts/field.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json_number.h"
#include "base/json_read.h"
#include "base/mem.h"

const cJSON *field(const cJSON *object, const char *name)
{
    const cJSON *item = json_item(object, name);

    return cJSON_IsNull(item) ? NULL : item;
}

const char *field_text(const cJSON *object, const char *name)
{
    const char *text = json_text(object, name);

    return text ? text : "";
}

bool field_flag(const cJSON *object, const char *name)
{
    const cJSON *item = field(object, name);

    return cJSON_IsTrue(item) || (cJSON_IsNumber(item) && item->valuedouble != 0);
}

char *field_spelling(const cJSON *object, const char *name)
{
    const cJSON *item = field(object, name);

    if (cJSON_IsString(item))
        return mem_text(item->valuestring);
    if (json_digits(item))
        return mem_text(json_digits(item));
    return cJSON_IsNumber(item) ? mem_printf("%.15g", item->valuedouble) : NULL;
}

int64_t field_int(const cJSON *object, const char *name)
{
    return json_int(object, name, 0);
}

int field_small(const cJSON *object, const char *name)
{
    return json_small(object, name, 0);
}

uint64_t field_seq(const cJSON *object, const char *name)
{
    return (uint64_t)field_int(object, name);
}

int64_t field_evidence(const cJSON *item)
{
    return whole_int(item, 0);
}

int64_t field_whole(const cJSON *object, const char *name, int64_t otherwise)
{
    const cJSON *item = field(object, name);

    int64_t exact;

    return json_exact(item, &exact) ? exact : whole_int(item, otherwise);
}

void field_transaction(const cJSON *object, const char *name, char out[TRANSACTION_TEXT])
{
    const cJSON *id = field(object, name);

    out[0] = '\0';
    if (cJSON_IsString(id))
        snprintf(out, TRANSACTION_TEXT, "%s", id->valuestring);
    else if (field_int(object, name) > 0)
        snprintf(out, TRANSACTION_TEXT, "%lld", (long long)field_int(object, name));
}
