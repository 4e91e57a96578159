/* csms201_needs.h - what a vehicle needs (ISO 15118) is met with a charging profile (K15, K16).
 */
#ifndef REFSTACK_CSMS201_NEEDS_H
#define REFSTACK_CSMS201_NEEDS_H

#include "refstack/csms/station_call.h"

csms_handler csms201_charging_needs, csms201_charging_schedule;

#endif
