/* calls201.h - the CALLs of the management blocks of OCPP 2.0.1 that stand in device_model201_rows,
 * and what their answers are made with.  Each is a row's answer or what follows it (call.h).
 */
#ifndef SIM_CALLS201_H
#define SIM_CALLS201_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "base/json_read.h"
#include "station/call.h"
#include "station201/model/device_model.h"

/* B07, B08 */
cJSON *report201_base(const struct call *call);
void report201_base_then(const struct call *call);
cJSON *report201_custom(const struct call *call);
void report201_custom_then(const struct call *call);
/* B09 */
cJSON *network201_set(const struct call *call);
/* N02 .. N06 */
cJSON *monitoring201_set(const struct call *call);
void monitoring201_set_then(const struct call *call);
cJSON *monitoring201_clear(const struct call *call);
cJSON *monitoring201_base(const struct call *call);
void monitoring201_base_then(const struct call *call);
cJSON *monitoring201_level(const struct call *call);
void monitoring201_level_then(const struct call *call);
cJSON *monitoring201_report(const struct call *call);
void monitoring201_report_then(const struct call *call);
/* N01 */
cJSON *log201_get(const struct call *call);
void log201_trigger(const struct call *call);
/* N09, N10 */
cJSON *customer201_ask(const struct call *call);
void customer201_then(const struct call *call);

/** Has @p list more items, or the CALL more bytes, than these variables say?  Then it was answered
 * with the CALLERROR of B05, B06, B08, N04 and N06. */
bool call201_refuses(const struct call *call, const cJSON *list, enum variable items,
                     enum variable bytes);

/** Does @p at match one of the ComponentVariables (no variable, instance, EVSE or connector: any)?
 * An empty list matches everything. @source B08.FR.20 .. FR.25, N02.FR.16 .. FR.21 */
bool report201_matches(const cJSON *component_variables, struct variable_at at);

/** Copies the field, when it is there. */
void json_copy(cJSON *to, const cJSON *from, const char *field);
/** Adds {"reasonCode": reason} as @p field; nothing when @p reason is NULL. */
void json_reason(cJSON *to, const char *field, const char *reason);

#endif
