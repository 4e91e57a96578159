/* misreport.h - how the CSMS tells what it knows when it was made to tell it wrongly.
 *
 * The records stay as they are, and so does what the other parts make of them: only the answer of
 * csms.sessions is changed, which is what mutants of the record are for.
 */
#ifndef REFSTACK_MISREPORT_H
#define REFSTACK_MISREPORT_H

#include <cjson/cJSON.h>
#include <stdint.h>

struct refstack;

/** Changes @p session, the object of session @p id, as the mutant wants it; @p array, whose last
 * item it is, may get another one. */
void csms_misreport_session(struct refstack *rs, int64_t id, cJSON *session, cJSON *array);
/** Changes the list of refused tokens. */
void csms_misreport_refused(struct refstack *rs, cJSON *array);
/** Changes the object of a station. */
void csms_misreport_station(struct refstack *rs, cJSON *station);

#endif
