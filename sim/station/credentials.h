/* credentials.h - how a station proves itself, and whom it believes.
 *
 * What it has, in every version: the security profile in force, the password, the certificate with
 * its key, and the store of roots.  How that changes is the matter of security_profile.h and
 * signing.h; what it reports of it, of security_event.h.
 *
 * A station whose scenario says nothing of security has profile 0, or 1 with a password.
 * @source OCPP 1.6 security whitepaper 2 to 4; OCPP 2.0.1 A01, M
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

struct credentials;

/** A new station connects on profile 1 with @p password, which is copied. */
void credentials_begin(struct credentials *c, const char *password);
/** station_secure() (station.h) comes here. */
void credentials_provision(struct credentials *c, const struct station_security *start);

/** Fills in what the wire needs; borrowed until the next call into this module. */
void credentials_show(struct credentials *c, struct wire_target *target,
                      struct wire_identity *identity);
int credentials_profile(const struct credentials *c);
/** Does it have what @p profile needs: a password, a root of the CSMS, a certificate of its own? */
bool credentials_can(const struct credentials *c, int profile);
/** The next connection uses @p len bytes of @p password. */
void credentials_set_password(struct credentials *c, const char *password, size_t len);
const char *credentials_organization(const struct credentials *c);
void credentials_set_organization(struct credentials *c, const char *name);
struct certificates *credentials_store(const struct credentials *c);
const char *credentials_certificate(const struct credentials *c);
/** InstallCertificate. @return "Accepted" or "Rejected" */
const char *credentials_install(struct credentials *c, enum certificate_root use, const char *pem);
/** CertificateHashDataType of the first certificate in @p pem, whose issuer is in @p issuer. */
cJSON *credentials_hash_data(const struct station *s, const char *pem, const char *issuer);
/** DeleteCertificate. @return "Accepted", "Failed" (its own) or "NotFound" @source M04.FR.06 */
const char *credentials_delete(struct station *s, const cJSON *hash_data);

/** A certificate of its own, copied, with its @p key, consumed. */
void credentials_take(struct credentials *c, const char *chain, char *key);

#endif
