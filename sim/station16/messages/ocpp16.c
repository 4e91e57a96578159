#include "station16/messages/ocpp16.h"

#define OCPP_ROWS "station16/messages/ocpp16.def"
#include "ocpp/message_rows.h"

/* OCPP-J 1.6 4.2.3, with its typing mistakes */
static const struct ocpp_spelling spelling[] = {
    {OCPP_FormatViolation, "FormationViolation"},
    {OCPP_OccurrenceConstraintViolation, "OccurenceConstraintViolation"},
    {OCPP_MessageTypeNotSupported, NULL},
    {OCPP_RpcFrameworkError, NULL},
    {OCPP_CODE_COUNT, NULL},
};

const struct ocpp_version ocpp16 = {
    .name = "1.6",
    .protocol = "ocpp1.6",
    .last_type = 4,
    .messages = messages,
    .spelling = spelling,
    .refuses_early = false, /* recommended only: OCPP-J 1.6 errata 3.8 */
    .must_serve = "Core",
    .sections =
        {
            [OCPP_TOPIC_schema] = "OCPP 1.6 JSON schemas",
            [OCPP_TOPIC_unanswered] = "OCPP-J 1.6 4.1.1",
            [OCPP_TOPIC_late_answer] = "OCPP-J 1.6 4.1.1",
            [OCPP_TOPIC_concurrent_call] = "OCPP-J 1.6 4.1.1",
            [OCPP_TOPIC_error_code] = "OCPP-J 1.6 4.2.3",
            [OCPP_TOPIC_unexpected] = "OCPP-J 1.6 4.2",
            [OCPP_TOPIC_boot] = "OCPP 1.6 4.2",
            [OCPP_TOPIC_token] = "OCPP 1.6 4.8, 4.10",
            [OCPP_TOPIC_lenient] = "OCPP-J 1.6 4.2.3",
            [OCPP_TOPIC_station] = "OCPP 1.6",
            [OCPP_TOPIC_websocket] = "OCPP-J 1.6 3, RFC 6455",
            [OCPP_TOPIC_subprotocol] = "OCPP-J 1.6 3.1.2",
            [OCPP_TOPIC_connection] = "OCPP-J 1.6 3, RFC 6455 7",
            [OCPP_TOPIC_pong] = "OCPP-J 1.6 5.4, RFC 6455 5.5.2",
            [OCPP_TOPIC_refused] = "OCPP-J 1.6 4.2.3",
            [OCPP_TOPIC_accepted] = "OCPP 1.6 4.2",
        },
};
