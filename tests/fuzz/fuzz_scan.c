/* Whatever the strict scan calls JSON, cJSON can read; findings lie inside the text. */
/* decoder */
#include <assert.h>
#include <cjson/cJSON.h>
#include <stdint.h>

#include "ocpp/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct scan_finding found;
    bool clean = scan_json((const char *)data, size, &found);

    assert(found.offset <= size && found.what < SCAN_COUNT);
    assert(clean == (found.what == SCAN_clean));
    if (clean || found.what == SCAN_duplicate_key || found.what == SCAN_big_number) {
        cJSON *value = cJSON_ParseWithLength((const char *)data, size);

        assert(value);
        cJSON_Delete(value);
    }
    return 0;
}
