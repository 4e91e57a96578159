#include "dialects.h"

#include <stddef.h>
#include <string.h>

#include "station16/dialect16.h"
#include "station201/dialect201.h"

static const struct dialect *const dialects[] = {&dialect16, &dialect201};

const struct dialect *dialect_of(const char *version)
{
    for (size_t i = 0; i < sizeof(dialects) / sizeof(dialects[0]); i++)
        if (strcmp(dialects[i]->version, version) == 0)
            return dialects[i];
    return NULL;
}
