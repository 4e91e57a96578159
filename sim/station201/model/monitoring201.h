/* monitoring201.h - the CALLs of monitoring: N02 .. N06. */
#ifndef SIM_MONITORING201_H
#define SIM_MONITORING201_H

#include "station/incoming_call.h"

extern const struct incoming_call_row monitoring201_rows[];

#endif
