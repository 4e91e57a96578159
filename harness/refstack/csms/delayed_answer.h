/* delayed_answer.h - answers that a test holds back (scripted_answer.h: delay_ms).
 */
#ifndef REFSTACK_DELAYED_ANSWER_H
#define REFSTACK_DELAYED_ANSWER_H

#include <stdint.h>

struct csms_station;

/** Sends @p text (copied) @p ms from now, if the connection is still this one. */
void csms_delay_answer(struct csms_station *st, const char *text, int64_t ms);
/** The connection is gone: what was held back is never sent. */
void csms_forget_delayed(struct csms_station *st);

#endif
