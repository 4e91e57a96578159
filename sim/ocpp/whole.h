/* whole.h - whole numbers out of foreign JSON stand in base/json_read.h now; includes of this file
 * go one by one.
 */
#ifndef OCPP_WHOLE_H
#define OCPP_WHOLE_H

#include "base/json_read.h"

#endif
