#include "station201/messages/ocpp201.h"

#define OCPP_ROWS "station201/messages/ocpp201.def"
#include "ocpp/message_rows.h"

static const struct ocpp_field custom_data = {.name = "customData", OBJECT_OF(CustomData)};

const struct ocpp_version ocpp201 = {
    .name = "2.0.1",
    .protocol = "ocpp2.0.1",
    .last_type = 4,
    .messages = messages,
    .everywhere = &custom_data,
    .refuses_early = true,
    .knows_all = true,
    .sections =
        {
            [OCPP_TOPIC_schema] = "OCPP 2.0.1 JSON schemas",
            [OCPP_TOPIC_unanswered] = "OCPP 2.0.1 part 4 4.1.1",
            [OCPP_TOPIC_late_answer] = "OCPP 2.0.1 part 4 4.1.1",
            [OCPP_TOPIC_concurrent_call] = "OCPP 2.0.1 part 4 4.1.1",
            [OCPP_TOPIC_error_code] = "OCPP 2.0.1 part 4 4.3",
            [OCPP_TOPIC_unexpected] = "OCPP 2.0.1 part 4 4.2",
            [OCPP_TOPIC_boot] = "OCPP 2.0.1 B01, B02, B03",
            [OCPP_TOPIC_token] = "OCPP 2.0.1 C01, E05",
            [OCPP_TOPIC_lenient] = "OCPP 2.0.1 part 4 4.2.3",
            [OCPP_TOPIC_station] = "OCPP 2.0.1",
            [OCPP_TOPIC_websocket] = "OCPP 2.0.1 part 4 3, RFC 6455",
            [OCPP_TOPIC_subprotocol] = "OCPP 2.0.1 part 4 3.1.2",
            [OCPP_TOPIC_connection] = "OCPP 2.0.1 part 4 3, RFC 6455 7",
            [OCPP_TOPIC_pong] = "OCPP 2.0.1 part 4 5.2, RFC 6455 5.5.2",
            [OCPP_TOPIC_refused] = "OCPP 2.0.1 part 4 4.2.3",
            [OCPP_TOPIC_accepted] = "OCPP 2.0.1 B01, B02, B03",
        },
};
