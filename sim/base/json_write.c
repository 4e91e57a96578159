#include "base/json_write.h"

#include <stddef.h>
#include <string.h>

#include "base/json_number.h"

static void add(cJSON *object, const struct json_field *f)
{
    switch (f->kind) {
    case JSON_TEXT:
        if (f->text)
            cJSON_AddStringToObject(object, f->name, f->text);
        break;
    case JSON_INT:
        cJSON_AddItemToObject(object, f->name, json_number(f->number));
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

static void drop_twins(cJSON *value)
{
    cJSON *item, *later, *next;

    cJSON_ArrayForEach (item, value) {
        for (later = cJSON_IsObject(value) ? item->next : NULL; later; later = next) {
            next = later->next;
            if (strcmp(later->string, item->string) == 0)
                cJSON_Delete(cJSON_DetachItemViaPointer(value, later));
        }
        drop_twins(item);
    }
}

cJSON *json_copy_of(const cJSON *value)
{
    cJSON *copy = cJSON_Duplicate(value, true);

    drop_twins(copy);
    return copy;
}
