/* csms201_variables.h - variables of the device model: what the CSMS asks for and sets, and what
 * they tell it.
 */
#ifndef REFSTACK_CSMS201_VARIABLES_H
#define REFSTACK_CSMS201_VARIABLES_H

#include <cjson/cJSON.h>

#include "refstack/csms/batch.h"
#include "refstack/csms/record_answered.h"

struct refstack;

/* The words of a variable's key in the records. */
#define CSMS201_VARIABLE                                                                           \
    "component.name component.instance component.evse.id component.evse.connectorId "              \
    "variable.name variable.instance"

/* See the fields of struct csms_dialect. */
void csms201_after_boot(struct csms_station *st);
struct csms_limits csms201_limits(const struct csms_station *st, const char *action);
char *csms201_password_in(struct refstack *rs, const char *action, const cJSON *args);
const char *csms201_password_status(const cJSON *answer);

/** SetVariables: the results say of each in its place whether it was set. */
csms_deal_fn csms201_keep_variables;

#endif
