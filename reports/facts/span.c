#include "facts/span.h"

struct span span_cut(struct span s, int64_t from_ms, int64_t to_ms)
{
    if (s.from_ms < from_ms)
        s.from_ms = from_ms;
    if (s.to_ms > to_ms)
        s.to_ms = to_ms;
    return s;
}
