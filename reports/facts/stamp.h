/* stamp.h - the moments that messages name, read by the judges' own reader, and the clocks of the
 * stations that made them.
 *
 * The stations, the CSMS and whoever judges them must not read a stamp by the same lines of code: a
 * mistake in those would be seen by nobody.
 *
 * A station's clock is its own (event clock_set): it follows what its CSMS tells, drifts, and may
 * be wrong because a story says so.  Whoever holds a stamp against the truth turns it back first;
 * what a CSMS keeps is held against the stamp as it was told.
 */
#ifndef REPORTS_STAMP_H
#define REPORTS_STAMP_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct runfile;

#define STAMP_NONE INT64_MAX

/** The moment in ms UTC that @p text names as RFC 3339 does ("2026-03-06T17:30:00.123Z", or with an
 * offset); STAMP_NONE when it names none, or @p text is NULL. */
int64_t stamp_of(const char *text);
/** The same of the field @p name of @p object. */
int64_t stamp_field(const cJSON *object, const char *name);

/* A clock of a station as it was set at one moment. */
struct stamp_clock {
    int actor;
    int64_t at_ms, off_ms, drift_ppm; /* of the story; ahead of it; what it gains from then on */
    bool by_csms;                     /* the CSMS told that time */
};

struct stamp_clocks {
    struct stamp_clock *list; /* in the order in which they were set */
    size_t count;
};

/** The clocks of a scenario that were ever off; to be emptied with stamp_clocks_fini(). */
void stamp_clocks_init(struct stamp_clocks *clocks, struct runfile *rf, int scenario);
void stamp_clocks_fini(struct stamp_clocks *clocks);

/** By how much the clock of station @p actor was ahead at @p ms. */
int64_t stamp_off_ms(const struct stamp_clocks *clocks, int actor, int64_t ms);
/** The moment of the story at which station @p actor made the stamp @p told_ms, which was told by
 * @p sent_ms: by the latest of its clocks that showed it until then, or the one it had then.
 * STAMP_NONE stays. */
int64_t stamp_truly(const struct stamp_clocks *clocks, int actor, int64_t told_ms, int64_t sent_ms);
/** The same where the CSMS told the station that time; else @p told_ms: what a CSMS can know. */
int64_t stamp_known(const struct stamp_clocks *clocks, int actor, int64_t told_ms, int64_t sent_ms);
/** Was the clock of station @p actor set, or set another way, from @p from_ms to @p to_ms? */
bool stamp_clock_jumps(const struct stamp_clocks *clocks, int actor, int64_t from_ms,
                       int64_t to_ms);

#endif
