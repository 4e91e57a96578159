/* ocpp201.h - the table of OCPP 2.0.1 as data (rows: ocpp201.def); for message.c. */
#ifndef OCPP_OCPP201_H
#define OCPP_OCPP201_H

#include "ocpp/message.h"

extern const struct ocpp_version ocpp201;

#endif
