/* Whatever the strict scan calls JSON, cJSON can read; findings lie inside the text. */
/* decoder */
#include <assert.h>
#include <cjson/cJSON.h>
#include <stdint.h>
#include <string.h>

#include "ocpp/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct scan_finding found;
    bool clean = scan_json((const char *)data, size, &found);

    assert(found.offset <= size && found.what < SCAN_COUNT);
    assert(clean == (found.what == SCAN_clean));
    if (scan_is_json(found.what)) {
        cJSON *value = cJSON_ParseWithLength((const char *)data, size);

        /* only the first finding is told: half of a pair, which cJSON refuses, may stand behind */
        assert(value || (!clean && memmem(data, size, "\\u", 2)));
        cJSON_Delete(value);
    }
    return 0;
}
