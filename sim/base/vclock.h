/* vclock.h - the virtual clock and the timers that wait on it.
 *
 * Time is an int64_t count of milliseconds UTC; it moves only in vclock_step(), and only to the due
 * time of the earliest timer.  Timers due at the same millisecond fire in the order they were
 * armed, so a run with one seed has one history.
 *
 * A timer lives inside its owner (intrusive); an owner must disarm its timers before it is freed.
 *
 * Holds: whoever waits for something that does not come from a timer (a frame on a socket, an
 * answer of the system under test) holds the clock, so that free pace does not run away from it.
 */
#ifndef SIM_VCLOCK_H
#define SIM_VCLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VCLOCK_NEVER INT64_MAX

struct vclock;
struct vtimer;

typedef void vtimer_fn(struct vtimer *timer, void *owner);

struct vtimer {
    vtimer_fn *fire;
    void *owner;
    int64_t due_ms;
    uint64_t order; /* breaks ties: arming order */
    size_t slot;    /* place in the heap + 1; 0 when not armed */
};

/** A clock that stands at @p start_ms (UTC). */
struct vclock *vclock_new(int64_t start_ms);
/** Frees the clock; timers still armed are forgotten, their owners need not disarm them. */
void vclock_free(struct vclock *clk);

int64_t vclock_now_ms(const struct vclock *clk);

/** Due time of the earliest timer, VCLOCK_NEVER when there is none. */
int64_t vclock_next_ms(const struct vclock *clk);

/** Prepares @p timer; must come before the first vclock_arm(). @p owner is borrowed. */
void vtimer_init(struct vtimer *timer, vtimer_fn *fire, void *owner);
bool vtimer_armed(const struct vtimer *timer);

/** Arms @p timer to fire @p delay_ms (>= 0) from now; arming again moves it. */
void vclock_arm(struct vclock *clk, struct vtimer *timer, int64_t delay_ms);

/** Arms @p timer for the moment @p due_ms; a moment that is past fires at once. */
void vclock_arm_at(struct vclock *clk, struct vtimer *timer, int64_t due_ms);

/** Disarms @p timer; does nothing when it is not armed. */
void vclock_disarm(struct vclock *clk, struct vtimer *timer);

/** Moves to the earliest due time not after @p until_ms and fires that one timer.
 * @return false, with the clock at @p until_ms, when no timer is due by then. */
bool vclock_step(struct vclock *clk, int64_t until_ms);

/** One more thing is outstanding that no timer stands for. */
void vclock_hold(struct vclock *clk);
/** One thing less; never below zero (asserted). */
void vclock_release(struct vclock *clk);
/** How many things are outstanding. */
int vclock_holds(const struct vclock *clk);

#endif
