/* Any payload of any message is judged without harm; a violation has a code, a path, a sentence. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "ocpp/message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first byte picks the message and the side, the rest is the payload. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct ocpp_version *v = ocpp_version("1.6");
    const struct ocpp_message *m = v->messages;
    struct ocpp_violation why;
    cJSON *payload;

    if (size < 2)
        return 0;
    for (int i = data[0] >> 1; i > 0 && m->action; i--)
        m++;
    payload = cJSON_ParseWithLength((const char *)data + 1, size - 1);
    if (!payload)
        return 0;
    if (!ocpp_validate(v, m->action ? m->action : "Unknown", data[0] & 1, payload, &why)) {
        assert(why.code < OCPP_CODE_COUNT && ocpp_code_text(v, why.code));
        assert(why.path[0] == '$' && why.sentence[0]);
        assert(strlen(why.path) < sizeof(why.path) && strlen(why.sentence) < sizeof(why.sentence));
    }
    cJSON_Delete(payload);
    return 0;
}
