#include "base/number.h"

int64_t number_least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t number_most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int number_order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}
