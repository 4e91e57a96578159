/* sample16.h - what a meter value of OCPP 1.6 says at this moment.
 */
#ifndef SIM_SAMPLE16_H
#define SIM_SAMPLE16_H

#include <cjson/cJSON.h>

#include "station/station_config.h"

struct connector;

/** One MeterValue of @p c with the measurands of @p key and @p context; NULL when none is
 * configured or can be measured here. */
cJSON *sample_now(const struct connector *c, enum config_key key, const char *context);

#endif
