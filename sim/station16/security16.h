/* security16.h - the security extension of OCPP 1.6 at the station: its keys and its messages.
 *
 * @source OCPP 1.6 security whitepaper, edition 2, 4 and 5
 */
#ifndef SIM_SECURITY16_H
#define SIM_SECURITY16_H

#include "station/incoming_call.h"

extern const struct incoming_call_row security16_rows[];

/** ChangeConfiguration of one of the keys of security. @return NULL: it is none of them */
const char *security16_change(struct station *s, const char *key, const char *value);
/** Adds the key called @p name to the configurationKey list @p known, or all of them (NULL).
 * @return false: it is none of them */
bool security16_show(const struct station *s, const char *name, cJSON *known);

#endif
