#include "facts/rest.h"

int64_t rest_of(int64_t number, int64_t part)
{
    int64_t rest = number % part;

    return rest < 0 ? rest + part : rest;
}
