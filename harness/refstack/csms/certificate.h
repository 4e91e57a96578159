/* certificate.h - SignCertificate: a station asks for a certificate, and CertificateSigned follows.
 *
 * OCPP 2.0.1 part 2, A02 and A03; security whitepaper of 1.6, 4.1.3.
 */
#ifndef REFSTACK_CERTIFICATE_H
#define REFSTACK_CERTIFICATE_H

#include "refstack/csms/station_call.h"

csms_handler csms_sign_certificate;

#endif
