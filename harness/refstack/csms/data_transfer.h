/* data_transfer.h - DataTransfer: messages of vendors whom this CSMS knows.
 */
#ifndef REFSTACK_DATA_TRANSFER_H
#define REFSTACK_DATA_TRANSFER_H

#include "refstack/csms/station_call.h"

csms_handler csms_data_transfer;

#endif
