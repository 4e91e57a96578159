/* Certificates of vehicles (ISO 15118, use cases M01, M02 and M06 of 2.0.1): this CSMS is no
 * certificate pool, so it answers both questions with words that are well-formed and say nothing.
 */
#include "refstack/csms201/csms201.h"

/* An OCSPResponse (RFC 6960 4.2.1) that says "unauthorized": this test responder keeps no list of
 * the certificates of vehicles. */
#define OCSP_UNAUTHORIZED "MAMKAQY="
/* What a contract certificate pool would return is opaque to a CSMS: the words "chargerig test". */
#define EXI_ANSWER        "Y2hhcmdlcmlnIHRlc3Q="

void csms201_certificate_status(struct csms_turn *turn)
{
    cJSON_AddStringToObject(turn->out, "status", "Accepted");
    cJSON_AddStringToObject(turn->out, "ocspResult", OCSP_UNAUTHORIZED);
}

void csms201_vehicle_certificate(struct csms_turn *turn)
{
    cJSON_AddStringToObject(turn->out, "status", "Accepted");
    cJSON_AddStringToObject(turn->out, "exiResponse", EXI_ANSWER);
}
