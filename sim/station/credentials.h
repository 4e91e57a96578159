/* credentials.h - how a station proves itself, whom it believes, and what it reports of that.
 *
 * One engine for every version: the security profile in force, the password, the certificate with
 * its key, the store of roots, the request for a new certificate, the change to a higher profile,
 * and the security events that the CSMS has not heard yet.  Messages that are the same in every
 * version (SignCertificate, SecurityEventNotification) are made here, the rest by the speeches.
 *
 * A station whose scenario says nothing of security has profile 0, or 1 with a password, and
 * reports no security events of its own accord.
 * @source OCPP 1.6 security whitepaper 2 to 4; OCPP 2.0.1 A01 to A05, M
 */
#ifndef SIM_CREDENTIALS_H
#define SIM_CREDENTIALS_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "link/wire.h"
#include "security/certificates.h"
#include "station/station.h"

#define CHAIN_SIZE_MAX        10000 /* CertificateSignedMaxChainSize, MaxCertificateChainSize */
#define CERTIFICATE_STORE_MAX 20    /* CertificateStoreMaxLength */
#define AUTHORIZATION_KEY_MIN 16
#define AUTHORIZATION_KEY_MAX 20

/* name, type in 1.6, type in 2.x, critical (is kept until the CSMS has heard it) */
#define SECURITY_EVENT_LIST(X)                                                                     \
    X(startup, "StartupOfTheDevice", "StartupOfTheDevice", true)                                   \
    X(reset, "ResetOrReboot", "ResetOrReboot", true)                                               \
    X(time, "SettingSystemTime", "SettingSystemTime", true)                                        \
    X(firmware, "FirmwareUpdated", "FirmwareUpdated", true)                                        \
    X(log_cleared, "SecurityLogWasCleared", "SecurityLogWasCleared", true)                         \
    X(memory, "MemoryExhaustion", "MemoryExhaustion", true)                                        \
    X(tamper, "TamperDetectionActivated", "TamperDetectionActivated", true)                        \
    X(reconfigured, "ReconfigurationOfSecurityParameters", "ReconfigurationOfSecurityParameters",  \
      false)                                                                                       \
    X(refused, "FailedToAuthenticateAtCentralSystem", "FailedToAuthenticateAtCsms", false)         \
    X(server, "InvalidCentralSystemCertificate", "InvalidCsmsCertificate", false)                  \
    X(own, "InvalidChargePointCertificate", "InvalidChargingStationCertificate", false)            \
    X(signature, "InvalidFirmwareSignature", "InvalidFirmwareSignature", false)                    \
    X(signer, "InvalidFirmwareSigningCertificate", "InvalidFirmwareSigningCertificate", false)     \
    X(tls, "InvalidTLSVersion", "InvalidTLSVersion", false)
#define X(name, words16, words2, critical) SECURITY_##name,
enum security_event { SECURITY_EVENT_LIST(X) SECURITY_EVENT_COUNT };
#undef X

struct credentials;

struct credentials *credentials_new(struct station *s, const char *password);
void credentials_free(struct credentials *c);
/** station_secure() (station.h) comes here. */
void credentials_provision(struct credentials *c, const struct station_security *start);

/** Fills in what the wire needs; borrowed until the next call into this module. */
void credentials_show(struct credentials *c, struct wire_target *target,
                      struct wire_identity *identity);
/** The station is connected; online (accepted, too); an attempt ended with @p code of wire.h. */
void credentials_connected(struct credentials *c);
void credentials_online(struct credentials *c);
void credentials_failed(struct credentials *c, int code);
/** The software starts, after power came or (@p reset) a reset. */
void credentials_boots(struct credentials *c, bool reset);

/** Reports @p event; @p about may be NULL. */
void security_event(struct station *s, enum security_event event, const char *about);

int credentials_profile(const struct credentials *c);
/** Does it have what @p profile needs: a password, a root of the CSMS, a certificate of its own? */
bool credentials_can(const struct credentials *c, int profile);
/** A change of the profile: never downwards, upwards only with what it needs.  When "Accepted", the
 * station connects anew after a second, and goes back when three attempts have failed.
 * @return "Accepted" or "Rejected" */
const char *credentials_raise(struct credentials *c, int profile);
/** The next connection uses @p len bytes of @p password. */
void credentials_set_password(struct credentials *c, const char *password, size_t len);
const char *credentials_organization(const struct credentials *c);
void credentials_set_organization(struct credentials *c, const char *name);
struct certificates *credentials_store(const struct credentials *c);
const char *credentials_certificate(const struct credentials *c);
/** InstallCertificate. @return "Accepted" or "Rejected" */
const char *credentials_install(struct credentials *c, enum certificate_root use, const char *pem);
/** The station moves to another CSMS, or is back: only at its own one it falls back to the root
 * that a new one has replaced. @source OCPP 2.0.1 M05.FR.14 to FR.16 */
void credentials_migrates(struct credentials *c, bool away);

/** Password or certificate changed on order of the CSMS: the station connects anew. */
void credentials_changed(struct credentials *c);

/** CertificateHashDataType of the first certificate in @p pem, whose issuer is in @p issuer. */
cJSON *security_hash_data(const struct station *s, const char *pem, const char *issuer);
/** DeleteCertificate. @return "Accepted", "Failed" (its own) or "NotFound" @source M04.FR.06 */
const char *security_delete(struct station *s, const cJSON *hash_data);

/** Makes a key and sends SignCertificate; false when it cannot. @p type NULL: not said. */
bool credentials_sign(struct credentials *c, const char *type);
/** CertificateSigned: the one that was asked for. @return "Accepted" or "Rejected" */
const char *credentials_signed(struct credentials *c, const char *chain);
/** The chain shown to vehicles (V2GCertificate), NULL when there is none. */
const char *credentials_vehicle(const struct credentials *c);

#endif
