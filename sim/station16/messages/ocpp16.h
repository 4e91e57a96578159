/* ocpp16.h - the messages of OCPP 1.6 as data (rows: ocpp16.def), how it spells error codes, and
 * what it demands of a CSMS.
 */
#ifndef SIM_OCPP16_H
#define SIM_OCPP16_H

#include "ocpp/message.h"

extern const struct ocpp_version ocpp16;

#endif
