/* duration.h - words for a duration, as reports and findings say it. */
#ifndef REPORTS_DURATION_H
#define REPORTS_DURATION_H

#include <stdint.h>

/** "340 ms", "45 s", "12 min", "1 h 05 min", "2 d 03 h": in the two largest units that matter. */
void duration_words(int64_t ms, char out[32]);

#endif
