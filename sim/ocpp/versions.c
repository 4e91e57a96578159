/* The list of the versions, made of versions.def, and how one is found in it. */
#include <string.h>

#include "ocpp/message.h"

#define VERSION(of) extern const struct ocpp_version ocpp##of;
#include "ocpp/versions.def"
#undef VERSION

const struct ocpp_version *const *ocpp_versions(void)
{
    static const struct ocpp_version *const versions[] = {
#define VERSION(of) &ocpp##of,
#include "ocpp/versions.def"
#undef VERSION
        NULL};

    return versions;
}

const struct ocpp_version *ocpp_version(const char *name)
{
    const struct ocpp_version *const *v = ocpp_versions();

    while (*v && strcmp((*v)->name, name) != 0 && strcmp((*v)->protocol, name) != 0)
        v++;
    return *v;
}

void ocpp_version_names(const char *out[OCPP_VERSION_COUNT + 1])
{
    for (int i = 0; i < OCPP_VERSION_COUNT; i++)
        out[i] = ocpp_versions()[i]->name;
    out[OCPP_VERSION_COUNT] = NULL;
}

/* The code that the version spells like that, if it has its own spelling; else OCPP_CODE_COUNT. */
static enum ocpp_code code_in(const struct ocpp_version *v, const char *text)
{
    const struct ocpp_spelling *s = v->spelling;

    while (s && s->code != OCPP_CODE_COUNT && !(s->text && strcmp(s->text, text) == 0))
        s++;
    return s ? s->code : OCPP_CODE_COUNT;
}

enum ocpp_code ocpp_code_of(const char *text)
{
    int code = 0;

    while (code < OCPP_CODE_COUNT && strcmp(ocpp_code_name((enum ocpp_code)code), text) != 0)
        code++;
    for (const struct ocpp_version *const *v = ocpp_versions(); *v && code == OCPP_CODE_COUNT; v++)
        code = (int)code_in(*v, text);
    return (enum ocpp_code)code;
}
