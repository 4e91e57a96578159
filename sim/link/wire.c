#include "link/wire.h"

#include <assert.h>

const char *wire_ender_name(enum wire_ender by)
{
    static const char *const names[WIRE_ENDER_COUNT] = {
#define X(name) [WIRE_BY_##name] = #name,
        WIRE_ENDER_LIST(X)
#undef X
    };

    assert((unsigned)by < WIRE_ENDER_COUNT);
    return names[by];
}
