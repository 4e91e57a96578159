#include "ocpp/message.h"

#include <assert.h>
#include <string.h>

const struct ocpp_message *ocpp_message(const struct ocpp_version *v, const char *action)
{
    for (const struct ocpp_message *m = v->messages; m->action; m++) {
        if (strcmp(m->action, action) == 0)
            return m;
    }
    return NULL;
}

const char *ocpp_code_name(enum ocpp_code code)
{
    static const char *const names[OCPP_CODE_COUNT] = {
#define X(name) [OCPP_##name] = #name,
        OCPP_CODE_LIST(X)
#undef X
    };

    assert((unsigned)code < OCPP_CODE_COUNT);
    return names[code];
}

const char *ocpp_code_text(const struct ocpp_version *v, enum ocpp_code code)
{
    for (const struct ocpp_spelling *s = v->spelling; s && s->code != OCPP_CODE_COUNT; s++)
        if (s->code == code)
            return s->text;
    return ocpp_code_name(code);
}
