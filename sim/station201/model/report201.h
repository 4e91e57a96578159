/* report201.h - reports of the device model: B07 (base) and B08 (custom).
 */
#ifndef SIM_REPORT201_H
#define SIM_REPORT201_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "station/incoming_call.h"
#include "station201/model/device_model.h"

extern const struct incoming_call_row report201_rows[];

/** Does @p at match one of the ComponentVariables (no variable, instance, EVSE or connector: any)?
 * An empty list matches everything. @source B08.FR.20 .. FR.25, N02.FR.16 .. FR.21 */
bool report201_matches(const cJSON *component_variables, struct variable_at at);

#endif
