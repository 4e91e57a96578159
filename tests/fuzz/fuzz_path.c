/* Paths into payloads, as scenarios write them: any text leads somewhere or nowhere, and putting
 * something there leaves a tree that can be written and read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ocpp/path.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_path(cJSON *payload, const char *path, cJSON *item)
{
    struct path_place place;

    if (!path_find(payload, path, &place)) {
        cJSON_Delete(item);
        return;
    }
    if (!path_is_valid(path))
        abort();
    path_put(&place, item);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cJSON *payload =
        cJSON_Parse("{\"a\":1,\"list\":[{\"b\":\"x\",\"list\":[1,2,3]},[],7],\"o\":{}}");
    char *path = mem_text_n((const char *)data, size), *text;
    cJSON *again;

    try_path(payload, path, cJSON_CreateNumber(42));
    try_path(payload, path, NULL);
    try_path(payload, path, cJSON_CreateString("again"));
    text = cJSON_PrintUnformatted(payload);
    again = cJSON_Parse(text);
    if (!again)
        abort();
    cJSON_Delete(again);
    cJSON_free(text);
    cJSON_Delete(payload);
    free(path);
    return 0;
}
