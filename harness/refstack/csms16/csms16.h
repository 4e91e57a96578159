/* csms16.h - the CSMS's dialect of OCPP 1.6-J.
 */
#ifndef REFSTACK_CSMS16_H
#define REFSTACK_CSMS16_H

#include "refstack/csms/dialect.h"

extern const struct csms_dialect csms_dialect16;

#endif
