/* certificates.h - the certificate store of a station: the roots it believes, by use.
 *
 * The same in every version; the versions only spell the uses differently.  A certificate is known
 * by its hash data (issuer, issuer's key, serial number), as in OCPP.
 * @source OCPP 2.0.1 M03, M04, M05; OCPP 1.6 security whitepaper 4.1.6 to 4.1.9
 */
#ifndef SIM_CERTIFICATES_H
#define SIM_CERTIFICATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "security/crypto.h"

struct certificates;

/* What a root is for. */
#define CERTIFICATE_ROOT_LIST(X) X(csms) X(maker) X(vehicle) X(mobility)
#define X(name)                  ROOT_##name,
enum certificate_root { CERTIFICATE_ROOT_LIST(X) ROOT_COUNT };
#undef X

/** The use called @p text in @p words, those of a version by use (NULL: unknown there); ROOT_COUNT
 * when it is none. */
enum certificate_root certificate_root_of(const char *const words[ROOT_COUNT], const char *text);

/** A store for at most @p limit certificates; @p ks is borrowed. */
struct certificates *certificates_new(struct crypto *ks, size_t limit);
void certificates_free(struct certificates *store);

/** Takes in @p pem.  With @p check (AdditionalRootCertificateCheck) a new root of the CSMS must be
 * signed by the one there is, which stays as the fallback; an older fallback goes.
 * @return "Accepted" or "Rejected" (unreadable, expired, no authority, not signed, no room)
 * @source M05.FR.06 to FR.12 */
const char *certificates_install(struct certificates *store, enum certificate_root use,
                                 const char *pem, int64_t now_ms, bool check);
/** @return "Accepted" or "NotFound" */
const char *certificates_delete(struct certificates *store, const char *algorithm,
                                const struct certificate_hash *hash);
size_t certificates_count(const struct certificates *store);
/** Certificate @p i, the oldest first. */
const char *certificates_at(const struct certificates *store, size_t i, enum certificate_root *use);
/** PEM texts with whoever has signed certificate @p i among them. */
const char *certificates_issuer(const struct certificates *store, size_t i);
/** All roots of @p use one after the other, "" for none; the caller frees it. */
char *certificates_roots(const struct certificates *store, enum certificate_root use);

/** Is there a fallback among the roots of the CSMS? */
bool certificates_has_fallback(const struct certificates *store);
/** The roots of the CSMS that are the fallback, or that are not; the caller frees it. */
char *certificates_believed(const struct certificates *store, bool fallback);
/** The new root has proved itself: M05.FR.13. */
void certificates_drop_fallback(struct certificates *store);

#endif
