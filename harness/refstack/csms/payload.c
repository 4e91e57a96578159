#include "refstack/csms/payload.h"

#include <assert.h>

#include "base/json_read.h"
#include "refstack/csms/station.h"

const char *csms_text(const cJSON *payload, const char *name)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(payload, name));
}

int64_t csms_number(const cJSON *payload, const char *name)
{
    const cJSON *v = cJSON_GetObjectItemCaseSensitive(payload, name);

    assert(cJSON_IsNumber(v));
    return (int64_t)v->valuedouble;
}

int csms_place_number(const cJSON *payload, const char *name)
{
    int64_t n = json_int(payload, name, 0);

    return n >= 0 && n <= CSMS_CONNECTORS_MAX ? (int)n : -1;
}

int64_t csms_time(const cJSON *payload, const char *name, int64_t absent)
{
    const char *text = csms_text(payload, name);
    int64_t ms;

    return text && tz_parse_rfc3339(text, &ms) ? ms : absent;
}

void csms_put_time(cJSON *object, const char *name, int64_t ms)
{
    char text[25];

    tz_rfc3339(ms, text);
    cJSON_AddStringToObject(object, name, text);
}
