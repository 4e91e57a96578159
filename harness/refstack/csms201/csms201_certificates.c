#include "refstack/csms201/csms201_certificates.h"

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
