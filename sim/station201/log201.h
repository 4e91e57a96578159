/* log201.h - the upload of a log (N01), for the other files of the dialect. */
#ifndef SIM_LOG201_H
#define SIM_LOG201_H

#include "station/incoming_call.h"

/** TriggerMessage wants to know how far the upload is; Idle when none is under way. */
void log201_trigger(const struct incoming_call *call);

#endif
