#include "dialects.h"

#include <stddef.h>
#include <string.h>

#include "station16/speech16.h"
#include "station201/speech201.h"

static const struct speech *const dialects[] = {&speech16, &speech201};

const struct speech *dialect_of(const char *version)
{
    for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++)
        if (strcmp(dialects[i]->version, version) == 0)
            return dialects[i];
    return NULL;
}
