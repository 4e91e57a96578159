/* payload.h - fields of a payload that is known to be valid.
 */
#ifndef REFSTACK_PAYLOAD_H
#define REFSTACK_PAYLOAD_H

#include <cjson/cJSON.h>
#include <stdint.h>

/** Text at @p name; NULL when it is missing. */
const char *csms_text(const cJSON *payload, const char *name);
/** A whole number that every payload of the message has. */
int64_t csms_number(const cJSON *payload, const char *name);
/** The number of a connector or EVSE, 0 when it is missing; -1 when no station can
 * have it. */
int csms_place_number(const cJSON *payload, const char *name);
/** A date-time field as ms UTC, @p absent when it is missing. */
int64_t csms_time(const cJSON *payload, const char *name, int64_t absent);
/** Adds "currentTime" and the like: @p ms as RFC 3339. */
void csms_put_time(cJSON *object, const char *name, int64_t ms);

#endif
