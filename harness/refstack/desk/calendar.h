/* calendar.h - the hours in which a clock of the desk runs.
 *
 * Opening hours are half-open intervals of local time, [from, to): a clock of 30 minutes started
 * half an hour before closing time is due at closing time, not on the next morning.  Hours may wrap
 * over midnight; the night then belongs to the day on which it began.  Holidays are whole local
 * days.  Daylight saving needs no rule of its own: a day's hours are turned into UTC moments, so
 * the clock counts real time only, 23 or 25 hours of it on the two odd days of a round-the-clock
 * calendar.
 */
#ifndef REFSTACK_CALENDAR_H
#define REFSTACK_CALENDAR_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/tz.h"

#define CALENDAR_HOLIDAYS 64
#define CALENDAR_DATE     16

struct calendar {
    struct tz tz;
    int from_min, to_min; /* local minutes; 0 and 1440 is round the clock */
    unsigned days;        /* bit n: open on weekday n, 0 = Sunday */
    char holiday[CALENDAR_HOLIDAYS + 1][CALENDAR_DATE]; /* "2026-12-25"; the last one is empty */
};

/** Reads @p hours {from_min, to_min, days: "1-5" or "1,3,6" (1 = Monday .. 7 = Sunday, 0 too)} and
 * @p holidays ["2026-12-25"]; either may be NULL, which leaves that part open.
 * @return false with @p cal unchanged when something in them is not understood. */
bool calendar_read(struct calendar *cal, const struct tz *tz, const cJSON *hours,
                   const cJSON *holidays);

/** The first moment at which @p amount_ms of open time have passed since @p from_ms;
 * VCLOCK_NEVER when that is not within ten years. An amount of 0 is due at once. */
int64_t calendar_add_ms(const struct calendar *cal, int64_t from_ms, int64_t amount_ms);

/** Open time in [@p from_ms, @p to_ms); 0 when the one is not before the other. */
int64_t calendar_between_ms(const struct calendar *cal, int64_t from_ms, int64_t to_ms);

#endif
