/* setting.h - the targets and hours that the desk was given, kept in table desk_setting.
 */
#ifndef REFSTACK_SETTING_H
#define REFSTACK_SETTING_H

#include <cjson/cJSON.h>

#include "refstack/desk/desk.h"

/** The targets that are kept, else the defaults of sla_init(). */
void desk_load_sla(struct desk *d);
/** Takes over the targets and hours of sla_read(). @return NULL, or what is wrong (static text) */
const char *desk_set_sla(struct desk *d, const cJSON *json);

#endif
