/* csms16_calls.h - BootNotification, Authorize and StatusNotification of 1.6.
 */
#ifndef REFSTACK_CSMS16_CALLS_H
#define REFSTACK_CSMS16_CALLS_H

#include "refstack/csms/station_call.h"

csms_handler csms16_boot, csms16_authorize, csms16_status_notification;

#endif
