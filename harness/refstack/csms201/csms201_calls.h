/* csms201_calls.h - messages of a 2.0.1 station that are answered in a few lines.
 */
#ifndef REFSTACK_CSMS201_CALLS_H
#define REFSTACK_CSMS201_CALLS_H

#include "refstack/csms/station_call.h"

csms_handler csms201_boot, csms201_authorize, csms201_status_notification, csms201_notify_report;

#endif
