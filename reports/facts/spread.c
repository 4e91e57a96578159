#include "facts/spread.h"

uint64_t spread(const char *text)
{
    uint64_t n = 14695981039346656037u;

    for (; *text; text++)
        n = (n ^ (unsigned char)*text) * 1099511628211u;
    return n;
}
