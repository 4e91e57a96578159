/* rtc.h - the station's own clock: by it a station stamps what it tells, and keeps the dates that
 * its CSMS names.
 *
 * It runs as the story's time does, off by so much and gaining so much (its drift).  It follows
 * currentTime of the CSMS (OCPP 1.6 4.2, 4.6; 2.0.1 B01, G02): a time that lies between the
 * question and its answer, or less than a second outside, is the one that it has; one before 1970
 * or after 2106 is none.  Where the story hurries past the clock of the CSMS, its time is taken
 * once: each further one would set the station back.  Meters, the truth of a session and whatever
 * is counted from a moment on (intervals, time-outs) stay on the story's time, and so do the dates
 * of certificates.
 *
 * Times by this clock are told times; those of the story are true ones.
 */
#ifndef SIM_RTC_H
#define SIM_RTC_H

#include <stdint.h>

#include "station/station.h"

struct call_queue_reply;

/** What the clock shows. */
int64_t rtc_now_ms(const struct station *s);
/** What it would show at the true time @p true_ms, if nobody sets it: a stamp of that moment. */
int64_t rtc_at_ms(const struct station *s, int64_t true_ms);
/** The true time at which it shows @p told_ms, or more, for the first time if nobody sets it:
 * timers that wait for a date are armed for this, and anew at HAPPENS_clock_set. VCLOCK_NEVER
 * stays. */
int64_t rtc_due_ms(const struct station *s, int64_t told_ms);
/** By how much the clock was last set on; negative: back. */
int64_t rtc_jump_ms(const struct station *s);

/** What the clock has to do with an answer that tells currentTime: the done function of such a
 * CALL, @p owner the station. */
void rtc_hears(void *owner, const struct call_queue_reply *reply);

#endif
