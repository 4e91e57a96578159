#include "station201/model/message_size.h"

#include <stdlib.h>
#include <string.h>

static size_t bytes_of(const cJSON *args)
{
    char *text = cJSON_PrintUnformatted(args);
    size_t len = strlen(text);

    free(text);
    return len;
}

bool message_size_refuses(const struct incoming_call *call, const cJSON *list, enum variable items,
                          enum variable bytes)
{
    if (cJSON_GetArraySize(list) > variable_number(call->s, items)) {
        incoming_call_refuse(call, OCPP_OccurrenceConstraintViolation, "has too many elements");
        return true;
    }
    if (bytes_of(call->args) > (size_t)variable_number(call->s, bytes)) {
        incoming_call_refuse(call, OCPP_FormatViolation, "has too many bytes");
        return true;
    }
    return false;
}
