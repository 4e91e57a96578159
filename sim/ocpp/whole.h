/* whole.h - whole numbers out of foreign JSON, where a number may be 1e300 or 0.1.
 */
#ifndef OCPP_WHOLE_H
#define OCPP_WHOLE_H

#include <cjson/cJSON.h>
#include <stdint.h>

/** The largest number a double counts to without gaps: with a thousand times it an int64_t still
 * holds it. */
#define WHOLE_MAX (INT64_C(1) << 53)

/** The number @p item without its fraction; @p otherwise when it is no number (NULL is none) or
 * beyond +-WHOLE_MAX. */
int64_t whole_int(const cJSON *item, int64_t otherwise);

#endif
