/* What the device model refers to and has not landed yet: weak, so that the real ones win. */
#include "calls201.h"
#include "display201.h"
#include "model201.h"
#include "network201.h"
#include "publisher.h"

#define WEAK __attribute__((weak))

WEAK int display201_count(const struct station *s)
{
    (void)s;
    return 0;
}

WEAK void display201_free(struct display_messages *m)
{
    (void)m;
}

WEAK void publisher_free(struct publisher *p)
{
    (void)p;
}

WEAK void network201_password_set(struct station *s)
{
    (void)s;
}

WEAK cJSON *log201_get(const struct call *call)
{
    return call_refuse(call, OCPP_NotSupported, "GetLog is not supported");
}
