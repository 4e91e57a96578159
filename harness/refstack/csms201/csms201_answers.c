#include "refstack/csms201/csms201_answers.h"

#include "refstack/csms/local_list.h"
#include "refstack/csms/profile.h"
#include "refstack/csms201/csms201_variables.h"

#define HASH "certificateHashData.serialNumber certificateHashData.issuerKeyHash"

/* clang-format off */
#define ACCEPTED "answer.status", {"Accepted"}

const struct csms_answer csms201_answers[] = {
    {"SetChargingProfile", ACCEPTED, NULL, "args", "charging_profile", "args.chargingProfile.id",
     "args.chargingProfile.chargingProfilePurpose", RECORD_put, csms_replace_profile},
    {"ClearChargingProfile", .also = csms_clear_profile},
    {"ReserveNow", ACCEPTED, NULL, "args", "reservation", "args.id", "answer.status", RECORD_put, NULL},
    {"CancelReservation", ACCEPTED, NULL, "args", "reservation", "args.reservationId", "=Cancelled", RECORD_turn, NULL},
    {"GetLocalListVersion", NULL, {NULL}, NULL, "answer", "local_list_version", "", "answer.versionNumber", RECORD_put, NULL},
    {"SendLocalList", ACCEPTED, NULL, "args", "local_list_version", "", "args.versionNumber", RECORD_put, csms_keep_local_list},
    {"ChangeAvailability", "answer.status", {"Accepted", "Scheduled"}, NULL, "args", "availability",
     "args.evse.id args.evse.connectorId", "args.operationalStatus", RECORD_put, NULL},
    {"UpdateFirmware", NULL, {NULL}, NULL, "args", "firmware", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetLog", NULL, {NULL}, NULL, "args", "log", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetCompositeSchedule", ACCEPTED, NULL, "answer", "composite_schedule", "args.evseId", "answer.schedule.scheduleStart", RECORD_put, NULL},
    {"InstallCertificate", ACCEPTED, NULL, "args", "certificate_sent", "args.certificateType", "answer.status", RECORD_put, NULL},
    {"GetInstalledCertificateIds", NULL, {NULL}, NULL, NULL, "certificate", NULL, NULL, RECORD_drop, NULL},
    {"GetInstalledCertificateIds", NULL, {NULL}, "answer.certificateHashDataChain", NULL, "certificate", HASH, "certificateType", RECORD_put, NULL},
    {"DeleteCertificate", ACCEPTED, NULL, NULL, "certificate",
     "args.certificateHashData.serialNumber args.certificateHashData.issuerKeyHash", NULL, RECORD_drop, NULL},
    {"SetVariables", .also = csms201_keep_variables},
    {"GetVariables", "attributeStatus", {"Accepted"}, "answer.getVariableResult", NULL, "value", CSMS201_VARIABLE " attributeType", "attributeValue", RECORD_put, NULL},
    {"GetBaseReport", NULL, {NULL}, NULL, "args", "request", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetReport", NULL, {NULL}, NULL, "args", "request", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetMonitoringReport", NULL, {NULL}, NULL, "args", "request", "args.requestId", "answer.status", RECORD_put, NULL},
    {"CustomerInformation", NULL, {NULL}, NULL, "args", "request", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetDisplayMessages", NULL, {NULL}, NULL, "args", "request", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetChargingProfiles", NULL, {NULL}, NULL, "args", "request", "args.requestId", "answer.status", RECORD_put, NULL},
    {"SetVariableMonitoring", "status", {"Accepted"}, "answer.setMonitoringResult", NULL, "monitor", "id", "type", RECORD_put, NULL},
    {"ClearVariableMonitoring", "status", {"Accepted", "NotFound"}, "answer.clearMonitoringResult", NULL, "monitor", "id", NULL, RECORD_drop, NULL},
    {"SetMonitoringBase", ACCEPTED, NULL, "args", "monitoring", "=base", "args.monitoringBase", RECORD_put, NULL},
    {"SetMonitoringLevel", ACCEPTED, NULL, "args", "monitoring", "=level", "args.severity", RECORD_put, NULL},
    {"SetNetworkProfile", ACCEPTED, NULL, "args.connectionData", "network_profile", "args.configurationSlot", "answer.status", RECORD_put, NULL},
    {"SetDisplayMessage", ACCEPTED, NULL, "args.message", "display_message", "args.message.id", "args.message.state", RECORD_put, NULL},
    {"ClearDisplayMessage", "answer.status", {"Accepted", "Unknown"}, NULL, NULL, "display_message", "args.id", NULL, RECORD_drop, NULL},
    {"PublishFirmware", NULL, {NULL}, NULL, "args", "publish_firmware", "args.requestId", "answer.status", RECORD_put, NULL},
    {"UnpublishFirmware", NULL, {NULL}, NULL, "args", "unpublish_firmware", "args.checksum", "answer.status", RECORD_put, NULL},
    {"RequestStartTransaction", NULL, {NULL}, NULL, "args", "remote_start", "args.remoteStartId", "answer.status", RECORD_put, NULL},
    {"GetTransactionStatus", NULL, {NULL}, NULL, "answer", "transaction_status", "args.transactionId", "answer.messagesInQueue", RECORD_put, NULL},
    {.action = NULL},
};
/* clang-format on */
