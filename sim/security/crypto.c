#include "security/crypto.h"

const char *certificate_flaw_words(enum certificate_flaw flaw)
{
    static const char *const words[FLAW_COUNT] = {
#define X(name, words) [FLAW_##name] = words,
        CERTIFICATE_FLAW_LIST(X)
#undef X
    };

    return words[flaw];
}
