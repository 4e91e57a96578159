/* message_size.h - how many items and bytes a CALL about the device model may have. */
#ifndef SIM_MESSAGE_SIZE_H
#define SIM_MESSAGE_SIZE_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "station/incoming_call.h"
#include "station201/model/device_model.h"

/** Has @p list more items, or the CALL more bytes, than these variables say?  Then it was answered
 * with the CALLERROR of B05, B06, B08, N04 and N06. */
bool message_size_refuses(const struct incoming_call *call, const cJSON *list, enum variable items,
                          enum variable bytes);

#endif
