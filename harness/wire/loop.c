#include "wire/loop.h"

#include <assert.h>
#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uv.h>

#include "base/mem.h"
#include "wire/in_flight.h"

enum {
    FIRED_PER_POLL = 64,   /* free pace without sockets asks for signals this seldom */
    LONGEST_WAIT_MS = 500, /* a wait never outlasts this, so that no lost wake-up hangs a run */
    AWAY_US = 100000, /* between two looks at the sockets: more than this is not time to answer */
    LAG_MS = 500,     /* wall time that a pace makes up for */
    CHATTER_US = 2000000 /* who says something all the time is listened to for so long at the end */
};

struct loop {
    struct vclock *clk;
    struct evlog *log;
    double factor;
    struct event_base *base;
    struct event *asked[LOOP_SIGNALS]; /* to end, by a signal */
    struct event *patience;            /* ends a wait */
    struct event *uv_readable, *uv_due;
    uv_loop_t uv;
    bool has_uv;
    struct in_flight *in_flight;
    int signal;
    sigset_t mask; /* what was blocked before */
    int fired_since_poll;
    bool waited_in_vain;
    int64_t wall_begin_us;
    int64_t pace_begin_us, virt_begin_ms; /* from where on the clock follows the wall */
    int64_t listened_us, looked_us;       /* up to when it last looked */
    int64_t idle_since_us;                /* nothing was due since then; 0: something was */
};

