/* charging_json.h - charging profiles out of foreign JSON, and back.
 *
 * The versions of OCPP spell most fields alike (1.6 7.8, 7.13, 7.14; 2.0.1 ChargingProfileType);
 * what differs is a struct charging_form, which each dialect has.  Fractions of a second and
 * hundredths of a unit are cut off.
 */
#ifndef SIM_CHARGING_JSON_H
#define SIM_CHARGING_JSON_H

#include <cjson/cJSON.h>

#include "charging/charging_profile.h"
#include "charging/composite.h"

/* How a version writes a charging profile. */
struct charging_form {
    const char *id;         /* the field with the id of a profile */
    bool many;              /* chargingSchedule is a list, its items have ids */
    bool text_transactions; /* transactionId is text, else a number */
    bool by_connector;      /* a profile is for a connector, else for an EVSE */
    bool lenient;           /* judged as charging_store.h says */
    const char *purposes[CHARGING_PURPOSE_COUNT]; /* chargingProfilePurpose; NULL: it has none */
};

/** The profile that @p json is in @p form; NULL when it is none. place is left 0. */
struct charging_profile *charging_json_read(const cJSON *json, const struct charging_form *form);
cJSON *charging_json_write(const struct charging_profile *p, const struct charging_form *form);
/** One schedule of a profile; the start is left out when it has none. */
cJSON *charging_json_schedule(const struct charging_schedule *s, const struct charging_form *form);
/** The purpose called @p words (may be NULL); CHARGING_PURPOSE_COUNT when there is none. */
enum charging_purpose charging_json_purpose(const char *words, const struct charging_form *form);
/** chargingSchedulePeriod of a composite schedule. */
cJSON *charging_json_periods(const struct composite *c, bool phases);

/** "A" or "W"; false when it is neither. */
bool charging_json_unit(const cJSON *json, enum charging_unit *unit);
const char *charging_unit_name(enum charging_unit unit);

/** Tenths of a number, cut off; @p otherwise when it is none. Beyond +-CHARGING_LIMIT_MAX it is
 * that. */
int64_t charging_json_tenths(const cJSON *number, int64_t otherwise);

#endif
