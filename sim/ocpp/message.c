#include "ocpp/message.h"

#include <assert.h>
#include <string.h>

#include "ocpp/ocpp16.h"
#include "ocpp/ocpp201.h"

const struct ocpp_version *const *ocpp_versions(void)
{
    static const struct ocpp_version *const versions[] = {&ocpp16, &ocpp201, NULL};

    return versions;
}

const struct ocpp_version *ocpp_version(const char *name)
{
    const struct ocpp_version *const *v = ocpp_versions();

    while (*v && strcmp((*v)->name, name) != 0 && strcmp((*v)->protocol, name) != 0)
        v++;
    return *v;
}

const struct ocpp_message *ocpp_message(const struct ocpp_version *v, const char *action)
{
    for (const struct ocpp_message *m = v->messages; m->action; m++) {
        if (strcmp(m->action, action) == 0)
            return m;
    }
    return NULL;
}

static const struct {
    const char *v16, *v2;
} spelling[OCPP_CODE_COUNT] = {
#define X(name, of16, of2) [OCPP_##name] = {of16, of2},
    OCPP_CODE_LIST(X)
#undef X
};

const char *ocpp_code_text(const struct ocpp_version *v, enum ocpp_code code)
{
    assert((unsigned)code < OCPP_CODE_COUNT);
    return v->name[0] == '1' ? spelling[code].v16 : spelling[code].v2;
}

enum ocpp_code ocpp_code_of(const char *text)
{
    int code = 0;

    for (; code < OCPP_CODE_COUNT; code++) {
        if (strcmp(spelling[code].v2, text) == 0 ||
            (spelling[code].v16 && strcmp(spelling[code].v16, text) == 0))
            break;
    }
    return (enum ocpp_code)code;
}
