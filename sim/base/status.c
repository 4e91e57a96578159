#include "base/status.h"

#include <assert.h>

const char *status_text(enum status st)
{
    static const char *const text[STATUS_COUNT] = {
#define X(name, words) [S_##name] = words,
        STATUS_LIST(X)
#undef X
    };

    assert((unsigned)st < STATUS_COUNT);
    return text[st];
}
