/* csms16_meter.h - MeterValues of 1.6, where every value is text.
 */
#ifndef REFSTACK_CSMS16_METER_H
#define REFSTACK_CSMS16_METER_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "refstack/csms/station_call.h"

csms_handler csms16_meter_values;
/** csms_dialect.register_of of 1.6. */
bool csms16_register(const cJSON *sample, int64_t *wh);

#endif