static int64_t monotonic_us(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

static const int ending[LOOP_SIGNALS] = {SIGINT, SIGTERM, SIGHUP};

void loop_signals(sigset_t *set)
{
    sigemptyset(set);
    for (int i = 0; i < LOOP_SIGNALS; i++) {
        struct sigaction now;

        sigaction(ending[i], NULL, &now);
        /* who begins a run under nohup wants it to live on when the terminal goes */
        if (ending[i] != SIGHUP || now.sa_handler != SIG_IGN)
            sigaddset(set, ending[i]);
    }
}

/* The first signal asks for a clean end; deleting our handlers lets the second one kill. */
static void on_signal(evutil_socket_t fd, short what, void *arg)
{
    struct loop *loop = arg;

    (void)what;
    loop->signal = (int)fd;
    for (int i = 0; i < LOOP_SIGNALS; i++)
        event_del(loop->asked[i]);
}

/* Also one that comes while a step takes long, and nobody turns the loop. */
static void second_one_kills(int sig)
{
    struct sigaction act;

    sigaction(sig, NULL, &act);
    act.sa_flags |= (int)SA_RESETHAND;
    sigaction(sig, &act, NULL);
}

static void on_patience(evutil_socket_t fd, short what, void *arg)
{
    struct loop *loop = arg;

    (void)fd, (void)what;
    loop->waited_in_vain = true;
}

/* Only wakes libevent: serve() turns the uv loop after every turn anyway. */
static void on_uv(evutil_socket_t fd, short what, void *arg)
{
    (void)fd, (void)what, (void)arg;
}

/* Whoever plays several stories blocks the signals between them: what came there is heard now. */
static void hear_signals(struct loop *loop)
{
    sigset_t heard;

    loop_signals(&heard);
    for (int i = 0; i < LOOP_SIGNALS; i++) {
        if (!sigismember(&heard, ending[i]))
            continue;
        event_add(loop->asked[i], NULL);
        second_one_kills(ending[i]);
    }
    sigprocmask(SIG_UNBLOCK, &heard, &loop->mask);
}

struct loop *loop_new(struct vclock *clk, double factor)
{
    struct loop *loop = mem_new(sizeof(*loop));

    loop->clk = clk;
    loop->factor = factor;
    loop->base = event_base_new();
    assert(loop->base);
    for (int i = 0; i < LOOP_SIGNALS; i++)
        loop->asked[i] = evsignal_new(loop->base, ending[i], on_signal, loop);
    loop->patience = evtimer_new(loop->base, on_patience, loop);
    hear_signals(loop);
    loop->in_flight = in_flight_new(clk);
    loop->wall_begin_us = loop->pace_begin_us = loop->looked_us = monotonic_us();
    loop->virt_begin_ms = vclock_now_ms(clk);
    return loop;
}

static void uv_end(struct loop *loop)
{
    uv_run(&loop->uv, UV_RUN_NOWAIT); /* libwebsockets' last handles close in the loop */
    event_free(loop->uv_readable);
    event_free(loop->uv_due);
    uv_loop_close(&loop->uv);
}

void loop_free(struct loop *loop)
{
    if (!loop)
        return;
    if (loop->has_uv)
        uv_end(loop);
    event_free(loop->patience);
    sigprocmask(SIG_SETMASK, &loop->mask, NULL);
    for (int i = 0; i < LOOP_SIGNALS; i++)
        event_free(loop->asked[i]);
    event_base_free(loop->base);
    in_flight_free(loop->in_flight);
    free(loop);
}

struct event_base *loop_base(struct loop *loop)
{
    return loop->base;
}

struct in_flight *loop_in_flight(struct loop *loop)
{
    return loop->in_flight;
}

struct uv_loop_s *loop_uv(struct loop *loop)
{
    if (loop->has_uv)
        return &loop->uv;
    loop->has_uv = true;
    uv_loop_init(&loop->uv);
    loop->uv_readable =
        event_new(loop->base, uv_backend_fd(&loop->uv), EV_READ | EV_PERSIST, on_uv, loop);
    loop->uv_due = evtimer_new(loop->base, on_uv, loop);
    event_add(loop->uv_readable, NULL);
    return &loop->uv;
}

void loop_log(struct loop *loop, struct evlog *log)
{
    loop->log = log;
}

int loop_signal(const struct loop *loop)
{
    return loop->signal;
}

int64_t loop_machine_ms(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_REALTIME, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int64_t loop_machine_us(void)
{
    return monotonic_us();
}

int64_t loop_wall_us(const struct loop *loop)
{
    return monotonic_us() - loop->wall_begin_us;
}

int64_t loop_listened_us(const struct loop *loop)
{
    int64_t away_us = monotonic_us() - loop->looked_us;

    return loop->listened_us + (away_us < AWAY_US ? away_us : AWAY_US);
}

/* It was looked at the sockets until now; @p most_us is what may have passed meanwhile. */
static void looked(struct loop *loop, int64_t most_us)
{
    int64_t now_us = monotonic_us();
    int64_t us = now_us - loop->looked_us;

    loop->listened_us += us < most_us ? us : most_us;
    loop->looked_us = now_us;
}

static void no_cause(struct loop *loop)
{
    if (loop->log)
        evlog_because(loop->log, 0);
}

/* The virtual moment that the wall clock allows; never in free pace. */
static int64_t allowed_ms(const struct loop *loop)
{
    if (loop->factor <= 0)
        return VCLOCK_NEVER;
    return loop->virt_begin_ms +
           (int64_t)((double)(monotonic_us() - loop->pace_begin_us) / 1000.0 * loop->factor);
}

/* The pace begins anew at this moment. */
static void begin_pace(struct loop *loop)
{
    loop->pace_begin_us = monotonic_us();
    loop->virt_begin_ms = vclock_now_ms(loop->clk);
}

/* Does the clock stand while it is held? At real pace the wall is everybody's. */
static bool stands(const struct loop *loop)
{
    return loop->factor > 1 && vclock_holds(loop->clk) > 0;
}

/* What could not be done in its time is not made up for in a burst. */
static void forgive_lag(struct loop *loop)
{
    int64_t next_ms = vclock_next_ms(loop->clk);

    if (loop->factor > 0 && next_ms != VCLOCK_NEVER &&
        (double)(allowed_ms(loop) - next_ms) > LAG_MS * loop->factor) {
        loop->pace_begin_us = monotonic_us();
        loop->virt_begin_ms = next_ms;
    }
}

/* Lets the clock follow the wall as far as no timer is passed over, so that what comes in from a
 * socket is stamped with the moment it came. */
static void follow_wall(struct loop *loop, int64_t until_ms)
{
    int64_t to_ms = allowed_ms(loop);
    int64_t next_ms = vclock_next_ms(loop->clk);

    if (loop->factor <= 0 || stands(loop))
        return;
    if (to_ms > until_ms)
        to_ms = until_ms;
    if (next_ms <= to_ms)
        to_ms = next_ms - 1;
    if (to_ms > vclock_now_ms(loop->clk))
        vclock_step(loop->clk, to_ms);
}

/* Turns the uv loop once, which also registers what was asked for outside it, and arms the timer
 * for what it waits for next. */
static void turn_uv(struct loop *loop)
{
    int ms;

    if (!loop->has_uv)
        return;
    uv_run(&loop->uv, UV_RUN_NOWAIT);
    /* A loop with nothing in it would say 0: at once. */
    ms = uv_loop_alive(&loop->uv) ? uv_backend_timeout(&loop->uv) : -1;
    if (ms < 0) {
        evtimer_del(loop->uv_due);
    } else {
        struct timeval tv = {ms / 1000, (suseconds_t)(ms % 1000) * 1000};
        evtimer_add(loop->uv_due, &tv);
    }
}

/* Descriptors that a callback asked uv to watch, and that uv_run() has not yet told the kernel of.
 * Waiting now would miss them. The queue is part of uv's public struct but has no reader there. */
static bool has_unwatched(const struct loop *loop)
{
    const void *first = NULL;

    if (!loop->has_uv || !uv_loop_alive(&loop->uv)) /* an empty loop never registers anything */
        return false;
    memcpy(&first, &loop->uv.watcher_queue, sizeof(first));
    return first != (const void *)&loop->uv.watcher_queue;
}

/* Serves what the machine has for us, waiting up to @p wait_us for it. @return something came */
static bool serve(struct loop *loop, int64_t wait_us, int64_t until_ms)
{
    bool waits = wait_us > 0 && !has_unwatched(loop);

    no_cause(loop);
    loop->waited_in_vain = false;
    loop->fired_since_poll = 0;
    if (waits) {
        struct timeval tv = {(time_t)(wait_us / 1000000), (suseconds_t)(wait_us % 1000000)};
        evtimer_add(loop->patience, &tv);
    }
    /* Without ONCE libevent goes on for as long as uv's descriptor is readable: for ever. */
    looked(loop, AWAY_US);
    event_base_loop(loop->base, EVLOOP_ONCE | (waits ? 0 : EVLOOP_NONBLOCK));
    evtimer_del(loop->patience);
    looked(loop, waits ? wait_us + AWAY_US : AWAY_US);
    follow_wall(loop, until_ms);
    turn_uv(loop);
    return !loop->waited_in_vain;
}

static enum loop_turn fire(struct loop *loop, int64_t until_ms)
{
    no_cause(loop);
    loop->fired_since_poll++;
    loop->idle_since_us = 0;
    vclock_step(loop->clk, until_ms);
    return LOOP_fired;
}

static int64_t min_ms(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* How long to wait at the wall for the virtual moment @p ms. */
static int64_t wall_wait_us(const struct loop *loop, int64_t ms)
{
    int64_t longest_us = (int64_t)LONGEST_WAIT_MS * 1000;
    int64_t ahead_ms;

    if (loop->factor <= 0 || ms == VCLOCK_NEVER)
        return longest_us;
    ahead_ms = ms - allowed_ms(loop);
    if ((double)ahead_ms / loop->factor * 1000.0 > (double)longest_us)
        return longest_us;
    return ahead_ms <= 0 ? 1 : (int64_t)((double)ahead_ms / loop->factor * 1000.0) + 1;
}

/* Something came although nothing is due. Who floods us does not hold up the end for that. */
static bool still_listens(struct loop *loop)
{
    if (loop->idle_since_us == 0)
        loop->idle_since_us = monotonic_us();
    return monotonic_us() - loop->idle_since_us < CHATTER_US;
}

/* Nothing can fire now: waits, or finds that there is nothing to wait for. */
static enum loop_turn rest(struct loop *loop, int64_t until_ms, int idle_wall_ms)
{
    int64_t next_ms = min_ms(vclock_next_ms(loop->clk), until_ms);
    bool at_end = vclock_next_ms(loop->clk) > until_ms && until_ms <= allowed_ms(loop);

    if (vclock_holds(loop->clk) > 0 || !at_end) {
        bool waits = at_end || stands(loop);

        serve(loop, wall_wait_us(loop, waits ? VCLOCK_NEVER : next_ms), until_ms);
        if (waits)
            begin_pace(loop);
        return loop->signal ? LOOP_signal : LOOP_io;
    }
    if (loop->has_uv && idle_wall_ms > 0 && serve(loop, (int64_t)idle_wall_ms * 1000, until_ms) &&
        still_listens(loop))
        return loop->signal ? LOOP_signal : LOOP_io;
    loop->idle_since_us = 0;
    if (loop->has_uv)
        begin_pace(loop);
    if (vclock_next_ms(loop->clk) <= until_ms || vclock_holds(loop->clk) > 0)
        return LOOP_io;
    vclock_step(loop->clk, until_ms);
    return loop->signal ? LOOP_signal : LOOP_idle;
}

enum loop_turn loop_turn(struct loop *loop, int64_t until_ms, int idle_wall_ms)
{
    int64_t next_ms;
    bool may;

    if (loop->has_uv || loop->factor > 0 || loop->fired_since_poll >= FIRED_PER_POLL)
        serve(loop, 0, until_ms);
    if (loop->signal)
        return LOOP_signal;
    forgive_lag(loop);
    next_ms = vclock_next_ms(loop->clk);
    may = next_ms <= vclock_now_ms(loop->clk) ||
          (loop->factor > 0 ? next_ms <= allowed_ms(loop) && !stands(loop)
                            : vclock_holds(loop->clk) == 0);
    if (may && next_ms <= until_ms)
        return fire(loop, until_ms);
    return rest(loop, until_ms, idle_wall_ms);
}
