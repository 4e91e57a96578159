/* title: places in a payload are found as people write them, and changed there */
#include <criterion/criterion.h>
#include <string.h>

#include "ocpp/path.h"

#define PAYLOAD                                                                                    \
    "{\"idTag\":\"04A1\",\"meterValue\":[{\"timestamp\":\"now\",\"sampledValue\":[]},"             \
    "{\"timestamp\":\"then\"}]}"

static const struct {
    const char *path;
    bool valid;
    const char *after; /* once 42 stands there; NULL: it leads nowhere */
} rows[] = {
    {"idTag", true,
     "{\"meterValue\":[{\"timestamp\":\"now\",\"sampledValue\":[]},{\"timestamp\":\"then\"}],"
     "\"idTag\":42}"},
    {"meterValue[2].timestamp", true,
     "{\"idTag\":\"04A1\",\"meterValue\":[{\"timestamp\":\"now\",\"sampledValue\":[]},"
     "{\"timestamp\":42}]}"},
    {"meterValue[1]", true, "{\"idTag\":\"04A1\",\"meterValue\":[42,{\"timestamp\":\"then\"}]}"},
    {"colour", true,
     "{\"idTag\":\"04A1\",\"meterValue\":[{\"timestamp\":\"now\",\"sampledValue\":[]},"
     "{\"timestamp\":\"then\"}],\"colour\":42}"},
    {"meterValue[3].timestamp", true, NULL},
    {"idTag.length", true, NULL},
    {"idTag[1]", true, NULL},
    {"nothing.there", true, NULL},
    {"meterValue.timestamp", true, NULL},
    {"", false, NULL},
    {".idTag", false, NULL},
    {"idTag.", false, NULL},
    {"[1]", false, NULL},
    {"meterValue[0]", false, NULL},
    {"meterValue[]", false, NULL},
    {"meterValue[1", false, NULL},
    {"meterValue[1]x", false, NULL},
    {"meterValue[99999999999999999999]", false, NULL},
    {"id tag", false, NULL},
};

Test(path, leads_to_a_field_an_element_or_nowhere)
{
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        cJSON *payload = cJSON_Parse(PAYLOAD);
        struct path_place place;
        bool found = path_find(payload, rows[i].path, &place);
        char *text;

        cr_expect(path_is_valid(rows[i].path) == rows[i].valid, "\"%s\"", rows[i].path);
        cr_expect(found == (rows[i].after != NULL), "\"%s\"", rows[i].path);
        if (found)
            path_put(&place, cJSON_CreateNumber(42));
        text = cJSON_PrintUnformatted(payload);
        cr_expect(strcmp(text, rows[i].after ? rows[i].after : PAYLOAD) == 0, "\"%s\": %s",
                  rows[i].path, text);
        cJSON_free(text);
        cJSON_Delete(payload);
    }
}

Test(path, takes_away_what_is_there)
{
    cJSON *payload = cJSON_Parse(PAYLOAD);
    struct path_place place;

    cr_assert(path_find(payload, "meterValue[1]", &place));
    path_put(&place, NULL);
    cr_expect(cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(payload, "meterValue")) == 1);
    cr_assert(path_find(payload, "colour", &place));
    path_put(&place, NULL);
    cr_expect(cJSON_GetArraySize(payload) == 2);
    cJSON_Delete(payload);
}
