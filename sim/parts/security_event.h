/* security_event.h - the security events of a station that the CSMS has not heard yet.
 *
 * They are told in order, one at a time, when the station is online; a critical one is kept until
 * the CSMS has heard it, the others are told once.  A station whose scenario says nothing of
 * security reports none of its own accord.
 * @source OCPP 1.6 security whitepaper 4.10; OCPP 2.0.1 A04
 */
#ifndef SIM_SECURITY_EVENT_H
#define SIM_SECURITY_EVENT_H

struct station;

/* name, type (a dialect may spell it its own way), critical (is kept until the CSMS has heard it)
 */
#define SECURITY_EVENT_LIST(X)                                                                     \
    X(startup, "StartupOfTheDevice", true)                                                         \
    X(reset, "ResetOrReboot", true)                                                                \
    X(time, "SettingSystemTime", true)                                                             \
    X(firmware, "FirmwareUpdated", true)                                                           \
    X(log_cleared, "SecurityLogWasCleared", true)                                                  \
    X(memory, "MemoryExhaustion", true)                                                            \
    X(tamper, "TamperDetectionActivated", true)                                                    \
    X(reconfigured, "ReconfigurationOfSecurityParameters", false)                                  \
    X(refused, "FailedToAuthenticateAtCsms", false)                                                \
    X(server, "InvalidCsmsCertificate", false)                                                     \
    X(own, "InvalidChargingStationCertificate", false)                                             \
    X(signature, "InvalidFirmwareSignature", false)                                                \
    X(signer, "InvalidFirmwareSigningCertificate", false)                                          \
    X(tls, "InvalidTLSVersion", false)
#define X(name, type, critical) SECURITY_##name,
enum security_event { SECURITY_EVENT_LIST(X) SECURITY_EVENT_COUNT };
#undef X

/** Reports @p event; @p about may be NULL. */
void security_event(struct station *s, enum security_event event, const char *about);

#endif
