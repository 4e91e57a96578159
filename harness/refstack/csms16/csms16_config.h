/* csms16_config.h - configuration keys of 1.6: what the CSMS asks for and sets, and what they tell.
 */
#ifndef REFSTACK_CSMS16_CONFIG_H
#define REFSTACK_CSMS16_CONFIG_H

#include <cjson/cJSON.h>

#include "refstack/csms/batch.h"

struct csms_station;
struct refstack;

/* See the fields of struct csms_dialect. */
void csms16_after_boot(struct csms_station *st);
struct csms_limits csms16_limits(const struct csms_station *st, const char *action);
char *csms16_password_in(struct refstack *rs, const char *action, const cJSON *args);
const char *csms16_password_status(const cJSON *answer);

#endif
