/* csms201_customer.h - NotifyCustomerInformation: a customer who is cleared leaves the local list
 * (N10).
 */
#ifndef REFSTACK_CSMS201_CUSTOMER_H
#define REFSTACK_CSMS201_CUSTOMER_H

#include "refstack/csms/station_call.h"

csms_handler csms201_customer_information;

#endif
