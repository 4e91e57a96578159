#include "facts/span.h"

#include "base/number.h"

struct span span_cut(struct span s, int64_t from_ms, int64_t to_ms)
{
    return (struct span){number_most(s.from_ms, from_ms), number_least(s.to_ms, to_ms)};
}
