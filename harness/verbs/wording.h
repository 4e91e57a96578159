/* wording.h - a wish of the operator's people in the words of a station's version of OCPP.
 *
 * People at the desk (agents, playbooks) name commands as OCPP 1.6 does; a station of 2.0.1 gets
 * the message that means the same. What stands in no row is passed on as it is.
 */
#ifndef HARNESS_WORDING_H
#define HARNESS_WORDING_H

#include <cjson/cJSON.h>

struct station;

/** The action and payload for @p s (NULL: unknown to the world, nothing is changed) that mean
 * @p *action with @p args (consumed). */
cJSON *wording_take(const struct station *s, const char **action, cJSON *args);

#endif
