#include "refstack/csms201/csms201.h"

#include "refstack/csms/boot.h"
#include "refstack/csms/certificate.h"
#include "refstack/csms/data_transfer.h"
#include "refstack/csms201/csms201_answers.h"
#include "refstack/csms201/csms201_calls.h"
#include "refstack/csms201/csms201_certificates.h"
#include "refstack/csms201/csms201_customer.h"
#include "refstack/csms201/csms201_event.h"
#include "refstack/csms201/csms201_meter.h"
#include "refstack/csms201/csms201_needs.h"
#include "refstack/csms201/csms201_session.h"
#include "refstack/csms201/csms201_token.h"
#include "refstack/csms201/csms201_tx.h"
#include "refstack/csms201/csms201_variables.h"
#include "station201/messages/ocpp201.h"

/* clang-format off */
static const struct csms_call calls[] = {
    {"Heartbeat", .handle = csms_heartbeat},
    {"TransactionEvent", .handle = csms201_transaction_event},
    {"MeterValues", .handle = csms201_meter_values},
    {"StatusNotification", .handle = csms201_status_notification},
    {"Authorize", .handle = csms201_authorize},
    {"BootNotification", .handle = csms201_boot},
    {"NotifyEvent", .handle = csms201_notify_event},
    {"DataTransfer", .handle = csms_data_transfer},
    {"SignCertificate", .handle = csms_sign_certificate},
    {"GetCertificateStatus", .handle = csms201_certificate_status},
    {"Get15118EVCertificate", .handle = csms201_vehicle_certificate},
    {"SecurityEventNotification", csms_noted, {{NULL, NULL, "security_event", "#", "type", RECORD_put}}},              /* A04 */
    {"NotifyReport", csms201_notify_report,                                                                         /* B07 */
     {{"reportData", NULL, "variable", CSMS201_VARIABLE, "variableAttribute.0.value", RECORD_put},
      {NULL, NULL, "report", "requestId seqNo", "generatedAt", RECORD_put}}},
    {"ReservationStatusUpdate", csms_noted, {{NULL, NULL, "reservation", "reservationId", "reservationUpdateStatus", RECORD_turn}}}, /* H04 */
    {"ReportChargingProfiles", csms_noted, {{"chargingProfile", NULL, "reported_profile", "id", "chargingProfilePurpose", RECORD_put}}}, /* K09 */
    {"NotifyChargingLimit", csms_noted, {{NULL, NULL, "charging_limit", "evseId chargingLimit.chargingLimitSource", NULL, RECORD_put}}}, /* K12 */
    {"ClearedChargingLimit", csms_noted, {{NULL, NULL, "charging_limit", "evseId chargingLimitSource", NULL, RECORD_drop}}}, /* K13 */
    {"NotifyEVChargingNeeds", csms201_charging_needs,                                                               /* K15 */
     {{NULL, NULL, "charging_needs", "evseId", "chargingNeeds.requestedEnergyTransfer", RECORD_put}}},
    {"NotifyEVChargingSchedule", csms201_charging_schedule, {{NULL, NULL, "vehicle_schedule", "evseId", "timeBase", RECORD_put}}}, /* K17 */
    {"FirmwareStatusNotification", csms_noted, {{NULL, NULL, "firmware", "requestId", "status", RECORD_turn}}},        /* L01 */
    {"PublishFirmwareStatusNotification", csms_noted, {{NULL, NULL, "publish_firmware", "requestId", "status", RECORD_turn}}}, /* L03 */
    {"LogStatusNotification", csms_noted, {{NULL, NULL, "log", "requestId", "status", RECORD_turn}}},                  /* N01 */
    {"NotifyMonitoringReport", csms_noted, {{"monitor", "variableMonitoring", "monitor", "id", "type", RECORD_put}}},  /* N02 */
    {"NotifyCustomerInformation", csms201_customer_information,                                                     /* N09 */
     {{NULL, NULL, "customer_information", "requestId seqNo", "data", RECORD_put}}},
    {"NotifyDisplayMessages", csms_noted, {{"messageInfo", NULL, "display_message", "id", "state", RECORD_put}}},      /* O03 */
    {.action = NULL},
};
/* clang-format on */

static const struct csms_profile_paths profile = {
    .id = "chargingProfile.id",
    .level = "chargingProfile.stackLevel",
    .purpose = "chargingProfile.chargingProfilePurpose",
    .place = "evseId",
    .by_id = "chargingProfileId",
    .by_level = "chargingProfileCriteria.stackLevel",
    .by_purpose = "chargingProfileCriteria.chargingProfilePurpose",
    .by_place = "chargingProfileCriteria.evseId",
};

const struct csms_dialect csms_dialect201 = {
    .version = &ocpp201,
    .calls = calls,
    .answers = csms201_answers,
    .schema = csms201_schema,
    .profile = &profile,
    .token = "idToken.idToken",
    .token_info = "idTokenInfo",
    .empty_list = "[2,\"empty-list\",\"GetVariables\",{\"getVariableData\":[]}]",
    .answers_noise = true,
    .register_of = csms201_register,
    .token_status = csms201_token_status,
    .limits = csms201_limits,
    .password_in = csms201_password_in,
    .password_status = csms201_password_status,
    .after_boot = csms201_after_boot,
    .forget = csms201_forget_sums,
};
