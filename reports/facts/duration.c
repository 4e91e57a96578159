#include "facts/duration.h"

#include <stdio.h>

void duration_words(int64_t ms, char out[32])
{
    long long s = (long long)(ms / 1000);

    if (ms > 0 && s == 0)
        snprintf(out, 32, "%d ms", (int)ms);
    else if (s < 120)
        snprintf(out, 32, "%lld s", s);
    else if (s < 3600)
        snprintf(out, 32, "%lld min", s / 60);
    else if (s < 86400)
        snprintf(out, 32, "%lld h %02lld min", s / 3600, s / 60 % 60);
    else
        snprintf(out, 32, "%lld d %02lld h", s / 86400, s / 3600 % 24);
}

int64_t duration_rest(int64_t number, int64_t part)
{
    int64_t rest = number % part;

    return rest < 0 ? rest + part : rest;
}
