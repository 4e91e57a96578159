/* show.h - stations, sessions and refusals as the operator API shows them.
 */
#ifndef REFSTACK_CSMS_SHOW_H
#define REFSTACK_CSMS_SHOW_H

#include <cjson/cJSON.h>
#include <stdint.h>

struct refstack;

/* Objects are added to @p array; station NULL: all. */
void csms_show_stations(struct refstack *rs, const char *station, cJSON *array);
void csms_show_sessions(struct refstack *rs, const char *station, int64_t since_ms, cJSON *array);
void csms_show_refused(struct refstack *rs, const char *station, int64_t since_ms, cJSON *array);

#endif
