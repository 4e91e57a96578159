#include "dialects.h"

#include <stddef.h>
#include <string.h>

#define VERSION(of) extern const struct dialect dialect##of;
#include "ocpp/versions.def"
#undef VERSION

static const struct dialect *const dialects[] = {
#define VERSION(of) &dialect##of,
#include "ocpp/versions.def"
#undef VERSION
};

const struct dialect *dialect_of(const char *version)
{
    for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++)
        if (strcmp(dialects[i]->ocpp->name, version) == 0)
            return dialects[i];
    return NULL;
}
