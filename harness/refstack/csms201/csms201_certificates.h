/* csms201_certificates.h - certificates of vehicles (ISO 15118; use cases M01, M02, M06).
 *
 * This CSMS is not a certificate pool: it answers both questions with words that are well-formed
 * and say nothing.
 */
#ifndef REFSTACK_CSMS201_CERTIFICATES_H
#define REFSTACK_CSMS201_CERTIFICATES_H

#include "refstack/csms/station_call.h"

csms_handler csms201_certificate_status, csms201_vehicle_certificate;

#endif
