/* status16.h - the status of connectors and of the station, told to the CSMS of 1.6 (4.9).
 *
 * There is no history: what is told is what holds when it can be told, and, for a connector, has
 * held for MinimumStatusDuration.
 */
#ifndef SIM_STATUS16_H
#define SIM_STATUS16_H

#include <stdbool.h>

struct connector;
struct station;

/** Makes the timers of @p s; disarms them. */
void status16_init(struct station *s);
void status16_fini(struct station *s);
/** The status of @p c may have changed: it is told when it can be told and lasts. */
void status16_tell(struct connector *c);
/** The station itself became (in)operative: told if the CSMS can hear it. */
void status16_tell_station(struct station *s);
/** The CSMS can hear (again): all that it has not heard. */
void status16_changes(struct station *s);
/** Has the CSMS not heard all of the present status? */
bool status16_due(const struct station *s);
/** The status of @p connector (0: the station) is sent, told already or not; -1: of all. */
void status16_trigger(struct station *s, int connector);
/** LocalListConflict, told once: the station itself goes on as it is. @source OCPP 1.6 3.5.3 */
void status16_list_conflict(struct station *s);

#endif
