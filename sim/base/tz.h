/* tz.h - local time from a POSIX TZ rule, without touching the process's own zone.
 *
 * A rule is the text of POSIX.1 TZ, as tzdata writes it at the end of each zone file:
 * "CET-1CEST,M3.5.0,M10.5.0/3".  harness/ looks the rule up; here it is only arithmetic.
 */
#ifndef SIM_TZ_H
#define SIM_TZ_H

#include <stdbool.h>
#include <stdint.h>

struct tz_change {
    int month, week, day; /* Mm.w.d: month 1-12, week 1-5 (5 = last), weekday 0-6 (0 = Sunday) */
    int32_t at_s;         /* local wall time of the change, seconds after midnight */
};

struct tz {
    int32_t std_s, dst_s; /* offset east of UTC, seconds */
    bool has_dst;
    struct tz_change to_dst, to_std;
};

/* A moment as the wall clock shows it. */
struct tz_local {
    int year, month, day; /* month 1-12 */
    int hour, minute, second, ms;
    int weekday; /* 0 = Sunday */
    int32_t offset_s;
};

/** Reads @p rule; false when it is not one (only the M form of changes is known). */
bool tz_parse(struct tz *tz, const char *rule);

/** Offset east of UTC in seconds at the moment @p utc_ms. */
int32_t tz_offset_s(const struct tz *tz, int64_t utc_ms);
void tz_local(const struct tz *tz, int64_t utc_ms, struct tz_local *out);

/** UTC of a wall-clock time (month and day may overflow and are carried). A time that happens twice
 * gives the first; one that never happens gives the moment after the gap. */
int64_t tz_utc_ms(const struct tz *tz, int year, int month, int day, int second_of_day);

/** Does the calendar have that day, and the wall clock that time of it? Not a 30th of February, nor
 * what is left out when summer time begins. */
bool tz_has(const struct tz *tz, int year, int month, int day, int second_of_day);

/** RFC 3339 in UTC with milliseconds, "2026-03-06T17:30:00.000Z"; @p out has room for 25 bytes. */
void tz_rfc3339(int64_t utc_ms, char out[25]);
/** Reads RFC 3339 (fraction and offset allowed, zone required); false when it is not. */
bool tz_parse_rfc3339(const char *text, int64_t *utc_ms);

#endif
