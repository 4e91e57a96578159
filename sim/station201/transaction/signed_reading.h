/* signed_reading.h - what a meter with a key of its own says, as text that anybody can check.
 *
 * The meter of a connector signs the energy register, and nothing else, with ECDSA on P-256.  The
 * reading is written as an OCMF record (Open Charge Metering Format 1.0):
 * "OCMF|{data}|{signature}", where the signature is over the data as it stands there.  The key
 * belongs to the meter and survives everything; it is made when it is used first.  IS, IT and ID
 * say who was identified for the transaction, and how; outside of one nobody was.
 *
 * @source OCPP 2.0.1 part 2, 2.46 SignedMeterValueType, J01.FR.21, J02.FR.21, 2.7.3, 2.7.14, 2.7.17
 */
#ifndef SIM_SIGNED_READING_H
#define SIM_SIGNED_READING_H

#include "station201/inside/port201.h"

/* One reading of the energy register. */
struct register_reading {
    const char *wh; /* decimal text */
    const char *context;
    int64_t at_ms;
};

/** signedMeterValue of @p reading at @p port. @p key says whether PublicKeyWithSignedMeterValue
 * wants the public key in it; else that field is empty.  NULL where nobody knows cryptography. */
cJSON *signed_reading(struct port201 *port, const struct register_reading *reading, bool key);

#endif
