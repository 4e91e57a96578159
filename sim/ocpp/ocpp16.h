/* ocpp16.h - the table of OCPP 1.6 as data (rows: ocpp16.def); for message.c. */
#ifndef OCPP_OCPP16_H
#define OCPP_OCPP16_H

#include "ocpp/message.h"

extern const struct ocpp_version ocpp16;

#endif
