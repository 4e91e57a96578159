/* fuzz_validate.h - any payload of any message of a version is judged without harm; a violation has
 * a code, a path, a sentence.
 */
#ifndef FUZZ_VALIDATE_H
#define FUZZ_VALIDATE_H

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ocpp/message.h"

/* Printed and read again, it is judged the same. */
static inline void fuzz_check_again(const struct ocpp_version *v, const char *action,
                                    bool is_response, const cJSON *payload,
                                    const struct ocpp_violation *why)
{
    char *text = cJSON_PrintUnformatted(payload);
    cJSON *again = cJSON_Parse(text);
    struct ocpp_violation other;
    bool same = cJSON_Compare(payload, again, 1); /* 1e999 is printed as null */

    assert(again);
    assert(ocpp_validate(v, action, is_response, again, &other) == !why || !same);
    if (why && same)
        assert(other.code == why->code && strcmp(other.path, why->path) == 0);
    cJSON_Delete(again);
    free(text);
}

/* The first byte picks the message and the side, the rest is the payload. */
static inline void fuzz_validate(const struct ocpp_version *v, const uint8_t *data, size_t size)
{
    const struct ocpp_message *m = v->messages;
    struct ocpp_violation why;
    const char *action;
    cJSON *payload;

    if (size < 2)
        return;
    for (int i = data[0] >> 1; i > 0 && m->action; i--)
        m++;
    payload = cJSON_ParseWithLength((const char *)data + 1, size - 1);
    if (!payload)
        return;
    action = m->action ? m->action : "Unknown";
    if (ocpp_validate(v, action, data[0] & 1, payload, &why)) {
        fuzz_check_again(v, action, data[0] & 1, payload, NULL);
    } else {
        assert(why.code < OCPP_CODE_COUNT && ocpp_code_text(v, why.code));
        assert(why.path[0] == '$' && why.sentence[0]);
        assert(strlen(why.path) < sizeof(why.path) && strlen(why.sentence) < sizeof(why.sentence));
        fuzz_check_again(v, action, data[0] & 1, payload, &why);
    }
    cJSON_Delete(payload);
}

#endif
