/* charging_json.h - charging profiles out of foreign JSON, and back.
 *
 * Both versions spell most fields alike (1.6 7.8, 7.13, 7.14; 2.0.1 ChargingProfileType); what
 * differs is a row a version.  Fractions of a second and hundredths of a unit are cut off.
 */
#ifndef SIM_CHARGING_JSON_H
#define SIM_CHARGING_JSON_H

#include <cjson/cJSON.h>

#include "charging/charging_profile.h"
#include "charging/composite.h"

/** The profile that @p json is in @p version; NULL when it is none. place is left 0. */
struct charging_profile *charging_json_read(const cJSON *json, const char *version);
/** ChargingProfileType of 2.0.1, or csChargingProfiles of 1.6. */
cJSON *charging_json_write(const struct charging_profile *p, const char *version);
/** ChargingScheduleType of @p s; the start is left out when it has none. */
cJSON *charging_json_schedule(const struct charging_schedule *s, const char *version);
/** chargingSchedulePeriod of a composite schedule. */
cJSON *charging_json_periods(const struct composite *c, bool phases);

/** "A" or "W"; false when it is neither. */
bool charging_json_unit(const cJSON *json, enum charging_unit *unit);
const char *charging_unit_name(enum charging_unit unit);

/** Tenths of a number, cut off; @p otherwise when it is none. Beyond +-CHARGING_LIMIT_MAX it is
 * that. */
int64_t charging_json_tenths(const cJSON *number, int64_t otherwise);

#endif
