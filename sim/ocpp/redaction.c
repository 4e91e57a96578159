#include "ocpp/redaction.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_number.h"
#include "base/mem.h"

/* Texts under these names are secret wherever they stand. */
static const char *const names[] = {"password",          "secret",      "authorization",
                                    "authorization_key", "apnPassword", "basicAuthPassword"};

/* Settings that are, and how they are told: the value stands beside the name. */
static const char *const settings[] = {"AuthorizationKey", "BasicAuthPassword"};

static bool is_one_of(const char *word, const char *const *words, size_t n)
{
    for (size_t i = 0; word && i < n; i++)
        if (strcasecmp(word, words[i]) == 0)
            return true;
    return false;
}

bool redaction_is_setting(const char *name)
{
    return is_one_of(name, settings, sizeof(settings) / sizeof(settings[0]));
}

static bool is_setting(const cJSON *name)
{
    return redaction_is_setting(cJSON_GetStringValue(name));
}

/* N07.FR.18: a station that reports a write-only variable leaves its value out like this. */
static bool is_empty(const cJSON *item)
{
    return cJSON_IsString(item) && !*item->valuestring;
}

/* Every member of that name: a careless or sly sender says it twice. */
static bool hide_field(cJSON *object, const char *field)
{
    bool hidden = false;
    cJSON *next;

    for (cJSON *item = object->child; item; item = next) {
        next = item->next;
        if (item->string && strcmp(item->string, field) == 0 && !is_empty(item)) {
            cJSON *stars = cJSON_CreateString("***");

            stars->string = mem_text(field);
            hidden |= cJSON_ReplaceItemViaPointer(object, item, stars);
        }
    }
    return hidden;
}

/* A password is written only, but who knows what a station reports (B08, N07). */
static bool hide_variable(cJSON *object)
{
    bool hidden = hide_field(object, "attributeValue");
    cJSON *attribute;

    hidden |= hide_field(object, "actualValue");
    cJSON_ArrayForEach (attribute, cJSON_GetObjectItemCaseSensitive(object, "variableAttribute")) {
        hidden |= hide_field(attribute, "value");
    }
    return hidden;
}

static bool hide_setting(cJSON *object)
{
    const cJSON *variable = cJSON_GetObjectItemCaseSensitive(object, "variable");
    bool hidden = false;

    if (is_setting(cJSON_GetObjectItemCaseSensitive(object, "key")))
        hidden |= hide_field(object, "value");
    if (is_setting(cJSON_GetObjectItemCaseSensitive(variable, "name")))
        hidden |= hide_variable(object);
    return hidden;
}

bool redaction_hide(cJSON *json)
{
    bool hidden = cJSON_IsObject(json) && hide_setting(json);
    cJSON *item;

    cJSON_ArrayForEach (item, json) {
        if (is_one_of(item->string, names, sizeof(names) / sizeof(names[0])) &&
            cJSON_IsString(item)) {
            cJSON_SetValuestring(item, "***");
            hidden = true;
        } else {
            hidden |= redaction_hide(item);
        }
    }
    return hidden;
}

static bool begins_with(const char *text, const char *end, const char *word)
{
    for (; *word; text++, word++)
        if (text == end || (*text | 0x20) != *word)
            return false;
    return true;
}

/* One of these stands in every text that holds a secret, in letters of whatever size or in disguise
 * (\u0061): one look at most frames is enough. */
static bool may_hold_one(const char *text, size_t len)
{
    static const char *const marks[] = {"password", "secret", "authorization"};
    const char *end = text + len;

    for (; text < end; text++) {
        if (*text == '\\' && begins_with(text + 1, end, "u"))
            return true;
        for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
            if (begins_with(text, end, marks[i]))
                return true;
    }
    return false;
}

char *redaction_text(const char *text, size_t len)
{
    char *shown = NULL, *copy, *printed;
    cJSON *json;

    if (!may_hold_one(text, len))
        return NULL;
    copy = mem_text_n(text, len);
    json = json_parse(copy);
    free(copy);
    if (!json)
        return mem_text("(not shown: it may hold a password and cannot be read)");
    if (redaction_hide(json)) {
        printed = json_print(json);
        shown = mem_text(printed);
        cJSON_free(printed);
    }
    cJSON_Delete(json);
    return shown;
}
