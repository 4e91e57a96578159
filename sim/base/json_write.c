#include "base/json_write.h"

#include <stddef.h>

static void add(cJSON *object, const struct json_field *f)
{
    switch (f->kind) {
    case JSON_TEXT:
        if (f->text)
            cJSON_AddStringToObject(object, f->name, f->text);
        break;
    case JSON_INT:
        cJSON_AddNumberToObject(object, f->name, (double)f->number);
        break;
    case JSON_FLAG:
        cJSON_AddBoolToObject(object, f->name, f->number != 0);
        break;
    }
}

cJSON *json_object_of(const struct json_field *fields)
{
    cJSON *object = cJSON_CreateObject();

    for (; fields->name; fields++)
        add(object, fields);
    return object;
}
