/* signing.h - a station asks for a certificate of its own, and takes it in.
 *
 * It makes a key, sends SignCertificate, and waits for CertificateSigned, asking again as its
 * configuration says.  Whoever has a certificate asks for the next one thirty days before it
 * expires.
 * @source OCPP 1.6 security whitepaper 3, 4; OCPP 2.0.1 A02, A03
 */
#ifndef SIM_SIGNING_H
#define SIM_SIGNING_H

#include <stdbool.h>

struct station;

/** Makes a key and sends SignCertificate; false when it cannot. @p type NULL: not said. */
bool signing_begins(struct station *s, const char *type);
/** CertificateSigned: is @p chain the one that was asked for? @return "Accepted" or "Rejected" */
const char *signing_answered(struct station *s, const char *chain);
/** The chain shown to vehicles (V2GCertificate), NULL when there is none. */
const char *signing_vehicle(const struct station *s);

#endif
