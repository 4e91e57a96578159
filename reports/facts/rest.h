/* rest.h - what is left of a number when whole parts are taken off it: of a moment, the time of
 * day.
 */
#ifndef REPORTS_REST_H
#define REPORTS_REST_H

#include <stdint.h>

/** 0 to @p part - 1, of what lies below 0 (before 1970), too. */
int64_t rest_of(int64_t number, int64_t part);

#endif
