/* duration.h - a duration in words, as reports and findings say it, and in parts. */
#ifndef REPORTS_DURATION_H
#define REPORTS_DURATION_H

#include <stdint.h>

/** "340 ms", "45 s", "12 min", "1 h 05 min", "2 d 03 h": in the two largest units that matter. */
void duration_words(int64_t ms, char out[32]);

/** What is left of @p number when whole parts are taken off, 0 to @p part - 1: of a moment the time
 * of day; also of one before 1970. */
int64_t duration_rest(int64_t number, int64_t part);

#endif
