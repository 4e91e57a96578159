#include "station/speech.h"

#include <stddef.h>
#include <string.h>

#include "station16/speech16.h"
#include "station201/speech201.h"

const struct speech *speech_of(const char *version)
{
    static const struct speech *const speeches[] = {&speech16, &speech201};

    for (size_t i = 0; i < sizeof(speeches) / sizeof(speeches[0]); i++)
        if (strcmp(speeches[i]->version, version) == 0)
            return speeches[i];
    return NULL;
}
