/* sla.h - what the desk promised everybody: targets by fault grade, and the clocks that watch them.
 *
 * A clock counts open time (calendar.h) from the first notice to the deed that stops it.  Pausing
 * takes the time in between out; what was used stays used.  All of it is arithmetic on values: who
 * stores the clock and who is woken when it is due is the desk's business
 * (ticket_clock.h).
 *
 * Defaults: first reply in 10 minutes; somebody on site in 30 minutes (L1: the station is dead),
 * 2 hours (L2: partly), 24 hours (L3: a blemish); resolution and progress only where agreed.
 */
#ifndef REFSTACK_SLA_H
#define REFSTACK_SLA_H

#include "refstack/desk/calendar.h"

#define SLA_CLOCK_LIST(X) X(first_reply) X(on_site) X(resolution) X(progress)
#define X(name)           SLA_##name,
enum sla_clock_kind { SLA_CLOCK_LIST(X) SLA_CLOCKS };
#undef X

#define SLA_GRADES 3 /* L1, L2, L3 are 1, 2, 3 */

struct sla {
    struct calendar cal;
    int64_t target_ms[SLA_GRADES][SLA_CLOCKS]; /* 0: none agreed */
};

/** "unknown" for a number that is none of them, as it may come out of a damaged database. */
const char *sla_clock_name(enum sla_clock_kind kind);

/** Reads {grades: {L1: {first_reply_ms?, on_site_ms?, resolution_ms?, progress_ms?}}, hours?,
 * holidays?}. What is not named keeps its default; with @p json NULL nothing is.
 * @return false with @p sla unchanged when something is not understood, or negative. */
bool sla_read(struct sla *sla, const struct tz *tz, const cJSON *json);

/** 1..3 for "L1".."L3", 0 for anything else (NULL too). */
int sla_grade_of(const char *name);

struct sla_clock {
    int64_t target_ms;
    int64_t used_ms; /* open time used before run_from_ms */
    int64_t run_from_ms;
    int64_t due_ms;      /* VCLOCK_NEVER while it is paused */
    int64_t escalate_ms; /* the moment at which 80 % are used; VCLOCK_NEVER while paused */
};

void sla_clock_start(struct sla_clock *c, const struct calendar *cal, int64_t now_ms,
                     int64_t target_ms);
void sla_clock_pause(struct sla_clock *c, const struct calendar *cal, int64_t now_ms);
void sla_clock_resume(struct sla_clock *c, const struct calendar *cal, int64_t now_ms);
/** Another target, counted from the first notice: takes effect only when it is nearer. */
void sla_clock_retarget(struct sla_clock *c, const struct calendar *cal, int64_t target_ms);

#endif
