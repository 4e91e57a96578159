/* csms201_meter.h - MeterValues of 2.0.1, where a value is a number with a multiplier.
 */
#ifndef REFSTACK_CSMS201_METER_H
#define REFSTACK_CSMS201_METER_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "refstack/csms/station_call.h"

csms_handler csms201_meter_values;
/** csms_dialect.register_of of 2.0.1. */
bool csms201_register(const cJSON *sample, int64_t *wh);

#endif
