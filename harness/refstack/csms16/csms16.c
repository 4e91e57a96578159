#include "refstack/csms16/csms16.h"

#include "refstack/csms/boot.h"
#include "refstack/csms/certificate.h"
#include "refstack/csms/data_transfer.h"
#include "refstack/csms16/csms16_answers.h"
#include "refstack/csms16/csms16_calls.h"
#include "refstack/csms16/csms16_config.h"
#include "refstack/csms16/csms16_meter.h"
#include "refstack/csms16/csms16_session.h"
#include "refstack/csms16/csms16_token.h"
#include "station16/messages/ocpp16.h"

/* clang-format off */
static const struct csms_call calls[] = {
    {"Heartbeat", .handle = csms_heartbeat},
    {"MeterValues", .handle = csms16_meter_values},
    {"StatusNotification", .handle = csms16_status_notification},
    {"Authorize", .handle = csms16_authorize},
    {"StartTransaction", .handle = csms16_start_transaction},
    {"StopTransaction", .handle = csms16_stop_transaction},
    {"BootNotification", .handle = csms16_boot},
    {"DataTransfer", .handle = csms_data_transfer},
    {"SignCertificate", .handle = csms_sign_certificate},
    {"DiagnosticsStatusNotification", csms_noted, {{NULL, NULL, "diagnostics", "", "status", RECORD_turn}}},         /* 4.4 */
    {"FirmwareStatusNotification", csms_noted, {{NULL, NULL, "firmware", "requestId", "status", RECORD_turn}}},      /* 4.5 */
    {"LogStatusNotification", csms_noted, {{NULL, NULL, "log", "requestId", "status", RECORD_turn}}},                /* W16 4.3 */
    {"SecurityEventNotification", csms_noted, {{NULL, NULL, "security_event", "#", "type", RECORD_put}}},            /* W16 4.5 */
    {"SignedFirmwareStatusNotification", csms_noted, {{NULL, NULL, "firmware", "requestId", "status", RECORD_turn}}}, /* W16 4.4 */
    {.action = NULL},
};
/* clang-format on */

static const struct csms_profile_paths profile = {
    .id = "csChargingProfiles.chargingProfileId",
    .level = "csChargingProfiles.stackLevel",
    .purpose = "csChargingProfiles.chargingProfilePurpose",
    .place = "connectorId",
    .by_id = "id",
    .by_level = "stackLevel",
    .by_purpose = "chargingProfilePurpose",
    .by_place = "connectorId",
};

const struct csms_dialect csms_dialect16 = {
    .version = &ocpp16,
    .calls = calls,
    .answers = csms16_answers,
    .profile = &profile,
    .token = "idTag",
    .token_info = "idTagInfo",
    .register_of = csms16_register,
    .token_status = csms16_token_status,
    .limits = csms16_limits,
    .password_in = csms16_password_in,
    .password_status = csms16_password_status,
    .after_boot = csms16_after_boot,
};
