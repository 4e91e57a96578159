/* frame_in.h - one text of a station: read, judged, handled and answered.
 *
 * All that a CALL changes is one change of the database, and it is answered once that is kept.
 */
#ifndef REFSTACK_FRAME_IN_H
#define REFSTACK_FRAME_IN_H

#include <stddef.h>

struct csms_station;

/** Answers one text of a station. */
void csms_frame_in(struct csms_station *st, const char *text, size_t len);

#endif
