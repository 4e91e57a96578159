#include "refstack/csms16/csms16_answers.h"

#include "refstack/csms/local_list.h"
#include "refstack/csms/profile.h"

/* clang-format off */
#define ACCEPTED "answer.status", {"Accepted"}

const struct csms_answer csms16_answers[] = {
    {"SetChargingProfile", ACCEPTED, NULL, "args", "charging_profile", "args.csChargingProfiles.chargingProfileId",
     "args.csChargingProfiles.chargingProfilePurpose", RECORD_put, csms_replace_profile},
    {"ClearChargingProfile", .also = csms_clear_profile},
    {"ReserveNow", ACCEPTED, NULL, "args", "reservation", "args.reservationId", "answer.status", RECORD_put, NULL},
    {"CancelReservation", ACCEPTED, NULL, "args", "reservation", "args.reservationId", "=Cancelled", RECORD_turn, NULL},
    {"GetLocalListVersion", NULL, {NULL}, NULL, "answer", "local_list_version", "", "answer.listVersion", RECORD_put, NULL},
    {"SendLocalList", ACCEPTED, NULL, "args", "local_list_version", "", "args.listVersion", RECORD_put, csms_keep_local_list},
    /* the key has a second word, which is empty: no EVSE stands before the connector */
    {"ChangeAvailability", "answer.status", {"Accepted", "Scheduled"}, NULL, "args", "availability", "args.connectorId =", "args.type", RECORD_put, NULL},
    {"UpdateFirmware", NULL, {NULL}, NULL, "args", "firmware", "", "=Asked", RECORD_put, NULL},
    {"SignedUpdateFirmware", NULL, {NULL}, NULL, "args", "firmware", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetLog", NULL, {NULL}, NULL, "args", "log", "args.requestId", "answer.status", RECORD_put, NULL},
    {"GetDiagnostics", NULL, {NULL}, NULL, "args", "diagnostics", "", "answer.fileName|=Nothing", RECORD_put, NULL},
    {"GetCompositeSchedule", ACCEPTED, NULL, "answer", "composite_schedule", "args.connectorId", "answer.scheduleStart", RECORD_put, NULL},
    {"InstallCertificate", ACCEPTED, NULL, "args", "certificate_sent", "args.certificateType", "answer.status", RECORD_put, NULL},
    {"GetInstalledCertificateIds", NULL, {NULL}, NULL, NULL, "certificate", NULL, NULL, RECORD_drop, NULL},
    {"GetInstalledCertificateIds", NULL, {NULL}, "answer.certificateHashData", NULL, "certificate", "serialNumber issuerKeyHash", NULL, RECORD_put, NULL},
    {"DeleteCertificate", ACCEPTED, NULL, NULL, "certificate",
     "args.certificateHashData.serialNumber args.certificateHashData.issuerKeyHash", NULL, RECORD_drop, NULL},
    {"GetConfiguration", NULL, {NULL}, "answer.configurationKey", NULL, "configuration", "key", "value", RECORD_put, NULL},
    {"ChangeConfiguration", "answer.status", {"Accepted", "RebootRequired"}, NULL, "args", "configuration", "args.key", "args.value", RECORD_put, NULL},
    {.action = NULL},
};
/* clang-format on */
