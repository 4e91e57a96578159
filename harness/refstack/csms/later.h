/* later.h - answers that a test holds back (script.h: delay_ms).
 */
#ifndef REFSTACK_LATER_H
#define REFSTACK_LATER_H

#include <stdint.h>

struct csms_station;

/** Sends @p text (copied) @p ms from now, if the connection is still this one. */
void csms_send_later(struct csms_station *st, const char *text, int64_t ms);
/** The connection is gone: what was held back is never sent. */
void csms_forget_later(struct csms_station *st);

#endif
