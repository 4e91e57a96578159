#include "ocpp/whole.h"

#include <math.h>

int64_t whole_int(const cJSON *item, int64_t otherwise)
{
    if (!cJSON_IsNumber(item) || !(fabs(item->valuedouble) <= (double)WHOLE_MAX))
        return otherwise;
    return (int64_t)item->valuedouble;
}
