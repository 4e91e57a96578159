/* loop.h - the one place where the virtual clock meets the machine's: libevent, sockets, signals.
 *
 * Pace: free jumps to the next timer as soon as nothing holds the clock; real and N-fold let it
 * follow the wall clock, N-fold only while nothing holds it: who answers from outside keeps his own
 * time.  What was waited for is not made up for: the pace begins anew, so that nothing fires in a
 * burst before the sockets were read. Libwebsockets runs on a libuv loop nested in libevent (Debian
 * builds it with neither libevent nor external poll); loop_uv() hands that loop to wire_ws and the
 * server.
 */
#ifndef HARNESS_LOOP_H
#define HARNESS_LOOP_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/vclock.h"
#include "log/evlog.h"

struct loop;
struct event_base;
struct in_flight;
struct uv_loop_s;

/** @p factor 0: free; 1: real time; N: N times as fast. */
struct loop *loop_new(struct vclock *clk, double factor);
/** All events on it must be gone; NULL is harmless. */
void loop_free(struct loop *loop);

/** The loop of libevent that it turns. */
struct event_base *loop_base(struct loop *loop);
/** The nested libuv loop, made at the first call. */
struct uv_loop_s *loop_uv(struct loop *loop);

/** Counts the frames between two ends that are both served by this loop. */
struct in_flight *loop_in_flight(struct loop *loop);

/** Before each timer fires and each socket is served the log's current cause is cleared.
 * @p log may be NULL. */
void loop_log(struct loop *loop, struct evlog *log);

/** What happened in loop_turn(). */
enum loop_turn {
    LOOP_fired,  /* a timer fired */
    LOOP_io,     /* the machine's loop was served */
    LOOP_idle,   /* nothing is due by until_ms and nothing holds the clock: it stands at until_ms */
    LOOP_signal, /* SIGINT, SIGTERM or SIGHUP came */
};

/** Serves sockets, then fires at most one timer due by @p until_ms; waits on the machine's loop
 * when the clock is held or the pace says so. @p idle_wall_ms: with open sockets, how long to
 * listen before LOOP_idle is believed. In free pace a timer that is due at this very moment fires
 * even while the clock is held. Once a signal has come every turn answers LOOP_signal; a second
 * signal kills. */
enum loop_turn loop_turn(struct loop *loop, int64_t until_ms, int idle_wall_ms);

/** The signal that came (SIGINT, SIGTERM or SIGHUP), 0 for none. */
int loop_signal(const struct loop *loop);

/** The signals that ask for an end. SIGHUP is none of them where it is ignored (nohup). */
enum { LOOP_SIGNALS = 3 };
void loop_signals(sigset_t *set);

/** The machine's own time, milliseconds UTC: for those who live outside of the story. */
int64_t loop_machine_ms(void);
/** Microseconds of wall time since loop_new(). */
int64_t loop_wall_us(const struct loop *loop);
/** Of these, those in which it listened: time in which nobody read the sockets (a machine asleep, a
 * process that was stopped) is held against nobody behind them. */
int64_t loop_listened_us(const struct loop *loop);
/** Microseconds of the machine's own time, from some moment on; it never jumps. */
int64_t loop_machine_us(void);

#endif
