/* monitoring201.h - the CALLs of monitoring: N02 .. N06. */
#ifndef SIM_MONITORING201_H
#define SIM_MONITORING201_H

#include "station/call.h"

extern const struct call_row monitoring201_rows[];

#endif
