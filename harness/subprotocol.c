#include "subprotocol.h"

#include <stddef.h>
#include <string.h>

static const char *const spoken[] = {"ocpp1.6"};

static const char *speaks(const char *word, size_t len)
{
    for (size_t i = 0; i < sizeof(spoken) / sizeof(spoken[0]); i++)
        if (strlen(spoken[i]) == len && memcmp(spoken[i], word, len) == 0)
            return spoken[i];
    return NULL;
}

const char *subprotocol_choose(const char *offered)
{
    const char *s = offered ? offered : "";

    while (*(s += strspn(s, ", \t"))) {
        size_t len = strcspn(s, ", \t");
        const char *found = speaks(s, len);

        if (found)
            return found;
        s += len;
    }
    return NULL;
}
