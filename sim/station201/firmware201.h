/* firmware201.h - the CALLs of block L that stand in firmware201_rows but in another file. */
#ifndef SIM_FIRMWARE201_H
#define SIM_FIRMWARE201_H

#include "station/call.h"

cJSON *publisher_publish(const struct call *call);
cJSON *publisher_unpublish(const struct call *call);
void publisher_trigger(const struct call *call);

#endif
