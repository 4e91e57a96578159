#include "ocpp/ocpp16.h"

#define OCPP_ROWS "ocpp/ocpp16.def"
#include "ocpp/message_rows.h"

const struct ocpp_version ocpp16 = {"1.6", "ocpp1.6", 4, messages, NULL};
