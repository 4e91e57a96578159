/* csms201_event.h - NotifyEvent: what components report, and which of it is trouble of a connector.
 */
#ifndef REFSTACK_CSMS201_EVENT_H
#define REFSTACK_CSMS201_EVENT_H

#include "refstack/csms/station_call.h"

csms_handler csms201_notify_event;

#endif
