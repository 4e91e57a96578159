/* ocpp201.h - the messages of OCPP 2.0.1 as data (rows: ocpp201.def), and what it demands of a
 * CSMS.
 */
#ifndef SIM_OCPP201_H
#define SIM_OCPP201_H

#include "ocpp/message.h"

extern const struct ocpp_version ocpp201;

#endif
