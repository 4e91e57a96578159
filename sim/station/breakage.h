/* breakage.h - which parts of a station are broken, or are going to be.
 *
 * A breakage is arranged by station_break() and shows when its time or the end of a session comes;
 * what a part does when it is broken stands where that part is used.
 */
#ifndef SIM_BREAKAGE_H
#define SIM_BREAKAGE_H

#include "station/station.h"

/** Forgets all of them, silently. */
void breakage_forget_all(struct station *s);
/** A session ends at @p connector: what waits for that shows now. */
void breakage_session_end(struct station *s, int connector);

#endif
