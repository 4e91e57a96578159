/* What the device model refers to and has not landed yet: weak, so that the real ones win. */
#include <stdlib.h>

#include "model201.h"
#include "network201.h"

#define WEAK __attribute__((weak))

WEAK struct device_model *device_model_of(struct station *s)
{
    (void)s;
    abort();
}

WEAK const char *network201_problem(const struct station *s, const char *value)
{
    (void)s, (void)value;
    return NULL;
}

WEAK const char *network201_password_problem(const struct station *s, const char *value)
{
    (void)s, (void)value;
    return NULL;
}

WEAK void network201_password_set(struct station *s)
{
    (void)s;
}

WEAK int display201_count(const struct station *s)
{
    (void)s;
    return 0;
}
