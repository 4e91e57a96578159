#include "ocpp/ocpp201.h"

#define OCPP_ROWS "ocpp/ocpp201.def"
#include "ocpp/message_rows.h"

static const struct ocpp_field custom_data = {.name = "customData", OBJECT_OF(CustomData)};

const struct ocpp_version ocpp201 = {"2.0.1", "ocpp2.0.1", 4, messages, &custom_data};
